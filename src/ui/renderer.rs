//! Draws everything outside the virtual DOM. The renderer is shared with the
//! animation frame: pictures must not wait for Yew, which delays messages when a
//! step has taken long.

use std::rc::Rc;

use yew::Callback;

use super::canvas::Painter;
use super::chart::{BOUNDS_PX, Chart, ChartKind, Look};
use super::command_buttons::CommandButtons;
use super::fleet_strip::PlayedFrame;
use super::hood::Hood;
use super::live_region::LiveRegion;
use super::magnifier::Magnifier;
use super::pin::PinChange;
use super::playback::Playback;
use super::playback_row::PlaybackRow;
use super::sketch::{GuessSteps, Pencil, PencilPoint};
use crate::allocation::Policy;
use crate::figure::{DisplayOptions, Figure};
use crate::scene::{Scene, Viewport, is_in_rows, lag_records, playback_s};
use crate::timeline::Steps;

/// A frame whose charts are painted.
#[derive(Clone, Copy, Debug)]
pub(super) struct PaintedFrame {
    /// Whether they were painted anew.
    pub(super) repainted: bool,
    /// Whether playback goes on.
    pub(super) playing: bool,
    /// When the frame begins, milliseconds.
    pub(super) now_ms: f64,
}

/// The charts of one figure and the time cursor.
pub(super) struct ChartRenderer {
    pub(super) charts: Vec<Chart>,
    pub(super) hood: Hood,
    /// Whether the page is so narrow that one of several charts is in sight.
    pub(super) one_at_a_time: bool,
    /// The id of the newest chart.
    last_id: u32,
    painter: Painter,
    /// Whether the charts need painting; if not, only the time cursor is shown.
    pub(super) stale: bool,
    pub(super) playback: Playback,
    pub(super) row: PlaybackRow,
    /// When the last frame of playback began, in milliseconds, and the time that it
    /// showed, in seconds; nothing while nothing is played.
    played: Option<(f64, f64)>,
    /// Announces what happened at the time cursor.
    live_region: LiveRegion,
    /// Called when the time cursor or the runs have changed, while something follows them.
    pub(super) follower: Option<Callback<()>>,
    pub(super) command_buttons: CommandButtons,
    pub(super) magnifier: Magnifier,
    /// While the user draws the load.
    pub(super) pencil: Option<Pencil>,
    /// The workers of a choice that the reader looks at, drawn faintly.
    pub(super) ghost: Option<Rc<Steps>>,
    pub(super) point: PencilPoint,
    pub(super) guess_steps: GuessSteps,
}

impl ChartRenderer {
    pub(super) fn new(
        display: &DisplayOptions,
        playback: Playback,
        live_region: LiveRegion,
    ) -> Self {
        let mut renderer = Self {
            charts: Vec::new(),
            hood: Hood::default(),
            one_at_a_time: false,
            last_id: 0,
            painter: Painter::default(),
            stale: true,
            playback,
            row: PlaybackRow::default(),
            played: None,
            live_region,
            follower: None,
            command_buttons: CommandButtons::default(),
            magnifier: Magnifier::default(),
            pencil: None,
            ghost: None,
            point: PencilPoint::default(),
            guess_steps: GuessSteps::default(),
        };
        renderer.set_charts(display, None);
        renderer
    }

    /// Creates and removes charts; those that stay keep their state. The load can be
    /// reshaped in the chart of `selected`, or else in the first.
    pub(super) fn set_charts(&mut self, display: &DisplayOptions, selected: Option<Policy>) {
        let mut old = std::mem::take(&mut self.charts);
        let selected = selected.or_else(|| display.policies().next());
        for policy in display.policies() {
            let kind = ChartKind {
                policy,
                level: display.level,
                shapes_load: Some(policy) == selected,
            };
            let kept = old.iter().position(|chart| chart.kind == kind);
            self.charts.push(match kept {
                Some(kept) => old.swap_remove(kept),
                None => {
                    self.last_id += 1;
                    Chart::new(kind, self.last_id)
                }
            });
        }
        let covered = self.magnifier.policy();
        if !self
            .charts
            .iter()
            .any(|chart| Some(chart.policy()) == covered)
        {
            self.magnifier.close();
        }
        self.stale = true;
    }

    /// Returns the chart whose load can be drawn.
    pub(super) fn drawn_on(&self) -> Option<&Chart> {
        self.charts.iter().find(|chart| chart.kind.shapes_load)
    }

    /// Measures all charts again before the next picture.
    pub(super) fn forget_sizes(&mut self) {
        for chart in &mut self.charts {
            chart.forget_size();
        }
        self.hood.forget_size();
    }

    /// Advances playback to a frame that begins at `now_ms`. Returns whether it goes on.
    pub(super) fn advance(&mut self, figure: &Figure, now_ms: f64) -> bool {
        // The pace would tell where a hidden fleet restarts.
        let told = self.charts.iter().map(Chart::policy);
        let told = told.filter(|policy| !figure.is_hidden(*policy));
        let runs = told.map(|policy| figure.run(policy));
        self.playback.is_playing() && self.playback.advance(now_ms, playback_s(runs))
    }

    /// Paints the charts if they are stale, and returns whether they were. `hint` shows
    /// the text beside the static line; `scene` returns what is drawn in a chart.
    pub(super) fn paint(
        &mut self,
        figure: &Figure,
        hint: bool,
        scene: impl Fn(&Chart, &Viewport, &[&Steps]) -> Scene,
    ) -> bool {
        let stale = std::mem::take(&mut self.stale);
        if stale {
            self.painter.begin_frame();
            self.paint_charts(figure, hint, scene);
        }
        stale
    }

