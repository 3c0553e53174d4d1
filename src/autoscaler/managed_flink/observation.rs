//! The state of the application at an evaluation.

/// The application over the minute that ends with an evaluation.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Observation {
    /// `CurrentParallelism`: the one that was last wanted, in subtasks, at least 1.
    pub parallelism: u32,
    /// The highest `containerCPUUtilization` in the minute, in percent, 0 to 100;
    /// `None` when no container reports.
    pub cpu_pct: Option<f64>,
    /// Whether the service is scaling or updating the application.
    pub is_updating: bool,
}
