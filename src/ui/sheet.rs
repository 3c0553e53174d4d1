//! What is painted by hand, outside the virtual DOM, and shared with the
//! animation frame: pictures do not wait for Yew, which puts messages off when a
//! step has taken long.

use super::canvas::Painter;
use super::chart::ChartPart;
use super::link::Link;
use crate::figure::DisplayOptions;

/// The charts of one figure.
pub(super) struct Sheet {
    pub(super) charts: Vec<ChartPart>,
    /// How many charts there have ever been.
    made: u32,
    painter: Painter,
    /// Whether the charts are to be painted; else only time moves.
    pub(super) stale: bool,
    pub(super) time: super::more::Time,
}

impl Sheet {
    pub(super) fn new(view: &DisplayOptions) -> Self {
        let mut sheet = Self {
            charts: Vec::new(),
            made: 0,
            painter: Painter::default(),
            stale: true,
            time: super::more::Time::default(),
        };
        sheet.show(view);
        sheet
    }

    /// Has the charts that `view` wants; those that stay are left as they are.
    pub(super) fn show(&mut self, view: &DisplayOptions) {
        let mut old = std::mem::take(&mut self.charts);
        for (index, policy) in view.policies().enumerate() {
            let place = (policy, view.level, index == 0);
            let kept = old.iter().position(|chart| chart.place() == place);
            self.charts.push(match kept {
                Some(kept) => old.swap_remove(kept),
                None => {
                    self.made += 1;
                    ChartPart::new(place, self.made)
                }
            });
        }
        self.stale = true;
    }

    /// Paints what is to be painted, in a frame that begins at `now_ms`. Answers
    /// whether the next frame is wanted too.
    pub(super) fn paint(&mut self, link: &Link, now_ms: f64) -> bool {
        let figure = link.figure();
        let moving = self.time.advance(now_ms);
        let repainted = std::mem::take(&mut self.stale);
        if repainted {
            self.painter.begin();
            let hint = !link.touched.get();
            for chart in &mut self.charts {
                chart.paint(&figure, &mut self.painter, hint);
            }
        }
        self.time.show(&figure, &mut self.charts, repainted);
        moving
    }
}
