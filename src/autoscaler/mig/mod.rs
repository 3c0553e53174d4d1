//! Google Compute Engine managed instance group (MIG) with autoscaling on the
//! mean CPU of its VMs.
//!
//! One tick, every 60 s: how many VMs the load needs, the peak of that over the
//! stabilisation period, then the scale-in controls ([`scale_in`]) and the
//! mode. Google publishes no source; [`RULES`] says for each rule whether it
//! is documented, seen elsewhere or our choice.

pub mod scale_in;

mod observation;
mod provenance;
mod reason;

pub use observation::{Observation, Vm};
pub use provenance::RULES;
pub use reason::Reason;
pub use scale_in::{Allowance, ScaleInControl};

use super::{WindowPeak, round_up};

/// How often the group is looked at, in seconds. Our choice; Google says that
/// it evaluations constantly. 10 to 60 s are sensible.
pub const TICK_PERIOD_S: f64 = 60.0;

/// What one tick of the autoscaler answers.
pub type Decision = super::Decision<Reason>;

/// What the autoscaler may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Scale out and in.
    #[default]
    On,
    /// Only scale out.
    OnlyScaleOut,
    /// Only say what it would do.
    Off,
}

impl Mode {
    /// The new size, in VMs, from the present and the recommended one.
    pub fn size(self, target_size: u32, recommended: u32) -> u32 {
        match self {
            Self::On => recommended,
            Self::OnlyScaleOut => target_size.max(recommended),
            Self::Off => target_size,
        }
    }
}

/// How VMs that still initialise enter the scale-out. Google only says that
/// their data are ignored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Initializing {
    /// Left out: the load is what the others carry.
    #[default]
    LeftOut,
    /// Taken to be as busy as the others.
    AsOthers,
}

/// How the group is set up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MigConfig {
    /// Least VMs. Default 1.
    pub min_replicas: u32,
    /// Most VMs. Default 15.
    pub max_replicas: u32,
    /// Aimed mean CPU as a fraction, above 0, at most 1. Default 0.6.
    pub utilization_target: f64,
    /// How long a new VM's data do not count, in seconds. Default 60.
    pub initialization_period_s: f64,
    /// How long scaling in evaluations back, in seconds. Default 600.
    pub stabilization_period_s: f64,
    /// Limits on scaling in. Unset by default.
    pub scale_in_control: Option<ScaleInControl>,
    /// What it may do.
    pub mode: Mode,
    /// How VMs that still initialise enter the scale-out.
    pub initializing: Initializing,
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
            initializing: Initializing::LeftOut,
        }
    }
}

/// The group's autoscaler: its set-up and what it remembers.
#[derive(Clone, Debug, PartialEq)]
pub struct Mig {
    config: MigConfig,
    needed: WindowPeak,
    recommended: WindowPeak,
    started: bool,
}

impl Mig {
    /// An autoscaler that has seen nothing yet. Its first tick remembers the
    /// size it finds, so that scaling in waits for the whole period.
    pub fn new(config: MigConfig) -> Self {
        let ticks = (config.stabilization_period_s.clamp(0.0, 86_400.0) / TICK_PERIOD_S) as usize;
        Self {
            config,
            needed: WindowPeak::with_capacity(ticks + 2),
            recommended: WindowPeak::with_capacity(ticks + 2),
            started: false,
        }
    }

    /// How it is set up.
    pub fn config(&self) -> &MigConfig {
        &self.config
    }

    /// One tick at `now_s` seconds; `seen` is the group since the last tick.
    pub fn tick(&mut self, now_s: f64, seen: &Observation) -> Decision {
        if !self.started {
            self.started = true;
            self.needed.push(now_s, i64::from(seen.target_size));
            self.recommended.push(now_s, i64::from(seen.target_size));
        }
        let needed = self.needed(seen);
        let (wanted, reason) = match needed {
            Some(needed) => self.decide(now_s, seen.target_size, needed),
            None => (seen.target_size, Reason::NoData),
        };
        Decision {
            was: seen.target_size,
            wanted,
            raw: needed,
            observed_pct: seen.mean_utilization().map(|mean| 100.0 * mean),
            target_pct: 100.0 * self.config.utilization_target,
            reason,
        }
    }

