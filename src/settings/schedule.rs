//! The plan of the schedule: as it is set, or what suffices for the usual load.

use std::rc::Rc;

use super::default::DEFAULT_WORD;
use super::{Preset, SettingId, Settings};
use crate::own_load::OwnLoad;
use crate::plan::{Plan, PlanError, UsualLoad, notation, usual_plan};

const WEEK_S: f64 = 7.0 * 86_400.0;

/// A plan that is set; `None` for the one that suffices for the usual load.
pub(super) type SetPlan = Option<Rc<Plan>>;

/// Reads a plan in its notation, or as a link has it.
pub(super) fn read(text: &str) -> Result<SetPlan, PlanError> {
    if text.trim() == DEFAULT_WORD {
        return Ok(None);
    }
    let notation = notation(text);
    let plan = notation.as_deref().unwrap_or(text).parse()?;
    Ok(Some(Rc::new(plan)))
}

impl Preset {
    /// Returns the plan that suffices for the first week of the untouched load, without
    /// noise: [`usual_plan`]. Of the sudden event only the load before it is usual.
    fn usual_plan(self) -> &'static str {
        match self {
            Preset::DayNight => "01:00-05:00 2; 17:00-23:00 5; else 4",
            Preset::Weekend => {
                "Sat-Sun 02:00-05:00 1; Sat-Sun 05:00-18:00 2; Sat-Sun 3; \
                 Mon-Fri 01:00-05:00 2; Mon-Fri 17:00-23:00 5; else 4"
            }
            Preset::Holiday => {
                "Sat-Sun 01:00-06:00 2; Sat-Sun 20:00-21:00 5; \
                 Mon-Fri 01:00-05:00 2; Mon-Fri 17:00-23:00 5; else 4"
            }
            Preset::SuddenEvent => "else 2",
            Preset::Growth => "03:00-04:00 1; 18:00-23:00 3; else 2",
            Preset::BlogExperiment => "02:00-03:00 2; 05:00-24:00 1; else 5",
            Preset::TaxiWeek => {
                "Sat-Sun 04:00-09:00 2; Sat-Sun 09:00-15:00 4; Sat-Sun 5; \
                 Mon-Fri 02:00-06:00 2; Mon-Fri 13:00-21:00 5; else 4"
            }
        }
    }
}

/// What whoever wrote the plan of the schedule knew of the load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanKnows {
    /// The plan is set: nothing is known of who wrote it.
    Nothing,
    /// The load as it is but for noise.
    Usual,
    /// All but the holiday.
    NotHoliday,
    /// All but the sudden event.
    NotEvent,
    /// The first week of several.
    FirstWeek,
    /// This very load, with hindsight: it was measured before.
    ThisLoad,
    /// Another load, or another job: those of the preset before they were changed.
    Other,
}

/// The settings of the load that whoever wrote the plan took for granted.
const OF_USUAL_LOAD: [SettingId; 9] = [
    SettingId::PeakLoad,
    SettingId::NightShare,
    SettingId::WeekendShare,
    SettingId::UsualShare,
    SettingId::Growth,
    SettingId::PeakShift,
    SettingId::PeakWidth,
    SettingId::Trough,
    SettingId::DrawnLoad,
];

impl Settings {
    /// Returns what whoever wrote the plan of the schedule knew of the load.
    pub fn plan_knows(&self) -> PlanKnows {
        if self.schedule.is_some() {
            return PlanKnows::Nothing;
        }
        let preset = Self::preset(self.preset);
        let usual = self.planned_rate_per_s() == preset.planned_rate_per_s()
            && OF_USUAL_LOAD.iter().all(|id| self.is_default(*id));
        match &self.own_load {
            Some(_) if self.is_reshaped() => PlanKnows::Other,
            Some(load) if load.span_s() > WEEK_S => PlanKnows::FirstWeek,
            Some(_) => PlanKnows::ThisLoad,
            None if !usual => PlanKnows::Other,
            None => match self.preset {
                Preset::DayNight | Preset::Weekend => PlanKnows::Usual,
                Preset::BlogExperiment | Preset::TaxiWeek => PlanKnows::ThisLoad,
                Preset::Holiday => PlanKnows::NotHoliday,
                Preset::SuddenEvent => PlanKnows::NotEvent,
                Preset::Growth => PlanKnows::FirstWeek,
            },
        }
    }

    /// Returns the plan of the schedule. It does not follow the sliders, unless it is set
    /// anew: whoever wrote it knows the usual load only.
    pub fn plan(&self) -> Rc<Plan> {
        match (&self.schedule, &self.own_load) {
            (Some(plan), _) => plan.clone(),
            (None, Some(load)) => Rc::new(self.plan_for(load)),
            // A test reads each of these texts.
            (None, None) => {
                let plan = self.preset.usual_plan().parse();
                Rc::new(plan.unwrap_or_else(|_| Plan::level(1)))
            }
        }
    }

    /// Returns whether the minimum or the maximum of the fleet changes the plan somewhere.
    pub fn bounds_change_plan(&self) -> bool {
        let plan = self.plan();
        let bounds = self.min_workers..=self.max_workers;
        let entries = plan.entries().iter().map(|entry| entry.workers);
        !entries
            .chain([plan.otherwise()])
            .all(|workers| bounds.contains(&workers))
    }

    /// Returns the plan that suffices for the first week of a load as it was measured.
    fn plan_for(&self, load: &OwnLoad) -> Plan {
        let workers_at_peak = load.peak_per_s / self.planned_rate_per_s();
        usual_plan(&UsualLoad {
            calendar: load.calendar(),
            span_s: load.span_s(),
            step_s: load.step_s,
            workers_at: &|t_s| workers_at_peak * load.share_at(t_s),
        })
    }
}
