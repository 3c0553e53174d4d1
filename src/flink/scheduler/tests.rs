//! Tests of the scheduler.

use super::*;
use crate::settings::FlinkRelease;

const EVERY_TEN_S: fn(f64) -> f64 = |t_s| (t_s / 10.0).ceil() * 10.0;

fn executing_at(settings: &Settings, now_s: f64) -> Scheduler {
    let mut scheduler = Scheduler::new(settings, 0.0, State::WaitingForResources);
    assert!(scheduler.deploy(settings, now_s, false));
    scheduler.execute(now_s, 0, EVERY_TEN_S);
    scheduler
}

/// Returns when a job that executes since 100 s rescales onto slots that register
/// at `slots_s`.
fn rescales_s(settings: &Settings, slots_s: f64) -> f64 {
    rescales_for_s(settings, slots_s, 1)
}

/// Returns the same for slots that increase the parallelism by `increase`.
fn rescales_for_s(settings: &Settings, slots_s: f64, increase: u32) -> f64 {
    let mut scheduler = executing_at(settings, 100.0);
    scheduler.on_slots(slots_s, increase, EVERY_TEN_S);
    scheduler.next_change_s()
}

fn settings(flink: FlinkRelease) -> Settings {
    Settings {
        flink,
        checkpoint_interval_s: 10.0,
        ..Settings::default()
    }
}

#[test]
fn flink_1_13_rescales_at_once() {
    assert_eq!(rescales_s(&settings(FlinkRelease::V1_13), 101.0), 101.0);
}

#[test]
fn the_cooldown_of_1_20_counts_from_the_last_restart() {
    let mut settings = settings(FlinkRelease::V1_20);
    assert_eq!(rescales_s(&settings, 101.0), 130.0);
    assert_eq!(rescales_s(&settings, 150.0), 150.0);
    settings.rescale_cooldown_s = Some(0.0);
    assert_eq!(rescales_s(&settings, 101.0), 101.0);
}

#[test]
fn flink_2_3_rescales_after_stabilization_or_the_maximum_delay() {
    let mut settings = settings(FlinkRelease::V2_3);
    assert_eq!(rescales_s(&settings, 103.0), 163.0);
    // With a longer interval the rescale waits for a checkpoint again.
    settings.checkpoint_interval_s = 60.0;
    assert_eq!(rescales_s(&settings, 103.0), 170.0);
    // One interval more than checkpoints may fail, unless the delay is set.
    settings.checkpoint_interval_s = 40.0;
    let unknown = |settings: &Settings| {
        let mut scheduler = executing_at(settings, 100.0);
        scheduler.on_slots(103.0, 1, NO_CHECKPOINT);
        scheduler.next_change_s()
    };
    assert_eq!(unknown(&settings), 103.0 + 3.0 * 40.0);
    settings.max_checkpoint_failures = 5;
    assert_eq!(unknown(&settings), 103.0 + 6.0 * 40.0);
    settings.rescale_max_delay_s = Some(65.0);
    assert_eq!(unknown(&settings), 168.0);
    settings.checkpoint_interval_s = 60.0;
    assert_eq!(rescales_s(&settings, 103.0), 168.0);
}

#[test]
fn without_cooldown_and_stabilization_the_next_checkpoint_triggers_the_rescale() {
    let mut settings = settings(FlinkRelease::V2_3);
    settings.rescale_cooldown_s = Some(0.0);
    settings.executing_stabilization_s = Some(0.0);
    assert_eq!(rescales_s(&settings, 103.0), 110.0);
    settings.rescale_max_delay_s = Some(2.0);
    assert_eq!(rescales_s(&settings, 103.0), 105.0);
}

#[test]
fn a_small_increase_waits_for_more_slots_up_to_1_20() {
    for (flink, enough_s) in [
        (FlinkRelease::V1_13, 150.0),
        (FlinkRelease::V1_20, 150.0),
        // 2.3 ignores the option.
        (FlinkRelease::V2_3, 210.0),
    ] {
        let settings = Settings {
            min_parallelism_increase: 4,
            ..settings(flink)
        };
        let ignored = flink == FlinkRelease::V2_3;
        let little_s = if ignored { enough_s } else { f64::INFINITY };
        assert_eq!(rescales_for_s(&settings, 150.0, 3), little_s, "{flink:?}");
        assert_eq!(rescales_for_s(&settings, 150.0, 4), enough_s, "{flink:?}");
    }
}

#[test]
fn slots_during_a_deployment_of_1_13_restart_it_only_for_enough_of_them() {
    let settings = Settings {
        min_parallelism_increase: 2,
        ..settings(FlinkRelease::V1_13)
    };
    for (increase, deploys_s) in [(0, 104.0), (1, 104.0), (2, 102.0)] {
        let mut scheduler = Scheduler::new(&settings, 0.0, State::WaitingForResources);
        assert!(scheduler.deploy(&settings, 100.0, false));
        scheduler.on_slots(102.0, increase, EVERY_TEN_S);
        assert_eq!(scheduler.next_change_s(), deploys_s, "{increase}");
    }
}

