//! Turns data into charts: lists of marks, labels and handles in CSS pixels.
//!
//! Pure functions of the data and the size; they know no colours and no screen.
//!
//! ```text
//! Steps ─► edge ─► area, hatch ─┐
//!       └► line ────────────────┼─► Scene ─► paint
//! ticks, time_axis ─► axes ─────┤
//! label_placer ─────────────────┘
//! ```
//!
//! `event_marks` draws outages and changes of scale over a chart; `trace` draws
//! the small charts of rates, lag and CPU use, and `magnifier` the minutes around an
//! outage.

mod area;
mod arrangement;
mod axes;
mod change;
mod chart;
mod column;
mod dashes;
mod edge;
mod enough;
mod event_marks;
mod failure;
#[cfg(test)]
mod fixtures;
mod fleet;
mod guess;
mod handles;
mod hatch;
mod label_placer;
mod line;
mod magnifier;
mod mark;
mod motion;
mod outage;
mod pace;
mod pinned;
mod plot;
mod polyline;
mod range;
mod round;
mod run_names;
mod series;
mod shortage;
mod simplify;
mod texts;
mod ticks;
mod time;
mod time_axis;
mod time_step;
mod trace;
mod trade_off;
mod weekend;

pub use area::Areas;
pub use arrangement::is_in_rows;
pub use chart::chart;
pub use event_marks::{chart_with_event_marks, event_times};
pub use fleet::{Fleet, HeldFleet, lag_records};
pub use guess::GuessData;
pub use magnifier::{CloseUp, CloseUpLabels, WINDOW_S, magnifier};
pub use mark::{Anchor, Handle, HandleRole, Ink, Label, LabelRole, Mark, Point};
pub use motion::{Flow, Lane, Motion, records_per_dot};
pub use pace::{Speed, playback_s};
pub use pinned::{DASH_PATTERNS, MEASURED_PATTERN, PinnedLine, with_pinned_lines};
pub use plot::Plot;
pub use series::{Series, SeriesData};
pub use texts::{LABEL_PX, Texts, text_width};
pub use ticks::y_ticks;
pub use time_axis::{TimeAxis, TimeFormat, TimeTick};
pub use time_step::{TimeStep, time_step_s};
pub use trace::{TraceView, trace, trace_top};
pub use trade_off::{Dot, TradeOff, TradeOffScene, TradeOffTexts, trade_off};

pub(crate) use round::round_up;
pub(crate) use time::{TIME_STEPS_S, date, time_of_day};

use crate::timeline::Steps;

/// The data of one chart.
#[derive(Clone, Copy, Debug)]
pub struct ChartData<'a> {
    /// The load, in workers needed, with fractions.
    pub load: &'a Steps,
    /// The workers paid for.
    pub workers: &'a Steps,
    /// Whether the reader can drag the workers line up and down.
    pub static_handle: bool,
    /// The points of the load curve that the reader can drag, as seconds and
    /// workers needed.
    pub load_handles: &'a [(f64, f64)],
    /// The number of workers that is just never short, with its label.
    pub enough: Option<(f64, &'a str)>,
    /// The workers of other policies, drawn faintly.
    pub ghosts: &'a [&'a Steps],
    /// A guess of the workers.
    pub guess: Option<GuessData<'a>>,
    /// Whether the workers and the areas between them and the load are left out.
    pub hides_workers: bool,
    /// The bounds that the reader can drag.
    pub bounds: Option<Bounds>,
}

/// The bounds of a fleet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least number of workers.
    pub fewest: u32,
    /// The greatest number of workers.
    pub most: u32,
}

/// The size of one chart and the top of its scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Width, CSS pixels.
    pub width: f64,
    /// Height, CSS pixels.
    pub height: f64,
    /// Workers at the top of the scale, at least 1. Charts that are compared
    /// have the same; it stays constant during a drag.
    pub y_max: f64,
    /// Space right of the plot, CSS pixels, at least 0: the handles of the fleet's
    /// bounds stand in it.
    pub margin: f64,
    /// Whether times are written below the plot. In charts that share a time axis
    /// only the last has them.
    pub x_labels: bool,
}

/// A chart that can be painted: its layers from back to front.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width, CSS pixels.
    pub width: f64,
    /// Height, CSS pixels.
    pub height: f64,
    /// The rectangle of the data, and the map from values to pixels and back.
    pub plot: Plot,
    /// Hairlines and baseline, which depend on size and scale only.
    pub grid: Vec<Mark>,
    /// Areas and lines.
    pub data: Vec<Mark>,
    /// Texts.
    pub labels: Vec<Label>,
    /// The handles that the reader can drag.
    pub handles: Vec<Handle>,
}

impl Scene {
    /// Returns whether a band from the lowest to the highest values is drawn.
    pub fn has_range(&self) -> bool {
        let is_range = |mark: &Mark| matches!(mark, Mark::Areas(areas) if matches!(areas.ink(), Ink::RunRange(_)));
        self.data.iter().any(is_range)
    }

    /// Returns a scene without marks, labels and handles.
    fn empty(width: f64, height: f64, plot: Plot) -> Self {
        Self {
            width,
            height,
            plot,
            grid: Vec::new(),
            data: Vec::new(),
            labels: Vec::new(),
            handles: Vec::new(),
        }
    }
}
