//! Guesses what the numbers of a CPU column count.

use super::unit::counter_shape;
use super::words::{any, words};

/// What the numbers of a CPU column count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CpuUnit {
    /// Percent of what a TaskManager requests.
    Percent,
    /// Shares of it, from 0 to 1.
    Share,
    /// CPU cores.
    Cores,
    /// Thousandths of a core.
    Millicores,
    /// CPU seconds since some start: the use is the slope.
    SecondsUsed,
    /// CPU nanoseconds since some start, as Flink's `Status.JVM.CPU.Time` counts them.
    NanosecondsUsed,
}

/// Whose CPU the numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CpuScope {
    /// That of one TaskManager, or their mean.
    TaskManager,
    /// That of all TaskManagers together.
    Fleet,
}

/// The share of the steps of a counter that must rise.
const RISING_SHARE: f64 = 0.95;
/// The most that a share is, with some room for the way it is measured.
pub(super) const MOST_OF_ALL: f64 = 1.05;

impl CpuUnit {
    /// Returns whether the numbers only grow.
    pub(super) fn is_counter(self) -> bool {
        matches!(self, Self::SecondsUsed | Self::NanosecondsUsed)
    }

    /// Returns whether the numbers are a part of what a TaskManager requests.
    pub(super) fn is_relative(self) -> bool {
        matches!(self, Self::Percent | Self::Share)
    }

    /// Returns what 1 stands for: a share of the request, or millicores. That of a counter
    /// holds for its slope.
    pub(super) fn factor(self) -> f64 {
        match self {
            Self::Percent => 0.01,
            Self::Share | Self::Millicores => 1.0,
            Self::Cores | Self::SecondsUsed => 1e3,
            Self::NanosecondsUsed => 1e-6,
        }
    }
}

/// Guesses the unit from the name of a column and the values of one series, in order of time.
pub(super) fn guess(name: &str, values: &[f64]) -> CpuUnit {
    let words = words(name);
    let has = |list: &[&str]| any(&words, list);
    let counts_time = has(&[
        "seconds",
        "secs",
        "sec",
        "time",
        "cputime",
        "nanoseconds",
        "ns",
    ]);
    let is_rate = has(&["rate", "irate"]);
    if counts_time && !is_rate && is_counter(values) {
        let in_nanoseconds =
            has(&["nanoseconds", "nanos", "ns"]) || (has(&["jvm"]) && has(&["time"]));
        return if in_nanoseconds {
            CpuUnit::NanosecondsUsed
        } else {
            CpuUnit::SecondsUsed
        };
    }
    if has(&["percent", "percentage", "pct", "prozent"]) || name.ends_with(['%', '％']) {
        return CpuUnit::Percent;
    }
    if has(&["millicores", "mcpu", "mcores", "millicpu"]) {
        return CpuUnit::Millicores;
    }
    if has(&["cores", "core", "vcpu"]) || (is_rate && counts_time) {
        return CpuUnit::Cores;
    }
    let highest = values.iter().copied().fold(0.0, f64::max);
    if highest <= MOST_OF_ALL {
        CpuUnit::Share
    } else if highest <= 100.0 * MOST_OF_ALL || is_utilisation(&words) {
        CpuUnit::Percent
    } else {
        CpuUnit::Millicores
    }
}

fn is_utilisation(words: &[String]) -> bool {
    any(
        words,
        &[
            "load",
            "utilisation",
            "utilization",
            "auslastung",
            "cpuutilisation",
            "cpuutilization",
        ],
    )
}

fn is_counter(values: &[f64]) -> bool {
    let (rising, resets, _) = counter_shape(values);
    values.len() > 2 && rising >= RISING_SHARE && resets * 5 <= values.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_tell_the_unit() {
        let counter = [1.5, 3.25, 7.0, 9.5, 0.5, 2.0];
        let shares = [0.1, 0.9, 0.4];
        let percents = [10.0, 90.0, 40.0];
        let large = [100.0, 2900.0, 400.0];
        for (name, values, wanted) in [
            (
                "process_cpu_seconds_total",
                &counter[..],
                CpuUnit::SecondsUsed,
            ),
            (
                "container_cpu_usage_seconds_total",
                &counter,
                CpuUnit::SecondsUsed,
            ),
            ("Status.JVM.CPU.Time", &counter, CpuUnit::NanosecondsUsed),
            (
                "rate(container_cpu_usage_seconds_total[5m])",
                &counter,
                CpuUnit::Cores,
            ),
            ("Status.JVM.CPU.Load", &shares, CpuUnit::Share),
            ("cpu", &percents, CpuUnit::Percent),
            ("cpu percent", &shares, CpuUnit::Percent),
            ("CPU %", &shares, CpuUnit::Percent),
            ("cpu", &large, CpuUnit::Millicores),
            ("cpu utilization", &large, CpuUnit::Percent),
            ("cpu cores", &shares, CpuUnit::Cores),
            ("millicores", &percents, CpuUnit::Millicores),
        ] {
            assert_eq!(guess(name, values), wanted, "{name}");
        }
    }
}
