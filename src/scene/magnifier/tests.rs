//! Tests of the close-up.

use super::super::fixtures::points;
use super::super::mark::Point;
use super::super::texts::label_ends;
use super::*;
use crate::allocation::PhaseKind;
use crate::report::Results;
use crate::settings::{Preset, Settings};
use crate::text::{Words, close_up_labels, count};

fn draw(
    incident: &Incident,
    run: &Run,
    results: &Results,
    size: (f64, f64),
    words: &Words,
) -> Scene {
    let close_up = CloseUp {
        incident,
        run,
        arrivals: results.workload.arrivals(),
        in_flight_records: 10_000.0,
    };
    let labels = close_up_labels(words, incident);
    magnifier(&close_up, size, &labels, &|value| count(words, value))
}

#[test]
fn all_marks_are_inside_and_no_labels_overlap() {
    for preset in Preset::ALL {
        let settings = Settings {
            heartbeat_timeout_s: 50.0,
            ..Settings::preset(*preset)
        };
        let results = Results::new(&settings);
        for run in [&*results.manual, &*results.reactive] {
            for incident in crate::allocation::incidents(&settings, run).iter().take(20) {
                for (size, words) in [
                    ((700.0, 236.0), Words::english()),
                    ((300.0, 236.0), Words::chinese()),
                ] {
                    let scene = draw(incident, run, &results, size, &words);
                    let inside =
                        |p: &Point| (0.0..=size.0).contains(&p.0) && (0.0..=size.1).contains(&p.1);
                    assert!(points(&scene).iter().all(inside), "{incident:?}");
                    for (index, one) in scene.labels.iter().enumerate() {
                        let (from, to) = label_ends(one);
                        for other in scene.labels.iter().skip(index + 1) {
                            let (begin, end) = label_ends(other);
                            let apart = to <= begin + 2.0 || end <= from + 2.0;
                            assert!(
                                apart || (one.y - other.y).abs() >= 11.0,
                                "{one:?} {other:?}"
                            );
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn the_marks_are_at_the_times_of_the_run() {
    let settings = Settings::default();
    let results = Results::new(&settings);
    let run = &*results.reactive;
    let incidents = crate::allocation::incidents(&settings, run);
    let found = incidents.iter().find(|one| one.heartbeats.is_some());
    let Some(incident) = found else {
        panic!("{incidents:?}")
    };
    let scene = draw(incident, run, &results, (700.0, 236.0), &Words::english());
    let begin_s = incident.begin_s - BEFORE_S;
    let x = |t_s: f64| scene.plot.x(t_s - begin_s);
    // The bars of the phases.
    let bars: Vec<(f64, f64)> = scene
        .data
        .iter()
        .filter_map(|mark| match mark {
            Mark::Areas(areas) if areas.ink() == Ink::Baseline => areas
                .regions()
                .next()
                .map(|(upper, _)| (upper[0].0, upper[1].0)),
            _ => None,
        })
        .collect();
    let expected: Vec<(f64, f64)> = incident
        .phases
        .iter()
        .map(|phase| (x(phase.begin_s), x(phase.end_s)))
        .collect();
    assert_eq!(bars, expected);
    assert_eq!(incident.phases[0].kind, PhaseKind::Silence);
    // A tick for each heartbeat until the last, and then crosses until it is noticed.
    let rules = |wanted: Ink| {
        scene.data.iter().find_map(|mark| match mark {
            Mark::Rules { ink, segments, .. } if *ink == wanted => Some(segments.clone()),
            _ => None,
        })
    };
    let Some(heartbeats) = incident.heartbeats else {
        panic!()
    };
    let ticks = rules(Ink::Workers).unwrap_or_default();
    assert_eq!(
        ticks.last().map(|tick| tick.0.0),
        Some(x(heartbeats.last_s))
    );
    assert!(ticks.len() > 4);
    let crosses = rules(Ink::Target).unwrap_or_default().len() / 2;
    let requests = (heartbeats.noticed_s - heartbeats.last_s) / heartbeats.interval_s;
    assert_eq!(crosses, requests.floor() as usize);
}
