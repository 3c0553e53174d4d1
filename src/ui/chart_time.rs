//! What one chart shows at the time of the cursor, and the outages near a time.

use web_sys::HtmlElement;

use super::chart::Chart;
use super::dom::move_to;
use super::fleet_strip::PlayedFrame;
use super::magnifier::begin_near;
use super::mapping::from_window;
use crate::allocation::Run;
use crate::figure::{Figure, Level};

/// An outage this near the pinned cursor can be looked at, in CSS pixels.
const CLOSER_PX: f64 = 8.0;

impl Chart {
    /// Shows the time `t_s` in seconds: the cursor, if it is visible, whether it is
    /// pinned, and the fleet. `largest_lag` is the length of the whole queue in records.
    /// `frame` is given during playback.
    pub(super) fn show_time(
        &mut self,
        figure: &Figure,
        t_s: f64,
        (cursor_visible, pinned): (bool, bool),
        largest_lag: f64,
        frame: Option<PlayedFrame>,
    ) {
        let Some(plot) = &self.plot else { return };
        let run = self.told_run(figure);
        match run {
            Some(run) => self.strip.show(figure, run, t_s, largest_lag, frame),
            None => self.strip.clear(),
        }
        self.cursor
            .show(figure, run, plot, t_s, (cursor_visible, pinned));
    }

    /// Returns the run, unless it is to be guessed.
    pub(super) fn told_run<'a>(&self, figure: &'a Figure) -> Option<&'a Run> {
        let policy = self.policy();
        (!figure.is_hidden(policy)).then(|| figure.run(policy))
    }

    /// Shows the thin cursor at a time in seconds, or hides it.
    pub(super) fn show_glance(&self, figure: &Figure, t_s: Option<f64>) {
        if let Some(plot) = &self.plot {
            let run = self.told_run(figure);
            self.cursor.show_glance(figure, run, plot, t_s);
        }
    }

    /// Shows the button that looks closer beside a pinned cursor at a time in seconds, if
    /// an outage is near.
    pub(super) fn show_closer(&self, figure: &Figure, t_s: f64, pinned: bool) {
        let (Some(plot), Some(button)) = (&self.plot, self.closer.cast::<HtmlElement>()) else {
            return;
        };
        let x = plot.x(t_s);
        let is_near = pinned && self.incident_at(figure, t_s, CLOSER_PX).is_some();
        button.set_hidden(!is_near);
        if is_near {
            move_to(&button, x, plot.bottom);
            let is_left = x < (plot.left + plot.right) / 2.0;
            let _ = button.class_list().toggle_with_force("ahead", is_left);
        }
    }

    /// Returns when the outage begins that is within so many CSS pixels of a time, in
    /// seconds.
    fn incident_at(&self, figure: &Figure, t_s: f64, within_px: f64) -> Option<f64> {
        let plot = self.plot.filter(|_| self.kind.level > Level::Basic)?;
        self.told_run(figure)?;
        let within_s = within_px / plot.width().max(1.0) * (plot.end_s - plot.begin_s);
        begin_near(figure, self.policy(), t_s, within_s)
    }

    /// Returns when the outage begins, in seconds, that is within so many CSS pixels of
    /// a point of the window.
    pub(super) fn incident_near(
        &self,
        figure: &Figure,
        point: (f64, f64),
        within_px: f64,
    ) -> Option<f64> {
        let (x, _) = from_window(&self.surface.area()?, point);
        self.incident_at(figure, self.plot?.t(x), within_px)
    }

    /// Returns a share of the span, or that at which an outage begins within so many CSS
    /// pixels of it.
    pub(super) fn share_of_event(&self, figure: &Figure, share: f64, within_px: f64) -> f64 {
        let span_s = figure.results.workload.span_s();
        match self.incident_at(figure, share * span_s, within_px) {
            Some(begin_s) => begin_s / span_s + 1e-9,
            None => share,
        }
    }

    /// Returns the distance between two shares of the span, in CSS pixels.
    pub(super) fn distance_px(&self, a: f64, b: f64) -> f64 {
        self.plot.map_or(0.0, |plot| (a - b).abs() * plot.width())
    }
}
