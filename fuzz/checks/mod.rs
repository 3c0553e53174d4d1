//! What must hold for any input. Each function reads its input from bytes and panics if
//! something does not hold; the targets in `fuzz_targets` call them, and
//! `tests/fuzz_regressions.rs` repeats inputs that once failed.

mod attributes;
mod input;
pub mod laws;
mod link;
mod manifest;
mod own_load;
mod patches;
mod query;
mod script;
mod shared;
mod simulation;
mod typed;
mod valid;

pub use attributes::attributes;
pub use link::link;
pub use manifest::manifest;
pub use own_load::own_load;
pub use patches::patches;
pub use query::query;
pub use script::script;
pub use simulation::simulation;
pub use typed::typed;
