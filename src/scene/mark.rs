//! What a scene is made of: marks, labels and handles, in CSS pixels.

use super::area::Areas;

/// A place in the chart: CSS pixels from its left and top edge.
pub type Point = (f64, f64);

/// What a mark is, from which the painter picks its colour.
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
    /// The lines sampled over [`Ink::ShortFill`].
    ShortHatch,
    /// The load, in workers needed.
    Load,
    /// The workers there are.
    Workers,
    /// The bars along the baseline where the job is down.
    Outage,
    /// The faint bands above longer ones of [`Ink::Outage`].
    OutageBand,
    /// The chevrons where the fleet is scaled.
    Event,
    /// Records that arrive.
    Arrived,
    /// Records that are processed.
    Processed,
    /// The consumer lag.
    Lag,
    /// The soft fill under [`Ink::Lag`].
    LagFill,
    /// The soft fill from the lowest to the highest values of anything else,
    /// where they change too quickly for a line.
    RangeFill,
    /// The CPU use.
    Cpu,
    /// A level that something aims at.
    Target,
    /// The TaskManagers that the JobManager believes in.
    Registered,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A connected line.
    Line {
        /// What it shows.
        ink: Ink,
        /// Stroke width, CSS pixels.
        width: f64,
        /// Whether every piece runs along an axis, so that the painter may move
        /// it onto whole device pixels.
        crisp: bool,
        /// Where it goes.
        points: Vec<Point>,
    },
    /// Many separate straight lines of one look: a grid, ticks, a hatch.
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
    /// Filled areas of one look.
    Areas(Areas),
}

/// Which end of a text sits at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left end, whatever the writing direction.
    Left,
    /// The middle.
    Middle,
    /// The right end, whatever the writing direction.
    Right,
}

/// What a text says, for its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelRole {
    /// A number at the left axis.
    YTick,
    /// A time below the chart.
    XTick,
    /// What the left axis counts.
    Unit,
    /// Names the idle area.
    Idle,
    /// Names the short area.
    Short,
    /// Names the load line.
    Load,
}

/// A text and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Horizontal position of the anchored end, CSS pixels.
    pub x: f64,
    /// Height of the middle of the text (not its baseline), CSS pixels.
    pub y: f64,
    /// Which end is at `x`.
    pub anchor: Anchor,
    /// What it says.
    pub role: LabelRole,
    /// The text.
    pub text: String,
}

/// What a handle moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandleRole {
    /// The number of static workers.
    StaticWorkers,
    /// The point of the load curve with this number, in the order given.
    Load(usize),
}

/// Something the reader can take hold of. The page draws it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Handle {
    /// What it moves.
    pub role: HandleRole,
    /// Its centre, CSS pixels.
    pub x: f64,
    /// Its centre, CSS pixels.
    pub y: f64,
}
