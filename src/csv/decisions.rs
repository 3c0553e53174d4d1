//! Exports the decisions of an autoscaler as CSV: one row per evaluation.

use super::text_cell;
use crate::autoscaler::Evaluation;
use crate::numbers::plain_number;
use crate::scene::{date, time_of_day};
use crate::settings::Settings;
use crate::text::{LogRow, Words, log_row};
use crate::workload::{Calendar, Workload};

const HEADER: &str =
    "t_s,clock,autoscaler,was,raw,wanted,metric,observed,target,parallelism,reason";

/// Returns evaluations as CSV, a row for each:
///
/// | column | content |
/// |---|---|
/// | `t_s` | seconds from the start |
/// | `clock` | the same time as ISO 8601 writes it, by the clock of the load: `2026-03-09T14:05:30`; of a load without dates with the number of the day, from 1: `D3T14:05:30` |
/// | `autoscaler` | its name in the settings |
/// | `was` | TaskManagers that were wanted before |
/// | `raw` | TaskManagers that the metric alone asks for, before stabilisation and limits; empty without a usable metric |
/// | `wanted` | TaskManagers that are wanted now |
/// | `metric` | what the next two columns count: `cpu_pct`, the CPU use in percent; `lag_per_worker`, records that wait, for each TaskManager; `busy_pct`, the share of time in which the busiest subtask works, in percent |
/// | `observed`, `target` | the metric and its target; the first is empty if nothing was observed |
/// | `parallelism` | the parallelism that is wanted now, of an autoscaler that sets it |
/// | `reason` | the decision and what limits it, in English |
///
/// With `source`, a further column of this name says in the first row where the table is from.
pub fn decisions(
    settings: &Settings,
    workload: &Workload,
    evaluations: &[Evaluation],
    source: Option<&str>,
) -> String {
    let words = Words::english();
    let mut text = HEADER.to_owned();
    if source.is_some() {
        text.push_str(",source");
    }
    text.push('\n');
    let mut of_row = source;
    for evaluation in evaluations {
        let row = log_row(&words, workload, evaluation);
        push_row(&mut text, settings, workload, &row);
        if source.is_some() {
            text.push(',');
            text.push_str(&of_row.take().map_or_else(String::new, text_cell));
        }
        text.push('\n');
    }
    text
}

fn push_row(text: &mut String, settings: &Settings, workload: &Workload, row: &LogRow) {
    let number = |value: Option<f64>| value.map_or_else(String::new, plain_number);
    let parallelism = row.parallelism.map(|change| f64::from(change.to));
    let cells = [
        plain_number(row.t_s),
        clock(workload, row.t_s),
        settings.autoscaler.name().to_owned(),
        row.was.to_string(),
        row.raw.map_or_else(String::new, |raw| raw.to_string()),
        row.wanted.to_string(),
        row.metric.name().to_owned(),
        number(row.observed),
        number(row.target),
        number(parallelism),
        text_cell(&with_plain_spaces(&row.reason)),
    ];
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(cell);
    }
}

/// Returns a time in seconds from the start as ISO 8601 writes it, without a zone.
fn clock(workload: &Workload, t_s: f64) -> String {
    const DAY_S: i64 = 86_400;
    // A rounding error below 1 ms is ignored. `as` saturates.
    let second = (t_s + 1e-3).floor() as i64;
    let second = second.saturating_add(workload.calendar.offset_s());
    let day = second.div_euclid(DAY_S);
    let of_day = match workload.calendar {
        // The days of a date are counted from 1970-01-01, a Thursday.
        Calendar::Dated(_) => date(day.saturating_add(4)),
        _ => ["D", &day.saturating_add(1).to_string()].concat(),
    };
    [&of_day, "T", &time_of_day(second.rem_euclid(DAY_S), true)].concat()
}

