//! The log of an autoscaler's decisions: a row for each evaluation.

use super::Words;
use super::clock::{clock_to_the_second, moment, soon};
use super::decision::{Verdict, metric_text, verdict};
use super::describe_moment::sentence;
use crate::autoscaler::{Evaluation, Metric, ParallelismChange};
use crate::workload::Workload;

/// One evaluation of an autoscaler. Sizes are in workers.
#[derive(Clone, Debug, PartialEq)]
pub struct LogRow {
    /// Seconds from the start.
    pub t_s: f64,
    /// The same as a clock shows it, to the second.
    pub clock: String,
    /// The size before.
    pub was: u32,
    /// The size that the metric alone asks for; `None` without a usable metric.
    pub raw: Option<u32>,
    /// The size that is wanted now.
    pub wanted: u32,
    /// The metric that decided.
    pub metric: Metric,
    /// Its observed value; `None` when there was none.
    pub observed: Option<f64>,
    /// Its target; `None` without one.
    pub target: Option<f64>,
    /// The parallelism of the job; `None` of an autoscaler that leaves it to the job.
    pub parallelism: Option<ParallelismChange>,
    /// The decision and its reason: one or two sentences.
    pub reason: String,
}

/// Returns the row of an evaluation.
pub fn log_row(words: &Words, workload: &Workload, evaluation: &Evaluation) -> LogRow {
    let Evaluation { t_s, decision } = *evaluation;
    let until = |until_s: f64| {
        let text = soon(words, workload, until_s);
        if text == soon(words, workload, t_s) {
            moment(words, workload, until_s)
        } else {
            text
        }
    };
    let Verdict { clause, limitation } = verdict(words, &decision, t_s, &until);
    let mut reason = sentence(words, &clause);
    if let Some(limitation) = limitation {
        reason.push_str(words.between_sentences());
        reason.push_str(&limitation);
    }
    LogRow {
        t_s,
        clock: clock_to_the_second(words, workload, t_s),
        was: decision.was,
        raw: decision.raw,
        wanted: decision.wanted,
        metric: decision.metric,
        observed: decision.observed,
        target: decision.target,
        parallelism: decision.parallelism,
        reason,
    }
}

impl LogRow {
    /// Returns the sizes before, by the metric alone and now, the metric, and its target, as
    /// text; a dash for what there is not.
    pub fn values(&self, words: &Words) -> [String; 5] {
        const NOTHING: &str = "–";
        let raw = self.raw.map(|raw| raw.to_string());
        let of_metric = |value: Option<f64>| {
            let text = value.map(|value| metric_text(words, self.metric, value));
            text.unwrap_or_else(|| NOTHING.to_owned())
        };
        [
            self.was.to_string(),
            raw.unwrap_or_else(|| NOTHING.to_owned()),
            self.wanted.to_string(),
            of_metric(self.observed),
            of_metric(self.target),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::allocation::evaluations;
    use crate::settings::{AutoscalerKind, Preset, Settings};

    fn rows(words: &Words, settings: &Settings) -> (Vec<Evaluation>, Vec<LogRow>) {
        let workload = Workload::new(settings);
        let evaluations = evaluations(settings, &workload);
        let row = |evaluation| log_row(words, &workload, evaluation);
        let rows = evaluations.iter().map(row).collect();
        (evaluations, rows)
    }

    #[test]
    fn a_row_has_the_numbers_of_its_evaluation_and_a_reason() {
        for preset in [Preset::DayNight, Preset::Weekend, Preset::BlogExperiment] {
            for autoscaler in AutoscalerKind::ALL {
                let settings = Settings {
                    autoscaler: *autoscaler,
                    ..Settings::preset(preset)
                };
                for words in [Words::english(), Words::german(), Words::chinese()] {
                    let (evaluations, rows) = rows(&words, &settings);
                    assert!(rows.len() > 50, "{preset:?} {autoscaler:?}: {}", rows.len());
                    for (Evaluation { t_s, decision }, row) in evaluations.iter().zip(rows) {
                        assert_eq!(row.t_s, *t_s);
                        assert_eq!((row.was, row.raw), (decision.was, decision.raw));
                        assert_eq!(row.wanted, decision.wanted);
                        assert_eq!(
                            (row.metric, row.observed),
                            (decision.metric, decision.observed)
                        );
                        let size = match decision.parallelism {
                            // Its texts name the parallelism.
                            Some(change) if *autoscaler == AutoscalerKind::Flink => change.to,
                            _ => row.wanted,
                        };
                        let size = if size == 0 {
                            String::new()
                        } else {
                            size.to_string()
                        };
                        assert!(row.reason.contains(&size), "{row:?}");
                        assert!(row.reason.ends_with(['.', '。']), "{row:?}");
                        assert!(!row.reason.contains(['{', '}']), "{row:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_change_tells_both_sizes_and_the_metric() {
        let words = Words::english();
        let (_, rows) = rows(&words, &Settings::default());
        let change = rows.iter().find(|row| row.was != row.wanted);
        let row = change.expect("the load of a day needs several sizes");
        let [was, raw, wanted, observed, target] = row.values(&words);
        assert_ne!(raw, "–");
        let told = format!("HPA asks for {wanted} instead of {was}: CPU is {observed} of the");
        assert!(row.reason.starts_with(&told), "{row:?}");
        assert_eq!(target, "70\u{a0}%");
        assert_eq!(row.clock.len(), "06:15:30".len());
    }

    #[test]
    fn what_there_is_not_is_a_dash() {
        let words = Words::english();
        let (_, rows) = rows(&words, &Settings::default());
        let mut row = rows[0].clone();
        row.raw = None;
        row.observed = None;
        let [_, raw, _, observed, _] = row.values(&words);
        assert_eq!((raw.as_str(), observed.as_str()), ("–", "–"));
    }
}
