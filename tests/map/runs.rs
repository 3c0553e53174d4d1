//! Every number of the map is that of a single run.

use super::{any_job, complete, small_map};
use proptest::prelude::*;
use reactive_allocation::map::{Axis, Candidate, Job, Outcome, Sensitivity, Sweep};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{FIELDS, Kind, Preset, Settings};
use reactive_allocation::workload::Workload;

fn bits(outcome: &Outcome) -> [u64; 4] {
    [
        outcome.worker_hours.to_bits(),
        outcome.max_delay_s.to_bits(),
        outcome.mean_delay_s.to_bits(),
        u64::from(outcome.caught_up),
    ]
}

fn check(sweep: &Sweep) -> Result<(), TestCaseError> {
    for (index, point) in sweep.points().iter().enumerate() {
        for (seed, outcome) in point.by_seed().enumerate() {
            let settings = sweep.settings(Job { point: index, seed }).unwrap();
            let policy = point.candidate.policy();
            let report = Results::new(&settings).report;
            let alone = Outcome::from(report.of(policy).unwrap());
            prop_assert_eq!(
                bits(outcome.unwrap()),
                bits(&alone),
                "{:?}",
                point.candidate
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_numbers_are_those_of_single_runs(settings in any_job()) {
        check(&complete(small_map(&settings, 2)))?;
    }
}

#[test]
fn an_axis_that_changes_the_load_changes_it_for_every_seed() {
    let axes = ["peakLoad=5000..20000/5000", "slotsPerTaskManager=1,2"];
    let axes = axes.map(|axis| axis.parse().unwrap());
    let sweep = Sweep::new(&Settings::preset(Preset::SuddenEvent), axes, 2);
    check(&complete(sweep)).unwrap();
}

#[test]
fn the_runs_of_the_order_are_all_runs_once() {
    let settings = Settings::default();
    let mut sweep = Sweep::new(&settings, Axis::usual_pair(&settings), 3);
    let (_, all) = sweep.progress();
    let mut jobs = Vec::new();
    let first = sweep.points().len();
    for _ in 0..first {
        jobs.push(sweep.next_job().unwrap());
    }
    // The order of the others depends on the first ones.
    assert_eq!(sweep.next_job(), None);
    for job in jobs.clone() {
        let outcome = sweep.run(job).unwrap();
        sweep.put(job, outcome);
    }
    assert!(sweep.has_shape());
    while let Some(job) = sweep.next_job() {
        jobs.push(job);
    }
    jobs.sort_by_key(|job| (job.seed, job.point));
    let by_number: Vec<Job> = (0..).map_while(|number| sweep.job(number)).collect();
    assert_eq!(jobs, by_number);
    assert_eq!(jobs.len(), all);
}

#[test]
fn the_settings_of_a_point_make_the_present_run() {
    let settings = Settings::default();
    let sweep = Sweep::new(&settings, Axis::usual_pair(&settings), 1);
    let present = sweep.points().iter().enumerate().find(|(index, point)| {
        let job = Job {
            point: *index,
            seed: 0,
        };
        matches!(point.candidate, Candidate::Grid { .. })
            && sweep.settings(job).unwrap() == settings
    });
    assert!(present.is_some());
}

/// Runs share a load where the axes say that they do.
#[test]
fn no_setting_that_is_said_to_keep_the_load_changes_it() {
    for preset in Preset::ALL {
        let settings = Settings::preset(*preset);
        let load = Workload::new(&settings);
        for field in FIELDS {
            if matches!(field.kind, Kind::Curve | Kind::Plan) {
                continue;
            }
            let axis = Axis::usual(&settings, field.id).unwrap();
            if axis.changes_load() {
                continue;
            }
            for value in axis.values() {
                let Ok(changed) = settings.with(&[(field.id, value.clone())]) else {
                    continue;
                };
                assert_eq!(Workload::new(&changed), load, "{} {value:?}", field.name);
                assert_eq!(changed.planned_rate_per_s(), settings.planned_rate_per_s());
            }
        }
    }
}

#[test]
fn an_effect_is_the_difference_of_two_runs() {
    let settings = Settings::preset(Preset::SuddenEvent);
    let mut sensitivity = Sensitivity::new(&settings);
    while sensitivity.step() {}
    let greatest = sensitivity.greatest(Default::default(), 5);
    assert_eq!(greatest.len(), 5);
    for effect in greatest.iter().flatten() {
        let changed = settings.with(&[(effect.id, effect.value.clone())]).unwrap();
        let report = Results::new(&changed).report;
        assert_eq!(
            bits(&effect.outcome),
            bits(&Outcome::from(&report.reactive))
        );
    }
    let present = Results::new(&settings).report;
    assert_eq!(
        bits(sensitivity.present()),
        bits(&Outcome::from(&present.reactive))
    );
}
