//! What a readiness probe does to the Horizontal Pod Autoscaler in whole runs.

#![cfg(not(target_arch = "wasm32"))]

use reactive_allocation::allocation::{EventKind, Run, reactive};
use reactive_allocation::settings::{Preset, Settings};
use reactive_allocation::workload::Workload;

fn run(settings: &Settings) -> Run {
    reactive(settings, &Workload::new(settings))
}

/// TaskManagers that use all of their CPU for two minutes while they start, measured often.
fn busy_starts() -> Settings {
    Settings {
        metrics_resolution_s: 15.0,
        metrics_jitter_s: 2.0,
        start_time_s: 120.0,
        start_spread_s: 0.0,
        start_cpu_millicores: 1000.0,
        ..Settings::preset(Preset::SuddenEvent)
    }
}

/// Without a probe the CPU of starts counts, so that starts lead to further starts.
#[test]
fn a_probe_leaves_the_cpu_of_starts_out() {
    let without = run(&busy_starts());
    let with = run(&Settings {
        readiness_delay_s: 120,
        ..busy_starts()
    });
    let (without, with) = (without.workers.max(), with.workers.max());
    assert!(with < without, "{with} with a probe, {without} without");
}

/// A pod that is never ready counts as using nothing on scaling up; only with no initial
/// readiness delay does its CPU count after the CPU initialization period.
#[test]
fn a_pod_that_was_never_ready_stays_out_but_without_an_initial_delay() {
    let of = |initial_readiness_delay_s| {
        run(&Settings {
            readiness_delay_s: 86_400,
            cpu_initialization_s: 0.0,
            initial_readiness_delay_s,
            ..busy_starts()
        })
    };
    let scaled_up = |run: &Run| {
        let ups = run.events.iter().filter(|event| match event.kind {
            EventKind::Scaled { from, to, .. } => to > from,
            _ => false,
        });
        ups.count()
    };
    let (out, counted) = (of(30.0), of(0.0));
    assert_eq!(of(0.001).events, out.events);
    assert!(scaled_up(&counted) > scaled_up(&out));
}
