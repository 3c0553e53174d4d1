//! Draws the rows of a close-up: heartbeats, phases, and the time until the backlog is
//! worked off, each with its name.

use super::super::area::Areas;
use super::super::mark::{Anchor, Ink, LabelRole, Mark};
use super::super::texts::{LABEL_PX, text_width};
use super::{CloseUpLabels, Drawing, GAP_PX, LINE_PX, ROW_PX, WINDOW_S};
use crate::allocation::Heartbeats;

/// Height of the bar of a phase, CSS pixels.
const BAR_PX: f64 = 9.0;
/// Half the height of the tick of a heartbeat, CSS pixels.
const BEAT_PX: f64 = 5.0;
/// Half the size of the cross of a heartbeat without an answer, CSS pixels.
const CROSS_PX: f64 = 3.0;

impl Drawing<'_> {
    /// Draws the heartbeats, the phases, and the time until the job has caught up, each
    /// in a row of its own with its name.
    pub(super) fn rows(&mut self, labels: &CloseUpLabels) {
        let mut y = ROW_PX / 2.0 + 2.0;
        if let Some(heartbeats) = self.incident.heartbeats {
            self.heartbeats(&heartbeats, y);
            let end = self.x(heartbeats.noticed_s);
            self.name_row((self.x(self.incident.begin_s), end), y, &labels.heartbeats);
            y += ROW_PX;
        }
        let incident = self.incident;
        for (phase, name) in incident.phases.iter().zip(&labels.phases) {
            self.bar(Ink::Baseline, (phase.begin_s, phase.end_s), y, name);
            y += ROW_PX;
        }
        if let (Some(restored_s), Some(caught_up_s)) = (incident.restored_s, incident.caught_up_s) {
            self.bar(
                Ink::LagFill,
                (restored_s, caught_up_s),
                y,
                &labels.catching_up,
            );
        }
    }

    /// Draws a tick for each heartbeat that was answered and a cross for each that was
    /// not.
    fn heartbeats(&mut self, heartbeats: &Heartbeats, y: f64) {
        let Heartbeats {
            last_s,
            interval_s,
            noticed_s,
        } = *heartbeats;
        let interval_s = interval_s.max(1.0);
        let first = ((self.begin_s - last_s) / interval_s).ceil();
        let until_s = noticed_s.min(self.begin_s + WINDOW_S);
        let (mut ticks, mut crosses) = (Vec::new(), Vec::new());
        let mut request = first;
        loop {
            let t_s = last_s + request * interval_s;
            if t_s > until_s {
                break;
            }
            let x = self.x(t_s);
            if request <= 0.0 {
                ticks.push(((x, y - BEAT_PX), (x, y + BEAT_PX)));
            } else {
                let (a, b) = (CROSS_PX, -CROSS_PX);
                crosses.extend([
                    ((x + b, y + b), (x + a, y + a)),
                    ((x + b, y + a), (x + a, y + b)),
                ]);
            }
            request += 1.0;
        }
        let rules = |ink, crisp, segments| Mark::Rules {
            ink,
            width: LINE_PX,
            crisp,
            segments,
        };
        self.scene.data.push(rules(Ink::Workers, true, ticks));
        self.scene.data.push(rules(Ink::Target, false, crosses));
    }

    /// Draws the bar of a phase between two times, with its name.
    fn bar(&mut self, ink: Ink, (from_s, to_s): (f64, f64), y: f64, name: &str) {
        let from = self.x(from_s);
        let span = (from, self.x(to_s).max(from + 1.5));
        let (top, bottom) = (y - BAR_PX / 2.0, y + BAR_PX / 2.0);
        let bar = Areas::rectangles(ink, (top, bottom), [span]);
        self.scene.data.push(Mark::Areas(bar));
        self.name_row(span, y, name);
    }

    /// Names a row: behind what it shows, before it, or over its end.
    fn name_row(&mut self, (from, to): (f64, f64), y: f64, name: &str) {
        let width = text_width(name, LABEL_PX) + GAP_PX;
        let right = self.scene.plot.right;
        let (x, anchor) = if to + width <= right {
            (to + GAP_PX, Anchor::Left)
        } else if from - width >= 0.0 {
            (from - GAP_PX, Anchor::Right)
        } else {
            (right, Anchor::Right)
        };
        self.label(x, y, anchor, LabelRole::Load, name);
    }
}
