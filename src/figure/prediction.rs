//! The reader guesses the workers of a fleet before it is shown.

use std::rc::Rc;

use super::guess::{GUESS_PARTS, Guess};
use super::memo::Memo;
use super::stroke::StrokePoint;
use super::{Action, Figure};
use crate::allocation::{self, Command, CommandKind, Policy, Script, heartbeats_from_s};
use crate::elasticity::merge;
use crate::report::{PolicyReport, Report};
use crate::settings::Settings;
use crate::text::{self, Numbers, Phrase};
use crate::timeline::Steps;

/// How far a reader is with a guess.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// The fleet is hidden.
    #[default]
    Asking,
    /// The fleet is shown, with the guess over it.
    Revealed,
    /// The fleet is shown without a guess.
    Skipped,
}

/// A change of a guess.
#[derive(Clone, Debug, PartialEq)]
pub enum Predict {
    /// The author asks for a guess of the fleet of a policy, or of none.
    Ask(Option<Policy>),
    /// The reader draws.
    Draw {
        /// The guess that it leads to.
        guess: Box<Guess>,
        /// Whether the pointer is still held.
        held: bool,
    },
    /// The pointer is released.
    Release,
    /// The reader wants to see the fleet. Without a guess nothing happens.
    Reveal,
    /// The reader wants to see the fleet without a guess.
    Skip,
    /// The reader wants to guess once more.
    Again,
}

/// The guess of a reader.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Prediction {
    policy: Option<Policy>,
    stage: Stage,
    guess: Guess,
    results: Memo<Rc<PolicyReport>>,
}

impl Prediction {
    /// Applies a change. Returns whether a pointer is held.
    pub(super) fn apply(&mut self, change: &Predict) -> bool {
        match change {
            Predict::Ask(policy) if *policy != self.policy => {
                *self = Self {
                    policy: *policy,
                    ..Self::default()
                };
            }
            Predict::Draw { guess, held } => {
                if self.stage == Stage::Asking {
                    self.guess = **guess;
                    self.results = Memo::default();
                }
                return *held;
            }
            Predict::Reveal if !self.guess.is_empty() => self.stage = Stage::Revealed,
            Predict::Skip => self.stage = Stage::Skipped,
            Predict::Again => {
                self.stage = Stage::Asking;
                self.guess = Guess::default();
            }
            Predict::Ask(_) | Predict::Release | Predict::Reveal => {}
        }
        false
    }

    /// Forgets the guess of another load, which says nothing of the new one.
    pub(super) fn change_load(&mut self) {
        if self.stage == Stage::Revealed {
            self.stage = Stage::Skipped;
        }
        self.guess = Guess::default();
    }

    /// Forgets what follows from the settings.
    pub(super) fn forget_results(&mut self) {
        self.results = Memo::default();
    }
}

impl Figure {
    /// Returns the policy whose fleet the author asks for and whose chart is shown.
    pub fn predicted(&self) -> Option<Policy> {
        let policy = self.prediction.policy;
        policy.filter(|policy| self.shown.contains(policy))
    }

    /// Returns the policy whose fleet is hidden until the reader has guessed it.
    pub fn asked(&self) -> Option<Policy> {
        let is_asking = self.prediction.stage == Stage::Asking;
        self.predicted().filter(|_| is_asking)
    }

    /// Returns whether the fleet of a policy is hidden.
    pub fn is_hidden(&self, policy: Policy) -> bool {
        self.asked() == Some(policy)
    }

    /// Returns the policies whose charts are shown, without one whose fleet is hidden.
    pub fn told(&self) -> Vec<Policy> {
        let shown = self.shown.iter().copied();
        shown.filter(|policy| !self.is_hidden(*policy)).collect()
    }

    /// Returns the guess so far.
    pub fn guess(&self) -> &Guess {
        &self.prediction.guess
    }

    /// Returns whether the guess and its results are shown.
    pub fn is_revealed(&self) -> bool {
        self.prediction.stage == Stage::Revealed && self.predicted().is_some()
    }

    /// Returns the pieces of the guess in the chart of a policy, each with its begin and
    /// its end in seconds, and its workers: as far as it is drawn while the fleet is
    /// hidden, and over the whole span afterwards.
    pub fn guessed_pieces(&self, policy: Policy) -> Vec<(f64, f64, f64)> {
        let span_s = self.results.workload.span_s();
        if self.is_hidden(policy) {
            self.prediction.guess.drawn(span_s)
        } else if self.is_revealed() && self.predicted() == Some(policy) {
            self.prediction.guess.steps(span_s).spans().collect()
        } else {
            Vec::new()
        }
    }

    /// Returns the parts of the span that keys set: one for the static fleet.
    pub fn guess_parts(&self) -> usize {
        match self.prediction.policy {
            Some(Policy::Static) => 1,
            _ => GUESS_PARTS,
        }
    }

