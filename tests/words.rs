//! Every text in every language.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use reactive_allocation::allocation::Policy;
use reactive_allocation::figure::{Action, Figure};
use reactive_allocation::own_load::ReadError;
use reactive_allocation::paint::Scheme;
use reactive_allocation::settings::{
    AutoscalerKind, DisplayAttribute, FIELDS, Group, Kind, NamedValues, Patch, Preset, SettingId,
    Settings, SettingsError, Value, read_patch,
};
use reactive_allocation::text::{self, Numbers, Words};

fn all() -> [Words; 3] {
    [Words::english(), Words::german(), Words::chinese()]
}

/// Returns every text in English, German and Chinese, in order.
fn rows() -> Vec<[String; 3]> {
    let [english, german, chinese] =
        all().map(|words| [words.to_list(), words.further_list()].concat());
    assert_eq!(english.len(), german.len());
    assert_eq!(english.len(), chinese.len());
    let others = german.into_iter().zip(chinese);
    let rows = english.into_iter().zip(others);
    rows.map(|(en, (de, zh))| [en, de, zh]).collect()
}

/// Returns the placeholders of a text, such as `{0}`.
fn places(text: &str) -> BTreeSet<&str> {
    let behind = text.split('{').skip(1);
    behind.map(|part| part.split('}').next().unwrap()).collect()
}

#[test]
fn every_text_is_there_in_every_language() {
    let rows = rows();
    assert!(rows.len() > 100);
    for row in &rows {
        for text in row {
            assert!(!text.trim().is_empty(), "{row:?}");
            assert_eq!(text.matches('{').count(), text.matches('}').count());
            assert_eq!(text.matches('|').count(), row[0].matches('|').count());
            assert_eq!(places(text), places(&row[0]), "{row:?}");
        }
    }
}

/// Words that show that a text is English; the terms of Flink, Kubernetes and the
/// clouds are the same in every language.
const ENGLISH_WORDS: [&str; 24] = [
    "the", "of", "and", "is", "are", "to", "for", "with", "by", "than", "from", "how", "this",
    "that", "it", "at", "on", "no", "more", "less", "workers", "records", "load", "idle",
];

#[test]
fn no_english_is_left_in_the_others() {
    for [english, german, chinese] in rows() {
        for text in [&german, &chinese] {
            let text = text.replace("Managed Service for Apache Flink", "");
            let words = text.split(|c: char| !c.is_alphabetic());
            let left: Vec<&str> = words.filter(|word| ENGLISH_WORDS.contains(word)).collect();
            assert!(left.is_empty(), "{left:?} in {text:?} for {english:?}");
        }
        let is_long = english.split(' ').count() > 3 && !english.starts_with("Managed Service ");
        assert!(!is_long || german != english, "{german:?}");
        let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(!is_long || chinese.contains(is_chinese), "{chinese:?}");
    }
}

#[test]
fn chinese_has_its_own_punctuation() {
    let is_chinese = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    for [_, _, chinese] in rows() {
        let letters: Vec<char> = chinese.chars().collect();
        for pair in letters.windows(2) {
            let foreign = matches!(pair[1], ',' | ';' | '?' | '!' | '(' | ')' | ':');
            assert!(!(foreign && is_chinese(&pair[0])), "{chinese}");
        }
    }
}

