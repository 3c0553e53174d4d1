use super::*;
use crate::report::Results;
use crate::settings::Settings;
use proptest::prelude::*;

/// Returns reports whose reactive fleets have these numbers, by `set`.
fn reports(values: &[f64], set: fn(&mut PolicyReport, f64)) -> Vec<Report> {
    let report = Results::new(&Settings::default()).report;
    let with = |value: &f64| {
        let mut report = report.clone();
        set(&mut report.reactive, *value);
        report
    };
    values.iter().map(with).collect()
}

/// Writes the number of the first of these reports; the others are other seeds.
fn written(reports: &[Report], write: impl Fn(&Numbers) -> String) -> String {
    let words = Words::english();
    let numbers = Numbers {
        words: &words,
        report: &reports[0],
        seeds: &reports[1..],
    };
    write(&numbers).replace('\u{a0}', " ")
}

#[test]
fn a_percentage_has_a_decimal_only_if_the_seed_leaves_it() {
    let hours = reports(&[92.2, 88.0, 92.0, 101.0], |report, hours| {
        report.worker_hours = hours;
    });
    let less = |reports: &[Report]| {
        written(reports, |numbers| {
            numbers.difference(Policy::Reactive, 96.0)
        })
    };
    assert_eq!(less(&hours), "4 %");
    assert_eq!(less(&hours[..1]), "4 %");
    let short = reports(&[0.042, 0.01, 0.07, 0.08], |report, share| {
        report.short_time_share = share;
    });
    let share = |reports: &[Report]| {
        written(reports, |numbers| {
            numbers.share(Policy::Reactive, |report| report.short_time_share)
        })
    };
    assert_eq!(share(&short), "about 4 %");
    assert_eq!(share(&short[..1]), "4.2 %");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_above_none_is_never_shown_as_none(
        logs in prop::collection::vec(-4.0..9.0_f64, 2..9),
    ) {
        let values: Vec<f64> = logs.iter().map(|log| 10_f64.powf(*log)).collect();
        let reports = reports(&values, |report, value| {
            report.worker_hours = value;
            report.max_delay = value;
            report.short_time_share = value / 1e9;
        });
        let policy = Policy::Reactive;
        let texts = [
            written(&reports, |numbers| numbers.count(policy, |report| report.worker_hours)),
            written(&reports, |numbers| numbers.records(policy, |report| report.worker_hours)),
            written(&reports, |numbers| numbers.duration(policy, |report| report.max_delay)),
            written(&reports, |numbers| numbers.share(policy, |report| report.short_time_share)),
            written(&reports, |numbers| numbers.three(policy).join(", ")),
        ];
        for text in texts {
            for part in text.split(", ") {
                prop_assert!(part.contains(|c| ('1'..='9').contains(&c)), "{}", text);
            }
        }
    }
}
