//! Compares the model with traces of Flink.

use crate::options::Options;
use crate::outage::{self, Outage};
use crate::replay::{Draw, Removal, removals, replay};
use crate::trace::Trace;
use reactive_allocation::allocation::{EventKind, Run};
use reactive_allocation::settings::FlinkRelease;

/// Tolerance for the time of a step.
const STEP_S: f64 = 3.0;
/// Tolerance for the length of a gap, absolute and relative.
const GAP_S: f64 = 1.5;
const GAP_SHARE: f64 = 0.25;
/// Tolerance for the backlog after a gap, relative.
const BACKLOG_SHARE: f64 = 0.15;

/// Number of replays of each trace. The median of the replays is compared; their
/// spread is the range of the random draws of Flink.
const DRAWS: u32 = 303;

pub(crate) enum Verdict {
    Agrees,
    /// Outside the tolerance, but within the range of the random draws.
    InRange {
        low: f64,
        high: f64,
    },
    Differs,
}

pub(crate) struct Check {
    pub(crate) at_s: f64,
    pub(crate) what: &'static str,
    pub(crate) flink: Option<f64>,
    pub(crate) model: Option<f64>,
    pub(crate) verdict: Verdict,
}

/// The replays of one trace.
struct Replays {
    /// With the random draws of the model.
    usual: Vec<Run>,
    /// With every unknown of the trace drawn from its range.
    any: Vec<Run>,
}

pub(crate) fn compare(trace: &Trace, options: &Options) -> Vec<Check> {
    let runs = |usual| -> Vec<Run> {
        (1..=DRAWS)
            .map(|seed| replay(trace, options, Draw { seed, usual }))
            .collect()
    };
    let replays = Replays {
        usual: runs(true),
        any: runs(false),
    };
    let mut checks = losses(trace, options, &replays);
    checks.extend(outages(trace, &replays));
    checks.sort_by(|a, b| a.at_s.total_cmp(&b.at_s));
    checks
}

/// Returns the median of the values.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// Compares with the median, then with the range.
fn judge(flink: f64, close: impl Fn(f64) -> bool, usual: Vec<f64>, all: &[f64]) -> Verdict {
    let low = all.iter().copied().fold(f64::INFINITY, f64::min);
    let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    match median(usual) {
        Some(model) if close(model) => Verdict::Agrees,
        _ if (low..=high).contains(&flink) => Verdict::InRange { low, high },
        _ => Verdict::Differs,
    }
}

/// Compares the times at which losses are detected.
///
/// The log has the time of the ResourceManager, the model that of the JobMaster. Each
/// has its own heartbeats, and the documented range holds for both.
fn losses(trace: &Trace, options: &Options, replays: &Replays) -> Vec<Check> {
    let mut checks = Vec::new();
    for removal in removals(trace) {
        let Some(lost) = trace.first("tm_lost", &removal.task_manager, removal.at_s) else {
            continue;
        };
        let flink = lost.t_s - removal.at_s;
        let runs = replays.usual.iter();
        let noticed_s = runs.filter_map(|run| noticed_s(run, removal.at_s));
        let noticed: Vec<f64> = noticed_s.map(|t_s| t_s - removal.at_s).collect();
        let close = |model: f64| (model - flink).abs() <= STEP_S;
        checks.push(Check {
            at_s: removal.at_s,
            what: "loss noticed after s",
            flink: Some(flink),
            model: median(noticed.clone()),
            verdict: judge(flink, close, noticed, &detection_range_s(options, &removal)),
        });
    }
    checks
}

/// Returns the range of the detection time after a removal: timeout − interval to
/// timeout in 1.13; in 1.20 and 2.3 a kill can also be detected after two failed
/// heartbeat calls.
fn detection_range_s(options: &Options, removal: &Removal) -> [f64; 2] {
    let settings = &options.settings;
    let interval_s = settings.heartbeat_interval_s;
    let silence_s = match settings.flink {
        FlinkRelease::V1_13 => settings.heartbeat_timeout_s,
        _ if removal.killed => settings.heartbeat_timeout_s.min(2.0 * interval_s),
        _ => return [0.0, 0.2],
    };
    [silence_s - interval_s, silence_s]
}

