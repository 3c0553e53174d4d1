//! The handles in the charts: their names, positions, and the actions of
//! dragging them and pressing keys on them.

mod element;
mod motion;
mod range;
mod text;

pub(super) use element::HandleElement;
pub(super) use motion::{drag_static, press_static_key};
pub(super) use text::HandleText;

use crate::allocation::Policy;
use crate::figure::{Figure, Level};
use crate::scene::{Handle, HandleRole, Plot};

/// The distance of the handles of the fleet's bounds from the right end of the
/// chart, in CSS pixels.
const BOUND_INSET_PX: f64 = 14.0;
/// The distance of a handle whose value is beyond the axis from the top of the plot,
/// in CSS pixels.
const BEYOND_PX: f64 = 13.0;

/// A handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HandleKind {
    /// On the line of the static workers.
    Static,
    /// On the highest load; moves its height and time.
    Peak,
    /// Beside the highest load; moves the width of the peak.
    Width,
    /// On the lowest load.
    Trough,
    /// The least number of workers of the reactive fleet.
    Fewest,
    /// The greatest number of workers of the reactive fleet.
    Most,
}

impl HandleKind {
    /// Returns the handles of a chart. The load can be reshaped in the `first`
    /// chart only.
    pub(super) fn of_chart(policy: Policy, level: Level, first: bool) -> Vec<Self> {
        let mut kinds = Vec::new();
        if policy == Policy::Static {
            kinds.push(Self::Static);
        }
        if level > Level::Basic {
            if first {
                kinds.extend([Self::Peak, Self::Width, Self::Trough]);
            }
            if policy == Policy::Reactive {
                kinds.extend([Self::Most, Self::Fewest]);
            }
        }
        kinds
    }

    /// Returns the id of its element, which the style sheet uses, too.
    fn id(self) -> &'static str {
        match self {
            Self::Static => "static",
            Self::Peak => "peak",
            Self::Width => "width",
            Self::Trough => "trough",
            Self::Fewest => "fewest",
            Self::Most => "most",
        }
    }

    /// Returns its number of workers if that is beyond the axis: the handle then is a
    /// tab with this number above the plot.
    pub(super) fn beyond(self, figure: &Figure, plot: &Plot) -> Option<u32> {
        let settings = &figure.settings;
        let workers = match self {
            Self::Static => settings.static_workers,
            Self::Fewest => settings.min_workers,
            Self::Most => settings.max_workers,
            Self::Peak | Self::Width | Self::Trough => return None,
        };
        (f64::from(workers) > plot.y_max).then_some(workers)
    }

    /// Returns its centre in CSS pixels. `drawn` are the handles of the scene.
    pub(super) fn position(self, figure: &Figure, plot: &Plot, drawn: &[Handle]) -> (f64, f64) {
        let (x, y) = self.position_on_axis(figure, plot, drawn);
        match self.beyond(figure, plot) {
            Some(_) => (x, plot.top - BEYOND_PX),
            None => (x, y),
        }
    }

    fn position_on_axis(self, figure: &Figure, plot: &Plot, drawn: &[Handle]) -> (f64, f64) {
        let bound = |workers: u32| (plot.right - BOUND_INSET_PX, plot.y(f64::from(workers)));
        let role = match self {
            Self::Static => HandleRole::StaticWorkers,
            Self::Peak => HandleRole::Load(0),
            Self::Width => HandleRole::Load(1),
            Self::Trough => HandleRole::Load(2),
            Self::Fewest => return bound(figure.settings.min_workers),
            Self::Most => return bound(figure.settings.max_workers),
        };
        let handle = drawn.iter().find(|handle| handle.role == role);
        handle.map_or((0.0, 0.0), |handle| (handle.x, handle.y))
    }
}
