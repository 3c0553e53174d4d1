//! The provenance of the rules in this module.

use crate::autoscaler::DocumentedRule;

/// The rules of an Auto Scaling group, each with its provenance.
pub const RULES: &[DocumentedRule] = &[
    DocumentedRule::documented("The metric is the mean CPU of the instances in service."),
    DocumentedRule::our_choice("Instances that warm up are left out of the metric."),
    DocumentedRule::documented("The warm-up is 300 s unless set."),
    DocumentedRule::observed("The high alarm needs 3 minutes of 3 above target."),
    DocumentedRule::observed("The low alarm needs 15 minutes of 15 below 70 % of target."),
    DocumentedRule::our_choice("A datapoint is visible 60 s after its minute."),
    DocumentedRule::documented("With basic monitoring, each minute here is 5 minutes."),
    DocumentedRule::our_choice("With basic monitoring, a datapoint is visible at once."),
    DocumentedRule::our_choice("An alarm looks back two datapoints further than it judges."),
    DocumentedRule::documented("Scaling out is in proportion to the metric, rounded up."),
    DocumentedRule::our_choice("Wanted = ceil(warmed instances × metric / target)."),
    DocumentedRule::our_choice("A datapoint is weighed with the instances of its own minute."),
    DocumentedRule::documented("Instances that warm up count as part of what was asked for."),
    DocumentedRule::documented("Nothing is scaled in while instances warm up."),
    DocumentedRule::our_choice("Scaling in removes all that keeps the metric at or below target."),
    DocumentedRule::documented("An alarm that stays on acts again every minute."),
];
