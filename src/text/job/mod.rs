//! The questions about the reader's job in words, and what follows from the answers.

mod provenance;
mod refusal;
mod typed;
mod value;

pub use provenance::{job_provenance, job_quantity};
pub use refusal::{answer_problem, answer_refusal};
pub use typed::{AnswerProblem, parse_answer};
pub use value::answer_text;

use super::messages::JobText;
use super::{Basic, Words, field_unit, setting_name};
use crate::job::Question;
use crate::settings::SettingId;

/// Returns the title of the questions.
pub fn job_title(words: &Words) -> &str {
    words.get(JobText::Title)
}

/// Returns what the questions are about, in one line.
pub fn job_help(words: &Words) -> &str {
    words.get(JobText::Help)
}

/// Returns what a question asks for, as the label of its field.
pub fn question_name(words: &Words, question: Question) -> &str {
    match question {
        Question::TaskManagers => words.get(JobText::TaskManagersToday),
        Question::Cpu => words.get(JobText::CpuOfEach),
        Question::CpuAtPeak => words.get(JobText::CpuAtPeak),
        Question::PeakLoad => setting_name(words, SettingId::PeakLoad.field()),
        Question::StateSize => setting_name(words, SettingId::StateSize.field()),
        Question::CheckpointInterval => setting_name(words, SettingId::CheckpointInterval.field()),
        Question::Price => setting_name(words, SettingId::WorkerPrice.field()),
    }
}

/// Returns what helps to answer a question, in one line.
pub fn question_hint(words: &Words, question: Question) -> &str {
    words.get(match question {
        Question::PeakLoad => JobText::PeakLoadHint,
        Question::TaskManagers => JobText::TaskManagersHint,
        Question::Cpu => JobText::CpuHint,
        Question::CpuAtPeak => JobText::CpuAtPeakHint,
        Question::StateSize => JobText::StateSizeHint,
        Question::CheckpointInterval => JobText::CheckpointIntervalHint,
        Question::Price => JobText::PriceHint,
    })
}

/// Returns the unit beside the field of a question, in which a number without a unit is
/// read: see [`parse_answer`]. Empty for what the label counts.
pub fn question_unit(words: &Words, question: Question) -> String {
    match question {
        Question::PeakLoad => field_unit(words, SettingId::PeakLoad.field(), 2.0),
        Question::TaskManagers | Question::Price => String::new(),
        Question::Cpu => words.fill(Basic::Cores, &[""]).trim().to_owned(),
        Question::CpuAtPeak => words.get(JobText::OfThatCpu).to_owned(),
        Question::StateSize => "GB".to_owned(),
        Question::CheckpointInterval => {
            field_unit(words, SettingId::CheckpointInterval.field(), 2.0)
        }
    }
}

#[cfg(test)]
mod tests;
