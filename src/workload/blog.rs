//! The generator of the Flink blog's Reactive Mode experiment.
//!
//! It sends until its count of messages is a multiple of `N`, then sleeps for
//! 15 s. Every minute `N = 50000 + trunc(50000 · cos x)`, from `x = -3` on in
//! steps of 0.04, so a cycle takes 157.08 min. A changed `N` makes the next
//! burst a partial one, which is why the rate jitters. The speed of sending is
//! a fit: with 400,000 messages/s the highest mean is 5.72 k records/s, as
//! measured.

use std::f64::consts::TAU;

use super::wave::turn;
use super::{Calendar, Workload, uniform};
use crate::settings::Settings;
use crate::simulation::Steps;

const STEP_S: f64 = 60.0;
const PAUSE_S: f64 = 15.0;
const MEDIAN: f64 = 50_000.0;
const FIRST_X: f64 = -3.0;
const X_PER_STEP: f64 = 0.04;
const SEND_PER_S: f64 = 400_000.0;
/// The mean rate at the crest that these figures give.
const NATIVE_PEAK_PER_S: f64 = 5720.0;
/// A cycle, in minutes: 2π/0.04.
const STEPS_PER_CYCLE: f64 = TAU / X_PER_STEP;
/// Load cycles in the preset.
const CYCLES: u32 = 2;
const STREAM: u64 = 2;

/// Messages between two pauses, in minute `step`.
fn burst_size(step: usize) -> f64 {
    let x = FIRST_X + X_PER_STEP * step as f64;
    (MEDIAN + (MEDIAN * turn(x / TAU)).trunc()).max(1.0)
}

/// The mean rate while the burst size is `n`: a full burst and a pause follow
/// each other, but the burst that begins each minute is half a one on average.
fn mean_per_s(n: f64) -> f64 {
    n * (STEP_S / (PAUSE_S + n / SEND_PER_S) - 0.5) / STEP_S
}

pub(super) fn workload(settings: &Settings) -> Workload {
    cycles(settings, CYCLES)
}

/// As many cycles of the generator as wanted, to the minute, scaled to the peak
/// load.
pub(super) fn cycles(settings: &Settings, cycles: u32) -> Workload {
    let steps = (f64::from(cycles) * STEPS_PER_CYCLE) as usize;
    let scale = settings.peak_load_per_s / NATIVE_PEAK_PER_S;
    let span_s = steps as f64 * STEP_S;
    let mut rate = Steps::with_capacity(steps, span_s);
    for step in 0..steps {
        rate.push(step as f64 * STEP_S, scale * mean_per_s(burst_size(step)));
    }
    Workload {
        rate,
        bursts: Some(bursts(settings.seed, scale, span_s)),
        calendar: Calendar::Elapsed,
    }
}

fn bursts(seed: u32, scale: f64, span_s: f64) -> Steps {
    let mut arrivals = Steps::with_capacity((span_s / PAUSE_S) as usize * 2, span_s);
    let mut sent = 0.0;
    let mut t_s = PAUSE_S * uniform(seed, STREAM, 0);
    while t_s < span_s {
        let n = burst_size((t_s / STEP_S) as usize);
        let burst = n - sent % n;
        sent += burst;
        arrivals.push(t_s, SEND_PER_S * scale);
        let done_s = t_s + burst / SEND_PER_S;
        if done_s < span_s {
            arrivals.push(done_s, 0.0);
        }
        t_s = done_s + PAUSE_S;
    }
    arrivals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Preset;

    #[test]
    fn burst_sizes_are_the_generators() {
        assert_eq!(
            [0, 1, 2, 3, 4, 75].map(burst_size),
            [501.0, 823.0, 1223.0, 1702.0, 2257.0, 100_000.0]
        );
    }

    #[test]
    fn the_bursts_amount_to_the_mean_rate() {
        let settings = Settings::preset(Preset::BlogExperiment);
        let total = |seed| {
            let settings = Settings {
                seed,
                ..settings.clone()
            };
            workload(&settings).arrivals().integral()
        };
        let mean = (0..50).map(total).sum::<f64>() / 50.0;
        let expected = workload(&settings).rate.integral();
        assert!((mean / expected - 1.0).abs() < 0.01, "{mean} {expected}");
        assert!((workload(&settings).rate.max() - 5720.0).abs() < 30.0);
    }
}
