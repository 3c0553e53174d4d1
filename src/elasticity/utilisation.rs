//! Computes the CPU utilisation of the TaskManagers of a job.

use super::merge;
use crate::allocation::Run;
use crate::settings::Settings;
use crate::timeline::Steps;

/// Returns the mean CPU use of a TaskManager of the job, in percent of its
/// request, if `running` TaskManagers together process `processed_per_s` records
/// per second. While the job is down (`running` is 0), it is the idle CPU use.
pub fn utilisation_pct(settings: &Settings, running: f64, processed_per_s: f64) -> f64 {
    let each_per_s = if running > 0.0 {
        processed_per_s / running
    } else {
        0.0
    };
    settings.cpu_use_pct(each_per_s)
}

/// Returns [`utilisation_pct`] over a whole run, in percent.
pub fn utilisation(settings: &Settings, run: &Run) -> Steps {
    let steps = run.processed_per_s.values().len() + run.running.values().len();
    let mut series = Steps::with_capacity(steps, run.running.end_s());
    // `merge` also fits series that are not demand and supply.
    for interval in merge(&run.processed_per_s, &run.running) {
        let (processed_per_s, running) = (interval.demand, interval.supply);
        series.push(
            interval.from_s,
            utilisation_pct(settings, running, processed_per_s),
        );
    }
    series
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Results;
    use crate::settings::Preset;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn utilisation_over_a_run_equals_the_formula_at_any_time(part in 0.0..1.0) {
            let settings = Settings::preset(Preset::SuddenEvent);
            let results = Results::new(&settings);
            for run in [&results.static_fleet, &*results.manual, &*results.reactive] {
                let t_s = part * results.workload.span_s();
                let (running, processed) = (run.running.at(t_s), run.processed_per_s.at(t_s));
                let expected = utilisation_pct(&settings, running, processed);
                prop_assert_eq!(utilisation(&settings, run).at(t_s), expected);
            }
        }
    }

    #[test]
    fn the_capacity_uses_all_cpu_and_an_outage_the_idle_one() {
        let settings = Settings::default();
        let capacity = settings.worker_capacity_per_s();
        assert!((utilisation_pct(&settings, 3.0, 3.0 * capacity) - 100.0).abs() < 1e-9);
        let idle = 100.0 * settings.idle_cpu_millicores / settings.cpu_request_millicores;
        assert_eq!(utilisation_pct(&settings, 0.0, 0.0), idle);
    }
}
