//! Replays Flink Autoscaler cases. Cases of the control loop are in
//! [`crate::flink_autoscaler_loop`].

use crate::case::Case;
use crate::flink_autoscaler_input::*;
use crate::flink_autoscaler_loop;
use crate::flink_autoscaler_options::options;
use reactive_allocation::autoscaler::flink_autoscaler::alignment::{Range, scale};
use reactive_allocation::autoscaler::flink_autoscaler::capacity::Bounds;
use reactive_allocation::autoscaler::flink_autoscaler::change::decide_vertex;
use reactive_allocation::autoscaler::flink_autoscaler::evaluation::evaluate;
use reactive_allocation::autoscaler::flink_autoscaler::job::{decide, slots_after};
use reactive_allocation::autoscaler::flink_autoscaler::sample::Sample;
use reactive_allocation::autoscaler::flink_autoscaler::window::Field;
use reactive_allocation::autoscaler::flink_autoscaler::*;
use reactive_allocation::autoscaler::flink_autoscaler::{demand, scalability, true_rate};
use serde_json::{Map, Value, json};

pub fn replay(case: &Case) -> Option<Value> {
    let input = &case.input;
    Some(match case.kind.as_str() {
        "sample" => sample(input, input["source"].as_bool().unwrap(), |_| true),
        "load" => sample(input, false, |key| LOAD.contains(&key)),
        "data_rates" => sample(input, input["source"].as_bool().unwrap(), |key| {
            key != "lag" && !LOAD.contains(&key)
        }),
        "rate" => rate(input),
        "busy_average" => from_number(true_rate::busy_ms_per_s(
            &window(&input["window"]),
            vertex(input),
            count(&input["parallelism"]),
            &options(input),
        )),
        "input_rate" => from_number(true_rate::input_rate(
            &window(&input["window"]),
            vertex(input),
            &options(input),
        )),
        "true_rate" => from_number(true_rate::true_rate(
            number(&input["busy_ms_per_s"]),
            number(&input["input_rate"]),
            &window(&input["window"]),
            vertex(input),
            &options(input),
        )),
        "edge_ratio" => from_number(demand::output_ratio(
            place(input["from"].as_str().unwrap()),
            place(input["to"].as_str().unwrap()),
            &vertices(&input["topology"], &Value::Null),
            &window(&input["window"]),
        )),
        "backlog" => demand::has_backlog(
            &vertices(&input["topology"], &Value::Null),
            &window(&input["window"]),
            &options(input),
        )
        .into(),
        "thresholds" => thresholds(input),
        "evaluate" => evaluate_job(input),
        "scale" => scale_vertex(input),
        "scalability" => from_number(scalability::coefficient(
            &history(&input["history"]),
            &options(input),
        )),
        "change" => change(input),
        "decide" => decide_job(input),
        "slots_after" => slots(input),
        _ => return flink_autoscaler_loop::replay(case),
    })
}

/// The keys of the load in a sample.
const LOAD: [&str; 2] = ["load", "busy_ms_total"];

fn vertex(input: &Value) -> usize {
    place(input["vertex"].as_str().unwrap())
}

/// Writes a number as the file does.
fn from_number(value: f64) -> Value {
    if value.is_nan() {
        "NaN".into()
    } else if value.is_infinite() {
        if value > 0.0 { "Infinity" } else { "-Infinity" }.into()
    } else {
        value.into()
    }
}

fn sample(input: &Value, is_source: bool, wanted: impl Fn(&str) -> bool) -> Value {
    let sample = Sample::of(
        &report(&input["flink"], &input["io"]),
        is_source,
        number_of(input, "observed_average").unwrap_or(f64::NAN),
        &options(input),
    );
    let values = [
        ("load", sample.load),
        ("busy_ms_total", sample.busy_total_ms),
        ("records_in", sample.records_in),
        ("records_out", sample.records_out),
        ("lag", sample.lag),
        ("observed_tpr", sample.observed_rate),
        ("records_in_per_s", sample.records_in_per_s),
    ];
    let known = values.into_iter().filter(|(key, _)| wanted(key));
    known
        .filter_map(|(key, value)| Some((key.to_owned(), from_number(value?))))
        .collect::<Map<String, Value>>()
        .into()
}

fn rate(input: &Value) -> Value {
    let field: Field = match input["name"].as_str().unwrap() {
        "records_in" => |sample| sample.records_in,
        "records_out" => |sample| sample.records_out,
        "busy_ms_total" => |sample| sample.busy_total_ms,
        "lag" => |sample| sample.lag,
        other => panic!("rate of {other}"),
    };
    from_number(window(&input["window"]).rate(vertex(input), field))
}

fn thresholds(input: &Value) -> Value {
    let bounds = Bounds::of(
        demand(&input["metrics"]),
        input["backlog"].as_bool().unwrap(),
        whole(&input["restart_ms"]),
        &options(input),
    );
    json!({
        "scale_up_below": from_number(bounds.scale_up_below),
        "scale_down_above": from_number(bounds.scale_down_above),
    })
}

