//! Numbers that may be left to their default, which the Flink release decides.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use reactive_allocation::settings::{
    FIELDS, NamedValues, Patch, SettingId, Settings, Value, read_patch,
};
use reactive_allocation::text::error_message;

fn patch(entries: &[(&str, &str)]) -> Patch {
    let entry = |(name, text): &(&str, &str)| {
        let id = SettingId::from_name(name).expect(name);
        (id, Value::Text((*text).to_owned()))
    };
    entries.iter().map(entry).collect()
}

#[test]
fn an_option_has_its_default_before_it_is_set_and_after_it_is_unset() {
    let cooldown = SettingId::RescaleCooldown.field();
    let settings = Settings::default();
    assert!(cooldown.is_left_to_default(&settings));
    let set = settings
        .with(&patch(&[("rescale-cooldown", "0"), ("flink", "1.20")]))
        .unwrap();
    assert_eq!(set.rescale_cooldown_s, Some(0.0));
    // Choosing another release keeps what was set.
    let newer = set.with(&patch(&[("flink", "2.3")])).unwrap();
    assert_eq!(newer.rescale_cooldown_s, Some(0.0));
    let unset = newer
        .with(&patch(&[("rescaleCooldown", "default")]))
        .unwrap();
    assert_eq!(unset.rescale_cooldown_s, None);
}

#[test]
fn only_options_take_the_word_default() {
    let error = Settings::default().with(&patch(&[("peakLoad", "default")]));
    assert!(error.is_err());
    let error = Settings::default().with(&patch(&[("rescaleCooldown", "soon")]));
    assert!(error_message(&error.unwrap_err()).ends_with("or default."));
    for infinite in [f64::INFINITY, f64::NAN, -1.0] {
        assert!(
            Settings::default()
                .with_number(SettingId::RescaleCooldown, infinite)
                .is_err()
        );
    }
}

#[test]
fn settings_are_the_same_after_writing_and_reading() {
    let settings = Settings::default()
        .with(&patch(&[("flink", "2.3"), ("rescaleMaxDelay", "12.5")]))
        .unwrap();
    let entries: NamedValues = settings
        .entries()
        .map(|(id, value)| (id.field().attribute(), value))
        .collect();
    assert_eq!(entries.len(), FIELDS.len());
    let patch = read_patch(&entries).unwrap();
    assert_eq!(Settings::default().with(&patch).unwrap(), settings);
}

#[test]
fn each_setting_is_found_by_its_two_names_and_no_other() {
    for (index, field) in FIELDS.iter().enumerate() {
        assert_eq!(field.id as usize, index);
        assert_eq!(field.id.field(), field);
        assert_eq!(SettingId::from_name(field.name), Some(field.id));
        assert_eq!(SettingId::from_name(&field.attribute()), Some(field.id));
        assert_eq!(SettingId::from_name(&field.name.to_uppercase()), None);
    }
    for name in ["", "peak", "peak-Load", "peak-loads", "-peak-load"] {
        assert_eq!(SettingId::from_name(name), None, "{name}");
    }
}
