//! Checks the elasticity metrics against published values, and laws that hold
//! for any two curves.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use reactive_allocation::elasticity::*;
use reactive_allocation::report::Results;
use reactive_allocation::settings::Settings;
use reactive_allocation::timeline::Steps;

fn steps(end_s: f64, points: &[(f64, f64)]) -> Steps {
    let mut steps = Steps::new(points[0].1, end_s);
    for (t_s, value) in &points[1..] {
        steps.push(*t_s, *value);
    }
    steps
}

fn hours(demand: &Steps, supply: &Steps) -> WorkerHours {
    WorkerHours::of(&Areas::of(demand, supply))
}

fn near(got: f64, wanted: f64, within: f64) {
    assert!((got - wanted).abs() <= within, "{got} instead of {wanted}");
}

/// Returns the curves of the BUNGEE unit tests, with 1 s as their unit of time.
fn bungee() -> (Steps, Steps) {
    let demand = [
        (0.0, 1.0),
        (7.0, 5.0),
        (16.0, 3.0),
        (17.0, 2.0),
        (19.0, 4.0),
    ];
    let supply = [
        (0.0, 1.0),
        (2.0, 2.0),
        (3.0, 1.0),
        (5.0, 3.0),
        (9.0, 7.0),
        (11.0, 6.0),
        (12.0, 8.0),
        (14.0, 2.0),
        (20.0, 2.0),
    ];
    (steps(20.0, &demand), steps(20.0, &supply))
}

#[test]
fn bungee_curves_give_the_published_metrics() {
    let (demand, supply) = bungee();
    let spec = SpecMetrics::of(&demand, &supply, 1.0);
    near(spec.accuracy_under_workers, 13.0 / 20.0, 1e-12);
    near(spec.tau_over_pct, 100.0 * 8.0 / 20.0, 1e-12);
    near(spec.jitter_per_min / 60.0, (17.0 - 9.0) / 20.0, 1e-12);

    let above: Vec<f64> = demand.values().iter().map(|v| v + 1.0).collect();
    let points: Vec<(f64, f64)> = demand.times_s().iter().copied().zip(above).collect();
    let spec = SpecMetrics::of(&demand, &steps(20.0, &points), 1.0);
    assert_eq!(spec.accuracy_over_workers, 1.0);
    assert_eq!(spec.tau_over_pct, 100.0);
    assert_eq!(
        (spec.accuracy_under_workers, spec.tau_under_pct),
        (0.0, 0.0)
    );
    assert_eq!(
        (spec.jitter_per_min, spec.instability.total_pct()),
        (0.0, 0.0)
    );
}

#[test]
fn bungee_curves_give_the_metrics_computed_by_hand() {
    let (demand, supply) = bungee();
    let spec = SpecMetrics::of(&demand, &supply, 1.0);
    near(spec.accuracy_over_workers, 16.0 / 20.0, 1e-12);
    near(spec.tau_under_pct, 100.0 * 6.0 / 20.0, 1e-12);
    near(spec.theta_under_pct, 14.167, 5e-4);
    near(spec.theta_over_pct, 36.0, 5e-4);
    near(spec.instability.total_pct(), 57.895, 5e-4);
    near(spec.instability.up_pct, 31.579, 5e-4);
    near(spec.instability.down_pct, 26.316, 5e-4);
    let hours = hours(&demand, &supply);
    near(hours.idle_h * 3600.0, 16.0, 1e-9);
    near(hours.missing_h * 3600.0, 13.0, 1e-9);
}

/// World Cup 98 as tabulated by Imdoukh et al. 2019: θ_U, θ_O, τ_U, τ_O.
#[test]
fn the_speedup_of_published_metrics_is_the_published_one() {
    let spec =
        |[theta_under_pct, theta_over_pct, tau_under_pct, tau_over_pct]: [f64; 4]| SpecMetrics {
            theta_under_pct,
            theta_over_pct,
            tau_under_pct,
            tau_over_pct,
            ..SpecMetrics::default()
        };
    let none = spec([3.29, 3.06, 57.95, 57.05]);
    for (metrics, published, recomputed) in [
        ([3.29, 3.06, 57.95, 57.05], 1.00, 1.0),
        ([0.94, 3.51, 26.50, 73.20], 1.50, 1.510),
        ([0.48, 4.28, 15.85, 89.10], 1.84, 1.840),
        ([5.07, 1.42, 76.50, 32.55], 1.17, 1.167),
        ([1.88, 2.62, 42.55, 57.25], 1.29, 1.291),
    ] {
        let speedup = elastic_speedup(&none, &spec(metrics));
        near(speedup, published, 0.011);
        near(speedup, recomputed, 5e-4);
    }
    let perfect = SpecMetrics::default();
    assert!(elastic_speedup(&none, &perfect).is_finite());
    assert_eq!(elastic_speedup(&perfect, &perfect), 1.0);
}

