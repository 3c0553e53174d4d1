//! Writes sample pictures into a directory:
//! `cargo run --example gallery -- target/gallery`.

mod under_the_hood;

use reactive_allocation::paint::{Number, Palette, Panel, Picture, Scheme, chart_svg, figure_svg};
use reactive_allocation::scene::{
    ChartData, Ink, TimeAxis, TimeFormat, Viewport, chart, trace_top,
};
use reactive_allocation::text::{Words, chart_texts};
use reactive_allocation::timeline::Steps;
use std::path::{Path, PathBuf};

const DAY_S: f64 = 86_400.0;

/// Returns days and nights with a little noise, one value per step.
fn load(step_s: f64, end_s: f64, peak: f64) -> Steps {
    let hill = |hour: f64, at: f64, wide: f64| (-((hour - at) / wide).powi(2)).exp();
    let mut seed = 7_u32;
    let mut steps = Steps::new(0.15 * peak, end_s);
    for i in 0..(end_s / step_s) as usize {
        let t_s = i as f64 * step_s;
        let hour = t_s / 3600.0 % 24.0;
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = f64::from(seed >> 16) / 65_536.0 - 0.5;
        let shape = 0.15
            + 0.42 * hill(hour, 9.5, 2.2)
            + 0.52 * hill(hour, 14.5, 4.0)
            + 0.6 * hill(hour, 20.0, 1.6);
        steps.push(t_s, peak * shape * (1.0 + 0.03 * noise));
    }
    steps
}

/// Returns a fleet that follows the load with a delay, in whole workers.
fn fleet(load: &Steps, end_s: f64, target: f64, delay_s: f64) -> Steps {
    let wanted = |t_s: f64| (load.at(t_s - delay_s) / target).ceil().max(1.0);
    let mut steps = Steps::new(wanted(0.0), end_s);
    let mut t_s = 0.0;
    while t_s < end_s {
        // Shrinks only if the last half hour needed no more.
        let calm = (0..30)
            .map(|i| wanted(t_s - f64::from(i) * 60.0))
            .fold(0.0, f64::max);
        steps.push(t_s, calm);
        t_s += 60.0;
    }
    steps
}

fn data<'a>(load: &'a Steps, workers: &'a Steps) -> ChartData<'a> {
    ChartData {
        load,
        workers,
        static_handle: true,
        load_handles: &[],
        enough: None,
        ghosts: &[],
        guess: None,
        hides_workers: false,
        bounds: None,
    }
}

