//! The laws of the scheduled fleet, and of the schedule as the minimum of an autoscaler.

use crate::plans::{plan, weekdays};
use proptest::prelude::*;
use reactive_allocation::allocation::{EventKind, Policy, evaluations, reactive, schedule};
use reactive_allocation::autoscaler::ScalingReason;
use reactive_allocation::autoscaler::schedule::{Reason, planned_workers};
use reactive_allocation::figure::{Action, Figure};
use reactive_allocation::plan::{Moment, Plan};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{
    AutoscalerKind, BehaviorKind, FlinkRelease, Preset, Settings, Switch, Value,
};
use reactive_allocation::timeline::Steps;
use reactive_allocation::workload::Workload;
use std::rc::Rc;

prop_compose! {
    /// Any plan and bounds of a fleet whose load takes one day at most, or a week.
    fn any_settings()(
        preset in prop_oneof![
            4 => Just(Preset::DayNight),
            4 => Just(Preset::SuddenEvent),
            1 => Just(Preset::Weekend),
        ],
        autoscaler in prop::sample::select(AutoscalerKind::ALL),
        behavior in prop::sample::select(BehaviorKind::ALL),
        flink in prop::sample::select(FlinkRelease::ALL),
        plan in plan(weekdays()),
        sizes in prop::collection::vec(0..24_u32, 60),
        min in 1..6_u32,
        more in 0..20_u32,
        seed in any::<u32>(),
    ) -> Settings {
        // The fleets of a plan of hundreds of workers take long.
        let mut entries = plan.entries().to_vec();
        for (entry, workers) in entries.iter_mut().zip(&sizes) {
            entry.workers = *workers;
        }
        Settings {
            autoscaler,
            behavior,
            flink,
            schedule: Some(Rc::new(Plan::new(entries, sizes[59]).unwrap())),
            min_workers: min,
            max_workers: min + more,
            seed,
            ..Settings::preset(preset)
        }
    }
}

