//! Fits the model to what was measured of a fleet, and compares the two.
//!
//! ```text
//! OwnLoad + Measured ─► cpu ─► CpuFit: CPU per record, idle CPU, the spread around them
//! Measured + a run   ─► fleet ─► FleetComparison: TaskManagers of both
//! ```

mod cpu;
mod fleet;
mod regression;

pub use cpu::{CpuFit, LEAST_STEPS, LeftOutSteps, NoFit, fit_cpu};
pub use fleet::{FleetComparison, compare_fleets};
