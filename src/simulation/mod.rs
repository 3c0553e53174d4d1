//! A workload and a policy become a run: csv over time, and events.
//!
//! Time moves from event to event (an arrival step, a look of the autoscaler,
//! a TaskManager that joins or is lost, a restart); in between all rates are
//! constant and everything is computed exactly.

mod line;
mod run;
mod steps;

pub use line::Line;
pub use run::{Event, EventKind, Run, Totals};
pub use steps::Steps;
