//! A load from a file, in place of that of the preset.

use std::rc::Rc;

use super::{DrawnLoad, SettingId, Settings};
use crate::own_load::OwnLoad;

impl Settings {
    /// Returns these settings with a load and its rates, without what bends the load
    /// before. A peak beyond the range of the setting becomes the nearest in it.
    pub fn with_own_load(&self, load: &Rc<OwnLoad>) -> Self {
        let mut next = self.clone();
        next.own_load = Some(load.clone());
        next.peak_load_per_s = SettingId::PeakLoad.field().within(load.peak_per_s);
        // What is measured has its own.
        next.noise_pct = 0.0;
        next.peak_shift_pct = 0.0;
        next.peak_width_pct = 100.0;
        next.trough_pct = None;
        next.drawn_load = DrawnLoad::default();
        next
    }
}