/// Returns the workers of the plan within the bounds, over the run.
fn within_bounds(settings: &Settings, workload: &Workload) -> Steps {
    let planned = planned_workers(&settings.plan(), workload.calendar, workload.span_s());
    let (min, max) = (settings.min_workers, settings.max_workers);
    let mut within = Steps::with_capacity(planned.values().len(), planned.end_s());
    for (begin_s, _, workers) in planned.spans() {
        within.push(begin_s, workers.max(f64::from(min)).min(f64::from(max)));
    }
    within
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_scheduled_fleet_costs_exactly_its_plan_within_the_bounds(settings in any_settings()) {
        let results = Results::new(&settings);
        let planned = within_bounds(&settings, &results.workload);
        prop_assert_eq!(&results.schedule.workers, &planned);
        let hours = results.report.schedule.worker_hours;
        let planned_h = planned.integral() / 3600.0;
        prop_assert!((hours - planned_h).abs() <= 1e-9 * planned_h, "{hours}, {planned_h}");
    }

    #[test]
    fn a_scheduled_fleet_changes_at_the_times_of_its_plan_and_says_why(settings in any_settings()) {
        let workload = Workload::new(&settings);
        let run = schedule(&settings, &workload);
        let planned = within_bounds(&settings, &workload);
        let mut changes = planned.spans().skip(1);
        for event in &run.events {
            if let EventKind::Scaled { from, to, decision } = &event.kind {
                let (begin_s, _, workers) = changes.next().unwrap();
                prop_assert_eq!((event.t_s, f64::from(*to)), (begin_s, workers));
                prop_assert!(from != to);
                let says_why = matches!(
                    decision.reason,
                    ScalingReason::Schedule(
                        Reason::Entry { .. } | Reason::Otherwise | Reason::AtMaximum | Reason::AtMinimum
                    )
                );
                prop_assert!(says_why, "{:?}", decision.reason);
            }
        }
        prop_assert!(changes.next().is_none());
    }

    #[test]
    fn with_a_scheduled_minimum_the_wanted_number_is_never_below_the_plan(
        settings in any_settings(),
    ) {
        // One that sets the parallelism of the job has no minimum of TaskManagers.
        prop_assume!(!settings.autoscaler.sets_parallelism());
        let settings = Settings {
            scheduled_minimum: Switch::Yes,
            ..settings
        };
        let workload = Workload::new(&settings);
        let run = reactive(&settings, &workload);
        let planned = within_bounds(&settings, &workload);
        for (begin_s, end_s, workers) in run.workers.spans() {
            prop_assert!((f64::from(settings.min_workers)..=f64::from(settings.max_workers)).contains(&workers));
            for t_s in [begin_s, (begin_s + end_s) / 2.0] {
                prop_assert!(workers >= planned.at(t_s), "{workers} at {t_s}");
            }
        }
        for (begin_s, _, least) in planned.spans() {
            prop_assert!(run.workers.at(begin_s) >= least, "{least} at {begin_s}");
        }
        let plan = settings.plan();
        for made in evaluations(&settings, &workload) {
            let (decision, t_s) = (made.decision, made.t_s);
            prop_assert!(f64::from(decision.wanted) >= planned.at(t_s));
            match decision.reason {
                ScalingReason::Schedule(Reason::Raised { asked }) => {
                    prop_assert!(asked < decision.wanted);
                    prop_assert_eq!(f64::from(decision.wanted), planned.at(t_s));
                }
                ScalingReason::Schedule(Reason::AboveFloor) => {
                    prop_assert!(decision.wanted > plan.workers_at(Moment::new(workload.calendar, t_s)));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn a_minimum_that_is_never_above_the_fleet_s_changes_no_size(settings in any_settings()) {
        let without = Settings {
            schedule: Some(Rc::new(Plan::level(settings.min_workers))),
            ..settings
        };
        let with = Settings {
            scheduled_minimum: Switch::Yes,
            ..without.clone()
        };
        let workload = Workload::new(&with);
        let runs = [&without, &with].map(|settings| reactive(settings, &workload));
        prop_assert_eq!(&runs[0].workers, &runs[1].workers);
        prop_assert_eq!(&runs[0].backlog, &runs[1].backlog);
    }
}

/// Returns the results of a preset without noise.
fn quiet(preset: Preset) -> (Settings, Results) {
    let settings = Settings {
        noise_pct: 0.0,
        ..Settings::preset(preset)
    };
    let results = Results::new(&settings);
    (settings, results)
}

#[test]
fn a_schedule_gets_as_far_as_the_usual_load() {
    for preset in [Preset::DayNight, Preset::Weekend, Preset::Holiday] {
        let (_, results) = quiet(preset);
        let report = &results.report;
        assert_eq!(report.schedule.short_time_share, 0.0, "{preset:?}");
        assert!(report.schedule.worker_hours < report.static_fleet.worker_hours);
        assert!(report.schedule.caught_up);
    }
    // The holiday is quiet, and the plan keeps its workers.
    let (settings, holiday) = quiet(Preset::Holiday);
    let usual = Results::new(&Settings {
        holiday_share_pct: 96.0,
        ..settings.clone()
    });
    let hours = |results: &Results| results.report.schedule.worker_hours;
    assert_eq!(hours(&holiday), hours(&usual));
    assert!(holiday.report.schedule.idle_share > usual.report.schedule.idle_share);
    let shopping = Results::new(&Settings {
        holiday_share_pct: 150.0,
        ..settings
    });
    assert!(shopping.report.schedule.short_time_share > 0.08);
    // It fails where the load is another one.
    let (_, event) = quiet(Preset::SuddenEvent);
    let event = event.report;
    assert!(event.schedule.short_time_share > 0.15);
    assert!(event.reactive.short_time_share < 0.05);
    assert!(event.schedule.max_delay > event.reactive.max_delay);
    let (_, growth) = quiet(Preset::Growth);
    assert!(growth.report.schedule.short_time_share > 0.4);
    assert!(!growth.report.schedule.caught_up);
}

#[test]
fn the_headline_says_what_the_schedule_was_written_for() {
    let headline = |attributes: &[(&str, &str)]| {
        let value =
            |(name, value): &(&str, &str)| ((*name).to_owned(), Value::Text((*value).to_owned()));
        let (mut figure, errors) = Figure::new(attributes.iter().map(value).collect());
        assert_eq!(errors, []);
        figure.apply(Action::Show(vec![Policy::Static, Policy::Schedule]));
        let phrases = figure.headline().into_iter();
        phrases.map(|phrase| phrase.text).collect::<String>()
    };
    for (attributes, sentence) in [
        (
            &[][..],
            "A schedule gets this far where each day is as usual.",
        ),
        (
            &[("preset", "holiday")],
            "The schedule does not know the holiday.",
        ),
        (
            &[("preset", "sudden-event")],
            "The schedule knows the load before the event, not the event.",
        ),
        (
            &[("preset", "growth")],
            "The schedule was written for the first week.",
        ),
        (
            &[("preset", "taxi-week")],
            "The schedule was written for this very load, with hindsight.",
        ),
        (
            &[("peak-load", "30000")],
            "The schedule was written for the usual load and job, not for these.",
        ),
        (
            &[("capacity", "2000")],
            "The schedule was written for the usual load and job, not for these.",
        ),
    ] {
        let text = headline(attributes);
        assert!(text.contains(sentence), "{attributes:?}: {text}");
    }
    assert!(!headline(&[("schedule", "else 5")]).contains("schedule "));
}

#[test]
fn the_plan_raises_the_minimum_and_the_autoscaler_lowers_the_fleet_after_it() {
    let settings = Settings {
        schedule: Some(Rc::new("02:00-04:00 6; else 1".parse().unwrap())),
        scheduled_minimum: Switch::Yes,
        ..Settings::default()
    };
    let workload = Workload::new(&settings);
    let run = reactive(&settings, &workload);
    let at = |hour: f64| run.workers.at(hour * 3600.0);
    assert!(at(1.99) < 3.0);
    assert_eq!([at(2.0), at(3.0), at(3.999)], [6.0; 3]);
    // The stabilization window of the HPA holds none of them: it recommended fewer all along.
    assert!(at(4.02) < 3.0, "{}", at(4.02));
    let raised = |event: &&reactive_allocation::allocation::Event| {
        matches!(&event.kind, EventKind::Scaled { to: 6, decision, .. }
            if matches!(decision.reason, ScalingReason::Schedule(Reason::Raised { .. })))
    };
    let times: Vec<f64> = run
        .events
        .iter()
        .filter(raised)
        .map(|event| event.t_s)
        .collect();
    assert_eq!(times, [2.0 * 3600.0]);
}
