//! The names of the values that a setting is chosen from.

use super::messages::HpaText;
use super::{Basic, Words};
use crate::settings::{
    AutoscalerKind, BehaviorKind, Choice, Field, FlinkRelease, KeyGroupAlignment, OperatorRelease,
    PartitionCap, Partitioning, Preset, RescaleBy, RestartStrategy, SelectPolicyKind, SettingId,
    Settings, Switch,
};

/// Returns the name of the value at an index of a setting's list; empty beyond
/// the end of the list, and for a setting that is a number.
pub fn choice_name(words: &Words, field: &Field, index: usize) -> String {
    let name = match field.id {
        SettingId::Preset => at(index, |preset| preset_name(words, preset)),
        SettingId::Autoscaler => at(index, |kind| autoscaler_name(words, kind)),
        SettingId::Behavior => at(index, |kind| behavior(words, kind)),
        SettingId::ScaleUpSelect | SettingId::ScaleDownSelect => {
            at(index, |kind| select_policy(words, kind))
        }
        SettingId::DisableScaleIn
        | SettingId::ScheduledMinimum
        | SettingId::CachedMetrics
        | SettingId::ScaleToZero
        | SettingId::WithCpu
        | SettingId::TrackRestarts => at(index, |switch| yes_or_no(words, switch)),
        SettingId::PartitionCap => at(index, |cap| partition_cap(words, cap)),
        SettingId::RescaleBy => at(index, |by| rescale_by(words, by)),
        SettingId::OperatorRelease => at(index, |release| operator_release(words, release)),
        SettingId::KeyGroupAlignment => at(index, |mode| key_group_alignment(words, mode)),
        SettingId::Flink => return flink_release(words, index),
        SettingId::Partitioning => at(index, |partitioning| partition(words, partitioning)),
        SettingId::RestartStrategy => at(index, |strategy| restart_strategy(words, strategy)),
        _ => None,
    };
    name.unwrap_or_default().to_owned()
}

/// Returns the name of the choice at an index.
fn at<'a, C: Choice>(index: usize, name: impl Fn(C) -> &'a str) -> Option<&'a str> {
    C::at(index).map(name)
}

/// Returns a preset as its chip says it.
pub fn preset_name(words: &Words, preset: Preset) -> &str {
    words.get(match preset {
        Preset::DayNight => Basic::DayNight,
        Preset::Weekend => Basic::Weekend,
        Preset::Holiday => Basic::Holiday,
        Preset::SuddenEvent => Basic::SuddenEvent,
        Preset::Growth => Basic::Growth,
        Preset::BlogExperiment => Basic::BlogExperiment,
        Preset::TaxiWeek => Basic::TaxiWeek,
    })
}

/// Returns the name of the load of the settings.
pub fn load_name<'a>(words: &'a Words, settings: &Settings) -> &'a str {
    match settings.preset_of_load() {
        Some(preset) => preset_name(words, preset),
        None => own_load(words),
    }
}

/// Returns the name of a load from a file.
pub fn own_load(words: &Words) -> &str {
    words.get(Basic::OwnLoad)
}

/// Returns the name of an autoscaler.
pub fn autoscaler_name(words: &Words, kind: AutoscalerKind) -> &str {
    match kind {
        AutoscalerKind::Hpa => words.get(Basic::Hpa),
        AutoscalerKind::Asg => words.get(Basic::Asg),
        AutoscalerKind::Mig => words.get(Basic::Mig),
        AutoscalerKind::HpaLag => words.get(Basic::HpaLag),
        AutoscalerKind::Keda => words.get(Basic::Keda),
        AutoscalerKind::Flink => words.get(Basic::FlinkAutoscaler),
        AutoscalerKind::AsgSteps => words.get(Basic::AsgSteps),
        AutoscalerKind::ManagedFlink => words.get(Basic::ManagedFlink),
    }
}

fn partition_cap(words: &Words, cap: PartitionCap) -> &str {
    words.get(match cap {
        PartitionCap::Partitions => Basic::CapPartitions,
        PartitionCap::WithLag => Basic::CapWithLag,
        PartitionCap::Even => Basic::CapEven,
        PartitionCap::Off => Basic::CapOff,
    })
}

fn rescale_by(words: &Words, by: RescaleBy) -> &str {
    words.get(match by {
        RescaleBy::Savepoint => Basic::BySavepoint,
        RescaleBy::LastState => Basic::ByLastState,
        RescaleBy::InPlace => Basic::InPlace,
    })
}

fn operator_release(words: &Words, release: OperatorRelease) -> &str {
    words.get(match release {
        OperatorRelease::V1_14 => Basic::Operator14,
        OperatorRelease::V1_15 => Basic::Operator15,
        OperatorRelease::Main => Basic::OperatorMain,
    })
}

fn key_group_alignment(words: &Words, mode: KeyGroupAlignment) -> &str {
    words.get(match mode {
        KeyGroupAlignment::OfRelease => Basic::OfOperatorRelease,
        KeyGroupAlignment::EvenlySpread => Basic::EvenlySpread,
        KeyGroupAlignment::MaximizeUtilisation => Basic::MaximizeUtilisation,
    })
}

fn behavior(words: &Words, kind: BehaviorKind) -> &str {
    words.get(match kind {
        BehaviorKind::Legacy => Basic::Legacy,
        BehaviorKind::Policies => Basic::Policies,
    })
}

fn select_policy(words: &Words, kind: SelectPolicyKind) -> &str {
    words.get(match kind {
        SelectPolicyKind::Max => HpaText::SelectMax,
        SelectPolicyKind::Min => HpaText::SelectMin,
        SelectPolicyKind::Disabled => HpaText::SelectDisabled,
    })
}

fn yes_or_no(words: &Words, switch: Switch) -> &str {
    words.get(match switch {
        Switch::No => Basic::No,
        Switch::Yes => Basic::Yes,
    })
}

fn flink_release(words: &Words, index: usize) -> String {
    let release = FlinkRelease::at(index);
    release.map_or_else(String::new, |release| {
        words.fill(Basic::FlinkRelease, &[release.name()])
    })
}

fn partition(words: &Words, partitioning: Partitioning) -> &str {
    words.get(match partitioning {
        Partitioning::Rebalance => Basic::Rebalance,
        Partitioning::Keyed => Basic::Keyed,
    })
}

fn restart_strategy(words: &Words, strategy: RestartStrategy) -> &str {
    words.get(match strategy {
        RestartStrategy::OfRelease => Basic::OfRelease,
        RestartStrategy::FixedDelay => Basic::FixedDelay,
        RestartStrategy::ExponentialDelay => Basic::ExponentialDelay,
    })
}
