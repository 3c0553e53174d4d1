//! CPU samples: how CPU use gets from the TaskManagers to the autoscaler.
//!
//! Use is measured every so often and averaged over the time since the last
//! measurement, the *metrics window*. On Kubernetes a pod is listed only from
//! its second measurement on. TaskManagers that did their part of the job's
//! work during the whole window all use the same CPU, so one sample stands for
//! all of them.

use crate::random::uniform;
use crate::settings::Settings;

const PHASE_STREAM: u64 = 20;
const JITTER_STREAM: u64 = 21;

/// The mean CPU use over a metrics window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CpuSample {
    /// Mean use, in millicores.
    pub(crate) usage_millicores: f64,
    /// The end of the window, in seconds.
    pub(crate) at_s: f64,
    /// The length of the window, in seconds.
    pub(crate) window_s: f64,
}

impl CpuSample {
    fn new(cpu_s: f64, at_s: f64, window_s: f64) -> Self {
        Self {
            usage_millicores: cpu_s / window_s * 1e3,
            at_s,
            window_s,
        }
    }
}

/// How an autoscaler gets to know CPU use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum CpuSampling {
    /// The metrics server of Kubernetes measures on its own schedule and lists a
    /// pod after two measurements (metrics-server until 0.4).
    MetricsServer,
    /// It does not: CPU use is no metric of it.
    Never,
    /// Every evaluation measures; what a machine used since its start counts at
    /// once.
    AtSync {
        /// The time between two evaluations, in seconds.
        period_s: f64,
        /// How long a machine counts as new after its start, in seconds.
        warmup_s: f64,
    },
}

/// The CPU counters of one TaskManager at a measurement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PodCpu {
    /// When its container or machine started, in seconds.
    pub(crate) ready_s: f64,
    /// CPU time used since then, in core-seconds.
    pub(crate) used_s: f64,
    /// Whether it did its part of the job's work during the whole window.
    pub(crate) worked_whole_window: bool,
}

/// The schedule of the measurements, and the sample of the TaskManagers with a
/// full metrics window.
pub(crate) struct CpuMetrics {
    seed: u32,
    phase_s: f64,
    resolution_s: f64,
    jitter_s: f64,
    /// How long a machine counts as new; `None` for pods, which are listed after
    /// two measurements.
    warmup_s: Option<f64>,
    /// From the start of a container until its pod is ready, in seconds.
    readiness_delay_s: f64,
    scrapes: u64,
    next_s: f64,
    last_s: f64,
    steady: CpuSample,
}

impl CpuMetrics {
    /// Returns the metrics of TaskManagers that have been at work for long when
    /// time begins, and use `cpu_s(window_s)` core-seconds in a window.
    pub(crate) fn new(settings: &Settings, cpu_s: impl Fn(f64) -> f64) -> Self {
        let (phase_s, resolution_s, warmup_s) = match super::registry::cpu_sampling(settings) {
            CpuSampling::MetricsServer => {
                let resolution_s = settings.metrics_resolution_s;
                let phase_s = resolution_s * uniform(settings.seed, PHASE_STREAM, 0);
                (phase_s, resolution_s, None)
            }
            CpuSampling::Never => (f64::INFINITY, settings.metrics_resolution_s, None),
            CpuSampling::AtSync { period_s, warmup_s } => (0.0, period_s, Some(warmup_s)),
        };
        let last_s = if phase_s.is_finite() {
            phase_s - resolution_s
        } else {
            0.0
        };
        Self {
            seed: settings.seed,
            phase_s,
            resolution_s,
            jitter_s: settings.metrics_jitter_s,
            warmup_s,
            readiness_delay_s: f64::from(settings.readiness_delay_s),
            scrapes: 0,
            next_s: if warmup_s.is_none() {
                phase_s
            } else {
                f64::INFINITY
            },
            last_s,
            steady: CpuSample::new(cpu_s(resolution_s), last_s, resolution_s),
        }
    }

    /// Returns the time of the next measurement, in seconds; infinite where the
    /// evaluations of the autoscaler are the measurements.
    pub(crate) fn next_scrape_s(&self) -> f64 {
        self.next_s
    }

    /// Returns whether every evaluation of the autoscaler measures.
    pub(crate) fn is_measured_at_sync(&self) -> bool {
        self.warmup_s.is_some()
    }

    /// Returns the time of the last measurement, in seconds.
    pub(crate) fn last_scrape_s(&self) -> f64 {
        self.last_s
    }

    /// Returns the sample of every TaskManager with a full metrics window.
    pub(crate) fn steady(&self) -> CpuSample {
        self.steady
    }

    /// Measures at `now_s` seconds. A TaskManager with a full metrics window used
    /// `steady_cpu_s` core-seconds since the last measurement; `others` are the
    /// started TaskManagers that had none until now.
    pub(crate) fn scrape<'a>(
        &mut self,
        now_s: f64,
        steady_cpu_s: f64,
        others: impl Iterator<Item = (PodCpu, &'a mut PodMeter)>,
    ) {
        self.steady = CpuSample::new(steady_cpu_s, now_s, now_s - self.last_s);
        for (cpu, meter) in others {
            if meter.last.is_none() && self.warmup_s.is_some() {
                meter.last = Some((cpu.ready_s, 0.0));
            }
            meter.record(now_s, cpu.used_s);
            // The window of a pod is full if it lies wholly after the pod became ready.
            let is_warm = match self.warmup_s {
                Some(warmup_s) => cpu.ready_s + warmup_s <= now_s,
                None => cpu.ready_s + self.readiness_delay_s <= self.last_s,
            };
            meter.full_window = cpu.worked_whole_window && is_warm;
        }
        self.last_s = now_s;
        self.scrapes += 1;
        if self.warmup_s.is_none() {
            // The next one may be a little early or late.
            let deviation = 2.0 * uniform(self.seed, JITTER_STREAM, self.scrapes) - 1.0;
            self.next_s =
                self.phase_s + self.scrapes as f64 * self.resolution_s + self.jitter_s * deviation;
        }
    }
}

/// The CPU history of one TaskManager.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PodMeter {
    /// The last measurement: its time in seconds, and the counter in
    /// core-seconds.
    last: Option<(f64, f64)>,
    sample: Option<CpuSample>,
    full_window: bool,
}

impl PodMeter {
    /// Returns the meter of a TaskManager that has been at work for long.
    pub(crate) fn with_full_window() -> Self {
        Self {
            full_window: true,
            ..Self::default()
        }
    }

    /// Returns whether [`CpuMetrics::steady`] holds for it from now on.
    pub(crate) fn has_full_window(&self) -> bool {
        self.full_window
    }

    /// Returns its own sample; of no use once it has a full window.
    pub(crate) fn sample(&self) -> Option<CpuSample> {
        self.sample
    }

    /// Records that the CPU counter stands at `cpu_s` core-seconds.
    fn record(&mut self, now_s: f64, cpu_s: f64) {
        if let Some((then_s, before)) = self.last {
            self.sample = Some(CpuSample::new(cpu_s - before, now_s, now_s - then_s));
        }
        self.last = Some((now_s, cpu_s));
    }
}
