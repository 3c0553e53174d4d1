//! Marks the events of a run over its chart: outages, changes of scale and the failure
//! of the job for good.

use super::area::Areas;
use super::axes::empty_chart;
use super::change::{HALF, changes, spaced};
use super::chart::with_data;
use super::failure::failure_mark;
use super::label_placer::Obstacle;
use super::mark::{Ink, Mark, Point};
use super::outage::outages;
use super::plot::Plot;
use super::texts::Texts;
use super::time_axis::TimeAxis;
use super::{ChartData, Scene, Viewport};
use crate::allocation::{Event, EventKind, Run};

/// How much higher the tip of a chevron is than its ends, CSS pixels.
const RISE: f64 = 2.5;
/// Thickness of a chevron, measured upwards, CSS pixels: a stroke of 1.5.
const THICK: f64 = 1.95;
/// The centre of chevrons that point up, CSS pixels above the baseline.
const UP: f64 = 15.0;
/// The centre of chevrons that point down: a row of its own, so that the two
/// never cross. CSS pixels above the baseline.
const DOWN: f64 = 9.5;
/// Charts with less width than this for each change have no chevrons: most would have
/// no room, and the bars along the baseline tell where the job restarts. CSS pixels.
const CROWDED_PX: f64 = 8.0;
/// Plots lower than this have no chevrons, CSS pixels.
const LEAST_HIGH: f64 = 24.0;

/// A chevron and the event that it marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct EventMarker {
    /// Centre, CSS pixels from the left.
    pub(super) x: f64,
    /// Centre, CSS pixels from the top.
    pub(super) y: f64,
    /// Whether the fleet grows.
    pub(super) up: bool,
    /// Index of the event in [`Run::events`].
    pub(super) event: usize,
}

/// Returns markers for the largest changes of scale, no more than fit side by
/// side: first those that point up, each row from left to right.
fn event_markers(run: &Run, plot: &Plot) -> Vec<EventMarker> {
    if plot.is_empty() || plot.height() < LEAST_HIGH {
        return Vec::new();
    }
    let changes = changes(run, plot);
    if changes.len() as f64 * CROWDED_PX > plot.width() {
        return Vec::new();
    }
    let row = |up: bool| {
        let row: Vec<_> = changes.iter().copied().filter(|c| c.up == up).collect();
        spaced(&row, plot)
            .into_iter()
            .map(move |change| EventMarker {
                x: change.x,
                y: plot.bottom - if up { UP } else { DOWN },
                up,
                event: change.event,
            })
    };
    row(true).chain(row(false)).collect()
}

/// Returns the outages of a run, the cross where its job failed for good and the
/// chevrons of its changes of scale, from back to front.
fn event_marks(run: &Run, plot: &Plot) -> Vec<Mark> {
    if plot.is_empty() {
        return Vec::new();
    }
    let mut marks = outages(&run.running, plot);
    marks.extend(failure_mark(run, plot));
    let markers = event_markers(run, plot);
    if !markers.is_empty() {
        marks.push(Mark::Areas(chevrons(markers)));
    }
    marks
}

/// Draws a [`chart`](super::chart()) with the outages and changes of scale of a
/// run over it. No area name overlaps them.
pub fn chart_with_event_marks(
    data: &ChartData,
    run: &Run,
    view: &Viewport,
    time_axis: &TimeAxis,
    texts: &Texts,
) -> Scene {
    let scene = empty_chart(view, time_axis, texts);
    let marks = event_marks(run, &scene.plot);
    let mut scene = with_data(scene, data, texts, obstacles(&marks));
    scene.data.extend(marks);
    scene
}

/// Returns the rectangles around all marks except the outage bands, through
/// which a name can be read.
fn obstacles(marks: &[Mark]) -> Vec<Obstacle> {
    let areas = marks.iter().filter_map(|mark| match mark {
        Mark::Areas(areas) if areas.ink() != Ink::OutageBand => Some(areas),
        _ => None,
    });
    let around = |(upper, lower): (&[Point], &[Point])| Obstacle::around_area(upper, lower);
    areas
        .flat_map(|areas| areas.regions().map(around))
        .collect()
}

/// Returns the times of the events at which stepping through a run stops,
/// seconds, in order and each once.
pub fn event_times(run: &Run) -> Vec<f64> {
    let notable = |event: &&Event| {
        matches!(
            event.kind,
            EventKind::Scaled { .. }
                | EventKind::SavepointBegun { .. }
                | EventKind::Removed { .. }
                | EventKind::Restored { .. }
                | EventKind::Restarting { .. }
                | EventKind::LossNoticed { .. }
                | EventKind::JobFailed { .. }
        )
    };
    // They are in order of time.
    let mut times: Vec<f64> = run.events.iter().filter(notable).map(|e| e.t_s).collect();
    times.dedup();
    times
}

