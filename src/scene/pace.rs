//! The pace of playback.

use crate::allocation::Run;

/// The shortest duration of playback at normal speed, in seconds.
const LEAST_S: f64 = 16.0;
/// The longest, in seconds: a run with more restarts shows several as one.
const MOST_S: f64 = 120.0;
/// Restarts of one fleet that may pass in a second at normal speed.
const RESTARTS_PER_S: f64 = 2.0;

/// Returns the duration of playback of some runs at normal speed, in seconds: long
/// enough for no more than two restarts of a fleet a second on average, within 16 s
/// and two minutes. A restart is a handful of events within a minute, which pass
/// together at the scale of a day.
pub fn playback_s<'a>(runs: impl Iterator<Item = &'a Run>) -> f64 {
    let most = runs.map(|run| run.totals.rescales).max().unwrap_or(0);
    (f64::from(most) / RESTARTS_PER_S).clamp(LEAST_S, MOST_S)
}

/// A speed of playback.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speed {
    /// Half the normal speed.
    Half,
    /// The normal speed.
    #[default]
    Normal,
    /// Twice the normal speed.
    Double,
    /// Four times the normal speed.
    Fourfold,
}

impl Speed {
    /// Returns the next speed; the slowest follows the fastest.
    pub fn next(self) -> Self {
        match self {
            Self::Half => Self::Normal,
            Self::Normal => Self::Double,
            Self::Double => Self::Fourfold,
            Self::Fourfold => Self::Half,
        }
    }

    /// Returns what the normal speed is multiplied by.
    pub fn factor(self) -> f64 {
        match self {
            Self::Half => 0.5,
            Self::Normal => 1.0,
            Self::Double => 2.0,
            Self::Fourfold => 4.0,
        }
    }

    /// Returns the factor as text: "½×".
    pub fn text(self) -> &'static str {
        match self {
            Self::Half => "½×",
            Self::Normal => "1×",
            Self::Double => "2×",
            Self::Fourfold => "4×",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Results;
    use crate::settings::{Preset, Settings};

    #[test]
    fn at_most_two_restarts_pass_in_a_second() {
        let mut longer = 0;
        for preset in Preset::ALL {
            let results = Results::new(&Settings::preset(*preset));
            let runs = [&results.static_fleet, &*results.manual, &*results.reactive];
            let duration_s = playback_s(runs.into_iter());
            assert!((LEAST_S..=MOST_S).contains(&duration_s), "{preset:?}");
            for run in runs {
                let per_s = f64::from(run.totals.rescales) / duration_s;
                assert!(per_s <= 2.0 || duration_s == MOST_S, "{preset:?}: {per_s}");
            }
            longer += u32::from(duration_s > LEAST_S);
        }
        assert!(longer > 1, "weeks take longer than a day");
        assert_eq!(playback_s(std::iter::empty()), LEAST_S);
    }

    #[test]
    fn speeds_go_round() {
        let mut speed = Speed::default();
        let factors: Vec<f64> = (0..5)
            .map(|_| {
                let factor = speed.factor();
                speed = speed.next();
                factor
            })
            .collect();
        assert_eq!(factors, [1.0, 2.0, 4.0, 0.5, 1.0]);
    }
}
