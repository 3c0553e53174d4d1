//! Drawing over a chart with a pointer or with keys: the load, and a guess of the
//! workers.

mod guess;
mod guess_view;
mod pencil;
mod pointer;

pub(crate) use guess::GuessAction;
pub(super) use guess::GuessState;
pub(super) use guess_view::{GuessSteps, guess, guess_overlay};
pub(crate) use pencil::PencilAction;
pub(super) use pencil::{Pencil, PencilPoint, button, overlay};
