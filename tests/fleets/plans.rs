//! Any plans, for property tests.

use proptest::prelude::*;
use reactive_allocation::plan::*;

/// Any days of the week.
pub fn weekdays() -> impl Strategy<Value = Days> {
    (1_u8..128).prop_map(|mask| Days::Weekdays(Weekdays::from_mask(mask).unwrap()))
}

/// Any date of such years up to the 28th of a month.
pub fn date(years: std::ops::Range<u32>) -> impl Strategy<Value = Days> {
    (years, 1_u32..13, 1_u32..29).prop_map(|(y, m, d)| Days::Date(Date::new(y, m, d).unwrap()))
}

fn hours() -> impl Strategy<Value = Hours> {
    let minutes = (0_u16..1440, 0_u16..1441);
    prop_oneof![
        1 => Just(Hours::ALL),
        4 => minutes.prop_filter_map("the begin is the end", |(from, to)| Hours::new(from, to)),
    ]
}

/// Plans with up to six entries on such days.
pub fn plan(days: impl Strategy<Value = Days>) -> impl Strategy<Value = Plan> {
    let entry = (days, hours(), 0..=MOST_WORKERS).prop_map(|(days, hours, workers)| Entry {
        days,
        hours,
        workers,
    });
    (prop::collection::vec(entry, 0..7), 0..=MOST_WORKERS)
        .prop_map(|(entries, otherwise)| Plan::new(entries, otherwise).unwrap())
}