#[test]
fn a_language_can_come_as_a_list_of_strings() {
    for words in all() {
        let texts = words.to_list();
        let tag = words.tag();
        let given = Words::new(tag, texts.clone()).unwrap();
        assert_eq!(given.tag(), tag);
        assert_eq!(given.to_list(), texts);
        let settings = Settings::preset(Preset::Weekend);
        let figure = figure(Preset::Weekend, &words);
        let alt_text = |words: &Words| {
            let numbers = Numbers {
                words,
                ..figure.numbers()
            };
            text::alt_text(&settings, &numbers, &figure.shown)
        };
        assert_eq!(alt_text(&given), alt_text(&words));
        assert!(Words::new(tag, texts[1..].to_vec()).is_none());
        assert!(Words::new("tlh", texts).is_none());
    }
    assert!(Words::from_list(Vec::new()).is_none());
    // The texts of the third file come behind.
    let german = Words::german();
    let whole = Words::new("de", german.to_list()).unwrap();
    let whole = whole.with_further(&german.further_list());
    let error = ReadError::AllZero("rate".to_owned());
    assert_eq!(
        text::load_error(&whole, &error),
        text::load_error(&german, &error)
    );
    assert_eq!(whole.with_further(&german.further_list()), whole);
    let austrian = Words::new("DE-at", Words::german().to_list()).unwrap();
    assert_eq!(austrian.tag(), "de");
}

#[test]
fn every_setting_has_words_in_every_language() {
    for field in FIELDS {
        let group = field.group;
        assert!(Group::ALL.contains(&group));
        assert!(field.external_names().iter().all(|name| !name.is_empty()));
        for words in all() {
            assert!(!text::group_name(&words, group).is_empty());
            let name = text::setting_name(&words, field);
            assert!(!name.is_empty());
            assert!(
                words.tag() == "zh" || name.split(' ').count() <= 4,
                "{name}"
            );
            let doc = text::setting_doc(&words, field);
            assert!(doc.ends_with(['.', '。']), "{doc:?} of {name}");
            let allowed = text::allowed(&words, field, &Settings::default());
            assert!(
                !allowed.contains("Infinity") && !allowed.contains('{'),
                "{allowed}"
            );
            if let Kind::Choice(names) = field.kind {
                let texts: BTreeSet<String> = (0..names.len())
                    .map(|place| text::choice_name(&words, field, place))
                    .collect();
                assert_eq!(texts.len(), names.len(), "{texts:?}");
                assert!(!texts.contains(""));
                assert_eq!(text::choice_name(&words, field, names.len()), "");
            }
        }
    }
}

#[test]
fn every_group_has_settings_and_a_name_of_its_own() {
    let groups: Vec<_> = FIELDS.iter().map(|field| field.group).collect();
    assert!(Group::ALL.iter().all(|group| groups.contains(group)));
    for words in all() {
        let names: BTreeSet<&str> = Group::ALL
            .iter()
            .map(|group| text::group_name(&words, *group))
            .collect();
        assert_eq!(names.len(), Group::ALL.len());
    }
}

#[test]
fn allowed_values_are_written_in_each_language() {
    let allowed = |id: SettingId| all().map(|words| allowed_in(&words, id, &Settings::default()));
    assert_eq!(
        allowed(SettingId::HeartbeatTimeout),
        [
            "0.2 s to 1 h, default 8 s",
            "0,2 s bis 1 h, Vorgabe 8 s",
            "0.2 秒至 1 小时\u{ff0c}默认 8 秒"
        ]
    );
    assert_eq!(
        allowed(SettingId::HeartbeatInterval)[1],
        "0,1 s bis 30 min, Vorgabe 5 s"
    );
    assert_eq!(
        allowed(SettingId::Partitioning)[0],
        "evenly (rebalance), by key (keyBy); default: evenly (rebalance)"
    );
    assert_eq!(
        allowed(SettingId::SourceCapacity)[0],
        "1 to 10,000,000 records/s, by default no limit"
    );
    assert_eq!(allowed(SettingId::DelayLimit)[0], "0 to 7 d, default 60 s");
    assert_eq!(
        allowed(SettingId::CpuRequest),
        [
            "10 millicores to 64 cores, default 1 core",
            "10 Millicores bis 64 Kerne, Vorgabe 1 Kern",
            "10 毫核至 64 核\u{ff0c}默认 1 核"
        ]
    );
    assert_eq!(
        SettingId::HeartbeatTimeout.field().external_names(),
        ["heartbeat.timeout"]
    );
}

