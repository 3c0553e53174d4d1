//! Measures how long records wait.

mod daily;

pub use daily::worst_delays;

use super::share;
use crate::timeline::{Line, Steps};

/// How long the records of a run waited, in seconds.
///
/// Records leave the log in the order in which they arrived. A record waits from
/// its arrival until it is processed for the last time: a rewind to a checkpoint
/// makes processed records wait again. A record that waits at the end has waited
/// until then. All rates are constant between two events, so the results are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Delays {
    /// The longest wait of a record: the age of the oldest waiting record at the
    /// worst moment.
    pub max_s: f64,
    /// The age of the oldest record that waits at the end; 0 if none waits.
    pub end_s: f64,
    /// The mean wait over all records.
    pub mean_s: f64,
    /// The records that waited longer than the limit, as a fraction of all, 0 to 1.
    pub above_limit_share: f64,
}

impl Delays {
    /// Measures a run: `arrivals` in records per second, and `backlog` in records
    /// that arrived and are not processed. `limit_s` is the limit of
    /// [`Delays::above_limit_share`], in seconds.
    pub fn of(arrivals: &Steps, backlog: &Line, limit_s: f64) -> Self {
        let log = Log::new(arrivals);
        let total = log.total();
        let mut waits = Waits::new(&log, limit_s);
        let end_s = arrivals.end_s();
        let waiting = backlog.points().last().map_or(0.0, |(_, records)| *records);
        waits.add((total - waiting, end_s), (total, end_s));
        let at_end_s = waits.max_s;
        // Backwards in time: a record is processed for the last time where no later
        // rewind goes back before it.
        let mut undone = total - waiting;
        let mut span = log.0.len();
        for pair in backlog.points().windows(2).rev() {
            let &[from, to] = pair else { continue };
            if from.1 <= 0.0 && to.1 <= 0.0 {
                span = log.span_before(span, from.0);
                let done = log.arrived(span, from.0);
                undone = undone.min(done);
                continue;
            }
            let mut end = to;
            while end.0 > from.0 {
                span = log.span_before(span, end.0);
                let begin_s = log.0.get(span).map_or(from.0, |span| span.begin_s);
                let begin = if begin_s > from.0 {
                    let part = (begin_s - from.0) / (to.0 - from.0);
                    (begin_s, from.1 + (to.1 - from.1) * part)
                } else {
                    from
                };
                let done_before = log.arrived(span, begin.0) - begin.1;
                let done_after = log.arrived(span, end.0) - end.1;
                if undone > done_before && done_after > done_before {
                    let last = done_after.min(undone);
                    let part = (last - done_before) / (done_after - done_before);
                    let last_s = begin.0 + (end.0 - begin.0) * part;
                    waits.add((done_before, begin.0), (last, last_s));
                }
                undone = undone.min(done_before);
                end = begin;
            }
        }
        Self {
            max_s: waits.max_s,
            end_s: at_end_s,
            mean_s: share(waits.sum_s, total),
            above_limit_share: share(waits.delayed, total).min(1.0),
        }
    }
}

/// A span of the log in which records arrive at a constant rate.
#[derive(Clone, Copy)]
struct Span {
    begin_s: f64,
    end_s: f64,
    per_s: f64,
    /// Records that arrived before.
    before: f64,
}

/// All records, in order of arrival.
struct Log(Vec<Span>);

impl Log {
    fn new(arrivals: &Steps) -> Self {
        let mut before = 0.0;
        let spans = arrivals.spans().map(|(begin_s, end_s, per_s)| {
            let span = Span {
                begin_s,
                end_s,
                per_s,
                before,
            };
            before += (end_s - begin_s) * per_s;
            span
        });
        Self(spans.collect())
    }

    fn total(&self) -> f64 {
        self.0.last().map_or(0.0, |last| {
            last.before + (last.end_s - last.begin_s) * last.per_s
        })
    }

    /// Returns the index of the span that ends at or contains `t_s` seconds, from
    /// an index after it.
    fn span_before(&self, after: usize, t_s: f64) -> usize {
        let mut index = after.min(self.0.len().saturating_sub(1));
        while index > 0 && self.0.get(index).is_some_and(|span| span.begin_s >= t_s) {
            index -= 1;
        }
        index
    }

    /// Returns the records that arrived by `t_s` seconds, which is in the span.
    fn arrived(&self, span: usize, t_s: f64) -> f64 {
        self.0
            .get(span)
            .map_or(0.0, |span| span.before + (t_s - span.begin_s) * span.per_s)
    }
}

/// The sums over the waits of records, which are added from last to first.
struct Waits<'a> {
    log: &'a Log,
    limit_s: f64,
    /// The index of the span in which the last record of the next call arrived, or
    /// of a later span.
    span: usize,
    /// Fewer records than this are an error of rounding.
    least: f64,
    max_s: f64,
    /// The sum of all waits, in seconds.
    sum_s: f64,
    /// Records that waited longer than the limit.
    delayed: f64,
}

impl<'a> Waits<'a> {
    fn new(log: &'a Log, limit_s: f64) -> Self {
        Self {
            log,
            limit_s,
            span: log.0.len().saturating_sub(1),
            least: 1e-6 + 1e-12 * log.total(),
            max_s: 0.0,
            sum_s: 0.0,
            delayed: 0.0,
        }
    }

    /// Adds the records between two positions in the log, each with the time at
    /// which it is processed, in seconds.
    fn add(&mut self, (first, first_s): (f64, f64), (last, last_s): (f64, f64)) {
        let done_s =
            |record: f64| first_s + (last_s - first_s) * share(record - first, last - first);
        let mut to = last;
        while to > first {
            let Some(span) = self.log.0.get(self.span) else {
                break;
            };
            if span.before >= to && self.span > 0 {
                self.span -= 1;
                continue;
            }
            let from = span.before.max(first);
            let wait_s = |record: f64| {
                let arrived_s = span.begin_s + share(record - span.before, span.per_s);
                (done_s(record) - arrived_s).max(0.0)
            };
            if to - from > self.least {
                self.count(to - from, wait_s(from), wait_s(to));
            }
            if from <= first || self.span == 0 {
                break;
            }
            self.span -= 1;
            to = from;
        }
    }

    /// Adds so many records, whose waits change evenly from one to the other.
    fn count(&mut self, records: f64, first_s: f64, last_s: f64) {
        let (low, high) = (first_s.min(last_s), first_s.max(last_s));
        self.max_s = self.max_s.max(high);
        self.sum_s += records * (low + high) / 2.0;
        if low > self.limit_s {
            self.delayed += records;
        } else if high > self.limit_s {
            self.delayed += records * (high - self.limit_s) / (high - low);
        }
    }
}

#[cfg(test)]
mod tests;
