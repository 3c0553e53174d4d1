//! Names, notes and hints.

use super::choice_names::autoscaler_name;
use super::numbers::Numbers;
use super::{Basic, Words, count, grouped, percent, plain_number};
use crate::allocation::Policy;
use crate::settings::{AutoscalerKind, Preset, Settings, cut};

/// Returns the title of the figure.
pub fn figure_title(words: &Words) -> &str {
    words.get(Basic::Title)
}

/// Returns the labels of the three numbers under a chart.
pub fn number_labels(words: &Words) -> [&str; 3] {
    [Basic::WorkerHours, Basic::IdleShare, Basic::TimeShort].map(|label| words.get(label))
}

/// Returns the label of the worker-hours, with the cost of the fleet if
/// `workerPrice` is above 0.
pub fn hours_label(settings: &Settings, numbers: &Numbers, policy: Policy) -> String {
    let words = numbers.words;
    let label = words.get(Basic::WorkerHours);
    if settings.worker_price == 0.0 {
        return label.to_owned();
    }
    let cost = cost(settings, numbers, policy);
    words.fill(Basic::WithCost, &[label, &cost])
}

/// Returns what the worker-hours of a fleet cost at `workerPrice`.
pub(super) fn cost(settings: &Settings, numbers: &Numbers, policy: Policy) -> String {
    let cost = numbers.of(policy).worker_hours * settings.worker_price;
    grouped(numbers.words, cost, 2)
}

/// Returns the three numbers under a chart: worker-hours, idle share, share of time
/// short.
pub fn three_numbers(numbers: &Numbers, policy: Policy) -> [String; 3] {
    numbers.three(policy)
}

/// Returns the name of the buttons that bring charts in sight.
pub fn show_charts(words: &Words) -> &str {
    words.get(Basic::ShowCharts)
}

/// Returns the name of the row of presets.
pub fn choose_preset(words: &Words) -> &str {
    words.get(Basic::ChoosePreset)
}

/// Returns the name of the button that takes the set-up of the preset.
pub fn own_set_up(words: &Words) -> &str {
    words.get(Basic::OwnSetUp)
}

/// Returns the name of a preset whose load the reader has reshaped.
pub fn your_shape(words: &Words) -> &str {
    words.get(Basic::YourShape)
}

/// Names the span of a preset for a comparison of two policies: “the same day”.
pub fn span_name<'a>(words: &'a Words, settings: &Settings) -> &'a str {
    let Some(preset) = settings.preset_of_load() else {
        return words.get(Basic::SameLoad);
    };
    words.get(match preset {
        Preset::DayNight => Basic::SameDay,
        Preset::Weekend | Preset::Holiday | Preset::TaxiWeek => Basic::SameWeek,
        Preset::SuddenEvent => Basic::SameSixHours,
        Preset::Growth => Basic::SameFourWeeks,
        Preset::BlogExperiment => Basic::SameTwoCycles,
    })
}

/// Names the span of a preset for a share of it: “of the day”.
pub(super) fn span_genitive<'a>(words: &'a Words, settings: &Settings) -> &'a str {
    let Some(preset) = settings.preset_of_load() else {
        return words.get(Basic::OfTime);
    };
    words.get(match preset {
        Preset::DayNight => Basic::OfDay,
        Preset::Weekend | Preset::Holiday | Preset::TaxiWeek => Basic::OfWeek,
        Preset::SuddenEvent => Basic::OfSixHours,
        Preset::Growth => Basic::OfFourWeeks,
        Preset::BlogExperiment => Basic::OfTwoCycles,
    })
}

/// Returns what a sentence calls the fleet of a policy.
pub(super) fn fleet_name(words: &Words, policy: Policy) -> &str {
    match policy {
        Policy::Static => words.get(Basic::FleetStatic),
        Policy::Manual => words.get(Basic::FleetManual),
        Policy::Schedule => words.get(Basic::FleetScheduled),
        Policy::Reactive => words.get(Basic::FleetReactive),
        Policy::Script => words.get(Basic::YourCluster),
    }
}