fn noticed_s(run: &Run, removed_s: f64) -> Option<f64> {
    run.events.iter().find_map(|event| match event.kind {
        EventKind::Removed { noticed_s, .. } if event.t_s == removed_s => Some(noticed_s),
        _ => None,
    })
}

/// Returns the outage of the model at the same time as an outage of Flink.
fn counterpart(outages: &[Outage], flink: &Outage) -> Option<Outage> {
    let end = |outage: &Outage| outage.end_s.unwrap_or(f64::INFINITY);
    let near = |model: &&Outage| {
        model.begin_s <= end(flink) + STEP_S && end(model) >= flink.begin_s - STEP_S
    };
    let distance = |model: &Outage| (model.begin_s - flink.begin_s).abs();
    outages
        .iter()
        .filter(near)
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))
        .copied()
}

fn outages(trace: &Trace, replays: &Replays) -> Vec<Check> {
    let of_runs = |runs: &[Run]| -> Vec<Vec<Outage>> { runs.iter().map(outage::of_run).collect() };
    let (usual, any) = (of_runs(&replays.usual), of_runs(&replays.any));
    let flink = outage::of_trace(trace);
    let mut checks = Vec::new();
    for outage in &flink {
        let matching = |runs: &[Vec<Outage>]| -> Vec<Outage> {
            runs.iter()
                .filter_map(|outages| counterpart(outages, outage))
                .collect()
        };
        let usual = matching(&usual);
        let mut all = matching(&any);
        all.extend(&usual);
        checks.extend(steps(outage, &usual, &all));
    }
    checks.extend(extra(&flink, &usual));
    checks
}

/// Compares an outage of Flink with those of the replays at the same time.
fn steps(flink: &Outage, usual: &[Outage], all: &[Outage]) -> Vec<Check> {
    let check = |what, of: fn(&Outage) -> Option<f64>, close: &dyn Fn(f64, f64) -> bool| {
        let value = of(flink)?;
        let values: Vec<f64> = usual.iter().filter_map(of).collect();
        let all: Vec<f64> = all.iter().filter_map(of).collect();
        Some(Check {
            at_s: flink.begin_s,
            what,
            flink: Some(value),
            model: median(values.clone()),
            verdict: judge(value, |model| close(model, value), values, &all),
        })
    };
    let near: &dyn Fn(f64, f64) -> bool = &|model, flink| (model - flink).abs() <= STEP_S;
    let mut checks = vec![check("parallelism then", |o| o.parallelism, &|a, b| a == b)];
    // The first start of the job depends on the host, and no gap precedes it.
    if flink.begin_s > 0.0 {
        checks.push(check("nothing processed at", |o| Some(o.begin_s), near));
        checks.push(check("processing again at", |o| o.end_s, near));
        checks.push(check("gap s", Outage::gap_s, &|model, flink| {
            (model - flink).abs() <= GAP_S.max(GAP_SHARE * flink)
        }));
        checks.push(check("backlog then", |o| o.backlog, &|model, flink| {
            (model - flink).abs() <= BACKLOG_SHARE * flink
        }));
    }
    checks.into_iter().flatten().collect()
}

/// Reports outages of the model that Flink did not have.
fn extra(flink: &[Outage], usual: &[Vec<Outage>]) -> Vec<Check> {
    let first = usual.first().map_or(&[][..], Vec::as_slice);
    first
        .iter()
        .filter(|model| counterpart(flink, model).is_none())
        .map(|model| Check {
            at_s: model.begin_s,
            what: "gap of the model s",
            flink: None,
            model: model.gap_s(),
            verdict: Verdict::Differs,
        })
        .collect()
}
