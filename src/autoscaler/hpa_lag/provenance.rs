//! The provenance of the rules in this module.

use crate::autoscaler::DocumentedRule;

/// The rules of an external metric with a target for each pod, each with its provenance.
pub const RULES: &[DocumentedRule] = &[
    DocumentedRule::source("Size = ceil(lag / target), unless the lag is within the tolerance."),
    DocumentedRule::source("Unready pods count as pods: an external metric knows no readiness."),
    DocumentedRule::source("Of several metrics the one that wants most wins."),
    DocumentedRule::source("When one metric fails, the others may scale up, but not down."),
    DocumentedRule::source("Windows, policies and limits are those of the CPU metric."),
    DocumentedRule::documented("Flink commits offsets when a checkpoint completes."),
    DocumentedRule::our_choice("The lag is exported at a fixed interval, without delay."),
];
