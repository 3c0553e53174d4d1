//! The fleet that a setting is about.

use crate::allocation::Policy;
use crate::settings::{Group, SettingId};

/// Returns the policy whose chart shows what a setting changes; `None` for settings
/// that change the load or every fleet.
pub fn affected_policy(id: SettingId) -> Option<Policy> {
    match id {
        SettingId::StaticWorkers => return Some(Policy::Static),
        SettingId::Schedule => return Some(Policy::Schedule),
        SettingId::MinWorkers | SettingId::MaxWorkers => return Some(Policy::Reactive),
        _ => {}
    }
    match id.field().group {
        Group::Manual => Some(Policy::Manual),
        Group::Autoscaler | Group::Behavior | Group::Machines | Group::Lag => {
            Some(Policy::Reactive)
        }
        Group::FlinkAutoscaler => Some(Policy::Reactive),
        Group::Rescale | Group::Failures => Some(Policy::Reactive),
        Group::Workload | Group::Fleets | Group::Flink | Group::Job | Group::Cost => None,
    }
}
