//! The questions about a job.

use crate::settings::SettingId;

/// What is asked about a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The load at its usual peak.
    PeakLoad,
    /// The TaskManagers that process it today.
    TaskManagers,
    /// The CPU of each TaskManager: its request, and its limit.
    Cpu,
    /// The mean CPU use of the TaskManagers at the peak, as a share of their request.
    CpuAtPeak,
    /// The size of the state.
    StateSize,
    /// The time between checkpoints.
    CheckpointInterval,
    /// The price of a TaskManager for an hour.
    Price,
}

impl Question {
    /// Every question, in the order in which they are asked.
    pub const ALL: [Self; 7] = [
        Self::PeakLoad,
        Self::TaskManagers,
        Self::Cpu,
        Self::CpuAtPeak,
        Self::StateSize,
        Self::CheckpointInterval,
        Self::Price,
    ];

    /// Returns the setting that has the answer, in its unit; `None` for the CPU use, from
    /// which the CPU per record follows.
    pub fn setting(self) -> Option<SettingId> {
        match self {
            Self::PeakLoad => Some(SettingId::PeakLoad),
            Self::TaskManagers => Some(SettingId::StaticWorkers),
            Self::Cpu => Some(SettingId::CpuRequest),
            Self::CpuAtPeak => None,
            Self::StateSize => Some(SettingId::StateSize),
            Self::CheckpointInterval => Some(SettingId::CheckpointInterval),
            Self::Price => Some(SettingId::WorkerPrice),
        }
    }

    /// Returns whether the CPU per record follows from the answer.
    pub(super) fn is_about_load(self) -> bool {
        matches!(
            self,
            Self::PeakLoad | Self::TaskManagers | Self::Cpu | Self::CpuAtPeak
        )
    }
}
