//! The texts about a run, a moment of it, and a decision.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use reactive_allocation::allocation::{
    self, Command, CommandKind, Event, EventKind, Policy, Run, Script,
};
use reactive_allocation::autoscaler::hpa::{Direction, Hold, Limit, MetricsError};
use reactive_allocation::autoscaler::{
    Decision, Evaluation, Metric, ScalingReason, asg, hpa, mig, schedule,
};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{Preset, Settings, Value, read_patch};
use reactive_allocation::text::{self, Words};
use reactive_allocation::timeline::Steps;
use reactive_allocation::workload::{Calendar, Workload};

fn languages() -> [Words; 3] {
    [Words::english(), Words::german(), Words::chinese()]
}

fn settings(pairs: &[(&str, &str)]) -> Settings {
    let patch: Vec<_> = pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), Value::Text((*value).to_owned())))
        .collect();
    Settings::default()
        .with(&read_patch(&patch).unwrap())
        .unwrap()
}

/// Describes a moment in English, with ordinary spaces.
fn english(settings: &Settings, results: &Results, run: &Run, t_s: f64) -> String {
    english_with(settings, results, run, &[], t_s)
}

fn english_with(
    settings: &Settings,
    results: &Results,
    run: &Run,
    evaluations: &[Evaluation],
    t_s: f64,
) -> String {
    let words = Words::english();
    let text = text::moment(
        &words,
        settings,
        &results.workload,
        run,
        evaluations,
        t_s,
        None,
    )
    .text;
    text.replace('\u{a0}', " ")
}

fn is_restored(event: &Event) -> bool {
    matches!(event.kind, EventKind::Restored { .. })
}

/// Formats a time of day to the second.
fn moment(t_s: f64) -> String {
    let second = (t_s + 1e-3) as u32;
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("{hour:02}:{minute:02}:{:02}", second % 60)
}

#[test]
fn an_outage_is_described_with_its_cause_and_its_end() {
    let settings = Settings::default();
    let results = Results::new(&settings);
    let run = &results.reactive;
    let mut silent = 0;
    for (index, event) in run.events.iter().enumerate() {
        let EventKind::Removed { noticed_s, .. } = event.kind else {
            continue;
        };
        silent += 1;
        let text = english(&settings, &results, run, event.t_s + 0.5);
        let again = run.events[index..].iter().find(|e| is_restored(e)).unwrap();
        let expected = format!(
            "noticed at {}. Processing again at {}.",
            moment(noticed_s),
            moment(again.t_s)
        );
        assert!(text.contains(" is silent; ") || text.contains(" are silent; "));
        assert!(text.ends_with(&expected), "{text} {expected}");
        // At the moment itself, the decision behind it is given instead of its end.
        let text = english(&settings, &results, run, event.t_s);
        assert!(text.contains("No processing") && text.contains("HPA asks for"));
    }
    assert!(silent > 2);
}

#[test]
fn outages_are_described_exactly_while_the_job_is_down() {
    for pairs in [
        vec![],
        vec![("preset", "blog-experiment")],
        vec![("preset", "sudden-event"), ("flink", "2.3")],
        vec![("preset", "sudden-event"), ("autoscaler", "mig")],
    ] {
        let settings = settings(&pairs);
        let results = Results::new(&settings);
        for run in [&*results.reactive, &*results.schedule, &*results.manual] {
            let mut outages = 0;
            for (begin_s, end_s, running) in run.running.spans() {
                let text = english(&settings, &results, run, (begin_s + end_s) / 2.0);
                assert_eq!(text.contains("No processing"), running == 0.0, "{text}");
                outages += u32::from(running == 0.0);
            }
            // A plan of one number never restarts the job.
            assert_eq!(outages > 0, run.workers.values().len() > 1);
        }
    }
}