    /// Returns the action for a straight piece of a stroke, whose values are workers.
    pub fn draw_guess(&self, from: Option<StrokePoint>, to: StrokePoint) -> Action {
        let guess = match self.prediction.policy {
            Some(Policy::Static) if to.1.is_finite() => Guess::level(to.1),
            _ => self.prediction.guess.with_piece(from, to),
        };
        Action::Predict(Predict::Draw {
            guess: Box::new(guess),
            held: true,
        })
    }

    /// Returns the action for a key that changes the workers in one part of the span. An
    /// open part begins with the load, rounded up.
    pub fn raise_guess(&self, part: usize, workers: f64) -> Action {
        let before = match self.prediction.guess.part(part) {
            0 => self.load_in_part(part).ceil() - workers.signum(),
            set => f64::from(set),
        };
        self.set_guess(part, before + workers)
    }

    /// Returns the action for a number of workers in one part of the span.
    pub fn set_guess(&self, part: usize, workers: f64) -> Action {
        let workers = workers.min(self.y_max.floor()).max(1.0);
        let guess = match self.prediction.policy {
            Some(Policy::Static) => Guess::level(workers),
            _ => self.prediction.guess.with_part(part, workers),
        };
        Action::Predict(Predict::Draw {
            guess: Box::new(guess),
            held: false,
        })
    }

    /// Returns the highest load in one part of the span, in workers.
    fn load_in_part(&self, part: usize) -> f64 {
        let length_s = self.results.workload.span_s() / self.guess_parts() as f64;
        let (from_s, to_s) = (part as f64 * length_s, (part + 1) as f64 * length_s);
        let spans = self.results.load_in_workers.spans();
        spans
            .filter(|(begin_s, end_s, _)| *begin_s < to_s && *end_s > from_s)
            .map(|(_, _, load)| load)
            .fold(0.0, f64::max)
    }

    /// Returns what the guess would have cost and delayed, and where it agrees with the
    /// fleet; nothing before it is revealed.
    pub fn guess_results(&self) -> Vec<Phrase> {
        let Some(policy) = self.predicted().filter(|_| self.is_revealed()) else {
            return Vec::new();
        };
        let report = Report {
            own: Some(PolicyReport::clone(self.guess_report(policy))),
            ..self.results.report.clone()
        };
        let numbers = Numbers {
            report: &report,
            ..self.numbers()
        };
        let guess = self.guess_steps();
        let agreement = near_share(&guess, &self.run(policy).workers);
        text::guess_results(&self.settings, &numbers, policy, guess.max(), agreement)
    }

    fn guess_steps(&self) -> Steps {
        self.prediction.guess.steps(self.results.workload.span_s())
    }

    /// Returns the numbers of a fleet that follows the guess: of a static fleet of as
    /// many workers, or of a script that starts and stops TaskManagers.
    fn guess_report(&self, policy: Policy) -> &PolicyReport {
        self.prediction.results.get_or_init(|| {
            let (settings, results) = (&self.settings, &self.results);
            let steps = self.guess_steps();
            let run = match policy {
                Policy::Static => {
                    let mut settings = settings.clone();
                    settings.static_workers = steps.max() as u32;
                    allocation::static_fleet(&settings, &results.workload)
                }
                _ => {
                    let script = script_of(settings, &steps);
                    allocation::script(settings, results.workload.arrivals(), &script)
                }
            };
            let load = &results.load_in_workers;
            Rc::new(PolicyReport::new(settings, &results.workload, load, &run))
        })
    }
}

/// Returns the script whose fleet has these workers.
fn script_of(settings: &Settings, steps: &Steps) -> Script {
    // `as` saturates.
    let workers: Vec<u32> = steps.values().iter().map(|value| *value as u32).collect();
    let changes = workers.iter().zip(workers.iter().skip(1));
    let times_s = steps.times_s().iter().skip(1);
    let command = |((before, after), at_s): ((&u32, &u32), &f64)| Command {
        at_s: *at_s,
        kind: if after > before {
            CommandKind::Start
        } else {
            CommandKind::Stop
        },
        count: after.abs_diff(*before),
    };
    Script {
        task_managers: workers.first().copied().unwrap_or(1),
        heartbeats_from_s: heartbeats_from_s(settings),
        commands: changes.zip(times_s).map(command).collect(),
    }
}

/// Returns the share of the time in which two fleets differ by at most one worker.
fn near_share(a: &Steps, b: &Steps) -> f64 {
    let (mut near_s, mut all_s) = (0.0, 0.0);
    for interval in merge(a, b) {
        all_s += interval.length_s();
        if (interval.demand - interval.supply).abs() <= 1.0 {
            near_s += interval.length_s();
        }
    }
    if all_s > 0.0 { near_s / all_s } else { 0.0 }
}
