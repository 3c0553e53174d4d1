//! The texts of Amazon Managed Service for Apache Flink.

use super::{DecisionWriter, ReasonText, Verdict, clause_only};
use crate::autoscaler::managed_flink::Reason;
use crate::text::messages::Decided;

impl ReasonText for Reason {
    fn autoscaler(&self) -> Decided {
        Decided::Managed
    }

    fn verdict(&self, writer: &DecisionWriter) -> Verdict {
        match *self {
            Self::Updating => writer.keeps_because(Decided::Updating),
            Self::NoData => writer.keeps_because(Decided::NoMetrics),
            Self::BetweenThresholds => writer.nothing_to_do(Decided::BetweenThresholds),
            Self::ConfirmingBusy { minutes, needed } => {
                writer.change_and_fill(Decided::ConfirmingBusy, &[minutes, needed])
            }
            Self::ConfirmingIdle { minutes, needed } => {
                writer.change_and_fill(Decided::ConfirmingIdle, &[minutes, needed])
            }
            Self::ScaledOut | Self::ScaledIn => clause_only(writer.change()),
            Self::ScaledOutToMaximum | Self::AtMaximum => writer.at_bound(Decided::Maximum),
            Self::ScaledInToMinimum | Self::AtMinimum => writer.at_bound(Decided::Minimum),
        }
    }
}
