//! The decision for one vertex.
//!
//! Source: `JobVertexScaler.computeScaleTargetParallelism` and `detectBlockScaling`.

use super::alignment::{Range, Scaled, scale};
use super::arithmetic::round_metric;
use super::capacity::wanted_capacity;
use super::evaluation::Evaluated;
use super::options::{OperatorRelease, Options};
use super::reason::{Limit, VertexReason};
use super::scalability::{PastScaling, coefficient, last_was_ineffective};
use super::scale_down::{ScaleDownRequest, WaitingScaleDown};
use super::vertex::Vertex;

/// What the autoscaler remembers of one vertex.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VertexMemory {
    /// Past scalings, oldest first.
    pub history: Vec<PastScaling>,
    /// A scale-down that waits.
    pub waiting: Option<WaitingScaleDown>,
}

/// The decision for one vertex.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VertexDecision {
    /// The parallelism before.
    pub was: u32,
    /// The parallelism that is wanted now.
    pub wanted: u32,
    /// Whether the change counts as one that the job needs: the capacity was outside of
    /// its bounds when it was asked for.
    pub outside: bool,
    /// The true processing rate expected at the parallelism asked for now, in
    /// records/s; `None` when that is the present one or unknown.
    pub expected_rate: Option<f64>,
    /// Why.
    pub reason: VertexReason,
}

impl VertexDecision {
    /// Returns whether the parallelism changes.
    pub fn is_change(&self) -> bool {
        self.was != self.wanted
    }

    pub(super) fn keep(was: u32, reason: VertexReason) -> Self {
        Self {
            was,
            wanted: was,
            outside: false,
            expected_rate: None,
            reason,
        }
    }
}

/// The factor by which the capacity is to change, and the limit that cut it.
fn limited_factor(factor: f64, options: &Options) -> (f64, Option<Limit>) {
    let least = 1.0 - options.scale_down_max_factor;
    let most = 1.0 + options.scale_up_max_factor;
    if factor < least {
        (least, Some(Limit::ScaleDownFactor))
    } else if factor > most {
        (most, Some(Limit::ScaleUpFactor))
    } else {
        (factor, None)
    }
}

/// Decides for one vertex at `now_ms`. `restart_ms` is the expected outage of a rescale,
/// in ms.
pub fn decide_vertex(
    now_ms: i64,
    vertex: &Vertex,
    evaluated: &Evaluated,
    memory: &mut VertexMemory,
    restart_ms: i64,
    options: &Options,
) -> VertexDecision {
    let current = vertex.parallelism;
    let true_rate = evaluated.true_rate;
    let capacity = wanted_capacity(evaluated.demand, restart_ms, options);
    if true_rate.is_nan() || capacity.is_nan() {
        return VertexDecision::keep(current, VertexReason::UnknownRate);
    }
    let mut factor = capacity / true_rate;
    if options.corrects_by_scalability {
        factor /= coefficient(&memory.history, options);
    }
    let (factor, factor_limit) = limited_factor(factor, options);
    let range = Range::around(current, options);
    let scaled = scale(vertex, factor, range, options);
    let limit = scaled.limit.or(factor_limit);
    if scaled.parallelism == current {
        memory.waiting = None;
        return VertexDecision::keep(current, unchanged(&scaled, current, limit));
    }
    let decision = VertexDecision {
        was: current,
        wanted: scaled.parallelism,
        outside: evaluated.bounds.excludes(true_rate),
        expected_rate: Some(expected_rate(vertex, true_rate, factor, &scaled, options)),
        reason: VertexReason::ScaleUp {
            unaligned: scaled.unaligned,
            limit,
        },
    };
    if scaled.parallelism > current {
        memory.waiting = None;
        let blocked = options.blocks_ineffective
            && last_was_ineffective(current, true_rate, &memory.history, options);
        if blocked {
            return VertexDecision {
                wanted: current,
                outside: false,
                reason: VertexReason::Ineffective {
                    wanted: scaled.parallelism,
                },
                ..decision
            };
        }
        return decision;
    }
    let decision = VertexDecision {
        reason: VertexReason::ScaleDown {
            unaligned: scaled.unaligned,
            limit,
        },
        ..decision
    };
    if options.scale_down_interval_ms <= 0 {
        return decision;
    }
    let waiting = memory
        .waiting
        .get_or_insert_with(|| WaitingScaleDown::since(now_ms));
    after_waiting(now_ms, decision, waiting, options)
}

fn unchanged(scaled: &Scaled, current: u32, limit: Option<Limit>) -> VertexReason {
    if scaled.is_blocked(current) {
        VertexReason::BlockedByAlignment {
            unaligned: scaled.unaligned,
        }
    } else {
        VertexReason::AtTarget { limit }
    }
}

/// Returns the capacity to expect; the main branch takes it from the parallelism
/// (FLINK-39743), the releases from the factor before rounding up.
fn expected_rate(
    vertex: &Vertex,
    true_rate: f64,
    factor: f64,
    scaled: &Scaled,
    options: &Options,
) -> f64 {
    round_metric(if options.release == OperatorRelease::Main {
        true_rate / f64::from(vertex.parallelism) * f64::from(scaled.parallelism)
    } else {
        true_rate * factor
    })
}

/// Returns what becomes of a scale-down that is asked for now.
fn after_waiting(
    now_ms: i64,
    asked: VertexDecision,
    waiting: &mut WaitingScaleDown,
    options: &Options,
) -> VertexDecision {
    let request = ScaleDownRequest {
        at_ms: now_ms,
        wanted: asked.wanted,
        outside: asked.outside,
    };
    let interval_ms = options.scale_down_interval_ms;
    let held = |reason| VertexDecision {
        wanted: asked.was,
        outside: false,
        reason,
        ..asked
    };
    match waiting.add(request, interval_ms) {
        None => held(VertexReason::ScaleDownWaits {
            wanted: asked.wanted,
            until_ms: waiting.first_ms + interval_ms,
        }),
        Some(largest) if largest.wanted == asked.was => held(VertexReason::HeldAtLargest {
            wanted: asked.wanted,
        }),
        Some(largest) if largest == request => asked,
        Some(largest) => VertexDecision {
            wanted: largest.wanted,
            outside: largest.outside,
            reason: VertexReason::ScaleDownToLargest {
                newest: asked.wanted,
                asked_ms: largest.at_ms,
            },
            ..asked
        },
    }
}
