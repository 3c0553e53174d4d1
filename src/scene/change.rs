//! Finds the changes of scale of a run, and selects those that get a chevron.

use std::iter::successors;

use super::plot::Plot;
use crate::allocation::{EventKind, Run};

/// Half the width of a chevron, CSS pixels.
pub(super) const HALF: f64 = 3.0;
/// The smallest distance of two chevrons in a row, CSS pixels.
const SPACING: f64 = 10.0;

/// A change of the number of TaskManagers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    /// Centre of its chevron, CSS pixels from the left.
    pub(super) x: f64,
    /// Index of the event in [`Run::events`].
    pub(super) event: usize,
    /// Whether the number of TaskManagers grows.
    pub(super) up: bool,
    /// By how many TaskManagers.
    pub(super) size: u32,
}

/// Returns the changes of scale in the plot's span: the decisions of the
/// autoscaler or the operator; in scripted runs, which have none, the single
/// starts and stops.
pub(super) fn changes(run: &Run, plot: &Plot) -> Vec<Change> {
    let decided = in_view(run, plot, |kind| match kind {
        EventKind::Scaled { from, to, .. } | EventKind::SavepointBegun { from, to } => {
            Some((to > from, to.abs_diff(*from)))
        }
        _ => None,
    });
    let is_scripted = !run.events.iter().any(|event| {
        matches!(
            event.kind,
            EventKind::Scaled { .. } | EventKind::SavepointBegun { .. }
        )
    });
    if !is_scripted {
        return decided;
    }
    in_view(run, plot, |kind| match kind {
        EventKind::Requested { count } => Some((true, *count)),
        EventKind::Removed { count, .. } => Some((false, *count)),
        _ => None,
    })
}

fn in_view(
    run: &Run,
    plot: &Plot,
    change: impl Fn(&EventKind) -> Option<(bool, u32)>,
) -> Vec<Change> {
    let events = run.events.iter().enumerate();
    events
        .filter(|(_, event)| event.t_s >= plot.begin_s && event.t_s <= plot.end_s)
        .filter_map(|(index, event)| {
            let (up, size) = change(&event.kind).filter(|(_, size)| *size > 0)?;
            Some(Change {
                // The whole chevron stays inside the plot.
                x: plot
                    .x(event.t_s)
                    .min(plot.right - HALF)
                    .max(plot.left + HALF),
                event: index,
                up,
                size,
            })
        })
        .collect()
}

/// Selects the largest changes that keep their distance, from left to right. Of
/// two equal ones the earlier stays.
pub(super) fn spaced(row: &[Change], plot: &Plot) -> Vec<Change> {
    // From the largest to the smallest; a sort would be 0.7 kB of download.
    let sizes = || row.iter().map(|change| change.size);
    let from_largest = successors(sizes().max(), |size| sizes().filter(|s| s < size).max());
    let by_size = from_largest.flat_map(|size| row.iter().filter(move |c| c.size == size));
    // A cell holds at most one, so three cells have to be checked.
    let mut cells: Vec<Option<Change>> = vec![None; (plot.width() / SPACING) as usize + 2];
    for change in by_size {
        let cell = ((change.x - plot.left) / SPACING).max(0.0) as usize;
        let near = cells.iter().skip(cell.saturating_sub(1)).take(3);
        let crowded = near
            .take(if cell == 0 { 2 } else { 3 })
            .flatten()
            .any(|other| (other.x - change.x).abs() < SPACING);
        if let Some(free) = cells.get_mut(cell).filter(|_| !crowded) {
            *free = Some(*change);
        }
    }
    cells.into_iter().flatten().collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::fixtures::plot;
    use super::*;
    use crate::allocation::{Event, Totals};
    use crate::flink::Removal;
    use crate::timeline::{Line, Steps};
    use proptest::prelude::*;

    fn run(events: Vec<Event>) -> Run {
        let column = Steps::new(1.0, 1_000.0);
        Run {
            workers: column.clone(),
            registered: column.clone(),
            running: column.clone(),
            parallelism: column.clone(),
            processed_per_s: column,
            backlog: Line::default(),
            events,
            totals: Totals::default(),
        }
    }

    /// Returns a run with savepoints at these times, from and to these scales.
    pub(in crate::scene) fn rescaled(times: &[(f64, u32, u32)]) -> Run {
        run(times
            .iter()
            .map(|(t_s, from, to)| Event {
                t_s: *t_s,
                kind: EventKind::SavepointBegun {
                    from: *from,
                    to: *to,
                },
            })
            .collect())
    }

    pub(in crate::scene) fn any_times() -> impl Strategy<Value = Vec<(f64, u32, u32)>> {
        proptest::collection::vec((0.0..1_000.0, 1_u32..20, 1_u32..20), 0..300).prop_map(
            |mut times: Vec<(f64, u32, u32)>| {
                times.sort_by(|a, b| a.0.total_cmp(&b.0));
                times
            },
        )
    }

    proptest! {
        #[test]
        fn selected_changes_keep_their_distance_and_are_the_largest(times in any_times(), width in 8.0..900.0) {
            let plot = plot(width, 1_000.0);
            let all = changes(&rescaled(&times), &plot);
            for up in [true, false] {
                let one_way = all.iter().copied().filter(|change| change.up == up);
                let row = spaced(&one_way.clone().collect::<Vec<_>>(), &plot);
                prop_assert!(row.windows(2).all(|pair| pair[1].x - pair[0].x >= SPACING));
                // A change that is left out is near one at least as large.
                for change in one_way {
                    let stands_for = row.iter().any(|kept| {
                        (kept.x - change.x).abs() < SPACING && kept.size >= change.size
                    });
                    prop_assert!(stands_for);
                }
            }
        }
    }

    #[test]
    fn scripted_runs_show_single_starts_and_stops() {
        let removed = EventKind::Removed {
            count: 2,
            removal: Removal::Kill,
            noticed_s: 20.0,
        };
        let event = |t_s, kind| Event { t_s, kind };
        let mut events = vec![
            event(10.0, EventKind::Requested { count: 3 }),
            event(300.0, removed),
        ];
        let plot = plot(300.0, 1_000.0);
        let seen = |events: &[Event]| -> Vec<(usize, bool, u32)> {
            let changes = changes(&run(events.to_vec()), &plot);
            changes.iter().map(|c| (c.event, c.up, c.size)).collect()
        };
        assert_eq!(seen(&events), [(0, true, 3), (1, false, 2)]);
        // A run with decisions shows only these.
        events.push(event(900.0, EventKind::SavepointBegun { from: 1, to: 2 }));
        assert_eq!(seen(&events), [(2, true, 1)]);
    }
}
