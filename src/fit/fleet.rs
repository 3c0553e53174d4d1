//! Compares the TaskManagers of a run with those that were measured.

use crate::own_load::{Measured, OwnLoad};
use crate::timeline::Steps;

/// Two numbers of TaskManagers are equal if they differ by less: a measured one is the mean
/// of a step.
const EQUAL_BELOW: f64 = 0.5;
/// They agree within one TaskManager if they differ by no more, with room for the rounding
/// of means.
const WITHIN_ONE: f64 = 1.0 + 1e-9;

/// The TaskManagers of a run beside those that were measured, over the steps in which they
/// were.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FleetComparison {
    /// The time that was measured, in seconds.
    pub measured_s: f64,
    /// The mean number of measured TaskManagers.
    pub measured_mean: f64,
    /// The mean number of TaskManagers of the run.
    pub model_mean: f64,
    /// The mean of the absolute difference of the two.
    pub mean_difference: f64,
    /// The fraction of the time in which they are equal.
    pub equal_share: f64,
    /// The fraction of the time in which they differ by at most one.
    pub within_one_share: f64,
    /// The measured TaskManagers times hours.
    pub measured_worker_hours: f64,
    /// The TaskManagers of the run times hours.
    pub model_worker_hours: f64,
}

/// Compares the TaskManagers of a run at a load with those measured. `None` if none were.
pub fn compare_fleets(
    load: &OwnLoad,
    measured: &Measured,
    workers: &Steps,
) -> Option<FleetComparison> {
    let task_managers = measured.task_managers.as_deref()?;
    let mut sums = Sums::default();
    let spans: Vec<(f64, f64, f64)> = workers.spans().collect();
    // The first that is not over.
    let mut first = 0;
    for (index, count) in task_managers.iter().enumerate() {
        let begin_s = index as f64 * load.step_s;
        let end_s = (begin_s + load.step_s).min(workers.end_s());
        while spans
            .get(first)
            .is_some_and(|(_, to_s, _)| *to_s <= begin_s)
        {
            first += 1;
        }
        let Some(count) = count else { continue };
        // A span may go on in the next step.
        for (from_s, to_s, model) in spans.iter().skip(first) {
            if *from_s >= end_s {
                break;
            }
            let lasts_s = to_s.min(end_s) - from_s.max(begin_s);
            if lasts_s > 0.0 {
                sums.add(lasts_s, *count, *model);
            }
        }
    }
    sums.comparison()
}

/// Sums over time, in seconds and worker-seconds.
#[derive(Default)]
struct Sums {
    time_s: f64,
    measured: f64,
    model: f64,
    difference: f64,
    equal_s: f64,
    within_one_s: f64,
}

impl Sums {
    fn add(&mut self, lasts_s: f64, measured: f64, model: f64) {
        let difference = (measured - model).abs();
        self.time_s += lasts_s;
        self.measured += measured * lasts_s;
        self.model += model * lasts_s;
        self.difference += difference * lasts_s;
        if difference < EQUAL_BELOW {
            self.equal_s += lasts_s;
        }
        if difference <= WITHIN_ONE {
            self.within_one_s += lasts_s;
        }
    }

    fn comparison(self) -> Option<FleetComparison> {
        let share = |sum: f64| sum / self.time_s;
        (self.time_s > 0.0).then(|| FleetComparison {
            measured_s: self.time_s,
            measured_mean: share(self.measured),
            model_mean: share(self.model),
            mean_difference: share(self.difference),
            equal_share: share(self.equal_s),
            within_one_share: share(self.within_one_s),
            measured_worker_hours: self.measured / 3600.0,
            model_worker_hours: self.model / 3600.0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn load(count: usize, step_s: f64) -> OwnLoad {
        OwnLoad {
            begin_s: None,
            step_s,
            peak_per_s: 1.0,
            levels: vec![4095; count],
        }
    }

    fn measured(task_managers: Vec<Option<f64>>) -> Measured {
        Measured {
            cpu: None,
            is_load_known: vec![true; task_managers.len()],
            task_managers: Some(task_managers),
        }
    }

    #[test]
    fn fleets_are_compared_by_time() {
        // Hours: 2 2 – 3 measured; 2 for 90 minutes, then 4.
        let load = load(4, 3600.0);
        let mut workers = Steps::new(2.0, load.span_s());
        workers.push(5400.0, 4.0);
        let measured = measured(vec![Some(2.0), Some(2.0), None, Some(3.0)]);
        let found = compare_fleets(&load, &measured, &workers).unwrap();
        assert_eq!(found.measured_s, 3.0 * 3600.0);
        assert_eq!(
            (found.measured_worker_hours, found.model_worker_hours),
            (7.0, 9.0)
        );
        assert_eq!((found.measured_mean, found.model_mean), (7.0 / 3.0, 3.0));
        assert_eq!(found.mean_difference, 2.0 / 3.0);
        assert_eq!(
            (found.equal_share, found.within_one_share),
            (0.5, 2.5 / 3.0)
        );
    }

    #[test]
    fn without_counts_there_is_nothing_to_compare() {
        let load = load(2, 60.0);
        let workers = Steps::new(2.0, load.span_s());
        assert_eq!(
            compare_fleets(&load, &measured(vec![None, None]), &workers),
            None
        );
        let mut without = measured(vec![]);
        without.task_managers = None;
        assert_eq!(compare_fleets(&load, &without, &workers), None);
    }

    proptest! {
        #[test]
        fn a_fleet_agrees_with_itself(counts in prop::collection::vec(0..9_u8, 2..50), step_s in 0.1..4000.0_f64) {
            let load = load(counts.len(), step_s);
            let mut workers = Steps::with_capacity(counts.len(), load.span_s());
            for (index, count) in counts.iter().enumerate() {
                workers.push(index as f64 * step_s, f64::from(*count));
            }
            let steps = counts.iter().map(|count| Some(f64::from(*count)));
            let found = compare_fleets(&load, &measured(steps.collect()), &workers).unwrap();
            prop_assert!(found.equal_share > 1.0 - 1e-9 && found.mean_difference < 1e-9);
            prop_assert!((found.measured_worker_hours - found.model_worker_hours).abs() < 1e-6);
            prop_assert!((found.measured_s - load.span_s()).abs() < 1e-6);
        }
    }
}
