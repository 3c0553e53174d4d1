//! The texts of KEDA.

use super::{DecisionWriter, ReasonText, Verdict, clause_only};
use crate::autoscaler::keda::Reason;
use crate::text::messages::Decided;

impl ReasonText for Reason {
    fn autoscaler(&self) -> Decided {
        Decided::Keda
    }

    fn observed(&self) -> Decided {
        Decided::OfRequest
    }

    fn verdict(&self, writer: &DecisionWriter) -> Verdict {
        match self {
            Self::Hpa(reason) => reason.verdict(writer),
            Self::Activated => clause_only(writer.words.fill(
                Decided::Activated,
                &[
                    writer.name(),
                    &writer.decision.wanted.to_string(),
                    &writer.observed(),
                ],
            )),
            Self::Deactivated => {
                clause_only(writer.words.fill(Decided::Deactivated, &[writer.name()]))
            }
        }
    }
}
