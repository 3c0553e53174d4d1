//! The settings of a figure: the input of every computation.
//!
//! `table` has one row for each setting, with its names, unit, range, default and
//! texts. Attributes, properties, the address, sliders and handles all change
//! [`Settings`] through a [`Patch`].

mod acts;
mod bounds;
mod choice;
mod combined;
mod declaration;
mod default;
mod drawn_load;
mod error;
mod field;
mod hpa_rules;
mod own_load;
mod patch;
mod preset;
mod query;
mod schedule;
mod slip;
mod slow_restore;
mod stored;
mod table;
mod unchecked;
mod warning;
mod worker;

pub use acts::{Acts, Condition};
pub use choice::Choice;
pub use declaration::{FIELDS, SettingId, Settings};
pub use drawn_load::{DRAWN_COLUMNS, DrawnLoad, middle};
pub(crate) use error::cut;
pub use error::{Conflict, DisplayAttribute, Problem, SettingsError};
pub use field::{Field, Group, Kind, Unit};
pub use hpa_rules::{HpaPolicy, HpaRules};
pub use patch::{NamedValues, Patch, Value, read_patch, read_valid};
pub use preset::{
    AutoscalerKind, BehaviorKind, FlinkRelease, KeyGroupAlignment, OperatorRelease, PartitionCap,
    Partitioning, Preset, RescaleBy, RestartStrategy, SelectPolicyKind, Switch,
};
pub use schedule::PlanKnows;
pub use slip::slips;
pub(crate) use table::settings_table;
pub use unchecked::{Checked, CheckedWith, Unchecked, unchecked};
pub use warning::Warning;
pub(crate) use worker::CONTAINER_START_S;
