//! Checks that the colours can be read and told apart, also by eyes that lack
//! one kind of cone, and in print without colour.

use super::theme::{Palette, Rgba};
use crate::scene::Ink;

type Linear = [f64; 3];

/// What full deficiencies make of a colour (Machado, Oliveira and Fernandes
/// 2009, severity 1), and greyscale (the luminance of sRGB).
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
fn marks_stand_out_from_the_paper() {
    let [(_, full), ..] = SIGHTS;
    for (theme, p) in themes() {
        let paper = seen(full, p.paper);
        for (name, colour, least) in [
            ("ink", p.ink, 7.0),
            ("muted", p.muted, 4.5),
            ("load", p.load, 7.0),
            ("workers", p.workers, 4.5),
            ("accent", p.accent, 4.5),
            ("idle", p.idle, 3.0),
            ("short", p.short, 4.5),
            ("hatch", p.of(Ink::ShortHatch), 3.0),
        ] {
            let ratio = contrast(seen(full, colour), paper);
            assert!(ratio >= least, "{theme} {name}: {ratio:.2}");
        }
    }
}

#[test]
fn names_can_be_read_on_the_idle_fill() {
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

#[test]
fn marks_are_told_apart_by_every_eye() {
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