#[test]
fn a_backlog_is_described_until_the_job_has_caught_up() {
    let settings = Settings::default();
    let results = Results::new(&settings);
    for run in [&*results.reactive, &*results.schedule, &*results.manual] {
        let restored = run.events.iter().position(is_restored).unwrap();
        let done = &run.events[restored..]
            .iter()
            .find(|e| e.kind == EventKind::CaughtUp)
            .unwrap();
        let text = english(&settings, &results, run, run.events[restored].t_s);
        assert!(text.contains("Catching up: "), "{text}");
        let expected = format!("Caught up by {}.", moment(done.t_s));
        assert!(text.ends_with(&expected), "{text} {expected}");
        let text = english(&settings, &results, run, done.t_s);
        assert!(text.contains("no backlog is left"), "{text}");
        let text = english(&settings, &results, run, done.t_s + 1.0);
        assert!(!text.contains("backlog") && !text.contains("Catching"));
    }
}

#[test]
fn the_static_fleet_is_compared_with_the_load() {
    let mut settings = settings(&[("noise", "0")]);
    let results = Results::new(&settings);
    let noon_s = 12.0 * 3600.0;
    let load = results.load_in_workers.at(noon_s);
    let expected = format!(
        "12:00 · 7 workers, {:.1} more than the load needs.",
        7.0 - load
    );
    assert_eq!(
        english(&settings, &results, &results.static_fleet, noon_s),
        expected
    );
    // Busier than planned, and not beyond what the workers can do.
    let workers = load.floor();
    assert!(load > workers && load < workers / 0.8);
    settings.static_workers = workers as u32;
    let results = Results::new(&settings);
    let text = english(&settings, &results, &results.static_fleet, noon_s);
    assert!(
        text.starts_with(&format!("12:00 · {workers} workers, ")),
        "{text}"
    );
    assert!(text.ends_with(" fewer than the load needs."), "{text}");
    // A worker without enough capacity falls behind.
    settings.capacity_per_s = Some(1000.0);
    let results = Results::new(&settings);
    let text = english(&settings, &results, &results.static_fleet, noon_s);
    assert!(text.starts_with("12:00 · Falling behind: "), "{text}");
}

#[test]
fn a_manual_rescale_is_described_step_by_step() {
    let settings = Settings::default();
    let results = Results::new(&settings);
    let run = &results.manual;
    let begun = run
        .events
        .iter()
        .position(|e| matches!(e.kind, EventKind::SavepointBegun { .. }));
    let steps: Vec<String> = run.events[begun.unwrap()..]
        .iter()
        .take_while(|event| event.kind != EventKind::CaughtUp)
        .map(|event| english(&settings, &results, run, event.t_s))
        .collect();
    for part in [
        "stopped with a savepoint, to go from ",
        "the savepoint is complete",
        "restored from the savepoint",
        "Catching up",
    ] {
        assert!(
            steps.iter().any(|text| text.contains(part)),
            "{part} {steps:#?}"
        );
    }
}

#[test]
fn a_cluster_without_task_managers_waits_for_one() {
    let settings = Settings::default();
    let results = Results::new(&settings);
    let command = |at_s, kind, count| Command { at_s, kind, count };
    let script = Script {
        task_managers: 0,
        heartbeats_from_s: 0.0,
        commands: vec![
            command(100.0, CommandKind::Start, 2),
            command(300.0, CommandKind::Kill, 2),
        ],
    };
    let run = allocation::script(&settings, results.workload.arrivals(), &script);
    let at = |t_s| english(&settings, &results, &run, t_s);
    assert!(at(50.0).contains("waiting for a TaskManager to register"));
    assert!(
        at(301.0).contains("2 TaskManagers are silent"),
        "{}",
        at(301.0)
    );
    let last = at(400.0);
    assert!(
        last.ends_with("waiting for a TaskManager to register."),
        "{last}"
    );
}

#[test]
fn the_time_from_which_new_task_managers_are_used_is_given() {
    let settings = settings(&[("preset", "sudden-event"), ("flink", "2.3")]);
    let results = Results::new(&settings);
    let run = &results.reactive;
    let registered = run.events.iter().find(|event| {
        matches!(event.kind, EventKind::Registered { .. }) && run.running.at(event.t_s) > 0.0
    });
    let text = english(&settings, &results, run, registered.unwrap().t_s);
    assert!(text.contains("A TaskManager registered."), "{text}");
    assert!(
        text.contains("used from 2 h") || text.contains("starting"),
        "{text}"
    );
}