/// Returns the title of a policy's chart.
pub fn policy_title(words: &Words, policy: Policy) -> &str {
    match policy {
        Policy::Static => words.get(Basic::Static),
        Policy::Manual => words.get(Basic::Manual),
        Policy::Schedule => words.get(Basic::Scheduled),
        Policy::Reactive => words.get(Basic::Reactive),
        Policy::Script => words.get(Basic::YourCluster),
    }
}

/// Describes a policy in a few words.
pub fn policy_note(words: &Words, settings: &Settings, policy: Policy) -> String {
    match policy {
        Policy::Static => {
            let pattern = if settings.static_workers == 1 {
                Basic::OneWorkerAlways
            } else {
                Basic::WorkersAlways
            };
            words.fill(pattern, &[&settings.static_workers.to_string()])
        }
        Policy::Manual => words.get(Basic::ManualNote).to_owned(),
        // A timetable of many entries does not fit there.
        Policy::Schedule => {
            let plan = cut(&settings.plan().to_string());
            if !settings.bounds_change_plan() {
                return plan;
            }
            let bounds = [settings.min_workers, settings.max_workers];
            let [least, most] = bounds.map(|workers| workers.to_string());
            words.fill(Basic::PlanWithin, &[&plan, &least, &most])
        }
        Policy::Script => words.get(Basic::YourClusterNote).to_owned(),
        Policy::Reactive => {
            let kind = settings.autoscaler;
            let autoscaler = autoscaler_name(words, kind);
            let target = settings.target_utilization_pct.to_string();
            match kind {
                AutoscalerKind::ManagedFlink => autoscaler.to_owned(),
                AutoscalerKind::Flink => words.fill(Basic::BusyTarget, &[autoscaler, &target]),
                _ if kind.reads_lag() => {
                    let lag = count(words, settings.lag_threshold);
                    words.fill(Basic::LagTarget, &[autoscaler, &lag])
                }
                _ => words.fill(Basic::TargetOf, &[autoscaler, &target]),
            }
        }
    }
}

/// Returns the hint beside the handle on the static line.
pub fn drag_hint(words: &Words) -> &str {
    words.get(Basic::DragHint)
}

/// Returns the description of a number in the text that can be changed.
pub fn value_hint(words: &Words) -> &str {
    words.get(Basic::ValueHint)
}

/// Compares the number of static workers with the peak load in workers.
pub fn static_workers(words: &Words, workers: u32, peak_demand: f64) -> String {
    let difference = f64::from(workers) - peak_demand.ceil();
    let relation = if difference > 0.0 {
        Basic::AbovePeak
    } else if difference < 0.0 {
        Basic::BelowPeak
    } else {
        Basic::JustPeak
    };
    let difference = plain_number(difference.abs());
    words.fill(relation, &[&worker_count(words, workers), &difference])
}

/// So many workers.
pub(super) fn worker_count(words: &Words, workers: u32) -> String {
    let noun = if workers == 1 {
        Basic::OneWorker
    } else {
        Basic::Workers
    };
    words.fill(noun, &[&workers.to_string()])
}

/// Says what a worker is meant to carry and can do, and what is the shape of a real
/// trace.
pub fn how_to_read(words: &Words, settings: &Settings) -> String {
    let planned = percent(words, settings.planned_utilization_pct / 100.0);
    let mut text = words.fill(
        Basic::Read,
        &[
            &count(words, settings.planned_rate_per_s()),
            &count(words, settings.worker_capacity_per_s()),
            &planned,
        ],
    );
    match settings.preset_of_load() {
        Some(Preset::TaxiWeek) => text.push_str(words.get(Basic::ReadTaxi)),
        Some(Preset::BlogExperiment) => text.push_str(words.get(Basic::ReadBlog)),
        _ => {}
    }
    text
}
