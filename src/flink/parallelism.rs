//! How many subtasks an operator gets, and what they are good for.

use crate::settings::{Partitioning, Settings};

/// The parallelism that the Adaptive Scheduler in Reactive Mode gives an
/// operator: every slot there is, up to its maximum parallelism
/// (`SlotSharingSlotAllocator`; one slot-sharing group).
pub fn parallelism(slots: u32, max_parallelism: u32) -> u32 {
    slots.min(max_parallelism)
}

/// The maximum parallelism that Flink derives for an operator that sets none:
/// half as much again as its parallelism, rounded up to a power of two, from
/// 128 to 32 768 (`KeyGroupRangeAssignment`).
pub fn default_max_parallelism(parallelism: u32) -> u32 {
    const LOWEST: u32 = 128;
    const HIGHEST: u32 = 32_768;
    let grown = parallelism.saturating_add(parallelism / 2).min(HIGHEST);
    grown.next_power_of_two().clamp(LOWEST, HIGHEST)
}

/// The key groups that subtask `index` of `parallelism` owns, out of
/// `max_parallelism`: group `g` belongs to subtask ⌊g × p / maxP⌋
/// (`KeyGroupRangeAssignment`). `None` for a subtask that does not exist.
pub fn key_groups(
    max_parallelism: u32,
    parallelism: u32,
    index: u32,
) -> Option<std::ops::RangeInclusive<u32>> {
    if index >= parallelism || parallelism > max_parallelism {
        return None;
    }
    let (groups, p, i) = (
        u64::from(max_parallelism),
        u64::from(parallelism),
        u64::from(index),
    );
    let begin = (i * groups).div_ceil(p);
    let end = ((i + 1) * groups - 1) / p;
    Some(u32::try_from(begin).ok()?..=u32::try_from(end).ok()?)
}

/// How many times one subtask's work a keyed operator does: the subtask that
/// owns the most key groups sets the pace, so maxP / ⌈maxP / p⌉ and not p.
pub fn keyed_speed_up(max_parallelism: u32, parallelism: u32) -> f64 {
    if parallelism == 0 || max_parallelism == 0 {
        return 0.0;
    }
    f64::from(max_parallelism) / f64::from(max_parallelism.div_ceil(parallelism))
}

/// What a job at this parallelism can process, in records per second.
///
/// A slot does its share of what a TaskManager can do. The source, pinned at
/// parallelism 1, may be a further limit.
pub(crate) fn capacity_per_s(settings: &Settings, parallelism: u32) -> f64 {
    let subtasks = match settings.partitioning {
        Partitioning::Rebalance => f64::from(parallelism),
        Partitioning::Keyed => keyed_speed_up(settings.max_parallelism, parallelism),
    };
    let task_managers = subtasks / f64::from(settings.slots_per_task_manager);
    (task_managers * settings.capacity_per_s)
        .min(settings.source_capacity_per_s.unwrap_or(f64::INFINITY))
}

/// The parallelism of a job on so many TaskManagers.
pub(crate) fn parallelism_on(settings: &Settings, task_managers: u32) -> u32 {
    let slots = task_managers.saturating_mul(settings.slots_per_task_manager);
    parallelism(slots, settings.max_parallelism)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_defaults_are_those_of_flink() {
        assert_eq!(default_max_parallelism(1), 128);
        assert_eq!(default_max_parallelism(9999), 16_384);
        assert_eq!(default_max_parallelism(u32::MAX), 32_768);
        assert_eq!(key_groups(128, 10, 0), Some(0..=12));
        assert_eq!(key_groups(128, 10, 9), Some(116..=127));
        assert_eq!(key_groups(128, 10, 10), None);
    }

    #[test]
    fn six_slots_give_an_operator_with_five_key_groups_five_subtasks() {
        assert_eq!(parallelism(6, 5), 5);
        assert_eq!(keyed_speed_up(128, 10), 128.0 / 13.0);
        assert_eq!(keyed_speed_up(128, 64), 64.0);
    }

    #[test]
    fn a_task_manager_can_do_what_its_settings_say() {
        let settings = Settings::default();
        let on = |n| capacity_per_s(&settings, parallelism_on(&settings, n));
        assert_eq!(on(0), 0.0);
        assert_eq!(on(7), 7.0 * 4600.0);
        let pinned = Settings {
            source_capacity_per_s: Some(9000.0),
            ..settings
        };
        assert_eq!(capacity_per_s(&pinned, 2), 4600.0);
        assert_eq!(capacity_per_s(&pinned, 14), 9000.0);
    }

    proptest! {
        #[test]
        fn every_key_group_has_one_owner(max in 1_u32..2000, p in 1_u32..2000) {
            prop_assume!(p <= max);
            let mut next = 0;
            let mut most = 0;
            for index in 0..p {
                let range = key_groups(max, p, index).unwrap();
                prop_assert_eq!(*range.start(), next);
                next = range.end() + 1;
                most = most.max(range.count());
            }
            prop_assert_eq!(next, max);
            prop_assert_eq!(keyed_speed_up(max, p), f64::from(max) / most as f64);
        }
    }
}