/// Replaces the spaces at which a line does not break.
fn with_plain_spaces(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{a0}' | '\u{202f}' => ' ',
        other => other,
    };
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::allocation::evaluations;
    use crate::settings::{AutoscalerKind, Preset};
    use crate::timeline::Steps;

    /// Returns the evaluations of a run, and the header and the rows of their table.
    fn log(settings: &Settings, source: Option<&str>) -> (Vec<Evaluation>, Vec<Vec<String>>) {
        let workload = Workload::new(settings);
        let evaluations = evaluations(settings, &workload);
        let text = decisions(settings, &workload, &evaluations, source);
        assert!(text.ends_with('\n'));
        (evaluations, text.lines().map(cells).collect())
    }

    /// Returns the cells of a row, of which the reason alone is quoted.
    fn cells(row: &str) -> Vec<String> {
        let split = |text: &str| text.split(',').map(str::to_owned).collect();
        let Some((before, rest)) = row.split_once(",\"") else {
            return split(row);
        };
        let (reason, after) = rest.split_once('"').expect("the quotes end");
        let mut cells: Vec<String> = split(before);
        cells.push(reason.to_owned());
        cells.extend(after.split(',').skip(1).map(str::to_owned));
        cells
    }

    #[test]
    fn a_row_has_the_numbers_of_its_evaluation() {
        for autoscaler in AutoscalerKind::ALL {
            let settings = Settings {
                autoscaler: *autoscaler,
                ..Settings::preset(Preset::Weekend)
            };
            let (evaluations, rows) = log(&settings, None);
            assert_eq!(rows[0].join(","), HEADER);
            assert_eq!(rows.len(), evaluations.len() + 1);
            for (Evaluation { t_s, decision }, row) in evaluations.iter().zip(&rows[1..]) {
                assert_eq!(row.len(), 11, "{row:?}");
                let number = |column: usize| row[column].parse::<f64>().ok();
                assert!((number(0).unwrap() - t_s).abs() < 1e-3, "{row:?}");
                assert_eq!(row[2], autoscaler.name());
                assert_eq!(number(3), Some(f64::from(decision.was)));
                assert_eq!(number(4), decision.raw.map(f64::from));
                assert_eq!(number(5), Some(f64::from(decision.wanted)));
                assert_eq!(row[6], decision.metric.name());
                let observed = decision.observed;
                assert_eq!(number(7).is_some(), observed.is_some());
                let off = number(7).unwrap_or_default() - observed.unwrap_or_default();
                assert!(off.abs() < 1e-3, "{row:?}");
                assert_eq!(number(8), decision.target);
                assert!(row[10].is_ascii() && row[10].ends_with('.'), "{row:?}");
            }
        }
    }

    #[test]
    fn the_source_stands_in_the_first_row() {
        let settings = Settings::default();
        let (_, plain) = log(&settings, None);
        let (_, rows) = log(&settings, Some("https://example.org/#v1"));
        let sources: Vec<&str> = rows.iter().map(|row| row[11].as_str()).collect();
        assert_eq!(sources[..3], ["source", "https://example.org/#v1", ""]);
        assert!(sources[3..].iter().all(|source| source.is_empty()));
        for (plain, row) in plain.iter().zip(&rows) {
            assert_eq!(plain[..], row[..11]);
        }
    }

    #[test]
    fn the_clock_has_the_date_or_the_number_of_the_day() {
        let at = |calendar: Calendar, t_s: f64| {
            let rate = Steps::new(1.0, 1e6);
            clock(
                &Workload {
                    rate,
                    bursts: None,
                    calendar,
                },
                t_s,
            )
        };
        // 2026-11-29 14:05.
        let dated = Calendar::Dated(1_795_961_100);
        assert_eq!(at(dated, 0.0), "2026-11-29T14:05:00");
        assert_eq!(at(dated, 35_700.0), "2026-11-30T00:00:00");
        assert_eq!(at(Calendar::TimeOfDay, 30_630.0 - 1e-6), "D1T08:30:30");
        assert_eq!(at(Calendar::Weekdays, 3.0 * 86_400.0), "D4T00:00:00");
        assert_eq!(at(Calendar::Days, 90_061.0), "D2T01:01:01");
        assert_eq!(at(Calendar::Elapsed, 75.0), "D1T00:01:15");
    }
}
