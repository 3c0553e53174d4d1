//! Reads the inputs of Flink Autoscaler cases. Their options are read in
//! [`crate::flink_autoscaler_options`].

use reactive_allocation::autoscaler::flink_autoscaler::capacity::Bounds;
use reactive_allocation::autoscaler::flink_autoscaler::demand::Demand;
use reactive_allocation::autoscaler::flink_autoscaler::restart::Restart;
use reactive_allocation::autoscaler::flink_autoscaler::sample::Sample;
use reactive_allocation::autoscaler::flink_autoscaler::scalability::PastScaling;
use reactive_allocation::autoscaler::flink_autoscaler::scale_down::{
    ScaleDownRequest, WaitingScaleDown,
};
use reactive_allocation::autoscaler::flink_autoscaler::window::{Samples, Window};
use reactive_allocation::autoscaler::flink_autoscaler::{
    Evaluated, Input, Report, ShipStrategy, Vertex, VertexMemory,
};
use serde_json::Value;

/// Returns a number; some are written as texts.
pub fn number(value: &Value) -> f64 {
    match value.as_str() {
        Some("NaN") => f64::NAN,
        Some("Infinity") => f64::INFINITY,
        Some("-Infinity") => f64::NEG_INFINITY,
        Some(other) => panic!("number {other}"),
        None => value.as_f64().unwrap_or_else(|| panic!("number {value}")),
    }
}

/// Returns the number under `key`; `None` when it is absent.
pub fn number_of(value: &Value, key: &str) -> Option<f64> {
    value.get(key).map(number)
}

pub fn whole(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("whole {value}"))
}

pub fn count(value: &Value) -> u32 {
    u32::try_from(whole(value)).unwrap()
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("list {value}"))
}

/// Returns the place of a vertex in the topological order.
pub fn place(id: &str) -> usize {
    id.strip_prefix('v').unwrap().parse().unwrap()
}

fn ship(value: &Value) -> ShipStrategy {
    match value.as_str().unwrap() {
        "HASH" => ShipStrategy::Hash,
        _ => ShipStrategy::Other,
    }
}

/// Returns edges with these ship strategies, from anywhere.
pub fn ships(value: &Value) -> Vec<Input> {
    let edge = |value| Input {
        from: 0,
        ship: ship(value),
    };
    list(value).iter().map(edge).collect()
}

/// Returns the vertices of a job, which a case lists in topological order.
pub fn vertices(topology: &Value, conf: &Value) -> Vec<Vertex> {
    let excluded = conf.get("vertex.exclude.ids").map_or(&[][..], list);
    let vertex = |(index, value): (usize, &Value)| {
        assert_eq!(place(value["id"].as_str().unwrap()), index, "{topology}");
        let inputs = value.get("inputs").and_then(Value::as_object);
        Vertex {
            inputs: inputs
                .into_iter()
                .flatten()
                .map(|(id, value)| Input {
                    from: place(id),
                    ship: ship(value),
                })
                .collect(),
            parallelism: count(&value["parallelism"]),
            max_parallelism: value.get("max_parallelism").map_or(0, count),
            partitions: value.get("partitions").map_or(0, count),
            excluded: excluded.contains(&value["id"]),
        }
    };
    list(topology).iter().enumerate().map(vertex).collect()
}

/// Returns a value for each vertex that an object names, by its place.
fn by_place<T: Default + Clone>(value: &Value, read: impl Fn(&Value) -> T) -> Vec<T> {
    let mut all = Vec::new();
    for (id, value) in value.as_object().unwrap() {
        let place = place(id);
        if all.len() <= place {
            all.resize(place + 1, T::default());
        }
        all[place] = read(value);
    }
    all
}

