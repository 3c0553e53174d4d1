//! How CPU use gets from the TaskManagers to the autoscaler: measured every so
//! often, averaged over the time since the last measurement, and, on
//! Kubernetes, listed only from the second measurement on.
//!
//! TaskManagers that were at work during the whole of the last interval all use
//! the same: they have *settled*, and one reading stands for all of them.

use crate::flink::TaskManager;
use crate::random::uniform;
use crate::settings::{AutoscalerKind, Settings};

const PHASE_STREAM: u64 = 20;
const JITTER_STREAM: u64 = 21;

/// The mean CPU use over a window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Reading {
    /// In millicores.
    pub(crate) usage_millicores: f64,
    /// When the window ended, in seconds.
    pub(crate) at_s: f64,
    /// The length of the window, in seconds.
    pub(crate) window_s: f64,
}

impl Reading {
    fn new(cpu_s: f64, at_s: f64, window_s: f64) -> Self {
        Self {
            usage_millicores: cpu_s / window_s * 1e3,
            at_s,
            window_s,
        }
    }
}

/// When CPU use is measured, and what those use that have settled.
pub(crate) struct MetricsServer {
    phase_s: f64,
    resolution_s: f64,
    scrapes: u64,
    next_s: f64,
    /// What a machine used since its start counts at once; a pod is listed
    /// after two measurements (metrics-server until 0.4).
    counts_from_start: bool,
    /// How old a TaskManager must be to settle: younger ones count apart.
    settled_age_s: f64,
    /// When it was last measured.
    last_s: f64,
    /// Records per TaskManager of the job until then.
    last_work: f64,
    settled: Reading,
}

impl MetricsServer {
    /// A server that has measured TaskManagers with `rate_per_s` records each
    /// for long when time begins.
    pub(crate) fn new(settings: &Settings, rate_per_s: f64) -> Self {
        let resolution_s = settings.metrics_resolution_s;
        let phase_s = resolution_s * uniform(settings.seed, PHASE_STREAM, 0);
        let on_machines = |settled_age_s| Self {
            counts_from_start: true,
            settled_age_s,
            next_s: f64::INFINITY,
            ..Self::at(settings, rate_per_s, 0.0, super::fleet::MACHINE_TICK_S)
        };
        match settings.autoscaler {
            AutoscalerKind::Hpa => Self::at(settings, rate_per_s, phase_s, resolution_s),
            AutoscalerKind::Asg => on_machines(settings.instance_warmup_s),
            AutoscalerKind::Mig => on_machines(settings.initialization_period_s),
        }
    }

    fn at(settings: &Settings, rate_per_s: f64, phase_s: f64, resolution_s: f64) -> Self {
        let last_s = phase_s - resolution_s;
        let cpu_s = TaskManager::cpu_at_work_s(settings, resolution_s, rate_per_s * resolution_s);
        Self {
            phase_s,
            resolution_s,
            scrapes: 0,
            next_s: phase_s,
            counts_from_start: false,
            settled_age_s: 0.0,
            last_s,
            last_work: rate_per_s * last_s,
            settled: Reading::new(cpu_s, last_s, resolution_s),
        }
    }

    /// When it measures by itself: never where the autoscaler's own look is
    /// the measurement.
    pub(crate) fn next_scrape_s(&self) -> f64 {
        self.next_s
    }

    /// Whether the autoscaler measures when it evaluations.
    pub(crate) fn is_read_at_once(&self) -> bool {
        self.counts_from_start
    }

    /// What each TaskManager uses that has settled.
    pub(crate) fn settled(&self) -> Reading {
        self.settled
    }

    /// Measures now. The job has processed `work` records per TaskManager;
    /// `others` are those that have not settled yet.
    pub(crate) fn scrape<'a>(
        &mut self,
        settings: &Settings,
        now_s: f64,
        work: f64,
        others: impl Iterator<Item = (&'a TaskManager, &'a mut PodMeter)>,
    ) {
        let window_s = now_s - self.last_s;
        let cpu_s = TaskManager::cpu_at_work_s(settings, window_s, work - self.last_work);
        self.settled = Reading::new(cpu_s, now_s, window_s);
        for (tm, meter) in others {
            if !tm.is_alive() || tm.ready_s >= now_s {
                continue;
            }
            if meter.last.is_none() && self.counts_from_start {
                meter.last = Some((tm.ready_s, 0.0));
            }
            meter.record(now_s, tm.cpu_s(settings, now_s, work));
            meter.settled = tm.is_registered()
                && tm.at_work_since(self.last_s)
                && tm.ready_s + self.settled_age_s <= now_s;
        }
        self.last_s = now_s;
        self.last_work = work;
        self.scrapes += 1;
        if !self.counts_from_start {
            // The next one may be a little early or late.
            let deviation = 2.0 * uniform(settings.seed, JITTER_STREAM, self.scrapes) - 1.0;
            self.next_s = self.phase_s
                + self.scrapes as f64 * self.resolution_s
                + settings.metrics_jitter_s * deviation;
        }
    }
}

/// What is known of one TaskManager's CPU.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PodMeter {
    last: Option<(f64, f64)>,
    reading: Option<Reading>,
    settled: bool,
}

impl PodMeter {
    /// The meter of a TaskManager that has been at work for long.
    pub(crate) fn of_veteran() -> Self {
        Self {
            settled: true,
            ..Self::default()
        }
    }

    /// Whether [`MetricsServer::settled`] stands for it from now on.
    pub(crate) fn is_settled(&self) -> bool {
        self.settled
    }

    /// Its own reading, of no use any more once it has settled.
    pub(crate) fn reading(&self) -> Option<Reading> {
        self.reading
    }

    /// A measurement: the CPU counter stands at `cpu_s` core-seconds.
    fn record(&mut self, now_s: f64, cpu_s: f64) {
        if let Some((then_s, before)) = self.last {
            self.reading = Some(Reading::new(cpu_s - before, now_s, now_s - then_s));
        }
        self.last = Some((now_s, cpu_s));
    }
}
