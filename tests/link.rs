//! Links: what is written is read back, whatever happens to it on the way.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    dead_code,
    reason = "a test fails by panicking, and the checks are also a library"
)]

#[path = "../fuzz/checks/input.rs"]
mod input;
#[path = "../fuzz/checks/link.rs"]
mod link;
#[path = "../fuzz/checks/shared.rs"]
mod shared;
#[path = "../fuzz/checks/valid.rs"]
mod valid;

use arbitrary::Unstructured;
use reactive_allocation::link::{
    LinkProblem, Pin, Place, Shared, end_of_fragment, from_fragment, to_fragment,
};
use reactive_allocation::own_load::{LEVELS, OwnLoad};
use reactive_allocation::settings::{Preset, SettingId, Settings};
use reactive_allocation::workload::Workload;
use std::rc::Rc;

/// Bytes of a fixed sequence.
struct Bytes(u64);

impl Bytes {
    fn take(&mut self, count: usize) -> Vec<u8> {
        let next = || {
            // Knuth's linear congruential generator.
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 56) as u8
        };
        std::iter::repeat_with(next).take(count).collect()
    }
}

/// Returns random states with their links.
fn states(count: usize) -> Vec<(Shared, String)> {
    let mut bytes = Bytes(1);
    let state = |index| {
        let bytes = bytes.take(200 + index % 2000);
        let state = shared::shared(&mut Unstructured::new(&bytes)).ok()?;
        let text = link::check_round_trip(&state);
        Some((state, text))
    };
    (0..count).filter_map(state).collect()
}

/// Before the writer of links is loaded, a shorter one stands in for it.
#[test]
fn the_short_writer_writes_parts_of_the_whole_link() {
    let mut written = [0; 3];
    for (state, text) in states(500) {
        let charts = state.display_options().charts;
        let end = end_of_fragment(&charts, &state.commands, state.cursor_s);
        for part in end.split('&').skip(1) {
            assert!(text.split('&').any(|other| other == part), "{part}: {text}");
        }
        for (count, name) in written.iter_mut().zip(["charts", "own", "time"]) {
            let has = |text: &str| {
                text.split('&')
                    .any(|part| part.starts_with(&format!("{name}=")))
            };
            // The whole link names charts that an author has chosen, be they the usual ones.
            let is_usual = name == "charts" && text.contains("charts=static.reactive&");
            assert!(has(&end) == has(&text) || is_usual, "{name}: {text}");
            *count += usize::from(has(&end));
        }
    }
    assert!(written.iter().all(|count| *count > 50), "{written:?}");
}

#[test]
fn ten_thousand_states_are_the_same_after_writing_and_reading() {
    let states = states(10_000);
    assert!(states.len() > 9_900, "{}", states.len());
    // They are many, and not all alike.
    let with = |has: fn(&Shared) -> bool| states.iter().filter(|(state, _)| has(state)).count();
    assert!(with(|state| !state.commands.is_empty()) > 2000);
    assert!(with(|state| !state.pins.is_empty()) > 2000);
    assert!(with(|state| state.settings.own_load.is_some()) > 2000);
    assert!(with(|state| state.cursor_s.is_some()) > 2000);
    let with_load = states
        .iter()
        .filter(|(_, text)| text.contains("load.shares"));
    assert!(with_load.count() > 2000);
    let mut lengths: Vec<usize> = states.iter().map(|(_, text)| text.len()).collect();
    lengths.sort_unstable();
    println!(
        "characters: median {}, longest {}",
        lengths[lengths.len() / 2],
        lengths.last().unwrap()
    );
}

#[test]
fn a_link_that_is_cut_off_keeps_what_is_whole() {
    for (_, text) in states(60) {
        for end in 0..text.len() {
            // Each character of the first part, and some of the rest.
            if end < 400 || end % 37 == 0 || end + 10 > text.len() {
                link::check_cut(&text, end);
            }
        }
    }
}

