//! The static fleet at the peak load.

use crate::settings::{SettingId, Settings};

/// A difference of less than this share is an error of rounding.
pub(super) const ROUNDING: f64 = 1e-9;

/// Returns the peak load that each TaskManager of the static fleet has to process, in
/// records per second.
fn each_per_s(settings: &Settings) -> f64 {
    settings.peak_load_per_s / f64::from(settings.static_workers)
}

/// Returns the CPU that the static fleet needs at the peak load, in percent of its request:
/// its CPU use, unless that is more than its limit.
pub(super) fn cpu_at_peak_pct(settings: &Settings) -> f64 {
    settings.cpu_use_pct(each_per_s(settings))
}

/// Returns the CPU use without load, in percent of the request.
pub(super) fn idle_use_pct(settings: &Settings) -> f64 {
    settings.cpu_use_pct(0.0)
}

/// Returns the CPU use at the limit, in percent of the request.
pub(super) fn highest_use_pct(settings: &Settings) -> f64 {
    100.0 * settings.cpu_limit_or_request_millicores() / settings.cpu_request_millicores
}

/// Returns the CPU time per record with which the static fleet has a CPU use at the peak
/// load, in microseconds. It is no value of the setting if the fleet cannot have this use.
pub(super) fn cpu_per_record_us(settings: &Settings, use_pct: f64) -> f64 {
    millicores_for_records(settings, use_pct) * 1e3 / each_per_s(settings)
}

/// Returns the least and the greatest peak load with which a CPU use at the peak leads to a
/// CPU time per record that its setting takes, in records per second.
pub(super) fn peak_loads_per_s(settings: &Settings, use_pct: f64) -> (f64, f64) {
    let (least_us, most_us) = SettingId::CpuPerRecord.field().range();
    let us_per_s =
        millicores_for_records(settings, use_pct) * 1e3 * f64::from(settings.static_workers);
    let (_, most_per_s) = SettingId::PeakLoad.field().range();
    (us_per_s / most_us, (us_per_s / least_us).min(most_per_s))
}

/// Returns the CPU that a TaskManager has for records at a CPU use.
fn millicores_for_records(settings: &Settings, use_pct: f64) -> f64 {
    use_pct / 100.0 * settings.cpu_request_millicores - settings.idle_cpu_millicores
}

/// Returns the TaskManagers that the peak load is planned for.
pub(super) fn task_managers_for_peak(settings: &Settings) -> f64 {
    whole(settings.peak_load_per_s / settings.planned_rate_per_s()).max(1.0)
}

/// Returns the TaskManagers that the reactive fleet needs for the highest load: those that
/// it is planned for, or those that its autoscaler aims at.
pub(super) fn task_managers_of_autoscaler(settings: &Settings) -> f64 {
    let target_per_s = (settings.target_millicores() - settings.idle_cpu_millicores) * 1e3
        / settings.cpu_per_record_us;
    // A target below the idle CPU use asks for all there are.
    let least_per_s = if target_per_s > 0.0 {
        settings.planned_rate_per_s().min(target_per_s)
    } else {
        settings.planned_rate_per_s()
    };
    whole(settings.highest_load_per_s() / least_per_s)
}

fn whole(task_managers: f64) -> f64 {
    (task_managers * (1.0 - ROUNDING)).ceil()
}
