//! Tells from the name of a column what it holds.

use super::words::{any, words};

const TIMES: [&str; 12] = [
    "time",
    "timestamp",
    "timestamps",
    "datetime",
    "date",
    "ts",
    "t",
    "epoch",
    "zeit",
    "zeitpunkt",
    "datum",
    "时间",
];
const SPANS: [&str; 4] = ["start", "stop", "end", "begin"];
const LAGS: [&str; 7] = [
    "lag",
    "backlog",
    "behind",
    "pending",
    "unconsumed",
    "queued",
    "rückstand",
];
const CPUS: [&str; 10] = [
    "cpu",
    "cores",
    "millicores",
    "cputime",
    "vcpu",
    "mcpu",
    "mcores",
    "cpuutilization",
    "cpuutilisation",
    "cpuusage",
];
/// What stands beside the CPU in a name that is not its use.
const NO_CPU_USES: [&str; 13] = [
    "request",
    "requests",
    "requested",
    "limit",
    "limits",
    "quota",
    "throttled",
    "throttling",
    "capacity",
    "allocatable",
    "idle",
    "steal",
    "iowait",
];
/// A name of these words alone is that of the CPU use.
const UTILISATIONS: [&str; 8] = [
    "utilisation",
    "utilization",
    "auslastung",
    "mean",
    "avg",
    "average",
    "pct",
    "percent",
];
/// TaskManagers, where the last word of a name.
const TASK_MANAGERS: [&str; 10] = [
    "taskmanagers",
    "taskmanager",
    "replicas",
    "workers",
    "worker",
    "pods",
    "instances",
    "nodes",
    "machines",
    "tms",
];
/// One of them, which are several with a word for a count behind.
const ONE_TASK_MANAGER: [&str; 6] = ["pod", "instance", "node", "machine", "replica", "tm"];
/// Words behind the TaskManagers that change nothing.
const COUNTS: [&str; 19] = [
    "count",
    "total",
    "number",
    "num",
    "size",
    "ready",
    "available",
    "running",
    "registered",
    "current",
    "active",
    "live",
    "avg",
    "mean",
    "max",
    "min",
    "anzahl",
    "数量",
    "数",
];
const PARALLELISMS: [&str; 3] = ["parallelism", "parallelität", "并行度"];
const KEYS: [&str; 12] = [
    "partition",
    "table",
    "result",
    "shard",
    "instance",
    "pod",
    "host",
    "topic",
    "series",
    "metric",
    "job",
    "group",
];
/// What a load counts.
const COUNTED: [&str; 14] = [
    "records",
    "record",
    "requests",
    "messages",
    "msgs",
    "msg",
    "events",
    "hits",
    "rps",
    "qps",
    "throughput",
    "offset",
    "datensätze",
    "tuples",
];
/// Words for a rate.
const RATES: [&str; 6] = ["rate", "sec", "second", "rps", "qps", "s"];
/// Words for any number that may be the one.
const VALUES: [&str; 8] = [
    "value", "values", "load", "last", "sum", "average", "mean", "in",
];
/// What is no load even if it is counted.
const NO_LOADS: [&str; 10] = [
    "bytes", "mb", "kb", "gb", "current", "id", "thread", "latency", "errors", "threadid",
];
/// What was done, which is the load only if what arrives stands nowhere.
const DONE: [&str; 3] = ["processed", "out", "verarbeitet"];

/// Returns whether a name is that of a column of times.
pub(super) fn is_named_time(name: &str) -> bool {
    let words = words(name);
    // A CPU time is no time of a row.
    any(&words, &TIMES) && !any(&words, &SPANS) && !any(&words, &CPUS)
}

/// Returns whether a name is that of seconds since some start.
pub(super) fn is_elapsed(name: &str) -> bool {
    any(
        &words(name),
        &["elapsed", "seconds", "secs", "s", "t", "offset_s"],
    )
}

/// Returns whether a name is that of a consumer lag.
pub(super) fn is_lag(name: &str) -> bool {
    any(&words(name), &LAGS)
}

/// Returns whether a name is that of labels which tell series apart.
pub(super) fn is_key(name: &str) -> bool {
    any(&words(name), &KEYS) && !is_task_managers(name)
}

