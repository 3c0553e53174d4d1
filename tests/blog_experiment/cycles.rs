//! Measures many load cycles of the model, each from trough to trough.

use crate::constants::Setup;
use crate::grafana::LagPanel;
use reactive_allocation::allocation;
use reactive_allocation::allocation::Run;
use reactive_allocation::workload::Workload;
use std::f64::consts::TAU;

/// Length of a cycle: 2π/0.04 minutes.
const PERIOD_S: f64 = TAU / 0.04 * 60.0;
/// Time of the second trough: the generator starts at x = -3, so the trough at x = π
/// is (π + 3)/0.04 minutes later.
const FIRST_TROUGH_S: f64 = (TAU / 2.0 + 3.0) / 0.04 * 60.0;
/// Interval between the samples of the dashboard.
const PLOT_STEP_S: f64 = 30.0;
/// Lag above which a spike is counted in the first setup, in records.
const SPIKE: f64 = 300_000.0;

/// The measurements of one load cycle.
struct Cycle {
    /// Seconds at each number of registered TaskManagers.
    seconds_at: Vec<f64>,
    most: f64,
    most_while_falling: f64,
    lag_at_peak: Vec<f64>,
    largest_lag: f64,
    largest_lag_while_falling: f64,
    /// Number of times that the lag rises above [`SPIKE`].
    spikes: u32,
    /// Registered TaskManagers at each load level, rising and falling.
    registered: Vec<(f64, f64, f64)>,
}

/// Returns the load `phase_s` seconds after a trough, in records per second.
fn load_per_s(peak_per_s: f64, phase_s: f64) -> f64 {
    peak_per_s * (1.0 - (phase_s / PERIOD_S * TAU).cos()) / 2.0
}

/// Returns when the rising load passes `level_per_s`, in seconds after a trough.
fn rises_to_s(peak_per_s: f64, level_per_s: f64) -> f64 {
    (1.0 - 2.0 * level_per_s / peak_per_s).acos() / TAU * PERIOD_S
}

const LEVELS_PER_S: [f64; 12] = [
    250.0, 500.0, 1000.0, 1500.0, 2000.0, 2500.0, 3000.0, 3500.0, 4000.0, 4500.0, 5000.0, 5500.0,
];

impl Cycle {
    fn of(run: &Run, panel: &LagPanel, peak_per_s: f64, trough_s: f64) -> Self {
        let end_s = trough_s + PERIOD_S;
        let crest_s = trough_s + PERIOD_S / 2.0;
        let mut seconds_at = Vec::new();
        let (mut most, mut most_while_falling) = (0.0, 0.0);
        for (from, to, count) in run.registered.spans() {
            let seconds = to.min(end_s) - from.max(trough_s);
            if seconds <= 0.0 {
                continue;
            }
            let at = count as usize;
            seconds_at.resize(seconds_at.len().max(at + 1), 0.0);
            seconds_at[at] += seconds;
            most = f64::max(most, count);
            if to > crest_s {
                most_while_falling = f64::max(most_while_falling, count);
            }
        }
        let mut cycle = Self {
            seconds_at,
            most,
            most_while_falling,
            lag_at_peak: Vec::new(),
            largest_lag: 0.0,
            largest_lag_while_falling: 0.0,
            spikes: 0,
            registered: Vec::new(),
        };
        let mut above = false;
        let steps = (PERIOD_S / PLOT_STEP_S) as usize;
        for phase_s in (0..steps).map(|step| step as f64 * PLOT_STEP_S) {
            let Some(lag) = panel.at(trough_s + phase_s) else {
                continue;
            };
            cycle.largest_lag = cycle.largest_lag.max(lag);
            cycle.spikes += u32::from(lag > SPIKE && !above);
            above = lag > SPIKE;
            if phase_s > PERIOD_S / 2.0 {
                cycle.largest_lag_while_falling = cycle.largest_lag_while_falling.max(lag);
            }
            if load_per_s(peak_per_s, phase_s) > 0.8 * peak_per_s {
                cycle.lag_at_peak.push(lag);
            }
        }
        for level in LEVELS_PER_S {
            let phase_s = rises_to_s(peak_per_s, level);
            let rising = run.registered.at(trough_s + phase_s);
            let falling = run.registered.at(end_s - phase_s);
            cycle.registered.push((level, rising, falling));
        }
        cycle
    }

