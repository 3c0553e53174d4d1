//! Checks contrast and distinguishability of the colours, also with colour vision
//! deficiencies and in greyscale.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use reactive_allocation::allocation::Policy;
use reactive_allocation::paint::{Palette, Rgba};
use reactive_allocation::scene::Ink;

type Linear = [f64; 3];

/// Transforms of colours by full colour vision deficiencies (Machado, Oliveira and
/// Fernandes 2009, severity 1) and by greyscale (luminance of sRGB).
const SIGHTS: [(&str, [Linear; 3]); 5] = [
    ("full", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
    ("greyscale", [LUMINANCE; 3]),
];

const LUMINANCE: Linear = [0.2126, 0.7152, 0.0722];

fn linear(colour: Rgba) -> Linear {
    [colour.r, colour.g, colour.b].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn dot(a: Linear, b: Linear) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn seen(sight: [Linear; 3], colour: Rgba) -> Linear {
    sight.map(|row| dot(row, linear(colour)).clamp(0.0, 1.0))
}

fn over(top: Rgba, below: Rgba) -> Rgba {
    let mix =
        |t: u8, b: u8| (f64::from(t) * top.alpha + f64::from(b) * (1.0 - top.alpha)).round() as u8;
    Rgba::opaque(
        mix(top.r, below.r),
        mix(top.g, below.g),
        mix(top.b, below.b),
    )
}

/// The contrast ratio of WCAG 2, from 1 to 21.
fn contrast(a: Linear, b: Linear) -> f64 {
    let (a, b) = (dot(LUMINANCE, a) + 0.05, dot(LUMINANCE, b) + 0.05);
    a.max(b) / a.min(b)
}

/// A colour in CIE Lab: lightness from 0 to 100, and two axes of hue.
fn cie_lab(c: Linear) -> [f64; 3] {
    const XYZ: [Linear; 3] = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ];
    let [x, y, z] = XYZ.map(|row| {
        let share = dot(row, c) / row.iter().sum::<f64>();
        if share > 216.0 / 24_389.0 {
            share.cbrt()
        } else {
            (24_389.0 / 27.0 * share + 16.0) / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The distance of two colours in CIE Lab (1976): about 2 is just visible side
/// by side, and 10 at a glance.
fn delta_e(a: Linear, b: Linear) -> f64 {
    let squares = cie_lab(a).into_iter().zip(cie_lab(b));
    squares.map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// The distance of two colours in OKLab, times 100: 2 is just visible side by
/// side.
fn distance(a: Linear, b: Linear) -> f64 {
    let lab = |c: Linear| {
        let cones = [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ]
        .map(|row| dot(row, c).cbrt());
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ]
        .map(|row| dot(row, cones))
    };
    let (a, b) = (lab(a), lab(b));
    100.0
        * a.iter()
            .zip(b)
            .map(|(a, b)| (a - b).powi(2))
            .sum::<f64>()
            .sqrt()
}

fn themes() -> [(&'static str, Palette); 2] {
    [("light", Palette::light()), ("dark", Palette::dark())]
}

#[test]
fn marks_on_the_background_have_contrast() {
    let [(_, full), ..] = SIGHTS;
    for (theme, p) in themes() {
        let paper = seen(full, p.paper);
        for (name, colour, least) in [
            ("ink", p.ink, 7.0),
            ("muted", p.muted, 4.5),
            ("load", p.load, 7.0),
            ("workers", p.workers, 4.5),
            ("accent", p.accent, 4.5),
            ("short", p.short, 4.5),
            ("hatch", p.of(Ink::ShortHatch), 3.0),
            ("outage", p.of(Ink::Outage), 7.0),
            ("event", p.of(Ink::Event), 4.5),
            ("arrived", p.of(Ink::Arrived), 7.0),
            ("static run", p.of(Ink::Run(Policy::Static)), 4.5),
            ("manual run", p.of(Ink::Run(Policy::Manual)), 4.5),
            ("scheduled run", p.of(Ink::Run(Policy::Schedule)), 4.5),
            ("reactive run", p.of(Ink::Run(Policy::Reactive)), 4.5),
            ("own run", p.of(Ink::Run(Policy::Script)), 4.5),
            ("strip of shortage", p.of(Ink::ShortStrip), 4.5),
            ("target", p.of(Ink::Target), 3.0),
            ("registered", p.of(Ink::Registered), 4.5),
            (
                "pinned workers",
                over(p.of(Ink::PinnedWorkers), p.paper),
                3.0,
            ),
            ("pinned load", over(p.of(Ink::PinnedLoad), p.paper), 3.0),
        ] {
            let ratio = contrast(seen(full, colour), paper);
            assert!(ratio >= least, "{theme} {name}: {ratio:.2}");
        }
    }
}

/// An idle area is pale, so what is around it must be recognised: on a chart the lines of
/// load and workers, which have more contrast, and on a swatch its border.
#[test]
fn the_borders_of_all_swatches_have_contrast() {
    let [(_, full), ..] = SIGHTS;
    let between = |text: &'static str, from: &str, to: &str| {
        let (_, rest) = text.split_once(from).unwrap();
        rest.split_once(to).unwrap().0
    };
    let page = include_str!("../src/ui/style.css");
    let picture = include_str!("snapshots/day-night.svg");
    for name in ["idle", "short"] {
        let rule = between(page, &[".swatch.", name, " {"].concat(), "}");
        let token = between(rule, "border: 1px solid var(", ")");
        let group = ["<g class=\"ra-", name, "-fill\""].concat();
        let class = between(
            between(picture, &group, "</g>"),
            "rx=\"1.5\" class=\"",
            "-line\"",
        );
        for token in [token, &class.replace("ra-", "--ra-")] {
            for (theme, p) in themes() {
                let line = p.get(token).unwrap();
                let ratio = contrast(seen(full, over(line, p.paper)), seen(full, p.paper));
                assert!(ratio >= 3.0, "{theme} {name}, {token}: {ratio:.2}");
            }
        }
    }
}

#[test]
fn names_on_the_idle_fill_have_contrast() {
    let [(_, full), ..] = SIGHTS;
    for (theme, p) in themes() {
        let idle = over(p.of(Ink::IdleFill), p.paper);
        for (name, text) in [("ink", p.ink), ("muted", p.muted)] {
            let ratio = contrast(seen(full, text), seen(full, idle));
            assert!(ratio >= 4.5, "{theme} {name}: {ratio:.2}");
        }
        let line = contrast(seen(full, p.workers), seen(full, idle));
        assert!(line >= 3.0, "{theme} workers: {line:.2}");
    }
}

/// The two areas are large and adjacent and need a distance of 12, which is visible
/// at a glance; the two lines are thin and need 20. In greyscale the hatch
/// distinguishes the areas, so the hatch needs the distance.
#[test]
fn areas_and_lines_are_distinguishable_in_every_vision() {
    for (theme, p) in themes() {
        let idle = over(p.of(Ink::IdleFill), p.paper);
        let short = over(p.of(Ink::ShortFill), p.paper);
        let hatch = over(p.of(Ink::ShortHatch), short);
        for (eye, sight) in SIGHTS {
            let apart = |a, b| delta_e(seen(sight, a), seen(sight, b));
            let (areas, lines) = (apart(idle, short), apart(p.workers, p.load));
            let rule = if eye == "greyscale" {
                apart(short, hatch)
            } else {
                areas
            };
            assert!(rule >= 12.0, "{theme} {eye} idle, short: {rule:.1}");
            assert!(areas >= 9.0, "{theme} {eye} idle, short: {areas:.1}");
            assert!(lines >= 20.0, "{theme} {eye} load, workers: {lines:.1}");
        }
    }
}

#[test]
fn outages_and_traces_are_distinguishable_in_every_vision() {
    for (theme, p) in themes() {
        let idle = over(p.of(Ink::IdleFill), p.paper);
        let short = over(p.of(Ink::ShortFill), p.paper);
        let band = over(p.of(Ink::OutageBand), p.paper);
        let banded = over(p.of(Ink::OutageBand), idle);
        let run = |policy| p.of(Ink::Run(policy));
        let range = over(p.of(Ink::RunRange(Policy::Reactive)), p.paper);
        let weekend = over(p.of(Ink::Weekend), p.paper);
        for (eye, sight) in SIGHTS {
            for (pair, a, b, least) in [
                ("outage, idle", p.of(Ink::Outage), idle, 40.0),
                ("outage, short", p.of(Ink::Outage), short, 40.0),
                ("outage, workers", p.of(Ink::Outage), p.workers, 20.0),
                ("outage, event", p.of(Ink::Outage), p.of(Ink::Event), 20.0),
                ("band, paper", band, p.paper, 4.0),
                ("idle with and without a band", banded, idle, 4.0),
                ("idle and paper under a band", banded, band, 7.0),
                (
                    "arrived, processed",
                    p.of(Ink::Arrived),
                    run(Policy::Reactive),
                    20.0,
                ),
                ("processed, range", run(Policy::Reactive), range, 25.0),
                ("range, paper", range, p.paper, 5.0),
                ("weekend, paper", weekend, p.paper, 2.0),
            ] {
                let apart = delta_e(seen(sight, a), seen(sight, b));
                assert!(apart >= least, "{theme} {eye} {pair}: {apart:.1}");
            }
            // In greyscale these two differ in their width.
            let counts = delta_e(seen(sight, p.workers), seen(sight, p.of(Ink::Registered)));
            assert!(
                counts >= 20.0 || eye == "greyscale",
                "{theme} {eye}: {counts:.1}"
            );
        }
    }
}

#[test]
fn names_on_a_band_have_contrast() {
    let [(_, full), ..] = SIGHTS;
    for (theme, p) in themes() {
        let idle = over(p.of(Ink::IdleFill), p.paper);
        for below in [p.paper, idle] {
            let band = over(p.of(Ink::OutageBand), below);
            let ratio = contrast(seen(full, p.ink), seen(full, band));
            assert!(ratio >= 7.0, "{theme}: {ratio:.2}");
        }
    }
}

#[test]
fn cie_lab_equals_known_colours() {
    let [white, grey] = [255, 119].map(|v| cie_lab(linear(Rgba::opaque(v, v, v))));
    assert!((white[0] - 100.0).abs() < 1e-3 && white[1].abs() < 0.01 && white[2].abs() < 0.01);
    assert!((grey[0] - 50.03).abs() < 0.01);
    let red = cie_lab(linear(Rgba::opaque(255, 0, 0)));
    let known = [53.24, 80.09, 67.20];
    assert!(
        red.iter().zip(known).all(|(a, b)| (a - b).abs() < 0.05),
        "{red:?}"
    );
}

#[test]
fn marks_are_distinguishable_in_every_vision() {
    for (theme, p) in themes() {
        let idle = over(p.of(Ink::IdleFill), p.paper);
        let short = over(p.of(Ink::ShortFill), p.paper);
        let hatch = over(p.of(Ink::ShortHatch), short);
        for (eye, sight) in SIGHTS {
            for (pair, a, b, least) in [
                ("idle, paper", idle, p.paper, 5.0),
                ("idle, short", idle, short, 8.0),
                ("idle, hatch", idle, hatch, 25.0),
                ("short, hatch", short, hatch, 15.0),
                ("load, workers", p.load, p.workers, 15.0),
                ("load, hatch", p.load, hatch, 12.0),
                ("workers, idle", p.workers, idle, 20.0),
                ("workers, short", p.workers, short, 9.0),
            ] {
                let apart = distance(seen(sight, a), seen(sight, b));
                assert!(apart >= least, "{theme} {eye} {pair}: {apart:.1}");
            }
        }
    }
}