/// Returns the chevrons as areas with sharp tips, for one fill.
fn chevrons(markers: Vec<EventMarker>) -> Areas {
    let edges: Vec<[[Point; 3]; 2]> = markers.iter().map(chevron).collect();
    Areas::of(
        Ink::Event,
        edges
            .iter()
            .map(|[upper, lower]| (upper.as_slice(), lower.as_slice())),
    )
}

/// Returns the upper and the lower edge of a chevron.
fn chevron(marker: &EventMarker) -> [[Point; 3]; 2] {
    let EventMarker { x, y, up, .. } = *marker;
    let tip = if up { -RISE / 2.0 } else { RISE / 2.0 };
    [-THICK / 2.0, THICK / 2.0].map(|shift| {
        [
            (x - HALF, y - tip + shift),
            (x, y + tip + shift),
            (x + HALF, y - tip + shift),
        ]
    })
}

#[cfg(test)]
mod tests {
    use super::super::change::tests::{any_times, rescaled};
    use super::super::fixtures::{english, plot};
    use super::super::mark::{Anchor, Label};
    use super::super::texts::{LABEL_PX, text_width};
    use super::*;
    use crate::report::Results;
    use crate::settings::{Preset, Settings};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn event_times_rise_and_are_complete(times in any_times()) {
            let found = event_times(&rescaled(&times));
            prop_assert!(found.windows(2).all(|t| t[0] < t[1]));
            prop_assert!(times.iter().all(|time| found.contains(&time.0)));
        }

        #[test]
        fn any_numbers_give_marks_inside_the_plot(v in proptest::array::uniform6(proptest::num::f64::ANY)) {
            let run = rescaled(&[(v[0], 1, 2), (v[1], 5, 2), (v[2], 1, 1)]);
            let plot = Plot { begin_s: v[3], end_s: v[4], y_max: v[5], ..plot(300.0, 1_000.0) };
            let markers = event_markers(&run, &plot);
            prop_assert!(markers.iter().all(|m| plot.contains(m.x, m.y)));
            for mark in event_marks(&run, &plot) {
                let Mark::Areas(areas) = mark else { continue };
                prop_assert!(areas.ring().all(|p| plot.contains(p.0, p.1)));
            }
        }
    }

    fn overlaps(label: &Label, marker: &EventMarker) -> bool {
        let half = text_width(&label.text, LABEL_PX) / 2.0;
        label.anchor == Anchor::Middle
            && (marker.x - label.x).abs() < half + HALF
            && (marker.y - label.y).abs() < LABEL_PX / 2.0
    }

    #[test]
    fn no_name_overlaps_a_chevron() {
        for preset in Preset::ALL {
            let results = Results::new(&Settings::preset(*preset));
            let axis = crate::text::time_axis(&results.workload);
            for (width, y_max) in [(440.0, 10.0), (320.0, 6.0), (900.0, 30.0)] {
                let view = Viewport {
                    width,
                    height: 240.0,
                    y_max,
                    margin: 0.0,
                    x_labels: true,
                };
                for run in [&*results.manual, &*results.reactive] {
                    let data = ChartData {
                        load: &results.load_in_workers,
                        workers: &run.workers,
                        static_handle: false,
                        load_handles: &[],
                        enough: None,
                        ghosts: &[],
                        guess: None,
                        hides_workers: false,
                        bounds: None,
                    };
                    let scene = chart_with_event_marks(&data, run, &view, &axis, &english());
                    let markers = event_markers(run, &scene.plot);
                    for label in &scene.labels {
                        let found = markers.iter().find(|marker| overlaps(label, marker));
                        assert_eq!(found, None, "{preset:?} {label:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn chevrons_that_point_up_stand_above_those_that_point_down() {
        let run = rescaled(&[(500.0, 1, 3), (500.0, 3, 1), (600.0, 2, 2)]);
        let plot = plot(300.0, 1_000.0);
        let markers = event_markers(&run, &plot);
        let ys: Vec<f64> = markers.iter().map(|marker| marker.y).collect();
        assert_eq!(ys, [plot.bottom - UP, plot.bottom - DOWN]);
        assert_eq!(event_marks(&run, &plot).len(), 1);
    }

    #[test]
    fn only_policies_that_rescale_have_marks() {
        for preset in Preset::ALL {
            let results = Results::new(&Settings::preset(*preset));
            let plot = plot(440.0, results.workload.span_s());
            assert_eq!(event_marks(&results.static_fleet, &plot), []);
            assert!(event_times(&results.static_fleet).is_empty());
            for run in [&*results.manual, &*results.reactive] {
                let markers = event_markers(run, &plot);
                let is_crowded = changes(run, &plot).len() as f64 * CROWDED_PX > plot.width();
                assert_eq!(markers.is_empty(), is_crowded || run.totals.rescales == 0);
                assert_eq!(event_marks(run, &plot).is_empty(), run.totals.rescales == 0);
                let times = event_times(run);
                let time = |marker: &EventMarker| run.events[marker.event].t_s;
                assert!(markers.iter().all(|marker| times.contains(&time(marker))));
            }
        }
    }
}
