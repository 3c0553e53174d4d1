//! The sliders in sight, and their ranges.

use super::{DisplayOptions, Figure};
use crate::settings::{Field, Preset, SettingId, Unit};

/// One slider.
#[derive(Clone, Copy, Debug)]
pub struct Control {
    /// The setting it moves.
    pub field: &'static Field,
    /// The value of the setting.
    pub value: f64,
    /// The value at the left end.
    pub min: f64,
    /// The value at the right end.
    pub max: f64,
    /// The distance between two values.
    pub step: f64,
}

impl Control {
    /// Returns whether it changes workers rather than load, which its colour
    /// shows.
    pub fn is_for_workers(&self) -> bool {
        matches!(
            self.field.id,
            SettingId::StaticWorkers
                | SettingId::TargetUtilization
                | SettingId::LagThreshold
                | SettingId::MinWorkers
                | SettingId::MaxWorkers
        )
    }
}

impl Figure {
    /// Returns the sliders that a figure has by default: peak load, static workers,
    /// the second slider of the preset, and what the autoscaler aims at.
    ///
    /// The range of a slider depends on the baseline and not on the present value,
    /// so that the slider does not move under the pointer.
    pub fn controls(&self) -> Vec<Control> {
        let settings = [
            SettingId::PeakLoad,
            SettingId::StaticWorkers,
            self.settings
                .preset_of_load()
                .map_or(SettingId::MaxWorkers, Preset::second_slider),
            self.settings
                .target_setting()
                .unwrap_or(SettingId::MinWorkers),
        ];
        let fields = settings.into_iter().map(SettingId::field);
        fields.map(|field| self.control(field)).collect()
    }

    /// Returns the sliders in sight: the author's choice, or the default ones.
    pub fn controls_of(&self, view: &DisplayOptions) -> Vec<Control> {
        match &view.controls {
            Some(fields) => fields.iter().map(|field| self.control(field)).collect(),
            None => self.controls(),
        }
    }

    /// Returns the slider of a setting.
    pub fn control(&self, field: &'static Field) -> Control {
        let value = (field.get)(&self.settings);
        let baseline = (field.get)(&self.baseline);
        let (min, max, step): (f64, f64, f64) = match (field.id, field.unit) {
            (SettingId::TargetUtilization, _) => (5.0, 100.0_f64.max(baseline), 1.0),
            (SettingId::HeartbeatTimeout, _) => (6.0, 90.0, 1.0),
            (SettingId::OperatorInterval, _) => (600.0, 43_200.0, 600.0),
            (_, Unit::RecordsPerSecond) => {
                let step = step_for(baseline);
                (0.0, (baseline / step * 2.0).round() * step, step)
            }
            // It has no 0: steps from there would not be round numbers.
            (SettingId::LagThreshold, _) => {
                let step = step_for(baseline);
                (step, (baseline / step * 2.0).round() * step, step)
            }
            (_, Unit::Workers) => (1.0, (baseline * 2.0).max(12.0), 1.0),
            (_, Unit::Percent | Unit::PercentPerWeek) => (0.0, 100.0_f64.max(baseline), 1.0),
            _ => (0.0, (baseline * 2.0).max(1.0), 1.0),
        };
        let (least, most) = field.range();
        // A number that is left to its default is shown at the left end.
        let value = if value.is_finite() { value } else { min };
        Control {
            field,
            value,
            min: min.max(least).min(value),
            max: max.min(most).max(value),
            step,
        }
    }
}

/// Returns a power of ten that divides a slider from 0 to twice `baseline` into
/// at most 400 steps.
pub(super) fn step_for(baseline: f64) -> f64 {
    let mut step = 1.0;
    while baseline > 400.0 * step / 2.0 && step < 1e9 {
        step *= 10.0;
    }
    step
}
