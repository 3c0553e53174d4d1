//! What can happen in the section with the map of choices.

use web_sys::PointerEvent;

use crate::figure::FrontierStep;
use crate::map::DelayMeasure;
use crate::settings::SettingId;

/// An input of the map of choices.
#[derive(Clone)]
pub(crate) enum MapAction {
    /// A pointer event on the chart.
    PointAt(PointerEvent),
    /// A key walks along the frontier.
    Walk(FrontierStep),
    /// Another setting is put on an axis: that with this index.
    Axis(usize, SettingId),
    /// Delays are measured in another way.
    Measure(DelayMeasure),
    /// The limit is one of the delay, or one of the worker-hours.
    LimitsDelay(bool),
    /// The reader is typing a limit.
    DraftLimit(String),
    /// The reader has typed a limit.
    Limit(String),
}
