//! The values of a figure by name, as prose beside the figure shows them.

use super::names::cost;
use super::number::amount;
use super::numbers::Numbers;
use super::setting::setting_number;
use super::summary::shortage;
use super::{Basic, Words, count};
use crate::allocation::Policy;
use crate::settings::{SettingId, Settings, Value};

/// Returns a value in the number format of the figure: "static-workers" is a
/// setting, "static.idle-share" a number of the report, "own.max-delay" one of the
/// reader's own cluster, "static.cost" its worker-hours at the price, and
/// "never-short-workers" the size of the smallest static fleet that is never short;
/// camelCase works too. "static.shortage" is a clause: "never short of workers". A
/// setting has no unit, a share has
/// its percent sign, and a choice is its name in the settings. `None` for an unknown
/// name, and for an own cluster that is not shown.
pub fn value_text(settings: &Settings, numbers: &Numbers, name: &str) -> Option<String> {
    match name.split_once('.') {
        Some((policy, number)) => {
            let policy = match policy {
                "static" => Policy::Static,
                "manual" => Policy::Manual,
                "schedule" => Policy::Schedule,
                "reactive" => Policy::Reactive,
                "own" => Policy::Script,
                _ => return None,
            };
            numbers.report.of(policy)?;
            report_text(settings, numbers, policy, &camel_case(number))
        }
        None if camel_case(name) == "neverShortWorkers" => {
            let workers = f64::from(numbers.report.never_short_workers);
            Some(count(numbers.words, workers))
        }
        None => setting_text(numbers.words, settings, name),
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
    if let Value::Text(curve) = field.value(settings) {
        return Some(curve);
    }
    Some(setting_number(words, (field.get)(settings)))
}

fn report_text(
    settings: &Settings,
    numbers: &Numbers,
    policy: Policy,
    name: &str,
) -> Option<String> {
    let words = numbers.words;
    let report = numbers.of(policy);
    Some(match name {
        "workerHours" => numbers.hours(policy),
        "cost" => cost(settings, numbers, policy),
        "idleWorkerHours" => amount(words, report.idle_worker_hours),
        "shortWorkerHours" => amount(words, report.short_worker_hours),
        "idleShare" => numbers.share(policy, |report| report.idle_share),
        "shortTimeShare" => numbers.share(policy, |report| report.short_time_share),
        "shortage" => shortage(numbers, policy),
        "maxLag" => numbers.records(policy, |report| report.max_lag),
        "endLag" => numbers.records(policy, |report| report.end_lag),
        "maxDelay" => numbers.duration(policy, |report| report.max_delay),
        "endDelay" => numbers.duration(policy, |report| report.end_delay),
        "meanDelay" => numbers.duration(policy, |report| report.mean_delay),
        "delayedShare" => numbers.share(policy, |report| report.delayed_share),
        "caughtUp" => words.get(yes_or_no(report.caught_up)).to_owned(),
        "failed" => words.get(yes_or_no(report.failed)).to_owned(),
        "rescales" => numbers.count(policy, |report| f64::from(report.rescales)),
        "maxWorkers" => count(words, report.max_workers),
        "meanWorkers" => amount(words, report.mean_workers),
        "downTimeShare" => numbers.share(policy, |report| report.down_time_share),
        "reprocessedShare" => numbers.share(policy, |report| report.reprocessed_share),
        _ => return None,
    })
}

fn yes_or_no(is_so: bool) -> Basic {
    if is_so { Basic::Yes } else { Basic::No }
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
    use crate::report::{Report, Results};
    use crate::settings::FIELDS;
    use crate::text::three_numbers;

    fn report() -> Report {
        let mut report = Results::new(&Settings::default()).report;
        report.own = Some(report.reactive.clone());
        report
    }

    fn text(words: &Words, report: &Report, name: &str) -> Option<String> {
        let numbers = Numbers {
            words,
            report,
            seeds: &[],
        };
        value_text(&Settings::default(), &numbers, name)
    }

    #[test]
    fn numbers_equal_those_under_the_chart_in_every_language() {
        let mut report = report();
        report.reactive.idle_share = 0.0002;
        for words in [Words::english(), Words::german(), Words::chinese()] {
            let numbers = Numbers {
                words: &words,
                report: &report,
                seeds: &[],
            };
            for (name, policy) in [
                ("static", Policy::Static),
                ("manual", Policy::Manual),
                ("schedule", Policy::Schedule),
                ("reactive", Policy::Reactive),
                ("own", Policy::Script),
            ] {
                let names = ["worker-hours", "idle-share", "shortTimeShare"];
                let texts =
                    names.map(|number| text(&words, &report, &format!("{name}.{number}")).unwrap());
                assert_eq!(texts, three_numbers(&numbers, policy));
            }
        }
        let small = text(&Words::german(), &report, "reactive.idle-share");
        assert_eq!(small.unwrap(), "<0,1\u{a0}%");
    }

    #[test]
    fn every_number_and_every_setting_has_a_text() {
        let report = report();
        let text = |name: &str| text(&Words::english(), &report, name);
        let numbers = serde_json::to_value(&report.reactive).unwrap();
        for name in numbers.as_object().unwrap().keys() {
            assert!(text(&format!("reactive.{name}")).is_some(), "{name}");
        }
        for field in FIELDS {
            assert!(text(field.name).is_some(), "{}", field.name);
            assert_eq!(text(&field.attribute()), text(field.name));
        }
        assert_eq!(text("static-workers").unwrap(), "7");
        assert_eq!(text("never-short-workers").unwrap(), "5");
        let dear = Settings::default().with_number(SettingId::WorkerPrice, 12.5);
        let numbers = Numbers {
            words: &Words::german(),
            report: &report,
            seeds: &[],
        };
        let cost = value_text(&dear.unwrap(), &numbers, "static.cost");
        assert_eq!(cost.unwrap(), "2.100,00", "168 hours");
        assert_eq!(text("preset").unwrap(), "day-night");
    }

    #[test]
    fn unknown_names_have_no_text() {
        let mut report = report();
        report.own = None;
        for name in [
            "",
            ".",
            "static",
            "static.",
            "static.nonsense",
            "nobody.idle-share",
            "own.idle-share",
        ] {
            assert_eq!(text(&Words::english(), &report, name), None);
        }
    }
}
