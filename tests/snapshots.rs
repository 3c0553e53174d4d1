//! Compares the picture and the numbers of every preset with files.
//!
//! After an intended change run `UPDATE_SNAPSHOTS=1 cargo test --test snapshots`,
//! and review the changed pictures.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::path::{Path, PathBuf};

use reactive_allocation::figure::{ChoiceMap, Figure};
use reactive_allocation::paint::Scheme;
use reactive_allocation::settings::{Preset, Value};

fn figure(preset: Preset) -> Figure {
    let attributes = vec![("preset".to_owned(), Value::Text(preset.name().to_owned()))];
    let (figure, errors) = Figure::new(attributes);
    assert_eq!(errors, []);
    figure
}

/// Compares a text with its file, or writes the file if `UPDATE_SNAPSHOTS` is set.
/// A different text is written beside the file.
fn check(name: &str, text: &str) -> Result<(), PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let (path, other) = (folder.join(name), folder.join(format!("{name}.new")));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    if std::fs::read_to_string(&path).is_ok_and(|known| known == text) {
        let _ = std::fs::remove_file(other);
        return Ok(());
    }
    std::fs::write(&other, text).unwrap();
    Err(other)
}

fn check_all(snapshots: impl Iterator<Item = (String, String)>) {
    let changed: Vec<PathBuf> = snapshots
        .filter_map(|(name, text)| check(&name, &text).err())
        .collect();
    assert!(
        changed.is_empty(),
        "different from their snapshots: {changed:?}"
    );
}

#[test]
fn pictures_of_every_preset_equal_their_snapshots() {
    check_all(Preset::ALL.iter().map(|preset| {
        let svg = figure(*preset).to_svg(1060.0, Scheme::Auto);
        (format!("{}.svg", preset.name()), svg)
    }));
}

#[test]
fn a_narrow_picture_equals_its_snapshot() {
    let svg = figure(Preset::DayNight).to_svg(360.0, Scheme::Auto);
    check_all(std::iter::once(("day-night-narrow.svg".to_owned(), svg)));
}

/// The page test `reports.test.mjs` compares the browser's numbers with the
/// same file.
#[test]
fn numbers_of_every_preset_equal_their_snapshot() {
    let reports: serde_json::Map<String, serde_json::Value> = Preset::ALL
        .iter()
        .map(|preset| {
            let report = figure(*preset).results.report_with_spec(None);
            let report = serde_json::to_value(report).unwrap();
            (preset.name().to_owned(), report)
        })
        .collect();
    let text = serde_json::to_string_pretty(&reports).unwrap() + "\n";
    check_all(std::iter::once(("reports.json".to_owned(), text)));
}

#[test]
fn a_picture_of_the_map_equals_its_snapshot() {
    let figure = figure(Preset::SuddenEvent);
    let mut map = ChoiceMap::new(&figure.settings);
    while map.work() {}
    let svg = figure.to_map_svg(&map, Scheme::Auto, "https://example.org/#v1");
    check_all(std::iter::once(("map.svg".to_owned(), svg)));
}
