//! Reads manifests back into settings.

mod behavior;
mod deployment;
mod flat_lines;
mod flink;
mod hpa;
mod kubernetes;
mod reading;
mod remark;
mod shared;

pub use remark::{Reason, Remark};

use super::ManifestKind;
use super::tree::{self, Content, Node, TreeError};
use crate::settings::{FlinkRelease, Patch, Settings, SettingsError};
use reading::Reading;

/// Larger texts are refused, in bytes.
const LARGEST_BYTES: usize = 8_000_000;

/// What a text says about the settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// What was found, in the order of the text.
    pub kinds: Vec<ManifestKind>,
    /// Settings that the text names.
    pub patch: Patch,
    /// Settings that the text leaves to the defaults of Kubernetes or of the Flink release.
    pub by_default: Patch,
    /// What could not be taken, or only in part.
    pub remarks: Vec<Remark>,
    /// The number of further remarks.
    pub more_remarks: usize,
}

impl Read {
    /// Returns all settings that the text determines: the defaults first.
    pub fn changes(&self) -> Patch {
        [self.by_default.as_slice(), self.patch.as_slice()].concat()
    }

    /// Returns `settings` with the text laid over them, and the values that contradict others.
    pub fn apply(&self, settings: &Settings) -> (Settings, Vec<SettingsError>) {
        settings.with_valid(&self.changes())
    }
}

/// A text that gives no settings.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReadError {
    /// It is too long.
    #[error("the text is longer than {} MB", LARGEST_BYTES / 1_000_000)]
    TooLarge,
    /// It is no YAML.
    #[error("line {line}, column {column}: no YAML: {message}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the reader of YAML says.
        message: String,
    },
    /// It is nested too deeply.
    #[error("line {line}, column {column}: nested too deeply")]
    TooDeep {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It has too many values.
    #[error("line {line}, column {column}: too many values")]
    TooManyValues {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// There is no object and no option that a setting stands for.
    #[error(
        "line {line}, column {column}: no HorizontalPodAutoscaler, no Deployment and no Flink \
         option that the figure has"
    )]
    NothingKnown {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
}

impl From<TreeError> for ReadError {
    fn from(error: TreeError) -> Self {
        match error {
            TreeError::Syntax { at, message } => Self::Syntax {
                line: at.line,
                column: at.column,
                message,
            },
            TreeError::TooDeep { at } => Self::TooDeep {
                line: at.line,
                column: at.column,
            },
            TreeError::TooManyNodes { at } => Self::TooManyValues {
                line: at.line,
                column: at.column,
            },
        }
    }
}

/// Reads a HorizontalPodAutoscaler, a Deployment, or a configuration of a Flink release. Of
/// several documents it takes one of each.
///
/// # Errors
/// If the text is no YAML, too large, or has nothing that is known.
pub fn read(text: &str, release: FlinkRelease) -> Result<Read, ReadError> {
    if text.len() > LARGEST_BYTES {
        return Err(ReadError::TooLarge);
    }
    let documents = match tree::documents(text) {
        Ok(documents) => documents,
        Err(error) => match flat_lines::document(text) {
            Some(document) => vec![document],
            None => return Err(error.into()),
        },
    };
    let mut reading = Reading::new(release);
    for document in &documents {
        read_document(document, &mut reading);
    }
    let at = documents.first().map(|document| document.at);
    reading.finish().ok_or(ReadError::NothingKnown {
        line: at.map_or(1, |at| at.line),
        column: at.map_or(1, |at| at.column),
    })
}

fn read_document(document: &Node, reading: &mut Reading) {
    if document.get("kind").is_some() {
        kubernetes::read(document, reading);
    } else if matches!(document.content, Content::Map(_)) {
        flink::read(document, reading);
    } else if document.content != Content::Null {
        reading.remark(document, "", Reason::UnknownDocument);
    }
}
