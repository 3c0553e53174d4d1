//! The handles in the charts: their names, positions, and the actions of
//! dragging them and pressing keys on them.

mod element;
mod motion;
mod press;
mod range;
mod text;

pub(super) use element::HandleElement;
pub(super) use motion::{drag_static, press_static_key};
pub(super) use press::Press;
pub(super) use text::HandleText;

use crate::allocation::Policy;
use crate::figure::{Figure, Level};
use crate::scene::{Handle, HandleRole, Plot};

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
    /// Returns the handles of a chart. `shapes_load`: whether its load can be
    /// reshaped.
    pub(super) fn of_chart(policy: Policy, level: Level, shapes_load: bool) -> Vec<Self> {
        let mut kinds = Vec::new();
        if policy == Policy::Static {
            kinds.push(Self::Static);
        }
        if level > Level::Basic {
            if shapes_load {
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

    /// Returns its role in the scene.
    fn role(self) -> HandleRole {
        match self {
            Self::Static => HandleRole::StaticWorkers,
            Self::Peak => HandleRole::Load(0),
            Self::Width => HandleRole::Load(1),
            Self::Trough => HandleRole::Load(2),
            Self::Fewest => HandleRole::Fewest,
            Self::Most => HandleRole::Most,
        }
    }

    /// Returns the handle among those of the scene.
    pub(super) fn among(self, drawn: &[Handle]) -> Option<Handle> {
        let role = self.role();
        drawn.iter().copied().find(|handle| handle.role == role)
    }
}