#[test]
fn the_last_evaluation_is_described_with_its_reason() {
    let settings = Settings::default();
    let results = Results::new(&settings);
    let evaluations = allocation::evaluations(&settings, &results.workload);
    let run = &results.reactive;
    let (mut held, mut quiet) = (0, 0);
    for evaluation in &evaluations {
        let text = english_with(&settings, &results, run, &evaluations, evaluation.t_s);
        if text.contains("No processing") || text.contains("Catching up") {
            continue;
        }
        match evaluation.decision.reason {
            ScalingReason::Hpa(hpa::Reason::Stabilized(hold))
                if !evaluation.decision.is_change() =>
            {
                held += 1;
                let (now, until) = (moment(evaluation.t_s), moment(hold.until_s));
                // To the second within the same minute.
                let until = if now[..5] == until[..5] {
                    assert!(text.starts_with(&now), "{text}");
                    &until
                } else {
                    &until[..5]
                };
                let expected = format!("by the stabilization window until {until}.");
                assert!(text.ends_with(&expected), "{text}");
            }
            ScalingReason::Hpa(hpa::Reason::WithinTolerance) => {
                quiet += 1;
                assert!(text.contains("within tolerance"), "{text}");
            }
            _ => {}
        }
    }
    assert!(held > 0 && quiet > 0);
    // Without the evaluations, an old change is described with its time.
    let changed = run.events.iter().rev().find_map(|event| match event.kind {
        EventKind::Scaled { .. } => Some(event.t_s),
        _ => None,
    });
    let text = english(&settings, &results, run, changed.unwrap() + 600.0);
    assert!(text.contains(" · Since "), "{text}");
}

fn every_reason() -> Vec<ScalingReason> {
    let hold = Hold {
        direction: Direction::Down,
        held_at: 6,
        until_s: 1e5,
    };
    let limited = |limit| hpa::Reason::Limited { limit, hold: None };
    let hpa = [
        hpa::Reason::ScalingDisabled,
        hpa::Reason::AboveMaximum,
        hpa::Reason::BelowMinimum,
        hpa::Reason::NoMetrics(MetricsError::NoMetrics),
        hpa::Reason::NoMetrics(MetricsError::NoPods),
        hpa::Reason::NoMetrics(MetricsError::NoReadyMetrics),
        hpa::Reason::NoMetrics(MetricsError::MissingRequest),
        hpa::Reason::NoMetrics(MetricsError::NoMatchingPods),
        hpa::Reason::NoMetrics(MetricsError::OtherMetricFailed),
        hpa::Reason::WithinTolerance,
        hpa::Reason::Undecided,
        hpa::Reason::AtTarget,
        hpa::Reason::ScaledUp,
        hpa::Reason::Stabilized(hold),
        limited(Limit::ScaleUpLimit),
        limited(Limit::ScaleDownLimit),
    ];
    let (minutes, needed, warming) = (2, 3, 1);
    let asg = [
        asg::Reason::AboveMaximum,
        asg::Reason::BelowMinimum,
        asg::Reason::NoData,
        asg::Reason::BetweenAlarms,
        asg::Reason::ConfirmingHigh { minutes, needed },
        asg::Reason::ConfirmingLow { minutes, needed },
        asg::Reason::ScaledOut,
        asg::Reason::CoveredByWarming { warming },
        asg::Reason::NothingToAdd,
        asg::Reason::BlockedByWarming { warming },
        asg::Reason::ScaleInDisabled,
        asg::Reason::NothingToRemove,
    ];
    let until_s = 1e5;
    let mig = [
        mig::Reason::NoData,
        mig::Reason::AtTarget,
        mig::Reason::ScaledOut,
        mig::Reason::Stabilized {
            held_at: 6,
            until_s,
        },
        mig::Reason::ScaleInControl { floor: 6, until_s },
        mig::Reason::AtMaximum,
        mig::Reason::AtMinimum,
        mig::Reason::KeptByMode { recommended: 3 },
    ];
    // An entry and all other times have the same text.
    let schedule = [
        schedule::Reason::Entry { index: 0 },
        schedule::Reason::AtMaximum,
        schedule::Reason::AtMinimum,
        schedule::Reason::Raised { asked: 2 },
        schedule::Reason::AboveFloor,
    ];
    let hpa = hpa.into_iter().map(ScalingReason::Hpa);
    hpa.chain(asg.into_iter().map(ScalingReason::Asg))
        .chain(mig.into_iter().map(ScalingReason::Mig))
        .chain(schedule.into_iter().map(ScalingReason::Schedule))
        .collect()
}

