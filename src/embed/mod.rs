//! What the loader calls: one [`FigureHandle`] for each element on the page.

pub(crate) mod to_js;

mod from_js;
mod handle;

pub use handle::FigureHandle;
