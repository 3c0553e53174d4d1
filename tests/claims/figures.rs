//! Creates figures and reads numbers from them.

use reactive_allocation::allocation::{CommandKind, Policy};
use reactive_allocation::figure::{Action, Figure, MOST_SEEDS, SEEDS_FOR_DIGITS};
use reactive_allocation::report::PolicyReport;
use reactive_allocation::settings::Value;
use reactive_allocation::text;

pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

pub(crate) const BLOG: (&str, &str) = ("preset", "blog-experiment");
pub(crate) const WEEK: (&str, &str) = ("preset", "taxi-week");
pub(crate) const EVENT: (&str, &str) = ("preset", "sudden-event");
pub(crate) const FIVE: (&str, &str) = ("static-workers", "5");
/// The heartbeat timeout that Flink has by default.
pub(crate) const DEFAULT_TIMEOUT: (&str, &str) = ("heartbeat-timeout", "50");

/// Returns a figure with these attributes before any run with another seed.
pub(crate) fn fresh(attributes: Attributes) -> Figure {
    let value = |(name, value): &(&str, &str)| {
        let value = Value::Text((*value).to_owned());
        ((*name).to_owned(), value)
    };
    let (figure, errors) = Figure::new(attributes.iter().map(value).collect());
    assert_eq!(errors, []);
    figure
}

/// Returns a figure with these attributes after the runs with other seeds that decide
/// which digits it shows.
pub(crate) fn with(attributes: Attributes) -> Figure {
    let mut figure = fresh(attributes);
    (0..SEEDS_FOR_DIGITS).for_each(|_| figure.run_another_seed());
    figure
}

/// Returns the value with this name as the figure writes it, with usual spaces.
pub(crate) fn value(figure: &Figure, of: &str) -> String {
    let text = text::value_text(&figure.settings, &figure.numbers(), of);
    text.unwrap_or_else(|| panic!("{of}"))
        .replace('\u{a0}', " ")
}

pub(crate) fn shows(figure: &Figure, values: Attributes) -> bool {
    values.iter().all(|(of, text)| {
        let shown = value(figure, of);
        if shown != *text {
            println!("{of} is {shown}, not {text}");
        }
        shown == *text
    })
}

pub(crate) fn headline(figure: &Figure) -> String {
    let phrases = figure.headline().into_iter();
    let text: String = phrases.map(|phrase| phrase.text).collect();
    text.replace('\u{a0}', " ")
}

pub(crate) fn fixed(figure: &Figure) -> &PolicyReport {
    &figure.report().static_fleet
}

pub(crate) fn manual(figure: &Figure) -> &PolicyReport {
    &figure.report().manual
}

pub(crate) fn reactive(figure: &Figure) -> &PolicyReport {
    &figure.report().reactive
}

/// Returns the saving of the reactive fleet against so many static workers, in percent.
pub(crate) fn saved(figure: &Figure, workers: u32) -> f64 {
    let span_h = fixed(figure).worker_hours / fixed(figure).mean_workers;
    let share = 1.0 - reactive(figure).worker_hours / (f64::from(workers) * span_h);
    (share * 100.0).round()
}

/// Returns the load in workers at an hour.
pub(crate) fn load(figure: &Figure, hour: f64) -> f64 {
    figure.results.load_in_workers.at(hour * 3600.0)
}

/// Returns the highest load in workers between two hours.
pub(crate) fn peak(figure: &Figure, from: f64, to: f64) -> f64 {
    let spans = figure.results.load_in_workers.spans();
    let within = spans.filter(|span| span.0 >= from * 3600.0 && span.0 < to * 3600.0);
    within.map(|span| span.2).fold(0.0, f64::max)
}

/// Returns the workers of the reactive fleet at an hour.
pub(crate) fn followers(figure: &Figure, hour: f64) -> f64 {
    figure.run(Policy::Reactive).workers.at(hour * 3600.0)
}

/// Returns the hours at which a run changes its workers, and the workers then.
pub(crate) fn changes(figure: &Figure, policy: Policy) -> Vec<(f64, f64)> {
    let spans = figure.run(policy).workers.spans().skip(1);
    spans.map(|span| (span.0 / 3600.0, span.2)).collect()
}

/// Returns the numbers of the own cluster after commands, each at a second.
pub(crate) fn own(figure: &Figure, commands: &[(CommandKind, f64)]) -> PolicyReport {
    let mut figure = figure.clone();
    for (kind, at_s) in commands {
        let (kind, at_s) = (*kind, *at_s);
        figure.apply(Action::Command { kind, at_s });
    }
    figure.own_cluster_report().clone()
}

/// Returns the least and the greatest value of a number of the reactive fleet over all
/// seeds that a figure can show, rounded.
pub(crate) fn range(figure: &Figure, number: fn(&PolicyReport) -> f64) -> [f64; 2] {
    let mut figure = figure.clone();
    while figure.other_seeds().len() < MOST_SEEDS {
        figure.run_another_seed();
    }
    let all = figure.other_seeds().iter().chain([figure.report()]);
    let values: Vec<f64> = all.map(|report| number(&report.reactive).round()).collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    [least, values.into_iter().fold(0.0, f64::max)]
}

/// Accepts words whose numbers are all in `<reactive-value>` elements, which another test
/// checks.
pub(crate) fn only_values(_: &Figure) -> bool {
    true
}

pub(crate) fn is_small_worker(figure: &Figure) -> bool {
    let settings = &figure.settings;
    settings.planned_rate_per_s().round() == 1283.0 && settings.worker_capacity_per_s() == 4600.0
}
