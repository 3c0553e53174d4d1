//! Determines the options of a trace from its name, as the README explains, and from
//! its log where the name does not contain them.

use crate::trace::Trace;
use reactive_allocation::settings::{FlinkRelease, Settings};

pub(crate) struct Options {
    pub(crate) settings: Settings,
    /// Minimum and maximum duration of a redeployment, in seconds.
    pub(crate) restart_range_s: (f64, f64),
    /// The options that the name does not contain.
    inferred: Vec<&'static str>,
}

/// Capacity of a slot in records per second: 4 ms per record.
const PER_SLOT: f64 = 250.0;

/// Time from cancelling to the first record of the next attempt, in seconds.
struct Restart {
    release: FlinkRelease,
    /// On a quiet host.
    quiet_s: f64,
    /// With other work on the host.
    busy_s: f64,
    /// Measured minimum and maximum at a scale-up.
    range_s: (f64, f64),
}

/// The values of `constants.json`.
const RESTART: [Restart; 3] = [
    Restart {
        release: FlinkRelease::V1_13,
        quiet_s: 0.55,
        busy_s: 0.9,
        range_s: (0.41, 2.02),
    },
    Restart {
        release: FlinkRelease::V1_20,
        quiet_s: 0.5,
        busy_s: 0.9,
        range_s: (0.38, 3.93),
    },
    Restart {
        release: FlinkRelease::V2_3,
        quiet_s: 1.2,
        busy_s: 1.2,
        range_s: (0.71, 2.28),
    },
];

/// Measured from the times of the losses: in 1.13 the time between two rounds of
/// heartbeats exceeds the interval by this much.
const HEARTBEAT_LATE_1_13_S: f64 = 0.017;

/// Heartbeat timeout and interval of a trace.
const DEFAULT_HEARTBEAT: (f64, f64) = (50.0, 10.0);
const SHORT_HEARTBEAT: (f64, f64) = (8.0, 5.0);

impl Options {
    pub(crate) fn of(trace: &Trace) -> Self {
        let (run, version) = trace.name.rsplit_once('-').unwrap();
        let words: Vec<&str> = run.split('-').collect();
        let has = |word: &str| words.contains(&word);
        let number = |prefix: &str| words.iter().find_map(|word| number_after(word, prefix));
        let flink = *FlinkRelease::ALL
            .iter()
            .find(|release| version.starts_with(release.name()))
            .unwrap_or_else(|| panic!("{}: unknown release", trace.name));
        let mut inferred = Vec::new();

        let heartbeat = match number("hb") {
            Some(timeout) if timeout == DEFAULT_HEARTBEAT.0 => DEFAULT_HEARTBEAT,
            Some(timeout) if timeout == SHORT_HEARTBEAT.0 => SHORT_HEARTBEAT,
            Some(timeout) => (timeout, DEFAULT_HEARTBEAT.1.min(timeout / 2.0)),
            None if times_out_early(trace) => {
                inferred.push("heartbeat 8 s");
                SHORT_HEARTBEAT
            }
            None => DEFAULT_HEARTBEAT,
        };
        let named_cooldown = number("si").or_else(|| {
            let kill = has("kill") && flink == FlinkRelease::V1_20;
            (kill || number("ck").is_some() || has("tuned")).then_some(0.0)
        });
        let cooldown = match named_cooldown {
            None if flink != FlinkRelease::V1_13 && !has("default") && rescales_early(trace) => {
                inferred.push("no cooldown");
                Some(0.0)
            }
            named => named,
        };
        let slots_per_task_manager = slots_per_task_manager(trace);
        let per_slot = if has("cpuburn") {
            measured_per_slot(trace)
        } else {
            PER_SLOT
        };
        let late_s = match flink {
            FlinkRelease::V1_13 => HEARTBEAT_LATE_1_13_S,
            FlinkRelease::V1_20 | FlinkRelease::V2_3 => 0.0,
        };
        let restart = RESTART
            .iter()
            .find(|restart| restart.release == flink)
            .unwrap();
        Self {
            settings: Settings {
                flink,
                slots_per_task_manager,
                max_parallelism: number("maxp").map_or(128, |max| max as u32),
                capacity_per_s: Some(per_slot * f64::from(slots_per_task_manager)),
                checkpoint_interval_s: number("ck").unwrap_or(10.0),
                heartbeat_timeout_s: heartbeat.0,
                heartbeat_interval_s: heartbeat.1 + late_s,
                rescale_cooldown_s: cooldown,
                executing_stabilization_s: cooldown,
                restart_time_s: if has("quiet") {
                    restart.quiet_s
                } else {
                    restart.busy_s
                },
                ..Settings::default()
            },
            restart_range_s: restart.range_s,
            inferred,
        }
    }

