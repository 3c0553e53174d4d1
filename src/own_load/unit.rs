//! Guesses what the numbers of a load count, and converts them to records per second.

use super::words::{any, words};

/// What the numbers of a column count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LoadUnit {
    /// Records per second.
    #[default]
    PerSecond,
    /// Records per minute.
    PerMinute,
    /// Records per hour.
    PerHour,
    /// Records since the row before.
    PerStep,
    /// Records since some start: the load is the slope. A value below the one before is a
    /// new start at 0.
    Counter,
}

/// The fewest values by which a counter without a name is recognised.
const LEAST_FOR_COUNTER: usize = 50;
/// The share of them that must rise.
const RISING_SHARE: f64 = 0.95;

/// The fewest values for each new start of a counter without a name: loads of saws exist.
const STEPS_PER_RESET: usize = 50;

/// Guesses the unit from the name of a column and the values of one series, in order of
/// time, without gaps.
pub(super) fn guess(name: &str, values: &[f64]) -> LoadUnit {
    let words = words(name);
    let lower = name.to_ascii_lowercase();
    let ends = |suffix: &str| {
        lower
            .trim_end_matches([')', ']', ' ', '}'])
            .ends_with(suffix)
    };
    let per = words.iter().any(|word| word == "per");
    let is_rate = any(
        &words,
        &["rate", "irate", "rps", "qps", "ps", "second", "sec"],
    ) || ends("/s")
        || ends("/sec");
    if any(&words, &["rpm", "cpm", "qpm"])
        || ends("/min")
        || ends("/m")
        || (per && any(&words, &["minute", "min"]))
    {
        return LoadUnit::PerMinute;
    }
    if ends("/h") || ends("/hour") || (per && any(&words, &["hour", "h"])) {
        return LoadUnit::PerHour;
    }
    if is_rate {
        return LoadUnit::PerSecond;
    }
    let (rising, resets, whole) = counter_shape(values);
    // Flink's numRecordsIn is a counter, numRecordsInPerSecond is not.
    let is_named = any(
        &words,
        &["total", "counter", "offset", "offsets", "cumulative", "num"],
    );
    let is_seen = values.len() >= LEAST_FOR_COUNTER && resets * STEPS_PER_RESET <= values.len();
    let is_rising = rising >= RISING_SHARE && whole && values.len() > 2;
    if is_rising && (is_seen || (is_named && resets * 5 <= values.len())) {
        return LoadUnit::Counter;
    }
    if any(&words, &["count", "sum", "samplecount", "counts", "sums"]) {
        return LoadUnit::PerStep;
    }
    LoadUnit::PerSecond
}

/// Returns the share of the steps that rise, without new starts at less than half; 0 if
/// any other falls; the number of new starts; and whether all values are whole.
pub(super) fn counter_shape(values: &[f64]) -> (f64, usize, bool) {
    let (mut rising, mut steps, mut resets) = (0.0, 0.0, 0);
    for (before, after) in values.iter().zip(values.iter().skip(1)) {
        if after >= before {
            steps += 1.0;
            rising += f64::from(u8::from(after > before));
        } else if *after <= before / 2.0 {
            resets += 1;
        } else {
            return (0.0, resets, false);
        }
    }
    let whole = values.iter().all(|value| value.fract() == 0.0);
    (
        if steps > 0.0 { rising / steps } else { 0.0 },
        resets,
        whole,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_tell_the_unit() {
        let counter: Vec<f64> = (0..60)
            .map(|index| f64::from(index * 1000 + index % 7))
            .collect();
        let load: Vec<f64> = (0..60).map(|index| f64::from(index % 13)).collect();
        for (name, values, wanted) in [
            ("value", &load, LoadUnit::PerSecond),
            ("numRecordsInPerSecond", &counter, LoadUnit::PerSecond),
            ("rate(records_in_total[5m])", &counter, LoadUnit::PerSecond),
            ("requests/min", &load, LoadUnit::PerMinute),
            ("records per hour", &load, LoadUnit::PerHour),
            ("flink_records_in_total", &counter, LoadUnit::Counter),
            ("LOG-END-OFFSET", &counter, LoadUnit::Counter),
            ("value", &counter, LoadUnit::Counter),
            ("Sum", &load, LoadUnit::PerStep),
        ] {
            assert_eq!(guess(name, values), wanted, "{name}");
        }
    }

    #[test]
    fn a_load_that_only_grows_is_no_counter_by_itself() {
        let growing: Vec<f64> = (0..80)
            .map(|index| 100.0 + f64::from(index) * 0.7)
            .collect();
        assert_eq!(guess("load", &growing), LoadUnit::PerSecond);
    }
}
