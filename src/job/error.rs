//! Answers that are refused, as data: `text` puts them into words.

use super::Question;
use crate::numbers::plain_number;
use crate::settings::SettingsError;

/// Why answers are refused. Nothing of them is applied.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum AnswerError {
    /// The setting of the question does not take the value.
    #[error("{question:?}: {} is out of range", plain_number(*value))]
    OutOfRange {
        /// The question.
        question: Question,
        /// The answer.
        value: f64,
    },
    /// The TaskManagers use all the CPU they may use: the job is throttled, and what it
    /// would use is unknown.
    #[error("CpuAtPeak: {} % is all that a TaskManager may use", plain_number(*use_pct))]
    Throttled {
        /// The answer, in percent of the request.
        use_pct: f64,
        /// It must be more than this: the use without load.
        idle_pct: f64,
        /// It must be less than this: the use at the limit.
        limit_pct: f64,
    },
    /// The TaskManagers use no more CPU than without load.
    #[error("CpuAtPeak: {} % is no more than the use without load", plain_number(*use_pct))]
    NoUseForRecords {
        /// The answer, in percent of the request.
        use_pct: f64,
        /// It must be more than this: the use without load.
        idle_pct: f64,
        /// It must be less than this: the use at the limit.
        limit_pct: f64,
        /// The CPU that a TaskManager uses without load.
        idle_millicores: f64,
    },
    /// A TaskManager has no more CPU than it uses without load.
    #[error("Cpu: {} millicores are no more than the idle CPU", plain_number(*cpu_millicores))]
    NoCpuForRecords {
        /// The answer.
        cpu_millicores: f64,
        /// It must be more than this: the CPU that a TaskManager uses without load.
        idle_millicores: f64,
    },
    /// The CPU per record that follows is none that the setting takes.
    #[error("PeakLoad: {}: no CPU per record follows", plain_number(*peak_load_per_s))]
    NoCpuPerRecord {
        /// The answer, or the peak load of the settings.
        peak_load_per_s: f64,
        /// The least peak load that is allowed with the other answers.
        least_per_s: f64,
        /// The greatest one.
        most_per_s: f64,
    },
    /// The settings that the answers are laid over refuse them.
    #[error("{0}")]
    Settings(#[from] SettingsError),
}

impl AnswerError {
    /// Returns the question whose answer is refused.
    pub fn question(&self) -> Option<Question> {
        match self {
            Self::OutOfRange { question, .. } => Some(*question),
            Self::Throttled { .. } | Self::NoUseForRecords { .. } => Some(Question::CpuAtPeak),
            Self::NoCpuForRecords { .. } => Some(Question::Cpu),
            Self::NoCpuPerRecord { .. } => Some(Question::PeakLoad),
            Self::Settings(error) => Question::ALL
                .into_iter()
                .find(|question| question.setting().is_some_and(|id| error.is_about(id))),
        }
    }
}