    pub(crate) fn words(&self) -> String {
        let s = &self.settings;
        let option = |value: Option<f64>| value.map_or("default".to_owned(), |v| format!("{v} s"));
        let mut words = format!(
            "Flink {}, heartbeat {:.0}/{:.0} s, checkpoints {} s, cooldown {}, {} slots a TaskManager, {:.0} records/s a slot, restart {:.1} s",
            s.flink.name(),
            s.heartbeat_timeout_s,
            s.heartbeat_interval_s,
            s.checkpoint_interval_s,
            match s.flink {
                FlinkRelease::V1_13 => "none".to_owned(),
                _ => option(s.rescale_cooldown_s),
            },
            s.slots_per_task_manager,
            s.worker_capacity_per_s() / f64::from(s.slots_per_task_manager),
            s.restart_time_s,
        );
        if s.max_parallelism < 128 {
            words += &format!(", maxParallelism {}", s.max_parallelism);
        }
        if !self.inferred.is_empty() {
            words += &format!(" (from the log: {})", self.inferred.join(", "));
        }
        words
    }
}

/// Returns the number after `prefix` in a word such as `ck30b`.
fn number_after(word: &str, prefix: &str) -> Option<f64> {
    let rest = word.strip_prefix(prefix)?;
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok()
}

/// Returns whether a heartbeat timed out earlier than with the default.
fn times_out_early(trace: &Trace) -> bool {
    let earliest_s = DEFAULT_HEARTBEAT.0 - DEFAULT_HEARTBEAT.1;
    trace
        .all("tm_lost")
        .filter(|lost| lost.detail.contains("timed out"))
        .any(|lost| {
            trace.events.iter().any(|event| {
                matches!(event.name.as_str(), "tm_stop_cmd" | "tm_kill9_cmd")
                    && lost.is_about(&event.detail)
                    && (0.0..earliest_s - 1.0).contains(&(lost.t_s - event.t_s))
            })
        })
}

/// Returns whether the job was rescaled for new slots earlier after it entered
/// `Executing` than the default cooldown of 1.20 and 2.3 allows.
fn rescales_early(trace: &Trace) -> bool {
    const COOLDOWN_S: f64 = 30.0;
    let removals: Vec<f64> = trace
        .events
        .iter()
        .filter(|event| matches!(event.name.as_str(), "tm_stop_cmd" | "tm_kill9_cmd"))
        .map(|event| event.t_s)
        .collect();
    let mut executing_s = f64::NEG_INFINITY;
    for transition in trace.all("scheduler_transition") {
        if transition.detail.ends_with("->Executing") {
            executing_s = transition.t_s;
        }
        let after_removal = removals
            .iter()
            .any(|removal_s| (-0.5..30.0).contains(&(transition.t_s - removal_s)));
        if transition.detail == "Executing->Restarting"
            && !after_removal
            && transition.t_s < executing_s + COOLDOWN_S - 1.0
        {
            return true;
        }
    }
    false
}

fn slots_per_task_manager(trace: &Trace) -> u32 {
    let ratios = trace.grid.iter().filter_map(|row| {
        let registered = row.registered.filter(|count| *count > 0.0)?;
        Some(row.slots? / registered)
    });
    ratios.fold(1.0, f64::max).round() as u32
}

/// Returns the measured capacity of a slot on this host.
fn measured_per_slot(trace: &Trace) -> f64 {
    let mut rates: Vec<f64> = trace
        .grid
        .iter()
        .filter(|row| row.processed_per_s > 0.0)
        .filter_map(|row| {
            let parallelism = row.parallelism.filter(|p| *p > 0.0)?;
            Some(row.processed_per_s / parallelism)
        })
        .collect();
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}
