//! The provenance of the rules in this module.

use crate::autoscaler::DocumentedRule;

/// The rules of the service, each with its provenance: the developer guide of Amazon
/// Managed Service for Apache Flink ("Use automatic scaling", "Implement application
/// scaling", "Review application resources") and its API reference
/// (ParallelismConfiguration).
pub const RULES: &[DocumentedRule] = &[
    DocumentedRule::documented("The metric is the highest CPU use of a container in a minute."),
    DocumentedRule::documented("15 minutes in a row at 75 % or more double the parallelism."),
    DocumentedRule::documented("360 minutes in a row below 10 % halve it, rounded up."),
    DocumentedRule::documented("It never falls below the parallelism of the configuration."),
    DocumentedRule::documented("Its maximum is the quota of KPUs times the subtasks of each."),
    DocumentedRule::documented("An application has 64 KPUs at most unless the quota is raised."),
    DocumentedRule::our_choice("A double above the maximum becomes the maximum."),
    DocumentedRule::our_choice("A half below the minimum becomes the minimum."),
    DocumentedRule::our_choice("Minutes are counted anew after each change of the parallelism."),
    DocumentedRule::our_choice("A minute without data, or in an update, starts the count anew."),
];
