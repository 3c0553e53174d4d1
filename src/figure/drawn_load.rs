//! Drawing the load: the settings that a stroke or a key leads to.
//!
//! What is drawn lies over the shape of the preset, and is stored as shares of the peak
//! load: the peak load scales both, the noise lies over both, and a setting that
//! reshapes the preset changes what is not drawn.

use super::Figure;
use super::stroke::{self, StrokePoint};
use crate::settings::{DRAWN_COLUMNS, DrawnLoad, Patch, SettingId, Settings, Value, middle};
use crate::workload::shape;

/// A step of a key, as a share of the peak load.
const KEY_STEP: f64 = 0.01;
/// A step of a key where the peak load is 0, in workers.
const LEAST_STEP: f64 = 0.05;

impl Figure {
    /// Returns the settings after a straight piece of a stroke: from one point to
    /// another, each with its load in workers, or only at a point.
    pub fn draw_load(&self, from: Option<StrokePoint>, to: StrokePoint) -> Patch {
        let columns: Vec<(usize, f64)> = stroke::columns(from, to, DRAWN_COLUMNS).collect();
        self.with_columns(&columns)
    }

    /// Returns the settings after a key raises the load in a column by so many steps.
    pub fn raise_load(&self, column: usize, steps: f64) -> Patch {
        let (_, workers) = self.drawn_point(column);
        let peak = self.settings.peak_load_per_s / self.settings.planned_rate_per_s();
        let step = (peak * KEY_STEP).max(LEAST_STEP);
        // From a multiple of the step to the next one.
        let raised = ((workers / step).round() + steps) * step;
        self.with_columns(&[(column, raised.max(0.0))])
    }

    /// Returns the settings after a key draws the load of a column on to another one.
    pub fn draw_load_on(&self, column: usize, to: usize) -> Patch {
        let (_, workers) = self.drawn_point(column);
        self.with_columns(&[(column, workers), (to, workers)])
    }

    /// Returns the middle of a column as time in seconds and load in workers, without
    /// its noise.
    pub fn drawn_point(&self, column: usize) -> (f64, f64) {
        let t_s = middle(column) * self.results.workload.span_s();
        let unit = self.settings.peak_load_per_s / self.settings.planned_rate_per_s();
        let share = shape::with(&self.settings, |shape| shape.share(t_s));
        (t_s, share * unit)
    }

    /// Returns the settings with the load of some columns, in workers.
    fn with_columns(&self, columns: &[(usize, f64)]) -> Patch {
        if columns.is_empty() {
            return Patch::new();
        }
        let mut drawn = self.settings.drawn_load.in_all_columns();
        let mut patch = Patch::new();
        let mut peak_per_s = self.settings.peak_load_per_s;
        if peak_per_s <= 0.0 {
            // Nothing can be a share of it. The load stays 0 where it is not drawn.
            peak_per_s = self.usual_peak_per_s();
            patch.push((SettingId::PeakLoad, Value::Number(peak_per_s)));
            drawn = all_zero();
        }
        for (column, workers) in columns {
            let share = workers * self.settings.planned_rate_per_s() / peak_per_s;
            drawn.put(*column, Some(share.max(0.0)));
        }
        let mut settings = self.settings.clone();
        settings.drawn_load = drawn;
        let value = SettingId::DrawnLoad.field().value(&settings);
        patch.push((SettingId::DrawnLoad, value));
        patch
    }

    /// Returns a peak load above 0, in records per second.
    fn usual_peak_per_s(&self) -> f64 {
        if self.baseline.peak_load_per_s > 0.0 {
            self.baseline.peak_load_per_s
        } else {
            Settings::preset(self.settings.preset).peak_load_per_s
        }
    }
}

fn all_zero() -> DrawnLoad {
    let mut drawn = DrawnLoad::default().in_all_columns();
    for column in 0..DRAWN_COLUMNS {
        drawn.put(column, Some(0.0));
    }
    drawn
}
