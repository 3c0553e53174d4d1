//! Writes the schedule as scheduled actions of an Auto Scaling group, which set its
//! minimum.

use super::lines::Lines;
use crate::plan::{Days, Moment, Plan};
use crate::settings::Settings;

/// The most scheduled actions of a group, unless AWS grants more.
const MOST_ACTIONS: usize = 125;

/// A minimum from a minute of some days on.
struct Action {
    minute: u16,
    workers: u32,
    /// One bit a day, Monday first.
    days: u8,
}

/// Adds the actions, within the bounds of the settings.
pub(super) fn add(settings: &Settings, lines: &mut Lines, notes: &mut Vec<String>) {
    let plan = settings.plan();
    let actions = actions(settings, &plan);
    for (index, action) in actions.iter().enumerate() {
        lines.line(1, &format!("ScheduledMinimum{}:", index + 1));
        lines.line(2, "Type: AWS::AutoScaling::ScheduledAction");
        lines.line(2, "Properties:");
        lines.line(3, "AutoScalingGroupName: !Ref TaskManagers");
        lines.entry(3, "MinSize", action.workers);
        lines.entry(3, "Recurrence", format!("\"{}\"", recurrence(action)));
    }
    notes.push(
        "The times of the scheduled actions are UTC: set TimeZone for others. Each one changes \
         the minimum from its time on; the policy lowers the group after it."
            .to_owned(),
    );
    if plan
        .entries()
        .iter()
        .any(|entry| matches!(entry.days, Days::Date(_)))
    {
        notes.push("No recurrence: entries of the schedule for a date are left out.".to_owned());
    }
    if actions.len() > MOST_ACTIONS {
        notes.push(format!(
            "AWS allows {MOST_ACTIONS} scheduled actions a group; these are {}.",
            actions.len()
        ));
    }
}

/// Returns the changes of the minimum over a week, those with the same minute and number
/// together.
fn actions(settings: &Settings, plan: &Plan) -> Vec<Action> {
    let at = |day: u8, minute: u16| {
        let workers = plan.workers_at(Moment::in_week(day, minute));
        workers.max(settings.min_workers).min(settings.max_workers)
    };
    let mut actions: Vec<Action> = Vec::new();
    let mut before = at(6, 1439);
    for day in 0..7 {
        for minute in plan.minutes() {
            let workers = at(day, minute);
            if workers == before {
                continue;
            }
            before = workers;
            let mut same = actions.iter_mut();
            match same.find(|other| (other.minute, other.workers) == (minute, workers)) {
                Some(action) => action.days |= 1 << day,
                None => actions.push(Action {
                    minute,
                    workers,
                    days: 1 << day,
                }),
            }
        }
    }
    actions
}

/// Returns the minute, the hour and the days as cron has them: Sunday is 0.
fn recurrence(action: &Action) -> String {
    let days = if action.days == 0b111_1111 {
        "*".to_owned()
    } else {
        let days = (0..7).filter(|day| action.days >> day & 1 == 1);
        let days: Vec<String> = days.map(|day| ((day + 1) % 7).to_string()).collect();
        days.join(",")
    };
    format!("{} {} * * {days}", action.minute % 60, action.minute / 60)
}