fn allowed_in(words: &Words, id: SettingId, baseline: &Settings) -> String {
    text::allowed(words, id.field(), baseline).replace('\u{a0}', " ")
}

#[test]
fn the_default_is_that_of_the_preset() {
    let english = Words::english();
    let in_preset = |preset| allowed_in(&english, SettingId::MaxWorkers, &Settings::preset(preset));
    assert_eq!(
        in_preset(Preset::DayNight),
        "1 to 500 workers, default 15 workers"
    );
    assert_eq!(
        in_preset(Preset::TaxiWeek),
        "1 to 500 workers, default 10 workers"
    );
    let blog = Settings::preset(Preset::BlogExperiment);
    assert_eq!(
        allowed_in(&english, SettingId::Capacity, &blog),
        "1 to 10,000,000 records/s, default 4,600 records/s"
    );
}

#[test]
fn a_field_has_the_unit_in_which_its_value_is_short() {
    let shown = |id: SettingId, value: f64| {
        let english = Words::english();
        let text = text::field_text(&english, id.field(), value);
        [text, text::field_unit(&english, id.field(), value)].join(" ")
    };
    for (value, text) in [
        (8.0, "8 s"),
        (300.0, "300 s"),
        (599.0, "599 s"),
        (600.0, "10 min"),
        (601.0, "601 s"),
        (1800.0, "30 min"),
        (3600.0, "1 h"),
        (5400.0, "90 min"),
        (86_400.0, "1 d"),
        (604_800.0, "7 d"),
    ] {
        assert_eq!(shown(SettingId::DelayLimit, value), text);
    }
    for (value, text) in [
        (5.4, "5.4 millicores"),
        (20.0, "20 millicores"),
        (250.0, "0.25 cores"),
        (255.0, "255 millicores"),
        (1000.0, "1 cores"),
        (64_000.0, "64 cores"),
    ] {
        assert_eq!(shown(SettingId::CpuRequest, value), text);
    }
}

/// The slider, the handle, the field and a refusal call a setting the same.
#[test]
fn a_setting_has_one_name() {
    for words in all() {
        let name = |id: SettingId| text::setting_name(&words, id.field()).to_owned();
        for id in [
            SettingId::MinWorkers,
            SettingId::MaxWorkers,
            SettingId::StaticWorkers,
            SettingId::NightShare,
            SettingId::UsualShare,
            SettingId::Trough,
            SettingId::PeakWidth,
        ] {
            let error = Settings::default().with_number(id, -1.0).unwrap_err();
            let refusal = text::typed_refusal(&words, &error, "-1");
            assert!(refusal.starts_with(&name(id)), "{refusal}");
            assert!(text::not_a_number(&words, id.field(), "x").starts_with(&name(id)));
        }
        // This handle moves two settings.
        let peak = words.get(text::Key::PeakHandle);
        assert!(peak.starts_with(&name(SettingId::PeakLoad)), "{peak}");
        let mut figure = figure(Preset::DayNight, &words);
        for (preset, id) in [
            (Preset::DayNight, SettingId::NightShare),
            (Preset::SuddenEvent, SettingId::UsualShare),
            (Preset::Weekend, SettingId::Trough),
        ] {
            figure.apply(Action::Choose(preset));
            assert_eq!(figure.trough_setting(), id);
            let slides = figure.controls();
            let same = slides
                .iter()
                .filter(|control| name(control.field.id) == name(id));
            assert_eq!(same.count(), usize::from(id != SettingId::Trough));
        }
    }
}

#[test]
fn unit_names_have_no_number() {
    let units = |id: SettingId| all().map(|words| text::field_unit(&words, id.field(), 2.0));
    assert_eq!(units(SettingId::InFlight), ["records", "Datensätze", "条"]);
    assert_eq!(units(SettingId::StateSize), ["MB", "MB", "MB"]);
    assert_eq!(units(SettingId::Tolerance), ["%", "%", "%"]);
    assert_eq!(units(SettingId::Seed), ["", "", ""]);
}

