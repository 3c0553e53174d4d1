//! The values of a figure by name, as prose beside the figure shows them.

use super::number::amount;
use super::setting::setting_number;
use super::{Words, count, percent};
use crate::report::{PolicyReport, Report};
use crate::settings::{SettingId, Settings};

/// Returns a value in the number format of the figure: "static-workers" is a
/// setting, "static.idle-share" a number of the report; camelCase works too. A
/// setting has no unit, a share has its percent sign, and a choice is its name in
/// the settings. `None` for an unknown name.
pub fn value_text(
    words: &Words,
    settings: &Settings,
    report: &Report,
    name: &str,
) -> Option<String> {
    match name.split_once('.') {
        Some((policy, number)) => {
            let report = match policy {
                "static" => &report.static_fleet,
                "manual" => &report.manual,
                "reactive" => &report.reactive,
                _ => return None,
            };
            report_text(words, report, &camel_case(number))
        }
        None => setting_text(words, settings, name),
    }
}

fn setting_text(words: &Words, settings: &Settings, name: &str) -> Option<String> {
    let field = SettingId::from_name(name)?.field();
    if let Some(choice) = field.choice(settings) {
        return Some(choice.to_owned());
    }
    if field.is_left_to_default(settings) {
        return Some("default".to_owned());
    }
    Some(setting_number(words, (field.get)(settings)))
}

fn report_text(words: &Words, report: &PolicyReport, name: &str) -> Option<String> {
    Some(match name {
        "workerHours" => count(words, report.worker_hours),
        "idleWorkerHours" => amount(words, report.idle_worker_hours),
        "shortWorkerHours" => amount(words, report.short_worker_hours),
        "idleShare" => percent(words, report.idle_share),
        "shortTimeShare" => percent(words, report.short_time_share),
        "maxLag" => count(words, report.max_lag),
        "rescales" => count(words, report.rescales.into()),
        "maxWorkers" => count(words, report.max_workers),
        "meanWorkers" => amount(words, report.mean_workers),
        "downTimeShare" => percent(words, report.down_time_share),
        "reprocessedShare" => percent(words, report.reprocessed_share),
        _ => return None,
    })
}

fn camel_case(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    for (i, part) in name.split('-').enumerate() {
        let mut letters = part.chars();
        if i > 0 {
            camel.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        }
        camel.push_str(letters.as_str());
    }
    camel
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Results;
    use crate::settings::FIELDS;
    use crate::text::three_numbers;

    fn results() -> (Settings, Report) {
        let settings = Settings::default();
        let report = Results::new(&settings).report;
        (settings, report)
    }

    #[test]
    fn numbers_equal_those_under_the_chart_in_every_language() {
        let (settings, mut report) = results();
        report.reactive.idle_share = 0.0002;
        for words in [Words::english(), Words::german(), Words::chinese()] {
            let text = |name: &str| value_text(&words, &settings, &report, name).unwrap();
            for (policy, report) in [
                ("static", &report.static_fleet),
                ("manual", &report.manual),
                ("reactive", &report.reactive),
            ] {
                let names = ["worker-hours", "idle-share", "shortTimeShare"];
                let texts = names.map(|name| text(&format!("{policy}.{name}")));
                assert_eq!(texts, three_numbers(&words, report));
            }
        }
        let german = Words::german();
        let small = value_text(&german, &settings, &report, "reactive.idle-share");
        assert_eq!(small.unwrap(), "<0,1\u{a0}%");
    }

    #[test]
    fn every_number_and_every_setting_has_a_text() {
        let (settings, report) = results();
        let text = |name: &str| value_text(&Words::english(), &settings, &report, name);
        let numbers = serde_json::to_value(&report.reactive).unwrap();
        for name in numbers.as_object().unwrap().keys() {
            assert!(text(&format!("reactive.{name}")).is_some(), "{name}");
        }
        for field in FIELDS {
            assert!(text(field.name).is_some(), "{}", field.name);
            assert_eq!(text(&field.attribute()), text(field.name));
        }
        assert_eq!(text("static-workers").unwrap(), "7");
        assert_eq!(text("preset").unwrap(), "day-night");
    }

    #[test]
    fn unknown_names_have_no_text() {
        let (settings, report) = results();
        for name in [
            "",
            ".",
            "static",
            "static.",
            "static.nonsense",
            "nobody.idle-share",
        ] {
            assert_eq!(
                value_text(&Words::english(), &settings, &report, name),
                None
            );
        }
    }
}
