//! The settings that a link has to name: what preset and load leave open.

use std::rc::Rc;

use crate::own_load::OwnLoad;
use crate::settings::{Patch, SettingId, Settings, Value};

/// The settings that a load of the reader's own brings along.
const OF_LOAD: [SettingId; 2] = [SettingId::PeakLoad, SettingId::Noise];

/// Returns the preset and the settings that are left neither to it nor to the load.
pub fn given(settings: &Settings) -> impl Iterator<Item = (SettingId, Value)> + '_ {
    let own_load = settings.own_load.as_ref();
    let by_load = own_load.map(|load| Settings::preset(settings.preset).with_own_load(load));
    settings.entries().filter(move |(id, value)| {
        let by_load = by_load.as_ref().filter(|_| OF_LOAD.contains(id));
        match by_load {
            Some(by_load) => id.field().value(by_load) != *value,
            None => *id == SettingId::Preset || !settings.is_default(*id),
        }
    })
}

/// Returns settings with a load: what `patch` does not name is left to preset and load.
pub(super) fn with_load(settings: Settings, load: Rc<OwnLoad>, patch: &Patch) -> Settings {
    let by_load = Settings::preset(settings.preset).with_own_load(&load);
    let is_given = |id| patch.iter().any(|(given, _)| *given == id);
    let mut next = settings;
    next.own_load = Some(load);
    if !is_given(SettingId::PeakLoad) {
        next.peak_load_per_s = by_load.peak_load_per_s;
    }
    if !is_given(SettingId::Noise) {
        next.noise_pct = by_load.noise_pct;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Preset;

    #[test]
    fn a_load_brings_no_other_setting_along() {
        let load = Rc::new(OwnLoad {
            begin_s: None,
            step_s: 60.0,
            peak_per_s: 1234.5,
            levels: vec![0, 4095],
        });
        for preset in Preset::ALL {
            let with_load = Settings::preset(*preset).with_own_load(&load);
            for (id, value) in with_load.entries() {
                let is_left = id.field().value(&Settings::preset(*preset)) == value;
                assert!(is_left || OF_LOAD.contains(&id), "{id:?}");
            }
            assert_eq!(given(&with_load).count(), 1);
        }
    }
}
