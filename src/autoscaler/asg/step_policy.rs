//! A step scaling policy: the further the metric is from its threshold, the larger the
//! step.

use super::Alarm;

/// The unit of an adjustment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AdjustmentType {
    /// Instances more or fewer.
    ChangeInCapacity,
    /// Instances in all.
    ExactCapacity,
    /// Percent of the capacity more or fewer.
    PercentChangeInCapacity,
}

/// A change of a capacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adjustment {
    /// The unit of `value`.
    pub kind: AdjustmentType,
    /// Instances or percent.
    pub value: f64,
    /// A change in percent is at least this many instances.
    pub min_magnitude: u32,
}

impl Adjustment {
    /// Returns the capacity after the adjustment of `capacity`, in instances, before
    /// minimum and maximum.
    pub fn apply(&self, capacity: u32) -> u32 {
        let capacity = i64::from(capacity);
        let adjusted = match self.kind {
            AdjustmentType::ExactCapacity => self.value as i64,
            AdjustmentType::ChangeInCapacity => capacity.saturating_add(self.value as i64),
            AdjustmentType::PercentChangeInCapacity => {
                let change = whole_percent_change(capacity as f64 * self.value / 100.0);
                let least = i64::from(self.min_magnitude);
                capacity.saturating_add(if change < 0 {
                    change.min(-least)
                } else if change > 0 {
                    change.max(least)
                } else {
                    0
                })
            }
        };
        u32::try_from(adjusted.max(0)).unwrap_or(u32::MAX)
    }
}

/// Rounds a change in percent to whole instances: cut off towards zero, but at
/// least one either way.
pub fn whole_percent_change(change: f64) -> i64 {
    if change > 0.0 {
        change.floor().max(1.0) as i64
    } else if change < 0.0 {
        change.ceil().min(-1.0) as i64
    } else {
        0
    }
}

/// One step: a range of the distance from the threshold, and its adjustment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Metric minus threshold, from here; `None` has no bound.
    pub lower: Option<f64>,
    /// Metric minus threshold, up to here; `None` has no bound.
    pub upper: Option<f64>,
    /// Instances or percent.
    pub adjustment: f64,
}

/// The direction of a policy's steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// For a metric above the threshold: the lower bound of a step belongs to
    /// it, the upper does not.
    Above,
    /// For a metric below the threshold: the upper bound of a step belongs to
    /// it, the lower does not.
    Below,
}

/// One step scaling policy with its alarm.
#[derive(Clone, Debug, PartialEq)]
pub struct StepPolicy {
    /// Its threshold is what steps are measured from.
    pub alarm: Alarm,
    /// The direction of its steps.
    pub side: Side,
    /// The unit of the adjustments.
    pub kind: AdjustmentType,
    /// A change in percent is at least this many instances.
    pub min_magnitude: u32,
    /// The steps; the first that fits decides.
    pub steps: Vec<Step>,
}

impl StepPolicy {
    /// Returns the adjustment for a metric of `value`; `None` when no step fits.
    pub fn adjustment(&self, value: f64) -> Option<Adjustment> {
        let step = self.steps.get(self.step_at(value)?)?;
        Some(Adjustment {
            kind: self.kind,
            value: step.adjustment,
            min_magnitude: self.min_magnitude,
        })
    }

    /// Returns the place of the step for a metric of `value`, from 0; `None` when no
    /// step fits.
    pub fn step_at(&self, value: f64) -> Option<usize> {
        let breach = value - self.alarm.threshold;
        self.steps.iter().position(|step| {
            let lower = step.lower.unwrap_or(f64::NEG_INFINITY);
            let upper = step.upper.unwrap_or(f64::INFINITY);
            match self.side {
                Side::Above => lower <= breach && breach < upper,
                Side::Below => lower < breach && breach <= upper,
            }
        })
    }
}
