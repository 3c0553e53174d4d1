//! How well founded the rules of this room are.

use crate::autoscaler::Statement;

/// The rules of a managed instance group and where each comes from.
pub const STANDING: &[Statement] = &[
    Statement::documented("The target is 60 % of CPU unless set."),
    Statement::documented("1.5 VMs more are two more, 1.5 fewer are one fewer."),
    Statement::our_choice("Needed = ceil(summed CPU / target)."),
    Statement::our_choice("The group is looked at every 60 s."),
    Statement::documented("VMs in their first 60 s do not count for scaling out."),
    Statement::observed("VMs in their first 60 s count for scaling in."),
    Statement::documented("The size follows the peak need of the last 600 s."),
    Statement::our_choice("The size at the start counts as a need."),
    Statement::documented(
        "Scale-in controls count from the highest recommendation in their window.",
    ),
    Statement::our_choice("A percentage in the scale-in controls is cut off to whole VMs."),
    Statement::our_choice("There is no tolerance band: none is mentioned."),
];
