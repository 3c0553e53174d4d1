//! The autoscalers that a run can have: one line each.

use super::asg::steps as asg_steps;
use super::{
    Autoscaler, CpuSampling, Decision, DocumentedRule, ObservedFleet, SteadyPods, WarmingPod,
};
use super::{asg, flink_autoscaler, hpa, hpa_lag, keda, managed_flink, mig, schedule};
use crate::settings::{AutoscalerKind, Settings};

/// Makes of `Kind => folder` lines everything that differs by autoscaler. A
/// folder has a `Controller`, which implements [`Autoscaler`], and a `Reason`.
macro_rules! registry {
    ($($(#[$doc:meta])* $kind:ident => $folder:ident;)+) => {
        /// The reason of a decision, in the terms of the autoscaler that made it.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum ScalingReason {
            $($(#[$doc])* $kind($folder::Reason),)+
            /// The schedule, alone or as the minimum of an autoscaler.
            Schedule(schedule::Reason),
        }

        /// The autoscaler that the settings choose.
        // There is one of these per run: no need to box the larger ones.
        #[allow(clippy::large_enum_variant)]
        pub(super) enum AnyAutoscaler {
            $($kind($folder::Controller),)+
        }

        impl AnyAutoscaler {
            pub(super) fn new(settings: &Settings, workers: u32) -> Self {
                match settings.autoscaler {
                    $(AutoscalerKind::$kind => {
                        Self::$kind($folder::Controller::new(settings, workers))
                    })+
                }
            }

            pub(super) fn next_sync_s(&self) -> f64 {
                match self {
                    $(Self::$kind(autoscaler) => autoscaler.next_sync_s(),)+
                }
            }

            pub(super) fn sync(
                &mut self,
                now_s: f64,
                wanted: u32,
                fleet: ObservedFleet<impl Iterator<Item = WarmingPod>>,
            ) -> Option<Decision<ScalingReason>> {
                match self {
                    $(Self::$kind(autoscaler) => autoscaler
                        .sync(now_s, wanted, fleet)
                        .map(|decision| decision.map_reason(ScalingReason::$kind)),)+
                }
            }

            pub(super) fn observes_job(&self) -> bool {
                match self {
                    $(Self::$kind(_) => $folder::Controller::OBSERVES_JOB,)+
                }
            }

            pub(super) fn parallelism(&self) -> Option<u32> {
                match self {
                    $(Self::$kind(autoscaler) => autoscaler.parallelism(),)+
                }
            }

            pub(super) fn on_cpu_measured(
                &mut self,
                now_s: f64,
                steady: SteadyPods,
                all_steady: bool,
            ) {
                match self {
                    $(Self::$kind(autoscaler) => {
                        autoscaler.on_cpu_measured(now_s, steady, all_steady);
                    })+
                }
            }

            pub(super) fn on_pods_changed(&mut self, now_s: f64) {
                match self {
                    $(Self::$kind(autoscaler) => autoscaler.on_pods_changed(now_s),)+
                }
            }
        }

        /// Returns how the autoscaler of the settings gets to know CPU use.
        pub(super) fn cpu_sampling(settings: &Settings) -> CpuSampling {
            match settings.autoscaler {
                $(AutoscalerKind::$kind => $folder::Controller::cpu_sampling(settings),)+
            }
        }

        /// Returns the rules of each autoscaler, for the page that says how true
        /// the figure is.
        pub fn documented_rules() -> &'static [(AutoscalerKind, &'static [DocumentedRule])] {
            &[$((AutoscalerKind::$kind, $folder::Controller::RULES),)+]
        }
    };
}

registry! {
    /// The Kubernetes Horizontal Pod Autoscaler.
    Hpa => hpa;
    /// An AWS EC2 Auto Scaling group.
    Asg => asg;
    /// A Google Compute Engine managed instance group.
    Mig => mig;
    /// The Kubernetes Horizontal Pod Autoscaler on consumer lag.
    HpaLag => hpa_lag;
    /// KEDA's Kafka scaler.
    Keda => keda;
    /// The Flink Autoscaler.
    Flink => flink_autoscaler;
    /// An AWS EC2 Auto Scaling group with step scaling.
    AsgSteps => asg_steps;
    /// Amazon Managed Service for Apache Flink.
    ManagedFlink => managed_flink;
}
