//! The figure as a table, for screen readers.

mod daily;
mod hourly;

use super::messages::Cursor;
use super::{Key, Words, policy_title};
use crate::allocation::{Policy, Run};
use crate::timeline::Steps;
use crate::workload::{Calendar, Workload};

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

const DAY_S: f64 = 86_400.0;

/// What a table is about.
struct Data<'a> {
    words: &'a Words,
    workload: &'a Workload,
    load_in_workers: &'a Steps,
    runs: &'a [(Policy, &'a Run)],
}

/// Returns load and workers over time. A span of several days has a row for each day,
/// with its lowest and highest load, and what each fleet did. A shorter one has a row
/// for each round time, and for the lowest and the highest load.
pub fn table(
    words: &Words,
    workload: &Workload,
    load_in_workers: &Steps,
    runs: &[(Policy, &Run)],
) -> Table {
    let data = Data {
        words,
        workload,
        load_in_workers,
        runs,
    };
    let has_days = matches!(
        workload.calendar,
        Calendar::Weekdays | Calendar::Days | Calendar::Dated(_)
    );
    let (header, rows) = if has_days && workload.span_s() > 2.0 * DAY_S {
        daily::table(&data)
    } else {
        hourly::table(&data)
    };
    Table {
        caption: words.get(Cursor::Caption).to_owned(),
        header,
        rows,
    }
}

impl Data<'_> {
    /// Returns the heads of the columns: those given, and one or more for each fleet.
    fn header(&self, first: &[&str], each: &[Cursor]) -> Vec<String> {
        let mut header = vec![self.words.get(Key::Time).to_owned()];
        header.extend(first.iter().map(|text| (*text).to_owned()));
        for (policy, _) in self.runs {
            let title = policy_title(self.words, *policy);
            header.extend(each.iter().map(|column| self.words.fill(*column, &[title])));
        }
        header
    }
}

/// Returns the first times of the lowest and of the highest value of a column between
/// two times in seconds, each with the value.
fn extremes(column: &Steps, from_s: f64, to_s: f64) -> [(f64, f64); 2] {
    let first = (from_s, column.at(from_s));
    let inside = |(begin_s, _, _): &(f64, f64, f64)| (from_s..to_s).contains(begin_s);
    let spans = column.spans().filter(inside);
    spans.fold([first, first], |[low, high], (t_s, _, value)| {
        [
            if value < low.1 { (t_s, value) } else { low },
            if value > high.1 { (t_s, value) } else { high },
        ]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Results;
    use crate::settings::{Preset, Settings};
    use crate::text::grouped;

    fn of_preset(preset: Preset, words: &Words) -> (Results, Table) {
        let results = Results::new(&Settings::preset(preset));
        let runs = [
            (Policy::Static, &results.static_fleet),
            (Policy::Manual, &*results.manual),
            (Policy::Reactive, &*results.reactive),
        ];
        let table = table(words, &results.workload, &results.load_in_workers, &runs);
        (results, table)
    }

    #[test]
    fn the_peak_and_the_low_of_every_preset_are_in_the_table() {
        let words = Words::english();
        for preset in Preset::ALL {
            let (results, table) = of_preset(*preset, &words);
            let load = &results.load_in_workers;
            let [low, high] = extremes(load, 0.0, load.end_s());
            assert_eq!(high.1, load.max());
            for (_, value) in [low, high] {
                let text = grouped(&words, value, 1);
                let mut cells = table.rows.iter().flatten();
                let found = cells.any(|cell| cell.split(' ').next() == Some(&text));
                assert!(found, "{preset:?}: {text} is not in {:?}", table.rows);
            }
        }
    }

    #[test]
    fn every_row_is_as_long_as_the_header() {
        for preset in Preset::ALL {
            for words in [Words::english(), Words::german(), Words::chinese()] {
                let (_, table) = of_preset(*preset, &words);
                assert!((4..=31).contains(&table.rows.len()), "{preset:?}");
                for row in &table.rows {
                    assert_eq!(row.len(), table.header.len());
                    assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
                }
            }
        }
    }
}
