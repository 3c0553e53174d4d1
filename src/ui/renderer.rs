//! Draws everything outside the virtual DOM. The renderer is shared with the
//! animation frame: pictures must not wait for Yew, which delays messages when a
//! step has taken long.

use super::canvas::Painter;
use super::chart::{Chart, ChartKind};
use super::fleet_strip::lag_records;
use super::playback::Playback;
use super::playback_row::PlaybackRow;
use crate::allocation::Policy;
use crate::figure::{DisplayOptions, Figure};
use crate::scene::{Scene, Viewport};

/// The charts of one figure and the time cursor.
pub(super) struct ChartRenderer {
    pub(super) charts: Vec<Chart>,
    /// The id of the newest chart.
    last_id: u32,
    painter: Painter,
    /// Whether the charts need painting; if not, only the time cursor is shown.
    pub(super) stale: bool,
    pub(super) playback: Playback,
    pub(super) row: PlaybackRow,
}

impl ChartRenderer {
    pub(super) fn new(display: &DisplayOptions, playback: Playback) -> Self {
        let mut renderer = Self {
            charts: Vec::new(),
            last_id: 0,
            painter: Painter::default(),
            stale: true,
            playback,
            row: PlaybackRow::default(),
        };
        renderer.set_charts(display);
        renderer
    }

    /// Creates and removes charts; those that stay keep their state.
    pub(super) fn set_charts(&mut self, display: &DisplayOptions) {
        let mut old = std::mem::take(&mut self.charts);
        for (index, policy) in display.policies().enumerate() {
            let kind = ChartKind {
                policy,
                level: display.level,
                first: index == 0,
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
        self.stale = true;
    }

    /// Measures all charts again before the next picture.
    pub(super) fn forget_sizes(&mut self) {
        for chart in &mut self.charts {
            chart.forget_size();
        }
    }

    /// Paints the charts if they are stale, and returns whether they were. `hint` shows
    /// the text beside the static line; `scene` returns what is drawn in a chart.
    pub(super) fn paint(
        &mut self,
        figure: &Figure,
        hint: bool,
        scene: impl Fn(&Chart, &Viewport) -> Scene,
    ) -> bool {
        let stale = std::mem::take(&mut self.stale);
        if stale {
            self.painter.begin_frame();
            for chart in &mut self.charts {
                chart.paint(figure, &mut self.painter, hint, &scene);
            }
        }
        stale
    }

    /// Paints what goes with the pictures of the charts, which were `repainted` in this
    /// frame, or not.
    pub(super) fn paint_more(&mut self, figure: &Figure, repainted: bool) {
        if repainted {
            for chart in &mut self.charts {
                chart.paint_internals(figure, &mut self.painter);
            }
        }
        self.show_time(figure, repainted);
    }

    /// Shows the time of the cursor in all charts and in the playback row.
    fn show_time(&mut self, figure: &Figure, repainted: bool) {
        let Some(moved) = self.playback.take_change(figure, repainted) else {
            return;
        };
        let t_s = self.playback.t_s(figure);
        let largest_lag = self
            .charts
            .iter()
            .map(|chart| lag_records(figure, figure.run(chart.policy()).backlog.max()))
            .fold(0.0, f64::max);
        let visible = self.playback.is_cursor_visible();
        for chart in &mut self.charts {
            chart.show_time(figure, t_s, visible, largest_lag);
        }
        // During a drag the texts can wait.
        if moved || !figure.held {
            let policies: Vec<Policy> = self.charts.iter().map(Chart::policy).collect();
            self.row.show(figure, &self.playback, &policies);
        }
    }
}