fn figure(preset: Preset, words: &Words) -> Figure {
    let (mut figure, _) = Figure::new(vec![(
        "preset".to_owned(),
        Value::Text(preset.name().to_owned()),
    )]);
    figure.words = words.clone();
    figure
}

const BOTH: [Policy; 2] = [Policy::Static, Policy::Reactive];

fn headline(preset: Preset, words: &Words, charts: &[Policy]) -> String {
    let figure = figure(preset, words);
    let phrases = text::headline(&figure.settings, &figure.numbers(), charts, None);
    assert!(phrases.iter().any(|phrase| phrase.strong));
    phrases.into_iter().map(|phrase| phrase.text).collect()
}

#[test]
fn the_headline_is_whole_in_every_language() {
    let [english, german, chinese] = all().map(|words| headline(Preset::DayNight, &words, &BOTH));
    assert!(english.starts_with("Reactive runs the same day on "));
    assert!(
        german.starts_with("Reaktiv bewältigt denselben Tag mit "),
        "{german}"
    );
    assert!(chinese.starts_with("处理同一天的负载\u{ff0c}"), "{chinese}");
    for preset in Preset::ALL {
        for words in all() {
            for charts in [&BOTH[..], &[Policy::Static], &[Policy::Manual]] {
                let sentence = headline(*preset, &words, charts);
                assert!(!sentence.contains(['{', '}', '|']), "{sentence}");
                assert!(sentence.ends_with(['.', '。']), "{sentence}");
            }
        }
    }
}

#[test]
fn the_svg_is_in_the_language_of_the_figure() {
    for words in all() {
        let svg = figure(Preset::TaxiWeek, &words).to_svg(1060.0, Scheme::Auto);
        for text in [
            text::figure_title(&words),
            text::number_labels(&words)[0],
            text::chart_texts(&words).weekdays[2],
            text::chart_texts(&words).unit,
        ] {
            let text = text.replace('&', "&amp;");
            assert!(svg.contains(&text), "{text}");
        }
    }
    assert_eq!(Figure::new(NamedValues::new()).0.words, Words::english());
}

/// After a panic only JavaScript can write the message: it takes the first two
/// texts of a language, and has the English ones itself.
#[test]
fn the_texts_of_a_stopped_figure_come_first() {
    let first = |words: Words| words.to_list()[..2].to_vec();
    let script = include_str!("../www/figure-controller.js");
    for text in first(Words::english()) {
        assert!(script.contains(&format!("{text:?}")), "{text}");
    }
    assert!(first(Words::german())[0].contains("stehen geblieben"));
    assert!(first(Words::chinese())[0].contains("停止"));
}

/// Returns what is wrong with a value where all others were set.
fn contradiction(settings: &Settings, id: SettingId, value: f64) -> SettingsError {
    let mut all: Patch = settings.entries().collect();
    all.push((id, Value::Number(value)));
    settings.with(&all).unwrap_err()
}

#[test]
fn a_contradiction_names_both_settings() {
    let asg = Settings {
        autoscaler: AutoscalerKind::Asg,
        ..Settings::default()
    };
    let slow = Settings {
        backoff_max_s: Some(60.0),
        ..Settings::default()
    };
    let usual = Settings::default();
    for (settings, id, value, other) in [
        (&usual, SettingId::MinWorkers, 16.0, "maxWorkers"),
        (
            &usual,
            SettingId::HeartbeatInterval,
            60.0,
            "heartbeatTimeout",
        ),
        (&slow, SettingId::BackoffInitial, 61.0, "backoffMax"),
        (&usual, SettingId::StartSpread, 30.0, "startTime"),
        (&usual, SettingId::MetricsJitter, 30.0, "metricsResolution"),
        (&usual, SettingId::CpuLimit, 900.0, "cpuRequest"),
        (&usual, SettingId::IdleCpu, 1000.0, "cpuRequest"),
        (&asg, SettingId::TargetUtilization, 101.0, "asg"),
    ] {
        let error = contradiction(settings, id, value);
        let message = text::error_message(&error);
        assert!(message.contains(other), "{message}");
        let refusals = all().map(|words| {
            let refusal = text::refusal(&words, &error);
            let label = text::setting_name(&words, id.field()).to_owned();
            assert!(
                words.tag() == "en" || refusal.starts_with(&label),
                "{refusal}"
            );
            refusal
        });
        assert_eq!(refusals[0], message);
        let distinct: BTreeSet<&String> = refusals.iter().collect();
        assert_eq!(distinct.len(), refusals.len(), "{refusals:?}");
    }
}