#[test]
fn every_reason_has_its_own_text() {
    let settings = Settings::default();
    let results = Results::new(&settings);
    let reasons = every_reason();
    for words in languages() {
        for (raw, observed) in [
            (Some(4), Some(26.0)),
            (Some(6), Some(35.5)),
            (None, Some(35.5)),
        ] {
            let mut texts = BTreeSet::new();
            for reason in &reasons {
                let decision = Decision {
                    was: 6,
                    wanted: 6,
                    raw,
                    metric: Metric::CpuPct,
                    observed,
                    target: Some(35.0),
                    parallelism: None,
                    reason: *reason,
                };
                let evaluations = [Evaluation {
                    t_s: 10.0,
                    decision,
                }];
                let workload = &results.workload;
                let text = text::moment(
                    &words,
                    &settings,
                    workload,
                    &results.static_fleet,
                    &evaluations,
                    20.0,
                    None,
                )
                .text;
                assert!(!text.contains(['{', '}']), "{text}");
                assert!(texts.insert(text.clone()), "{text}");
            }
            assert_eq!(texts.len(), reasons.len());
        }
    }
}

#[test]
fn a_plan_is_described_alone_and_as_the_minimum_of_an_autoscaler() {
    let night = settings(&[
        ("schedule", "02:00-04:00 6; else 3"),
        ("scheduledMinimum", "yes"),
    ]);
    let results = Results::new(&night);
    let at = |run: &Run, evaluations: &[Evaluation], hour: f64| {
        english_with(&night, &results, run, evaluations, hour * 3600.0)
    };
    let alone = at(&results.schedule, &[], 3.0);
    assert_eq!(
        alone,
        "03:00 · Since 02:00: the schedule asks for 6 instead of 3."
    );
    let evaluations = allocation::evaluations(&night, &results.workload);
    let held = at(&results.reactive, &evaluations, 3.0);
    assert!(
        held.starts_with("03:00 · The schedule asks for at least 6; without it "),
        "{held}"
    );
    for words in languages() {
        let text = |t_s| {
            let (workload, run) = (&results.workload, &*results.reactive);
            text::moment(&words, &night, workload, run, &evaluations, t_s, None).text
        };
        assert!(text(3.0 * 3600.0).contains(" 6") && text(3.0 * 3600.0) != text(5.0 * 3600.0));
    }
}

#[test]
fn a_decision_at_the_maximum_names_the_maximum() {
    let settings = Settings::default();
    let results = Results::new(&settings);
    let decision = Decision {
        was: 14,
        wanted: 15,
        raw: Some(18),
        metric: Metric::CpuPct,
        observed: Some(45.0),
        target: Some(35.0),
        parallelism: None,
        reason: ScalingReason::Hpa(hpa::Reason::Limited {
            limit: Limit::TooManyReplicas,
            hold: None,
        }),
    };
    let evaluations = [Evaluation {
        t_s: 10.0,
        decision,
    }];
    assert_eq!(
        english_with(
            &settings,
            &results,
            &results.static_fleet,
            &evaluations,
            15.0
        ),
        "00:00 · HPA asks for 15 instead of 14: CPU is 45 % of the request, the target 35 %. More than 15 are not allowed."
    );
}

