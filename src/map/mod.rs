//! The map of costs and delays: what every choice costs, and how long records wait.
//!
//! A [`Sweep`] runs the settings with many values of two of them, static fleets of
//! every size, timetables, and every autoscaler, each with several seeds. Whoever has
//! time runs one [`Job`] after the other: the first ones show the shape of the whole.
//!
//! ```text
//! Axis, Candidate ─► Sweep ─► Point ─► frontier, best
//! Settings ─► sensitivity
//! ```

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

pub use axis::{Axis, AxisError};
pub use best::{Answer, Limit, best};
pub use candidate::{Candidate, Family};
pub use frontier::frontier;
pub use outcome::{DelayMeasure, Load, Outcome, outcome};
pub use point::{Judged, Point, Spread};
pub use reserve::Reserve;
pub use sensitivity::{Effect, Sensitivity};
pub use sweep::{Job, Sweep};
