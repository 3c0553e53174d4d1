//! Tests the texts of the questions about a job, and of what follows.

use super::*;
use crate::job::{AnswerError, Answers, Job, Quantity, derive};
use crate::own_load::{LEVELS, OwnLoad};
use crate::settings::{Settings, SettingsError};
use AnswerProblem::{Ambiguous, NotANumber};
use std::rc::Rc;

const EXAMPLE: Answers = Answers {
    peak_load_per_s: Some(120_000.0),
    task_managers: Some(40.0),
    cpu_millicores: Some(4000.0),
    cpu_at_peak_pct: Some(70.0),
    state_mb: None,
    checkpoint_interval_s: None,
    worker_price: None,
};

fn all() -> [Words; 3] {
    [Words::english(), Words::german(), Words::chinese()]
}

fn example(idle_millicores: f64) -> Job {
    let settings = Settings::default().with_number(SettingId::IdleCpu, idle_millicores);
    derive(&EXAMPLE, &settings.unwrap()).unwrap()
}

#[test]
fn figures_say_what_they_are_derived_from() {
    let english = &Words::english();
    let plain = |words: &Words, job: &Job| {
        Quantity::FOLLOWING
            .map(|quantity| job_quantity(words, job, quantity).replace('\u{a0}', " "))
    };
    assert_eq!(
        plain(english, &example(0.0)),
        [
            "CPU per record: 933 µs, derived from 70 % of 160 cores at 120,000 records/s",
            "Capacity of a TaskManager: 4,286 records/s, derived from 4 cores at 933 µs per record",
            "Planned rate of a TaskManager: 3,429 records/s, derived from 80 % (assumed) of its capacity",
            "TaskManagers needed at the peak: 35, derived from 120,000 records/s at 3,429 records/s each",
        ]
    );
    let [per_record, capacity, ..] = plain(english, &example(20.0));
    assert_eq!(
        per_record,
        "CPU per record: 927 µs, derived from 70 % of 160 cores at 120,000 records/s, \
         less 0.8 cores (assumed) when idle"
    );
    assert_eq!(
        capacity,
        "Capacity of a TaskManager: 4,295 records/s, derived from 4 cores at 927 µs per record, \
         less 20 millicores (assumed) when idle"
    );
    let [per_record, ..] = plain(&Words::german(), &example(20.0));
    assert_eq!(
        per_record,
        "CPU je Datensatz: 927 µs, abgeleitet: 70 % × 160 Kerne für 120.000 Datensätze/s, \
         ohne 0,8 Kerne (angenommen) im Leerlauf"
    );
    let nothing = derive(&Answers::default(), &Settings::default()).unwrap();
    assert_eq!(
        plain(english, &nothing),
        [
            "CPU per record: 196 µs, assumed",
            "Capacity of a TaskManager: 5,000 records/s, assumed",
            "Planned rate of a TaskManager: 4,000 records/s, assumed",
            "TaskManagers needed at the peak: 5, assumed",
        ]
    );
}

#[test]
fn one_line_says_where_all_comes_from() {
    let line = job_provenance(&Words::english(), &example(20.0));
    assert_eq!(
        line.replace('\u{a0}', " "),
        "Given: peak load, TaskManagers, CPU of a TaskManager, CPU use at the peak. \
         Derived: CPU per record, capacity of a TaskManager, planned rate of a TaskManager, \
         TaskManagers needed at the peak. \
         Assumed: state size (0 MB), checkpoint interval (30 s), price (none), \
         idle CPU (20 millicores), planned utilisation (80 %)."
    );
    let load = OwnLoad {
        begin_s: None,
        step_s: 60.0,
        peak_per_s: 50_000.0,
        levels: vec![0, LEVELS],
    };
    let measured = Settings::default().with_own_load(&Rc::new(load));
    let job = derive(&Answers::default(), &measured).unwrap();
    let line = job_provenance(&Words::english(), &job);
    assert!(
        line.replace('\u{a0}', " ").starts_with(
            "From the file: peak load. Derived: CPU use at the peak (142 %), TaskManagers needed \
             at the peak. Assumed: TaskManagers (7), "
        ),
        "{line}"
    );
    let line = job_provenance(&Words::chinese(), &example(20.0));
    assert!(
        line.starts_with("已给出：峰值负载、TaskManager 数、"),
        "{line}"
    );
}

