//! Quantities over time, without any knowledge of what they mean: in steps
//! ([`Steps`]) and in straight lines ([`Line`]).

mod line;
mod steps;

pub use line::Line;
pub use steps::Steps;
