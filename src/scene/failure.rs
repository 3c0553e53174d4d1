//! Marks the time at which the job failed for good.

use super::area::Areas;
use super::mark::{Ink, Mark, Point};
use super::plot::Plot;
use crate::allocation::Run;

/// Half the width and half the height of the cross, CSS pixels.
const HALF: f64 = 4.0;
/// Thickness of its strokes, measured upwards, CSS pixels.
const THICK: f64 = 2.2;
/// The centre of the cross above the baseline, CSS pixels: above the chevrons.
const ABOVE: f64 = 25.0;

/// Returns a cross where the job of a run failed for good; `None` if it did not, if that
/// is out of sight, or if the plot is too low or too narrow.
pub(super) fn failure_mark(run: &Run, plot: &Plot) -> Option<Mark> {
    let failed_s = run.failed_s()?;
    let is_in_sight = (plot.begin_s..=plot.end_s).contains(&failed_s);
    if !is_in_sight || plot.width() < 2.0 * HALF || plot.height() < ABOVE + HALF + THICK {
        return None;
    }
    let x = plot.x(failed_s);
    let x = x.max(plot.left + HALF).min(plot.right - HALF);
    let edges = halves(x, plot.bottom - ABOVE);
    let regions = edges.iter();
    Some(Mark::Areas(Areas::of(
        Ink::Outage,
        regions.map(|[upper, lower]| (upper.as_slice(), lower.as_slice())),
    )))
}

/// Returns the upper and the lower edge of the two halves of a cross, which touch in its
/// centre: overlapping strokes could leave a hole.
fn halves(x: f64, y: f64) -> [[[Point; 3]; 2]; 2] {
    let edge = |rise: f64, shift: f64| {
        [
            (x - HALF, y - rise + shift),
            (x, y + shift),
            (x + HALF, y - rise + shift),
        ]
    };
    [
        [edge(HALF, -THICK), edge(HALF, 0.0)],
        [edge(-HALF, 0.0), edge(-HALF, THICK)],
    ]
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plot;
    use super::*;
    use crate::allocation::{Command, CommandKind, Script, script};
    use crate::settings::Settings;
    use crate::timeline::Steps;

    /// Runs a cluster whose first stop at 1000 s ends the job.
    fn failed() -> Run {
        let settings = Settings {
            restart_attempts: Some(0),
            ..Settings::default()
        };
        let plan = Script {
            task_managers: 2,
            heartbeats_from_s: 0.0,
            commands: vec![Command {
                at_s: 1000.0,
                kind: CommandKind::Stop,
                count: 1,
            }],
        };
        script(&settings, &Steps::new(100.0, 3600.0), &plan)
    }

    #[test]
    fn a_cross_is_where_the_job_failed_and_inside_the_plot() {
        let run = failed();
        let failed_s = run.failed_s().unwrap();
        assert!(failed_s > 1000.0 && failed_s < 1009.0);
        for end_s in [3600.0, failed_s] {
            let plot = plot(300.0, end_s);
            let Some(Mark::Areas(areas)) = failure_mark(&run, &plot) else {
                panic!("no cross");
            };
            assert!(areas.ring().all(|p| plot.contains(p.0, p.1)));
            let xs: Vec<f64> = areas.ring().map(|p| p.0).collect();
            let middle = xs.iter().sum::<f64>() / xs.len() as f64;
            assert!((middle - plot.x(failed_s)).abs() <= HALF + 1e-9);
        }
    }

    #[test]
    fn nothing_is_marked_without_a_failure_or_out_of_sight() {
        let run = failed();
        assert_eq!(failure_mark(&run, &plot(300.0, 900.0)), None);
        assert_eq!(failure_mark(&run, &plot(5.0, 3600.0)), None);
        let lasting = Run {
            events: Vec::new(),
            ..run
        };
        assert_eq!(failure_mark(&lasting, &plot(300.0, 3600.0)), None);
    }
}