/// Returns an error of each kind.
fn errors() -> Vec<AnswerError> {
    vec![
        AnswerError::OutOfRange {
            question: Question::TaskManagers,
            value: 2.5,
        },
        AnswerError::OutOfRange {
            question: Question::CpuAtPeak,
            value: f64::INFINITY,
        },
        AnswerError::Throttled {
            use_pct: 100.0,
            idle_pct: 0.5,
            limit_pct: 100.0,
        },
        AnswerError::NoUseForRecords {
            use_pct: 0.3,
            idle_pct: 0.5,
            limit_pct: 100.0,
            idle_millicores: 20.0,
        },
        AnswerError::NoCpuForRecords {
            cpu_millicores: 250.0,
            idle_millicores: 300.0,
        },
        AnswerError::NoCpuPerRecord {
            peak_load_per_s: 0.0,
            least_per_s: 111.2,
            most_per_s: 1e7,
        },
        AnswerError::Settings(SettingsError::not_an_object()),
    ]
}

#[test]
fn refusals_name_the_question_the_value_and_what_is_allowed() {
    let messages: Vec<String> = errors()
        .iter()
        .map(|error| answer_refusal(&Words::english(), error).replace('\u{a0}', " "))
        .collect();
    assert_eq!(
        messages[..6],
        [
            "TaskManagers today: “2.5” is not allowed. Allowed: whole numbers, 1 to 500 workers.",
            "CPU use at the peak: “Infinity %” is not allowed. Allowed: more than 0 % and less than 100 %.",
            "CPU use at the peak: at 100 %, the CPU limit holds the TaskManagers back, and what the job would \
             use is unknown. Take its use at a load that they keep up with. Allowed: more than 0.5 % and \
             less than 100 %.",
            "CPU use at the peak: at 0.3 %, nothing is left for records: an idle TaskManager uses 20 millicores. \
             Allowed: more than 0.5 % and less than 100 %.",
            "CPU of each TaskManager: 0.25 cores is no more than an idle TaskManager uses. Allowed: more than \
             0.3 cores, up to 64 cores.",
            "Peak load: with 0 records/s and the other answers, a record would not take 0.1 to 1,000,000 µs \
             of CPU. Allowed with them: 111.2 records/s to 10,000,000 records/s.",
        ]
    );
}

#[test]
fn every_text_is_there_in_every_language() {
    let english = texts(&Words::english());
    for words in all() {
        let texts = texts(&words);
        assert_eq!(texts.len(), english.len());
        for (text, english) in texts.iter().zip(&english) {
            assert!(!text.trim().is_empty(), "{english}");
            assert!(!text.contains(['{', '}']), "{text}");
            let is_long = english.split(' ').count() > 3;
            assert!(words.tag() == "en" || !is_long || text != english, "{text}");
        }
    }
}

/// Returns the texts of all questions, and of answers that were given, left out and refused.
fn texts(words: &Words) -> Vec<String> {
    let mut texts = vec![job_title(words).to_owned(), job_help(words).to_owned()];
    for question in Question::ALL {
        texts.push(question_name(words, question).to_owned());
        texts.push(question_hint(words, question).to_owned());
        texts.push(answer_problem(words, question, "?", NotANumber));
        texts.push(answer_problem(words, question, "?", Ambiguous(1.0, 2.0)));
    }
    for error in errors() {
        texts.push(answer_refusal(words, &error));
    }
    let nothing = derive(&Answers::default(), &Settings::default()).unwrap();
    for job in [example(0.0), example(20.0), nothing] {
        texts.push(job_provenance(words, &job));
        texts.extend(Quantity::ALL.map(|quantity| job_quantity(words, &job, quantity)));
    }
    texts
}

#[test]
fn units_stand_beside_the_fields() {
    let units = |words: &Words| Question::ALL.map(|question| question_unit(words, question));
    assert_eq!(
        units(&Words::english()),
        ["records/s", "", "cores", "% of that CPU", "GB", "s", ""]
    );
    assert_eq!(
        units(&Words::chinese()),
        ["条/秒", "", "核", "占该 CPU 的 %", "GB", "秒", ""]
    );
}
