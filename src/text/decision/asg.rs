//! The texts of the Auto Scaling group.

use super::{DecisionWriter, ReasonText, Verdict, clause_only};
use crate::autoscaler::asg::Reason;
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
            Self::ScaledOut | Self::ScaledIn => clause_only(writer.change()),
            Self::ConfirmingHigh { minutes, needed } => {
                writer.change_and_fill(Decided::ConfirmingHigh, &[minutes, needed])
            }
            Self::ConfirmingLow { minutes, needed } => {
                writer.change_and_fill(Decided::ConfirmingLow, &[minutes, needed])
            }
            Self::CoveredByWarming { warming } => {
                writer.change_and_fill(Decided::Covered, &[warming])
            }
            Self::NothingToAdd => writer.change_and(Decided::Enough),
            Self::BlockedByWarming { warming } => {
                writer.change_and_fill(Decided::Warming, &[warming])
            }
            Self::ScaleInDisabled => writer.change_and(Decided::ScaleInOff),
            Self::NothingToRemove => writer.change_and(Decided::OneFewer),
        }
    }
}
