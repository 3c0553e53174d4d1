//! The provenance of the rules in this module.

use crate::autoscaler::DocumentedRule;

/// The rules of a schedule, each with its provenance: the Amazon EC2 Auto Scaling User
/// Guide (scheduled scaling), the Application Auto Scaling User Guide (scheduled
/// scaling), KEDA's documentation of the cron scaler (2.17) and its `cron_scaler.go`.
pub const RULES: &[DocumentedRule] = &[
    DocumentedRule::documented("A scheduled action raises a smaller group to its minimum at once."),
    DocumentedRule::documented("After a scheduled action, policies decide within its bounds."),
    DocumentedRule::our_choice("When the minimum falls, the size stays until a policy lowers it."),
    DocumentedRule::documented("A cron trigger has a begin and an end that must differ."),
    DocumentedRule::source("A cron trigger asks for its replicas within its hours, else for one."),
    DocumentedRule::source("A cron trigger is an external metric with a target of one a replica."),
    DocumentedRule::our_choice("The first entry that covers a moment decides."),
    DocumentedRule::our_choice("Hours that pass midnight belong to the day of their begin."),
    DocumentedRule::our_choice("Hours follow the clock of the load; no day has 23 or 25 hours."),
    DocumentedRule::our_choice("A run without names of days begins on a Monday at midnight."),
    DocumentedRule::our_choice("The bounds of the fleet hold for the plan too; the maximum wins."),
];
