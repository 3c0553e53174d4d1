//! Exports the map of costs and delays as CSV.

use super::text_cell;
use crate::map::{Candidate, DelayMeasure, Job, Outcome, Sweep, frontier};
use crate::numbers::plain_number;
use crate::settings::Value;

/// Returns the map as CSV: a row for each choice that has run, its numbers over all
/// seeds. The column `frontier` says whether no other choice beats it. With `source`, a
/// further column of this name says in the first row where the table is from.
pub fn map(sweep: &Sweep, source: Option<&str>) -> String {
    let of_choice = "runs,worker_hours,least_worker_hours,most_worker_hours,max_delay_s,\
                     least_max_delay_s,mean_delay_s,caught_up,frontier";
    let source_column = if source.is_some() { ",source" } else { "" };
    let mut csv = header(sweep, &[of_choice, source_column].concat());
    let mut of_row = source;
    let best = frontier(sweep.points(), DelayMeasure::Longest);
    for (index, point) in sweep.points().iter().enumerate() {
        let judged = (
            point.judged(DelayMeasure::Longest),
            point.judged(DelayMeasure::Mean),
            point.cost_spread(),
            point.delay_spread(DelayMeasure::Longest),
        );
        let (Some(longest), Some(mean), Some(cost), Some(delay)) = judged else {
            continue;
        };
        let runs = point.outcomes().count();
        let caught_up = point.outcomes().filter(|outcome| outcome.caught_up).count();
        let numbers = [
            runs as f64,
            longest.worker_hours,
            cost.least,
            cost.most,
            longest.delay_s,
            delay.least,
            mean.delay_s,
            caught_up as f64 / runs as f64,
        ];
        let mut cells = choice(sweep, point.candidate);
        cells.extend(numbers.map(number));
        cells.push(best.contains(&index).to_string());
        if source.is_some() {
            cells.push(of_row.take().map_or_else(String::new, text_cell));
        }
        csv.push_str(&cells.join(","));
        csv.push('\n');
    }
    csv
}

/// Returns the map as CSV: a row for each run that is done, with the numbers of its
/// report.
pub fn map_runs(sweep: &Sweep) -> String {
    let mut csv = header(
        sweep,
        "seed,worker_hours,max_delay_s,mean_delay_s,caught_up",
    );
    for (index, point) in sweep.points().iter().enumerate() {
        let of_point = choice(sweep, point.candidate);
        for (seed, outcome) in point.by_seed().enumerate() {
            let job = Job { point: index, seed };
            let (Some(outcome), Some(settings)) = (outcome, sweep.settings(job)) else {
                continue;
            };
            let Outcome {
                worker_hours,
                max_delay_s,
                mean_delay_s,
                caught_up,
            } = *outcome;
            let mut cells = of_point.clone();
            cells.push(settings.seed.to_string());
            cells.extend([worker_hours, max_delay_s, mean_delay_s].map(number));
            cells.push(caught_up.to_string());
            csv.push_str(&cells.join(","));
            csv.push('\n');
        }
    }
    csv
}

fn header(sweep: &Sweep, rest: &str) -> String {
    let [x, y] = sweep.axes().each_ref().map(|axis| axis.id().field().name);
    ["choice,", x, ",", y, ",workers,autoscaler,", rest, "\n"].concat()
}

/// Returns a number; `inf` for an infinite one, as Python and R read it.
fn number(number: f64) -> String {
    if number.is_finite() {
        plain_number(number)
    } else {
        "inf".to_owned()
    }
}

/// Returns the cells that name a choice.
fn choice(sweep: &Sweep, candidate: Candidate) -> Vec<String> {
    let none = String::new;
    let value = |axis: usize, index: usize| {
        let value = sweep.axes().get(axis)?.values().get(index)?;
        Some(match value {
            Value::Number(number) => plain_number(*number),
            Value::Text(text) => text.clone(),
        })
    };
    let base = sweep.base().autoscaler.name();
    let (family, x, y, workers, autoscaler) = match candidate {
        Candidate::Grid { x, y } => (
            "grid",
            value(0, x).unwrap_or_default(),
            value(1, y).unwrap_or_default(),
            none(),
            base,
        ),
        Candidate::Static { workers } => ("static", none(), none(), workers.to_string(), ""),
        Candidate::Schedule { more } => ("schedule", none(), none(), more.to_string(), ""),
        Candidate::Autoscaler(kind) => ("autoscaler", none(), none(), none(), kind.name()),
    };
    vec![family.to_owned(), x, y, workers, autoscaler.to_owned()]
}
