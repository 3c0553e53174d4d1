//! Parses the command line.

use reactive_allocation::map::{Axis, AxisError, Limit};

pub(crate) const USAGE: &str = "\
map SETTINGS [--trace FILE] [--x AXIS] [--y AXIS] [--seeds COUNT] [--threads COUNT]
    [--runs | --within LIMIT]

SETTINGS   a JSON file with the object of the `settings` property, - for standard input
--trace    take the load from FILE, as `simulate` does
--x, --y   settings and the values of them that are tried: targetUtilization=20..90/5, or
           autoscaler=hpa,mig; what the autoscaler aims at and how long it waits before it
           scales in, unless given
--seeds    how many seeds each choice runs with, from that of SETTINGS on; 8 unless given
--threads  how many threads run; as many as there are cores unless given
--runs     print a row for each run instead of one for each choice
--within   print in words which choice is the best within LIMIT, instead of CSV: of those with a
           delay of at most 60s the cheapest, of those with at most 100h worker-hours the one
           with the shortest delay

Runs every pair of values, static fleets, the schedule with fewer and more workers, and the other
autoscalers, and prints CSV. The progress is printed on standard error.

Columns: choice (grid, static, schedule or autoscaler); the two settings; workers: of a static
fleet, or how many more than in the schedule; autoscaler; runs; worker_hours, and their least
and most; max_delay_s: the longest of all runs, and the least of them; mean_delay_s: the mean;
caught_up: the share of the runs in which the job caught up; frontier: whether no other choice
costs less and waits no longer; with an axis that changes the load, such as peakLoad, that
compares different loads. A delay is inf where the job did not catch up in each run.
With --runs: choice, the two settings, workers, autoscaler, seed, worker_hours, max_delay_s,
mean_delay_s, caught_up; the delays are those of the report.
";

#[derive(Debug, thiserror::Error)]
pub(crate) enum ArgumentError {
    #[error("no settings given\n\n{USAGE}")]
    NoSettings,
    #[error("{0}: needs a value\n\n{USAGE}")]
    NoValue(String),
    #[error("{name}: {error}")]
    NoAxis { name: String, error: AxisError },
    #[error("{name}: “{value}” is not allowed. Allowed: 1 to {most}.")]
    NoCount {
        name: String,
        value: String,
        most: usize,
    },
    #[error(
        "--within: “{0}” is not allowed. Allowed: seconds of delay, such as 60s, or worker-hours, such as 100h."
    )]
    NoLimit(String),
    #[error("--y: “{0}” is not allowed: it is the setting of --x. Allowed: another setting.")]
    SameAxes(&'static str),
    #[error("{0}: unknown argument\n\n{USAGE}")]
    Unknown(String),
}

#[derive(Debug)]
pub(crate) struct Arguments {
    /// A path, or `-` for standard input.
    pub(crate) settings: String,
    /// A path of a file with the load.
    pub(crate) trace: Option<String>,
    pub(crate) x: Option<Axis>,
    pub(crate) y: Option<Axis>,
    pub(crate) seeds: usize,
    /// `None` for as many as there are cores.
    pub(crate) threads: Option<usize>,
    /// Whether each run has a row.
    pub(crate) by_run: bool,
    /// The limit within which the best choice is printed in words.
    pub(crate) within: Option<Limit>,
}

impl Arguments {
    pub(crate) fn parse(given: &[String]) -> Result<Self, ArgumentError> {
        let (mut settings, mut trace) = (None, None);
        let (mut x, mut y, mut seeds, mut threads) = (None, None, 8, None);
        let (mut by_run, mut within) = (false, None);
        let mut rest = given.iter();
        while let Some(name) = rest.next() {
            let mut value = || {
                let value = rest.next().map(String::as_str);
                value.ok_or_else(|| ArgumentError::NoValue(name.clone()))
            };
            match name.as_str() {
                "--trace" => trace = Some(value()?.to_owned()),
                "--x" => x = Some(axis(name, value()?)?),
                "--y" => y = Some(axis(name, value()?)?),
                "--seeds" => seeds = count(name, value()?, 1_000_000)?,
                "--threads" => threads = Some(count(name, value()?, 1024)?),
                "--runs" => by_run = true,
                "--within" => within = Some(limit(value()?)?),
                path if settings.is_none() && (path == "-" || !path.starts_with('-')) => {
                    settings = Some(path.to_owned());
                }
                other => return Err(ArgumentError::Unknown(other.to_owned())),
            }
        }
        if let (Some(x), Some(y)) = (&x, &y)
            && x.id() == y.id()
        {
            return Err(ArgumentError::SameAxes(x.id().field().name));
        }
        Ok(Self {
            settings: settings.ok_or(ArgumentError::NoSettings)?,
            trace,
            x,
            y,
            seeds,
            threads,
            by_run,
            within,
        })
    }
}

fn axis(name: &str, text: &str) -> Result<Axis, ArgumentError> {
    text.parse().map_err(|error| ArgumentError::NoAxis {
        name: name.to_owned(),
        error,
    })
}

/// Reads `60s` or `100h`.
fn limit(text: &str) -> Result<Limit, ArgumentError> {
    let number = |text: &str| {
        text.parse::<f64>()
            .ok()
            .filter(|n| n.is_finite() && *n >= 0.0)
    };
    let delay = text.strip_suffix('s').and_then(number).map(Limit::Delay);
    let cost = || text.strip_suffix('h').and_then(number).map(Limit::Cost);
    delay
        .or_else(cost)
        .ok_or_else(|| ArgumentError::NoLimit(text.to_owned()))
}

fn count(name: &str, text: &str, most: usize) -> Result<usize, ArgumentError> {
    let count = text.parse().ok().filter(|count| (1..=most).contains(count));
    count.ok_or_else(|| ArgumentError::NoCount {
        name: name.to_owned(),
        value: text.to_owned(),
        most,
    })
}
