//! Writes the fleets of every preset with their event marks, and their traces.

use std::path::Path;

use reactive_allocation::allocation::Policy;
use reactive_allocation::elasticity::utilisation;
use reactive_allocation::figure::Figure;
use reactive_allocation::paint::{Palette, Scheme, chart_svg};
use reactive_allocation::scene::{
    ChartData, Ink, Plot, Scene, Series, SeriesData, TimeAxis, TraceView, Viewport,
    chart_with_event_marks, trace, trace_top,
};
use reactive_allocation::settings::{Preset, Value};
use reactive_allocation::text::{Words, chart_texts, count, time_axis};
use reactive_allocation::timeline::Steps;

use crate::write;

/// Width and height of a chart, and height of a trace below it, on a wide and on
/// a narrow page, CSS pixels.
const SIZES: [(f64, f64, f64); 2] = [(470.0, 280.0, 120.0), (320.0, 240.0, 104.0)];

/// Writes every preset and one with long outages, manual and reactive, in both
/// schemes and sizes.
pub(crate) fn presets(dir: &Path) -> std::io::Result<()> {
    for preset in Preset::ALL {
        let attributes = vec![("preset", preset.name())];
        samples(dir, preset.name(), attributes)?;
    }
    let long = [
        ("preset", "sudden-event"),
        ("heartbeat-timeout", "500"),
        ("state-size", "60000"),
    ];
    samples(dir, "long-outages", long.to_vec())
}

fn samples(dir: &Path, of: &str, attributes: Vec<(&str, &str)>) -> std::io::Result<()> {
    let schemes = [("light", Palette::light()), ("dark", Palette::dark())];
    let attributes = attributes.into_iter();
    let (figure, errors) = Figure::new(
        attributes
            .map(|(name, text)| (name.to_owned(), Value::Text(text.to_owned())))
            .collect(),
    );
    assert_eq!(errors, []);
    for (policy, fleet) in [(Policy::Manual, "manual"), (Policy::Reactive, "reactive")] {
        for (width, high, low) in SIZES {
            let parts = parts(&figure, policy, (width, high, low));
            for (scheme, palette) in schemes {
                for (part, scene) in &parts {
                    let name = format!("hood-{of}-{fleet}-{width}-{scheme}-{part}");
                    let svg = chart_svg(scene, part, "A sample chart.", Scheme::Fixed(palette));
                    write(dir, &name, &svg)?;
                }
            }
        }
    }
    Ok(())
}

/// Returns the chart and the traces of a policy's run.
fn parts(
    figure: &Figure,
    policy: Policy,
    (width, high, low): (f64, f64, f64),
) -> Vec<(&'static str, Scene)> {
    let run = figure.run(policy);
    let axis = time_axis(&figure.results.workload);
    let data = ChartData {
        load: &figure.results.load_in_workers,
        workers: &run.workers,
        static_handle: false,
        load_handles: &[],
        enough: None,
        ghosts: &[],
        guess: None,
        hides_workers: false,
        bounds: None,
    };
    let view = Viewport {
        width,
        height: high,
        y_max: figure.y_max,
        margin: 0.0,
        x_labels: true,
    };
    let scene = chart_with_event_marks(&data, run, &view, &axis, &chart_texts(&Words::english()));
    let plot = scene.plot;
    let mut parts = vec![("chart", scene)];
    parts.extend(traces(figure, policy, &plot, (width, low), &axis));
    parts
}

/// Returns throughput, lag, CPU use and TaskManagers of a run.
fn traces(
    figure: &Figure,
    policy: Policy,
    plot: &Plot,
    (width, height): (f64, f64),
    axis: &TimeAxis,
) -> Vec<(&'static str, Scene)> {
    let utilisation = utilisation(&figure.settings, figure.run(policy));
    let words = Words::english();
    let view = |name: &str, max: f64| TraceView {
        width,
        height,
        left: plot.left,
        margin: 0.0,
        top: trace_top(max),
        x_labels: name == "task-managers",
    };
    all_series(figure, policy, &utilisation)
        .into_iter()
        .map(|(name, max, series)| {
            let view = view(name, max);
            let scene = trace(&series, &view, axis, &chart_texts(&words), &short, None);
            (name, scene)
        })
        .collect()
}

/// Returns name, maximum and series of each trace.
fn all_series<'a>(
    figure: &'a Figure,
    policy: Policy,
    utilisation: &'a Steps,
) -> [(&'static str, f64, Vec<Series<'a>>); 4] {
    let (settings, run, ink) = (&figure.settings, figure.run(policy), Ink::Run(policy));
    let arrivals = &figure.results.workload.rate;
    let series = |ink, width, data| Series {
        ink,
        width,
        name: None,
        data,
    };
    let steps = |ink, width, steps| series(ink, width, SeriesData::Steps(steps, 1.0));
    let lag = SeriesData::Line(&run.backlog, settings.in_flight_records);
    let target = SeriesData::Level(f64::from(settings.target_utilization_pct));
    [
        (
            "throughput",
            arrivals.max().max(run.processed_per_s.max()),
            vec![
                steps(ink, 1.5, &run.processed_per_s),
                steps(Ink::Arrived, 1.5, arrivals),
            ],
        ),
        (
            "lag",
            (run.backlog.max() - settings.in_flight_records).max(0.0),
            vec![series(ink, 1.5, lag)],
        ),
        (
            "cpu",
            utilisation.max(),
            vec![
                steps(ink, 1.5, utilisation),
                series(Ink::Target, 1.0, target),
            ],
        ),
        (
            "task-managers",
            run.workers.max().max(run.registered.max()),
            vec![
                steps(Ink::Registered, 1.5, &run.registered),
                steps(ink, 2.0, &run.workers),
            ],
        ),
    ]
}

/// Formats a number with few characters, for a narrow margin.
fn short(value: f64) -> String {
    match value {
        v if v >= 1e6 => format!("{}M", v / 1e6),
        v if v >= 1e3 => format!("{}k", v / 1e3),
        v => count(&Words::english(), v),
    }
}
