//! The sliders: which settings have one, and how far it reaches.

use super::{DisplayOptions, Figure};
use crate::settings::{Field, SettingId, Unit};

/// One slider.
#[derive(Clone, Copy, Debug)]
pub struct Control {
    /// The setting it moves.
    pub field: &'static Field,
    /// Its value now.
    pub value: f64,
    /// The left end.
    pub min: f64,
    /// The right end.
    pub max: f64,
    /// The distance between two places.
    pub step: f64,
}

impl Control {
    /// Whether it moves workers rather than load, which its colour shows.
    pub fn is_for_workers(&self) -> bool {
        matches!(
            self.field.id,
            SettingId::StaticWorkers | SettingId::TargetUtilization | SettingId::MaxWorkers
        )
    }
}

impl Figure {
    /// The sliders in sight, at most four: peak load, the preset's own second
    /// figure, static workers, target utilisation.
    ///
    /// How far a slider reaches depends on where it stood untouched, never on
    /// where it is now, so that nothing slips under the reader's finger.
    pub fn controls(&self) -> Vec<Control> {
        let settings = [
            SettingId::PeakLoad,
            SettingId::StaticWorkers,
            self.settings.preset.second_slider(),
            SettingId::TargetUtilization,
        ];
        let fields = settings.into_iter().map(SettingId::field);
        fields.map(|field| self.control(field)).collect()
    }

    /// The sliders in sight of a view: the author's choice, or the usual ones.
    pub fn controls_of(&self, view: &DisplayOptions) -> Vec<Control> {
        match &view.controls {
            Some(fields) => fields.iter().map(|field| self.control(field)).collect(),
            None => self.controls(),
        }
    }

    fn control(&self, field: &'static Field) -> Control {
        let value = (field.get)(&self.settings);
        let baseline = (field.get)(&self.baseline);
        let (min, max, step): (f64, f64, f64) = match (field.id, field.unit) {
            (SettingId::TargetUtilization, _) => (5.0, 100.0, 1.0),
            (SettingId::HeartbeatTimeout, _) => (6.0, 90.0, 1.0),
            (SettingId::OperatorInterval, _) => (600.0, 43_200.0, 600.0),
            (_, Unit::RecordsPerSecond) => {
                let step = step_for(baseline);
                (0.0, (baseline / step * 2.0).round() * step, step)
            }
            (_, Unit::Workers) => (1.0, (baseline * 2.0).max(12.0), 1.0),
            (_, Unit::Percent | Unit::PercentPerWeek) => (0.0, 100.0_f64.max(baseline), 1.0),
            _ => (0.0, (baseline * 2.0).max(1.0), 1.0),
        };
        let (least, most) = field.range();
        // A number that is left to its default has no place of its own.
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

/// A round number of which there are about sixty to a hundred and fifty on a
/// slider that ends at twice `baseline`.
pub(super) fn step_for(baseline: f64) -> f64 {
    let mut step = 1.0;
    while baseline > 150.0 * step / 2.0 && step < 1e9 {
        step *= 10.0;
    }
    step
}
