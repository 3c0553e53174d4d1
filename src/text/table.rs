//! The figure as a table and as sentences, for screen readers.

use super::clock::clock;
use super::messages::Cursor;
use super::numbers::Numbers;
use super::{Key, Words, count, grouped, policy_note, policy_title, service, three_numbers};
use crate::allocation::{Policy, Run};
use crate::scene::TIME_STEPS_S;
use crate::settings::Settings;
use crate::timeline::Steps;
use crate::workload::Workload;

/// A table of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The title of the table.
    pub caption: String,
    /// The heads of the columns.
    pub header: Vec<String>,
    /// The rows, each as long as the header.
    pub rows: Vec<Vec<String>>,
}

/// The largest number of rows.
const MOST_ROWS: usize = 13;
/// Returns load and workers at round times over the whole span, at most 13 rows.
pub fn table(
    words: &Words,
    workload: &Workload,
    load_in_workers: &Steps,
    runs: &[(Policy, &Run)],
) -> Table {
    let mut header = vec![
        words.get(Key::Time).to_owned(),
        words.get(Cursor::LoadColumn).to_owned(),
    ];
    header.extend(
        runs.iter()
            .map(|(policy, _)| words.fill(Cursor::WorkersColumn, &[policy_title(words, *policy)])),
    );
    let row = |t_s: f64| {
        let mut row = vec![
            clock(words, workload, t_s),
            grouped(words, load_in_workers.at(t_s), 1),
        ];
        row.extend(
            runs.iter()
                .map(|(_, run)| count(words, run.workers.at(t_s))),
        );
        row
    };
    Table {
        caption: words.get(Cursor::Caption).to_owned(),
        header,
        rows: round_times_s(workload.span_s()).map(row).collect(),
    }
}

/// Returns round times from 0 to `span_s`, at most 13.
fn round_times_s(span_s: f64) -> impl Iterator<Item = f64> {
    let gaps = (MOST_ROWS - 1) as f64;
    let step_s = TIME_STEPS_S
        .into_iter()
        .find(|step_s| span_s <= gaps * step_s);
    let step_s = step_s.unwrap_or(span_s / gaps);
    (0..MOST_ROWS)
        .map(move |i| i as f64 * step_s)
        // 0 is included even if `span_s` is not above 0.
        .take_while(move |t_s| *t_s == 0.0 || *t_s <= span_s)
}

/// Returns one sentence with the numbers of each policy.
pub fn summary(settings: &Settings, numbers: &Numbers, policies: &[Policy]) -> String {
    let words = numbers.words;
    let sentences = policies.iter().map(|policy| {
        let [hours, idle, short] = three_numbers(numbers, *policy);
        let service = service(numbers, *policy);
        let title = policy_title(words, *policy);
        let note = policy_note(words, settings, *policy);
        words.fill(
            Cursor::Summary,
            &[
                title,
                &note,
                &hours,
                &idle,
                &short,
                &service.delay,
                &service.restarts,
            ],
        )
    });
    join_sentences(words, sentences)
}

fn join_sentences(words: &Words, sentences: impl Iterator<Item = String>) -> String {
    let sentences: Vec<String> = sentences.collect();
    sentences.join(words.between_sentences())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_are_at_round_times() {
        let hours = |span_s: f64| round_times_s(span_s).map(|t_s| t_s / 3600.0).collect();
        let day: Vec<f64> = hours(86_400.0);
        assert_eq!(day.len(), 13);
        assert_eq!(day[1], 2.0);
        let week: Vec<f64> = hours(604_800.0);
        assert_eq!(week.len(), 8);
        assert_eq!(week[7], 168.0);
    }

    proptest! {
        #[test]
        fn any_span_has_1_to_13_rows(span_s: f64) {
            let count = round_times_s(span_s).count();
            prop_assert!((1..=MOST_ROWS).contains(&count));
        }

        #[test]
        fn spans_from_a_second_to_a_year_have_at_least_4_rows(span_s in 1.0..3e7) {
            prop_assert!(round_times_s(span_s).count() >= 4);
        }
    }
}
