//! The part of the log of decisions that is in sight.

use std::ops::Range;

use crate::autoscaler::Evaluation;

/// The most rows in sight.
const ROWS: usize = 12;
/// Times closer than this, in seconds, are the same.
const SAME_S: f64 = 0.01;

/// The rows of the log in sight. They follow the time cursor, or the reader turns to others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogWindow {
    /// Whether evaluations that change nothing are listed, too.
    all: bool,
    /// The index of the first row in sight.
    first: usize,
    /// The index of the row at the cursor.
    at: Option<usize>,
}

/// A step from one row of the log to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogStep {
    /// To the row before.
    Earlier,
    /// To the next row.
    Later,
    /// As many rows back as are in sight.
    PageEarlier,
    /// As many rows on as are in sight.
    PageLater,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl LogWindow {
    /// Returns whether evaluations that change nothing are listed, too.
    pub fn lists_all(&self) -> bool {
        self.all
    }

    /// Lists all evaluations, or changes only. The rows at the cursor come in sight.
    pub fn list(&mut self, all: bool, evaluations: &[Evaluation], cursor_s: Option<f64>) {
        self.all = all;
        self.at = None;
        self.first = 0;
        self.follow(evaluations, cursor_s);
    }

    /// Returns the evaluations that are listed.
    pub fn listed<'a>(&self, evaluations: &'a [Evaluation]) -> Vec<&'a Evaluation> {
        let is_listed = |evaluation: &&Evaluation| self.all || evaluation.decision.is_change();
        evaluations.iter().filter(is_listed).collect()
    }

    /// Brings the row at the cursor in sight if it is another than before. Returns whether
    /// it is. Rows stay where they are as long as it is one of them: what the reader has
    /// clicked at must not move away.
    pub fn follow(&mut self, evaluations: &[Evaluation], cursor_s: Option<f64>) -> bool {
        let listed = self.listed(evaluations);
        let at = row_at(&listed, cursor_s);
        if at == self.at {
            return false;
        }
        self.at = at;
        let at = at.unwrap_or(0);
        if !self.in_sight(listed.len()).contains(&at) {
            self.first = at.saturating_sub(ROWS / 2);
        }
        true
    }

    /// Turns to the rows before those in sight, or to the next ones, of `count`.
    pub fn turn(&mut self, forward: bool, count: usize) {
        let first = self.in_sight(count).start;
        self.first = match forward {
            true => (first + ROWS).min(count.saturating_sub(ROWS)),
            false => first.saturating_sub(ROWS),
        };
    }

    /// Returns the indices of the rows in sight, of `count`.
    pub fn in_sight(&self, count: usize) -> Range<usize> {
        let first = self.first.min(count.saturating_sub(ROWS));
        first..(first + ROWS).min(count)
    }

    /// Returns the index of the row from which keys step: that at the cursor if it is in
    /// sight, or else the first in sight.
    pub fn key_row(&self, at: Option<usize>, count: usize) -> usize {
        let in_sight = self.in_sight(count);
        let first = in_sight.start;
        at.filter(|at| in_sight.contains(at)).unwrap_or(first)
    }
}

impl LogStep {
    /// Returns the step of a key by its DOM name.
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowUp" => Self::Earlier,
            "ArrowDown" => Self::Later,
            "PageUp" => Self::PageEarlier,
            "PageDown" => Self::PageLater,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }

    /// Returns the index of the row to which it leads, of `count` rows.
    pub fn from(self, row: usize, count: usize) -> usize {
        let row = match self {
            Self::Earlier => row.saturating_sub(1),
            Self::Later => row.saturating_add(1),
            Self::PageEarlier => row.saturating_sub(ROWS),
            Self::PageLater => row.saturating_add(ROWS),
            Self::First => 0,
            Self::Last => usize::MAX,
        };
        row.min(count.saturating_sub(1))
    }
}

