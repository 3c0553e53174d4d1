//! The provenance of the rules in this module.

use crate::autoscaler::DocumentedRule;

/// The rules of the HPA, each with its provenance.
pub const RULES: &[DocumentedRule] = &[
    DocumentedRule::source("Every 15 s, wanted = ceil(usage / target × pods that count)."),
    DocumentedRule::source("Usage is taken in whole percent of the request, cut off, not rounded."),
    DocumentedRule::source("Within 10 % of the target nothing happens."),
    DocumentedRule::source("On scaling out, pods that are not ready yet count as using nothing."),
    DocumentedRule::source(
        "On scaling in, pods without a sample count as using all they requested.",
    ),
    DocumentedRule::source("Scaling in follows the highest recommendation of the last 300 s."),
    DocumentedRule::source("Without policies, one sync at most doubles the size, or goes to 4."),
    DocumentedRule::source(
        "With policies, the size is stabilised first and limited in rate after.",
    ),
    DocumentedRule::source(
        "With policies, each direction may have a tolerance of its own, and takes the policy of \
         the largest change, that of the smallest, or none.",
    ),
    DocumentedRule::source(
        "In its first 300 s, a pod's CPU counts once it is ready and a sample lies wholly after \
         that.",
    ),
    DocumentedRule::our_choice(
        "A readiness probe succeeds at a set time after the container starts, and never fails \
         later.",
    ),
    DocumentedRule::documented("The metrics server measures every 15 s in its shipped set-up."),
    DocumentedRule::our_choice(
        "Measuring and syncing are out of step by an offset that can be set.",
    ),
];
