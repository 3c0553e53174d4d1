//! The texts of the managed instance group.

use super::{DecisionWriter, ReasonText, Verdict, clause_only};
use crate::autoscaler::mig::Reason;
use crate::text::messages::Decided;

impl ReasonText for Reason {
    fn autoscaler(&self) -> Decided {
        Decided::Mig
    }

    fn verdict(&self, writer: &DecisionWriter) -> Verdict {
        match *self {
            Self::NoData => writer.keeps_because(Decided::NoMachines),
            Self::AtTarget => writer.nothing_to_do(Decided::AtTarget),
            Self::ScaledOut | Self::ScaledIn => clause_only(writer.change()),
            Self::AtMaximum => writer.at_bound(Decided::Maximum),
            Self::AtMinimum => writer.at_bound(Decided::Minimum),
            Self::Stabilized { held_at, until_s } => {
                writer.held(Decided::HeldByPeriod, held_at, until_s)
            }
            Self::ScaleInControl { floor, until_s } => {
                writer.held(Decided::HeldByControls, floor, until_s)
            }
            Self::KeptByMode { recommended } => Verdict {
                clause: writer.would(recommended),
                limitation: Some(writer.words.get(Decided::ScaleInOff).to_owned()),
            },
        }
    }
}
