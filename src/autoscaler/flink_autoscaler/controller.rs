//! One run of the control loop.
//!
//! Source: `JobAutoScalerImpl.scale` and `runScalingLogic`. The operator runs it every
//! 60 s for a job that is up (`kubernetes.operator.reconcile.interval`).

use super::change::VertexMemory;
use super::evaluation::evaluate;
use super::job::{JobDecision, MemoryUse, decide};
use super::options::Options;
use super::reason::Outcome;
use super::restart::{self, Restart};
use super::sample::{Report, Sample};
use super::scalability::PastScaling;
use super::vertex::Vertex;
use super::window::{Fill, Samples, Window};

/// The default time between two runs of the control loop, in ms.
pub const TICK_MS: i64 = 60_000;

/// What the control loop observes of a running job.
#[derive(Clone, Copy, Debug)]
pub struct Observed<'a> {
    /// The time, in ms; must not run backwards.
    pub now_ms: i64,
    /// When the job last switched to running, in ms.
    pub running_since_ms: i64,
    /// The vertices in topological order, with their parallelism now.
    pub vertices: &'a [Vertex],
    /// What each vertex reports.
    pub reports: &'a [Report],
    /// What the TaskManagers report of their memory.
    pub memory: MemoryUse,
}

/// The Flink Autoscaler of one job.
#[derive(Clone, Debug, PartialEq)]
pub struct FlinkAutoscaler {
    options: Options,
    window: Window,
    memories: Vec<VertexMemory>,
    restarts: Vec<Restart>,
}

impl FlinkAutoscaler {
    /// Returns the autoscaler before its first run.
    pub fn new(options: Options) -> Self {
        Self {
            options,
            window: Window::default(),
            memories: Vec::new(),
            restarts: Vec::new(),
        }
    }

    /// Runs the control loop once. It is not to be called while the job is not running.
    pub fn tick(&mut self, observed: Observed<'_>) -> JobDecision {
        let now_ms = observed.now_ms;
        let vertices = observed.vertices;
        self.memories
            .resize_with(vertices.len(), VertexMemory::default);
        let fill = self.collect(observed);
        self.forget_old(now_ms);
        restart::note_running(
            &mut self.restarts,
            observed.running_since_ms,
            vertices,
            &self.memories,
        );
        if self.window.samples().len() < 2 {
            return JobDecision::without_vertices(Outcome::Collecting);
        }
        let restart_ms = restart::expected_ms(&self.restarts, &self.options);
        let Ok(evaluated) = evaluate(vertices, &self.window, restart_ms, &self.options) else {
            return JobDecision::without_vertices(Outcome::NoInputRate);
        };
        let outcome = match fill {
            Fill::Stabilising { until_ms } => Some(Outcome::Stabilising { until_ms }),
            Fill::Filling { until_ms } => Some(Outcome::WindowFilling { until_ms }),
            Fill::Full => None,
        };
        if let Some(outcome) = outcome {
            return JobDecision {
                evaluated,
                ..JobDecision::without_vertices(outcome)
            };
        }
        let decision = decide(
            now_ms,
            &self.without_unreported(vertices),
            evaluated,
            &mut self.memories,
            restart_ms,
            observed.memory,
            &self.options,
        );
        if decision.outcome == Outcome::Rescale {
            self.note_rescale(now_ms, &decision);
        }
        decision
    }

    fn collect(&mut self, observed: Observed<'_>) -> Fill {
        self.window.drop_if_restarted(observed.running_since_ms);
        let reports = observed.vertices.iter().zip(observed.reports).enumerate();
        let of_vertices = reports
            .map(|(index, (vertex, report))| {
                let mean = self.window.observed_rate(index, &self.options);
                Sample::of(report, vertex.is_source(), mean, &self.options)
            })
            .collect();
        let samples = Samples {
            at_ms: observed.now_ms,
            of_vertices,
        };
        self.window
            .add(samples, observed.running_since_ms, &self.options)
    }

    fn forget_old(&mut self, now_ms: i64) {
        let (age_ms, count) = (self.options.history_age_ms, self.options.history_count);
        restart::forget_old(&mut self.restarts, now_ms, age_ms, count);
        for memory in &mut self.memories {
            let history = &mut memory.history;
            history.retain(|past| past.at_ms >= now_ms - age_ms);
            history.drain(..history.len().saturating_sub(count));
        }
    }

    /// Returns the vertices with those excluded whose busy time is not reported now.
    fn without_unreported(&self, vertices: &[Vertex]) -> Vec<Vertex> {
        let load = |index| self.window.latest(index).and_then(|sample| sample.load);
        let mut vertices = vertices.to_vec();
        for (index, vertex) in vertices.iter_mut().enumerate() {
            vertex.excluded |= load(index).is_none_or(f64::is_nan);
        }
        vertices
    }

    /// Remembers a rescale. It ends the waiting of all scale-downs.
    fn note_rescale(&mut self, now_ms: i64, decision: &JobDecision) {
        self.restarts.push(Restart {
            decided_ms: now_ms,
            duration_ms: None,
        });
        let vertices = decision.vertices.iter().zip(&decision.evaluated);
        for (memory, (vertex, evaluated)) in self.memories.iter_mut().zip(vertices) {
            memory.waiting = None;
            if vertex.is_change() {
                memory.history.push(PastScaling {
                    at_ms: now_ms,
                    from: vertex.was,
                    to: vertex.wanted,
                    true_rate: evaluated.true_rate,
                    expected_rate: vertex.expected_rate.unwrap_or(f64::NAN),
                });
            }
        }
    }
}
