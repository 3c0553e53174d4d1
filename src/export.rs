//! Files that a reader saves. Each is complete by itself: it says what it shows, what it was
//! made with, and where the figure is.
//!
//! | file | what it is | the link |
//! |---|---|---|
//! | SVG, PNG | title, charts with their labels and numbers, settings, version | below the charts; whole in the SVG |
//! | CSV | the runs of the charts, a row for each step | column `source`, first row |
//! | CSV of the decisions | the evaluations of the autoscaler, a row for each | column `source`, first row |
//! | SVG of the map | every choice for the load, with the answer in words | below the chart |
//! | CSV of the map | a row for each choice | column `source`, first row |
//! | JSON | settings, load, commands, pins, numbers, version | `link` |
//! | CSV of the load | what `src` and a drop on the figure read | none: it is data alone |

use crate::allocation::Policy;
use crate::csv::{self, CsvError};
use crate::figure::{ChoiceMap, Figure};
use crate::link::{Fragment, LOAD_FILE, Shared, View, short_number, to_fragment, to_json};
use crate::own_load::OwnLoad;
use crate::paint::Scheme;
use crate::settings::Settings;
use crate::text;

/// What is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The figure as a picture of lines.
    Svg,
    /// The same as pixels, which the page draws of the SVG.
    Png,
    /// The runs of the charts.
    Csv,
    /// The decisions of the autoscaler.
    DecisionsCsv,
    /// Settings and numbers.
    Json,
    /// The load of the reader's own.
    LoadCsv,
    /// The map of choices as a picture of lines.
    MapSvg,
    /// The choices of the map.
    MapCsv,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Svg,
        Self::Png,
        Self::Csv,
        Self::DecisionsCsv,
        Self::Json,
        Self::LoadCsv,
        Self::MapSvg,
        Self::MapCsv,
    ];

    /// Returns the name of the file: `reactive-allocation-weekend.svg`.
    pub fn file_name(self, settings: &Settings) -> String {
        let load = settings
            .preset_of_load()
            .map_or("own-load", |preset| preset.name());
        let (subject, ending) = match self {
            Self::LoadCsv => return LOAD_FILE.to_owned(),
            Self::Svg => (load, ".svg"),
            Self::Png => (load, ".png"),
            Self::Csv => (load, "-runs.csv"),
            Self::DecisionsCsv => (load, "-decisions.csv"),
            Self::Json => (load, ".json"),
            Self::MapSvg => (load, "-map.svg"),
            Self::MapCsv => (load, "-map.csv"),
        };
        ["reactive-allocation-", subject, ending].concat()
    }

    /// Returns its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg | Self::MapSvg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Csv | Self::DecisionsCsv | Self::LoadCsv | Self::MapCsv => {
                "text/csv;charset=utf-8"
            }
            Self::Json => "application/json",
        }
    }
}

/// Returns the address of the figure on the page at `page_url`. What is too long for a link
/// is left out: loads, then pins, then commands.
pub fn address(page_url: &str, shared: &Shared) -> String {
    let page = page_url.split('#').next().unwrap_or(page_url);
    [page, "#", &fragment(shared).text].concat()
}

/// Returns a link to the figure. What is too long for it is left out as in [`address`].
pub fn fragment(shared: &Shared) -> Fragment {
    let without_pins = Shared {
        pins: Vec::new(),
        ..shared.clone()
    };
    let without_commands = Shared {
        commands: Vec::new(),
        ..without_pins.clone()
    };
    let states = [shared, &without_pins, &without_commands];
    let fragment = states.into_iter().find_map(|state| to_fragment(state).ok());
    fragment.unwrap_or_default()
}

/// Returns the charts as SVG, `width` CSS pixels wide, with title, source and link.
pub fn svg(figure: &Figure, view: &View, page_url: &str, width: f64, scheme: Scheme) -> String {
    let link = address(page_url, &Shared::of(figure, view));
    let charts: Vec<Policy> = view.display.policies().collect();
    figure.to_saved_svg(&charts, width, scheme, &link)
}

/// Returns settings, numbers and all else as JSON, which a figure reads.
pub fn json(figure: &Figure, view: &View, page_url: &str) -> String {
    let shared = Shared::of(figure, view);
    let title = text::saved_title(&figure.words, &figure.settings);
    let link = address(page_url, &shared);
    to_json(&shared, &figure.report_with_spec(), &title, &link)
}

/// Returns the runs of the charts as CSV.
///
/// # Errors
/// Returns an error for a load with more than a million of the longest steps.
pub fn csv(figure: &Figure, view: &View, page_url: &str) -> Result<String, CsvError> {
    let mut runs = Vec::new();
    for policy in view.display.policies() {
        let name = column(policy);
        // An author may show a chart twice.
        if !runs.iter().any(|(other, _)| *other == name) {
            runs.push((name, figure.run(policy)));
        }
    }
    let link = address(page_url, &Shared::of(figure, view));
    let step_s = row_step_s(figure.results.workload.span_s());
    csv::csv_of_runs(&figure.settings, &figure.results, &runs, step_s, &link)
}

/// Returns the decisions of the autoscaler as CSV: see [`csv::decisions`].
pub fn decisions_csv(figure: &Figure, view: &View, page_url: &str) -> String {
    let link = address(page_url, &Shared::of(figure, view));
    let workload = &figure.results.workload;
    csv::decisions(
        &figure.settings,
        workload,
        &figure.evaluations(),
        Some(&link),
    )
}

/// Returns the map of choices as SVG, with title, answer, key, source and link.
pub fn map_svg(figure: &Figure, map: &ChoiceMap, view: &View, page_url: &str) -> String {
    let link = address(page_url, &Shared::of(figure, view));
    figure.to_map_svg(map, Scheme::Auto, &link)
}

/// Returns the map of choices as CSV: see [`csv::map`].
pub fn map_csv(figure: &Figure, map: &ChoiceMap, view: &View, page_url: &str) -> String {
    let link = address(page_url, &Shared::of(figure, view));
    csv::map(map.sweep(), Some(&link))
}

/// Returns a load as CSV: the start of each step, in seconds since 1970 or since its begin,
/// and records per second.
pub fn load_csv(load: &OwnLoad) -> String {
    let begin_s = load.begin_s.unwrap_or(0.0);
    let mut text = String::from("time,records_per_second\n");
    for (index, per_s) in load.per_s().enumerate() {
        text.push_str(&short_number(begin_s + index as f64 * load.step_s));
        text.push(',');
        text.push_str(&short_number(per_s));
        text.push('\n');
    }
    text
}

/// Returns what the columns of a policy begin with.
fn column(policy: Policy) -> &'static str {
    match policy {
        Policy::Static => "static",
        Policy::Manual => "manual",
        Policy::Schedule => "schedule",
        Policy::Reactive => "reactive",
        Policy::Script => "own",
    }
}

/// The most rows of a table, if a longer step than any of [`ROW_STEPS_S`] is not needed: a
/// week by the minute.
const USUAL_ROWS: f64 = 10_080.0;
const ROW_STEPS_S: [f64; 8] = [1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 21_600.0];

/// Returns the time between two rows for a span, both in seconds.
fn row_step_s(span_s: f64) -> f64 {
    let [.., longest_s] = ROW_STEPS_S;
    let mut steps_s = ROW_STEPS_S.into_iter();
    steps_s
        .find(|step_s| span_s / step_s <= USUAL_ROWS)
        .unwrap_or(longest_s)
}
