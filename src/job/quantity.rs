//! What is known of a job, and where it comes from.

use super::Question;

/// Where a quantity of a job comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// The answer to its question.
    Given,
    /// The load of a file.
    Measured,
    /// Other quantities, of which one at least is given or measured.
    Derived,
    /// What the settings have.
    Assumed,
}

impl Provenance {
    /// Every provenance, from the firmest on.
    pub const ALL: [Self; 4] = [Self::Given, Self::Measured, Self::Derived, Self::Assumed];
}

/// A quantity of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// What a question asks for, in the unit of [`Answers`](super::Answers).
    Asked(Question),
    /// The CPU of a TaskManager without load, in millicores.
    IdleCpu,
    /// How busy a TaskManager may be, in percent of its capacity.
    PlannedUtilization,
    /// The CPU time of a record, in microseconds.
    CpuPerRecord,
    /// The most that a TaskManager can process, in records per second.
    Capacity,
    /// What a TaskManager is meant to carry, in records per second.
    PlannedRate,
    /// The TaskManagers that the peak load is planned for.
    NeededTaskManagers,
}

impl Quantity {
    /// Every quantity, those before that others may be derived from.
    pub const ALL: [Self; 13] = [
        Self::Asked(Question::PeakLoad),
        Self::Asked(Question::TaskManagers),
        Self::Asked(Question::Cpu),
        Self::Asked(Question::CpuAtPeak),
        Self::Asked(Question::StateSize),
        Self::Asked(Question::CheckpointInterval),
        Self::Asked(Question::Price),
        Self::IdleCpu,
        Self::PlannedUtilization,
        Self::CpuPerRecord,
        Self::Capacity,
        Self::PlannedRate,
        Self::NeededTaskManagers,
    ];

    /// Those that no question asks for and that follow from the answers.
    pub const FOLLOWING: [Self; 4] = [
        Self::CpuPerRecord,
        Self::Capacity,
        Self::PlannedRate,
        Self::NeededTaskManagers,
    ];

    /// Returns the quantities that it is derived from, if it is derived.
    pub(super) fn sources(self) -> &'static [Self] {
        match self {
            Self::CpuPerRecord => &[
                Self::Asked(Question::PeakLoad),
                Self::Asked(Question::TaskManagers),
                Self::Asked(Question::Cpu),
                Self::Asked(Question::CpuAtPeak),
                Self::IdleCpu,
            ],
            // Only where the CPU per record is not derived from it.
            Self::Asked(Question::CpuAtPeak) => &[
                Self::Asked(Question::PeakLoad),
                Self::Asked(Question::TaskManagers),
                Self::Asked(Question::Cpu),
                Self::IdleCpu,
                Self::CpuPerRecord,
            ],
            Self::Capacity => &[
                Self::Asked(Question::Cpu),
                Self::IdleCpu,
                Self::CpuPerRecord,
            ],
            Self::PlannedRate => &[Self::Capacity, Self::PlannedUtilization],
            Self::NeededTaskManagers => &[Self::Asked(Question::PeakLoad), Self::PlannedRate],
            Self::Asked(_) | Self::IdleCpu | Self::PlannedUtilization => &[],
        }
    }
}
