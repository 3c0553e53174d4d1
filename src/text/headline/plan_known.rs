//! How far a schedule gets, by what whoever wrote its plan knew.

use crate::settings::{PlanKnows, Settings};
use crate::text::messages::Basic;

/// Returns the sentence that says what whoever wrote the plan of the schedule knew of the load;
/// `None` where nothing is known of that.
pub(in crate::text) fn plan_known(settings: &Settings) -> Option<Basic> {
    Some(match settings.plan_knows() {
        PlanKnows::Nothing => return None,
        // What is seen is not the plan.
        _ if settings.bounds_change_plan() => return None,
        PlanKnows::Usual => Basic::PlanIsUsual,
        PlanKnows::NotHoliday => Basic::PlanMissesHoliday,
        PlanKnows::NotEvent => Basic::PlanMissesEvent,
        PlanKnows::FirstWeek => Basic::PlanIsOfFirstWeek,
        PlanKnows::ThisLoad => Basic::PlanIsOfThisLoad,
        PlanKnows::Other => Basic::PlanIsOfAnother,
    })
}
