//! Computes when the JobManager detects the loss of a TaskManager.

use super::release::{LossDetection, Options};
use crate::numbers::remainder;
use crate::settings::Settings;

/// How a TaskManager is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// It gets a termination signal and shuts down gracefully, as Kubernetes
    /// stops a pod.
    Stop,
    /// It is killed, or its machine fails.
    Kill,
}

/// Measured: the ResourceManager starts, and sends its first heartbeats, about a
/// second before the JobMaster.
const RESOURCE_MANAGER_LEAD_S: f64 = 1.0;

/// Returns when the JobManager declares a TaskManager lost that is removed at
/// `gone_s`, in seconds.
///
/// The JobManager sends heartbeats to all TaskManagers at once, every interval,
/// starting at `phase_s`. It declares a TaskManager lost one timeout after the
/// last heartbeat that the TaskManager answered, which is between timeout −
/// interval and timeout after the removal. Flink 1.20 and 2.3 also count
/// heartbeats that cannot be delivered, and a TaskManager that is stopped signs
/// off.
pub(crate) fn loss_noticed_s(
    settings: &Settings,
    detection: &LossDetection,
    phase_s: f64,
    gone_s: f64,
    removal: Removal,
) -> f64 {
    if let (Removal::Stop, Some(sign_off_s)) = (removal, detection.sign_off_s) {
        return gone_s + sign_off_s;
    }
    let interval_s = settings.heartbeat_interval_s;
    let silence_s = limit_s(settings, detection);
    let noticed_s = |phase_s: f64| {
        let since_heartbeat_s = remainder(gone_s - phase_s, interval_s);
        gone_s - since_heartbeat_s + silence_s
    };
    if detection.reported_by_resource_manager {
        noticed_s(phase_s).min(noticed_s(phase_s - RESOURCE_MANAGER_LEAD_S))
    } else {
        noticed_s(phase_s)
    }
}

/// Returns the time without a heartbeat after which the JobManager declares a
/// TaskManager lost, in seconds.
pub(crate) fn silence_limit_s(settings: &Settings) -> f64 {
    limit_s(settings, &Options::of(settings).detection)
}

fn limit_s(settings: &Settings, detection: &LossDetection) -> f64 {
    let timeout_s = settings.heartbeat_timeout_s;
    match detection.rpc_failures {
        Some(failures) => timeout_s.min(f64::from(failures) * settings.heartbeat_interval_s),
        None => timeout_s,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::FlinkRelease;
    use proptest::prelude::*;

    fn noticed_after_s(settings: &Settings, phase_s: f64, gone_s: f64, removal: Removal) -> f64 {
        let detection = Options::of(settings).detection;
        loss_noticed_s(settings, &detection, phase_s, gone_s, removal) - gone_s
    }

    proptest! {
        #[test]
        fn flink_1_13_detects_a_loss_between_timeout_minus_interval_and_timeout(
            gone_s in 0.0..1e6, phase_s in 0.0..10.0, interval_s in 1.0..30.0, slack_s in 0.1..60.0,
        ) {
            let settings = Settings {
                heartbeat_interval_s: interval_s,
                heartbeat_timeout_s: interval_s + slack_s,
                ..Settings::default()
            };
            let mut after_s = Vec::new();
            for removal in [Removal::Stop, Removal::Kill] {
                after_s.push(noticed_after_s(&settings, phase_s, gone_s, removal));
            }
            // 1.13 does not distinguish a stop from a kill.
            prop_assert_eq!(after_s[0], after_s[1]);
            let after_s = after_s[0];
            prop_assert!(after_s >= slack_s - 1e-6 && after_s <= interval_s + slack_s + 1e-6);
        }

        #[test]
        fn flink_1_20_and_2_3_detect_failed_heartbeat_calls_and_sign_offs(gone_s in 0.0..1e6, phase_s in 0.0..10.0) {
            for flink in [FlinkRelease::V1_20, FlinkRelease::V2_3] {
                let settings = Settings {
                    heartbeat_interval_s: 10.0,
                    heartbeat_timeout_s: 50.0,
                    flink,
                    ..Settings::default()
                };
                let killed = noticed_after_s(&settings, phase_s, gone_s, Removal::Kill);
                prop_assert!((10.0 - 1e-6..=20.0 + 1e-6).contains(&killed));
                let stopped = noticed_after_s(&settings, phase_s, gone_s, Removal::Stop);
                prop_assert!(stopped <= 0.2);
            }
        }
    }
}
