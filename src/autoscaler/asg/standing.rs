//! How well founded the rules of this room are.

use crate::autoscaler::Statement;

/// The rules of an Auto Scaling group and where each comes from.
pub const STANDING: &[Statement] = &[
    Statement::documented("The metric is the mean CPU of the instances in service."),
    Statement::our_choice("Instances that warm up are left out of the metric."),
    Statement::documented("The warm-up is 300 s unless set."),
    Statement::observed("The high alarm needs 3 minutes of 3 above target."),
    Statement::observed("The low alarm needs 15 minutes of 15 below 70 % of target."),
    Statement::our_choice("A datapoint is visible 60 s after its minute."),
    Statement::our_choice("An alarm looks back two datapoints further than it judges."),
    Statement::documented("Scaling out is in proportion to the metric, rounded up."),
    Statement::our_choice("Wanted = ceil(warmed instances × metric / target)."),
    Statement::our_choice("A datapoint is weighed with the instances of its own minute."),
    Statement::documented("Instances that warm up count as part of what was asked for."),
    Statement::documented("Nothing is scaled in while instances warm up."),
    Statement::our_choice("Scaling in removes all that keeps the metric at or below target."),
    Statement::documented("An alarm that stays on acts again every minute."),
    Statement::documented("Step scaling adds only what is not already warming up."),
];
