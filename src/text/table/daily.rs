//! A row for each day.

use super::{DAY_S, Data, extremes};
use crate::allocation::{EventKind, Run};
use crate::elasticity::worst_delays;
use crate::text::clock::{clock, day_name, moment_of_day};
use crate::text::messages::Cursor;
use crate::text::service::{delay_text, restarts_text};
use crate::text::{Words, count, grouped};

/// Returns the header and the rows: the lowest and the highest load of each day with
/// their times, and for each fleet its least and most workers, its worst delay and its
/// restarts.
pub(super) fn table(data: &Data) -> (Vec<String>, Vec<Vec<String>>) {
    let words = data.words;
    let loads = [Cursor::LowestColumn, Cursor::HighestColumn].map(|column| words.get(column));
    let header = data.header(&loads, &[Cursor::WorkersColumn, Cursor::ServiceColumn]);
    let span_s = data.workload.span_s();
    let arrivals = data.workload.arrivals();
    let runs: Vec<(&Run, Vec<f64>)> = data
        .runs
        .iter()
        .map(|(_, run)| (*run, worst_delays(arrivals, &run.backlog, DAY_S)))
        .collect();
    // `as` saturates.
    let days = (span_s / DAY_S).ceil() as usize;
    // A load of the reader's own may begin at any time of day.
    let begins_at_midnight = data.workload.calendar.offset_s() % (DAY_S as i64) == 0;
    let row = |day: usize| {
        let from_s = day as f64 * DAY_S;
        let to_s = (from_s + DAY_S).min(span_s);
        let mut row = vec![if begins_at_midnight {
            day_name(words, data.workload, from_s)
        } else {
            clock(words, data.workload, from_s)
        }];
        row.extend(
            extremes(data.load_in_workers, from_s, to_s).map(|(t_s, load)| {
                let time = moment_of_day(data.workload, t_s);
                words.fill(Cursor::AtTime, &[&grouped(words, load, 1), &time])
            }),
        );
        for (run, delays_s) in &runs {
            let delay_s = delays_s.get(day).copied().unwrap_or(0.0);
            row.push(bounds(words, run, from_s, to_s));
            let restarts = f64::from(restarts(run, from_s, to_s));
            let (delay, restarts) = (delay_text(words, delay_s), restarts_text(words, restarts));
            row.push(words.fill(Cursor::Comma, &[&delay, &restarts]));
        }
        row
    };
    (header, (0..days).map(row).collect())
}

/// Returns the least and the most workers between two times in seconds: "2 to 6".
fn bounds(words: &Words, run: &Run, from_s: f64, to_s: f64) -> String {
    let (low, high) = run.workers.bounds_between(from_s, to_s);
    let [low, high] = [low, high].map(|workers| count(words, workers));
    if low == high {
        low
    } else {
        words.fill(crate::text::messages::Panel::Range, &[&low, &high])
    }
}

/// Counts the restarts that begin between two times in seconds, without the first start.
fn restarts(run: &Run, from_s: f64, to_s: f64) -> u32 {
    let is_restart = |kind: &EventKind| {
        matches!(
            kind,
            EventKind::Restarting { .. } | EventKind::SavepointBegun { .. }
        )
    };
    let inside = run
        .events
        .iter()
        .filter(|event| is_restart(&event.kind) && (from_s..to_s).contains(&event.t_s));
    u32::try_from(inside.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Results;
    use crate::settings::{Preset, Settings};

    #[test]
    fn the_days_of_a_week_have_all_restarts_and_the_worst_delay() {
        for preset in [
            Preset::Weekend,
            Preset::Holiday,
            Preset::TaxiWeek,
            Preset::Growth,
        ] {
            let results = Results::new(&Settings::preset(preset));
            let span_s = results.workload.span_s();
            for (run, report) in [
                (&*results.manual, &results.report.manual),
                (&*results.reactive, &results.report.reactive),
            ] {
                assert_eq!(
                    restarts(run, 0.0, span_s),
                    run.totals.rescales,
                    "{preset:?}"
                );
                let delays_s = worst_delays(results.workload.arrivals(), &run.backlog, DAY_S);
                assert_eq!(delays_s.len() as f64, span_s / DAY_S);
                let worst_s = delays_s.into_iter().fold(0.0, f64::max);
                let error = (worst_s - report.max_delay).abs();
                assert!(
                    error < 0.01 * report.max_delay,
                    "{worst_s} {}",
                    report.max_delay
                );
            }
        }
    }
}
