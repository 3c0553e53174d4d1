//! Refused answers in words.

use super::super::messages::{JobText, Key, Panel};
use super::super::{Basic, Words, range, setting_value, typed_refusal};
use super::value::{cpu, quantity_text};
use super::{AnswerProblem, answer_text, question_name};
use crate::job::{AnswerError, Quantity, Question};
use crate::settings::{SettingId, cut};

/// Returns why answers are refused: the question, the value, and what is allowed.
pub fn answer_refusal(words: &Words, error: &AnswerError) -> String {
    let refuse = |pattern, question, value: &str, allowed: &str, more: &str| {
        let name = question_name(words, question);
        words.fill(pattern, &[name, value, allowed, more])
    };
    let at_peak = |pct| quantity_text(words, Quantity::Asked(Question::CpuAtPeak), pct);
    let between = |least, most| words.fill(JobText::Between, &[&at_peak(least), &at_peak(most)]);
    match error {
        AnswerError::OutOfRange { question, value } => {
            let name = question_name(words, *question);
            let value = answer_text(words, *question, *value);
            let allowed = allowed(words, *question);
            words.fill(Basic::NotAllowed, &[name, &value, &allowed])
        }
        AnswerError::Throttled {
            use_pct,
            idle_pct,
            limit_pct,
        } => {
            let allowed = between(*idle_pct, *limit_pct);
            let value = at_peak(*use_pct);
            refuse(
                JobText::Throttled,
                Question::CpuAtPeak,
                &value,
                &allowed,
                "",
            )
        }
        AnswerError::NoUseForRecords {
            use_pct,
            idle_pct,
            limit_pct,
            idle_millicores,
        } => {
            let allowed = between(*idle_pct, *limit_pct);
            let (value, idle) = (at_peak(*use_pct), cpu(words, *idle_millicores));
            refuse(
                JobText::NoUseForRecords,
                Question::CpuAtPeak,
                &value,
                &allowed,
                &idle,
            )
        }
        AnswerError::NoCpuForRecords {
            cpu_millicores,
            idle_millicores,
        } => {
            let (_, most) = SettingId::CpuRequest.field().range();
            let (idle, most) = (cpu(words, *idle_millicores), cpu(words, most));
            let allowed = words.fill(JobText::AboveUpTo, &[&idle, &most]);
            let value = cpu(words, *cpu_millicores);
            refuse(
                JobText::NoCpuForRecords,
                Question::Cpu,
                &value,
                &allowed,
                "",
            )
        }
        AnswerError::NoCpuPerRecord {
            peak_load_per_s,
            least_per_s,
            most_per_s,
        } => {
            let field = SettingId::PeakLoad.field();
            let rate = |per_s: f64| setting_value(words, field, per_s);
            let allowed = words.fill(Panel::Range, &[&rate(*least_per_s), &rate(*most_per_s)]);
            let per_record = range(words, SettingId::CpuPerRecord.field());
            let value = rate(*peak_load_per_s);
            refuse(
                JobText::NoCpuPerRecord,
                Question::PeakLoad,
                &value,
                &allowed,
                &per_record,
            )
        }
        AnswerError::Settings(error) => typed_refusal(words, error, &error.value),
    }
}

/// Returns why a typed text is no answer.
pub fn answer_problem(
    words: &Words,
    question: Question,
    text: &str,
    problem: AnswerProblem,
) -> String {
    match problem {
        AnswerProblem::NotANumber => {
            let name = question_name(words, question);
            let allowed = allowed(words, question);
            words.fill(Key::NotANumber, &[name, &cut(text), &allowed])
        }
        AnswerProblem::Ambiguous(low, high) => {
            let meaning = |value| answer_text(words, question, value);
            words.fill(Key::WhichNumber, &[&meaning(low), &meaning(high)])
        }
    }
}

/// Returns the values that a question takes with any settings.
fn allowed(words: &Words, question: Question) -> String {
    match question.setting() {
        Some(id) if question == Question::TaskManagers => {
            words.fill(JobText::WholeNumbers, &[&range(words, id.field())])
        }
        Some(id) => range(words, id.field()),
        None => {
            let pct = |value| answer_text(words, question, value);
            words.fill(JobText::Between, &[&pct(0.0), &pct(100.0)])
        }
    }
}