fn evaluate_job(input: &Value) -> Value {
    let vertices = vertices(&input["topology"], &input["conf"]);
    let evaluated = evaluate(
        &vertices,
        &window(&input["window"]),
        whole(&input["restart_ms"]),
        &options(input),
    );
    let Ok(evaluated) = evaluated else {
        return "error".into();
    };
    let each = vertices.iter().zip(evaluated).enumerate();
    each.map(|(index, (vertex, evaluated))| {
        let mut metrics = json!({
            "target_rate": from_number(evaluated.demand.target_rate),
            "catch_up_rate": from_number(evaluated.demand.catch_up_rate),
            "load": from_number(evaluated.load),
            "true_rate": from_number(evaluated.true_rate),
            "scale_up_below": from_number(evaluated.bounds.scale_up_below),
            "scale_down_above": from_number(evaluated.bounds.scale_down_above),
            "parallelism": vertex.parallelism,
            "max_parallelism": vertex.max_parallelism,
            "partitions": vertex.partitions,
        });
        if let Some(lag) = evaluated.lag {
            metrics["lag"] = from_number(lag);
        }
        (format!("v{index}"), metrics)
    })
    .collect::<Map<String, Value>>()
    .into()
}

fn scale_vertex(input: &Value) -> Value {
    let vertex = Vertex {
        inputs: ships(&input["ships"]),
        parallelism: count(&input["current"]),
        max_parallelism: count(&input["max_parallelism"]),
        partitions: count(&input["partitions"]),
        excluded: false,
    };
    match Range::new(count(&input["low"]), count(&input["high"])) {
        Ok(range) => {
            let scaled = scale(&vertex, number(&input["factor"]), range, &options(input));
            scaled.parallelism.into()
        }
        Err(_) => "error".into(),
    }
}

fn change(input: &Value) -> Value {
    let metrics = &input["metrics"];
    let of_vertex = Vertex {
        inputs: ships(&input["ships"]),
        parallelism: count(&metrics["parallelism"]),
        max_parallelism: count(&metrics["max_parallelism"]),
        partitions: count(&metrics["partitions"]),
        excluded: false,
    };
    let id = input["vertex"].as_str().unwrap();
    let mut delayed = input["delayed"].clone();
    let mut memory = VertexMemory {
        history: history(&input["history"]),
        waiting: delayed.get(id).map(waiting),
    };
    let decision = decide_vertex(
        whole(&input["now_ms"]),
        &of_vertex,
        &evaluated(metrics),
        &mut memory,
        whole(&input["restart_ms"]),
        &options(input),
    );
    let delayed_by_id = delayed.as_object_mut().unwrap();
    delayed_by_id.remove(id);
    if let Some(waiting) = memory.waiting {
        let request = |request: &scale_down::ScaleDownRequest| {
            json!([request.at_ms, request.wanted, request.outside])
        };
        let wanted: Vec<Value> = waiting.requests.iter().map(request).collect();
        let waiting = json!({"first_ms": waiting.first_ms, "wanted": wanted});
        delayed_by_id.insert(id.to_owned(), waiting);
    }
    // A case may come with the expected rate of an earlier call, which then stays.
    let before = metrics.get("expected_rate").cloned();
    json!({
        "new": decision.wanted,
        "outside": decision.is_change().then_some(decision.outside),
        "expected_rate": decision.expected_rate.map(from_number).or(before),
        "delayed": delayed,
    })
}

fn decide_job(input: &Value) -> Value {
    let mut vertices = vertices(&input["topology"], &input["conf"]);
    let metrics = (0..vertices.len()).map(|index| &input["metrics"][format!("v{index}")]);
    // The operator takes these from the metrics, where a case gives both.
    for (vertex, metrics) in vertices.iter_mut().zip(metrics.clone()) {
        vertex.parallelism = count(&metrics["parallelism"]);
        vertex.max_parallelism = count(&metrics["max_parallelism"]);
        vertex.partitions = count(&metrics["partitions"]);
    }
    let decision = decide(
        whole(&input["now_ms"]),
        &vertices,
        metrics.map(evaluated).collect(),
        &mut memories(vertices.len(), &input["history"], &input["delayed"]),
        whole(&input["restart_ms"]),
        MemoryUse {
            gc_pressure: number(&input["gc_pressure"]),
            heap_usage: number(&input["heap_usage"]),
        },
        &options(input),
    );
    let changed = |(index, vertex): (usize, &VertexDecision)| {
        let applied = decision.outcome == Outcome::Rescale && vertex.is_change();
        applied.then(|| (format!("v{index}"), vertex.wanted.into()))
    };
    let changes = decision.vertices.iter().enumerate().filter_map(changed);
    changes.collect::<Map<String, Value>>().into()
}

fn slots(input: &Value) -> Value {
    let now = input["parallelism"].as_object().unwrap();
    let wanted = now
        .iter()
        .map(|(id, parallelism)| count(input["wanted"].get(id).unwrap_or(parallelism)));
    slots_after(
        &now.values().map(count).collect::<Vec<u32>>(),
        &wanted.collect::<Vec<u32>>(),
        count(&input["slots_used"]),
    )
    .into()
}

/// Compares a whole result.
pub fn differences(case: &Case, actual: &Value) -> Vec<String> {
    if agrees(&case.expected, actual) {
        return Vec::new();
    }
    vec![format!(
        "{} ({}): should be {}, is {actual}",
        case.id, case.kind, case.expected
    )]
}

/// Compares numbers to 1e-12 of their size, and everything else exactly.
fn agrees(wanted: &Value, got: &Value) -> bool {
    match (wanted, got) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1.0)
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| agrees(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| agrees(a, b)))
        }
        _ => wanted == got,
    }
}