/// Returns whether a name is that of numbers which tell series apart; `repeats` says
/// whether times stand in several rows.
pub(super) fn is_key_of_numbers(name: &str, repeats: bool) -> bool {
    let words = words(name);
    let numbers_one = matches!(
        words.last().map(String::as_str),
        Some("taskmanager" | "worker")
    );
    (is_key(name) || (repeats && numbers_one)) && !any(&words, &RATES) && !any(&words, &COUNTED)
}

/// Returns whether a name is that of anything about CPU.
pub(super) fn is_cpu(name: &str) -> bool {
    let words = words(name);
    let is_utilisation = |word: &String| UTILISATIONS.contains(&word.as_str());
    let says_cpu = any(&words, &CPUS) && !any(&words, &COUNTED);
    says_cpu || (any(&words, UTILISATIONS.split_at(3).0) && words.iter().all(is_utilisation))
}

/// Returns whether a name is that of the CPU that is used.
pub(super) fn is_cpu_use(name: &str) -> bool {
    is_cpu(name) && !any(&words(name), &NO_CPU_USES)
}

/// Returns whether a name is that of the number of TaskManagers.
pub(super) fn is_task_managers(name: &str) -> bool {
    let words = words(name);
    if is_cpu(name) || any(&words, &COUNTED) || any(&words, &["per", "pro", "je"]) {
        return false;
    }
    let named = words
        .iter()
        .rposition(|word| !COUNTS.contains(&word.as_str()));
    let Some(last) = named else {
        return any(&words, &["registered"]);
    };
    let is = |index: usize, list: &[&str]| {
        let word = words.get(index).map(String::as_str);
        word.is_some_and(|word| list.contains(&word))
    };
    let is_counted = last + 1 < words.len();
    let is_two_words = last > 0 && is(last - 1, &["task"]) && is(last, &["manager", "managers"]);
    is(last, &TASK_MANAGERS) || is_two_words || (is_counted && is(last, &ONE_TASK_MANAGER))
}

/// Returns whether a name is that of the parallelism: with one slot each, as many
/// TaskManagers.
pub(super) fn is_parallelism(name: &str) -> bool {
    let words = words(name);
    any(&words, &PARALLELISMS) && !any(&words, &["max", "maximum", "per"])
}

/// Returns how much the name of a column says that it is a load.
pub(super) fn load_score(name: &str) -> i32 {
    let words = words(name);
    let has = |list: &[&str], worth: i32| if any(&words, list) { worth } else { 0 };
    let positive = has(&COUNTED, 4) + has(&RATES, 2) + has(&VALUES, 1);
    positive - has(&NO_LOADS, 8) - has(&CPUS, 8) - has(&DONE, 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cpu_and_task_managers_are_told_apart() {
        for name in [
            "cpu",
            "cpu_load",
            "CPUUtilization",
            "container_cpu_usage_seconds_total",
            "Status.JVM.CPU.Load",
            "flink_taskmanager_Status_JVM_CPU_Load",
            "CPU per TaskManager",
            "utilisation",
        ] {
            assert!(is_cpu_use(name) && !is_task_managers(name), "{name}");
        }
        for name in ["cpu_limit", "cpu throttled", "idle cpu", "cpu allocatable"] {
            assert!(is_cpu(name) && !is_cpu_use(name), "{name}");
        }
        for name in [
            "taskmanagers",
            "TaskManager 数量",
            "numRegisteredTaskManagers",
            "flink_jobmanager_numRegisteredTaskManagers",
            "kube_deployment_status_replicas_available",
            "GroupInServiceInstances",
            "worker_count",
            "pod count",
            "registered",
        ] {
            assert!(is_task_managers(name) && !is_cpu(name), "{name}");
        }
        for name in [
            "flink_taskmanager_job_task_numRecordsInPerSecond",
            "flink_taskmanager_Status_JVM_Memory_Heap_Used",
            "records per worker",
            "taskmanager-1",
            "memory utilization",
            "pod",
            "load",
            "",
        ] {
            assert!(!is_task_managers(name) && !is_cpu(name), "{name}");
        }
    }

    #[test]
    fn what_arrives_is_more_of_a_load_than_what_is_processed() {
        assert!(load_score("load") > load_score("processed_per_s"));
        assert!(load_score("records in") > load_score("records out"));
        assert!(load_score("cpu_requests") < 0);
    }
}