    /// VMs that the present load needs. VMs that initialise may keep the size
    /// up, but do not make it grow.
    fn needed(&self, seen: &Observation) -> Option<u32> {
        if seen.running == 0 {
            return None;
        }
        let target = self.config.utilization_target;
        let grow = match self.config.initializing {
            _ if seen.initialized == 0 => 0,
            Initializing::LeftOut => vms_for(seen.initialized_load, target),
            Initializing::AsOthers => {
                let mean = seen.initialized_load / f64::from(seen.initialized);
                vms_for(mean * f64::from(seen.running), target)
            }
        };
        let keep = vms_for(seen.load, target).min(seen.target_size);
        Some(grow.max(keep))
    }

    fn decide(&mut self, now_s: f64, size: u32, needed: u32) -> (u32, Reason) {
        let config = self.config;
        let period_s = config.stabilization_period_s;
        self.needed.keep_from(now_s - period_s);
        self.needed.push(now_s, i64::from(needed));
        let peak = whole(self.needed.peak().unwrap_or_default());
        let stable = peak.max(config.min_replicas).min(config.max_replicas);

        let control = config.scale_in_control.map(|control| {
            self.recommended.keep_from(now_s - control.window_s);
            let past = whole(self.recommended.peak().unwrap_or_default());
            (control, past, control.floor(past.max(stable)))
        });
        let floor = control.map_or(0, |(_, _, floor)| floor);
        let recommended = stable.max(floor).min(config.max_replicas);
        if config.scale_in_control.is_some() {
            self.recommended.push(now_s, i64::from(recommended));
        }

        let wanted = config.mode.size(size, recommended);
        let until = |since_s: Option<f64>, window_s| since_s.unwrap_or(now_s) + window_s;
        let reason = if wanted != recommended {
            Reason::KeptByMode { recommended }
        } else if recommended > stable {
            let (since_s, window_s) = control.map_or((None, 0.0), |(control, past, _)| {
                let since_s = self.recommended.last_at_least(i64::from(past));
                (since_s, control.window_s)
            });
            Reason::ScaleInControl {
                floor,
                until_s: until(since_s, window_s),
            }
        } else if peak > config.max_replicas {
            Reason::AtMaximum
        } else if peak > needed && peak >= config.min_replicas {
            let since_s = self.needed.last_at_least(i64::from(peak));
            Reason::Stabilized {
                held_at: peak,
                until_s: until(since_s, period_s),
            }
        } else if peak < config.min_replicas {
            Reason::AtMinimum
        } else if wanted > size {
            Reason::ScaledOut
        } else if wanted < size {
            Reason::ScaledIn
        } else {
            Reason::AtTarget
        };
        (wanted, reason)
    }
}

fn whole(vms: i64) -> u32 {
    u32::try_from(vms.max(0)).unwrap_or(u32::MAX)
}

/// The VMs that bring a load, summed over VMs as fractions of one, down to
/// `target` each, rounded up.
pub fn vms_for(load: f64, target: f64) -> u32 {
    round_up(load / target)
}

/// The same for a metric of the whole group, of which one VM takes
/// `single_instance_assignment`.
pub fn vms_for_assignment(metric_total: f64, single_instance_assignment: f64) -> u32 {
    round_up(metric_total / single_instance_assignment)
}

/// A change of size in whole VMs: 1.5 more are two more, 1.5 fewer are one
/// fewer.
pub fn whole_change(ideal: f64) -> i64 {
    ideal.ceil() as i64
}

/// Of the sizes that several signals recommend, the largest.
pub fn largest(recommended: impl IntoIterator<Item = u32>) -> Option<u32> {
    recommended.into_iter().max()
}
