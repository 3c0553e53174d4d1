//! Models the load generator of the Flink blog's Reactive Mode experiment.
//!
//! The generator sends messages until their count is a multiple of `N`, then
//! sleeps for 15 s. Every minute it sets `N = 50000 + trunc(50000 · cos x)`, with
//! `x` from -3 on in steps of 0.04, so a cycle takes 157.08 min. After a change of
//! `N` the next burst is a partial one, so the rate jitters. The sending rate of
//! 400,000 messages/s is a fit: it gives the measured highest mean of 5.72 k
//! records/s.

use std::f64::consts::TAU;

use super::wave::cos_turns;
use super::{Calendar, Workload};
use crate::numbers::remainder;
use crate::random::uniform;
use crate::settings::Settings;
use crate::timeline::Steps;

const STEP_S: f64 = 60.0;
const PAUSE_S: f64 = 15.0;
const MEDIAN: f64 = 50_000.0;
const FIRST_X: f64 = -3.0;
const X_PER_STEP: f64 = 0.04;
const SEND_PER_S: f64 = 400_000.0;
/// The mean rate at the crest with these constants, in records per second.
const NATIVE_PEAK_PER_S: f64 = 5720.0;
/// Length of a cycle in steps of one minute: 2π/0.04.
const STEPS_PER_CYCLE: f64 = TAU / X_PER_STEP;
/// Load cycles in the preset.
const CYCLES: u32 = 2;
const STREAM: u64 = 2;

/// Returns the number of messages between two pauses in minute `step`.
fn burst_size(step: usize) -> f64 {
    let x = FIRST_X + X_PER_STEP * step as f64;
    (MEDIAN + (MEDIAN * cos_turns(x / TAU)).trunc()).max(1.0)
}

/// Returns the mean rate in records per second for bursts of `n` messages. Full
/// bursts and pauses alternate, but the first burst of each minute has half the
/// size on average.
fn mean_per_s(n: f64) -> f64 {
    n * (STEP_S / (PAUSE_S + n / SEND_PER_S) - 0.5) / STEP_S
}

pub(super) fn workload(settings: &Settings) -> Workload {
    cycles(settings, CYCLES)
}

fn steps_of(cycles: u32) -> usize {
    (f64::from(cycles) * STEPS_PER_CYCLE) as usize
}

/// Returns the load of `cycles` cycles of the generator, in whole minutes, scaled
/// to the peak load.
pub(super) fn cycles(settings: &Settings, cycles: u32) -> Workload {
    if settings.is_reshaped() {
        return reshaped::cycles(settings, cycles);
    }
    let mut sent = 0.0;
    generated(settings, cycles, burst_size, |step| {
        let n = burst_size(step);
        let burst = n - remainder(sent, n);
        sent += burst;
        burst
    })
}

/// Returns the load of a generator with the given burst size for every minute.
/// `next` returns the next burst sent in a minute. Both are in messages.
fn generated(
    settings: &Settings,
    cycles: u32,
    size: impl Fn(usize) -> f64,
    mut next: impl FnMut(usize) -> f64,
) -> Workload {
    let steps = steps_of(cycles);
    let scale = settings.peak_load_per_s / NATIVE_PEAK_PER_S;
    let span_s = steps as f64 * STEP_S;
    let mut rate = Steps::with_capacity(steps, span_s);
    for step in 0..steps {
        rate.push(step as f64 * STEP_S, scale * mean_per_s(size(step)));
    }
    let mut arrivals = Steps::with_capacity((span_s / PAUSE_S) as usize * 2, span_s);
    let mut t_s = PAUSE_S * uniform(settings.seed, STREAM, 0);
    while t_s < span_s {
        let burst = next((t_s / STEP_S) as usize);
        arrivals.push(t_s, SEND_PER_S * scale);
        let done_s = t_s + burst / SEND_PER_S;
        if done_s < span_s {
            arrivals.push(done_s, 0.0);
        }
        t_s = done_s + PAUSE_S;
    }
    Workload {
        rate,
        bursts: Some(arrivals),
        calendar: Calendar::Elapsed,
    }
}

