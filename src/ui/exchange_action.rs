//! What can happen in the sections behind the second seam.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::map_action::MapAction;
use crate::export::FileKind;
use crate::figure::Pin;
use crate::job::Question;
use crate::manifest::ManifestKind;
use crate::numbers::plain_number;
use crate::own_load::{Aggregate, CpuScope, CpuUnit, LoadUnit};

/// An input of the sections behind the second seam.
#[derive(Clone)]
pub(crate) enum ExchangeAction {
    /// The script beside the third file gives something, by its name.
    FromPage(String, JsValue),
    /// The reader chooses how a load is read.
    Choose(LoadChoice),
    /// The reader answers a question about the job.
    Answer(Question, String),
    /// The reader chooses one of two meanings of an answer.
    Meant(Question, String),
    /// The reader is typing an answer.
    DraftAnswer(Question, String),
    /// The reader is typing a name of the pin with this index.
    DraftPinName(usize, String),
    /// The reader gives the pin with this index another name.
    RenamePin(usize, String),
    /// The reader has pasted a run to compare with: it, and what was left out of it or why
    /// there is none.
    PasteRun(Option<Box<Pin>>, Vec<String>),
    /// The log lists all evaluations, or changes only.
    ListDecisions(bool),
    /// The log turns to later rows, or to earlier ones.
    TurnDecisions(bool),
    /// Something happens on the map of choices.
    Map(MapAction),
    /// The reader chooses the manifest in sight.
    ShowManifest(ManifestKind),
    /// The reader chooses the code for other pages in sight.
    ShowEmbed(EmbedKind),
    /// The reader chooses the width, in CSS pixels, at which that is previewed; `None` for
    /// the whole width of a page.
    ShowWidth(Option<u32>),
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
    /// The column of the CPU use; that of the load for none.
    Cpu(usize),
    /// What it counts.
    CpuUnit(CpuUnit),
    /// Whose CPU it is.
    CpuScope(CpuScope),
    /// The column of the TaskManagers; that of the load for none.
    TaskManagers(usize),
    /// Hours east of UTC.
    ZoneHours(f64),
    /// How all series become one.
    All(Aggregate),
    /// One series alone.
    Series(String),
}

/// Returns the id of the field for the answer to a question.
pub(super) fn question_id(question: Question) -> String {
    ["job-", &plain_number(f64::from(question as u8))].concat()
}
