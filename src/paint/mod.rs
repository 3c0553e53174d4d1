//! Paints scenes: marks become plotters elements, which two backends draw.
//!
//! - `canvas` (browser only): the live chart, without text.
//! - [`svg`]: one chart as SVG; [`figure`]: all charts with the texts around them.
//! - [`Rgba`]: one colour; [`theme`]: the colours of both, and of the style sheet.
//!
//! The figure is specified to draw with `plotters` and `plotters-canvas`, so the
//! canvas is painted through their integer coordinates instead of directly.

#[cfg(target_arch = "wasm32")]
pub mod canvas;
mod colour;
pub mod figure;
mod marks;
pub mod svg;
mod svg_path;
mod svg_text;
pub mod theme;

pub use colour::Rgba;
pub use figure::{Frame, Number, Panel, Picture, figure_svg, framed_scene, framed_svg};
pub use svg::{Scheme, chart_svg};
pub use theme::{Palette, TOKENS};
