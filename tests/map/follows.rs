//! A map follows the settings of its figure, and what the reader does on it.

use reactive_allocation::figure::{ChoiceMap, FrontierStep};
use reactive_allocation::map::{Axis, Limit};
use reactive_allocation::settings::{Preset, SettingId, Settings, Value};

fn small() -> ChoiceMap {
    let mut map = ChoiceMap::new(&Settings::preset(Preset::SuddenEvent));
    while !map.is_complete() {
        map.work();
    }
    map
}

/// Returns the settings of a map with another value of one of them.
fn changed(map: &ChoiceMap, id: SettingId, number: f64) -> Settings {
    let base = map.sweep().base();
    base.with(&[(id, Value::Number(number))]).unwrap()
}

#[test]
fn settings_on_the_axes_do_not_begin_it_anew_and_others_do() {
    let mut map = small();
    for id in [SettingId::TargetUtilization, SettingId::StaticWorkers] {
        let moved = changed(&map, id, 65.0);
        assert!(!map.follow(&moved), "{id:?}");
    }
    let bounded = changed(&map, SettingId::MaxWorkers, 9.0);
    assert!(map.follow(&bounded));
    assert!(!map.is_complete());
    assert_eq!(map.answer(), None);
}

#[test]
fn the_limit_of_the_settings_limits_the_delay_and_runs_nothing_anew() {
    let mut map = small();
    let base = map.sweep().base().clone();
    let strict = changed(&map, SettingId::DelayLimit, 0.0);
    assert!(!map.follow(&strict));
    let (done, all) = map.sweep().progress();
    assert_eq!(done, all);
    assert_eq!(map.sensitivity().unwrap().settings(), &base);
    assert_eq!(map.limit(), Limit::Delay(0.0));
    map.limit_worker_hours(Some(9.0));
    assert_eq!(map.limit(), Limit::Cost(9.0));
    map.limit_worker_hours(None);
    // The limit alone is followed where other settings have changed, too.
    let heavier = Settings {
        delay_limit_s: 7.0,
        ..changed(&map, SettingId::PeakLoad, 9_000.0)
    };
    map.follow_limit(&heavier);
    assert_eq!(map.limit(), Limit::Delay(7.0));
    assert_eq!(map.sweep().base(), &base);
    assert!(!map.follow(&base));
    assert_eq!(map.limit(), Limit::Delay(base.delay_limit_s));
}

#[test]
fn what_matters_is_tried_around_the_present_settings() {
    let mut map = small();
    let base = map.sweep().base().clone();
    let moved = changed(&map, SettingId::TargetUtilization, 65.0);
    assert!(!map.follow(&moved));
    assert_eq!(map.sensitivity().unwrap().settings(), &base);
    assert!(map.has_more_beside());
    while map.work() {}
    assert_eq!(map.sensitivity().unwrap().settings(), &moved);
}

#[test]
fn steps_walk_the_frontier_from_end_to_end() {
    let mut map = small();
    let frontier = map.frontier();
    map.step(FrontierStep::Cheapest);
    let mut walked = vec![map.looked_at().unwrap()];
    for _ in 1..frontier.len() {
        map.step(FrontierStep::Dearer);
        walked.push(map.looked_at().unwrap());
    }
    assert_eq!(walked, frontier);
    map.step(FrontierStep::Dearer);
    assert_eq!(map.looked_at(), frontier.last().copied());
    map.step(FrontierStep::Cheaper);
    assert_eq!(map.looked_at(), frontier.iter().rev().nth(1).copied());
}

#[test]
fn the_settings_on_the_axes_change_places() {
    let mut map = ChoiceMap::new(&Settings::default());
    let settings = map.sweep().base().clone();
    map.set_axis(&settings, 0, SettingId::StabilizationWindow);
    let ids = map.sweep().axes().each_ref().map(Axis::id);
    assert_eq!(
        ids,
        [SettingId::StabilizationWindow, SettingId::TargetUtilization]
    );
    map.set_axis(&settings, 1, SettingId::MaxWorkers);
    let ids = map.sweep().axes().each_ref().map(Axis::id);
    assert_eq!(ids, [SettingId::StabilizationWindow, SettingId::MaxWorkers]);
}
