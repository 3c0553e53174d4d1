//! The quantities of the small charts: their titles, lines and scales.

use crate::allocation::{Policy, Run};
use crate::figure::Figure;
use crate::scene::{Ink, Series, SeriesData, trace_top};
use crate::text::{self, Key};

/// Stroke widths, CSS pixels.
const LINE_PX: f64 = 1.75;
const THIN_PX: f64 = 1.25;

/// The subject of one small chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quantity {
    /// Records that wait.
    Lag,
    /// Records that are processed.
    Throughput,
    /// CPU use in percent of the request.
    Cpu,
    /// TaskManagers that are paid for.
    TaskManagers,
}

impl Quantity {
    pub(super) const ALL: [Self; 4] = [Self::Lag, Self::Throughput, Self::Cpu, Self::TaskManagers];

    /// Returns the heading, with the unit.
    pub(super) fn title(self) -> Key {
        match self {
            Self::Lag => Key::LagChart,
            Self::Throughput => Key::ThroughputChart,
            Self::Cpu => Key::CpuChart,
            Self::TaskManagers => Key::TaskManagersChart,
        }
    }

    /// Returns the name on its button.
    pub(super) fn short_title(self) -> Key {
        match self {
            Self::Lag => Key::LagTab,
            Self::Throughput => Key::ThroughputTab,
            Self::Cpu => Key::CpuTab,
            Self::TaskManagers => Key::TaskManagersChart,
        }
    }

    /// Returns the id of its button.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Lag => "see-lag",
            Self::Throughput => "see-throughput",
            Self::Cpu => "see-cpu",
            Self::TaskManagers => "see-taskmanagers",
        }
    }

    /// Returns the names of the lines that are no run, with the classes that
    /// colour them.
    pub(super) fn references(self, figure: &Figure) -> &'static [(Key, &'static str)] {
        match self {
            Self::Throughput => &[(Key::Arrived, "load")],
            Self::Cpu if has_target(figure) => &[(Key::Target, "muted")],
            Self::TaskManagers if only_policy(figure).is_some() => {
                &[(Key::Registered, "registered")]
            }
            _ => &[],
        }
    }

    /// Returns the top of the scale, which holds every line.
    pub(super) fn top(self, figure: &Figure) -> f64 {
        let shown = figure.told().into_iter();
        let most = |of: &dyn Fn(&Run) -> f64| {
            let values = shown.clone().map(|policy| of(figure.run(policy)));
            values.fold(0.0, f64::max)
        };
        let settings = &figure.settings;
        let highest = match self {
            Self::Lag => most(&|run| run.backlog.max() - settings.in_flight_records),
            Self::Throughput => {
                most(&|run| run.processed_per_s.max()).max(figure.results.workload.rate.max())
            }
            Self::Cpu => {
                let values = shown.map(|policy| figure.cpu_use(policy).max());
                values.fold(f64::from(settings.target_utilization_pct), f64::max)
            }
            Self::TaskManagers => most(&|run| run.workers.max().max(run.registered.max())),
        };
        trace_top(highest)
    }

    /// Returns the lines, in the order in which they are drawn: one for each
    /// policy that has a chart, and the references.
    pub(super) fn series(self, figure: &Figure) -> Vec<Series<'_>> {
        let settings = &figure.settings;
        let line = |ink, width, name, data| Series {
            ink,
            width,
            name,
            data,
        };
        let runs = figure.told().into_iter().map(|policy| {
            let run = figure.run(policy);
            let data = match self {
                Self::Lag => SeriesData::Line(&run.backlog, settings.in_flight_records),
                Self::Throughput => SeriesData::Steps(&run.processed_per_s, 1.0),
                Self::Cpu => SeriesData::Steps(figure.cpu_use(policy), 1.0),
                Self::TaskManagers => SeriesData::Steps(&run.workers, 1.0),
            };
            let name = text::policy_title(&figure.words, policy);
            line(Ink::Run(policy), LINE_PX, Some(name), data)
        });
        let mut lines: Vec<Series> = Vec::new();
        match self {
            Self::TaskManagers => {
                if let Some(policy) = only_policy(figure) {
                    let registered = SeriesData::Steps(&figure.run(policy).registered, 1.0);
                    lines.push(line(Ink::Registered, THIN_PX, None, registered));
                }
            }
            Self::Throughput => {
                let arrived = SeriesData::Steps(&figure.results.workload.rate, 1.0);
                lines.push(line(Ink::Arrived, THIN_PX, None, arrived));
            }
            Self::Lag | Self::Cpu => {}
        }
        lines.extend(runs);
        if self == Self::Cpu && has_target(figure) {
            let target = SeriesData::Level(f64::from(settings.target_utilization_pct));
            lines.push(line(Ink::Target, THIN_PX, None, target));
        }
        lines
    }
}

/// Returns whether the autoscaler compares CPU use with a target, in a chart in sight.
fn has_target(figure: &Figure) -> bool {
    figure.shown.contains(&Policy::Reactive) && figure.settings.has_cpu_target()
}

/// Returns the policy of the only chart. Registered TaskManagers of several fleets
/// would be lines that nobody can tell apart.
fn only_policy(figure: &Figure) -> Option<Policy> {
    match figure.told()[..] {
        [policy] => Some(policy),
        _ => None,
    }
}