/// Returns the index of the last listed evaluation up to the cursor, which is at a time in
/// seconds once the reader has moved it.
pub fn row_at(listed: &[&Evaluation], cursor_s: Option<f64>) -> Option<usize> {
    let cursor_s = cursor_s?;
    let past = listed.partition_point(|evaluation| evaluation.t_s <= cursor_s + SAME_S);
    past.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::allocation::evaluations;
    use crate::settings::Settings;
    use crate::workload::Workload;
    use proptest::prelude::*;

    fn day() -> Vec<Evaluation> {
        let settings = Settings::default();
        evaluations(&settings, &Workload::new(&settings))
    }

    #[test]
    fn changes_alone_are_listed_at_first() {
        let all = day();
        let mut window = LogWindow::default();
        let changes = window.listed(&all);
        assert!(changes.iter().all(|one| one.decision.is_change()));
        assert!((13..all.len()).contains(&changes.len()));
        assert_eq!(window.in_sight(changes.len()), 0..12);
        window.list(true, &all, None);
        assert_eq!(window.listed(&all).len(), all.len());
    }

    #[test]
    fn the_row_at_the_cursor_is_in_sight_and_those_around_it_stay() {
        let all = day();
        let mut window = LogWindow::default();
        window.list(true, &all, None);
        let count = all.len();
        assert!(!window.follow(&all, None));
        assert!(window.follow(&all, Some(all[3].t_s)));
        assert_eq!(window.in_sight(count), 0..12);
        assert!(!window.follow(&all, Some(all[3].t_s + 0.001)));
        assert!(window.follow(&all, Some(all[11].t_s)));
        assert_eq!(window.in_sight(count), 0..12);
        assert!(window.follow(&all, Some(all[12].t_s)));
        assert_eq!(window.in_sight(count), 6..18);
        assert!(window.follow(&all, Some(1e9)));
        assert_eq!(window.in_sight(count), count - 12..count);
    }

    #[test]
    fn the_reader_turns_to_other_rows_until_the_cursor_moves_on() {
        let all = day();
        let mut window = LogWindow::default();
        window.list(true, &all, Some(all[3].t_s));
        window.turn(true, all.len());
        assert_eq!(window.in_sight(all.len()), 12..24);
        assert!(!window.follow(&all, Some(all[3].t_s)));
        assert_eq!(window.key_row(Some(3), all.len()), 12);
        window.turn(false, all.len());
        window.turn(false, all.len());
        assert_eq!(window.in_sight(all.len()), 0..12);
        assert_eq!(window.key_row(Some(3), all.len()), 3);
        window.turn(true, all.len());
        assert!(window.follow(&all, Some(all[4].t_s)));
        assert_eq!(window.in_sight(all.len()), 0..12);
    }

    #[test]
    fn there_may_be_no_row() {
        let mut window = LogWindow::default();
        assert!(!window.follow(&[], Some(10.0)));
        window.turn(true, 0);
        assert_eq!(window.in_sight(0), 0..0);
        assert_eq!(window.key_row(None, 0), 0);
        assert_eq!(LogStep::Last.from(0, 0), 0);
    }

    proptest! {
        #[test]
        fn the_rows_in_sight_are_some_of_those_that_there_are(
            cursors in prop::collection::vec((0.0..90_000.0, any::<bool>(), any::<bool>()), 0..20),
        ) {
            let all = day();
            let mut window = LogWindow::default();
            for (cursor_s, lists_all, forward) in cursors {
                window.list(lists_all, &all, Some(cursor_s));
                let listed = window.listed(&all);
                let at = row_at(&listed, Some(cursor_s));
                let in_sight = window.in_sight(listed.len());
                prop_assert!(at.is_none_or(|at| in_sight.contains(&at)));
                window.turn(forward, listed.len());
                let in_sight = window.in_sight(listed.len());
                prop_assert!(in_sight.len() == 12 && in_sight.end <= listed.len());
                prop_assert!(in_sight.contains(&window.key_row(at, listed.len())));
            }
        }
    }
}
