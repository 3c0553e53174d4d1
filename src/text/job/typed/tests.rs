//! Reads answers as people write them, and slips.

use super::*;
use crate::job::{Answers, Quantity, derive};
use crate::settings::Settings;
use crate::text::{
    answer_problem, answer_refusal, answer_text, job_provenance, job_quantity, question_name,
};
use AnswerProblem::{Ambiguous, NotANumber};
use proptest::prelude::*;

fn all() -> [Words; 3] {
    [Words::english(), Words::german(), Words::chinese()]
}

#[test]
fn answers_are_read_with_their_units() {
    let (english, german, chinese) = (&Words::english(), &Words::german(), &Words::chinese());
    for (words, question, text, wanted) in [
        (english, Question::PeakLoad, "120k", 120_000.0),
        (english, Question::PeakLoad, "120,000 records/s", 120_000.0),
        (german, Question::PeakLoad, "120.000", 120_000.0),
        (chinese, Question::PeakLoad, "12万条/秒", 120_000.0),
        (english, Question::TaskManagers, "40", 40.0),
        (english, Question::TaskManagers, "40 TaskManagers", 40.0),
        (english, Question::Cpu, "4", 4000.0),
        (english, Question::Cpu, "16", 16_000.0),
        (english, Question::Cpu, "0.5", 500.0),
        (english, Question::Cpu, "4000m", 4000.0),
        (english, Question::Cpu, "4000", 4000.0),
        (english, Question::Cpu, "4.000", 4000.0),
        (german, Question::Cpu, "0,25", 250.0),
        (german, Question::Cpu, "4 Kerne", 4000.0),
        (english, Question::Cpu, "4 vCPU", 4000.0),
        (english, Question::Cpu, "４ vCPUs", 4000.0),
        (english, Question::CpuAtPeak, "70 %", 70.0),
        (english, Question::CpuAtPeak, "70", 70.0),
        (english, Question::CpuAtPeak, "0.7 %", 0.7),
        (german, Question::CpuAtPeak, "72,5 Prozent", 72.5),
        (english, Question::StateSize, "200 GB", 200_000.0),
        (english, Question::StateSize, "200", 200_000.0),
        (english, Question::StateSize, "1.5 TB", 1.5e6),
        (english, Question::StateSize, "512 MB", 512.0),
        (english, Question::StateSize, "0", 0.0),
        (english, Question::CheckpointInterval, "60 s", 60.0),
        (english, Question::CheckpointInterval, "60", 60.0),
        (english, Question::CheckpointInterval, "10 min", 600.0),
        (english, Question::CheckpointInterval, "60000 ms", 60.0),
        (english, Question::Price, "$0.20", 0.2),
        (english, Question::Price, "0,20 €", 0.2),
        (german, Question::Price, "0,20 €/h", 0.2),
        (german, Question::Price, "0,20 € pro Stunde", 0.2),
        (english, Question::Price, "0.20 USD per hour", 0.2),
        (chinese, Question::Price, "1.2元/小时", 1.2),
    ] {
        let read = parse_answer(words, question, text);
        assert_eq!(read, Ok(Some(wanted)), "{question:?} {text}");
    }
    for question in Question::ALL {
        assert_eq!(parse_answer(english, question, " "), Ok(None));
    }
}

#[test]
fn what_may_mean_two_things_is_asked_for() {
    let english = &Words::english();
    for (question, text, low, high) in [
        (Question::PeakLoad, "120.000", 120.0, 120_000.0),
        (Question::Price, "1.250", 1.25, 1250.0),
        // Millicores, or more cores than a TaskManager has.
        (Question::Cpu, "500", 500.0, 500_000.0),
        // A share, or a percentage.
        (Question::CpuAtPeak, "0.7", 0.7, 70.0),
        // Flink reads milliseconds.
        (Question::CheckpointInterval, "60000", 60.0, 60_000.0),
        (Question::CheckpointInterval, "60.000", 60.0, 60_000.0),
        (Question::StateSize, "1.500", 1500.0, 1.5e6),
        (Question::StateSize, "1.500 GB", 1500.0, 1.5e6),
    ] {
        let read = parse_answer(english, question, text);
        assert_eq!(read, Err(Ambiguous(low, high)), "{question:?} {text}");
    }
    let asked = |question, problem| answer_problem(english, question, "", problem);
    assert_eq!(
        asked(Question::CheckpointInterval, Ambiguous(60.0, 60_000.0)),
        "60\u{a0}s or 1,000 min?"
    );
    assert_eq!(
        asked(Question::StateSize, Ambiguous(1500.0, 1.5e6)),
        "1.5\u{a0}GB or 1.5\u{a0}TB?"
    );
}

#[test]
fn what_is_no_answer_is_refused_with_what_is_allowed() {
    let english = &Words::english();
    for (question, text, allowed) in [
        (
            Question::PeakLoad,
            "a lot",
            "0 to 10,000,000\u{a0}records/s",
        ),
        (
            Question::TaskManagers,
            "40 GB",
            "whole numbers, 1 to 500\u{a0}workers",
        ),
        (Question::Cpu, "70 %", "10\u{a0}millicores to 64\u{a0}cores"),
        (
            Question::CpuAtPeak,
            "3 cores",
            "more than 0\u{a0}% and less than 100\u{a0}%",
        ),
        (Question::Price, "1 h", "0 to 1,000"),
    ] {
        assert_eq!(parse_answer(english, question, text), Err(NotANumber));
        let message = answer_problem(english, question, text, NotANumber);
        let name = question_name(english, question);
        assert_eq!(
            message,
            format!("{name}: “{text}” is no number of this kind. Allowed: {allowed}.")
        );
    }
}

proptest! {
    #[test]
    fn an_answer_is_read_as_it_is_written(
        index in 0..Question::ALL.len(), share in 0.0..=1.0_f64,
    ) {
        let question = Question::ALL[index];
        let (min, max) = question.setting().map_or((0.1, 99.0), |id| id.field().range());
        let value = min + (max - min) * share.powi(4);
        let value = if question == Question::TaskManagers { value.round() } else { value };
        for words in all() {
            let text = answer_text(&words, question, value);
            let read = parse_answer(&words, question, &text);
            // Four digits at least, three decimals.
            let near = |read: f64| (read - value).abs() <= 5e-4 * value + 5e-4;
            let is_right = match read {
                Ok(Some(read)) => near(read),
                // A number like “1,234” that other languages write as well.
                Err(Ambiguous(low, high)) => near(low) || near(high),
                _ => false,
            };
            prop_assert!(is_right, "{question:?} {value}: {text} read as {read:?}");
        }
    }

    #[test]
    fn any_texts_are_read_and_derived_without_a_panic(
        texts in prop::collection::vec("\\PC{0,12}|[0-9.,]{1,9} ?(k|M|m|s|h|%|GB|TB|cores|€)?(/h)?", 7),
    ) {
        for words in all() {
            let mut answers = Answers::default();
            for (question, text) in Question::ALL.into_iter().zip(&texts) {
                match parse_answer(&words, question, text) {
                    Ok(answer) => answers.set(question, answer),
                    Err(problem) => {
                        prop_assert!(!answer_problem(&words, question, text, problem).is_empty());
                    }
                }
            }
            match derive(&answers, &Settings::default()) {
                Ok(job) => {
                    prop_assert!(!job_provenance(&words, &job).is_empty());
                    for quantity in Quantity::ALL {
                        prop_assert!(!job_quantity(&words, &job, quantity).is_empty());
                    }
                }
                Err(error) => prop_assert!(!answer_refusal(&words, &error).is_empty()),
            }
        }
    }
}
