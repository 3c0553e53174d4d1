//! Parses the command line.

pub(crate) const USAGE: &str = "\
simulate SETTINGS [--trace FILE [--fit [--report]]] [--csv POLICY [--step SECONDS] | --decisions]

SETTINGS  a JSON file with the object of the `settings` property, - for standard input
--trace   take the load from FILE: CSV, TSV, or the JSON of Prometheus or CloudWatch; what was
          guessed and left out is printed on standard error, and, if a column counts the
          TaskManagers, how they compare with those of the simulation
--fit     fit the CPU of the job to the columns of CPU use and TaskManagers of the trace; SETTINGS
          must have its CPU request and limit. Prints the fitted settings, cpuPerRecord and
          idleCpu, as a JSON object to merge into SETTINGS, and on standard error how well they
          fit. With --report, --csv or --decisions the simulation runs with them, and that is
          printed instead
--report  print the report, which is what is printed unless another of these is given
--csv     print the run of POLICY (static, manual, schedule or reactive) as CSV instead of the report
--step    seconds between two rows, 60 unless given
--decisions
          print the decisions of the autoscaler as CSV: a row for each evaluation that decided
          something else than the one before

Columns of --csv: t_s; load in records/s; wanted, registered: TaskManagers ordered, and known to the
JobManager; parallelism: of the operator that does the work, 0 while the job is down;
processed_per_s in records; lag: records that the job has not read; utilisation: mean CPU of
the job's TaskManagers in percent of their request; state: running, catching-up, awaiting-loss
(a TaskManager is gone and the JobManager does not know), backing-off (waiting after a failure),
savepoint (being stopped with one), restarting or failed (for good, no restart attempt is left).

Columns of --decisions: t_s; clock: date and time, or the number of the day and the time;
autoscaler; was, raw, wanted: TaskManagers that were wanted before, that the metric alone asks
for, and that are wanted now; metric: what observed and target count (cpu_pct: the CPU use in
percent; lag_per_worker: records; busy_pct: the busy share of time); parallelism: of an
autoscaler that sets it; reason: the decision and what limits it. A cell is empty where there is no value.
";

#[derive(Debug, thiserror::Error)]
pub(crate) enum ArgumentError {
    #[error("no settings given\n\n{USAGE}")]
    NoSettings,
    #[error("{0}: needs a value\n\n{USAGE}")]
    NoValue(&'static str),
    #[error("--csv: “{0}” is no policy. Allowed: static, manual, schedule, reactive.")]
    NoPolicy(String),
    #[error("--step: “{0}” is not allowed. Allowed: seconds above 0.")]
    NoStep(String),
    #[error("--step: is for --csv only.")]
    StepWithoutColumns,
    #[error("--fit: needs --trace\n\n{USAGE}")]
    FitWithoutTrace,
    #[error("--report, --csv, --decisions: give one of them.")]
    SeveralOutputs,
    #[error("{0}: unknown argument\n\n{USAGE}")]
    Unknown(String),
}

/// The policy whose run is printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Policy {
    Static,
    Manual,
    Schedule,
    Reactive,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Output {
    Report,
    FittedSettings,
    Columns { policy: Policy, step_s: f64 },
    Decisions,
}

#[derive(Debug, PartialEq)]
pub(crate) struct Arguments {
    /// A path, or `-` for standard input.
    pub(crate) settings: String,
    /// A path of a file with the load.
    pub(crate) trace: Option<String>,
    /// Whether the CPU of the job is fitted to it.
    pub(crate) is_fitted: bool,
    pub(crate) output: Output,
}

impl Arguments {
    pub(crate) fn parse(given: &[String]) -> Result<Self, ArgumentError> {
        let (mut settings, mut trace, mut policy, mut step_s) = (None, None, None, None);
        let (mut is_fitted, mut wants_report, mut wants_decisions) = (false, false, false);
        let mut rest = given.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--csv" => {
                    policy = Some(match rest.next().map(String::as_str) {
                        Some("static") => Policy::Static,
                        Some("manual") => Policy::Manual,
                        Some("schedule") => Policy::Schedule,
                        Some("reactive") => Policy::Reactive,
                        Some(other) => return Err(ArgumentError::NoPolicy(other.to_owned())),
                        None => return Err(ArgumentError::NoValue("--csv")),
                    });
                }
                "--fit" => is_fitted = true,
                "--report" => wants_report = true,
                "--decisions" => wants_decisions = true,
                "--trace" => {
                    let path = rest.next().ok_or(ArgumentError::NoValue("--trace"))?;
                    trace = Some(path.clone());
                }
                "--step" => {
                    let text = rest.next().ok_or(ArgumentError::NoValue("--step"))?;
                    let step: Option<f64> = text.parse().ok();
                    let step = step.filter(|s| s.is_finite() && *s > 0.0);
                    step_s = Some(step.ok_or_else(|| ArgumentError::NoStep(text.clone()))?);
                }
                path if settings.is_none() && (path == "-" || !path.starts_with('-')) => {
                    settings = Some(path.to_owned());
                }
                other => return Err(ArgumentError::Unknown(other.to_owned())),
            }
        }
        let outputs = [wants_report, wants_decisions, policy.is_some()];
        if outputs.into_iter().filter(|wanted| *wanted).count() > 1 {
            return Err(ArgumentError::SeveralOutputs);
        }
        let output = match (policy, step_s) {
            (None, None) if wants_decisions => Output::Decisions,
            (None, None) if is_fitted && !wants_report => Output::FittedSettings,
            (None, None) => Output::Report,
            (None, Some(_)) => return Err(ArgumentError::StepWithoutColumns),
            (Some(policy), step_s) => Output::Columns {
                policy,
                step_s: step_s.unwrap_or(60.0),
            },
        };
        if is_fitted && trace.is_none() {
            return Err(ArgumentError::FitWithoutTrace);
        }
        Ok(Self {
            settings: settings.ok_or(ArgumentError::NoSettings)?,
            trace,
            is_fitted,
            output,
        })
    }
}
