//! What the reader can take hold of in a chart: where it is, what it moves, and
//! what it is called.

use crate::figure::{Action, Figure};
use crate::scene::{Handle, HandleRole, Plot};
use crate::settings::SettingId;
use crate::text;
use crate::text::Key;

/// A handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grab {
    /// The static workers' line.
    Static,
    /// The highest load: how high, and when.
    Peak,
    /// How wide the peak is.
    Width,
    /// The lowest load.
    Trough,
    /// The fewest workers of the reactive fleet.
    Fewest,
    /// The most workers of the reactive fleet.
    Most,
}

/// What a slider is said to be.
pub(super) struct Range {
    pub(super) min: f64,
    pub(super) max: f64,
    pub(super) now: f64,
    pub(super) text: String,
}

impl Grab {
    /// Its element's id, by which the style sheet knows it too.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Static => "static",
            Self::Peak => "peak",
            Self::Width => "width",
            Self::Trough => "trough",
            Self::Fewest => "fewest",
            Self::Most => "most",
        }
    }

    pub(super) fn label(self, figure: &Figure) -> String {
        let words = &figure.words;
        match self {
            Self::Static => text::static_handle(words).to_owned(),
            Self::Peak => words.get(Key::PeakHandle).to_owned(),
            Self::Width => words.get(Key::WidthHandle).to_owned(),
            Self::Trough => words.get(Key::TroughHandle).to_owned(),
            Self::Fewest => words.get(Key::FewestHandle).to_owned(),
            Self::Most => words.get(Key::MostHandle).to_owned(),
        }
    }

    /// What to do with it, said until it has been done once.
    pub(super) fn hint(self, figure: &Figure) -> String {
        let words = &figure.words;
        match self {
            Self::Static => text::drag_hint(words).to_owned(),
            Self::Peak => words.get(Key::PeakHint).to_owned(),
            Self::Width => words.get(Key::WidthHint).to_owned(),
            Self::Trough => words.get(Key::TroughHint).to_owned(),
            Self::Fewest => self.bound_hint(figure, Key::FewestHint),
            Self::Most => self.bound_hint(figure, Key::MostHint),
        }
    }

    /// A bound may be above the scale in sight, so it says where it is.
    fn bound_hint(self, figure: &Figure, hint: Key) -> String {
        let value = self.range(figure).text;
        [figure.words.get(hint), " · ", &value].concat()
    }

    pub(super) fn range(self, figure: &Figure) -> Range {
        let settings = &figure.settings;
        match self {
            Self::Static => Range {
                min: 1.0,
                max: highest(figure),
                now: f64::from(settings.static_workers),
                text: text::static_workers(
                    &figure.words,
                    settings.static_workers,
                    figure.results.load_in_workers.max(),
                ),
            },
            _ => super::more::handle_range(self, figure),
        }
    }

    /// Where its middle is, in CSS pixels, in a chart with these handles sampled.
    pub(super) fn place(self, figure: &Figure, plot: &Plot, sampled: &[Handle]) -> (f64, f64) {
        let _ = (figure, plot);
        let role = match self {
            Self::Static => HandleRole::StaticWorkers,
            Self::Peak => HandleRole::Load(0),
            Self::Width => HandleRole::Load(1),
            Self::Trough => HandleRole::Load(2),
            Self::Fewest => return bound(plot, figure.settings.min_workers),
            Self::Most => return bound(plot, figure.settings.max_workers),
        };
        let handle = sampled.iter().find(|handle| handle.role == role);
        handle.map_or((0.0, 0.0), |handle| (handle.x, handle.y))
    }

    /// What the reader wants who drags it to a place.
    pub(super) fn drag(self, figure: &Figure, plot: &Plot, (x, y): (f64, f64)) -> Option<Action> {
        let _ = x;
        match self {
            Self::Static => {
                let workers = plot.w(y).round().min(plot.y_max.floor()).max(1.0);
                let moved = workers != f64::from(figure.settings.static_workers);
                moved.then_some(Action::Set {
                    id: SettingId::StaticWorkers,
                    value: workers,
                    held: true,
                })
            }
            _ => super::more::drag(self, figure, plot, (x, y)),
        }
    }

    /// Back to where it was untouched.
    pub(super) fn home(self, figure: &Figure) -> Action {
        match self {
            Self::Static => Action::Set {
                id: SettingId::StaticWorkers,
                value: f64::from(figure.baseline.static_workers),
                held: false,
            },
            _ => super::more::handle_home(self),
        }
    }

    /// What the reader wants who presses a key on it.
    pub(super) fn key(self, figure: &Figure, key: &str) -> Option<Action> {
        if key == "Delete" || key == "Backspace" {
            return Some(self.home(figure));
        }
        match self {
            Self::Static => Some(Action::Set {
                id: SettingId::StaticWorkers,
                value: key_target(key, &self.range(figure))?,
                held: false,
            }),
            _ => super::more::handle_key(self, figure, key),
        }
    }
}

/// The most static workers that the handle reaches: the top of the axis.
fn highest(figure: &Figure) -> f64 {
    figure
        .y_max
        .floor()
        .max(f64::from(figure.settings.static_workers))
}

/// Where a key moves a handle, as for any slider.
pub(super) fn key_target(key: &str, range: &Range) -> Option<f64> {
    let page = ((range.max - range.min) / 10.0).round().max(2.0);
    let target = match key {
        "ArrowUp" | "ArrowRight" => range.now + 1.0,
        "ArrowDown" | "ArrowLeft" => range.now - 1.0,
        "PageUp" => range.now + page,
        "PageDown" => range.now - page,
        "Home" => range.min,
        "End" => range.max,
        _ => return None,
    };
    Some(target.min(range.max).max(range.min))
}

/// The handles of the fleet's bounds stand at the right end of their lines.
fn bound(plot: &Plot, workers: u32) -> (f64, f64) {
    (plot.right - 14.0, plot.y(f64::from(workers)))
}
