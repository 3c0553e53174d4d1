//! CloudWatch alarms: M of the last N datapoints.
//!
//! The rule for missing data is our reading of the tables in the CloudWatch
//! guide, which it reproduces.

/// The side of the threshold that breaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// Strictly above.
    GreaterThanThreshold,
    /// Above or equal.
    GreaterThanOrEqualToThreshold,
    /// Strictly below.
    LessThanThreshold,
    /// Below or equal.
    LessThanOrEqualToThreshold,
}

impl Comparison {
    /// Returns whether `value` breaches `threshold`, both in the metric's unit.
    pub fn breaches(self, value: f64, threshold: f64) -> bool {
        match self {
            Self::GreaterThanThreshold => value > threshold,
            Self::GreaterThanOrEqualToThreshold => value >= threshold,
            Self::LessThanThreshold => value < threshold,
            Self::LessThanOrEqualToThreshold => value <= threshold,
        }
    }
}

/// How an alarm treats missing datapoints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MissingData {
    /// They are left out: the existing datapoints decide.
    #[default]
    Missing,
    /// They are left out, and the state stays when in doubt.
    Ignore,
    /// They count as breaching.
    Breaching,
    /// They count as good.
    NotBreaching,
}

/// The state of an alarm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AlarmState {
    /// Not enough datapoints breach.
    Ok,
    /// Enough datapoints breach.
    Alarm,
    /// There are no datapoints.
    #[default]
    InsufficientData,
}

/// One datapoint compared with the threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Datapoint {
    /// No datapoint.
    Missing,
    /// On the good side.
    Good,
    /// On the breaching side.
    Breaching,
}

/// The definition of an alarm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alarm {
    /// The side of the threshold that breaches.
    pub comparison: Comparison,
    /// In the metric's unit; percent of CPU here.
    pub threshold: f64,
    /// Length of one datapoint, in seconds.
    pub period_s: u32,
    /// The number of judged datapoints, N, at least 1.
    pub evaluation_periods: u32,
    /// The number of them that must breach, M, 1 to N.
    pub datapoints_to_alarm: u32,
    /// How missing datapoints are treated.
    pub missing_data: MissingData,
}

/// The result of judging datapoints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The new state; `None` keeps the previous one.
    pub state: Option<AlarmState>,
    /// The number of judged datapoints that breach.
    pub breaching: u32,
    /// The number of them that breach since the last good one.
    pub streak: u32,
    /// The number of datapoints that had to be filled in.
    pub filled: u32,
}

impl Judgement {
    /// Returns the judgement of an alarm that needs all datapoints to breach, after
    /// a good one.
    pub(super) fn quiet() -> Self {
        Self {
            state: Some(AlarmState::Ok),
            breaching: 0,
            streak: 0,
            filled: 0,
        }
    }

    /// Returns the number of datapoints that count towards ALARM. When all must
    /// breach, a good one restarts the count.
    pub fn progress(&self, alarm: &Alarm) -> u32 {
        if alarm.needs_all() {
            self.streak
        } else {
            self.breaching
        }
    }
}

impl Alarm {
    /// Returns how far back the alarm looks, in datapoints: further than it judges,
    /// so that a late datapoint still counts. The guide's example has 5 for N = 3;
    /// two more for every N is our choice.
    pub fn range(&self) -> usize {
        (self.evaluation_periods as usize).saturating_add(2)
    }

    /// Returns whether `value`, in the metric's unit, breaches the threshold.
    pub fn breaches(&self, value: f64) -> bool {
        self.comparison.breaches(value, self.threshold)
    }

    /// Compares `value` with the threshold.
    pub fn datapoint(&self, value: Option<f64>) -> Datapoint {
        match value {
            None => Datapoint::Missing,
            Some(value) if self.breaches(value) => Datapoint::Breaching,
            Some(_) => Datapoint::Good,
        }
    }

    /// Returns whether every judged datapoint must breach, so that a single good
    /// one prevents ALARM.
    pub fn needs_all(&self) -> bool {
        self.datapoints_to_alarm >= self.evaluation_periods
    }

    /// Judges the datapoints of the range, newest first.
    pub fn judge(&self, newest_first: impl IntoIterator<Item = Datapoint>) -> Judgement {
        let (mut real, mut breaching, mut streak, mut oldest_breaching) = (0u32, 0u32, 0u32, 0u32);
        for (age, point) in (1u32..).zip(newest_first.into_iter().take(self.range())) {
            if real == self.evaluation_periods {
                break;
            }
            match point {
                Datapoint::Missing => continue,
                Datapoint::Good => {}
                Datapoint::Breaching => {
                    if breaching == real {
                        streak += 1;
                    }
                    breaching += 1;
                    oldest_breaching = age;
                }
            }
            real += 1;
        }
        let filled = self.evaluation_periods.saturating_sub(real);
        let enough = |count: u32| count >= self.datapoints_to_alarm;
        let alarm_if = |yes: bool| {
            Some(if yes {
                AlarmState::Alarm
            } else {
                AlarmState::Ok
            })
        };
        let state = match self.missing_data {
            MissingData::Breaching => alarm_if(enough(breaching.saturating_add(filled))),
            MissingData::NotBreaching => alarm_if(enough(breaching)),
            _ if enough(breaching) => Some(AlarmState::Alarm),
            MissingData::Missing if real == 0 => Some(AlarmState::InsufficientData),
            MissingData::Ignore if real == 0 => None,
            _ if breaching < real || filled == 0 => Some(AlarmState::Ok),
            // All existing datapoints breach, but they are too few. Over a longer
            // time they would have been enough.
            MissingData::Missing if enough(oldest_breaching) => Some(AlarmState::Alarm),
            MissingData::Missing | MissingData::Ignore => None,
        };
        Judgement {
            state,
            breaching,
            streak,
            filled,
        }
    }
}
