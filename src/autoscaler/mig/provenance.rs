//! The provenance of the rules in this module.

use crate::autoscaler::DocumentedRule;

/// The rules of a managed instance group, each with its provenance.
pub const RULES: &[DocumentedRule] = &[
    DocumentedRule::documented("The target is 60 % of CPU unless set."),
    DocumentedRule::documented("1.5 VMs more are two more, 1.5 fewer are one fewer."),
    DocumentedRule::our_choice("Needed = ceil(summed CPU / target)."),
    DocumentedRule::our_choice("The group is evaluated every 60 s."),
    DocumentedRule::documented("VMs in their first 60 s do not count for scaling out."),
    DocumentedRule::observed("VMs in their first 60 s count for scaling in."),
    DocumentedRule::documented("The size follows the peak need of the last 600 s."),
    DocumentedRule::our_choice("The size at the start counts as a need."),
    DocumentedRule::documented(
        "Scale-in controls count from the highest recommendation in their window.",
    ),
    DocumentedRule::our_choice("A percentage in the scale-in controls is cut off to whole VMs."),
    DocumentedRule::our_choice("There is no tolerance band: none is mentioned."),
];
