//! A row for each round time.

use super::{Data, extremes};
use crate::scene::TIME_STEPS_S;
use crate::text::clock::clock;
use crate::text::messages::Cursor;
use crate::text::{count, grouped};

/// The largest number of rows at round times.
const MOST_ROWS: usize = 13;

/// Returns the header and the rows: round times, and the times of the lowest and the
/// highest load.
pub(super) fn table(data: &Data) -> (Vec<String>, Vec<Vec<String>>) {
    let words = data.words;
    let load = words.get(Cursor::LoadColumn);
    let header = data.header(&[load], &[Cursor::WorkersColumn]);
    let span_s = data.workload.span_s();
    let [(low_s, _), (high_s, _)] = extremes(data.load_in_workers, 0.0, span_s);
    let mut times_s: Vec<f64> = round_times_s(span_s).collect();
    for t_s in [low_s, high_s] {
        // A sort would be 0.7 kB of download.
        times_s.insert(times_s.partition_point(|before_s| *before_s < t_s), t_s);
    }
    times_s.dedup();
    let row = |t_s: &f64| {
        let time = clock(words, data.workload, *t_s);
        let time = if *t_s == high_s {
            words.fill(Cursor::HighestLoad, &[&time])
        } else if *t_s == low_s {
            words.fill(Cursor::LowestLoad, &[&time])
        } else {
            time
        };
        let mut row = vec![time, grouped(words, data.load_in_workers.at(*t_s), 1)];
        let workers = data.runs.iter().map(|(_, run)| run.workers.at(*t_s));
        row.extend(workers.map(|workers| count(words, workers)));
        row
    };
    (header, times_s.iter().map(row).collect())
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
