//! The autoscaler of the settings at work on a fleet: when it looks, what it
//! wants.

use super::Decision;
use super::hpa::{
    self, Grouping, Hpa, HpaConfig, MetricsError, Pod, Proposal, ResourceMetric, Tolerance,
};
use crate::settings::Settings;

/// Why a fleet was resized, in the words of its autoscaler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// The Kubernetes Horizontal Pod Autoscaler.
    Hpa(hpa::Reason),
}

/// An autoscaler that looks every sync period.
pub(crate) struct Fleet {
    hpa: Hpa,
    wanted: u32,
    sync_period_s: f64,
    syncs: u64,
    pods: Vec<Pod>,
    /// The last proposal and until when it holds if no news comes: a proposal
    /// is a pure function of the pods, so it need not be made again before.
    proposal: Option<(Result<Proposal, MetricsError>, f64)>,
}

impl Fleet {
    pub(crate) fn new(settings: &Settings, wanted: u32) -> Self {
        Self {
            hpa: Hpa::new(hpa_config(settings)),
            wanted,
            sync_period_s: settings.sync_period_s,
            syncs: 0,
            pods: Vec::new(),
            proposal: None,
        }
    }

    pub(crate) fn wanted(&self) -> u32 {
        self.wanted
    }

    pub(crate) fn next_sync_s(&self) -> f64 {
        self.syncs as f64 * self.sync_period_s
    }

    /// Pods came, went, became ready or were measured.
    pub(crate) fn inputs_changed(&mut self) {
        self.proposal = None;
    }

    /// One look at the pods. Answers with the decision if it changes the fleet.
    pub(crate) fn sync(
        &mut self,
        now_s: f64,
        pods: impl Iterator<Item = Pod>,
    ) -> Option<Decision<Why>> {
        self.syncs += 1;
        let proposal = match self.proposal {
            Some((proposal, valid_until_s)) if now_s < valid_until_s => proposal,
            _ => {
                self.pods.clear();
                self.pods.extend(pods);
                let proposal = self.hpa.propose(now_s, self.wanted, &self.pods);
                let until_s = proposal.map_or(f64::NEG_INFINITY, |p| p.valid_until_s);
                self.proposal = Some((proposal, until_s));
                proposal
            }
        };
        let decision = self.hpa.decide(now_s, self.wanted, proposal);
        if !decision.is_change() {
            return None;
        }
        self.wanted = decision.wanted;
        self.inputs_changed();
        Some(decision.map_reason(Why::Hpa))
    }
}

fn hpa_config(settings: &Settings) -> HpaConfig {
    let tolerance = settings.tolerance_pct / 100.0;
    HpaConfig {
        min_replicas: settings.min_workers,
        max_replicas: settings.max_workers,
        metric: ResourceMetric {
            target_pct: settings.target_utilization_pct,
            tolerance: Tolerance {
                down: tolerance,
                up: tolerance,
            },
            grouping: Grouping {
                cpu_initialization_s: settings.cpu_initialization_s,
                ..Grouping::default()
            },
        },
        downscale_stabilization_s: settings.stabilization_window_s,
        ..HpaConfig::default()
    }
}
