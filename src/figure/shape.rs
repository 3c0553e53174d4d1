//! The handles on the load: their positions, and the settings that they change.

use super::Figure;
use super::control::step_for;
use crate::settings::{Patch, Preset, SettingId, Value};
use crate::workload::shape::{self, Reshaped};

/// One of the handles on the load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeHandle {
    /// On the highest point: changes its load and its time.
    Peak,
    /// Half-way down from it: changes the width of the peaks.
    Width,
    /// On the lowest point: changes its load.
    Trough,
}

impl ShapeHandle {
    /// Every handle.
    pub const ALL: [Self; 3] = [Self::Peak, Self::Width, Self::Trough];

    /// Returns the settings that it changes under any preset, for a reset.
    pub fn settings(self) -> &'static [SettingId] {
        match self {
            Self::Peak => &[SettingId::PeakLoad, SettingId::PeakShift],
            Self::Width => &[SettingId::PeakWidth],
            Self::Trough => &[
                SettingId::Trough,
                SettingId::NightShare,
                SettingId::UsualShare,
            ],
        }
    }
}

/// The positions of the handles on the load, each as time in seconds and load in
/// workers, on the load without its noise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShapeHandles {
    /// On the highest point.
    pub peak: (f64, f64),
    /// Half-way down from it.
    pub width: (f64, f64),
    /// On the lowest point.
    pub trough: (f64, f64),
}

impl ShapeHandles {
    /// Returns the position of a handle.
    pub fn at(&self, which: ShapeHandle) -> (f64, f64) {
        match which {
            ShapeHandle::Peak => self.peak,
            ShapeHandle::Width => self.width,
            ShapeHandle::Trough => self.trough,
        }
    }
}

impl Figure {
    /// Returns the positions of the handles on the load.
    pub fn shape_handles(&self) -> ShapeHandles {
        *self.handles.get_or_init(|| self.find_handles())
    }

    fn find_handles(&self) -> ShapeHandles {
        let unit = self.settings.peak_load_per_s / self.settings.planned_rate_per_s();
        let in_workers = |(t_s, share): (f64, f64)| (t_s, share * unit);
        shape::with(&self.settings, |reshaped| ShapeHandles {
            peak: in_workers(reshaped.peak()),
            width: in_workers(reshaped.half()),
            trough: in_workers(reshaped.trough()),
        })
    }

    /// Returns the settings that move a handle to a time in seconds and a load in
    /// workers, or as near as their ranges allow. Nothing moves if either is not
    /// finite.
    pub fn drag_shape(&self, which: ShapeHandle, t_s: f64, workers: f64) -> Patch {
        if !t_s.is_finite() || !workers.is_finite() {
            return Patch::new();
        }
        shape::with(&self.settings, |reshaped| match which {
            ShapeHandle::Peak => self.drag_peak(reshaped, t_s, workers),
            ShapeHandle::Width => vec![number(SettingId::PeakWidth, reshaped.width_pct_to(t_s))],
            ShapeHandle::Trough => self.drag_trough(reshaped, workers),
        })
    }

    fn drag_peak(&self, reshaped: &Reshaped, t_s: f64, workers: f64) -> Patch {
        let within_s = t_s.max(0.0).min(reshaped.span_s());
        let shift = (reshaped.shift_pct_to(within_s) * 10.0).round() / 10.0;
        let mut patch = vec![number(SettingId::PeakShift, shift)];
        let (_, high) = reshaped.peak();
        if high > 0.0 {
            let load = workers * self.settings.planned_rate_per_s() / high;
            let step = step_for(self.baseline.peak_load_per_s);
            patch.push(number(SettingId::PeakLoad, (load / step).round() * step));
        }
        patch
    }

    fn drag_trough(&self, reshaped: &Reshaped, workers: f64) -> Patch {
        let (_, high) = reshaped.peak();
        let highest = self.settings.peak_load_per_s * high / self.settings.planned_rate_per_s();
        if highest <= 0.0 {
            return Patch::new();
        }
        let id = self.trough_setting();
        vec![number(id, (workers / highest * 100.0).round())]
    }

    /// Returns the setting that the handle on the lowest point changes.
    pub fn trough_setting(&self) -> SettingId {
        match self.settings.preset_of_load() {
            // These settings are the lowest load of their presets.
            Some(Preset::DayNight) if self.settings.trough_pct.is_none() => SettingId::NightShare,
            Some(Preset::SuddenEvent) if self.settings.trough_pct.is_none() => {
                SettingId::UsualShare
            }
            _ => SettingId::Trough,
        }
    }
}

/// Returns an entry for a patch, with the value kept within the setting's range.
fn number(id: SettingId, value: f64) -> (SettingId, Value) {
    (id, Value::Number(id.field().within(value)))
}
