//! The autoscaler's knowledge of a pod, and the rule that groups pods.
//!
//! Source: `groupPods` in the Kubernetes replica calculator.

/// The phase of a pod's life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Accepted, but not all of its containers run yet.
    Pending,
    /// At least one container runs.
    #[default]
    Running,
    /// All containers ended successfully.
    Succeeded,
    /// All containers ended, at least one of them with an error.
    Failed,
    /// The node does not respond.
    Unknown,
}

/// The Ready condition of a pod.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Readiness {
    /// Whether the pod is ready.
    pub ready: bool,
    /// The time of the last change, in seconds.
    pub since_s: f64,
}

/// A usage sample of a pod.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Mean usage over the window, in millicores for CPU.
    pub usage_milli: i64,
    /// The end of the window, in seconds.
    pub at_s: f64,
    /// Length of the window, in seconds, at least 0.
    pub window_s: f64,
}

/// One pod.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pod {
    /// Its phase.
    pub phase: Phase,
    /// Whether it is being deleted.
    pub deleted: bool,
    /// When the node accepted it, in seconds; `None` before that.
    pub start_s: Option<f64>,
    /// The Ready condition; `None` before it is first set.
    pub readiness: Option<Readiness>,
    /// Requested resource, in millicores for CPU; `None` when none is set.
    pub request_milli: Option<i64>,
    /// The latest sample; `None` when the metrics API lists none.
    pub sample: Option<Sample>,
}

/// The resource that is scaled on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Resource {
    /// CPU: the samples of a starting pod count only under conditions.
    #[default]
    Cpu,
    /// Memory or another metric: readiness does not matter.
    Other,
}

/// The role of a pod in the calculation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PodClass {
    /// Its sample counts.
    Counted,
    /// Not ready, or too young for its sample to count.
    Unready,
    /// It has no sample.
    Missing,
    /// Being deleted, or failed.
    Ignored,
}

/// The rule that groups pods.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grouping {
    /// The resource that is scaled on.
    pub resource: Resource,
    /// How long after its start a pod's CPU samples count only when they lie
    /// wholly after it became ready, in seconds. Default 300.
    pub cpu_initialization_s: f64,
    /// A pod whose readiness last changed within this time after its start,
    /// and that is unready, never was ready, in seconds. Default 30.
    pub readiness_delay_s: f64,
}

impl Default for Grouping {
    fn default() -> Self {
        Self {
            resource: Resource::Cpu,
            cpu_initialization_s: 300.0,
            readiness_delay_s: 30.0,
        }
    }
}

impl Grouping {
    /// Returns the class of `pod` at `now_s` seconds. The first rule that fits
    /// decides.
    pub fn class(&self, pod: &Pod, now_s: f64) -> PodClass {
        if pod.deleted || pod.phase == Phase::Failed {
            return PodClass::Ignored;
        }
        if pod.phase == Phase::Pending {
            return PodClass::Unready;
        }
        let Some(sample) = pod.sample else {
            return PodClass::Missing;
        };
        if self.resource == Resource::Cpu && self.is_unready(pod, &sample, now_s) {
            return PodClass::Unready;
        }
        PodClass::Counted
    }

    fn is_unready(&self, pod: &Pod, sample: &Sample, now_s: f64) -> bool {
        let (Some(readiness), Some(start_s)) = (pod.readiness, pod.start_s) else {
            return true;
        };
        if start_s + self.cpu_initialization_s > now_s {
            !readiness.ready || sample.at_s < readiness.since_s + sample.window_s
        } else {
            !readiness.ready && start_s + self.readiness_delay_s > readiness.since_s
        }
    }

    /// Returns the time, in seconds, at which the class of `pod` may change with age
    /// alone; infinite when only a change of the pod can change it.
    pub fn next_change_s(&self, pod: &Pod, now_s: f64) -> f64 {
        match (self.resource, pod.start_s) {
            (Resource::Cpu, Some(start_s)) if start_s + self.cpu_initialization_s > now_s => {
                start_s + self.cpu_initialization_s
            }
            _ => f64::INFINITY,
        }
    }
}
