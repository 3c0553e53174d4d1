use super::*;
use crate::report::{Report, Results};
use crate::settings::SettingId;
use proptest::prelude::*;

fn report() -> Report {
    Results::new(&Settings::default()).report
}

/// Returns how the reactive fleet of one report, with other seeds, differs from that of
/// another.
fn compare(words: &Words, [now, pin]: [&Report; 2], seeds: &[Report], price: f64) -> Difference {
    let settings = Settings::default().with_number(SettingId::WorkerPrice, price);
    let settings = settings.unwrap();
    let [now, pin] = [now, pin].map(|report| ComparedRun {
        name: "Pin 1",
        settings: &settings,
        numbers: Numbers {
            words,
            report,
            seeds,
        },
        span_s: 86_400.0,
        commands: &[],
    });
    difference(&now, &pin, Policy::Reactive)
}

fn line(words: &Words, reports: [&Report; 2]) -> String {
    let difference = compare(words, reports, &[], 0.5);
    difference.line(words).replace('\u{a0}', " ")
}

fn with(set: impl Fn(&mut PolicyReport)) -> Report {
    let mut report = report();
    set(&mut report.reactive);
    report
}

fn numbers(report: &mut PolicyReport, numbers: (f64, f64, f64, f64, u32)) {
    (
        report.worker_hours,
        report.idle_share,
        report.short_time_share,
        report.max_delay,
        report.rescales,
    ) = numbers;
}

#[test]
fn each_number_has_its_sign_and_its_digits() {
    let pin = with(|report| numbers(report, (168.0, 0.425, 0.031, 32.0, 17)));
    let now = with(|report| numbers(report, (115.6, 0.364, 0.043, 92.0, 17)));
    assert_eq!(
        line(&Words::english(), [&now, &pin]),
        "worker-hours −52 (−31 %) · idle −7 percentage points · \
         time short +1.2 percentage points · worst delay +1 min · restarts the same · \
         cost −26.20"
    );
    assert_eq!(
        line(&Words::german(), [&pin, &now]),
        "Worker-Stunden +52 (+45 %) · ungenutzt +7 Prozentpunkte · \
         unterversorgt −1,2 Prozentpunkte · größter Rückstand −1 min · Neustarts gleich · \
         Kosten +26,20"
    );
    assert_eq!(
        line(&Words::chinese(), [&now, &now]),
        "worker·小时：相同 · 闲置：相同 · 不足时长：相同 · 最大延迟：相同 · 重启次数：相同 · 费用：相同"
    );
}

#[test]
fn digits_that_other_seeds_decide_are_not_compared() {
    let pin = with(|report| report.worker_hours = 168.0);
    let now = with(|report| report.worker_hours = 166.0);
    let spread = [100.0, 130.0, 160.0, 190.0].map(|hours| with(|r| r.worker_hours = hours));
    let hours = |now: &Report| {
        let words = Words::english();
        let found = compare(&words, [now, &pin], &spread, 1.0);
        let [cost] = &found.numbers[5..] else {
            panic!("no cost in {found:?}");
        };
        (found.numbers[0].1.clone(), cost.1.clone())
    };
    let same = "about the same".to_owned();
    assert_eq!(hours(&now), (same.clone(), same));
    let less = with(|report| report.worker_hours = 92.0);
    assert_eq!(
        hours(&less).0.replace('\u{a0}', " "),
        "about −80 (about −50 %)"
    );
}

#[test]
fn nothing_is_said_for_a_fleet_that_does_not_catch_up() {
    let good = report();
    let lost = with(|report| {
        report.caught_up = false;
        report.end_lag = 5_000_000.0;
        report.worker_hours = 1.0;
    });
    for words in [Words::english(), Words::german(), Words::chinese()] {
        for reports in [[&lost, &good], [&good, &lost], [&lost, &lost]] {
            let found = compare(&words, reports, &[], 0.5);
            assert_eq!(found.numbers, []);
            assert!(found.lost.contains("Pin 1"), "{}", found.lost);
            assert!(!found.lost.contains('+') && !found.lost.contains('−'));
        }
        assert_eq!(compare(&words, [&good, &good], &[], 0.5).lost, "");
    }
}

#[test]
fn another_span_and_another_load_are_told() {
    let words = Words::english();
    let (report, settings) = (report(), Settings::default());
    let run = |span_s| ComparedRun {
        name: "Seven",
        settings: &settings,
        numbers: Numbers {
            words: &words,
            report: &report,
            seeds: &[],
        },
        span_s,
        commands: &[],
    };
    let note = |pin_s, load| difference_note(&run(86_400.0), &run(pin_s), load);
    assert_eq!(note(86_400.0, LoadDifference::Nothing), None);
    assert_eq!(
        note(86_400.0, LoadDifference::InRecords).unwrap(),
        "“Seven” has another load."
    );
    let span = note(3_600.0, LoadDifference::InRecords).unwrap();
    assert!(
        span.starts_with("“Seven” spans 1 h, this run 24 h: "),
        "{span}"
    );
}

/// Returns the number in a difference; 0 for the same.
fn read(text: &str) -> Option<f64> {
    let digits: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    if digits.is_empty() {
        return Some(0.0);
    }
    let number: f64 = digits.parse().ok()?;
    Some(if text.contains('−') {
        -number
    } else {
        number
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn differences_are_those_of_the_numbers_that_are_shown(
        one in (0.0..900.0_f64, 0.0..1.0_f64, 0_u32..90),
        two in (0.0..900.0_f64, 0.0..1.0_f64, 0_u32..90),
    ) {
        let words = Words::english();
        let [now, pin] = [one, two].map(|(hours, share, restarts)| {
            with(|report| numbers(report, (hours, share, 0.0, 0.0, restarts)))
        });
        let found = compare(&words, [&now, &pin], &[], 0.0);
        let number = |index: usize| {
            let (_, text) = &found.numbers[index];
            read(text.split(" (").next().unwrap()).unwrap()
        };
        prop_assert_eq!(found.numbers.len(), 5);
        prop_assert_eq!(number(0), one.0.round() - two.0.round());
        prop_assert_eq!(number(4), f64::from(one.2) - f64::from(two.2));
        prop_assert!((number(1) - (one.1 - two.1) * 100.0).abs() <= 1.01, "{:?}", found);
    }

    #[test]
    fn the_reverse_has_the_other_sign(
        one in (0.0..1e6_f64, 0.0..1.0_f64, 0.0..1e5_f64),
        two in (0.0..1e6_f64, 0.0..1.0_f64, 0.0..1e5_f64),
        spread in 0.0..900.0_f64,
    ) {
        let words = Words::german();
        let [now, pin] = [one, two].map(|(hours, share, delay_s)| {
            with(|report| numbers(report, (hours, share, share, delay_s, 3)))
        });
        let seeds = [0.0, spread].map(|hours| with(|report| report.worker_hours = hours));
        let ahead = compare(&words, [&now, &pin], &seeds, 0.0);
        let back = compare(&words, [&pin, &now], &seeds, 0.0);
        for ((_, one), (_, other)) in ahead.numbers.iter().zip(&back.numbers) {
            let sign = |text: &str| (text.contains('+'), text.contains('−'));
            let (one, other) = (sign(one), sign(other));
            prop_assert_eq!(one, (other.1, other.0));
            prop_assert!(!(one.0 && one.1));
        }
    }
}
