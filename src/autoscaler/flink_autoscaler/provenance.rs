//! The provenance of the rules in this module.

use crate::autoscaler::DocumentedRule;

/// The rules of the Flink Autoscaler, each with its provenance.
pub const RULES: &[DocumentedRule] = &[
    DocumentedRule::source(
        "Every 60 s, wanted parallelism = ceil(parallelism × wanted capacity / true processing rate).",
    ),
    DocumentedRule::source(
        "The true processing rate is the input rate divided by the busy share of the busiest subtask.",
    ),
    DocumentedRule::source(
        "The wanted capacity carries what arrives at the target utilisation, and works off the lag and a restart within the catch-up duration.",
    ),
    DocumentedRule::source(
        "The first decision after a start falls when stabilization and the metrics window have passed.",
    ),
    DocumentedRule::source(
        "While all vertices are within their utilisation bounds nothing happens.",
    ),
    DocumentedRule::source("One vertex outside of its bounds applies the changes of all vertices."),
    DocumentedRule::source(
        "A scale-down waits an hour, and goes to the largest parallelism asked for in that hour.",
    ),
    DocumentedRule::source(
        "The parallelism is aligned with source partitions, or with key groups behind a keyBy.",
    ),
    DocumentedRule::source("During a lag of more than 5 min no vertex counts as too large."),
];
