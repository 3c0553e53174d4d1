//! The texts of the Flink Autoscaler, which sets a parallelism.

use super::{DecisionWriter, ReasonText, Verdict, clause_only};
use crate::autoscaler::flink_autoscaler::{Limit, Outcome, Reason, VertexReason};
use crate::text::messages::Decided;

impl ReasonText for Reason {
    fn autoscaler(&self) -> Decided {
        Decided::Flink
    }

    fn verdict(&self, writer: &DecisionWriter) -> Verdict {
        let until = |until_ms: i64| (writer.until)(until_ms as f64 / 1e3);
        let waits = |because: Decided, until_ms: i64| {
            let because = writer.words.fill(because, &[&until(until_ms)]);
            clause_only(self.keeps(writer, &because))
        };
        let keeps = |because: Decided| clause_only(self.keeps(writer, writer.words.get(because)));
        match self.outcome {
            Outcome::Collecting => keeps(Decided::CollectingMetrics),
            Outcome::Stabilising { until_ms } => waits(Decided::Stabilising, until_ms),
            Outcome::WindowFilling { until_ms } => waits(Decided::WindowFilling, until_ms),
            Outcome::NoInputRate => keeps(Decided::UnknownRates),
            // The figure knows no memory of a TaskManager, and scaling is always enabled.
            Outcome::GcPressure
            | Outcome::HeapUsage
            | Outcome::OnlyReported
            | Outcome::NoChange
            | Outcome::Rescale => self.of_vertex(writer),
            Outcome::InsideBounds => Verdict {
                clause: self.of_vertex(writer).clause,
                limitation: Some(writer.words.get(Decided::InsideBounds).to_owned()),
            },
        }
    }
}

impl Reason {
    /// Puts the decision for the operator that does the work into words.
    fn of_vertex(&self, writer: &DecisionWriter) -> Verdict {
        let text = |id: Decided| Some(writer.words.get(id).to_owned());
        let number = |id: Decided, number: u32| Some(writer.words.fill(id, &[&number.to_string()]));
        let Some(reason) = self.vertex else {
            return clause_only(self.keeps(writer, &writer.observed()));
        };
        let (asked, limitation) = match reason {
            VertexReason::Excluded | VertexReason::UnknownRate => {
                let because = writer.words.get(Decided::UnknownRates);
                return clause_only(self.keeps(writer, because));
            }
            VertexReason::AtTarget { limit } => {
                (from(writer), limit.and_then(|l| text(of_limit(l))))
            }
            VertexReason::BlockedByAlignment { unaligned } => {
                (unaligned, number(Decided::Unaligned, unaligned))
            }
            VertexReason::Ineffective { wanted } => (wanted, text(Decided::Ineffective)),
            VertexReason::ScaleDownWaits { wanted, until_ms } => {
                let until = (writer.until)(until_ms as f64 / 1e3);
                let waits = writer.words.fill(Decided::ScaleDownWaits, &[&until]);
                (wanted, Some(waits))
            }
            VertexReason::HeldAtLargest { wanted } => (wanted, text(Decided::HeldAtLargest)),
            VertexReason::ScaleUp { unaligned, limit }
            | VertexReason::ScaleDown { unaligned, limit } => {
                (unaligned, limit.and_then(|l| text(of_limit(l))))
            }
            VertexReason::ScaleDownToLargest { newest, .. } => {
                (newest, number(Decided::ToLargestWish, newest))
            }
        };
        let change = writer.decision.parallelism;
        let clause = if let Some(change) = change.filter(|change| change.from != change.to) {
            self.sets(writer, Decided::Reparallel, change.to)
        } else if asked != from(writer) {
            self.sets(writer, Decided::WouldReparallel, asked)
        } else {
            self.keeps(writer, &writer.observed())
        };
        Verdict { clause, limitation }
    }

    fn sets(&self, writer: &DecisionWriter, pattern: Decided, parallelism: u32) -> String {
        let (to, was) = (parallelism.to_string(), from(writer).to_string());
        writer
            .words
            .fill(pattern, &[writer.name(), &to, &was, &writer.observed()])
    }

    fn keeps(&self, writer: &DecisionWriter, because: &str) -> String {
        let parallelism = from(writer).to_string();
        writer.words.fill(
            Decided::KeepsParallelism,
            &[writer.name(), &parallelism, because],
        )
    }
}

/// Returns the parallelism before the decision.
fn from(writer: &DecisionWriter) -> u32 {
    writer
        .decision
        .parallelism
        .map_or(0, |parallelism| parallelism.from)
}

fn of_limit(limit: Limit) -> Decided {
    match limit {
        Limit::ScaleUpFactor => Decided::UpFactor,
        Limit::ScaleDownFactor => Decided::DownFactor,
        Limit::MaxParallelism => Decided::MostParallelism,
        Limit::MinParallelism => Decided::LeastParallelism,
    }
}
