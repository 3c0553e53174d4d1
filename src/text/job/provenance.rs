//! What follows from the answers, and where it comes from, in words.

use super::super::Words;
use super::super::messages::JobText;
use super::value::{cpu, quantity_text};
use crate::job::{Job, Provenance, Quantity, Question};

/// Returns where all quantities come from: “Given: peak load. Derived: CPU per record.
/// Assumed: idle CPU (20 millicores).” A value stands with those that neither the reader
/// nor [`job_quantity`] says.
pub fn job_provenance(words: &Words, job: &Job) -> String {
    let sentences = Provenance::ALL.into_iter().filter_map(|provenance| {
        let all = Quantity::ALL.into_iter();
        let of_it = all.filter(|quantity| job.provenance(*quantity) == provenance);
        let names = of_it.map(|quantity| match (provenance, quantity) {
            (Provenance::Assumed, _) | (Provenance::Derived, Quantity::Asked(_)) => {
                with_value(words, job, quantity)
            }
            _ => words.get(name(quantity)).to_owned(),
        });
        let list = names.reduce(|list, next| words.fill(JobText::And, &[&list, &next]))?;
        let pattern = match provenance {
            Provenance::Given => JobText::Given,
            Provenance::Measured => JobText::Measured,
            Provenance::Derived => JobText::Derived,
            Provenance::Assumed => JobText::Assumed,
        };
        Some(words.fill(pattern, &[&list]))
    });
    let sentences: Vec<String> = sentences.collect();
    sentences.join(words.between_sentences())
}

fn with_value(words: &Words, job: &Job, quantity: Quantity) -> String {
    let value = job.value(quantity);
    let value = match quantity {
        // A price of 0 leaves the cost out.
        Quantity::Asked(Question::Price) if value == 0.0 => words.get(JobText::NoPrice).to_owned(),
        _ => quantity_text(words, quantity, value),
    };
    words.fill(JobText::With, &[words.get(name(quantity)), &value])
}

/// Returns the name of a quantity in a sentence.
fn name(quantity: Quantity) -> JobText {
    match quantity {
        Quantity::Asked(Question::PeakLoad) => JobText::PeakLoadName,
        Quantity::Asked(Question::TaskManagers) => JobText::TaskManagersName,
        Quantity::Asked(Question::Cpu) => JobText::CpuName,
        Quantity::Asked(Question::CpuAtPeak) => JobText::CpuAtPeak,
        Quantity::Asked(Question::StateSize) => JobText::StateSizeName,
        Quantity::Asked(Question::CheckpointInterval) => JobText::CheckpointIntervalName,
        Quantity::Asked(Question::Price) => JobText::PriceName,
        Quantity::IdleCpu => JobText::IdleCpuName,
        Quantity::PlannedUtilization => JobText::PlannedUtilizationName,
        Quantity::CpuPerRecord => JobText::CpuPerRecordName,
        Quantity::Capacity => JobText::CapacityName,
        Quantity::PlannedRate => JobText::PlannedRateName,
        Quantity::NeededTaskManagers => JobText::NeededName,
    }
}

/// Returns a quantity that no question asks for with its value, and what this is derived
/// from: “CPU per record: 933 µs, derived from 70 % of 160 cores at 120,000 records/s”.
/// What is assumed of that is marked.
pub fn job_quantity(words: &Words, job: &Job, quantity: Quantity) -> String {
    let value = quantity_text(words, quantity, job.value(quantity));
    let head = match quantity {
        Quantity::CpuPerRecord => words.fill(JobText::CpuPerRecordIs, &[&value]),
        Quantity::Capacity => words.fill(JobText::CapacityIs, &[&value]),
        Quantity::PlannedRate => words.fill(JobText::PlannedRateIs, &[&value]),
        Quantity::NeededTaskManagers => words.fill(JobText::NeededIs, &[&value]),
        Quantity::Asked(_) | Quantity::IdleCpu | Quantity::PlannedUtilization => {
            return with_value(words, job, quantity);
        }
    };
    if job.provenance(quantity) != Provenance::Derived {
        return words.fill(JobText::IsAssumed, &[&head]);
    }
    let source = |source| source_text(words, job, source);
    let peak = || source(Quantity::Asked(Question::PeakLoad));
    match quantity {
        Quantity::CpuPerRecord => {
            let used = source(Quantity::Asked(Question::CpuAtPeak));
            let all = cpu_of_all(words, job);
            let text = words.fill(JobText::FromUse, &[&head, &used, &all, &peak()]);
            less_idle(words, job, &text, job.value(TASK_MANAGERS))
        }
        Quantity::Capacity => {
            let per_record = source(Quantity::CpuPerRecord);
            let text = words.fill(JobText::FromCpu, &[&head, &source(CPU), &per_record]);
            less_idle(words, job, &text, 1.0)
        }
        Quantity::PlannedRate => words.fill(
            JobText::FromCapacity,
            &[&head, &source(Quantity::PlannedUtilization)],
        ),
        _ => words.fill(
            JobText::FromLoad,
            &[&head, &peak(), &source(Quantity::PlannedRate)],
        ),
    }
}

const TASK_MANAGERS: Quantity = Quantity::Asked(Question::TaskManagers);
const CPU: Quantity = Quantity::Asked(Question::Cpu);

/// Returns the value of a quantity that others are derived from.
fn source_text(words: &Words, job: &Job, source: Quantity) -> String {
    let value = match source {
        // A limit that is not asked for is more than the request.
        CPU => cpu(words, job.settings.cpu_limit_or_request_millicores()),
        _ => quantity_text(words, source, job.value(source)),
    };
    marked(words, &value, job.provenance(source))
}

/// Returns the CPU of all TaskManagers: “160 cores”.
fn cpu_of_all(words: &Words, job: &Job) -> String {
    let all = cpu(words, job.value(TASK_MANAGERS) * job.value(CPU));
    let is_assumed = |quantity| job.provenance(quantity) == Provenance::Assumed;
    let provenance = if is_assumed(TASK_MANAGERS) || is_assumed(CPU) {
        Provenance::Assumed
    } else {
        Provenance::Given
    };
    marked(words, &all, provenance)
}

/// Adds the idle CPU of so many TaskManagers to what a quantity is derived from.
fn less_idle(words: &Words, job: &Job, text: &str, task_managers: f64) -> String {
    let idle_millicores = job.value(Quantity::IdleCpu) * task_managers;
    if idle_millicores == 0.0 {
        return text.to_owned();
    }
    let idle = cpu(words, idle_millicores);
    let idle = marked(words, &idle, job.provenance(Quantity::IdleCpu));
    words.fill(JobText::LessIdle, &[text, &idle])
}

/// Marks a value that is assumed.
fn marked(words: &Words, value: &str, provenance: Provenance) -> String {
    match provenance {
        Provenance::Assumed => words.fill(JobText::AssumedValue, &[value]),
        _ => value.to_owned(),
    }
}
