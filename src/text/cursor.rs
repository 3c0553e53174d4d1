//! The values at the time cursor.

use std::cmp::Ordering;

use super::clock::clock;
use super::messages::Cursor;
use super::number::cmp_shown;
use super::{Words, count, grouped, policy_title};
use crate::allocation::{Policy, Run};
use crate::timeline::Steps;
use crate::workload::Workload;

/// The values of one chart at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CursorReadout {
    /// The time, such as "14:05".
    pub time: String,
    /// The load in workers, such as "load 3.2".
    pub load: String,
    /// The workers paid for, such as "7 workers".
    pub workers: String,
    /// The difference, such as "3.8 idle" or "0.4 short".
    pub gap: String,
}

/// Returns the values of one chart at `t_s` seconds.
pub fn cursor_readout(
    words: &Words,
    workload: &Workload,
    load_in_workers: &Steps,
    run: &Run,
    t_s: f64,
) -> CursorReadout {
    let (load, workers) = (load_in_workers.at(t_s), run.workers.at(t_s));
    let gap = match cmp_shown(workers, load) {
        Ordering::Greater => Cursor::Idle,
        Ordering::Less => Cursor::Short,
        Ordering::Equal => Cursor::JustEnough,
    };
    CursorReadout {
        time: clock(words, workload, t_s),
        load: words.fill(Cursor::Load, &[&grouped(words, load, 1)]),
        // `as` saturates.
        workers: super::names::worker_count(words, workers as u32),
        gap: words.fill(gap, &[&grouped(words, (workers - load).abs(), 1)]),
    }
}

/// Returns the value of the time cursor for screen readers: "14:05: load 3.2
/// workers, Static 7, Reactive 5".
pub fn cursor_value(
    words: &Words,
    workload: &Workload,
    load_in_workers: &Steps,
    runs: &[(Policy, &Run)],
    t_s: f64,
) -> String {
    let each = runs.iter().map(|(policy, run)| {
        let workers = count(words, run.workers.at(t_s));
        words.fill(Cursor::Has, &[policy_title(words, *policy), &workers])
    });
    let all = each.reduce(|all, next| words.fill(Cursor::Comma, &[&all, &next]));
    let load = grouped(words, load_in_workers.at(t_s), 1);
    words.fill(
        Cursor::Value,
        &[
            &clock(words, workload, t_s),
            &load,
            &all.unwrap_or_default(),
        ],
    )
}

/// Returns [`cursor_value`] of a time cursor that is pinned.
pub fn pinned_cursor_value(words: &Words, value: &str) -> String {
    words.fill(Cursor::Pinned, &[value])
}
