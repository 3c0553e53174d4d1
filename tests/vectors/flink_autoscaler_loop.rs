//! Replays Flink Autoscaler cases of the control loop and of its memory of restarts.

use crate::case::Case;
use crate::flink_autoscaler_input::*;
use crate::flink_autoscaler_options::options;
use reactive_allocation::autoscaler::flink_autoscaler::restart::{self, Restart};
use reactive_allocation::autoscaler::flink_autoscaler::sample::Sample;
use reactive_allocation::autoscaler::flink_autoscaler::window::{Fill, Samples, Window};
use reactive_allocation::autoscaler::flink_autoscaler::*;
use serde_json::{Map, Value, json};

pub fn replay(case: &Case) -> Option<Value> {
    Some(match case.kind.as_str() {
        "window" => window_fill(&case.input),
        "restart_time" => restart_time(&case.input),
        "note_restart" => note_restart(&case.input),
        "trim_records" => trim_records(&case.input),
        "loop" => control_loop(&case.input),
        _ => return None,
    })
}

fn window_fill(input: &Value) -> Value {
    let samples = |at_ms| Samples {
        at_ms,
        of_vertices: vec![Sample::default()],
    };
    let times = list(&input["sample_times_ms"]).iter().map(whole);
    let mut window = Window::of(times.map(samples).collect());
    let fill = window.add(
        samples(whole(&input["now_ms"])),
        whole(&input["running_ms"]),
        &options(input),
    );
    let kept: Vec<i64> = window.samples().iter().map(|kept| kept.at_ms).collect();
    json!({"full": fill == Fill::Full, "kept_ms": kept})
}

fn restart_time(input: &Value) -> Value {
    restart::expected_ms(&restarts(&input["records"]), &options(input)).into()
}

fn records(restarts: &[Restart]) -> Value {
    let record = |restart: &Restart| json!([restart.decided_ms, restart.duration_ms]);
    restarts.iter().map(record).collect()
}

fn note_restart(input: &Value) -> Value {
    let mut restarts = restarts(&input["records"]);
    let vertices = vertices(&input["topology"], &Value::Null);
    let memories = memories(vertices.len(), &input["history"], &Value::Null);
    let noted = restart::note_running(
        &mut restarts,
        whole(&input["running_ms"]),
        &vertices,
        &memories,
    );
    json!({"noted": noted, "records": records(&restarts)})
}

fn trim_records(input: &Value) -> Value {
    let mut restarts = restarts(&input["records"]);
    restart::forget_old(
        &mut restarts,
        whole(&input["now_ms"]),
        whole(&input["age_ms"]),
        count(&input["count"]) as usize,
    );
    records(&restarts)
}

/// Runs the control loop as often as the case does; returns the parallelism of all
/// vertices after each run that rescales the job.
fn control_loop(input: &Value) -> Value {
    let mut autoscaler = FlinkAutoscaler::new(options(input));
    let mut job = Vec::new();
    let steps = list(&input["steps"]).iter().map(|step| {
        if let Some(topology) = step.get("topology") {
            job = vertices(topology, &input["conf"]);
        }
        let reports: Vec<Report> = (0..job.len())
            .map(|index| {
                let of_vertex = &step["flink"][format!("v{index}")];
                report(&of_vertex["flink"], &of_vertex["io"])
            })
            .collect();
        let decision = autoscaler.tick(Observed {
            now_ms: whole(&step["now_ms"]),
            running_since_ms: whole(&step["running_ms"]),
            vertices: &job,
            reports: &reports,
            memory: MemoryUse::UNKNOWN,
        });
        let after = decision.parallelism().into_iter().flatten().enumerate();
        let after = after.map(|(index, parallelism)| (format!("v{index}"), parallelism.into()));
        Value::Object(after.collect::<Map<String, Value>>())
    });
    steps.collect()
}
