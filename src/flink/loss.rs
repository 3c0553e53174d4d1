//! When the JobManager learns that a TaskManager is gone.

use super::release::LossDetection;
use crate::settings::Settings;

/// How a TaskManager goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// It is told to stop and shuts down in order, as Kubernetes has it.
    Stop,
    /// It is killed, or its machine is gone.
    Kill,
}

/// Measured: the ResourceManager starts, and with it its round of heartbeats,
/// about a second before the job's master.
const RESOURCE_MANAGER_LEAD_S: f64 = 1.0;

/// When the JobManager declares a TaskManager lost that goes at `gone_s`.
///
/// The JobManager asks all TaskManagers at once, every interval; `phase_s` is
/// when it first did. A TaskManager is lost one timeout after the last
/// heartbeat it answered, so between timeout − interval and timeout after it
/// went; later releases also count heartbeats that could not even be delivered,
/// and hear from a TaskManager that is stopped.
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
    let silence_s = match detection.rpc_failures {
        Some(failures) => settings
            .heartbeat_timeout_s
            .min(f64::from(failures) * interval_s),
        None => settings.heartbeat_timeout_s,
    };
    let noticed_s = |phase_s: f64| {
        let since_heartbeat_s = (gone_s - phase_s).rem_euclid(interval_s);
        gone_s - since_heartbeat_s + silence_s
    };
    if detection.told_by_resource_manager {
        noticed_s(phase_s).min(noticed_s(phase_s - RESOURCE_MANAGER_LEAD_S))
    } else {
        noticed_s(phase_s)
    }
}

#[cfg(test)]
mod tests {
    use super::super::release::Options;
    use super::*;
    use crate::settings::FlinkRelease;
    use proptest::prelude::*;

    fn noticed_after_s(settings: &Settings, phase_s: f64, gone_s: f64, removal: Removal) -> f64 {
        let detection = Options::of(settings).detection;
        loss_noticed_s(settings, &detection, phase_s, gone_s, removal) - gone_s
    }

    proptest! {
        #[test]
        fn a_loss_is_noticed_within_the_documented_range(
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
            // 1.13 does not tell a stop from a kill.
            prop_assert_eq!(after_s[0], after_s[1]);
            let after_s = after_s[0];
            prop_assert!(after_s >= slack_s - 1e-6 && after_s <= interval_s + slack_s + 1e-6);
        }

        #[test]
        fn later_releases_notice_failed_calls(gone_s in 0.0..1e6, phase_s in 0.0..10.0) {
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
