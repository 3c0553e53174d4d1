//! Scenes on a screen or on paper: marks become plotters elements, which two
//! backends draw.
//!
//! - `canvas` (in a browser only): the live chart. It paints no text.
//! - [`svg`]: one chart; [`figure`]: both with all text around them. Plain
//!   strings, on every platform.
//! - [`theme`]: the colours of both, and of the style sheet.

#[cfg(target_arch = "wasm32")]
pub mod canvas;
pub mod figure;
mod marks;
pub mod svg;
mod svg_path;
mod svg_text;
pub mod theme;

pub use figure::{Number, Panel, Picture, figure_svg};
pub use svg::{Scheme, chart_svg};
pub use theme::{Palette, Rgba, TOKENS};
