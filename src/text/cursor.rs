//! What stands under the time cursor.

use super::clock::clock;
use super::messages::Cursor;
use super::{Words, count, grouped, policy_title};
use crate::allocation::{Policy, Run};
use crate::timeline::Steps;
use crate::workload::Workload;

/// The values of one chart at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The time, such as "14:05".
    pub time: String,
    /// The load in workers, such as "load 3.2".
    pub load: String,
    /// The workers paid for, such as "7 workers".
    pub workers: String,
    /// The difference, such as "3.8 idle" or "0.4 short".
    pub gap: String,
}

/// Reads one chart at `t_s` seconds. `demand` is the load counted in workers.
pub fn reading(words: &Words, workload: &Workload, demand: &Steps, run: &Run, t_s: f64) -> Reading {
    let (load, workers) = (demand.at(t_s), run.workers.at(t_s));
    let difference = workers - load;
    let gap = if difference >= 0.05 {
        Cursor::Idle
    } else if difference <= -0.05 {
        Cursor::Short
    } else {
        Cursor::JustEnough
    };
    Reading {
        time: clock(words, workload, t_s),
        load: words.fill(Cursor::Load, &[&grouped(words, load, 1)]),
        // `as` saturates.
        workers: super::names::worker_count(words, workers as u32),
        gap: words.fill(gap, &[&grouped(words, difference.abs(), 1)]),
    }
}

/// The place of the time cursor in words: "14:05: load 3.2 workers, Static 7,
/// Reactive 5".
pub fn cursor_value(
    words: &Words,
    workload: &Workload,
    demand: &Steps,
    runs: &[(Policy, &Run)],
    t_s: f64,
) -> String {
    let each = runs.iter().map(|(policy, run)| {
        let workers = count(words, run.workers.at(t_s));
        words.fill(Cursor::Has, &[policy_title(words, *policy), &workers])
    });
    let all = each.reduce(|all, next| words.fill(Cursor::Comma, &[&all, &next]));
    let load = grouped(words, demand.at(t_s), 1);
    words.fill(
        Cursor::Value,
        &[
            &clock(words, workload, t_s),
            &load,
            &all.unwrap_or_default(),
        ],
    )
}