#[test]
fn a_series_that_ends_early_holds_its_last_value() {
    let demand = steps(10.0, &[(0.0, 2.0), (4.0, 3.0)]);
    let supply = steps(5.0, &[(0.0, 2.0), (2.0, 4.0)]);
    let intervals: Vec<_> = merge(&demand, &supply)
        .map(|i| (i.from_s, i.to_s, i.demand, i.supply))
        .collect();
    assert_eq!(
        intervals,
        [
            (0.0, 2.0, 2.0, 2.0),
            (2.0, 4.0, 2.0, 4.0),
            (4.0, 10.0, 3.0, 4.0)
        ]
    );
    let empty = Steps::default();
    let spec = SpecMetrics::of(&empty, &empty, 30.0);
    assert_eq!(spec.deviation_pct(), 0.0);
    assert_eq!(hours(&empty, &empty).idle_share(), 0.0);
}

fn curve() -> impl Strategy<Value = Steps> {
    let points = prop::collection::vec((1u32..90, 1u32..20), 1..40);
    (points, 1u32..600).prop_map(|(points, rest)| {
        let end_s: u32 = points.iter().map(|(pause, _)| pause).sum::<u32>() + rest;
        let mut steps = Steps::new(f64::from(points[0].1), f64::from(end_s));
        let mut now = 0;
        for (pause, value) in points {
            now += pause;
            steps.push(f64::from(now), f64::from(value));
        }
        steps
    })
}

fn changed(curve: &Steps, time: f64, add: f64) -> Steps {
    let mut out = Steps::new(curve.values()[0] + add, curve.end_s() * time);
    for (t_s, value) in curve.times_s().iter().zip(curve.values()) {
        out.push(t_s * time, value + add);
    }
    out
}

/// Computes υ from its definition, sample by sample.
fn sampled_instability(demand: &Steps, supply: &Steps, step_s: f64) -> f64 {
    let end_s = demand.end_s().max(supply.end_s());
    let samples: Vec<(f64, f64)> = (0..)
        .map(|k| f64::from(k) * step_s)
        .take_while(|t| *t < end_s)
        .map(|t| (demand.at(t), supply.at(t)))
        .collect();
    let sign = |x: f64| if x == 0.0 { 0.0 } else { x.signum() };
    let differ = samples
        .windows(2)
        .filter(|w| sign(w[1].0 - w[0].0) != sign(w[1].1 - w[0].1))
        .count();
    100.0 * differ as f64 / (samples.len() - 1).max(1) as f64
}

