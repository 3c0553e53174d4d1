//! Slips of the pen in the names of attributes.
//!
//! An element has attributes that are no settings: those of HTML, of page libraries, of the
//! author. Only a name that is nearly that of a setting is likely to be meant as one.

use super::{DisplayAttribute, FIELDS, NamedValues, SettingId, SettingsError};

/// A name is a slip of one with at least so many characters for each difference.
const CHARACTERS_FOR_A_DIFFERENCE: usize = 4;

/// Returns an error for each name that is probably a misspelt one of a setting or of a
/// display attribute.
pub fn slips(attributes: &NamedValues) -> Vec<SettingsError> {
    let unknown = attributes.iter().filter(|(name, _)| !is_known(name));
    let slips = unknown.filter(|(name, _)| is_slip(name));
    slips
        .map(|(name, value)| SettingsError::unknown(name, &value.text()))
        .collect()
}

fn is_known(name: &str) -> bool {
    let mut display = DisplayAttribute::ALL.iter();
    SettingId::from_name(name).is_some() || display.any(|attribute| attribute.name() == name)
}

fn is_slip(name: &str) -> bool {
    let display = DisplayAttribute::ALL.iter();
    let display = display.map(|attribute| attribute.name().to_owned());
    let mut known = FIELDS.iter().map(|field| field.attribute()).chain(display);
    known.any(|known| {
        let allowed = known.len() / CHARACTERS_FOR_A_DIFFERENCE;
        // Most names differ too much in length alone.
        known.len().abs_diff(name.len()) <= allowed && distance(name, &known) <= allowed
    })
}

/// Returns how many characters must be put in, left out or replaced to turn one text into the
/// other: the Levenshtein distance.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, of_a) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (of_b, above) in b.chars().zip(row.iter().skip(1)) {
            let replaced = diagonal + usize::from(of_a != of_b);
            left = replaced.min(left + 1).min(above + 1);
            next.push(left);
            diagonal = *above;
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Value;

    fn are_slips(names: &[&str]) -> Vec<bool> {
        let slip = |name: &&str| {
            let attribute = ((*name).to_owned(), Value::Text("1".to_owned()));
            !slips(&vec![attribute]).is_empty()
        };
        names.iter().map(slip).collect()
    }

    #[test]
    fn a_misspelt_name_is_a_slip() {
        let names = [
            "static-worker",
            "staticworkers",
            "target-utilisation",
            "peak-lode",
            "presett",
            "lvel",
            "autoscalar",
            "stabilisation-window",
            "controlls",
        ];
        assert_eq!(are_slips(&names), names.map(|_| true));
    }

    #[test]
    fn attributes_of_other_people_are_no_slips() {
        let names = [
            // HTML.
            "accesskey",
            "autocapitalize",
            "autocorrect",
            "autofocus",
            "class",
            "contenteditable",
            "dir",
            "draggable",
            "enterkeyhint",
            "exportparts",
            "hidden",
            "id",
            "inert",
            "inputmode",
            "is",
            "itemid",
            "itemprop",
            "itemref",
            "itemscope",
            "itemtype",
            "lang",
            "nonce",
            "onclick",
            "onload",
            "part",
            "popover",
            "role",
            "slot",
            "spellcheck",
            "style",
            "tabindex",
            "title",
            "translate",
            "virtualkeyboardpolicy",
            "writingsuggestions",
            "loading",
            "wasm-url",
            "width",
            "height",
            "align",
            "name",
            "src",
            "alt",
            "type",
            "value",
            "label",
            // Page libraries.
            "hx-get",
            "hx-target",
            "hx-trigger",
            "hx-on:click",
            "_",
            "x-data",
            "x-on:click",
            "@click",
            ":class",
            "v-if",
            "v-bind:key",
            "ng-controller",
            "*ngif",
            "[class]",
            "(click)",
            "astro-island",
            "client:load",
            "data-turbo",
            "data-state",
            "data-level",
            "aria-label",
            "aria-controls",
            "aria-level",
            "up-target",
            "wire:model",
            "jsaction",
            "_ngcontent-abc",
            "svelte-h",
            "data-v-7ba5bd90",
            "data-astro-cid-abc",
            "xmlns",
            "xml:lang",
        ];
        assert_eq!(are_slips(&names), names.map(|_| false));
    }

    #[test]
    fn the_right_names_are_no_slips() {
        let names: Vec<String> = FIELDS.iter().map(|field| field.attribute()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert!(are_slips(&names).iter().all(|slip| !slip));
        assert_eq!(are_slips(&["level", "staticWorkers"]), [false, false]);
    }

    #[test]
    fn the_distance_counts_single_changes() {
        for (a, b, changes) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "abc", 0),
            ("abc", "axc", 1),
            ("abc", "ac", 1),
            ("ac", "abc", 1),
            ("kitten", "sitting", 3),
            ("größe", "grosse", 3),
        ] {
            assert_eq!(
                (distance(a, b), distance(b, a)),
                (changes, changes),
                "{a} {b}"
            );
        }
    }
}