    /// Paints what goes with the pictures of the charts.
    pub(super) fn paint_more(&mut self, figure: &Figure, painted: PaintedFrame) {
        let PaintedFrame {
            repainted,
            playing,
            now_ms,
        } = painted;
        if repainted {
            // A chart that is out of sight has the scales of its last picture.
            if let Some(plot) = self.charts.iter().find_map(|chart| chart.plot) {
                let space = (plot.left, BOUNDS_PX);
                self.hood.paint(figure, space, &mut self.painter);
            }
            self.charts
                .iter()
                .for_each(|chart| chart.place_commands(figure));
            self.magnifier.paint(figure, &mut self.painter);
            let asked = self.charts.iter();
            let mut asked = asked.filter(|chart| figure.is_hidden(chart.policy()));
            if let Some(plot) = asked.next().and_then(|chart| chart.plot) {
                self.guess_steps.show(&plot);
            }
            let plot = self.drawn_on().and_then(|chart| chart.plot);
            if let (Some(pencil), Some(plot)) = (&self.pencil, &plot) {
                self.point.show(figure, pencil, plot);
            }
        }
        let frame = playing.then(|| self.played_frame(figure, now_ms));
        let was_playing = self.played.is_some();
        self.played = frame.map(|_| (now_ms, self.playback.t_s(figure)));
        let moves = playing && !self.playback.is_motion_reduced();
        if moves {
            // Before the first write: measuring afterwards would lay out the page.
            self.charts
                .iter_mut()
                .for_each(|chart| chart.strip.measure());
        }
        // After playback the strips show the exact state again.
        self.show_time(figure, repainted || (was_playing && !playing), frame);
        if let Some(frame) = frame.filter(|_| moves) {
            let t_s = self.playback.t_s(figure);
            for chart in &mut self.charts {
                if let Some(run) = chart.told_run(figure) {
                    chart.strip.move_records(figure, run, t_s, frame.passed_s);
                }
            }
        } else if was_playing {
            self.charts.iter_mut().for_each(|chart| chart.strip.rest());
        }
    }

    /// Paints the charts that are in sight. `hint` shows the text beside the static
    /// line.
    fn paint_charts(
        &mut self,
        figure: &Figure,
        hint: bool,
        scene: impl Fn(&Chart, &Viewport, &[&Steps]) -> Scene,
    ) {
        let in_sight: Vec<bool> = self
            .charts
            .iter_mut()
            .map(|chart| chart.surface.size().is_some())
            .collect();
        let policies: Vec<Policy> = self.charts.iter().map(Chart::policy).collect();
        let hidden = policies.iter().zip(&in_sight).filter(|(_, seen)| !**seen);
        let ghosts: Vec<&Steps> = hidden
            .filter(|(policy, _)| !figure.is_hidden(**policy))
            .map(|(policy, _)| &figure.run(*policy).workers)
            .chain(self.ghost.as_deref())
            .collect();
        // Rows share the time axis of the last.
        let is_stacked = is_stacked(figure, policies.len());
        let count = policies.len();
        let alone = in_sight.iter().filter(|seen| **seen).count() < 2;
        self.one_at_a_time = count > 1 && alone;
        for (index, chart) in self.charts.iter_mut().enumerate() {
            let look = Look {
                hint,
                x_labels: !is_stacked || alone || index + 1 == count,
                ghosts: &ghosts,
            };
            chart.paint(figure, &mut self.painter, &look, &scene);
        }
    }

    fn played_frame(&self, figure: &Figure, now_ms: f64) -> PlayedFrame {
        let t_s = self.playback.t_s(figure);
        let (last_ms, from_s) = self.played.unwrap_or((now_ms, t_s));
        PlayedFrame {
            from_s: from_s.min(t_s),
            now_ms,
            // A frame that comes much later follows a pause.
            passed_s: ((now_ms - last_ms) / 1000.0).clamp(0.0, 0.1),
        }
    }

    /// Shows the time of the cursor in all charts and in the playback row.
    fn show_time(&mut self, figure: &Figure, repainted: bool, frame: Option<PlayedFrame>) {
        let announces = self.playback.take_announces();
        let pin = self.playback.pin.take_change();
        if repainted || pin != PinChange::Nothing {
            let span_s = figure.results.workload.span_s();
            let glance_s = self.playback.pin.glance().map(|share| share * span_s);
            for chart in &self.charts {
                chart.show_glance(figure, glance_s);
            }
        }
        let repainted = repainted || pin == PinChange::Pinned;
        let Some(moved) = self.playback.take_change(figure, repainted) else {
            return;
        };
        let t_s = self.playback.t_s(figure);
        let largest_lag = self
            .charts
            .iter()
            .map(|chart| lag_records(&figure.settings, figure.run(chart.policy()).backlog.max()))
            .fold(0.0, f64::max);
        let visible = self.playback.is_cursor_visible();
        let pinned = self.playback.pin.is_pinned();
        let playing = self.playback.is_playing();
        for chart in &mut self.charts {
            chart.show_time(figure, t_s, (visible, pinned), largest_lag, frame);
            chart.show_closer(figure, t_s, pinned && !playing && !figure.held);
        }
        self.hood.show_cursor(t_s, visible);
        self.command_buttons.show(figure, t_s);
        // During a drag the texts can wait.
        if moved || !figure.held {
            let text = self.row.show(figure, &self.playback, &figure.told());
            if announces && let Some(text) = text {
                self.live_region.say(text);
            }
        }
        if let Some(follower) = &self.follower {
            follower.emit(());
        }
    }
}

/// Returns whether `count` charts are rows of full width on one time axis, and not
/// columns.
pub(super) fn is_stacked(figure: &Figure, count: usize) -> bool {
    is_in_rows(count, figure.results.workload.span_s())
}
