//! Replays cases about Google managed instance groups.

use crate::case::Case;
use reactive_allocation::autoscaler::mig::*;
use serde_json::{Value, json};

pub fn replay(case: &Case) -> Option<Value> {
    Some(match case.kind.as_str() {
        "mig_round" => json!({"change": whole_change(case.get("ideal_change"))}),
        "mig_single_instance_assignment" => json!({
            "recommended": vms_for_assignment(
                case.get("metric_total"),
                case.get("single_instance_assignment"),
            )
        }),
        "mig_recommended_size" => json!({"recommended": recommended_size(case)}),
        "mig_scale_in_after_stabilization" => json!({"size_after": after_stabilization(case)}),
        "mig_scale_in_control" => scale_in_control(case),
        "mig_multi_signal" => {
            let sizes: Vec<u32> = case.get("recommended_by_signal");
            json!({"recommended": sizes.into_iter().max()})
        }
        "mig_mode" => {
            let mode = mode(&case.get::<String>("mode"));
            json!({"target_size": mode.size(case.get("target_size"), case.get("recommended"))})
        }
        "mig_defaults" => {
            let config = MigConfig::default();
            json!({
                "cpu_utilization_target": config.utilization_target,
                "initialization_period_s": config.initialization_period_s,
                "mode": mode_name(config.mode),
                "stabilization_s": config.stabilization_period_s,
            })
        }
        _ => return None,
    })
}

fn mode(name: &str) -> Mode {
    match name {
        "ON" => Mode::On,
        "ONLY_SCALE_OUT" | "ONLY_UP" => Mode::OnlyScaleOut,
        "OFF" => Mode::Off,
        other => panic!("mode {other}"),
    }
}

fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::On => "ON",
        Mode::OnlyScaleOut => "ONLY_SCALE_OUT",
        Mode::Off => "OFF",
    }
}

fn recommended_size(case: &Case) -> u32 {
    let utilization: Vec<f64> = case.get("per_vm_utilization");
    let (running, load) = (utilization.len() as u32, utilization.iter().sum());
    let mut mig = Mig::new(MigConfig {
        min_replicas: case.get("min"),
        max_replicas: case.get("max"),
        utilization_target: case.get("target"),
        // Only the present load matters.
        stabilization_period_s: 0.0,
        ..MigConfig::default()
    });
    let group = Observation {
        target_size: running,
        running,
        load,
        initialized: running,
        initialized_load: load,
    };
    mig.tick(1000.0, &group);
    mig.tick(1060.0, &group).wanted
}

/// Returns the VMs for a metric of the whole group, of which one VM takes
/// `single_instance_assignment`, rounded up.
fn vms_for_assignment(metric_total: f64, single_instance_assignment: f64) -> u32 {
    vms_for(metric_total, single_instance_assignment)
}

/// Rounds a change of size to whole VMs: 1.5 more are two more, 1.5 fewer are one
/// fewer.
fn whole_change(ideal: f64) -> i64 {
    ideal.ceil() as i64
}

/// Returns the size right after the stabilisation period, of a group at its target
/// whose load drops.
fn after_stabilization(case: &Case) -> u32 {
    let size: u32 = case.get("size_before");
    let stabilization_period_s: f64 = case.get("stabilization_s");
    let mut mig = Mig::new(MigConfig {
        max_replicas: 10 * size,
        stabilization_period_s,
        ..MigConfig::default()
    });
    let load = f64::from(size) * mig.config().utilization_target;
    let left = load * (1.0 - case.get::<f64>("load_drop_fraction"));
    let mut tick = |now_s: f64, load: f64| {
        let group = Observation {
            target_size: size,
            running: size,
            load,
            initialized: size,
            initialized_load: load,
        };
        mig.tick(now_s, &group).wanted
    };
    let mut now_s = 0.0;
    for _ in 0..30 {
        assert_eq!(tick(now_s, load), size, "{}: before the drop", case.id);
        now_s += TICK_PERIOD_S;
    }
    let last_full_s = now_s - TICK_PERIOD_S;
    while now_s <= last_full_s + stabilization_period_s {
        assert_eq!(tick(now_s, left), size, "{}: within the period", case.id);
        now_s += TICK_PERIOD_S;
    }
    tick(now_s, left)
}

fn scale_in_control(case: &Case) -> Value {
    let fixed = case.try_get("max_scaled_in_fixed").map(Allowance::Vms);
    let percent = ["max_scaled_in_percent", "max_scaled_in_pct"]
        .iter()
        .find_map(|key| case.try_get(key))
        .map(Allowance::Percent);
    let control = ScaleInControl {
        allowance: fixed.or(percent).expect("an allowance"),
        window_s: case.get("time_window_s"),
    };
    let peak: u32 = case.get("peak_in_window");
    let raw: u32 = case.get("raw_recommended");
    let mut mig = Mig::new(MigConfig {
        min_replicas: 0,
        max_replicas: 10 * peak,
        utilization_target: 1.0,
        stabilization_period_s: 0.0,
        scale_in_control: Some(control),
        ..MigConfig::default()
    });
    let mut tick = |now_s: f64, vms: u32| {
        let group = Observation {
            target_size: peak,
            running: peak,
            load: f64::from(vms),
            initialized: peak,
            initialized_load: f64::from(vms),
        };
        mig.tick(now_s, &group).wanted
    };
    tick(0.0, peak);
    json!({"floor": control.floor(peak), "recommended": tick(60.0, raw)})
}
