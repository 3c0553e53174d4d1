//! The policy that an action changes.

use super::Action;
use crate::allocation::Policy;
use crate::settings::{Group, SettingId};

/// Returns the policy whose settings or commands the reader changed last, after an
/// action; `before` is the one before it.
pub(super) fn after(action: &Action, before: Option<Policy>) -> Option<Policy> {
    match action {
        Action::Choose(_)
        | Action::BringLoad(_)
        | Action::Adopt(_)
        | Action::TakeSetUp
        | Action::Reset
        | Action::ResetAll => None,
        Action::Pins(_) if action.restored_pin().is_some() => None,
        _ => policy(action).or(before),
    }
}

/// Returns the policy that the reader changes by an action; `None` if it concerns all
/// of them.
fn policy(action: &Action) -> Option<Policy> {
    match action {
        Action::Set { id, .. } => of_setting(*id),
        Action::Edit { patch, .. } => patch.iter().find_map(|(id, _)| of_setting(*id)),
        Action::ResetFields(ids) => ids.iter().find_map(|id| of_setting(*id)),
        Action::Command { .. }
        | Action::MoveCommand { .. }
        | Action::RestoreBestTry
        | Action::Uncommand(_)
        | Action::ClearCommands => Some(Policy::Script),
        _ => None,
    }
}

fn of_setting(id: SettingId) -> Option<Policy> {
    match id {
        SettingId::StaticWorkers => Some(Policy::Static),
        SettingId::Schedule => Some(Policy::Schedule),
        SettingId::MinWorkers | SettingId::MaxWorkers => Some(Policy::Reactive),
        _ => match id.field().group {
            Group::Autoscaler
            | Group::Behavior
            | Group::Machines
            | Group::Lag
            | Group::FlinkAutoscaler => Some(Policy::Reactive),
            Group::Manual => Some(Policy::Manual),
            _ => None,
        },
    }
}