#[test]
fn the_cursor_readout_gives_the_values_of_the_charts() {
    let steps = |value| Steps::new(value, 86_400.0);
    let workload = Workload {
        rate: steps(4105.6),
        bursts: None,
        calendar: Calendar::TimeOfDay,
    };
    let results = Results::new(&Settings::default());
    let run = Run {
        workers: steps(7.0),
        ..results.static_fleet
    };
    let t_s = 14.0 * 3600.0 + 300.0;
    let read =
        |words: &Words, load| text::cursor_readout(words, &workload, &steps(load), &run, t_s);
    let english = read(&Words::english(), 3.2);
    assert_eq!(
        [&english.time, &english.load, &english.workers, &english.gap],
        ["14:05", "load 3.2", "7 workers", "3.8 idle"]
    );
    assert_eq!(read(&Words::german(), 7.4).gap, "0,4 zu wenig");
    assert_eq!(read(&Words::chinese(), 3.2).gap, "闲置 3.8");
    assert_eq!(read(&Words::english(), 7.01).gap, "just enough");
    let runs = [(Policy::Static, &run), (Policy::Reactive, &run)];
    let value = |words: &Words| text::cursor_value(words, &workload, &steps(3.2), &runs, t_s);
    assert_eq!(
        value(&Words::english()),
        "14:05: load 3.2 workers, Static 7, Reactive 7"
    );
    assert_eq!(
        value(&Words::german()),
        "14:05: Last 3,2 Worker, Statisch 7, Reaktiv 7"
    );
}

/// Returns whether a text has a time of day to the second.
fn has_seconds(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    parts.windows(3).any(|three| {
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        digits(three[1]) && three[2].starts_with(|c: char| c.is_ascii_digit())
    })
}

#[test]
fn the_clock_has_seconds_where_the_sentence_has() {
    let settings = Settings::default();
    let results = Results::new(&settings);
    let evaluations = allocation::evaluations(&settings, &results.workload);
    let run = &results.reactive;
    let (mut with, mut without) = (0, 0);
    let times = run.events.iter().map(|event| event.t_s);
    for t_s in times.chain((0..1_440).map(|minute| f64::from(minute) * 60.0 + 7.0)) {
        let words = Words::english();
        let workload = &results.workload;
        let moment = text::moment(&words, &settings, workload, run, &evaluations, t_s, None);
        let sentences = moment.text.strip_prefix(&moment.clock).unwrap();
        assert_eq!(
            has_seconds(&moment.clock),
            has_seconds(sentences),
            "{}",
            moment.text
        );
        with += u32::from(has_seconds(sentences));
        without += u32::from(!has_seconds(sentences));
    }
    assert!(with > 20 && without > 500, "{with} and {without}");
}

#[test]
fn the_table_has_complete_rows() {
    for preset in Preset::ALL {
        let results = Results::new(&Settings::preset(*preset));
        let runs = [
            (Policy::Static, &results.static_fleet),
            (Policy::Manual, &*results.manual),
            (Policy::Reactive, &*results.reactive),
        ];
        for words in languages() {
            let table = text::table(&words, &results.workload, &results.load_in_workers, &runs);
            // A row for each day, or for round times and the two extremes.
            let (columns, rows) = match preset {
                Preset::Weekend | Preset::Holiday | Preset::TaxiWeek => (9, 7..=7),
                Preset::Growth => (9, 28..=28),
                Preset::DayNight | Preset::SuddenEvent | Preset::BlogExperiment => (5, 6..=15),
            };
            assert_eq!(table.header.len(), columns);
            assert!(rows.contains(&table.rows.len()), "{preset:?}");
            assert!(table.rows.iter().all(|row| row.len() == columns));
            let times: BTreeSet<&String> = table.rows.iter().map(|row| &row[0]).collect();
            assert_eq!(times.len(), table.rows.len(), "{times:?}");
        }
    }
}

