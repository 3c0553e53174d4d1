//! The steps of the arrow keys on the time slider.

use super::time::TIME_STEPS_S;

/// Steps over the whole span, at least.
const STEPS: f64 = 200.0;
/// Fine steps in a step.
const FINE: f64 = 10.0;

/// A step of the arrow keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeStep {
    /// Whether time goes on, or back.
    pub forward: bool,
    /// Whether the step is a tenth of the usual one.
    pub fine: bool,
}

/// Returns the usual step for a span, in seconds: the largest round time that goes 200
/// times into it, such as 5 minutes for a day and 30 minutes for a week.
pub fn time_step_s(span_s: f64) -> f64 {
    let mut steps = TIME_STEPS_S.into_iter().rev();
    steps
        .find(|step_s| *step_s * STEPS <= span_s)
        .unwrap_or(1.0)
}

impl TimeStep {
    /// Returns the next multiple of the step from `t_s` seconds, within the span.
    pub fn from(self, t_s: f64, span_s: f64) -> f64 {
        let step_s = time_step_s(span_s) / if self.fine { FINE } else { 1.0 };
        // A multiple itself is exact only to within rounding.
        let steps = t_s / step_s;
        let target = if self.forward {
            (steps + 1e-3).floor() + 1.0
        } else {
            (steps - 1e-3).ceil() - 1.0
        };
        (target * step_s).min(span_s).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY_S: f64 = 86_400.0;

    #[test]
    fn steps_suit_the_span() {
        assert_eq!(time_step_s(DAY_S), 300.0);
        assert_eq!(time_step_s(7.0 * DAY_S), 1_800.0);
        assert_eq!(time_step_s(28.0 * DAY_S), 10_800.0);
        assert_eq!(time_step_s(DAY_S / 4.0), 60.0);
        assert_eq!(time_step_s(0.0), 1.0);
    }

    #[test]
    fn steps_meet_round_times() {
        let step = |forward, fine| TimeStep { forward, fine };
        assert_eq!(step(true, false).from(100.0, DAY_S), 300.0);
        assert_eq!(step(true, false).from(300.0 - 1e-6, DAY_S), 600.0);
        assert_eq!(step(false, false).from(300.0 + 1e-6, DAY_S), 0.0);
        assert_eq!(step(false, false).from(400.0, DAY_S), 300.0);
        assert_eq!(step(true, true).from(300.0, DAY_S), 330.0);
        assert_eq!(step(true, false).from(DAY_S, DAY_S), DAY_S);
        assert_eq!(step(false, true).from(0.0, DAY_S), 0.0);
    }

    proptest! {
        #[test]
        fn a_step_moves_on_and_stays_in_the_span(
            share in 0.01..0.99_f64, span_s in 600.0..3e6_f64, forward: bool, fine: bool,
        ) {
            let t_s = share * span_s;
            let next_s = TimeStep { forward, fine }.from(t_s, span_s);
            prop_assert_eq!(next_s > t_s, forward);
            prop_assert!((0.0..=span_s).contains(&next_s));
            prop_assert!((next_s - t_s).abs() <= span_s / STEPS * 1.01 + 1.0);
        }
    }
}
