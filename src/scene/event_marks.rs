//! What describe_moment in a run, as marks over its chart: outages, and where the
//! fleet was scaled.

use super::area::Areas;
use super::axes::frame;
use super::change::{Change, HALF, apart, changes};
use super::mark::{Ink, Mark, Point};
use super::outage::outages;
use super::place::Taken;
use super::plot::Plot;
use super::texts::Texts;
use super::time_axis::TimeAxis;
use super::{ChartData, Scene, Viewport, filled};
use crate::allocation::{Event, EventKind, Run};

/// How much higher the tip of a chevron is than its ends, CSS pixels.
const RISE: f64 = 2.5;
/// Thickness of a chevron, measured upwards, CSS pixels: a stroke of 1.5.
const THICK: f64 = 1.95;
/// The middle of those that point up, CSS pixels above the baseline.
const UP: f64 = 15.0;
/// The middle of those that point down: a row of their own, so that the two
/// never make crosses.
const DOWN: f64 = 9.5;
/// A lower plot has no room for chevrons, CSS pixels.
const LEAST_HIGH: f64 = 24.0;

/// What describe_moment in a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventMarks {
    /// Marks that are painted over a chart's own, from back to front.
    pub marks: Vec<Mark>,
    /// The chevrons, from left to right.
    pub places: Vec<Place>,
}

/// A chevron, and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its middle, CSS pixels from the left.
    pub x: f64,
    /// Its middle, CSS pixels from the top.
    pub y: f64,
    /// When the event was, seconds.
    pub t_s: f64,
    /// The event's place in [`Run::events`].
    pub event: usize,
}

/// The outages of a run, and its largest changes of scale: no more than there
/// is room for.
pub fn event_marks(run: &Run, plot: &Plot) -> EventMarks {
    if plot.is_empty() {
        return EventMarks::default();
    }
    let mut marks = outages(&run.running, plot);
    let mut places = Vec::new();
    if plot.height() >= LEAST_HIGH {
        let changes = changes(run, plot);
        let mut chevrons = Chevrons::default();
        for up in [true, false] {
            let row: Vec<Change> = changes.iter().copied().filter(|c| c.up == up).collect();
            for change in apart(row, plot) {
                let y = plot.bottom - if up { UP } else { DOWN };
                chevrons.push(change.x, y, up);
                places.push(Place {
                    x: change.x,
                    y,
                    t_s: change.t_s,
                    event: change.event,
                });
            }
        }
        if !places.is_empty() {
            marks.push(Mark::Areas(chevrons.into_areas()));
        }
        places.sort_by_key(|place| place.event);
    }
    EventMarks { marks, places }
}

/// [`chart`](super::chart) with the [`event_marks`] of a run over it, out of the
/// way of names, and its chevrons.
pub fn chart_with_event_marks(
    data: &ChartData,
    run: &Run,
    view: &Viewport,
    time_axis: &TimeAxis,
    texts: &Texts,
) -> (Scene, Vec<Place>) {
    let scene = frame(view, time_axis, texts);
    let EventMarks { marks, places } = event_marks(run, &scene.plot);
    let mut scene = filled(scene, data, texts, taken(&marks));
    scene.data.extend(marks);
    (scene, places)
}

/// The room of all marks but the bands, through which a name can be read.
fn taken(marks: &[Mark]) -> Vec<Taken> {
    let areas = marks.iter().filter_map(|mark| match mark {
        Mark::Areas(areas) if areas.ink() != Ink::OutageBand => Some(areas),
        _ => None,
    });
    let around = |(upper, lower): (&[Point], &[Point])| {
        let nowhere = Taken {
            left: f64::INFINITY,
            right: f64::NEG_INFINITY,
            top: f64::INFINITY,
            bottom: f64::NEG_INFINITY,
        };
        upper
            .iter()
            .chain(lower)
            .fold(nowhere, |taken, (x, y)| Taken {
                left: taken.left.min(*x),
                right: taken.right.max(*x),
                top: taken.top.min(*y),
                bottom: taken.bottom.max(*y),
            })
    };
    areas
        .flat_map(|areas| areas.regions().map(around))
        .collect()
}

/// The times, in seconds, at which something describe_moment that is worth a stop when
/// a run is stepped through, in order and each once.
pub fn event_times(run: &Run) -> Vec<f64> {
    let notable = |event: &&Event| {
        matches!(
            event.kind,
            EventKind::Scaled { .. }
                | EventKind::SavepointBegun { .. }
                | EventKind::Removed { .. }
                | EventKind::Restored { .. }
                | EventKind::Restarting { .. }
                | EventKind::LossNoticed
        )
    };
    let mut times: Vec<f64> = run.events.iter().filter(notable).map(|e| e.t_s).collect();
    times.sort_by(f64::total_cmp);
    times.dedup();
    times
}

