//! The laws of the model, for any settings and any commands.

use reactive_allocation::allocation::{Event, EventKind, Run};
use reactive_allocation::elasticity::Areas;
use reactive_allocation::report::Results;
use reactive_allocation::settings::Settings;
use reactive_allocation::timeline::Steps;

/// Returns the records that were rewound at restarts: the jumps of the backlog.
pub fn rewound(run: &Run) -> f64 {
    let mut last: Option<(f64, f64)> = None;
    let mut jumps = 0.0;
    for (t_s, lag) in run.backlog.points() {
        if let Some((before_s, before)) = last
            && before_s == *t_s
        {
            jumps += lag - before;
        }
        last = Some((*t_s, *lag));
    }
    jumps
}

fn is_finite(steps: &Steps) -> bool {
    steps.times_s().iter().all(|t_s| t_s.is_finite())
        && steps.values().iter().all(|value| value.is_finite())
}

/// Checks a run of any policy.
pub fn check_run(settings: &Settings, run: &Run) {
    for series in [
        &run.workers,
        &run.registered,
        &run.running,
        &run.parallelism,
        &run.processed_per_s,
    ] {
        assert!(is_finite(series), "{series:?}");
    }
    let lag = run.backlog.points();
    assert!(lag.iter().all(|(t_s, lag)| t_s.is_finite() && *lag >= 0.0));

    let totals = &run.totals;
    // Records in = processed + lag, without those processed again.
    let processed = run.processed_per_s.integral() - rewound(run);
    let off = totals.arrived - processed - totals.backlog;
    let rounding = 1e-6 * (1.0 + totals.arrived);
    assert!(off.abs() <= rounding, "{off} of {}", totals.arrived);
    assert!(totals.reprocessed <= rewound(run) + rounding);
    assert!(totals.reprocessed >= 0.0);

    // The job runs on no more subtasks and TaskManagers than there are.
    let most = f64::from(settings.max_parallelism);
    assert!(run.parallelism.values().iter().all(|p| *p <= most));
    for (from_s, _, running) in run.running.spans() {
        assert!(running <= run.registered.at(from_s));
    }

    // Time never runs backwards.
    let times: Vec<f64> = run.events.iter().map(|event| event.t_s).collect();
    assert!(times.is_sorted());
    assert!((0.0..=run.workers.end_s() + 1e-6).contains(&totals.down_s));
    check_failure(settings, run);
}

/// Checks that a job fails for good only when its restart attempts are used up, and that
/// nothing runs afterwards.
fn check_failure(settings: &Settings, run: &Run) {
    let Some(failed_s) = run.failed_s() else {
        return;
    };
    let is_before = |event: &&Event| !matches!(event.kind, EventKind::JobFailed { .. });
    let mut events = run.events.iter().skip_while(is_before);
    let is_limit_passed = |failures| {
        settings
            .restart_attempts
            .is_some_and(|most| failures > most)
    };
    assert!(events.next().is_some_and(|event| match event.kind {
        EventKind::JobFailed { failures } => is_limit_passed(failures),
        _ => false,
    }));
    for event in events {
        let is_of_task_managers = matches!(
            event.kind,
            EventKind::Scaled { .. }
                | EventKind::Requested { .. }
                | EventKind::Started { .. }
                | EventKind::Registered { .. }
                | EventKind::Removed { .. }
                | EventKind::LossNoticed { .. }
        );
        assert!(is_of_task_managers, "{event:?}");
    }
    // Events and series have times of their own sums.
    let later = |from_s: f64| from_s > failed_s + 1e-6;
    for series in [&run.processed_per_s, &run.running, &run.parallelism] {
        for (from_s, to_s, value) in series.spans() {
            let is_after = later(to_s) && to_s > from_s;
            assert!(
                !is_after || value == 0.0,
                "{value} from {from_s} to {to_s} s"
            );
        }
    }
}

/// Checks that every loss of a script is noticed once, at the end of the run at the
/// latest.
pub fn check_losses(run: &Run) {
    let (mut removed, mut noticed, mut open) = (0, 0, 0);
    for event in &run.events {
        match event.kind {
            EventKind::Removed {
                count, noticed_s, ..
            } => {
                removed += count;
                open += if noticed_s >= run.workers.end_s() {
                    count
                } else {
                    0
                };
            }
            EventKind::LossNoticed { count } => noticed += count,
            _ => {}
        }
    }
    assert_eq!(removed, noticed + open);
}

/// Checks a run of a fleet beside the load in workers.
pub fn check_fleet(settings: &Settings, demand: &Steps, run: &Run) {
    check_run(settings, run);
    let areas = Areas::of(demand, &run.workers);
    // Idle and short exclude each other.
    assert!(areas.idle_time_s + areas.short_time_s <= areas.length_s * (1.0 + 1e-12));
    // Idle minus short is the difference between fleet and load.
    let difference = areas.supply_s - areas.demand_s;
    let parted = areas.idle_s - areas.missing_s;
    assert!((difference - parted).abs() <= 1e-6 * (1.0 + areas.supply_s + areas.demand_s));
    assert!((areas.supply_s - run.workers.integral()).abs() <= 1e-6 * areas.supply_s);
}

/// Checks the fleets of settings, and their numbers.
pub fn check_results(settings: &Settings, results: &Results) {
    let runs = [
        (&results.static_fleet, &results.report.static_fleet),
        (&results.manual, &results.report.manual),
        (&results.reactive, &results.report.reactive),
    ];
    for (run, report) in runs {
        check_fleet(settings, &results.load_in_workers, run);
        let hours = run.workers.integral() / 3600.0;
        assert!((report.worker_hours - hours).abs() <= 1e-9 * hours);
    }
    let bounds = f64::from(settings.min_workers)..=f64::from(settings.max_workers);
    for run in [&results.manual, &results.reactive] {
        let mut workers = run.workers.values().iter();
        assert!(workers.all(|count| bounds.contains(count)));
    }
    for event in &results.reactive.events {
        if let EventKind::Scaled { from, to, .. } = event.kind {
            assert!(from != to && bounds.contains(&f64::from(to)));
        }
    }
    // A savepoint is exact.
    let records = results.manual.totals.arrived;
    assert!(rewound(&results.manual).abs() <= 1e-12 * (1.0 + records));
    assert_eq!(results.static_fleet.totals.down_s, 0.0);
}
