//! Names and labels.

use super::{count, percent, plain_number};
use crate::allocation::Policy;
use crate::report::PolicyReport;
use crate::settings::{AutoscalerKind, Demand, Field, Preset, Settings, Unit};

/// The name of the whole figure.
pub fn figure_title() -> &'static str {
    "Static and reactive allocation of workers"
}

/// What the three numbers under a chart count.
pub const NUMBER_LABELS: [&str; 3] = ["worker-hours", "idle", "time short"];

/// The three numbers under a chart: worker-hours, idle share, share of time
/// short.
pub fn three_numbers(report: &PolicyReport) -> [String; 3] {
    [
        count(report.worker_hours),
        percent(report.idle_share),
        percent(report.short_time_share),
    ]
}

/// A preset as its chip says it.
pub fn preset_name(preset: Preset) -> &'static str {
    match preset {
        Preset::DayNight => "Day & night",
        Preset::Weekend => "Weekend",
        Preset::Holiday => "Holiday",
        Preset::SuddenEvent => "Sudden event",
        Preset::Growth => "Growth",
        Preset::BlogExperiment => "Blog experiment",
        Preset::TaxiWeek => "Real trace",
    }
}

/// What the row of presets is.
pub fn choose_preset() -> &'static str {
    "Workload"
}

/// The span of a preset, as in “the same day”.
pub fn span_name(settings: &Settings) -> &'static str {
    match settings.preset {
        Preset::DayNight => "day",
        Preset::Weekend | Preset::Holiday | Preset::TaxiWeek => "week",
        Preset::SuddenEvent => "six hours",
        Preset::Growth => "four weeks",
        Preset::BlogExperiment => "two load cycles",
    }
}

/// The title of a policy's chart.
pub fn policy_title(policy: Policy) -> &'static str {
    match policy {
        Policy::Static => "Static",
        Policy::Manual => "Manual",
        Policy::Reactive => "Reactive",
        #[cfg(everything)]
        Policy::Script => "Your cluster",
    }
}

/// What a policy does, in a few words.
pub fn policy_note(settings: &Settings, policy: Policy) -> String {
    match policy {
        Policy::Static if settings.static_workers == 1 => "1 worker, always".to_owned(),
        Policy::Static => format!("{} workers, always", settings.static_workers),
        Policy::Manual => "rescaled by hand, with a savepoint".to_owned(),
        #[cfg(everything)]
        Policy::Script => "you start, stop and kill TaskManagers".to_owned(),
        Policy::Reactive => {
            let autoscaler = match settings.autoscaler {
                AutoscalerKind::Hpa => "Kubernetes HPA",
                #[cfg(everything)]
                AutoscalerKind::Asg => "AWS Auto Scaling group",
                #[cfg(everything)]
                AutoscalerKind::Mig => "Google managed instance group",
            };
            format!(
                "{autoscaler}, target {}\u{a0}% CPU",
                settings.target_utilization_pct
            )
        }
    }
}

/// What the handle on the static line says before it has been touched.
pub fn drag_hint() -> &'static str {
    "drag me"
}

/// What the handle on the static line moves.
pub fn static_handle() -> &'static str {
    "Static workers"
}

/// The number of static workers beside what the peak needs.
pub fn static_workers(workers: u32, peak_demand: f64) -> String {
    let needed = peak_demand.ceil();
    let difference = f64::from(workers) - needed;
    let relation = if difference > 0.0 {
        format!("{} above what the peak needs", plain_number(difference))
    } else if difference < 0.0 {
        format!("{} below what the peak needs", plain_number(-difference))
    } else {
        "just what the peak needs".to_owned()
    };
    let noun = if workers == 1 { "worker" } else { "workers" };
    format!("{workers} {noun}, {relation}")
}

/// How the two charts are to be read, which demand the load stands for, and
/// what is the shape of a real trace.
pub fn how_to_read(settings: &Settings, planned_rate_per_s: f64) -> String {
    let rate = count(planned_rate_per_s);
    let demand = match settings.demand {
        Demand::Target => format!(
            "The load is counted in workers at the target utilisation: {rate} records/s each. \
             A worker can do up to {}, so short means above target, not at a standstill.",
            count(settings.capacity_per_s),
        ),
        Demand::Capacity => format!(
            "The load is counted in workers at {}\u{a0}% of their capacity: {rate} records/s each.",
            plain_number(settings.max_utilization_pct),
        ),
    };
    let source = match settings.preset {
        Preset::TaxiWeek => {
            " Shape of the load: taxi passengers in New York, 24 to 30 November 2014, \
             from public records; not records of a stream."
        }
        Preset::BlogExperiment => {
            " The load comes in bursts every 15\u{a0}s, as the blog's generator sends them; \
             the line is their mean."
        }
        _ => "",
    };
    demand + source
}

/// The label of a setting that has a control of its own.
pub fn setting_label(field: &Field) -> &'static str {
    match field.name {
        "peakLoad" => "Peak load",
        "nightShare" => "Night load, share of peak",
        "weekendShare" => "Weekend, share of weekday",
        "holidayShare" => "Holiday, share of usual day",
        "usualShare" => "Usual load, share of peak",
        "growth" => "Growth per week",
        "heartbeatTimeout" => "Heartbeat timeout",
        "maxWorkers" => "Largest reactive fleet",
        "staticWorkers" => "Static workers",
        "targetUtilization" => "Target CPU utilisation",
        other => other,
    }
}

/// A setting's value with its unit.
pub fn setting_value(field: &Field, value: f64) -> String {
    let number = if value.abs() >= 1000.0 {
        count(value)
    } else {
        plain_number(value)
    };
    let unit = match (field.unit, value) {
        (Unit::Workers, 1.0) => "worker",
        (Unit::PercentPerWeek, _) => "%",
        (unit, _) => unit.symbol(),
    };
    if unit.is_empty() {
        number
    } else {
        format!("{number}\u{a0}{unit}")
    }
}
