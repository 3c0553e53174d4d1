//! Computes the parallelism of an operator and its capacity.

use crate::settings::{Partitioning, Settings};

/// Returns the parallelism that the Adaptive Scheduler in Reactive Mode gives an
/// operator: the number of slots, limited by its maximum parallelism
/// (`SlotSharingSlotAllocator`; one slot-sharing group).
fn parallelism(slots: u32, max_parallelism: u32) -> u32 {
    slots.min(max_parallelism)
}

/// Returns the speed-up of a keyed operator over a single subtask. The subtask
/// with the most key groups limits it, so it is maxP / ⌈maxP / p⌉ and not p.
/// Flink assigns group `g` to subtask ⌊g × p / maxP⌋ (`KeyGroupRangeAssignment`).
fn keyed_speed_up(max_parallelism: u32, parallelism: u32) -> f64 {
    if parallelism == 0 || max_parallelism == 0 {
        return 0.0;
    }
    f64::from(max_parallelism) / f64::from(max_parallelism.div_ceil(parallelism))
}

/// Returns the capacity of a job at this parallelism, in records per second.
///
/// All slots of a TaskManager share its capacity equally. The source, fixed at
/// parallelism 1, can be a further limit.
pub(crate) fn capacity_per_s(settings: &Settings, parallelism: u32) -> f64 {
    operator_capacity_per_s(settings, parallelism)
        .min(settings.source_capacity_per_s.unwrap_or(f64::INFINITY))
}

/// Returns the capacity of the operator that does the work at this parallelism, in
/// records per second, whatever the source can read.
pub(super) fn operator_capacity_per_s(settings: &Settings, parallelism: u32) -> f64 {
    let subtasks = match settings.partitioning {
        Partitioning::Rebalance => f64::from(parallelism),
        Partitioning::Keyed => keyed_speed_up(settings.max_parallelism, parallelism),
    };
    let task_managers = subtasks / f64::from(settings.slots_per_task_manager);
    task_managers * settings.worker_capacity_per_s()
}

/// Returns the capacity of one slot, in records per second.
pub(super) fn slot_capacity_per_s(settings: &Settings) -> f64 {
    settings.worker_capacity_per_s() / f64::from(settings.slots_per_task_manager)
}

/// Returns the largest part of the state that a TaskManager has at this parallelism, as a
/// share of all.
///
/// Neighbouring subtasks are assumed to share a TaskManager; Flink does not say which do.
/// Keyed state follows the key groups: those of the first `n` subtasks are ⌈n × maxP / p⌉,
/// and no other `n` neighbours have more. Other state is even.
pub(crate) fn largest_part_of_state(settings: &Settings, parallelism: u32) -> f64 {
    if parallelism == 0 {
        return 0.0;
    }
    let subtasks = settings.slots_per_task_manager.min(parallelism);
    match settings.partitioning {
        Partitioning::Rebalance => f64::from(subtasks) / f64::from(parallelism),
        Partitioning::Keyed => {
            let max_parallelism = u64::from(settings.max_parallelism);
            let groups = (u64::from(subtasks) * max_parallelism).div_ceil(u64::from(parallelism));
            groups as f64 / max_parallelism as f64
        }
    }
}

/// Returns the parallelism of a job on `task_managers` TaskManagers.
pub(crate) fn parallelism_on(settings: &Settings, task_managers: u32) -> u32 {
    let slots = task_managers.saturating_mul(settings.slots_per_task_manager);
    parallelism(slots, settings.max_parallelism)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Returns the key groups of subtask `index`: group `g` belongs to subtask
    /// ⌊g × p / maxP⌋ (`KeyGroupRangeAssignment`).
    fn key_groups(
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

    #[test]
    fn key_groups_are_split_as_in_flink() {
        assert_eq!(key_groups(128, 10, 0), Some(0..=12));
        assert_eq!(key_groups(128, 10, 9), Some(116..=127));
        assert_eq!(key_groups(128, 10, 10), None);
    }

    #[test]
    fn the_maximum_parallelism_limits_subtasks_and_key_groups_limit_speed_up() {
        assert_eq!(parallelism(6, 5), 5);
        assert_eq!(keyed_speed_up(128, 10), 128.0 / 13.0);
        assert_eq!(keyed_speed_up(128, 64), 64.0);
    }

    #[test]
    fn capacity_is_proportional_to_task_managers_up_to_the_source_capacity() {
        let settings = Settings {
            capacity_per_s: Some(4600.0),
            ..Settings::default()
        };
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

        #[test]
        fn the_largest_part_of_keyed_state_is_that_of_the_taskmanager_with_most_key_groups(
            max in 1_u32..2000, p in 1_u32..2000, slots in 1_u32..9,
        ) {
            prop_assume!(p <= max);
            let settings = Settings {
                partitioning: Partitioning::Keyed,
                max_parallelism: max,
                slots_per_task_manager: slots,
                ..Settings::default()
            };
            let subtasks: Vec<u32> = (0..p).collect();
            let groups = |index: &u32| key_groups(max, p, *index).unwrap().count();
            let parts = subtasks.chunks(slots as usize);
            let most = parts.map(|of_one| of_one.iter().map(groups).sum::<usize>()).max().unwrap();
            prop_assert_eq!(largest_part_of_state(&settings, p), most as f64 / f64::from(max));
        }
    }
}
