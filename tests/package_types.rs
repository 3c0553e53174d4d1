//! Checks that the hand-written types of the package list exactly the fields of the
//! report, and what the manifest of the elements lists. (The types of the settings are
//! generated from the table of settings.)

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
const MANIFEST: &str = include_str!("../package/custom-elements.json");

/// Returns the lines between the braces of an interface. `head` is its name with what stands
/// behind it.
fn body(head: &str) -> &'static str {
    let head = format!("export interface {head} {{\n");
    let (_, rest) = TYPES.split_once(&head).expect("the interface is there");
    let (body, _) = rest.split_once("\n}\n").expect("it ends");
    body
}

/// Returns the names of the members of an interface, sorted.
fn members(interface: &str) -> Vec<&'static str> {
    let mut names: Vec<&str> = body(interface)
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

/// Returns the names of all members of an interface, methods and names in quotes included,
/// sorted, each once.
fn all_members(head: &str) -> Vec<&'static str> {
    let name = |line: &'static str| {
        let line = line.strip_prefix("  ")?;
        let words = ["readonly ", "get ", "set "];
        let line = words
            .iter()
            .find_map(|word| line.strip_prefix(word))
            .unwrap_or(line);
        let line = line.trim_start_matches('"');
        let (name, rest) = line.split_at(line.find(|c: char| !(c.is_alphanumeric() || c == '-'))?);
        let is_member = !name.is_empty() && rest.starts_with(['(', ':', '?', '"']);
        is_member.then_some(name)
    };
    let mut names: Vec<&str> = body(head).lines().filter_map(name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Returns the names of what an element of the manifest has of a kind, sorted.
fn in_manifest(manifest: &serde_json::Value, element: usize, kind: &str) -> Vec<String> {
    let list = &manifest["modules"][0]["declarations"][element][kind];
    let list = list.as_array().expect("a list").iter();
    let mut names: Vec<String> = list
        .filter_map(|one| Some(one["name"].as_str()?.to_owned()))
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn the_types_list_the_attributes_and_members_of_the_manifest() {
    let manifest: serde_json::Value = serde_json::from_str(MANIFEST).expect("JSON");
    for (element, kind, head) in [
        (0, "attributes", "ReactiveAllocationAttributes"),
        (0, "events", "ReactiveAllocationEventMap"),
        (1, "attributes", "ReactiveValueAttributes"),
    ] {
        assert_eq!(
            all_members(head),
            in_manifest(&manifest, element, kind),
            "{head}"
        );
    }
    let of_any_element = ["addEventListener", "removeEventListener"];
    let mut typed = all_members("ReactiveAllocation extends HTMLElement");
    typed.retain(|name| !of_any_element.contains(name));
    assert_eq!(typed, in_manifest(&manifest, 0, "members"));
}
