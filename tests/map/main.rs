//! The map of costs and delays.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod answers;
mod axes;
mod follows;
mod runs;
mod words;

use proptest::prelude::*;
use reactive_allocation::map::{Axis, Sweep};
use reactive_allocation::settings::{AutoscalerKind, Preset, SettingId, Settings};

prop_compose! {
    /// Settings of any job with a load of a day or less.
    fn any_job()(
        autoscaler in prop::sample::select(AutoscalerKind::ALL),
        preset in prop::sample::select(vec![Preset::DayNight, Preset::SuddenEvent, Preset::BlogExperiment]),
        peak_load_per_s in 2_000.0..60_000.0_f64,
        max_workers in 4..40_u32,
        target_utilization_pct in 30..95_u32,
        state_mb in prop_oneof![Just(0.0), 1.0..1e5_f64],
        restart_time_s in 0.0..60.0_f64,
        seed in any::<u32>(),
    ) -> Settings {
        Settings {
            autoscaler,
            peak_load_per_s,
            max_workers,
            target_utilization_pct,
            state_mb,
            restart_time_s,
            seed,
            ..Settings::preset(preset)
        }
    }
}

/// Returns a small map: a few values of each axis.
fn small_map(settings: &Settings, seeds: usize) -> Sweep {
    let axes = ["targetUtilization=40..80/20", "stabilizationWindow=0,300"];
    Sweep::new(settings, axes.map(|axis| axis.parse().unwrap()), seeds)
}

/// Makes all runs.
fn complete(mut sweep: Sweep) -> Sweep {
    while sweep.step() {}
    sweep
}

fn ids(axes: &[Axis; 2]) -> [SettingId; 2] {
    axes.each_ref().map(Axis::id)
}