#[test]
fn a_link_that_was_changed_is_read_or_refused() {
    let mut bytes = Bytes(3);
    for (_, text) in states(300) {
        for _ in 0..20 {
            let mut changed = text.clone().into_bytes();
            for _ in 0..3 {
                let [high, low, count, kind] = bytes.take(4)[..] else {
                    panic!("four bytes are four bytes");
                };
                let start = usize::from(u16::from_be_bytes([high, low])) % changed.len().max(1);
                let end = (start + usize::from(count % 8)).min(changed.len());
                // Cut out, replaced by any bytes, replaced by a part of the link itself.
                let new = match kind % 3 {
                    0 => Vec::new(),
                    1 => bytes.take(usize::from(count % 5)),
                    _ => text.bytes().skip(start / 2).take(30).collect(),
                };
                changed.splice(start..end, new);
            }
            link::check_text(&String::from_utf8_lossy(&changed));
        }
    }
}

/// Returns a load of a preset at equal distances.
fn load(preset: Preset, noise_pct: f64, step_s: f64, count: usize) -> OwnLoad {
    let settings = Settings::preset(preset);
    let settings = settings.with_number(SettingId::Noise, noise_pct).unwrap();
    let workload = Workload::new(&settings);
    let loads: Vec<f64> = (0..count)
        .map(|index| workload.rate.at(index as f64 * step_s))
        .collect();
    let peak_per_s = loads.iter().copied().fold(1.0, f64::max);
    let share = |load: &f64| (load / peak_per_s * f64::from(LEVELS)).round() as u16;
    OwnLoad {
        begin_s: Some(1_416_787_200.0),
        step_s,
        peak_per_s: peak_per_s.round(),
        levels: loads.iter().map(share).collect(),
    }
}

/// Returns the characters of a link with this load alone.
fn length_of(load: OwnLoad) -> usize {
    let shared = Shared {
        settings: Settings::default().with_own_load(&Rc::new(load)),
        ..Shared::default()
    };
    let fragment = to_fragment(&shared).unwrap();
    assert!(!fragment.load_left_out);
    fragment.text.len()
}

#[test]
fn typical_links_are_short() {
    let flat = OwnLoad {
        levels: vec![LEVELS; 4096],
        ..load(Preset::DayNight, 0.0, 60.0, 1)
    };
    let day_noisy = load(Preset::DayNight, 3.0, 60.0, 1440);
    let (mut lengths, mut bounds) = (Vec::new(), Vec::new());
    for (name, length, most) in [
        (
            "taxi week, each hour",
            length_of(load(Preset::TaxiWeek, 0.0, 3600.0, 168)),
            450,
        ),
        (
            "taxi week, each 5 minutes",
            length_of(load(Preset::TaxiWeek, 0.0, 300.0, 2016)),
            1400,
        ),
        (
            "taxi week, noise of 3 %",
            length_of(load(Preset::TaxiWeek, 3.0, 300.0, 2016)),
            3300,
        ),
        (
            "day, each minute, noise of 3 %",
            length_of(day_noisy.clone()),
            2400,
        ),
        ("flat, 4096 values", length_of(flat), 140),
    ] {
        println!("{name}: {length} characters");
        lengths.push(length);
        bounds.push(most);
    }
    assert!(
        lengths
            .iter()
            .zip(&bounds)
            .all(|(length, most)| length <= most),
        "{lengths:?}"
    );

    // A reader's day: some settings, ten commands, a cursor, three pins.
    let set = |settings: Settings, id, value| settings.with_number(id, value).unwrap();
    let settings = set(Settings::default(), SettingId::StaticWorkers, 9.0);
    let settings = set(settings, SettingId::PeakLoad, 24_000.0);
    let settings = set(settings, SettingId::TargetUtilization, 55.0);
    let command = |index| reactive_allocation::allocation::Command {
        at_s: 3600.0 * f64::from(index) + 12.345,
        kind: reactive_allocation::allocation::CommandKind::Start,
        count: 1,
    };
    let pin = |name: &str, workers| Pin {
        name: name.to_owned(),
        settings: set(settings.clone(), SettingId::MaxWorkers, workers),
        commands: Vec::new(),
    };
    let mut shared = Shared {
        settings: settings.clone(),
        ..Shared::default()
    };
    let plain = to_fragment(&shared).unwrap().text.len();
    shared.commands = (1..=10).map(command).collect();
    shared.cursor_s = Some(40_000.0);
    shared.pins = vec![
        pin("Twelve", 12.0),
        pin("Twenty", 20.0),
        pin("30 at most", 30.0),
    ];
    let rich = to_fragment(&shared).unwrap().text.len();
    shared.settings = shared.settings.with_own_load(&Rc::new(day_noisy));
    let with_load = to_fragment(&shared).unwrap().text.len();
    println!("three settings: {plain}; commands and pins: {rich}; a noisy day, too: {with_load}");
    assert!(plain < 90 && rich < 600 && with_load < 2100);
}

