//! All metrics of all vertices over the window.
//!
//! Source: `ScalingMetricEvaluator.evaluate`. Each metric is rounded to three decimals
//! before it is used further.

use super::arithmetic::round_metric;
use super::capacity::Bounds;
use super::demand::{Demand, NoInputRate, demands, has_backlog};
use super::options::Options;
use super::true_rate::{busy_ms_per_s, input_rate, true_rate};
use super::vertex::Vertex;
use super::window::Window;

/// The evaluated metrics of one vertex.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evaluated {
    /// What it must process.
    pub demand: Demand,
    /// Busy share of time, from 0; NaN when unknown.
    pub load: f64,
    /// Capacity of the whole vertex at its parallelism, in records/s; infinite when
    /// nothing comes in, NaN when unknown.
    pub true_rate: f64,
    /// Records that wait to be read; of sources only.
    pub lag: Option<f64>,
    /// The capacities between which it has the right size.
    pub bounds: Bounds,
}

/// Evaluates `vertices`, which are in topological order, over the window. `restart_ms`
/// is the expected outage of a rescale, in ms.
pub fn evaluate(
    vertices: &[Vertex],
    window: &Window,
    restart_ms: i64,
    options: &Options,
) -> Result<Vec<Evaluated>, NoInputRate> {
    let backlog = has_backlog(vertices, window, options);
    let demands = demands(vertices, window, options)?;
    let evaluated = vertices.iter().zip(demands).enumerate();
    Ok(evaluated
        .map(|(index, (vertex, demand))| {
            let busy = busy_ms_per_s(window, index, vertex.parallelism, options);
            let read = input_rate(window, index, options);
            let lag = window.latest(index).and_then(|sample| sample.lag);
            Evaluated {
                demand,
                load: round_metric(busy / 1000.0),
                true_rate: round_metric(true_rate(busy, read, window, index, options)),
                lag: lag.map(round_metric),
                bounds: Bounds::of(demand, backlog, restart_ms, options),
            }
        })
        .collect())
}
