//! What each vertex must process: the records that arrive, and those that wait.
//!
//! Source: `ScalingMetricEvaluator.computeTargetDataRate`, `computeEdgeOutputRatio` and
//! `isProcessingBacklog`.

use super::arithmetic::{at_least_zero, round_metric, whole_seconds};
use super::options::Options;
use super::vertex::Vertex;
use super::window::Window;

/// What a vertex must process, in records/s of its own input.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Demand {
    /// Records that arrive, whether or not they are read.
    pub target_rate: f64,
    /// Records that wait, spread over the catch-up duration.
    pub catch_up_rate: f64,
}

/// A source whose input rate is unknown: without it nothing can be sized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoInputRate;

/// Returns the demand of each of `vertices`, which are in topological order.
pub fn demands(
    vertices: &[Vertex],
    window: &Window,
    options: &Options,
) -> Result<Vec<Demand>, NoInputRate> {
    let mut demands: Vec<Demand> = Vec::with_capacity(vertices.len());
    for (index, vertex) in vertices.iter().enumerate() {
        let demand = if vertex.is_source() {
            of_source(index, window, options)?
        } else {
            let mut sum = Demand::default();
            for input in &vertex.inputs {
                let ratio = output_ratio(input.from, index, vertices, window);
                let upstream = demands.get(input.from).copied().unwrap_or_default();
                sum.target_rate += upstream.target_rate * ratio;
                sum.catch_up_rate += upstream.catch_up_rate * ratio;
            }
            sum
        };
        // Each vertex adds up the rounded rates of its inputs.
        demands.push(demand.rounded());
    }
    Ok(demands)
}

impl Demand {
    fn rounded(self) -> Self {
        Self {
            target_rate: round_metric(self.target_rate),
            catch_up_rate: round_metric(self.catch_up_rate),
        }
    }
}

fn of_source(vertex: usize, window: &Window, options: &Options) -> Result<Demand, NoInputRate> {
    let arriving =
        window.rate(vertex, |sample| sample.records_in) + window.rate(vertex, |sample| sample.lag);
    if arriving.is_nan() {
        return Err(NoInputRate);
    }
    Ok(Demand {
        target_rate: at_least_zero(arriving),
        catch_up_rate: options
            .catch_up_s()
            .map_or(0.0, |seconds| latest_lag(vertex, window) / seconds),
    })
}

fn latest_lag(vertex: usize, window: &Window) -> f64 {
    window
        .latest(vertex)
        .and_then(|sample| sample.lag)
        .unwrap_or(0.0)
}

/// Returns the records that reach `to` for each record that `from` reads; 0 unless
/// both flow.
pub fn output_ratio(from: usize, to: usize, vertices: &[Vertex], window: &Window) -> f64 {
    let read = window.rate(from, |sample| sample.records_in);
    if read > 0.0 {
        let sent = edge_rate(from, to, vertices, window);
        if sent > 0.0 {
            return sent / read;
        }
    }
    0.0
}

/// Returns the records/s on the edge between two vertices. With several inputs the
/// others are subtracted, which needs that each of them has this one output; else all
/// that `from` writes counts.
fn edge_rate(from: usize, to: usize, vertices: &[Vertex], window: &Window) -> f64 {
    let rate = window.rate(to, |sample| sample.records_in);
    let inputs = vertices.get(to).map_or(&[][..], |vertex| &vertex.inputs);
    let others = || {
        inputs
            .iter()
            .map(|input| input.from)
            .filter(|other| *other != from)
    };
    if others().next().is_none() {
        return rate;
    }
    let mut rest = 0.0;
    for other in others() {
        rest += if outputs(other, vertices) == 1 {
            window.rate(other, |sample| sample.records_out)
        } else {
            f64::NAN
        };
    }
    if rest.is_nan() {
        window.rate(from, |sample| sample.records_out)
    } else {
        rate - rest
    }
}

fn outputs(from: usize, vertices: &[Vertex]) -> usize {
    let reads = |vertex: &&Vertex| vertex.inputs.iter().any(|input| input.from == from);
    vertices.iter().filter(reads).count()
}

/// Returns whether some source lags by more time than the option
/// `backlog-processing.lag-threshold`.
pub fn has_backlog(vertices: &[Vertex], window: &Window, options: &Options) -> bool {
    let threshold_s = whole_seconds(options.backlog_lag_ms);
    let mut sources = vertices
        .iter()
        .enumerate()
        .filter(|(_, vertex)| vertex.is_source());
    sources.any(|(index, _)| {
        let read = window.rate(index, |sample| sample.records_in);
        latest_lag(index, window) / read > threshold_s
    })
}
