//! The frontier and the best choice, against looking at every pair of points.

use super::{any_job, complete, small_map};
use proptest::prelude::*;
use reactive_allocation::map::{DelayMeasure, Judged, Limit, Point, best, frontier};
use reactive_allocation::settings::{Preset, Settings};

/// Returns whether a point costs no more and waits no longer, and is better in one.
fn beats(a: &Judged, b: &Judged) -> bool {
    let no_worse = a.worker_hours <= b.worker_hours && a.delay_s <= b.delay_s;
    no_worse && (a.worker_hours < b.worker_hours || a.delay_s < b.delay_s)
}

fn judged(points: &[Point], measure: DelayMeasure) -> Vec<Judged> {
    points
        .iter()
        .map(|point| point.judged(measure).unwrap())
        .collect()
}

/// Returns the points that no other beats, by looking at every pair.
fn unbeaten(all: &[Judged]) -> Vec<usize> {
    let is_unbeaten = |index: &usize| {
        let point = &all[*index];
        let others = all.iter().enumerate();
        point.delay_s.is_finite()
            && others.clone().all(|(_, other)| !beats(other, point))
            && others.take(*index).all(|(_, other)| other != point)
    };
    let mut unbeaten: Vec<usize> = (0..all.len()).filter(is_unbeaten).collect();
    unbeaten.sort_by(|a, b| all[*a].worker_hours.total_cmp(&all[*b].worker_hours));
    unbeaten
}

fn check(
    points: &[Point],
    measure: DelayMeasure,
    most_s: f64,
    most_h: f64,
) -> Result<(), TestCaseError> {
    let all = judged(points, measure);
    prop_assert_eq!(frontier(points, measure), unbeaten(&all));
    let within_delay = |judged: &Judged| judged.delay_s <= most_s;
    let cheapest = all.iter().filter(|j| within_delay(j));
    let cheapest = cheapest.map(|j| j.worker_hours).min_by(f64::total_cmp);
    let answer = best(points, measure, Limit::Delay(most_s));
    let found = answer.as_ref().map(|answer| all[answer.point]);
    prop_assert_eq!(found.map(|j| j.worker_hours), cheapest);
    prop_assert!(found.is_none_or(|j| within_delay(&j)));
    prop_assert!(answer.is_none_or(|answer| answer.is_final));
    let within_cost = |judged: &Judged| judged.worker_hours <= most_h && judged.delay_s.is_finite();
    let quickest = all.iter().filter(|j| within_cost(j));
    let quickest = quickest.map(|j| j.delay_s).min_by(f64::total_cmp);
    let found = best(points, measure, Limit::Cost(most_h)).map(|answer| all[answer.point]);
    prop_assert_eq!(found.map(|j| j.delay_s), quickest);
    prop_assert!(found.is_none_or(|j| within_cost(&j)));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_best_of_a_random_job_is_the_best_of_all_its_points(
        settings in any_job(),
        most_s in prop_oneof![0.0..300.0_f64, 0.0..20_000.0_f64],
        share in 0.0..1.2_f64,
        mean in any::<bool>(),
    ) {
        let sweep = complete(small_map(&settings, 1));
        let measure = if mean { DelayMeasure::Mean } else { DelayMeasure::Longest };
        let most_h = judged(sweep.points(), measure).iter().map(|j| j.worker_hours).fold(0.0, f64::max);
        check(sweep.points(), measure, most_s, most_h * share)?;
    }
}

#[test]
fn the_best_of_several_seeds_keeps_the_limit_with_each_of_them() {
    let settings = Settings::preset(Preset::SuddenEvent);
    let sweep = complete(small_map(&settings, 5));
    check(sweep.points(), DelayMeasure::Longest, 60.0, 60.0).unwrap();
    check(sweep.points(), DelayMeasure::Mean, 5.0, 60.0).unwrap();
    let answer = best(sweep.points(), DelayMeasure::Longest, Limit::Delay(120.0)).unwrap();
    let point = &sweep.points()[answer.point];
    assert!(point.outcomes().all(|outcome| outcome.max_delay_s <= 120.0));
    assert_eq!(point.outcomes().count(), 5);
}

#[test]
fn an_answer_is_final_only_when_nothing_that_may_beat_it_is_left() {
    let settings = Settings::preset(Preset::SuddenEvent);
    let mut sweep = small_map(&settings, 3);
    let limit = Limit::Delay(600.0);
    let answer = |points: &[Point]| best(points, DelayMeasure::Longest, limit);
    assert_eq!(answer(sweep.points()), None);
    let mut is_final = false;
    while sweep.step() {
        let now = answer(sweep.points());
        if let Some(now) = now {
            let (done, _) = sweep.progress();
            assert!(!now.is_final || done > sweep.points().len());
            is_final = now.is_final;
        }
    }
    assert!(is_final);
}
