//! CloudWatch alarms: M of the last N datapoints.
//!
//! The tables in the CloudWatch guide on missing data are reproduced; the rule
//! that does so is our reading of them.

/// Which side of the threshold breaches.
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
    /// Whether `value` breaches `threshold`, both in the metric's unit.
    pub fn breaches(self, value: f64, threshold: f64) -> bool {
        match self {
            Self::GreaterThanThreshold => value > threshold,
            Self::GreaterThanOrEqualToThreshold => value >= threshold,
            Self::LessThanThreshold => value < threshold,
            Self::LessThanOrEqualToThreshold => value <= threshold,
        }
    }
}

/// What stands in for missing datapoints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MissingData {
    /// Nothing: the alarm goes by what is there.
    #[default]
    Missing,
    /// Nothing, and the state is kept when in doubt.
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
    /// There are no datapoints to judge by.
    #[default]
    InsufficientData,
}

/// One datapoint against the threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Datapoint {
    /// There is none.
    Missing,
    /// On the good side.
    Good,
    /// On the breaching side.
    Breaching,
}

/// When an alarm goes off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alarm {
    /// Which side breaches.
    pub comparison: Comparison,
    /// In the metric's unit; percent of CPU here.
    pub threshold: f64,
    /// Length of one datapoint, in seconds.
    pub period_s: u32,
    /// How many datapoints are judged, N, at least 1.
    pub evaluation_periods: u32,
    /// How many of them must breach, M, 1 to N.
    pub datapoints_to_alarm: u32,
    /// What stands in for missing datapoints.
    pub missing_data: MissingData,
}

/// What datapoints say about an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The new state; `None` keeps the previous one.
    pub state: Option<AlarmState>,
    /// How many of the judged datapoints breach.
    pub breaching: u32,
    /// How many of them breach since the last good one.
    pub streak: u32,
    /// How many datapoints had to be filled in.
    pub filled: u32,
}

impl Judgement {
    /// What a good datapoint says to an alarm that needs all to breach.
    pub(super) fn quiet() -> Self {
        Self {
            state: Some(AlarmState::Ok),
            breaching: 0,
            streak: 0,
            filled: 0,
        }
    }

    /// How many datapoints count towards going off: when all must breach, a
    /// good one starts the count anew.
    pub fn progress(&self, alarm: &Alarm) -> u32 {
        if alarm.needs_all() {
            self.streak
        } else {
            self.breaching
        }
    }
}

impl Alarm {
    /// How far back the alarm evaluations, in datapoints: somewhat further than it
    /// judges, so that a late datapoint still counts. The guide's example has 5
    /// for N = 3; two more for every N is our choice.
    pub fn range(&self) -> usize {
        (self.evaluation_periods as usize).saturating_add(2)
    }

    /// `value` against the threshold.
    pub fn datapoint(&self, value: Option<f64>) -> Datapoint {
        match value {
            None => Datapoint::Missing,
            Some(value) if self.comparison.breaches(value, self.threshold) => Datapoint::Breaching,
            Some(_) => Datapoint::Good,
        }
    }

    /// First and last minute that are looked at by an evaluation at the end of
    /// minute `end`, without any extra range.
    pub fn minutes(&self, end: i64) -> (i64, i64) {
        let length = i64::from(self.evaluation_periods) * i64::from(self.period_s) / 60;
        (end.saturating_sub(length).saturating_add(1), end)
    }

    /// Whether every judged datapoint must breach, so that a single good one
    /// keeps the alarm quiet.
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
            // All that is there breaches, but it is too little: in time it
            // would have been enough.
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
