//! Derives settings from what is known of a job, from the command line.
//!
//! ```text
//! cargo run --example job -- --peak 120k --task-managers 40 --cpu 4 --cpu-at-peak 70%
//! cargo run --example job -- settings.json --peak 50k | cargo run --example simulate -- -
//! ```
//!
//! Prints the settings to change as JSON, and to standard error what follows in words. For
//! wrong arguments, settings or answers the exit code is 2, and a message names the error.

#[path = "../simulate/input.rs"]
#[allow(dead_code, reason = "no report is printed here")]
mod input;

use reactive_allocation::job::{AnswerError, Answers, Job, Quantity, Question, derive};
use reactive_allocation::settings::{Settings, Value};
use reactive_allocation::text::{
    AnswerProblem, Words, answer_problem, answer_refusal, job_provenance, job_quantity,
    parse_answer,
};
use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "\
job [SETTINGS] [ANSWER …] [--lang LANGUAGE]

SETTINGS  a JSON file with the object of the `settings` property, - for standard input;
          the answers are laid over them

An answer that is left out is assumed to be what the settings have:

--peak LOAD             records per second at the usual peak: 120k
--task-managers NUMBER  TaskManagers that process it today
--cpu CPU               CPU of each of them: 4, 4000m
--cpu-at-peak SHARE     its use at the peak: 70%
--state SIZE            200GB
--checkpoint TIME       the time between checkpoints: 60s
--price PRICE           of a TaskManager for an hour: 0.20

--lang    the language of the answers and of the words to standard error: en, de or zh
";

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("wrong arguments\n\n{USAGE}")]
    Arguments,
    #[error("--lang: “{0}” is no language. Allowed: en, de, zh.")]
    NoLanguage(String),
    #[error("{0}")]
    Input(#[from] input::InputError),
    #[error("{}", answer_problem(.words, *.question, .text, *.problem))]
    NoAnswer {
        words: Words,
        question: Question,
        text: String,
        problem: AnswerProblem,
    },
    #[error("{}", answer_refusal(.words, .error))]
    Refused { words: Words, error: AnswerError },
}

/// The arguments, as they are given.
struct Arguments<'a> {
    words: Words,
    settings: Option<&'a str>,
    answers: Vec<(Question, &'a str)>,
}

fn parse<'a>(arguments: &[&'a str]) -> Result<Arguments<'a>, Error> {
    let mut parsed = Arguments {
        words: Words::english(),
        settings: None,
        answers: Vec::new(),
    };
    let mut rest = arguments.iter().copied();
    while let Some(argument) = rest.next() {
        let question = match argument {
            "--peak" => Question::PeakLoad,
            "--task-managers" => Question::TaskManagers,
            "--cpu" => Question::Cpu,
            "--cpu-at-peak" => Question::CpuAtPeak,
            "--state" => Question::StateSize,
            "--checkpoint" => Question::CheckpointInterval,
            "--price" => Question::Price,
            "--lang" => {
                parsed.words = language(rest.next().ok_or(Error::Arguments)?)?;
                continue;
            }
            option if option.starts_with("--") => return Err(Error::Arguments),
            path if parsed.settings.is_none() => {
                parsed.settings = Some(path);
                continue;
            }
            _ => return Err(Error::Arguments),
        };
        let text = rest.next().ok_or(Error::Arguments)?;
        parsed.answers.push((question, text));
    }
    Ok(parsed)
}

fn language(tag: &str) -> Result<Words, Error> {
    match tag {
        "en" => Ok(Words::english()),
        "de" => Ok(Words::german()),
        "zh" => Ok(Words::chinese()),
        _ => Err(Error::NoLanguage(tag.to_owned())),
    }
}

fn job(arguments: &Arguments) -> Result<Job, Error> {
    let words = &arguments.words;
    let settings = match arguments.settings {
        Some(path) => input::settings(path)?,
        None => Settings::default(),
    };
    let mut answers = Answers::default();
    for (question, text) in &arguments.answers {
        let answer = parse_answer(words, *question, text);
        let answer = answer.map_err(|problem| Error::NoAnswer {
            words: words.clone(),
            question: *question,
            text: (*text).to_owned(),
            problem,
        })?;
        answers.set(*question, answer);
    }
    derive(&answers, &settings).map_err(|error| Error::Refused {
        words: words.clone(),
        error,
    })
}

/// Returns the settings to change as JSON.
fn json(job: &Job) -> Result<String, Error> {
    let entries = job.patch.iter().map(|(id, value)| {
        let value: serde_json::Value = match value {
            Value::Number(number) => (*number).into(),
            Value::Text(text) => text.clone().into(),
        };
        (id.field().name.to_owned(), value)
    });
    let object: serde_json::Map<String, serde_json::Value> = entries.collect();
    Ok(serde_json::to_string_pretty(&object).map_err(input::InputError::from)? + "\n")
}

fn run(arguments: &[&str]) -> Result<String, Error> {
    let arguments = parse(arguments)?;
    let job = job(&arguments)?;
    let json = json(&job)?;
    for quantity in Quantity::FOLLOWING {
        eprintln!("{}", job_quantity(&arguments.words, &job, quantity));
    }
    eprintln!("{}", job_provenance(&arguments.words, &job));
    Ok(json)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if arguments
        .iter()
        .any(|word| matches!(*word, "--help" | "-h"))
    {
        print!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match run(&arguments) {
        Ok(json) => match std::io::stdout().lock().write_all(json.as_bytes()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
            // The reader may close the pipe early.
            _ => ExitCode::SUCCESS,
        },
        Err(error) => {
            eprintln!("job: {error}");
            ExitCode::from(2)
        }
    }
}