/// Chevrons as areas: all of them are one fill, with sharp tips.
#[derive(Default)]
struct Chevrons {
    edges: Vec<[[Point; 3]; 2]>,
}

impl Chevrons {
    fn push(&mut self, x: f64, y: f64, up: bool) {
        let tip = if up { -RISE / 2.0 } else { RISE / 2.0 };
        let edge = |shift: f64| {
            [
                (x - HALF, y - tip + shift),
                (x, y + tip + shift),
                (x + HALF, y - tip + shift),
            ]
        };
        self.edges.push([edge(-THICK / 2.0), edge(THICK / 2.0)]);
    }

    fn into_areas(self) -> Areas {
        let regions = self.edges.iter();
        Areas::of(
            Ink::Event,
            regions.map(|[upper, lower]| (upper.as_slice(), lower.as_slice())),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::change::tests::{any_times, rescaled};
    use super::super::fixtures::plot;
    use super::super::mark::Anchor;
    use super::super::texts::{LABEL_PX, room_for};
    use super::*;
    use crate::report::Results;
    use crate::settings::{Preset, Settings};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn times_rise_and_are_all_there(times in any_times()) {
            let found = event_times(&rescaled(&times));
            prop_assert!(found.windows(2).all(|t| t[0] < t[1]));
            prop_assert!(times.iter().all(|time| found.contains(&time.0)));
        }

        #[test]
        fn nothing_breaks_it(v in proptest::array::uniform6(proptest::num::f64::ANY)) {
            let run = rescaled(&[(v[0], 1, 2), (v[1], 5, 2), (v[2], 1, 1)]);
            let plot = Plot { begin_s: v[3], end_s: v[4], y_max: v[5], ..plot(300.0, 1_000.0) };
            let found = event_marks(&run, &plot);
            prop_assert!(found.places.iter().all(|p| plot.contains(p.x, p.y)));
            prop_assert!(found.places.iter().all(|p| p.t_s == run.events[p.event].t_s));
            for mark in found.marks {
                let Mark::Areas(areas) = mark else { continue };
                prop_assert!(areas.ring().all(|p| plot.contains(p.0, p.1)));
            }
        }
    }

    #[test]
    fn no_name_stands_on_a_mark() {
        for preset in Preset::ALL {
            let results = Results::new(&Settings::preset(*preset));
            for (width, y_max) in [(440.0, 10.0), (320.0, 6.0), (900.0, 30.0)] {
                let view = Viewport {
                    width,
                    height: 240.0,
                    y_max,
                };
                let axis = crate::text::time_axis(&results.workload);
                for run in [&*results.manual, &*results.reactive] {
                    let data = ChartData {
                        load: &results.load_in_workers,
                        workers: &run.workers,
                        static_handle: false,
                        load_handles: &[],
                    };
                    let (scene, places) =
                        chart_with_event_marks(&data, run, &view, &axis, &Texts::ENGLISH);
                    assert_eq!(places, event_marks(run, &scene.plot).places);
                    for label in &scene.labels {
                        let half = room_for(&label.text, LABEL_PX) / 2.0;
                        let meets = |place: &&Place| {
                            label.anchor == Anchor::Middle
                                && (place.x - label.x).abs() < half + HALF
                                && (place.y - label.y).abs() < LABEL_PX / 2.0
                        };
                        assert_eq!(places.iter().find(meets), None, "{preset:?} {label:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn up_is_above_down() {
        let run = rescaled(&[(500.0, 1, 3), (500.0, 3, 1), (600.0, 2, 2)]);
        let plot = plot(300.0, 1_000.0);
        let found = event_marks(&run, &plot);
        let ys: Vec<f64> = found.places.iter().map(|place| place.y).collect();
        assert_eq!(ys, [plot.bottom - UP, plot.bottom - DOWN]);
        assert_eq!(found.marks.len(), 1);
    }

    #[test]
    fn every_policy_has_what_it_does() {
        for preset in Preset::ALL {
            let results = Results::new(&Settings::preset(*preset));
            let plot = plot(440.0, results.workload.span_s());
            assert_eq!(
                event_marks(&results.static_fleet, &plot),
                EventMarks::default()
            );
            assert!(event_times(&results.static_fleet).is_empty());
            for run in [&*results.manual, &*results.reactive] {
                let found = event_marks(run, &plot);
                assert_eq!(found.places.is_empty(), run.totals.rescales == 0);
                assert_eq!(found.marks.is_empty(), run.totals.rescales == 0);
                let times = event_times(run);
                assert!(found.places.iter().all(|p| times.contains(&p.t_s)));
            }
        }
    }
}
