//! The decision for the job: all vertices together.
//!
//! Source: `ScalingExecutor.scaleResource` and `computeScalingSummary`; slots from class
//! `ResourceCheckUtils`.

use super::change::{VertexDecision, VertexMemory, decide_vertex};
use super::evaluation::Evaluated;
use super::options::Options;
use super::reason::{Outcome, VertexReason};
use super::vertex::Vertex;

/// What the TaskManagers report of their memory; NaN when it is unknown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MemoryUse {
    /// Share of time in garbage collection, of the worst TaskManager, 0 to 1.
    pub gc_pressure: f64,
    /// Share of the heap in use, mean over TaskManagers, 0 to 1.
    pub heap_usage: f64,
}

impl MemoryUse {
    /// Memory of which nothing is known: it never stops a rescale.
    pub const UNKNOWN: Self = Self {
        gc_pressure: f64::NAN,
        heap_usage: f64::NAN,
    };
}

/// The decision for the job.
#[derive(Clone, Debug, PartialEq)]
pub struct JobDecision {
    /// Whether the job is rescaled, and why.
    pub outcome: Outcome,
    /// The evaluated metrics of each vertex; empty before there are two samples.
    pub evaluated: Vec<Evaluated>,
    /// What each vertex asks for; empty when the autoscaler did not come so far. It is
    /// applied only with [`Outcome::Rescale`], and then for all vertices.
    pub vertices: Vec<VertexDecision>,
}

impl JobDecision {
    pub(super) fn without_vertices(outcome: Outcome) -> Self {
        Self {
            outcome,
            evaluated: Vec::new(),
            vertices: Vec::new(),
        }
    }

    /// Returns the parallelism of each vertex after a rescale; `None` without one.
    pub fn parallelism(&self) -> Option<impl Iterator<Item = u32>> {
        let wanted = self.vertices.iter().map(|vertex| vertex.wanted);
        (self.outcome == Outcome::Rescale).then_some(wanted)
    }
}

/// Decides for the job at `now_ms`: one vertex outside of its bounds applies the changes
/// of all vertices, also of those inside. `restart_ms` is the expected outage of a
/// rescale, in ms.
pub fn decide(
    now_ms: i64,
    vertices: &[Vertex],
    evaluated: Vec<Evaluated>,
    memories: &mut [VertexMemory],
    restart_ms: i64,
    memory: MemoryUse,
    options: &Options,
) -> JobDecision {
    let mut decision = JobDecision {
        outcome: Outcome::NoChange,
        evaluated,
        vertices: Vec::new(),
    };
    if memory.gc_pressure > options.gc_pressure_threshold {
        decision.outcome = Outcome::GcPressure;
        return decision;
    }
    if memory.heap_usage > options.heap_usage_threshold {
        decision.outcome = Outcome::HeapUsage;
        return decision;
    }
    let inputs = vertices.iter().zip(&decision.evaluated).zip(memories);
    decision.vertices = inputs
        .map(|((vertex, evaluated), memory)| {
            if vertex.excluded {
                VertexDecision::keep(vertex.parallelism, VertexReason::Excluded)
            } else {
                decide_vertex(now_ms, vertex, evaluated, memory, restart_ms, options)
            }
        })
        .collect();
    let changes = || decision.vertices.iter().filter(|vertex| vertex.is_change());
    decision.outcome = if changes().next().is_none() {
        Outcome::NoChange
    } else if !changes().any(|change| change.outside) {
        Outcome::InsideBounds
    } else if !options.scaling_enabled {
        Outcome::OnlyReported
    } else {
        Outcome::Rescale
    };
    decision
}

/// Returns the slots after a rescale from `now` to `wanted`, the parallelism of each
/// vertex. Vertices share slots if as many are used now as the largest parallelism.
pub fn slots_after(now: &[u32], wanted: &[u32], slots_used: u32) -> u32 {
    let largest = |all: &[u32]| all.iter().copied().max().unwrap_or(0);
    if largest(now) == slots_used {
        largest(wanted)
    } else {
        wanted.iter().fold(0, |sum, p| sum.saturating_add(*p))
    }
}
