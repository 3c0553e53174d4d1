//! Files with everything that belongs to a figure: what is written is read back, and what
//! is wrong is told.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    dead_code,
    reason = "a test fails by panicking, and the checks are also a library"
)]

#[path = "../fuzz/checks/input.rs"]
mod input;
#[path = "../fuzz/checks/link.rs"]
mod link;
#[path = "../fuzz/checks/shared.rs"]
mod shared;
#[path = "../fuzz/checks/valid.rs"]
mod valid;

use arbitrary::Unstructured;
use proptest::prelude::*;
use reactive_allocation::link::{
    LinkProblem, NoFile, NoLink, NoShared, TooLong, from_fragment, from_json, from_text,
};
use reactive_allocation::settings::{Preset, SettingId, Settings};
use reactive_allocation::text::Words;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_file_holds_what_was_written(bytes in prop::collection::vec(any::<u8>(), 200..3000)) {
        let state = shared::shared(&mut Unstructured::new(&bytes)).unwrap();
        link::check_file(&state);
    }

    #[test]
    fn a_file_that_was_changed_is_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 200..3000),
        at in any::<prop::sample::Index>(),
        length in 0..9_usize,
        new in "[0-9a-z\"\\[\\]{},:.-]{0,6}",
    ) {
        let state = shared::shared(&mut Unstructured::new(&bytes)).unwrap();
        let mut text = link::check_file(&state);
        let start = at.index(text.len());
        let end = (start + length).min(text.len());
        prop_assume!(text.is_char_boundary(start) && text.is_char_boundary(end));
        text.replace_range(start..end, &new);
        link::check_json(&text);
    }
}

