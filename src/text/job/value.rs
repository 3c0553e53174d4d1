//! The values of a job with their units.

use super::super::{Basic, Words, count, grouped, long_number, setting_value, short_number};
use crate::job::{Quantity, Question};
use crate::settings::SettingId;

/// Millions of bytes in a unit of this name, from the largest on.
const SIZES: [(&str, f64); 3] = [("TB", 1e6), ("GB", 1e3), ("MB", 1.0)];

/// Returns an answer with its unit, as [`parse_answer`](super::parse_answer) reads it
/// back: “4 cores”, “200 GB”.
pub fn answer_text(words: &Words, question: Question, value: f64) -> String {
    match question {
        Question::TaskManagers | Question::Price => long_number(words, value),
        Question::CpuAtPeak => words.fill(Basic::Percent, &[&short_number(words, value)]),
        Question::StateSize => size(words, value),
        Question::Cpu => setting_value(words, SettingId::CpuRequest.field(), value),
        Question::PeakLoad => words.fill(Basic::UnitRate, &[&long_number(words, value)]),
        Question::CheckpointInterval => {
            setting_value(words, SettingId::CheckpointInterval.field(), value)
        }
    }
}

/// Returns millions of bytes in the largest unit in which three decimals say all.
fn size(words: &Words, mb: f64) -> String {
    let is_whole = |thousandths: f64| (thousandths - thousandths.round()).abs() <= 1e-6;
    let mut sizes = SIZES.into_iter();
    let unit = sizes.find(|(_, factor)| mb >= *factor && is_whole(mb * 1e3 / factor));
    let (name, factor) = unit.unwrap_or(("MB", 1.0));
    [&long_number(words, mb / factor), "\u{a0}", name].concat()
}

/// Returns the value of a quantity with its unit, rounded to what is worth reading.
pub(super) fn quantity_text(words: &Words, quantity: Quantity, value: f64) -> String {
    match quantity {
        Quantity::Asked(Question::CpuAtPeak) | Quantity::PlannedUtilization => {
            let tenths = (value * 10.0).round() / 10.0;
            words.fill(Basic::Percent, &[&short_number(words, tenths)])
        }
        Quantity::Asked(Question::PeakLoad) | Quantity::Capacity | Quantity::PlannedRate => {
            // A slow job is below one record per second.
            let number = if value < 10.0 {
                short_number(words, value)
            } else {
                count(words, value)
            };
            words.fill(Basic::UnitRate, &[&number])
        }
        Quantity::Asked(question) => answer_text(words, question, value),
        Quantity::IdleCpu => cpu(words, value),
        Quantity::CpuPerRecord => {
            let decimals = match value {
                _ if value >= 100.0 => 0,
                _ if value >= 10.0 => 1,
                _ if value >= 1.0 => 2,
                _ => 3,
            };
            [&grouped(words, value, decimals), "\u{a0}µs"].concat()
        }
        Quantity::NeededTaskManagers => count(words, value),
    }
}

/// Returns CPU in cores, or in millicores if it is little.
pub(super) fn cpu(words: &Words, millicores: f64) -> String {
    let field = SettingId::CpuRequest.field();
    setting_value(words, field, (millicores * 10.0).round() / 10.0)
}
