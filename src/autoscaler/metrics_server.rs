//! How CPU use gets from the pods to the autoscaler: measured every so often,
//! averaged over the time since the last measurement, and listed only from the
//! second measurement on.

use super::hpa::{Phase, Pod, Readiness, Sample};
use crate::flink::TaskManager;
use crate::settings::Settings;
use crate::workload::uniform;

const PHASE_STREAM: u64 = 20;
const JITTER_STREAM: u64 = 21;

/// When the metrics server measures.
pub(crate) struct MetricsServer {
    phase_s: f64,
    scrapes: u64,
    next_s: f64,
}

impl MetricsServer {
    pub(crate) fn new(settings: &Settings) -> Self {
        let phase_s = settings.metrics_resolution_s * uniform(settings.seed, PHASE_STREAM, 0);
        Self {
            phase_s,
            scrapes: 0,
            next_s: phase_s,
        }
    }

    pub(crate) fn next_scrape_s(&self) -> f64 {
        self.next_s
    }

    /// One measurement is done; the next may be a little early or late.
    pub(crate) fn schedule_next(&mut self, settings: &Settings) {
        self.scrapes += 1;
        let deviation = 2.0 * uniform(settings.seed, JITTER_STREAM, self.scrapes) - 1.0;
        self.next_s = self.phase_s
            + self.scrapes as f64 * settings.metrics_resolution_s
            + settings.metrics_jitter_s * deviation;
    }
}

/// What the metrics server knows of one pod.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PodMeter {
    last: Option<(f64, f64)>,
    sample: Option<Sample>,
}

impl PodMeter {
    /// The meter of a pod that has had `cpu_s(t)` core-seconds at `t` for long,
    /// measured twice before time begins.
    pub(crate) fn of_veteran(
        server: &MetricsServer,
        settings: &Settings,
        cpu_s: impl Fn(f64) -> f64,
    ) -> Self {
        let mut meter = Self::default();
        for scrapes_before in [2.0, 1.0] {
            let t_s = server.phase_s - scrapes_before * settings.metrics_resolution_s;
            meter.record(t_s, cpu_s(t_s));
        }
        meter
    }

    /// A measurement: the CPU counter stands at `cpu_s` core-seconds.
    pub(crate) fn record(&mut self, now_s: f64, cpu_s: f64) {
        if let Some((then_s, before)) = self.last {
            let window_s = now_s - then_s;
            // The API hands usage out in whole millicores, rounded up.
            let usage_milli = ((cpu_s - before) / window_s * 1e3).ceil() as i64;
            self.sample = Some(Sample {
                usage_milli,
                at_s: now_s,
                window_s,
            });
        }
        self.last = Some((now_s, cpu_s));
    }

    /// The pod of a TaskManager as the autoscaler sees it at `now_s`.
    pub(crate) fn pod(&self, settings: &Settings, tm: &TaskManager, now_s: f64) -> Pod {
        let runs = tm.ready_s <= now_s;
        Pod {
            phase: if runs { Phase::Running } else { Phase::Pending },
            deleted: false,
            start_s: runs.then_some(tm.created_s),
            readiness: runs.then_some(Readiness {
                ready: true,
                since_s: tm.ready_s,
            }),
            request_milli: Some(settings.cpu_request_millicores as i64),
            sample: self.sample,
        }
    }
}
