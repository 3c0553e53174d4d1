//! Computes how long a job restores its state.

use super::parallelism::largest_part_of_state;
use crate::settings::Settings;

/// Returns the time in which a job at this parallelism restores its state from a
/// checkpoint or a savepoint, in seconds.
///
/// The TaskManagers read their parts at the same time, each at `restoreRate`, so the
/// largest part decides. No published figure for the rate was found: its default is
/// assumed. Every restart reads the whole state, as Flink does without local recovery.
pub(crate) fn restore_time_s(settings: &Settings, parallelism: u32) -> f64 {
    settings.state_mb * largest_part_of_state(settings, parallelism) / settings.restore_mb_per_s
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Partitioning;

    fn ten_gigabytes() -> Settings {
        Settings {
            state_mb: 10_000.0,
            restore_mb_per_s: 50.0,
            slots_per_task_manager: 2,
            ..Settings::default()
        }
    }

    #[test]
    fn ten_gigabytes_on_five_taskmanagers_at_50_mb_per_s_take_40_s() {
        assert_eq!(restore_time_s(&ten_gigabytes(), 10), 40.0);
        assert_eq!(restore_time_s(&Settings::default(), 10), 0.0);
    }

    #[test]
    fn the_largest_part_decides() {
        // The fullest TaskManager has 2 of 5 subtasks.
        assert_eq!(restore_time_s(&ten_gigabytes(), 5), 80.0);
        // One TaskManager has everything, whatever its slots.
        assert_eq!(restore_time_s(&ten_gigabytes(), 1), 200.0);
        let keyed = Settings {
            partitioning: Partitioning::Keyed,
            max_parallelism: 128,
            ..ten_gigabytes()
        };
        // The first two of ten subtasks have 26 of 128 key groups.
        assert_eq!(restore_time_s(&keyed, 10), 10_000.0 * 26.0 / 128.0 / 50.0);
    }
}
