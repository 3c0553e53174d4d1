//! The texts of the Horizontal Pod Autoscaler.

use super::{DecisionWriter, ReasonText, Verdict, clause_only};
use crate::autoscaler::hpa::{Limit, MetricsError, Reason};
use crate::text::messages::Decided;

impl ReasonText for Reason {
    fn autoscaler(&self) -> Decided {
        Decided::Hpa
    }

    fn observed(&self) -> Decided {
        Decided::OfRequest
    }

    fn verdict(&self, writer: &DecisionWriter) -> Verdict {
        match *self {
            Self::ScalingDisabled => clause_only(writer.words.fill(Decided::Off, &[writer.name()])),
            Self::NoMetrics(error) => writer.keeps_because(no_proposal(error)),
            Self::WithinTolerance => writer.nothing_to_do(Decided::WithinTolerance),
            Self::AtTarget => writer.nothing_to_do(Decided::AtTarget),
            Self::Undecided => writer.keeps_because(Decided::Undecided),
            Self::ScaledUp | Self::ScaledDown => clause_only(writer.change()),
            Self::AboveMaximum => writer.at_bound(Decided::Maximum),
            Self::BelowMinimum => writer.at_bound(Decided::Minimum),
            Self::Stabilized(hold) => writer.held(Decided::Held, hold.held_at, hold.until_s),
            Self::Limited { limit, .. } => match limit {
                Limit::ScaleUpLimit => writer.change_and(Decided::StepUp),
                Limit::ScaleDownLimit => writer.change_and(Decided::StepDown),
                Limit::TooManyReplicas => writer.at_bound(Decided::Maximum),
                Limit::TooFewReplicas => writer.at_bound(Decided::Minimum),
            },
        }
    }
}

fn no_proposal(error: MetricsError) -> Decided {
    match error {
        MetricsError::NoMetrics => Decided::NoMetrics,
        MetricsError::NoPods => Decided::NoPods,
        MetricsError::NoReadyMetrics => Decided::NoReadyMetrics,
        MetricsError::MissingRequest => Decided::MissingRequest,
        MetricsError::NoMatchingPods => Decided::NoMatchingPods,
        MetricsError::OtherMetricFailed => Decided::OtherMetricFailed,
    }
}
