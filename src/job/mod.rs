//! The reader's own job: the settings that follow from what is known of a job that runs
//! today.
//!
//! ```text
//! Answers ─┐
//!          ├─► derive ─► Job: a patch of the settings, and each quantity with its provenance
//! Settings ┘
//! Settings ──► answers_of ─► Answers
//! ```
//!
//! Nobody knows the CPU that a record takes, but many know how busy their TaskManagers are
//! at the peak: the one follows from the other.

mod answers;
mod derive;
mod error;
mod fleet;
mod quantity;
mod question;

pub use answers::{Answers, answers_of};
pub use derive::{Job, derive};
pub use error::AnswerError;
pub use quantity::{Provenance, Quantity};
pub use question::Question;
