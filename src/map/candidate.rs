//! A choice that somebody could make for a load.

use std::rc::Rc;

use super::Axis;
use crate::allocation::Policy;
use crate::plan::{Entry, MOST_WORKERS, Plan};
use crate::settings::{AutoscalerKind, Patch, SettingId, Settings, Value};

/// A choice that somebody could make for a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// The settings with the values of both axes that have these indexes.
    Grid {
        /// The index of the value of the first axis.
        x: usize,
        /// The index of the value of the second axis.
        y: usize,
    },
    /// A static fleet.
    Static {
        /// Its workers.
        workers: u32,
    },
    /// The schedule of the settings with more or fewer workers at all times.
    Schedule {
        /// How many more.
        more: i32,
    },
    /// Another autoscaler with the settings as they are.
    Autoscaler(AutoscalerKind),
}

/// What kind of choice a candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// The autoscaler of the settings.
    Grid,
    /// A static fleet.
    Static,
    /// A schedule.
    Schedule,
    /// Another autoscaler.
    Autoscaler,
}

impl Candidate {
    /// Returns what kind of choice it is.
    pub fn family(self) -> Family {
        match self {
            Self::Grid { .. } => Family::Grid,
            Self::Static { .. } => Family::Static,
            Self::Schedule { .. } => Family::Schedule,
            Self::Autoscaler(_) => Family::Autoscaler,
        }
    }

    /// Returns the policy that is run.
    pub fn policy(self) -> Policy {
        match self.family() {
            Family::Static => Policy::Static,
            Family::Schedule => Policy::Schedule,
            Family::Grid | Family::Autoscaler => Policy::Reactive,
        }
    }

    /// Returns the change of the settings that makes the choice.
    pub fn patch(self, base: &Settings, axes: &[Axis; 2]) -> Patch {
        match self {
            Self::Grid { x, y } => {
                let [x_axis, y_axis] = axes;
                let values = [(x_axis, x), (y_axis, y)].into_iter();
                let values = values.filter_map(|(axis, index)| {
                    let value = axis.values().get(index)?;
                    Some((axis.id(), value.clone()))
                });
                values.collect()
            }
            Self::Static { workers } => {
                vec![(SettingId::StaticWorkers, Value::Number(f64::from(workers)))]
            }
            Self::Schedule { more: 0 } => Patch::new(),
            Self::Schedule { more } => {
                let plan = shifted(&base.plan(), more);
                vec![(SettingId::Schedule, Value::Text(plan.to_string()))]
            }
            Self::Autoscaler(kind) => {
                let name = Value::Text(kind.name().to_owned());
                vec![(SettingId::Autoscaler, name)]
            }
        }
    }

    /// Returns the settings that make the choice; `None` if they contradict the others.
    pub fn settings(self, base: &Settings, axes: &[Axis; 2]) -> Option<Settings> {
        base.with(&self.patch(base, axes)).ok()
    }
}

/// Returns a plan with so many more workers at all times, at least one.
fn shifted(plan: &Rc<Plan>, more: i32) -> Plan {
    let shift = |workers: u32| workers.saturating_add_signed(more).clamp(1, MOST_WORKERS);
    let entries = plan.entries().iter().map(|entry| Entry {
        workers: shift(entry.workers),
        ..*entry
    });
    let otherwise = shift(plan.otherwise());
    Plan::new(entries.collect(), otherwise).unwrap_or_else(|| Plan::level(otherwise))
}
