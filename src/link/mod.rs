//! Everything that a reader passes on of a figure, as the text of a link and of code for
//! other pages.
//!
//! [`to_fragment`] writes what stands behind `#` in an address, which no server sees:
//!
//! ```text
//! v1&preset=weekend&static-workers=9&charts=static.reactive&own=s3600-k60&time=5400
//!   &pin1.name=Seven&pin1.preset=weekend&load.step=60&load.peak=19000&load.shares=AAf…&end
//! ```
//!
//! The version is first. The settings that are not left to the preset follow, then how the
//! figure is shown, the commands to the own cluster with the time between them, the cursor,
//! pins, and a load. A load that would make the link too long is named instead (`load=file`):
//! it comes as a file; `pin1.load=figure` is the load of the figure. `end` tells a whole link
//! from one that was cut off.
//!
//! Only letters, digits and `- . = &` are written, and the last character is a letter.
//! Nothing needs escapes, and programs that find links in plain text take all of it: they
//! leave out brackets and punctuation at the end. Nothing is markup in Markdown or chats,
//! where a pair of `_`, `*`, `~`, `$` or `:` would be, and neither two hyphens nor two
//! points are in a row, which some make a dash or an ellipsis. No name begins as an old
//! character reference of HTML does, such as `&copy`. So there is no base64, and no date as
//! text.
//!
//! [`from_fragment`] reads such a text, a whole address, and the queries of all versions
//! before (`?preset=weekend&static-workers=9&lang=de`). [`to_json`] and [`from_json`] do the
//! same with a file.
//!
//! ```text
//! Figure, View ─► Shared::of ─► Shared ─► to_fragment, to_json, EmbedCode
//!                                  ▲
//! Action, attributes ◄─ Shared ◄───┴───── from_text: a link or a file
//! ```

mod commands;
mod digits;
mod display_texts;
mod embed_code;
mod former;
mod from_json;
mod from_text;
mod given;
mod load;
mod mend;
mod name;
mod number;
mod of_figure;
mod pairs;
mod part;
mod problem;
mod read;
mod series;
mod to_json;
mod told;
mod whole;
mod write;

pub use display_texts::DisplayTexts;
pub use embed_code::{EmbedCode, EmbedPlaces, LOAD_FILE, embed_iframe, embed_markdown, embed_tag};
pub use from_json::from_json;
pub use from_text::from_text;
pub use given::given;
pub(crate) use number::short_number;
pub use of_figure::View;
pub use problem::{Allowed, LinkProblem, LoadPart, Mending, NoFile, NoLink, NoShared, Place};
pub use read::from_fragment;
pub use to_json::{Extent, SharedJson, to_json};
pub use whole::whole_text;
pub use write::{Fragment, MOST_LENGTH, TooLong, end_of_fragment, to_fragment};

pub use crate::figure::{MOST_NAME, MOST_PINS, Pin, clean_name};

use crate::allocation::Command;
use crate::settings::Settings;

/// The version that is written.
const VERSION: u32 = 1;
/// The last part of each link.
const END: &str = "end";

/// What a link keeps of a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// The settings, with a load of the reader's own.
    pub settings: Settings,
    /// How the figure is shown.
    pub display: DisplayTexts,
    /// The language of the page, as a tag such as `de`.
    pub language: Option<String>,
    /// The colours of the page.
    pub color_scheme: Option<ColorScheme>,
    /// The commands to the own cluster, in order of time, to the millisecond.
    pub commands: Vec<Command>,
    /// The time of the cursor in seconds, to the millisecond.
    pub cursor_s: Option<f64>,
    /// At most [`MOST_PINS`] runs to compare with.
    pub pins: Vec<Pin>,
}

/// Light or dark colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorScheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl ColorScheme {
    /// Returns its name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Light, Self::Dark];
        all.into_iter().find(|scheme| scheme.name() == name)
    }
}
