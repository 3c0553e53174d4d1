//! A workload and a policy become a run: columns over time, and events.

mod steps;

pub use steps::Steps;
