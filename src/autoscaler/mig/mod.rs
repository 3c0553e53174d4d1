//! Google Compute Engine managed instance group (MIG) with autoscaling on the
//! mean CPU of its VMs.
//!
//! One tick, every 60 s: the VMs that the load needs, the peak of that over the
//! stabilisation period, then the scale-in controls ([`scale_in`]) and the mode. Google publishes no source; [`RULES`] says for each rule whether it
//! is documented, group elsewhere or our choice.

pub mod scale_in;

mod controller;
mod observation;
mod provenance;
mod reason;

pub(super) use controller::Controller;
pub use observation::Observation;
pub use provenance::RULES;
pub use reason::Reason;
pub use scale_in::{Allowance, ScaleInControl};

use super::{Metric, WindowPeak, round_up};
use std::cmp::Ordering;

/// The time between two evaluations of the group, in seconds. Our choice; Google
/// says that it evaluates constantly. 10 to 60 s are sensible.
pub const TICK_PERIOD_S: f64 = 60.0;

/// The result of one tick.
pub type Decision = super::Decision<Reason>;

/// The actions that the autoscaler may take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Scales out and in.
    #[default]
    On,
    /// Only scales out.
    OnlyScaleOut,
    /// Only recommends a size.
    Off,
}

impl Mode {
    /// Returns the new size, in VMs, from the present and the recommended one.
    pub fn size(self, target_size: u32, recommended: u32) -> u32 {
        match self {
            Self::On => recommended,
            Self::OnlyScaleOut => target_size.max(recommended),
            Self::Off => target_size,
        }
    }
}

/// The configuration of a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MigConfig {
    /// Least VMs. Default 1.
    pub min_replicas: u32,
    /// Most VMs. Default 15.
    pub max_replicas: u32,
    /// Target mean CPU as a fraction, above 0, at most 1. Default 0.6.
    pub utilization_target: f64,
    /// How long a new VM's data do not count, in seconds. Default 60.
    pub initialization_period_s: f64,
    /// How far scaling in looks back, in seconds. Default 600.
    pub stabilization_period_s: f64,
    /// Limits on scaling in. Unset by default.
    pub scale_in_control: Option<ScaleInControl>,
    /// The actions it may take.
    pub mode: Mode,
}

impl Default for MigConfig {
    fn default() -> Self {
        Self {
            min_replicas: 1,
            max_replicas: 15,
            utilization_target: 0.6,
            initialization_period_s: 60.0,
            stabilization_period_s: 600.0,
            scale_in_control: None,
            mode: Mode::On,
        }
    }
}

/// The autoscaler of a group: its configuration and its memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Mig {
    config: MigConfig,
    needed: WindowPeak,
    recommended: WindowPeak,
    started: bool,
}

impl Mig {
    /// Returns an autoscaler without memory. Its first tick remembers the present
    /// size, so that scaling in waits for the whole period.
    pub fn new(config: MigConfig) -> Self {
        let ticks = (config.stabilization_period_s.clamp(0.0, 86_400.0) / TICK_PERIOD_S) as usize;
        Self {
            config,
            needed: WindowPeak::with_capacity(ticks + 2),
            recommended: WindowPeak::with_capacity(ticks + 2),
            started: false,
        }
    }

    /// Returns the configuration.
    pub fn config(&self) -> &MigConfig {
        &self.config
    }

    /// Evaluates the group at `now_s` seconds; `group` is the group since the last
    /// tick.
    pub fn tick(&mut self, now_s: f64, group: &Observation) -> Decision {
        if !self.started {
            self.started = true;
            self.needed.push(now_s, i64::from(group.target_size));
            self.recommended.push(now_s, i64::from(group.target_size));
        }
        let needed = self.needed(group);
        let (wanted, reason) = match needed {
            Some(needed) => self.decide(now_s, group.target_size, needed),
            None => (group.target_size, Reason::NoData),
        };
        Decision {
            was: group.target_size,
            wanted,
            raw: needed,
            metric: Metric::CpuPct,
            observed: group.mean_utilization().map(|mean| 100.0 * mean),
            target: Some(100.0 * self.config.utilization_target),
            parallelism: None,
            reason,
        }
    }

    /// Returns the VMs that the present load needs. VMs that initialise may keep
    /// the size up, but do not make it grow.
    fn needed(&self, group: &Observation) -> Option<u32> {
        if group.running == 0 {
            return None;
        }
        let target = self.config.utilization_target;
        let grow = match group.initialized {
            0 => 0,
            _ => vms_for(group.initialized_load, target),
        };
        let keep = vms_for(group.load, target).min(group.target_size);
        Some(grow.max(keep))
    }

    /// Returns the wanted size, in VMs, and the reason.
    fn decide(&mut self, now_s: f64, size: u32, needed: u32) -> (u32, Reason) {
        let config = self.config;
        self.needed.keep_from(now_s - config.stabilization_period_s);
        self.needed.push(now_s, i64::from(needed));
        let peak = whole(self.needed.peak().unwrap_or_default());
        let stable = peak.max(config.min_replicas).min(config.max_replicas);

        let limit = self.scale_in_limit(now_s, stable);
        let floor = limit.map_or(0, |limit| limit.floor);
        let recommended = stable.max(floor).min(config.max_replicas);
        if limit.is_some() {
            self.recommended.push(now_s, i64::from(recommended));
        }

        let wanted = config.mode.size(size, recommended);
        let until_s = |since_s: Option<f64>, window_s| since_s.unwrap_or(now_s) + window_s;
        let reason = if wanted != recommended {
            Reason::KeptByMode { recommended }
        } else if let Some(limit) = limit
            && recommended > stable
        {
            let since_s = self.recommended.last_at_least(i64::from(limit.past_peak));
            Reason::ScaleInControl {
                floor,
                until_s: until_s(since_s, limit.window_s),
            }
        } else if peak > config.max_replicas {
            Reason::AtMaximum
        } else if peak > needed && peak >= config.min_replicas {
            let since_s = self.needed.last_at_least(i64::from(peak));
            Reason::Stabilized {
                held_at: peak,
                until_s: until_s(since_s, config.stabilization_period_s),
            }
        } else if peak < config.min_replicas {
            Reason::AtMinimum
        } else {
            match wanted.cmp(&size) {
                Ordering::Greater => Reason::ScaledOut,
                Ordering::Less => Reason::ScaledIn,
                Ordering::Equal => Reason::AtTarget,
            }
        };
        (wanted, reason)
    }

    /// Returns what the scale-in controls allow at `now_s` seconds, when `stable`
    /// VMs are recommended without them.
    fn scale_in_limit(&mut self, now_s: f64, stable: u32) -> Option<ScaleInLimit> {
        let control = self.config.scale_in_control?;
        self.recommended.keep_from(now_s - control.window_s);
        let past_peak = whole(self.recommended.peak().unwrap_or_default());
        Some(ScaleInLimit {
            past_peak,
            floor: control.floor(past_peak.max(stable)),
            window_s: control.window_s,
        })
    }
}

/// The least size that the scale-in controls allow.
#[derive(Clone, Copy)]
struct ScaleInLimit {
    /// The highest recommendation in the window, in VMs.
    past_peak: u32,
    /// The smallest size that is allowed, in VMs.
    floor: u32,
    window_s: f64,
}

fn whole(vms: i64) -> u32 {
    u32::try_from(vms.max(0)).unwrap_or(u32::MAX)
}

/// Returns the VMs that bring a load, summed over VMs as fractions of one, down
/// to `target` each, rounded up.
pub fn vms_for(load: f64, target: f64) -> u32 {
    round_up(load / target)
}
