//! Every text in every language.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use reactive_allocation::allocation::Policy;
use reactive_allocation::figure::Figure;
use reactive_allocation::narrate::{self, Words};
use reactive_allocation::paint::Scheme;
use reactive_allocation::settings::{Patch, Preset, Settings, Value};

fn all() -> [Words; 3] {
    [Words::english(), Words::german(), Words::chinese()]
}

/// English, German and Chinese of every text, in order.
fn rows() -> Vec<[String; 3]> {
    let [english, german, chinese] = all().map(|words| words.to_table().concat());
    assert_eq!(english.len(), german.len());
    assert_eq!(english.len(), chinese.len());
    let others = german.into_iter().zip(chinese);
    let rows = english.into_iter().zip(others);
    rows.map(|(en, (de, zh))| [en, de, zh]).collect()
}

/// What is filled in, such as `{0}`.
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

/// Words that give English away where it stands between other words; the terms
/// of Flink, Kubernetes and the clouds are nobody's own.
const ENGLISH_WORDS: [&str; 24] = [
    "the", "of", "and", "is", "are", "to", "for", "with", "by", "than", "from", "how", "this",
    "that", "it", "at", "on", "no", "more", "less", "workers", "records", "load", "idle",
];

#[test]
fn no_english_is_left_in_the_others() {
    for [english, german, chinese] in rows() {
        for text in [&german, &chinese] {
            let words = text.split(|c: char| !c.is_alphabetic());
            let left: Vec<&str> = words.filter(|word| ENGLISH_WORDS.contains(word)).collect();
            assert!(left.is_empty(), "{left:?} in {text:?} for {english:?}");
        }
        let is_long = english.split(' ').count() > 3;
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
fn a_language_can_come_as_lists_of_strings() {
    for words in all() {
        let [basic, more] = words.to_table();
        let tag = words.tag();
        let given = Words::from_table(tag, basic.clone(), more.clone()).unwrap();
        assert_eq!(given.tag(), tag);
        assert_eq!(given.to_table(), words.to_table());
        let settings = Settings::preset(Preset::Weekend);
        let figure = figure(Preset::Weekend, &words);
        let report = &figure.outcome.report;
        assert_eq!(
            narrate::alt_text(&given, &settings, report, &figure.shown),
            narrate::alt_text(&words, &settings, report, &figure.shown)
        );
        let short = |list: &[String]| list[1..].to_vec();
        assert!(Words::from_table(tag, short(&basic), more.clone()).is_none());
        assert!(Words::from_table(tag, basic.clone(), short(&more)).is_none());
        assert!(Words::from_table("tlh", basic, more).is_none());
    }
    let [basic, more] = Words::german().to_table();
    let austrian = Words::from_table("DE-at", basic, more).unwrap();
    assert_eq!(austrian.tag(), "de");
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
    let phrases = narrate::headline(words, &figure.settings, &figure.outcome.report, charts);
    assert!(phrases[1].strong && !phrases[0].strong && !phrases[2].strong);
    phrases.into_iter().map(|phrase| phrase.text).collect()
}

#[test]
fn the_sentence_is_a_sentence_in_every_language() {
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
fn the_picture_speaks_the_figures_language() {
    for words in all() {
        let svg = figure(Preset::TaxiWeek, &words).to_svg(1060.0, Scheme::Auto);
        for text in [
            narrate::figure_title(&words),
            narrate::number_labels(&words)[0],
            narrate::chart_texts(&words).weekdays[2],
            narrate::chart_texts(&words).unit,
        ] {
            let text = text.replace('&', "&amp;");
            assert!(svg.contains(&text), "{text}");
        }
    }
    assert_eq!(Figure::new(Patch::new()).0.words, Words::english());
}