#[test]
fn error_messages_for_the_host_page_are_fixed() {
    let defaults = Settings::default();
    let with = |id, value| defaults.with_number(id, value).unwrap_err();
    let choice = [("flink".to_owned(), Value::Text("3.0".to_owned()))];
    let object = SettingsError::not_an_object();
    for (error, message) in [
        (
            with(SettingId::PeakLoad, -1.0),
            "peakLoad: “-1” is not allowed. Allowed: 0 to 10000000 records/s.",
        ),
        (
            with(SettingId::StaticWorkers, 2.5),
            "staticWorkers: “2.5” is not allowed. Allowed: whole numbers 1 to 500 workers.",
        ),
        (
            with(SettingId::BackoffMultiplier, f64::NAN),
            "backoffMultiplier: “NaN” is not allowed. Allowed: 1 to 1000, or default.",
        ),
        (
            read_patch(&choice).unwrap_err(),
            "flink: “3.0” is not allowed. Allowed: 1.13, 1.20, 2.3.",
        ),
        (
            SettingsError::unknown("peak", "3"),
            "peak: “3” is for a setting that does not exist.",
        ),
        (
            SettingsError::not_scalar("noise"),
            "noise: “” must be a number or a text.",
        ),
        (
            object,
            "settings: “” must be a plain object of settings by name.",
        ),
        (
            SettingsError::not_an_option(DisplayAttribute::Charts, "all"),
            "charts: “all” is not allowed. Allowed: static, manual, schedule, reactive; one to three of them.",
        ),
        (
            contradiction(&defaults, SettingId::MinWorkers, 16.0),
            "minWorkers: “16” is more than maxWorkers, which is 15.",
        ),
        (
            contradiction(&defaults, SettingId::HeartbeatInterval, 60.0),
            "heartbeatInterval: “60” must be shorter than heartbeatTimeout.",
        ),
        (
            contradiction(&defaults, SettingId::StartSpread, 30.0),
            "startSpread: “30” must not be more than startTime.",
        ),
        (
            contradiction(&defaults, SettingId::MetricsJitter, 30.0),
            "metricsJitter: “30” must be less than half of metricsResolution.",
        ),
        (
            contradiction(&defaults, SettingId::IdleCpu, 1000.0),
            "idleCpu: “1000” must be less than cpuLimit (by default cpuRequest), or no number of workers would do.",
        ),
    ] {
        assert_eq!(text::error_message(&error), message);
        assert_eq!(text::refusal(&Words::english(), &error), message);
    }
}

#[test]
fn the_cost_is_price_times_worker_hours_in_the_language() {
    let priced = |price: f64| Settings {
        worker_price: price,
        ..Settings::default()
    };
    let report = reactive_allocation::report::Results::new(&priced(0.0)).report;
    for (words, cost) in all().into_iter().zip(["16.80", "16,80", "16.80"]) {
        let numbers = Numbers {
            words: &words,
            report: &report,
            seeds: &[],
        };
        let label = |price| text::hours_label(&priced(price), &numbers, Policy::Static);
        assert_eq!(label(0.0), text::number_labels(&words)[0]);
        assert!(label(0.1).contains(cost), "{}", label(0.1));
        assert!(label(0.1).starts_with(&label(0.0)));
    }
}