/// The checks of `Executing` in 1.20: 30 s after it begins and when slots register later;
/// each that finds too few slots is repeated after the longest interval.
#[test]
fn a_small_increase_is_enough_after_the_longest_interval_of_1_20() {
    let mut settings = Settings {
        min_parallelism_increase: 4,
        scaling_interval_max_s: Some(300.0),
        ..settings(FlinkRelease::V1_20)
    };
    for (slots_s, rescales_s) in [
        (110.0, 430.0),
        (200.0, 430.0),
        (400.0, 430.0),
        (401.0, 401.0),
        (900.0, 900.0),
    ] {
        assert_eq!(
            rescales_for_s(&settings, slots_s, 1),
            rescales_s,
            "{slots_s}"
        );
    }
    // Enough slots are used after the cooldown.
    assert_eq!(rescales_for_s(&settings, 110.0, 4), 130.0);
    // Flink refuses an interval below the cooldown.
    settings.scaling_interval_max_s = Some(10.0);
    assert_eq!(rescales_for_s(&settings, 110.0, 1), 160.0);
    settings.flink = FlinkRelease::V1_13;
    assert_eq!(rescales_for_s(&settings, 110.0, 1), f64::INFINITY);
}

/// Slots that register during a restore are checked at once, and not again at its end.
#[test]
fn the_end_of_a_restore_does_not_check_a_small_increase() {
    let settings = Settings {
        min_parallelism_increase: 2,
        scaling_interval_max_s: Some(100.0),
        ..settings(FlinkRelease::V1_20)
    };
    for (slots_s, restored_s, rescales_s) in [
        // A check at 230 s follows those at the end of the cooldown and of the registration.
        (150.0, 160.0, 230.0),
        (150.0, 210.0, 230.0),
        // The time since the last restart is over when the slots register.
        (205.0, 210.0, 205.0),
    ] {
        let mut scheduler = Scheduler::new(&settings, 0.0, State::WaitingForResources);
        assert!(scheduler.deploy(&settings, 100.0, false));
        scheduler.restore(104.0, restored_s - 104.0, 0);
        scheduler.on_slots(slots_s, 1, EVERY_TEN_S);
        assert_eq!(scheduler.next_change_s(), f64::min(rescales_s, restored_s));
        if rescales_s > restored_s {
            scheduler.execute(restored_s, 1, EVERY_TEN_S);
            assert_eq!(scheduler.next_change_s(), rescales_s, "{restored_s}");
        }
    }
    // A deployment ends first, which takes longer.
    let mut scheduler = Scheduler::new(&settings, 0.0, State::WaitingForResources);
    assert!(scheduler.deploy(&settings, 100.0, false));
    scheduler.on_slots(150.0, 1, EVERY_TEN_S);
    scheduler.execute(260.0, 1, EVERY_TEN_S);
    assert_eq!(scheduler.next_change_s(), 260.0);
}

/// A TaskManager without tasks is lost while the job waits for the end of the cooldown.
#[test]
fn a_rescale_that_is_due_counts_the_slots_that_are_still_there() {
    let mut settings = Settings {
        min_parallelism_increase: 2,
        ..settings(FlinkRelease::V1_20)
    };
    let checked = |settings: &Settings, increase| {
        let mut scheduler = executing_at(settings, 100.0);
        scheduler.on_slots(110.0, 2, EVERY_TEN_S);
        assert_eq!(scheduler.next_change_s(), 130.0);
        let rescales = scheduler.check(130.0, increase);
        (rescales, scheduler.next_change_s())
    };
    assert_eq!(checked(&settings, 2), (true, 130.0));
    assert_eq!(checked(&settings, 1), (false, f64::INFINITY));
    assert_eq!(checked(&settings, 0), (false, f64::INFINITY));
    settings.scaling_interval_max_s = Some(300.0);
    assert_eq!(checked(&settings, 1), (false, 430.0));
    assert_eq!(checked(&settings, 0), (false, f64::INFINITY));
}

#[test]
fn a_second_stop_during_the_restart_delay_is_not_another_failure() {
    let settings = settings(FlinkRelease::V1_20);
    let mut scheduler = executing_at(&settings, 0.0);
    assert!(scheduler.on_gone(50.0, 50.1, Removal::Stop, true));
    assert!(!scheduler.on_gone(50.5, 50.6, Removal::Stop, true));
    assert_eq!(scheduler.failures(), 1);
}

#[test]
fn each_deployment_on_lost_slots_is_a_failure() {
    let settings = settings(FlinkRelease::V1_20);
    let mut scheduler = executing_at(&settings, 0.0);
    assert!(scheduler.on_gone(50.0, 66.0, Removal::Kill, true));
    for attempt in 2..5 {
        let now_s = scheduler.next_change_s();
        assert!(!scheduler.deploy(&settings, now_s, true));
        assert_eq!(scheduler.failures(), attempt);
    }
}
