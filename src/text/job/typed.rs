//! Reads an answer as people write it.

use super::super::{Typed, Words, read_number};
use crate::job::Question;
use crate::settings::{SettingId, Unit};

/// Why a typed text is no answer.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum AnswerProblem {
    /// It is no number of the unit of the question.
    #[error("no number of this kind")]
    NotANumber,
    /// It may mean either number, in the unit of [`Answers`](crate::job::Answers).
    #[error("ambiguous")]
    Ambiguous(f64, f64),
}

/// Returns the answer that a text means, in the unit of
/// [`Answers`](crate::job::Answers); `None` for an empty text. A number without a unit is
/// in [`question_unit`](super::question_unit).
///
/// # Errors
/// Why the text is no answer. The range is not checked.
pub fn parse_answer(
    words: &Words,
    question: Question,
    text: &str,
) -> Result<Option<f64>, AnswerProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let text = match question {
        Question::Price => without_hour(text),
        _ => text,
    };
    let typed = read_number(words, unit(question), text).ok_or(AnswerProblem::NotANumber)?;
    // This unit has no names.
    let is_bare = read_number(words, Unit::None, text).is_some();
    let (low, high) = match typed {
        Typed::Number(number) => (number, number),
        Typed::Either(low, high) => (low, high),
    };
    let (low, high) = if is_bare {
        (meant(question, low).0, meant(question, high).1)
    } else {
        (low, high)
    };
    if low == high {
        Ok(Some(low))
    } else {
        Err(AnswerProblem::Ambiguous(low, high))
    }
}

/// Returns the unit in which an answer is read.
fn unit(question: Question) -> Unit {
    match question {
        Question::PeakLoad => Unit::RecordsPerSecond,
        Question::TaskManagers => Unit::Workers,
        Question::Cpu => Unit::Millicores,
        Question::CpuAtPeak => Unit::Percent,
        Question::StateSize => Unit::Megabytes,
        Question::CheckpointInterval => Unit::Seconds,
        Question::Price => Unit::Count,
    }
}

/// Returns what a number without a unit means: one value twice, or two values.
fn meant(question: Question, number: f64) -> (f64, f64) {
    let only = |value: f64| (value, value);
    match question {
        Question::Cpu => {
            let (_, most) = SettingId::CpuRequest.field().range();
            match number {
                // No machine has so many cores.
                _ if number >= 1e3 => only(number),
                _ if number * 1e3 <= most => only(number * 1e3),
                _ => (number, number * 1e3),
            }
        }
        Question::StateSize => only(number * 1e3),
        // A share.
        Question::CpuAtPeak if number > 0.0 && number < 1.0 => (number, number * 100.0),
        // A number without a unit is milliseconds in a Flink configuration.
        Question::CheckpointInterval if number >= 1e3 => (number / 1e3, number),
        _ => only(number),
    }
}

/// What may stand behind a price, in lower case.
const HOURS: [&str; 12] = [
    "/h",
    "/hr",
    "/hour",
    "/std",
    "/std.",
    "/stunde",
    "/小时",
    "per hour",
    "an hour",
    "pro stunde",
    "je stunde",
    "每小时",
];

/// Returns the text of a price without “/h” behind it.
fn without_hour(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let suffix = HOURS.iter().find(|suffix| lower.ends_with(**suffix));
    let end = text.len() - suffix.map_or(0, |suffix| suffix.len());
    text.get(..end).unwrap_or(text).trim_end()
}

#[cfg(test)]
mod tests;
