//! The map of costs and delays: what every choice costs, and how long records wait.
//!
//! A [`Sweep`] runs the settings with many values of two of them, static fleets, schedules,
//! and every autoscaler, each with several seeds. Its [`Job`]s are made one after the other:
//! the first ones show the shape of the whole.
//!
//! ```text
//! Axis, Candidate ─► Sweep ─► Point ─► frontier, best
//! Settings ─► Sensitivity
//! Sweep, answer ─► Reserve
//! ```

mod alike;
mod axis;
mod best;
mod candidate;
mod frontier;
mod outcome;
mod point;
mod rank;
mod reserve;
mod sensitivity;
mod sweep;
mod usual_values;

pub use axis::{Axis, AxisError, is_tuned};
pub use best::{Answer, Limit, best};
pub use candidate::{Candidate, Family};
pub use frontier::frontier;
pub use outcome::{DelayMeasure, Load, Outcome, outcome};
pub use point::{Judged, Point, Spread};
pub use reserve::Reserve;
pub use sensitivity::{Effect, Sensitivity};
pub use sweep::{Job, Sweep};