#[test]
fn a_load_that_is_too_long_is_left_out_and_told() {
    let mut bytes = Bytes(7);
    let shares = bytes.take(2 * 4096);
    let shares = shares
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0] & 15, pair[1]]));
    let noise = OwnLoad {
        levels: shares.collect(),
        ..load(Preset::DayNight, 0.0, 1.0, 1)
    };
    let with = |load: &OwnLoad| Settings::default().with_own_load(&Rc::new(load.clone()));
    let mut shared = Shared {
        settings: with(&noise),
        ..Shared::default()
    };
    let fragment = to_fragment(&shared).unwrap();
    assert!(fragment.load_left_out);
    // What the load brought along is kept.
    let peak = noise.peak_per_s;
    let text = format!("v1&preset=day-night&peak-load={peak}&noise=0&load=file&end");
    assert_eq!(fragment.text, text);
    // That of a pin is left out first.
    let day = load(Preset::DayNight, 0.0, 60.0, 1440);
    shared.settings = with(&day);
    shared.pins = [&noise, &day]
        .map(|load| Pin {
            settings: with(load),
            ..Pin::default()
        })
        .to_vec();
    let fragment = to_fragment(&shared).unwrap();
    let (read, problems) = from_fragment(&fragment.text).unwrap();
    assert_eq!(problems, [LinkProblem::LoadInFile(Place::Pin(1))]);
    assert_eq!(read.settings, shared.settings);
    assert_eq!(read.pins[0].settings.own_load, None);
    assert_eq!(read.pins[1], shared.pins[1]);
    shared.pins.clear();
    // A load that no link can hold is left out, too.
    for wrong in [
        |load: &mut OwnLoad| load.levels.clear(),
        |load: &mut OwnLoad| load.levels = vec![4096],
        |load: &mut OwnLoad| load.levels = vec![1; 4097],
        |load: &mut OwnLoad| load.step_s = f64::NAN,
        |load: &mut OwnLoad| load.peak_per_s = -1.0,
        |load: &mut OwnLoad| load.begin_s = Some(1e18),
        |load: &mut OwnLoad| load.begin_s = Some(0.1234),
    ] {
        let mut other = load(Preset::DayNight, 0.0, 60.0, 5);
        assert!(other.is_valid());
        wrong(&mut other);
        shared.settings.own_load = Some(Rc::new(other));
        assert!(to_fragment(&shared).unwrap().load_left_out);
    }
    // Commands by the hundred, in three pins, are more than a link holds.
    let command = |index| reactive_allocation::allocation::Command {
        at_s: f64::from(index) * 4321.098,
        kind: reactive_allocation::allocation::CommandKind::Kill,
        count: 1,
    };
    shared.pins = vec![
        Pin {
            commands: (0..500).map(command).collect(),
            ..Pin::default()
        };
        3
    ];
    assert!(to_fragment(&shared).is_err_and(|error| error.length > 8000));
}