fn numbers(values: [&'static str; 3]) -> [Number<'static>; 3] {
    let [hours, idle, short] = values;
    [
        Number {
            value: hours,
            label: "worker-hours",
            key: None,
        },
        Number {
            value: idle,
            label: "idle",
            key: Some(Ink::IdleFill),
        },
        Number {
            value: short,
            label: "time short",
            key: Some(Ink::ShortFill),
        },
    ]
}

fn main() -> std::io::Result<()> {
    let dir = PathBuf::from(std::env::args().nth(1).unwrap_or("target/gallery".into()));
    std::fs::create_dir_all(&dir)?;
    let schemes = [
        ("auto", Scheme::Auto),
        ("light", Scheme::Fixed(Palette::light())),
        ("dark", Scheme::Fixed(Palette::dark())),
    ];
    let words = Words::english();
    let demand = load(60.0, DAY_S, 5.4);
    let static_fleet = Steps::new(7.0, DAY_S);
    let reactive = fleet(&demand, DAY_S, 0.9, 1_200.0);
    let (a, b) = (
        numbers(["168", "60 %", "0.0 %"]),
        numbers(["95", "28 %", "3.1 %"]),
    );
    for width in [320.0, 500.0, 780.0, 1100.0] {
        for (name, scheme) in schemes {
            let picture = Picture {
                title: "Static and reactive allocation over one day",
                description: "Seven static workers idle most of the day; a reactive fleet follows the load.",
                panels: &[
                    Panel {
                        title: "Static",
                        subtitle: "— 7 workers, always",
                        data: data(&demand, &static_fleet),
                        pinned: &[],
                        numbers: &a,
                        service: "never behind · 6 would do",
                    },
                    Panel {
                        title: "Reactive",
                        subtitle: "— Kubernetes HPA, target 70 % CPU",
                        data: data(&demand, &reactive),
                        pinned: &[],
                        numbers: &b,
                        service: "32 s behind at worst · 17 restarts",
                    },
                ],
                sentence: "Reactive runs the same day on 95 worker-hours instead of 168: 44 % less, short of workers 3.1 % of the time.",
                y_max: 8.0,
                time_axis: TimeAxis::DAY,
                texts: chart_texts(&words),
                width,
                scheme,
            };
            write(
                &dir,
                &format!("figure-{width}-{name}"),
                &figure_svg(&picture),
            )?;
        }
    }
    charts(&dir, &demand)?;
    under_the_hood::presets(&dir)
}

/// A chart with its own load, fleet and time axis.
struct Sample {
    name: &'static str,
    load: Steps,
    workers: Steps,
    axis: TimeAxis,
}

/// Writes single charts that are hard to draw.
fn charts(dir: &Path, demand: &Steps) -> std::io::Result<()> {
    for sample in days(demand).into_iter().chain(other_spans()) {
        let (load, workers) = (&sample.load, &sample.workers);
        let view = Viewport {
            width: 500.0,
            height: 280.0,
            y_max: trace_top(load.max().max(workers.max())),
            margin: 0.0,
            x_labels: true,
        };
        let words = Words::english();
        let scene = chart(
            &data(load, workers),
            &view,
            &sample.axis,
            &chart_texts(&words),
        );
        let picture = chart_svg(&scene, sample.name, "A sample chart.", Scheme::Auto);
        write(dir, &format!("chart-{}", sample.name), &picture)?;
    }
    Ok(())
}

/// Returns charts of one day, also without load and without any data.
fn days(demand: &Steps) -> Vec<Sample> {
    let hourly = load(3_600.0, DAY_S, 5.4);
    let fleet = fleet(&hourly, DAY_S, 0.9, 1_200.0);
    let constant = |value: f64| Steps::new(value, DAY_S);
    [
        ("few-workers", demand.clone(), constant(3.0)),
        ("one-worker", demand.clone(), constant(1.0)),
        ("hourly", hourly, fleet),
        ("no-load", constant(0.0), constant(2.0)),
        ("nothing", Steps::default(), Steps::default()),
    ]
    .into_iter()
    .map(|(name, load, workers)| Sample {
        name,
        load,
        workers,
        axis: TimeAxis::DAY,
    })
    .collect()
}

/// Returns charts of a week, a month and half an hour.
fn other_spans() -> [Sample; 3] {
    let (week_s, month_s, minutes_s) = (7.0 * DAY_S, 28.0 * DAY_S, 1_800.0);
    let week = load(300.0, week_s, 40.0);
    let month = load(60.0, month_s, 5.4);
    let mut burst = Steps::new(1.2, minutes_s);
    burst.push(600.0, 6.5);
    burst.push(1_200.0, 2.0);
    let mut late = Steps::new(2.0, minutes_s);
    late.push(690.0, 5.0);
    late.push(780.0, 7.0);
    late.push(1_500.0, 3.0);
    let axis = |end_s, format| TimeAxis {
        begin_s: 0.0,
        end_s,
        format,
        offset_s: 0.0,
    };
    [
        Sample {
            name: "week",
            workers: fleet(&week, week_s, 0.9, 1_800.0),
            load: week,
            axis: axis(week_s, TimeFormat::Weekdays),
        },
        Sample {
            name: "month",
            workers: fleet(&month, month_s, 0.8, 600.0),
            load: month,
            axis: axis(month_s, TimeFormat::Clock),
        },
        Sample {
            name: "burst",
            load: burst,
            workers: late,
            axis: axis(minutes_s, TimeFormat::Elapsed),
        },
    ]
}

fn write(dir: &Path, name: &str, picture: &str) -> std::io::Result<()> {
    std::fs::write(dir.join(name).with_extension("svg"), picture)
}