/// The generator with other burst sizes: those whose mean rate has the shape that
/// the settings ask for.
pub(super) mod reshaped {
    use super::super::Shape;
    use super::super::shape::Reshaped;
    use super::*;

    /// Calls `then` with the shape of the mean rate, not rounded to whole messages.
    pub(in super::super) fn shape<T>(then: impl FnOnce(&Shape) -> T) -> T {
        of_cycles(super::CYCLES, then)
    }

    fn of_cycles<T>(cycles: u32, then: impl FnOnce(&Shape) -> T) -> T {
        then(&Shape {
            span_s: steps_of(cycles) as f64 * STEP_S,
            step_s: STEP_S,
            calendar: Calendar::Elapsed,
            share: &|t_s| {
                // The rate of a step applies at its middle.
                let x = FIRST_X + X_PER_STEP * (t_s / STEP_S - 0.5);
                mean_per_s(MEDIAN + MEDIAN * cos_turns(x / TAU)) / NATIVE_PEAK_PER_S
            },
        })
    }

    /// Returns the burst size that gives a mean rate: the inverse of
    /// [`mean_per_s`].
    fn size_of_mean(mean_per_s: f64) -> f64 {
        let per_step = mean_per_s * STEP_S;
        // The smaller root of n²/2S − b·n + 15·per_step = 0.
        let b = STEP_S - PAUSE_S / 2.0 - per_step / SEND_PER_S;
        let c = PAUSE_S * per_step;
        2.0 * c / (b + (b * b - 2.0 * c / SEND_PER_S).max(0.0).sqrt())
    }

    /// Returns the load of `cycles` cycles with reshaped burst sizes.
    ///
    /// [`mean_per_s`] assumes that the first burst of each minute has half the
    /// size on average. This holds for the sizes of the original generator, but
    /// with nearly constant sizes that burst would always be full or empty.
    /// Therefore its part is drawn at random here.
    pub(super) fn cycles(settings: &Settings, cycles: u32) -> Workload {
        let sizes: Vec<f64> = of_cycles(cycles, |shape| {
            let reshaped = Reshaped::new(settings, shape);
            let middle_s = |step| (step as f64 + 0.5) * STEP_S;
            (0..steps_of(cycles))
                .map(|step| size_of_mean(reshaped.share(middle_s(step)) * NATIVE_PEAK_PER_S))
                .collect()
        });
        let size = |step: usize| sizes.get(step).copied().unwrap_or(0.0);
        let mut last = 0;
        generated(settings, cycles, size, |step| {
            if step == last {
                return size(step);
            }
            last = step;
            size(step) * uniform(settings.seed, STREAM, step as u64)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Preset;

    #[test]
    fn burst_sizes_are_those_of_the_generator() {
        assert_eq!(
            [0, 1, 2, 3, 4, 75].map(burst_size),
            [501.0, 823.0, 1223.0, 1702.0, 2257.0, 100_000.0]
        );
    }

    #[test]
    fn bursts_add_up_to_the_mean_rate() {
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

    #[test]
    fn reshaped_bursts_add_up_to_their_mean_rate() {
        for (shift, width, trough) in [
            (0.0, 20.0, Some(40.0)),
            (20.0, 500.0, None),
            (-10.0, 100.0, Some(100.0)),
            (0.0, 50.0, None),
        ] {
            let settings = |seed| Settings {
                peak_shift_pct: shift,
                peak_width_pct: width,
                trough_pct: trough,
                seed,
                ..Settings::preset(Preset::BlogExperiment)
            };
            let total = |seed| workload(&settings(seed)).arrivals().integral();
            let mean = (0..50).map(total).sum::<f64>() / 50.0;
            let expected = workload(&settings(0)).rate.integral();
            assert!((mean / expected - 1.0).abs() < 0.01, "{mean} {expected}");
            assert!((workload(&settings(0)).rate.max() - 5720.0).abs() < 30.0);
        }
    }
}
