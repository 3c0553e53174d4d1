//! A load from a file, in place of that of the preset.

use std::rc::Rc;

use super::Figure;
use super::author::Author;
use super::set_up::SetUp;
use crate::numbers::significant;
use crate::own_load::OwnLoad;
use crate::settings::{NamedValues, SettingId, Settings};

/// The digits of a job that is assumed.
const JOB_DIGITS: i32 = 4;

impl Figure {
    /// Returns the settings after the reader brought a load: its rates with the job of
    /// the reader, or with the one that the load was untouched with.
    pub(super) fn with_brought_load(&self, load: &Rc<OwnLoad>) -> Settings {
        if self.set_up == SetUp::OfPreset {
            let untouched = self.untouched(self.settings.preset);
            return self.author.with_load(&untouched, load);
        }
        self.settings.with_own_load(load)
    }

    /// Returns whether the job is the one that is assumed for a load from a file: neither
    /// the author nor the reader has described it.
    pub fn assumes_job(&self) -> bool {
        self.settings.own_load.is_some()
            && self.set_up == SetUp::OfPreset
            && !self.author.describes_job()
    }

    /// Returns the settings after the author gave a load, or took it away.
    pub(super) fn with_author_load(&self, load: &Option<Rc<OwnLoad>>) -> Settings {
        match load {
            Some(load) => self.with_brought_load(load),
            None if self.settings.own_load == self.author.own_load => {
                self.with_preset(self.settings.preset)
            }
            None => self.settings.clone(),
        }
    }
}

impl Author {
    /// Returns the same with other attributes.
    pub(super) fn with_attributes(&self, attributes: &NamedValues) -> Self {
        Self {
            own_load: self.own_load.clone(),
            ..Self::new(attributes)
        }
    }

    fn gives(&self, id: SettingId) -> bool {
        self.patch.iter().any(|(given, _)| *given == id)
    }

    fn describes_job(&self) -> bool {
        self.gives(SettingId::CpuPerRecord) || self.gives(SettingId::Capacity)
    }

    /// Lays a load over settings that the reader has not touched. Nothing is known of its
    /// job, unless the author says it: a TaskManager is assumed to do as much of the peak as
    /// settings.
    pub(super) fn with_load(&self, settings: &Settings, load: &Rc<OwnLoad>) -> Settings {
        let is_given = |id| self.gives(id);
        let mut next = settings.with_own_load(load);
        if is_given(SettingId::PeakLoad) {
            next.peak_load_per_s = settings.peak_load_per_s;
        }
        if is_given(SettingId::Noise) {
            next.noise_pct = settings.noise_pct;
        }
        if !self.describes_job() {
            let factor = next.peak_load_per_s / settings.peak_load_per_s;
            if factor.is_finite() && factor > 0.0 {
                scale_job(&mut next, factor);
            }
        }
        next
    }
}

/// Lets a TaskManager do so many times the records for the same CPU, but for rounding:
/// nothing is known that exactly.
fn scale_job(settings: &mut Settings, factor: f64) {
    let cpu_per_record_us = significant(settings.cpu_per_record_us / factor, JOB_DIGITS);
    settings.cpu_per_record_us = SettingId::CpuPerRecord.field().within(cpu_per_record_us);
    settings.capacity_per_s = settings.capacity_per_s.map(|per_s| {
        SettingId::Capacity
            .field()
            .within(significant(per_s * factor, JOB_DIGITS))
    });
    settings.in_flight_records = SettingId::InFlight
        .field()
        .within(significant(settings.in_flight_records * factor, JOB_DIGITS).round());
}
