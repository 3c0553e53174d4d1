//! The texts of an Auto Scaling group with step scaling.

use super::{DecisionWriter, ReasonText, Verdict, clause_only};
use crate::autoscaler::asg::steps::Reason;
use crate::text::messages::Decided;

impl ReasonText for Reason {
    fn autoscaler(&self) -> Decided {
        Decided::Asg
    }

    fn verdict(&self, writer: &DecisionWriter) -> Verdict {
        match *self {
            Self::AboveMaximum | Self::AtMaximum => writer.at_bound(Decided::Maximum),
            Self::BelowMinimum | Self::AtMinimum => writer.at_bound(Decided::Minimum),
            Self::NoData => writer.keeps_because(Decided::NoInstances),
            Self::BetweenAlarms => writer.nothing_to_do(Decided::BetweenAlarms),
            Self::ScaledOut { .. } | Self::ScaledIn { .. } => clause_only(writer.change()),
            Self::ConfirmingHigh { datapoints, needed } => {
                writer.change_and_fill(Decided::ConfirmingHighPoints, &[datapoints, needed])
            }
            Self::ConfirmingLow { datapoints, needed } => {
                writer.change_and_fill(Decided::ConfirmingLowPoints, &[datapoints, needed])
            }
            Self::CoveredByWarming { warming } => {
                writer.change_and_fill(Decided::Covered, &[warming])
            }
            Self::BlockedByWarming { warming } => {
                writer.change_and_fill(Decided::Warming, &[warming])
            }
            Self::NoStep => writer.change_and(Decided::NoStep),
        }
    }
}
