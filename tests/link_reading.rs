//! Reads links of all versions, and links that were changed on the way.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "../examples/link/json.rs"]
#[allow(unreachable_pub, reason = "the program shares it")]
mod json;

use reactive_allocation::link::{
    ColorScheme, LinkProblem, Mending, NoLink, Pin, Shared, clean_name, from_fragment, to_fragment,
};
use reactive_allocation::own_load::{LEVELS, OwnLoad};
use reactive_allocation::settings::{SettingId, Settings};
use std::rc::Rc;

fn read(text: &str) -> (Shared, Vec<LinkProblem>) {
    from_fragment(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Returns the problems of a link in words.
fn told(text: &str) -> Vec<String> {
    read(text).1.iter().map(ToString::to_string).collect()
}

/// Returns numbers of JSON as floating-point numbers, so that 9 is 9.0.
fn as_floats(value: &serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Number(number) => number.as_f64().into(),
        Value::Array(all) => all.iter().map(as_floats).collect(),
        Value::Object(all) => {
            let entries = all
                .iter()
                .map(|(name, value)| (name.clone(), as_floats(value)));
            Value::Object(entries.collect())
        }
        other => other.clone(),
    }
}

fn weekend() -> Shared {
    let weekend = Settings::preset(reactive_allocation::settings::Preset::Weekend);
    Shared {
        settings: weekend.with_number(SettingId::StaticWorkers, 9.0).unwrap(),
        cursor_s: Some(60.5),
        pins: vec![Pin {
            name: "A pin".to_owned(),
            settings: weekend.with_number(SettingId::Seed, 7.0).unwrap(),
            commands: Vec::new(),
        }],
        ..Shared::default()
    }
}

#[test]
fn links_of_all_versions_hold_what_they_held() {
    let text = include_str!("data/links/links.json");
    let links: Vec<serde_json::Value> = serde_json::from_str(text).unwrap();
    assert!(links.len() >= 14);
    for entry in links {
        let (shared, problems) = read(entry["link"].as_str().unwrap());
        let holds = json::link(&shared, &problems).unwrap();
        assert_eq!(
            as_floats(&holds),
            as_floats(&entry["holds"]),
            "{}",
            entry["form"]
        );
        // It can be passed on in the present form.
        let again = to_fragment(&shared).unwrap();
        assert_eq!(read(&again.text), (shared, Vec::new()));
    }
}

#[test]
fn what_programs_do_to_a_link_is_undone_and_told() {
    let shared = weekend();
    let text = to_fragment(&shared).unwrap().text;
    let escape = |c: char| format!("%{:02x}", u32::from(c));
    let is_plain = |c: char| c.is_ascii_alphanumeric();
    let escaped = |escape: &dyn Fn(char) -> String| -> String {
        let parts = text.chars();
        parts
            .map(|c| {
                if is_plain(c) {
                    c.to_string()
                } else {
                    escape(c)
                }
            })
            .collect()
    };
    let capitals = escaped(&|c| escape(c).to_uppercase());
    let escaped = escaped(&escape);
    let wrapped = |line: &str| {
        let lines: Vec<_> = text
            .as_bytes()
            .chunks(30)
            .map(|part| String::from_utf8_lossy(part))
            .collect();
        lines.join(line)
    };
    let address = format!("https://example.org/embed.html#{text}");
    for (changed, changes) in [
        (text.clone(), vec![]),
        (address.clone(), vec![]),
        (format!("  {address}\n"), vec![]),
        (format!("{address}."), vec![]),
        (format!("{address})"), vec![]),
        (format!("<{address}>"), vec![]),
        (escaped.clone(), vec![Mending::Escapes]),
        (capitals, vec![Mending::Escapes]),
        (escaped.replace('%', "%25"), vec![Mending::Escapes]),
        (escaped.replace('%', "%2525"), vec![Mending::Escapes]),
        (address.replace('#', "%23"), vec![Mending::Escapes]),
        (text.replace('&', "&amp;"), vec![Mending::Ampersands]),
        (text.replace('&', "&amp;amp;"), vec![Mending::Ampersands]),
        (wrapped("\r\n"), vec![Mending::Spaces]),
        (wrapped("\r\n> "), vec![Mending::Spaces]),
        (wrapped(" \n\t"), vec![Mending::Spaces]),
        (wrapped("%20"), vec![Mending::Escapes, Mending::Spaces]),
        (wrapped("%0D%0A"), vec![Mending::Escapes, Mending::Spaces]),
        (wrapped("\u{ad}"), vec![Mending::Spaces]),
        (wrapped("\u{200b}"), vec![Mending::Spaces]),
    ] {
        let changes: Vec<_> = changes.into_iter().map(LinkProblem::Mended).collect();
        assert_eq!(read(&changed), (shared.clone(), changes), "{changed}");
    }
}

#[test]
fn what_a_link_says_wrong_is_told_with_what_is_allowed() {
    for (part, message) in [
        (
            "static-workers=0",
            "staticWorkers: “0” is not allowed. Allowed: whole numbers 1 to 500 workers.",
        ),
        (
            "static-workers=",
            "staticWorkers: “” is not allowed. Allowed: whole numbers 1 to 500 workers.",
        ),
        (
            "pin2.seed=-1",
            "pin2.seed: “-1” is not allowed. Allowed: whole numbers 0 to 4294967295.",
        ),
        (
            "autoscaler=vpa",
            "autoscaler: “vpa” is not allowed. Allowed: hpa, asg, mig, hpa-lag, keda, flink, asg-steps, managed-flink.",
        ),
        (
            "level=expert",
            "level: “expert” is not allowed. Allowed: basic, more, lab.",
        ),
        ("utm=1", "utm: “1” is for a part that links do not have"),
        (
            "pin4.seed=1",
            "pin4.seed: “1” is for a part that links do not have",
        ),
        (
            "time=-5",
            "time: “-5” is not allowed. Allowed: 0 to 31622400 s.",
        ),
        (
            "lang=%22onload",
            "lang: “\"onload” is not allowed. Allowed: a tag such as de or zh-Hans.",
        ),
        (
            "color-scheme=pink",
            "color-scheme: “pink” is not allowed. Allowed: light, dark.",
        ),
        (
            "pin1.name=a_b",
            "pin1.name: “a_b” is not allowed. Allowed: up to 60 characters as a figure has written them.",
        ),
        (
            "load.step=60",
            "load: is left out without its values (load.shares)",
        ),
    ] {
        let link = format!("v1&preset=weekend&{part}&static-workers=9&end");
        let link = if part.starts_with("static") {
            link.replace("&static-workers=9", "")
        } else {
            link
        };
        let problems = told(&link);
        assert!(
            problems.iter().any(|problem| problem == message),
            "{link}: {problems:?}"
        );
        let (shared, _) = read(&link);
        assert_eq!(shared.settings.preset.name(), "weekend");
        assert_eq!(shared.settings.own_load, None);
        if !part.starts_with("static") {
            assert_eq!(shared.settings.static_workers, 9);
        }
    }
}

#[test]
fn settings_that_contradict_each_other_are_left_out() {
    let (shared, problems) = read("v1&min-workers=20&max-workers=10&static-workers=9&end");
    assert_eq!(problems.len(), 1);
    assert!(
        matches!(&problems[0], LinkProblem::Refused { error, .. } if error.is_about(SettingId::MinWorkers))
    );
    assert_eq!(
        (shared.settings.min_workers, shared.settings.max_workers),
        (1, 10)
    );
    assert_eq!(shared.settings.static_workers, 9);
    // A figure has made it: the default of the other setting gives way.
    let wide = Settings::default()
        .with_number(SettingId::MinWorkers, 20.0)
        .unwrap();
    let text = to_fragment(&Shared {
        settings: wide.clone(),
        ..Shared::default()
    })
    .unwrap()
    .text;
    assert_eq!(read(&text).0.settings, wide);
}

#[test]
fn a_link_of_a_later_version_keeps_what_is_known() {
    let (shared, problems) = read("#v2&preset=weekend&quantum=on&static-workers=9&end");
    assert_eq!(shared.settings.static_workers, 9);
    assert_eq!(problems[0], LinkProblem::LaterVersion(2));
    assert_eq!(problems.len(), 2);
}

#[test]
fn the_last_of_two_values_counts() {
    let (shared, problems) = read("v1&seed=3&seed=4&end");
    assert_eq!(shared.settings.seed, 4);
    assert_eq!(problems, [LinkProblem::Repeated("seed".to_owned())]);
}

#[test]
fn a_fragment_goes_before_the_query_but_for_the_page() {
    let (shared, problems) =
        read("https://a.example/embed.html?preset=growth&seed=5&lang=de#v1&preset=weekend&end");
    assert_eq!(
        shared.settings,
        Settings::preset(reactive_allocation::settings::Preset::Weekend)
    );
    assert_eq!(shared.language.as_deref(), Some("de"));
    assert_eq!(problems, []);
    let (shared, problems) = read("embed.html?lang=de&color-scheme=dark#v1&lang=zh&end");
    assert_eq!(shared.language.as_deref(), Some("zh"));
    assert_eq!(shared.color_scheme.map(ColorScheme::name), Some("dark"));
    assert_eq!(problems, []);
}

#[test]
fn other_addresses_are_no_links() {
    for text in [
        "",
        "#",
        "?",
        "v",
        "v0",
        "#v01&end",
        "https://example.org/",
        "https://example.org/#section-2",
        "embed.html?",
        "?utm_source=mail",
        "v1beta&end",
        "version=3",
        "\u{202e}",
        "%%%%",
        "&&&",
    ] {
        assert_eq!(from_fragment(text), Err(NoLink), "{text}");
    }
    assert_eq!(read("#v1&end"), (Shared::default(), Vec::new()));
}

#[test]
fn hostile_sizes_are_bounded() {
    let huge = |part: &str, count: usize| format!("v1&preset=weekend&{}&end", part.repeat(count));
    for text in [
        huge("a&", 1_000_000),
        huge("static-workers=9&", 200_000),
        huge("seed=", 1_000_000),
        huge("charts=static.", 100_000),
        huge("%25", 1_000_000),
        format!("v1&presets={}&end", "weekend.".repeat(5000)),
        format!("v1&own={}s1&end", "s1-".repeat(20_000)),
        format!("v1&pin1.name={}&end", "a".repeat(60_000)),
        format!(
            "v1&load.step=1&load.peak=1&load.shares=-1-1{}&end",
            "A".repeat(60_000)
        ),
        "#".repeat(1_000_000),
    ] {
        if let Ok((shared, problems)) = from_fragment(&text) {
            assert!(problems.len() <= 50);
            // A list that is repeated within the size of a link is no problem.
            assert!(!problems.is_empty() || text.len() < 65_536);
            assert!(
                problems
                    .iter()
                    .all(|problem| problem.to_string().len() < 400)
            );
            assert!(shared.commands.len() <= 500);
            assert!(to_fragment(&shared).is_ok());
        }
    }
}

/// A run takes time and memory in proportion to its length.
#[test]
fn a_load_is_at_most_as_long_as_that_of_a_file() {
    let load = |step_s: f64| OwnLoad {
        begin_s: Some(0.0),
        step_s,
        peak_per_s: 5.0,
        levels: vec![LEVELS; 4],
    };
    let of_days = |days: f64| Shared {
        settings: Settings::default().with_own_load(&Rc::new(load(days / 4.0 * 86_400.0))),
        ..Shared::default()
    };
    let longest = to_fragment(&of_days(367.0)).unwrap().text;
    assert_eq!(read(&longest), (of_days(367.0), Vec::new()));
    let step = "load.step=7927200&";
    assert!(longest.contains(step), "{longest}");
    let longer = longest.replace(step, "load.step=7927201&");
    assert_eq!(
        told(&longer),
        [
            "load.step: “7927201” is not allowed. Allowed: at least 0.001 s, all values together at most 367 days.",
            "load: is left out without the time between them (load.step)",
        ]
    );
    assert_eq!(read(&longer).0.settings.own_load, None);
    // Nothing writes such a load either.
    let written = to_fragment(&of_days(368.0)).unwrap();
    assert!(!written.text.contains("load.shares"), "{}", written.text);
}

#[test]
fn names_of_pins_are_shown_as_they_are() {
    for name in [
        "5-9 % “günstiger”",
        "<b>&amp;</b>",
        "两个",
        " a  b ",
        "=&#%25",
    ] {
        let mut shared = weekend();
        shared.pins[0].name = clean_name(name);
        let text = to_fragment(&shared).unwrap().text;
        assert_eq!(read(&text), (shared.clone(), Vec::new()));
        assert_eq!(read(&text).0.pins[0].name, name);
    }
}