fn sample(value: &Value) -> Sample {
    for key in value.as_object().unwrap().keys() {
        let known = [
            "load",
            "busy_ms_total",
            "records_in",
            "records_out",
            "lag",
            "observed_tpr",
            "records_in_per_s",
        ];
        assert!(known.contains(&key.as_str()), "sample with {key}");
    }
    Sample {
        load: number_of(value, "load"),
        busy_total_ms: number_of(value, "busy_ms_total"),
        records_in: number_of(value, "records_in"),
        records_out: number_of(value, "records_out"),
        lag: number_of(value, "lag"),
        observed_rate: number_of(value, "observed_tpr"),
        records_in_per_s: number_of(value, "records_in_per_s"),
    }
}

pub fn window(value: &Value) -> Window {
    let samples = list(value).iter().map(|pair| Samples {
        at_ms: whole(&pair[0]),
        of_vertices: by_place(&pair[1], sample),
    });
    Window::of(samples.collect())
}

/// Returns what a vertex reports: `flink` from its REST interface, `io` in total.
pub fn report(flink: &Value, io: &Value) -> Report {
    let busy = |key| {
        flink
            .get("busy_ms_per_s")
            .and_then(|busy| number_of(busy, key))
    };
    Report {
        busy_max_ms_per_s: busy("max"),
        busy_avg_ms_per_s: busy("avg"),
        busy_min_ms_per_s: busy("min"),
        backpressured_ms_per_s: number_of(flink, "backpressure_ms_per_s_avg"),
        pending_records: number_of(flink, "pending"),
        records_in_per_s: number_of(flink, "in_per_s"),
        source_records_in: number_of(flink, "source_in"),
        source_records_out: number_of(flink, "source_out"),
        source_records_in_per_s: number_of(flink, "source_in_per_s"),
        source_records_out_per_s: number_of(flink, "source_out_per_s"),
        records_in: number(&io["in"]),
        records_out: number(&io["out"]),
        busy_total_ms: number(&io["busy_ms"]),
    }
}

pub fn demand(metrics: &Value) -> Demand {
    Demand {
        target_rate: number(&metrics["target_rate"]),
        catch_up_rate: number(&metrics["catch_up_rate"]),
    }
}

pub fn evaluated(metrics: &Value) -> Evaluated {
    Evaluated {
        demand: demand(metrics),
        load: number_of(metrics, "load").unwrap_or(f64::NAN),
        true_rate: number(&metrics["true_rate"]),
        lag: number_of(metrics, "lag"),
        bounds: Bounds {
            scale_up_below: number(&metrics["scale_up_below"]),
            scale_down_above: number(&metrics["scale_down_above"]),
        },
    }
}

pub fn history(value: &Value) -> Vec<PastScaling> {
    let past = |value: &Value| PastScaling {
        at_ms: whole(&value["t_ms"]),
        from: count(&value["from"]),
        to: count(&value["to"]),
        true_rate: number_of(value, "true_rate").unwrap_or(f64::NAN),
        expected_rate: number_of(value, "expected_rate").unwrap_or(f64::NAN),
    };
    list(value).iter().map(past).collect()
}

pub fn waiting(value: &Value) -> WaitingScaleDown {
    let request = |value: &Value| ScaleDownRequest {
        at_ms: whole(&value[0]),
        wanted: count(&value[1]),
        outside: value[2].as_bool().unwrap(),
    };
    WaitingScaleDown {
        first_ms: whole(&value["first_ms"]),
        requests: list(&value["wanted"]).iter().map(request).collect(),
    }
}

/// Returns what is remembered of `vertices` vertices.
pub fn memories(vertices: usize, histories: &Value, delayed: &Value) -> Vec<VertexMemory> {
    let mut memories = vec![VertexMemory::default(); vertices];
    for (id, value) in histories.as_object().into_iter().flatten() {
        memories[place(id)].history = history(value);
    }
    for (id, value) in delayed.as_object().into_iter().flatten() {
        memories[place(id)].waiting = Some(waiting(value));
    }
    memories
}

pub fn restarts(value: &Value) -> Vec<Restart> {
    let restart = |value: &Value| Restart {
        decided_ms: whole(&value[0]),
        duration_ms: value[1].as_i64(),
    };
    list(value).iter().map(restart).collect()
}
