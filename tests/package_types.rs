//! Checks that the hand-written types of the package list exactly the fields of the
//! report. (The types of the settings are generated from the table of settings.)

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

use reactive_allocation::allocation::Policy;
use reactive_allocation::figure::{Action, Figure};
use reactive_allocation::settings::NamedValues;

const TYPES: &str = include_str!("../package/reactive-allocation.d.ts");

/// Returns the names of the members of an interface, sorted.
fn members(interface: &str) -> Vec<&'static str> {
    let head = format!("export interface {interface} {{\n");
    let (_, rest) = TYPES.split_once(&head).expect("the interface is there");
    let (body, _) = rest.split_once("\n}\n").expect("it ends");
    let mut names: Vec<&str> = body
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_once(": "))
        .map(|(name, _)| name.trim_end_matches('?'))
        .filter(|name| name.chars().all(char::is_alphanumeric))
        .collect();
    names.sort_unstable();
    names
}

/// Returns the keys of an object, sorted.
fn keys(value: &serde_json::Value) -> Vec<&str> {
    let object = value.as_object().expect("an object");
    let mut keys: Vec<&str> = object.keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

#[test]
fn the_types_of_the_report_list_exactly_its_fields() {
    let (mut figure, _) = Figure::new(NamedValues::new());
    figure.apply(Action::Show(vec![Policy::Static, Policy::Script]));
    let report = serde_json::to_value(figure.report_with_spec()).expect("numbers");
    assert_eq!(members("Report"), keys(&report));
    let policies = keys(&report)
        .into_iter()
        .filter(|key| report[*key].is_object());
    for policy in policies {
        assert_eq!(members("PolicyReport"), keys(&report[policy]), "{policy}");
        assert_eq!(members("SpecReport"), keys(&report[policy]["spec"]));
    }
}
