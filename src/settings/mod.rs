//! The one value everything else is a function of.
//!
//! Attributes, properties, the address, sliders and drags are all views of
//! [`Settings`]. Each field is declared once, in `declaration`, with its unit,
//! range and default; parsing, validation, messages and controls read that
//! table.

mod declaration;
mod error;
mod field;
mod patch;
mod preset;
mod query;

pub use declaration::{FIELDS, SettingId, Settings};
pub use error::{Problem, SettingsError};
pub use field::{Choice, Field, Kind, Unit};
pub use patch::{NamedValues, Patch, Value, read_patch, read_valid};
pub use preset::{
    AutoscalerKind, BehaviorKind, Demand, FlinkRelease, Partitioning, Preset, RestartStrategy,
    Switch,
};
