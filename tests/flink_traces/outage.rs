//! Finds the outages in a trace and in a run.

use crate::trace::Trace;
use reactive_allocation::allocation::Run;
use reactive_allocation::timeline::Line;

/// A time without processed records, from one parallelism to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outage {
    pub(crate) begin_s: f64,
    /// `None` if it lasts until the end of the trace.
    pub(crate) end_s: Option<f64>,
    /// The parallelism afterwards, if the trace shows it.
    pub(crate) parallelism: Option<f64>,
    /// The backlog at the end of the outage.
    pub(crate) backlog: Option<f64>,
}

/// Two outages with less processing time between them count as one: the second
/// restart overtakes the first.
const PAUSE_S: f64 = 1.0;

impl Outage {
    pub(crate) fn gap_s(&self) -> Option<f64> {
        Some(self.end_s? - self.begin_s)
    }
}

fn joined(outages: Vec<Outage>) -> Vec<Outage> {
    let mut joined: Vec<Outage> = Vec::new();
    for next in outages {
        match joined.last_mut() {
            Some(last) if last.end_s.is_some_and(|end| next.begin_s - end < PAUSE_S) => {
                *last = Outage {
                    begin_s: last.begin_s,
                    ..next
                };
            }
            _ => joined.push(next),
        }
    }
    joined
}

/// Returns the outages of a trace, from the first and last records of each attempt.
pub(crate) fn of_trace(trace: &Trace) -> Vec<Outage> {
    let mut outages = vec![from(0.0)];
    for event in &trace.events {
        let running = outages.last().is_some_and(|last| last.end_s.is_some());
        match event.name.as_str() {
            "first_record_after_restore" => {
                if running {
                    // The last record before is unknown, because its TaskManager was lost.
                    let since_s = outages.last().and_then(|last| last.end_s).unwrap();
                    let restart = trace.events.iter().find(|other| {
                        other.t_s > since_s && other.detail == "Executing->Restarting"
                    });
                    outages.push(from(restart.map_or(event.t_s, |restart| restart.t_s)));
                }
                outages.last_mut().unwrap().end_s = Some(event.t_s);
            }
            "last_record_of_attempt" if running => outages.push(from(event.t_s)),
            _ => {}
        }
    }
    let mut outages = joined(outages);
    let begins: Vec<f64> = outages.iter().skip(1).map(|next| next.begin_s).collect();
    for (index, outage) in outages.iter_mut().enumerate() {
        let Some(end_s) = outage.end_s else { continue };
        let until_s = begins.get(index).copied().unwrap_or(trace.end_s());
        outage.parallelism = parallelism(trace, end_s, until_s);
        let row = trace.grid.iter().find(|row| row.t_s >= end_s);
        // The row of the grid is later than the end of the outage, so the backlog
        // is extrapolated back to it.
        outage.backlog = row.map(|row| {
            row.backlog + row.processed_per_s * (row.t_s - end_s)
                - row.offered_per_s * (row.t_s - end_s)
        });
    }
    outages
}

fn from(begin_s: f64) -> Outage {
    Outage {
        begin_s,
        end_s: None,
        parallelism: None,
        backlog: None,
    }
}

/// Returns the most frequent parallelism in a time of processing; the grid shows
/// changes with a delay.
fn parallelism(trace: &Trace, from_s: f64, to_s: f64) -> Option<f64> {
    let rows = || {
        trace
            .grid
            .iter()
            .filter(|row| row.t_s > from_s && row.t_s < to_s)
            .filter_map(|row| row.parallelism.filter(|p| *p > 0.0))
    };
    rows().max_by_key(|p| rows().filter(|other| other == p).count())
}

/// Returns the outages of a run.
pub(crate) fn of_run(run: &Run) -> Vec<Outage> {
    let mut outages = Vec::new();
    for (begin_s, end_s, parallelism) in run.parallelism.spans() {
        if parallelism == 0.0 {
            outages.push(from(begin_s));
        } else if let Some(last) = outages.last_mut() {
            let last: &mut Outage = last;
            if last.end_s.is_none() {
                last.end_s = Some(begin_s);
            }
            last.parallelism = Some(parallelism);
            last.backlog = Some(after(&run.backlog, begin_s));
        }
        let _ = end_s;
    }
    joined(outages)
}

/// Returns the value of a line just after a jump.
fn after(line: &Line, t_s: f64) -> f64 {
    let points = line.points();
    let next = points.partition_point(|(t, _)| *t <= t_s);
    let (t0, v0) = points[next.saturating_sub(1)];
    match points.get(next) {
        Some((t1, v1)) if t0 < t_s => v0 + (v1 - v0) * (t_s - t0) / (t1 - t0),
        _ => v0,
    }
}