/// Returns the settings of a file and its problems in words.
fn read(text: &str) -> (Settings, Vec<String>) {
    let (shared, problems) = from_json(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let problems = problems.iter().map(ToString::to_string).collect();
    (shared.settings, problems)
}

#[test]
fn the_settings_property_is_a_file() {
    let (settings, problems) = read(r#"{"preset": "weekend", "staticWorkers": 9, "seed": "7"}"#);
    let weekend = Settings::preset(Preset::Weekend);
    let expected = weekend.with_number(SettingId::StaticWorkers, 9.0).unwrap();
    let expected = expected.with_number(SettingId::Seed, 7.0).unwrap();
    assert_eq!((settings, problems), (expected, Vec::new()));
}

#[test]
fn other_texts_are_no_files() {
    for (text, error) in [
        ("", NoFile::NoJson { line: 1, column: 0 }),
        ("{\n  \"a\": x}", NoFile::NoJson { line: 2, column: 8 }),
        ("[1, 2]", NoFile::NoSettings),
        ("{}", NoFile::NoSettings),
        (r#"{"quantum": 1}"#, NoFile::NoSettings),
        (r#"{"settings": 1}"#, NoFile::NoSettings),
    ] {
        assert_eq!(from_json(text), Err(error), "{text}");
    }
    assert_eq!(from_json(&" ".repeat(4_000_001)), Err(NoFile::TooLarge));
    assert!(from_json(&"[".repeat(1_000_000)).is_err());
}

#[test]
fn what_is_pasted_is_a_link_or_a_file() {
    let link = from_text(" https://example.org/#v1&preset=weekend&end\n").unwrap();
    let file = from_text("\u{feff}\n{\"preset\": \"weekend\"}").unwrap();
    assert_eq!(link, file);
    assert_eq!(from_text("weekend"), Err(NoShared::Link(NoLink)));
    assert_eq!(from_text("{}"), Err(NoShared::File(NoFile::NoSettings)));
}

#[test]
fn what_a_file_says_wrong_is_told_and_the_rest_is_kept() {
    for (part, message) in [
        (
            r#""settings": {"staticWorkers": 0, "seed": 3}"#,
            "staticWorkers: “0” is not allowed. Allowed: whole numbers 1 to 500 workers.",
        ),
        (
            r#""settings": {"quantum": [], "seed": 3}"#,
            "quantum: “[…]” is for a part that links do not have",
        ),
        (
            r#""settings": {"seed": 3}, "display": {"seed": "4"}"#,
            "seed: “4” is for a part that links do not have",
        ),
        (
            r#""settings": {"seed": 3}, "display": {"level": "expert"}"#,
            "level: “expert” is not allowed. Allowed: basic, more, lab.",
        ),
        (
            r#""settings": {"seed": 3}, "own": [{"time": 5, "command": "explode"}]"#,
            "own: “{…}” is not allowed. Allowed: objects with time in seconds, command (start, stop, kill) and count.",
        ),
        (
            r#""settings": {"seed": 3}, "load": {"step": 60, "peak": 5, "shares": [4096]}"#,
            "load: is left out without its values (load.shares)",
        ),
        (
            r#""settings": {"seed": 3}, "pins": [{"settings": {"seed": -1}}]"#,
            "pin1.seed: “-1” is not allowed. Allowed: whole numbers 0 to 4294967295.",
        ),
        (
            r#""settings": {"seed": 3}, "pins": [{}, {}, {}, {}]"#,
            "pin4.: “{…}” is for a part that links do not have",
        ),
        (
            r#""settings": {"seed": 3}, "version": 2"#,
            "the link is of version 2, and this figure reads version 1: parts may be missing",
        ),
    ] {
        let (settings, problems) = read(&format!("{{{part}}}"));
        assert!(
            problems.iter().any(|problem| problem == message),
            "{part}: {problems:?}"
        );
        assert_eq!(settings.seed, 3, "{part}");
    }
}

#[test]
fn a_file_is_read_without_delay_whatever_its_size() {
    let many = |part: &str| format!("{{\"settings\": {{\"seed\": 3}}, {}}}", part);
    let list = |entry: &str, count: usize| vec![entry; count].join(",");
    for text in [
        many(&format!(
            "\"own\": [{}]",
            list(r#"{"time": 1, "command": "start"}"#, 50_000)
        )),
        many(&format!("\"pins\": [{}]", list("{}", 500_000))),
        many(&format!(
            "\"load\": {{\"shares\": [{}]}}",
            list("1", 1_000_000)
        )),
        many(&list("\"x\": 1", 300_000)),
        many(
            &(0..200_000)
                .map(|index| format!("\"x{index}\":1"))
                .collect::<Vec<_>>()
                .join(","),
        ),
    ] {
        if let Ok((shared, problems)) = from_json(&text) {
            assert!(problems.len() <= 50 && shared.commands.len() <= 500);
        }
    }
}

/// Returns a problem of each kind.
fn problems() -> Vec<LinkProblem> {
    let links = [
        "v1&preset=weekend&static-workers=many&quantum=1&demand=target&seed=3&seed=4&time=-5",
        "#v2%3D&load.step=60&lang=%22&color-scheme=pink&own=z&pin1.name=a_b&end",
        "#v1&amp;load=file&pin1.load=moon&load.begin=x&end",
        "#v1&load=file&pin1.load.peak=0&pin1.load.shares=A&pin1.load.step=0&end",
        "v1&st atic-workers=3&end",
    ];
    let long = format!("v1&{}end", "a&".repeat(40_000));
    let links = links.iter().map(|link| (*link).to_owned()).chain([long]);
    links
        .flat_map(|link| from_fragment(&link).unwrap().1)
        .collect()
}

#[test]
fn each_problem_has_words_in_each_language() {
    let problems = problems();
    let kinds: std::collections::BTreeSet<String> = problems
        .iter()
        .map(|problem| {
            format!("{problem:?}")
                .split(['(', ' '])
                .next()
                .unwrap()
                .to_owned()
        })
        .collect();
    // All but a part that is both unknown and many.
    assert!(kinds.len() >= 11, "{kinds:?}");
    for problem in problems {
        let [english, german, chinese] =
            [Words::english(), Words::german(), Words::chinese()].map(|words| problem.told(&words));
        assert_eq!(english, problem.to_string());
        assert!(german != english && chinese != english, "{english}");
        let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(chinese.contains(is_chinese), "{chinese}");
        for text in [english, german, chinese] {
            assert!(!text.is_empty() && !text.contains(['{', '}']), "{text}");
        }
    }
    for words in [Words::english(), Words::german(), Words::chinese()] {
        let texts = [
            NoFile::TooLarge.told(&words),
            NoFile::NoSettings.told(&words),
            NoFile::NoJson { line: 3, column: 4 }.told(&words),
            NoShared::Link(NoLink).told(&words),
            TooLong { length: 9000 }.told(&words),
        ];
        assert!(texts.iter().all(|text| !text.is_empty()), "{texts:?}");
    }
}
