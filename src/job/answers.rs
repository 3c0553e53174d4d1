//! The answers about a job, and those that settings give.

use super::Question;
use super::fleet::{cpu_at_peak_pct, highest_use_pct, idle_use_pct};
use crate::settings::Settings;

/// What is known of a job; `None` for what is not. The values are not checked yet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Answers {
    /// The load at its usual peak, in records per second.
    pub peak_load_per_s: Option<f64>,
    /// The TaskManagers that process it today.
    pub task_managers: Option<f64>,
    /// The CPU of each TaskManager: its request, and its limit.
    pub cpu_millicores: Option<f64>,
    /// The mean CPU use of the TaskManagers at the peak, in percent of their request.
    pub cpu_at_peak_pct: Option<f64>,
    /// The size of the state, in millions of bytes.
    pub state_mb: Option<f64>,
    /// The time between checkpoints.
    pub checkpoint_interval_s: Option<f64>,
    /// The price of a TaskManager for an hour, in any currency.
    pub worker_price: Option<f64>,
}

impl Answers {
    /// Returns the answer to a question.
    pub fn get(&self, question: Question) -> Option<f64> {
        match question {
            Question::PeakLoad => self.peak_load_per_s,
            Question::TaskManagers => self.task_managers,
            Question::Cpu => self.cpu_millicores,
            Question::CpuAtPeak => self.cpu_at_peak_pct,
            Question::StateSize => self.state_mb,
            Question::CheckpointInterval => self.checkpoint_interval_s,
            Question::Price => self.worker_price,
        }
    }

    /// Answers a question, or leaves it open.
    pub fn set(&mut self, question: Question, answer: Option<f64>) {
        *match question {
            Question::PeakLoad => &mut self.peak_load_per_s,
            Question::TaskManagers => &mut self.task_managers,
            Question::Cpu => &mut self.cpu_millicores,
            Question::CpuAtPeak => &mut self.cpu_at_peak_pct,
            Question::StateSize => &mut self.state_mb,
            Question::CheckpointInterval => &mut self.checkpoint_interval_s,
            Question::Price => &mut self.worker_price,
        } = answer;
    }

    /// Returns whether one of the answers that lead to the CPU per record is there.
    pub(super) fn describe_load(&self) -> bool {
        let mut questions = Question::ALL.into_iter();
        questions.any(|question| question.is_about_load() && self.get(question).is_some())
    }
}

/// Returns the answers that settings give for their static fleet. Some have none: a CPU use
/// at which the fleet cannot keep up, that of no load, and a price of 0, which leaves the
/// cost out.
///
/// The CPU is the request alone: given as an answer, it becomes the limit, too.
pub fn answers_of(settings: &Settings) -> Answers {
    let mut answers = Answers::default();
    for question in Question::ALL {
        let setting = question.setting();
        answers.set(question, setting.map(|id| (id.field().get)(settings)));
    }
    let use_pct = cpu_at_peak_pct(settings);
    let is_known = use_pct > idle_use_pct(settings) && use_pct < highest_use_pct(settings);
    answers.cpu_at_peak_pct = is_known.then_some(use_pct);
    answers.worker_price = answers.worker_price.filter(|price| *price > 0.0);
    answers
}
