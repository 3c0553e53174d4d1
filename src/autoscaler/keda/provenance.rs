//! The provenance of the rules in this module.

use crate::autoscaler::DocumentedRule;

/// The rules of a ScaledObject on Kafka, each with its provenance.
pub const RULES: &[DocumentedRule] = &[
    DocumentedRule::source("Every 30 s a poll decides between no worker and the first one."),
    DocumentedRule::source("Every 15 s the HPA decides the rest, on a lag asked for anew."),
    DocumentedRule::source("Lag = end of the partition − committed offset, summed."),
    DocumentedRule::source("The HPA wants ceil(lag / threshold), outside of its tolerance."),
    DocumentedRule::source("Unready pods count as pods: lag knows no readiness."),
    DocumentedRule::source("The lag is capped at partitions × threshold."),
    DocumentedRule::source("Less than one threshold above the cap passes: one pod too many."),
    DocumentedRule::source("The trigger is active above the activation threshold."),
    DocumentedRule::source(
        "The fleet goes to zero when no poll was active for more than the cooldown.",
    ),
    DocumentedRule::source("The HPA is off at zero; only an active poll wakes the fleet."),
    DocumentedRule::documented("Flink commits offsets when a checkpoint completes."),
    DocumentedRule::our_choice("The records are spread evenly over the partitions."),
];
