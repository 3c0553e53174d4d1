//! The texts of the schedule, alone or as the minimum of an autoscaler.

use super::{DecisionWriter, ReasonText, Verdict, clause_only};
use crate::autoscaler::schedule::Reason;
use crate::text::messages::Decided;

impl ReasonText for Reason {
    fn autoscaler(&self) -> Decided {
        Decided::Schedule
    }

    /// There is no metric.
    fn observed(&self) -> Decided {
        Decided::Unseen
    }

    fn verdict(&self, writer: &DecisionWriter) -> Verdict {
        let fill = |pattern, number: u32| {
            let numbers = [writer.decision.wanted.to_string(), number.to_string()];
            let [wanted, number] = &numbers;
            writer.words.fill(pattern, &[writer.name(), wanted, number])
        };
        let bound = match self {
            Self::Entry { .. } | Self::Otherwise => None,
            Self::AtMaximum => Some(Decided::Maximum),
            Self::AtMinimum => Some(Decided::Minimum),
            Self::Raised { asked } => return clause_only(fill(Decided::PlanRaises, *asked)),
            Self::AboveFloor => {
                let planned = writer.decision.raw.unwrap_or_default();
                return clause_only(fill(Decided::AbovePlan, planned));
            }
        };
        let pattern = if writer.decision.is_change() {
            Decided::Planned
        } else {
            Decided::PlanKeeps
        };
        Verdict {
            clause: fill(pattern, writer.decision.was),
            limitation: bound.map(|bound| {
                let wanted = writer.decision.wanted.to_string();
                writer.words.fill(bound, &[&wanted])
            }),
        }
    }
}