    fn seconds_at(&self, count: usize) -> f64 {
        self.seconds_at.get(count).copied().unwrap_or(0.0)
    }
}

/// The lag while the load is above 80 % of its peak, in records.
pub struct LagAtPeak {
    pub p10: f64,
    pub median: f64,
    pub p95: f64,
}

pub struct Cycles(Vec<Cycle>);

impl Cycles {
    /// Runs `count` whole cycles with each of `seeds` seeds.
    pub fn of(setup: Setup, seeds: u32, count: u32) -> Self {
        let mut cycles = Vec::new();
        for seed in 1..=seeds {
            let settings = setup.settings(seed);
            // One more cycle, because the first starts before the first trough.
            let workload = Workload::blog(&settings, count + 1);
            let run = allocation::reactive(&settings, &workload);
            let panel = LagPanel::new(&run, settings.in_flight_records);
            for index in 0..count {
                let trough_s = FIRST_TROUGH_S + f64::from(index) * PERIOD_S;
                cycles.push(Cycle::of(&run, &panel, settings.peak_load_per_s, trough_s));
            }
        }
        Self(cycles)
    }

    pub fn mean_task_managers(&self) -> f64 {
        let most = self.most_of_all() as usize;
        (1..=most).map(|n| n as f64 * self.share_at(n as u32)).sum()
    }

    /// Returns the share of time with `count` registered TaskManagers.
    pub fn share_at(&self, count: u32) -> f64 {
        let seconds: f64 = self.0.iter().map(|c| c.seconds_at(count as usize)).sum();
        seconds / (PERIOD_S * self.0.len() as f64)
    }

    pub fn share_above(&self, count: u32) -> f64 {
        (count + 1..=self.most_of_all() as u32)
            .map(|n| self.share_at(n))
            .sum()
    }

    pub fn most_of_all(&self) -> f64 {
        self.most_task_managers().into_iter().fold(0.0, f64::max)
    }

    pub fn most_task_managers(&self) -> Vec<f64> {
        self.0.iter().map(|c| c.most).collect()
    }

    pub fn most_task_managers_while_falling(&self) -> Vec<f64> {
        self.0.iter().map(|c| c.most_while_falling).collect()
    }

    pub fn share_of_cycles_with_most(&self, count: u32) -> f64 {
        let with = self.0.iter().filter(|c| c.most == f64::from(count)).count();
        with as f64 / self.0.len() as f64
    }

    pub fn largest_lag(&self) -> Vec<f64> {
        self.0.iter().map(|c| c.largest_lag).collect()
    }

    pub fn largest_lag_while_falling(&self) -> Vec<f64> {
        self.0.iter().map(|c| c.largest_lag_while_falling).collect()
    }

    pub fn spikes_per_cycle(&self) -> f64 {
        let spikes: u32 = self.0.iter().map(|c| c.spikes).sum();
        f64::from(spikes) / self.0.len() as f64
    }

    /// Returns the median of the largest lag in `count` successive cycles.
    pub fn usual_maximum_of(&self, count: usize) -> f64 {
        let largest = self.largest_lag();
        let maxima = largest.chunks_exact(count);
        median(
            maxima
                .map(|c| c.iter().copied().fold(0.0, f64::max))
                .collect(),
        )
    }

    pub fn lag_at_peak(&self) -> LagAtPeak {
        let all: Vec<f64> = self
            .0
            .iter()
            .flat_map(|c| c.lag_at_peak.iter().copied())
            .collect();
        let at = |share: f64| quantile(all.clone(), share);
        LagAtPeak {
            p10: at(0.10),
            median: at(0.50),
            p95: at(0.95),
        }
    }

    /// Returns the mean numbers of registered TaskManagers when the rising and the
    /// falling load pass a level.
    pub fn task_managers_at(&self, level_per_s: f64) -> (f64, f64) {
        let of = |cycle: &Cycle| {
            cycle
                .registered
                .iter()
                .copied()
                .find(|(l, _, _)| *l == level_per_s)
        };
        let (mut rising, mut falling) = (0.0, 0.0);
        for (_, up, down) in self.0.iter().filter_map(of) {
            rising += up;
            falling += down;
        }
        let cycles = self.0.len() as f64;
        (rising / cycles, falling / cycles)
    }
}

pub fn median(values: Vec<f64>) -> f64 {
    quantile(values, 0.5)
}

pub fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[(share * (values.len() - 1) as f64) as usize]
}

pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
