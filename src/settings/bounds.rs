//! Pairs of settings of which one bounds the other, and how a default gives way: only two
//! values that were set contradict each other.
//!
//! A value counts as set unless it is that of the preset, or what the preset's becomes
//! beside the other values. Nothing else is remembered, so settings that are written and
//! read again behave as before.

use super::{Conflict, SettingId, Settings, SettingsError};

/// A setting that another one bounds from above.
struct Bound {
    lesser: SettingId,
    greater: SettingId,
    /// The bound as a share of `greater`.
    share: f64,
    /// Whether `lesser` may reach the bound.
    inclusive: bool,
    conflict: Conflict,
}

macro_rules! bounds {
    ($($lesser:ident up_to $share:literal * $greater:ident inclusive $inclusive:literal else $conflict:expr;)+) => {
        /// A limit that makes the request give way makes the idle CPU give way, too: the
        /// order matters.
        const BOUNDS: &[Bound] = &[$(Bound {
            lesser: SettingId::$lesser,
            greater: SettingId::$greater,
            share: $share,
            inclusive: $inclusive,
            conflict: $conflict,
        }),+];

        /// The settings of [`BOUNDS`], some twice.
        const BOUNDED: &[SettingId] = &[$(SettingId::$lesser, SettingId::$greater),+];
    };
}

bounds! {
    MinWorkers up_to 1.0 * MaxWorkers inclusive true else Conflict::MinWorkers { max_workers: 0 };
    // `HeartbeatServices` of Flink.
    HeartbeatInterval up_to 1.0 * HeartbeatTimeout inclusive false else Conflict::HeartbeatInterval;
    // `ExponentialDelayRestartBackoffTimeStrategy` of Flink.
    BackoffInitial up_to 1.0 * BackoffMax inclusive true else Conflict::BackoffInitial;
    StartSpread up_to 1.0 * StartTime inclusive true else Conflict::StartSpread;
    // Two measurements stay in their order.
    MetricsJitter up_to 0.5 * MetricsResolution inclusive false else Conflict::MetricsJitter;
    // Validation of `resources` in Kubernetes.
    CpuRequest up_to 1.0 * CpuLimit inclusive true else Conflict::CpuLimit;
    // Something is left for records.
    IdleCpu up_to 1.0 * CpuLimit inclusive false else Conflict::IdleCpu;
}

/// The highest target of a group of machines, in percent: a machine has no more CPU than
/// all of it. (`utilizationTarget` of Google is at most 1; `TargetValue` of AWS may be
/// more, but `ASGAverageCPUUtilization` never is.)
const HIGHEST_OF_MACHINES_PCT: u32 = 100;

impl Bound {
    /// Without a limit, a TaskManager may use what it requests.
    fn greater(&self, settings: &Settings) -> SettingId {
        if self.lesser == SettingId::IdleCpu && settings.cpu_limit_millicores.is_none() {
            SettingId::CpuRequest
        } else {
            self.greater
        }
    }

    fn holds(&self, settings: &Settings) -> bool {
        let least = settings.number(self.lesser);
        let most = self.share * settings.number(self.greater(settings));
        least < most || self.inclusive && least == most
    }

    /// Moves the value of this pair that is free, if the bound does not hold. It gets half
    /// of the room where it must stay away from the bound.
    fn settle(&self, settings: &mut Settings, is_free: &dyn Fn(SettingId) -> bool) {
        if self.holds(settings) {
            return;
        }
        let factor = if self.inclusive {
            1.0
        } else {
            self.share / 2.0
        };
        let greater = self.greater(settings);
        let (id, value) = if is_free(self.lesser) {
            (self.lesser, settings.number(greater) * factor)
        } else {
            (greater, settings.number(self.lesser) / factor)
        };
        if is_free(id) {
            // The ranges leave the room: what gives way stays within its own.
            (id.field().set)(settings, value);
        }
    }
}

impl SettingId {
    /// Returns whether a change of the setting can make others give way.
    pub(super) fn is_bounded(self) -> bool {
        self == Self::Preset || BOUNDED.contains(&self)
    }
}

impl Settings {
    fn number(&self, id: SettingId) -> f64 {
        (id.field().get)(self)
    }

    /// Gives a setting the value of the preset.
    pub(super) fn reset(&mut self, id: SettingId) {
        (id.field().set)(self, Settings::preset(self.preset).number(id));
    }

    /// Returns whether a setting has the value of the preset, or what this becomes
    /// beside the other values.
    pub fn is_default(&self, id: SettingId) -> bool {
        let mut reset = self.clone();
        reset.reset(id);
        reset.settle(&|other| other == id);
        reset.number(id) == self.number(id)
    }

    /// Gives the bounded settings that are free the values of the preset, and makes them
    /// give way to the others.
    pub(super) fn settle(&mut self, is_free: &dyn Fn(SettingId) -> bool) {
        for id in BOUNDED {
            if is_free(*id) {
                self.reset(*id);
            }
        }
        for bound in BOUNDS {
            bound.settle(self, is_free);
        }
    }

    /// Checks what is allowed setting by setting but not together.
    ///
    /// # Errors
    /// The first contradiction.
    pub(super) fn check_conflicts(&self) -> Result<(), SettingsError> {
        let kind = self.autoscaler;
        let of_machines = kind.scales_machines() || kind.sets_parallelism();
        let conflict = if of_machines && self.target_utilization_pct > HIGHEST_OF_MACHINES_PCT {
            Conflict::TargetUtilization
        } else if let Some(bound) = BOUNDS.iter().find(|bound| !bound.holds(self)) {
            match bound.conflict {
                Conflict::MinWorkers { .. } => Conflict::MinWorkers {
                    max_workers: self.max_workers,
                },
                other => other,
            }
        } else {
            return Ok(());
        };
        Err(SettingsError::conflict(conflict, self))
    }
}
