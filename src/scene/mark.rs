//! The parts of a scene: marks, labels and handles, in CSS pixels.

use super::area::Areas;
use crate::allocation::Policy;
use crate::map::Family;

/// A point in the chart: CSS pixels from its left and top edge.
pub type Point = (f64, f64);

/// The meaning of a mark, which determines its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Horizontal hairlines.
    Grid,
    /// The line at zero and the ticks below it.
    Baseline,
    /// The soft fill where workers exceed the load.
    IdleFill,
    /// The fill where the load exceeds workers.
    ShortFill,
    /// The hatch over [`Ink::ShortFill`].
    ShortHatch,
    /// The strip under the axis where the load exceeds workers.
    ShortStrip,
    /// The shading of weekends.
    Weekend,
    /// The load, in workers needed.
    Load,
    /// The workers paid for.
    Workers,
    /// The workers of another policy.
    Ghost,
    /// The bars along the baseline where the job is down.
    Outage,
    /// The faint bands above longer ones of [`Ink::Outage`].
    OutageBand,
    /// A guess of the workers.
    Guess,
    /// The workers of a pinned run.
    PinnedWorkers,
    /// The load of a pinned run.
    PinnedLoad,
    /// The chevrons where the fleet changes its size.
    Event,
    /// Records that arrive.
    Arrived,
    /// A quantity of a policy's run.
    Run(Policy),
    /// The soft fill from the lowest to the highest values of a quantity that
    /// changes too quickly for a line.
    RunRange(Policy),
    /// Records that are processed, in a close-up.
    Processed,
    /// The consumer lag, in a close-up.
    Lag,
    /// The soft fill under [`Ink::Lag`].
    LagFill,
    /// A target value.
    Target,
    /// The TaskManagers that are registered at the JobManager.
    Registered,
    /// A choice that no other beats.
    Choice(Family),
    /// A choice that another beats.
    Beaten(Family),
    /// How the runs of a choice differ between seeds.
    Spread,
    /// The line through the choices that no other beats.
    Frontier,
}

/// One element to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A connected line.
    Line {
        /// What it shows.
        ink: Ink,
        /// Stroke width, CSS pixels.
        width: f64,
        /// Whether every piece runs along an axis and is moved onto whole device
        /// pixels.
        crisp: bool,
        /// Its points.
        points: Vec<Point>,
    },
    /// Many separate straight lines of one colour and width.
    Rules {
        /// What they show.
        ink: Ink,
        /// Stroke width, CSS pixels.
        width: f64,
        /// As for [`Mark::Line`].
        crisp: bool,
        /// Both ends of each.
        segments: Vec<(Point, Point)>,
    },
    /// Filled areas of one colour.
    Areas(Areas),
}

/// The end of a text that is at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left end, whatever the writing direction.
    Left,
    /// The middle.
    Middle,
    /// The right end, whatever the writing direction.
    Right,
}

/// The role of a text, which determines its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelRole {
    /// A number at the left axis.
    YTick,
    /// A time below the chart.
    XTick,
    /// The unit of the left axis.
    Unit,
    /// Names the idle area.
    Idle,
    /// Names the short area.
    Short,
    /// Names the load line.
    Load,
    /// Names the line at the number of workers that is just never short.
    Enough,
    /// Names the line of a guess.
    Guess,
    /// Names a line of a pinned run.
    Pin,
    /// Names the line of a policy's run.
    Run(Policy),
    /// Says that there is nothing to draw.
    Empty,
    /// Names the line of processed records.
    Processed,
    /// Names the consumer lag.
    Lag,
}

/// A text and its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Horizontal position of the anchored end, CSS pixels.
    pub x: f64,
    /// Height of the middle of the text (not its baseline), CSS pixels.
    pub y: f64,
    /// The end that is at `x`.
    pub anchor: Anchor,
    /// Its role.
    pub role: LabelRole,
    /// The text.
    pub text: String,
}

/// The value that a handle changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandleRole {
    /// The number of static workers.
    StaticWorkers,
    /// The point of the load curve with this index in
    /// [`ChartData::load_handles`](super::ChartData::load_handles).
    Load(usize),
    /// The least number of workers of the reactive fleet.
    Fewest,
    /// The greatest number of workers of the reactive fleet.
    Most,
}

/// A point that the reader can drag. The page draws it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Handle {
    /// The value that it changes.
    pub role: HandleRole,
    /// Centre, CSS pixels from the left.
    pub x: f64,
    /// Centre, CSS pixels from the top.
    pub y: f64,
    /// The point of its value, CSS pixels: the centre, unless the handle has made
    /// room for another.
    pub anchor: Point,
}
