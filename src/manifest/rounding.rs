//! Numbers as the manifests take them, with a note where a setting is more exact.

use crate::numbers::{decimal, plain_number};
use crate::settings::{SettingId, Settings};

/// Returns `value` with up to so many decimals.
pub(super) fn trimmed(value: f64, decimals: u32) -> String {
    let text = decimal(value, decimals, None, '.');
    if decimals == 0 {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Returns the value of a setting as a whole number of its unit, with a note if it is none.
pub(super) fn whole(settings: &Settings, id: SettingId, notes: &mut Vec<String>) -> u64 {
    let field = id.field();
    let value = (field.get)(settings);
    let rounded = value.round();
    if rounded != value {
        notes.push(format!(
            "{} is {} {}; whole numbers only, so it is {} here.",
            field.name,
            plain_number(value),
            field.unit.symbol(),
            plain_number(rounded),
        ));
    }
    // Negative settings have no place in a manifest.
    rounded as u64
}

/// The most CPU that a machine can use, in percent of it.
const WHOLE_MACHINE_PCT: u32 = 100;

/// Returns the target for a group of machines in percent, with a note if it is above that of
/// a whole machine: a pod may use more than it requests.
pub(super) fn target_of_machines_pct(settings: &Settings, notes: &mut Vec<String>) -> u32 {
    let target = settings.target_utilization_pct;
    if target > WHOLE_MACHINE_PCT {
        notes.push(format!(
            "The target is {target} % of a CPU request. A machine has no more than 100 %, so it \
             is 100 here."
        ));
    }
    target.min(WHOLE_MACHINE_PCT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_written_as_far_as_needed() {
        assert_eq!(trimmed(0.70, 2), "0.7");
        assert_eq!(trimmed(10.0, 5), "10");
        assert_eq!(trimmed(0.001_23, 5), "0.00123");
        assert_eq!(trimmed(100.0, 0), "100");
    }

    #[test]
    fn rounding_is_told() {
        let mut notes = Vec::new();
        let settings = Settings {
            instance_warmup_s: 12.5,
            ..Settings::default()
        };
        assert_eq!(whole(&settings, SettingId::InstanceWarmup, &mut notes), 13);
        assert_eq!(whole(&settings, SettingId::StartTime, &mut notes), 20);
        assert_eq!(notes.len(), 1);
        assert!(notes[0].contains("instanceWarmup is 12.5 s"), "{notes:?}");
    }
}
