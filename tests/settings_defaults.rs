//! Numbers that may be left to their default, which the Flink release decides.

use reactive_allocation::settings::{FIELDS, Patch, Settings, Value, field};

fn patch(entries: &[(&str, &str)]) -> Patch {
    let entry = |(name, text): &(&str, &str)| ((*name).to_owned(), Value::Text((*text).to_owned()));
    entries.iter().map(entry).collect()
}

#[test]
fn an_option_is_left_to_its_default_until_it_is_set_and_again_after() {
    let cooldown = field("rescaleCooldown").unwrap();
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
    assert!(error.unwrap_err().message.ends_with("or default."));
    for infinite in [f64::INFINITY, f64::NAN, -1.0] {
        assert!(
            Settings::default()
                .with_number("rescaleCooldown", infinite)
                .is_err()
        );
    }
}

#[test]
fn settings_survive_being_written_out_and_read_again() {
    let settings = Settings::default()
        .with(&patch(&[("flink", "2.3"), ("rescaleMaxDelay", "12.5")]))
        .unwrap();
    let entries: Patch = settings
        .entries()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    assert_eq!(entries.len(), FIELDS.len());
    assert_eq!(Settings::default().with(&entries).unwrap(), settings);
}