#[test]
fn the_summary_gives_the_numbers_of_each_policy() {
    let settings = Settings::default();
    let results = Results::new(&settings);
    for words in languages() {
        let numbers = text::Numbers {
            words: &words,
            report: &results.report,
            seeds: &[],
        };
        let policies = [Policy::Static, Policy::Manual];
        let text = text::summary(&settings, &numbers, &policies);
        assert!(text.contains(text::policy_title(&words, Policy::Manual)));
        assert!(text.contains("168") && !text.contains(['{', '|']), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_moment_of_any_run_is_described_in_at_most_two_sentences(
        preset in 0..Preset::ALL.len(),
        autoscaler in 0..3_usize,
        flink in 0..3_usize,
        peak in 0.0..60_000.0_f64,
        moments in prop::collection::vec(0.0..1.0_f64, 8),
        odd: f64,
    ) {
        let settings = settings(&[
            ("preset", Preset::ALL[preset].name()),
            ("autoscaler", ["hpa", "asg", "mig"][autoscaler]),
            ("flink", ["1.13", "1.20", "2.3"][flink]),
            ("peakLoad", &format!("{peak:.0}")),
        ]);
        let results = Results::new(&settings);
        let span_s = results.workload.span_s();
        for run in [
            &results.static_fleet,
            &*results.manual,
            &*results.schedule,
            &*results.reactive,
        ] {
            let events = run.events.iter().step_by(7).map(|event| event.t_s);
            let moments = moments.iter().map(|share| share * span_s);
            for t_s in moments.chain(events).chain([odd, f64::NAN]) {
                for words in languages() {
                    let text = text::moment(&words, &settings, &results.workload, run, &[], t_s, None).text;
                    let (_, sentences) = text.split_once(" · ").unwrap();
                    prop_assert!(!text.contains(['{', '}', '|']), "{}", text);
                    prop_assert!(sentences.ends_with(['.', '。']), "{}", text);
                    let stops = sentences.matches(". ").count() + sentences.matches('。').count();
                    prop_assert!(stops <= 2, "{}", text);
                    prop_assert!(!sentences.contains('–'), "{}", text);
                }
            }
        }
    }
}

#[test]
fn the_texts_tell_of_a_job_that_failed_for_good() {
    let settings = settings(&[("restartAttempts", "1"), ("flink", "1.13")]);
    let results = Results::new(&settings);
    let run = &*results.reactive;
    let failed_s = run.failed_s().unwrap();
    let long_after = english(&settings, &results, run, failed_s + 7200.0);
    let expected = format!(
        "No processing: the job failed for good at {}; no restart attempt is left.",
        moment(failed_s)
    );
    assert!(long_after.contains(&expected), "{long_after}");
    assert!(!long_after.contains("again"), "{long_after}");
    let before = english(&settings, &results, run, failed_s - 60.0);
    assert!(!before.contains("for good"), "{before}");
    let charts = [Policy::Static, Policy::Reactive];
    for (words, told) in languages()
        .iter()
        .zip(["for good", "endgültig", "彻底失败"])
    {
        let numbers = text::Numbers {
            words,
            report: &results.report,
            seeds: &[],
        };
        let headline = text::headline(&settings, &numbers, &charts, None);
        let headline: String = headline.into_iter().map(|phrase| phrase.text).collect();
        assert!(headline.contains(told), "{headline}");
        // It neither praises the job nor says that it costs less.
        let saving = [" less", " weniger", "少 "];
        assert!(
            !saving.iter().any(|word| headline.contains(word)),
            "{headline}"
        );
        let service = text::service(&numbers, Policy::Reactive);
        assert!(service.is_lost);
        let announcement = text::announcement(&numbers, &charts);
        assert!(announcement.contains(&service.delay), "{announcement}");
        let found = allocation::incidents(&settings, run);
        let story = text::close_up_story(words, found.last().unwrap(), 0.0);
        assert!(story.contains(told), "{story}");
    }
}

#[test]
fn the_note_of_a_schedule_names_the_bounds_that_change_its_plan() {
    let words = Words::english();
    let note = |settings: &Settings| text::policy_note(&words, settings, Policy::Schedule);
    let settings = Settings::default();
    assert_eq!(note(&settings), "01:00-05:00 2; 17:00-23:00 5; else 4");
    let settings = Settings {
        min_workers: 3,
        ..settings
    };
    assert_eq!(
        note(&settings),
        "01:00-05:00 2; 17:00-23:00 5; else 4, within 3 to 15 workers"
    );
}
