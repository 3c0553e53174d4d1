//! Writes sample pictures into a directory, to look at them:
//! `cargo run --example gallery -- target/gallery`.

mod under_the_hood;

use reactive_allocation::paint::{Number, Palette, Panel, Picture, Scheme, chart_svg, figure_svg};
use reactive_allocation::scene::{
    ChartData, Ink, Reading, Texts, TimeAxis, Viewport, chart, y_max_nice,
};
use reactive_allocation::timeline::Steps;
use std::path::{Path, PathBuf};

const DAY_S: f64 = 86_400.0;

/// A day and a night, one value a step, with a little noise.
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

/// A fleet that sees the load late and follows it in whole workers.
fn fleet(load: &Steps, end_s: f64, target: f64, delay_s: f64) -> Steps {
    let wanted = |t_s: f64| (load.at(t_s - delay_s) / target).ceil().max(1.0);
    let mut steps = Steps::new(wanted(0.0), end_s);
    let mut t_s = 0.0;
    while t_s < end_s {
        // Down only when the last half hour asks for no more.
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
                        numbers: &a,
                    },
                    Panel {
                        title: "Reactive",
                        subtitle: "— Kubernetes HPA, target 35 % CPU",
                        data: data(&demand, &reactive),
                        numbers: &b,
                    },
                ],
                sentence: "Reactive runs the same day on 95 worker-hours instead of 168: 44 % less, short of workers 3.1 % of the time.",
                y_max: y_max_nice(7.0),
                time_axis: TimeAxis::DAY,
                texts: Texts::ENGLISH,
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

/// Single charts that are hard to draw well.
fn charts(dir: &Path, demand: &Steps) -> std::io::Result<()> {
    let week = 7.0 * DAY_S;
    let minutes = 1_800.0;
    let week_load = load(300.0, week, 40.0);
    let month_load = load(60.0, 28.0 * DAY_S, 5.4);
    let mut burst = Steps::new(1.2, minutes);
    burst.push(600.0, 6.5);
    burst.push(1_200.0, 2.0);
    let mut late = Steps::new(2.0, minutes);
    late.push(690.0, 5.0);
    late.push(780.0, 7.0);
    late.push(1_500.0, 3.0);
    let hours = load(3_600.0, DAY_S, 5.4);
    let weekdays = TimeAxis {
        begin_s: 0.0,
        end_s: week,
        reading: Reading::Weekdays(0),
    };
    let month = TimeAxis {
        end_s: 28.0 * DAY_S,
        ..TimeAxis::DAY
    };
    let elapsed = TimeAxis {
        begin_s: 0.0,
        end_s: minutes,
        reading: Reading::Elapsed,
    };
    for (name, load, workers, axis) in [
        (
            "few-workers",
            demand,
            &Steps::new(3.0, DAY_S),
            TimeAxis::DAY,
        ),
        ("one-worker", demand, &Steps::new(1.0, DAY_S), TimeAxis::DAY),
        (
            "week",
            &week_load,
            &fleet(&week_load, week, 0.9, 1_800.0),
            weekdays,
        ),
        (
            "month",
            &month_load,
            &fleet(&month_load, 28.0 * DAY_S, 0.8, 600.0),
            month,
        ),
        ("burst", &burst, &late, elapsed),
        (
            "hourly",
            &hours,
            &fleet(&hours, DAY_S, 0.9, 1_200.0),
            TimeAxis::DAY,
        ),
        (
            "no-load",
            &Steps::new(0.0, DAY_S),
            &Steps::new(2.0, DAY_S),
            TimeAxis::DAY,
        ),
        (
            "nothing",
            &Steps::default(),
            &Steps::default(),
            TimeAxis::DAY,
        ),
    ] {
        let view = Viewport {
            width: 500.0,
            height: 280.0,
            y_max: y_max_nice(load.max().max(workers.max())),
        };
        let scene = chart(&data(load, workers), &view, &axis, &Texts::ENGLISH);
        let picture = chart_svg(&scene, name, "A sample chart.", Scheme::Auto);
        write(dir, &format!("chart-{name}"), &picture)?;
    }
    Ok(())
}

fn write(dir: &Path, name: &str, picture: &str) -> std::io::Result<()> {
    std::fs::write(dir.join(name).with_extension("svg"), picture)
}
