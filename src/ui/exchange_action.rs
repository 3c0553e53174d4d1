//! What can happen in the sections behind the second seam.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use crate::export::FileKind;
use crate::job::Question;
use crate::manifest::ManifestKind;
use crate::own_load::{Aggregate, LoadUnit};

/// An input of the sections behind the second seam.
pub(crate) enum ExchangeAction {
    /// The script beside the third file gives something, by its name.
    FromPage(String, JsValue),
    /// The reader chooses how a load is read.
    Choose(LoadChoice),
    /// The reader answers a question about the job.
    Answer(Question, String),
    /// The reader chooses the manifest in sight.
    ShowManifest(ManifestKind),
    /// The reader chooses the code for other pages in sight.
    ShowEmbed(EmbedKind),
    /// The reader saves a file.
    Save(FileKind),
    /// The reader copies a text.
    Copy(Rc<str>),
}

/// Code for other pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum EmbedKind {
    /// The element with its script.
    #[default]
    Tag,
    /// An iframe.
    Iframe,
    /// A picture in Markdown, which leads to the figure.
    Markdown,
}

/// What the reader chooses of a load instead of what was guessed.
#[derive(Clone)]
pub(crate) enum LoadChoice {
    /// The column of the load.
    Load(usize),
    /// The column of the times.
    Time(usize),
    /// What the load counts.
    Unit(LoadUnit),
    /// Hours east of UTC.
    ZoneHours(f64),
    /// How all series become one.
    All(Aggregate),
    /// One series alone.
    Series(String),
}
