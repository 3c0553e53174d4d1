//! Links: everything that a reader passes on of a figure.

use super::shared::shared;
use super::valid;
use arbitrary::{Result, Unstructured};
use reactive_allocation::figure::MOST_COMMANDS;
use reactive_allocation::link::{
    LinkProblem, MOST_LENGTH, MOST_PINS, Shared, from_fragment, from_json, to_fragment, to_json,
};
use reactive_allocation::own_load::OwnLoad;
use reactive_allocation::report::Results;
use reactive_allocation::settings::{FIELDS, SettingId, Settings};

/// Checks that what is written is read back the same, and that any text is read as
/// something that can be written, or refused.
pub fn link(data: &[u8]) {
    let _ = check(&mut Unstructured::new(data));
}

fn check(bytes: &mut Unstructured) -> Result<()> {
    let shared = shared(bytes)?;
    let text = check_round_trip(&shared);
    check_cut(&text, bytes.int_in_range(0..=text.len())?);
    let mut changed = text.into_bytes();
    for _ in 0..bytes.int_in_range(0..=4)? {
        let at = bytes.choose_index(changed.len().max(1))?;
        let (end, new) = (bytes.int_in_range(0..=3)?, bytes.arbitrary::<&[u8]>()?);
        let end = (at + end).min(changed.len());
        changed.splice(at.min(end)..end, new.iter().copied());
    }
    check_text(&String::from_utf8_lossy(&changed));
    check_text(bytes.arbitrary()?);
    check_file(&shared);
    check_json(bytes.arbitrary()?);
    Ok(())
}

/// Checks that a file holds what was written to it.
pub(crate) fn check_file(shared: &Shared) -> String {
    let report = Results::new(&Settings::default()).report;
    let text = to_json(shared, &report, "title", "link");
    let read = from_json(&text);
    assert!(
        read == Ok((shared.clone(), Vec::new())),
        "{:?}",
        read.map(|(_, problems)| problems)
    );
    text
}

/// Checks that a text is read as something that a figure can show, or refused.
pub(crate) fn check_json(text: &str) {
    if let Ok((shared, problems)) = from_json(text) {
        check_read(&shared, &problems);
    }
}

/// Checks that a figure is the same after writing and reading. Returns the link.
pub(crate) fn check_round_trip(shared: &Shared) -> String {
    let fragment = to_fragment(shared).unwrap_or_else(|error| panic!("{error}"));
    let text = fragment.text;
    assert!(text.len() <= MOST_LENGTH);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-.=&".contains(c);
    assert!(text.chars().all(is_plain), "{text}");
    let is_changed = ["--", "..", "...", ".=", "&&"]
        .iter()
        .any(|pair| text.contains(pair));
    assert!(!is_changed, "{text}");
    let (read, problems) = from_fragment(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    // Each load that is left out is told, and nothing else differs.
    let told = |problem: &LinkProblem| matches!(problem, LinkProblem::LoadInFile(_));
    assert!(problems.iter().all(told), "{problems:?}: {text}");
    assert_eq!(fragment.load_left_out, !problems.is_empty(), "{text}");
    let kept = without_left_out(shared, &read);
    // A load fills pages.
    let differing =
        |id: &SettingId| id.field().value(&kept.settings) != id.field().value(&read.settings);
    let differing: Vec<SettingId> = FIELDS
        .iter()
        .map(|field| field.id)
        .filter(differing)
        .collect();
    assert!(kept == read, "{differing:?}: {text}");
    text
}

/// Returns a state without the loads that another one lacks.
fn without_left_out(shared: &Shared, read: &Shared) -> Shared {
    let without = |settings: &Settings, read: &Settings| {
        let own_load = settings.own_load.clone();
        let own_load = own_load.filter(|_| read.own_load.is_some());
        Settings {
            own_load,
            ..settings.clone()
        }
    };
    let mut kept = shared.clone();
    kept.settings = without(&shared.settings, &read.settings);
    for (pin, read) in kept.pins.iter_mut().zip(&read.pins) {
        pin.settings = without(&pin.settings, &read.settings);
    }
    kept
}

fn has_valid_load(settings: &Settings) -> bool {
    settings.own_load.as_deref().is_none_or(OwnLoad::is_valid)
}

/// Checks a link that ends early: all parts but the last are kept, and it is told.
pub(crate) fn check_cut(text: &str, end: usize) {
    let Some(cut) = text.get(..end).filter(|cut| cut.len() < text.len()) else {
        return;
    };
    let Ok((read, problems)) = from_fragment(cut) else {
        assert!(end < 2, "{cut}");
        return;
    };
    let is_cut = |problem: &LinkProblem| matches!(problem, LinkProblem::CutOff(_));
    assert!(problems.iter().any(is_cut), "{cut}: {problems:?}");
    // As if the link had been written without what is missing.
    let kept = cut.rsplit_once('&').map_or(cut, |(kept, _)| kept);
    let whole = from_fragment(&[kept, "&end"].concat()).map(|(shared, _)| shared);
    assert_eq!(Ok(read), whole, "{cut}");
}

/// Checks that a text is read as something that a figure can show, or refused.
pub(crate) fn check_text(text: &str) {
    if let Ok((shared, problems)) = from_fragment(text) {
        check_read(&shared, &problems);
    }
}

fn check_read(shared: &Shared, problems: &[LinkProblem]) {
    // Each problem has words, and there are not many.
    assert!(
        problems.len() <= 50
            && problems
                .iter()
                .all(|problem| !problem.to_string().is_empty())
    );
    // A patch has no load.
    let settings = Settings {
        own_load: None,
        ..shared.settings.clone()
    };
    valid::check_settings(&settings);
    assert!(shared.commands.len() <= MOST_COMMANDS && shared.pins.len() <= MOST_PINS);
    let of_pins = |has: fn(&Settings) -> bool| shared.pins.iter().all(|pin| has(&pin.settings));
    assert!(has_valid_load(&shared.settings) && of_pins(has_valid_load));
    // Settings have more digits than are written, if a text gives them.
    let _ = to_fragment(shared);
}