proptest! {
    #[test]
    fn metrics_stay_in_their_ranges_and_agree_with_each_other(demand in curve(), supply in curve(), step_s in 1u32..100) {
        let step_s = f64::from(step_s);
        let close = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(1.0);
        let end_s = demand.end_s().max(supply.end_s());
        let mut last_s = 0.0;
        for interval in merge(&demand, &supply) {
            prop_assert!(interval.idle() == 0.0 || interval.short() == 0.0);
            prop_assert_eq!(interval.from_s, last_s);
            prop_assert!(interval.to_s > interval.from_s);
            let middle_s = (interval.from_s + interval.to_s) / 2.0;
            prop_assert_eq!(interval.demand, demand.at(middle_s));
            prop_assert_eq!(interval.supply, supply.at(middle_s));
            last_s = interval.to_s;
        }
        prop_assert_eq!(last_s, end_s);

        let spec = SpecMetrics::of(&demand, &supply, step_s);
        let areas = Areas::of(&demand, &supply);
        let hours = WorkerHours::of(&areas);
        let held = (end_s - supply.end_s()) * supply.at(end_s);
        prop_assert!(close(hours.total_h * 3600.0, supply.integral() + held));
        prop_assert!(close(areas.supply_s + areas.missing_s, areas.demand_s + areas.idle_s));
        prop_assert!(spec.tau_under_pct + spec.tau_over_pct <= 100.0 + 1e-9);
        prop_assert!((0.0..=100.0).contains(&spec.theta_under_pct));
        prop_assert!((0.0..=1.0).contains(&hours.idle_share()));
        prop_assert!(close(hours.short_time_share() * 100.0, spec.tau_under_pct));
        let worst_pct = [
            spec.theta_under_pct,
            spec.theta_over_pct,
            spec.tau_under_pct,
            spec.tau_over_pct,
            spec.instability.total_pct(),
        ]
        .into_iter()
        .fold(0.0, f64::max);
        prop_assert!(spec.deviation_pct() >= worst_pct * (1.0 - 1e-9));
        prop_assert!(spec.deviation_pct() <= worst_pct * 5.0_f64.powf(0.2) * (1.0 + 1e-9));
        let sampled = sampled_instability(&demand, &supply, step_s);
        prop_assert!(close(spec.instability.total_pct(), sampled));
    }

    #[test]
    fn identical_curves_score_zero(curve in curve()) {
        let ideal = SpecMetrics {
            instability: Instability { step_s: 30.0, ..Instability::default() },
            ..SpecMetrics::default()
        };
        prop_assert_eq!(SpecMetrics::of(&curve, &curve, 30.0), ideal);
        prop_assert_eq!(ideal.deviation_pct(), 0.0);
        let hours = hours(&curve, &curve);
        prop_assert_eq!((hours.idle_h, hours.missing_h), (0.0, 0.0));
    }

    #[test]
    fn swapping_the_curves_swaps_over_and_under(demand in curve(), supply in curve()) {
        let there = SpecMetrics::of(&demand, &supply, 30.0);
        let back = SpecMetrics::of(&supply, &demand, 30.0);
        prop_assert_eq!(there.tau_under_pct, back.tau_over_pct);
        prop_assert_eq!(there.accuracy_under_workers, back.accuracy_over_workers);
        prop_assert_eq!(there.jitter_per_min, -back.jitter_per_min);
        prop_assert_eq!(there.instability.up_pct, back.instability.down_pct);
    }

    #[test]
    fn more_workers_are_never_missing_more(demand in curve(), supply in curve(), more in 1u32..5) {
        let larger = changed(&supply, 1.0, f64::from(more));
        let (run, other) = (hours(&demand, &supply), hours(&demand, &larger));
        prop_assert!(other.missing_h <= run.missing_h);
        prop_assert!(other.short_time_h <= run.short_time_h);
        prop_assert!(other.idle_h >= run.idle_h);
    }

    #[test]
    fn the_unit_of_time_changes_no_share(demand in curve(), supply in curve()) {
        let (slow_demand, slow_supply) = (changed(&demand, 4.0, 0.0), changed(&supply, 4.0, 0.0));
        let run = SpecMetrics::of(&demand, &supply, 30.0);
        let other = SpecMetrics::of(&slow_demand, &slow_supply, 120.0);
        prop_assert_eq!(run.theta_over_pct, other.theta_over_pct);
        prop_assert_eq!(run.tau_under_pct, other.tau_under_pct);
        prop_assert_eq!(run.instability.up_pct, other.instability.up_pct);
        let slow_hours = hours(&slow_demand, &slow_supply);
        prop_assert_eq!(hours(&demand, &supply).total_h * 4.0, slow_hours.total_h);
    }

    #[test]
    fn any_numbers_are_measured_without_a_panic(numbers in prop::collection::vec(any::<f64>(), 12)) {
        let mut demand = Steps::new(numbers[0], numbers[1]);
        let mut supply = Steps::new(numbers[2], numbers[3]);
        for pair in numbers[4..11].chunks_exact(2) {
            demand.push(pair[0], pair[1]);
            supply.push(pair[1], pair[0]);
        }
        let spec = SpecMetrics::of(&demand, &supply, numbers[11]);
        for pct in [spec.tau_under_pct, spec.tau_over_pct, spec.deviation_pct()] {
            prop_assert!(pct.is_nan() || pct >= 0.0);
        }
    }
}

#[test]
fn the_report_has_the_metrics_of_the_run_against_whole_workers() {
    let results = Results::new(&Settings::default());
    let load = &results.load_in_workers;
    let mut demand = Steps::new(load.values()[0].ceil().max(1.0), load.end_s());
    for (t_s, value) in load.times_s().iter().zip(load.values()) {
        demand.push(*t_s, value.ceil().max(1.0));
    }
    let report = results.report_with_spec(None);
    let expected = SpecMetrics::of(&demand, &results.reactive.workers, INSTABILITY_STEP_S);
    let baseline = SpecMetrics::of(&demand, &results.static_fleet.workers, INSTABILITY_STEP_S);
    let spec = report.reactive.spec.unwrap();
    assert_eq!(spec.theta_under_pct, expected.theta_under_pct);
    assert_eq!(spec.instability_pct, expected.instability.total_pct());
    assert_eq!(spec.deviation_pct, expected.deviation_pct());
    assert_eq!(spec.elastic_speedup, elastic_speedup(&baseline, &expected));
    assert_eq!(report.static_fleet.spec.unwrap().elastic_speedup, 1.0);
    assert_eq!(results.report.reactive.spec, None);
}
