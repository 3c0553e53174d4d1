//! Painting in the colours of the page.

use web_sys::{HtmlCanvasElement, HtmlElement};

use super::mapping::{probe, scale};
use crate::paint::canvas::{paint_canvas, palette_of_page};
use crate::paint::{Palette, TOKENS};
use crate::scene::Scene;

/// Paints the scenes of one figure.
#[derive(Default)]
pub(super) struct Painter {
    palette: Option<Palette>,
    /// The pixels of the window in a CSS pixel, when the palette was read.
    scale: f64,
    /// Whether the palette was read in this frame.
    fresh: bool,
}

impl Painter {
    /// Must be called before the first picture of each frame.
    pub(super) fn begin_frame(&mut self) {
        self.fresh = false;
    }

    /// Paints a scene. While a control is held it reuses the last palette:
    /// reading one makes the browser compute styles.
    pub(super) fn paint(
        &mut self,
        scene: &Scene,
        canvas: &HtmlCanvasElement,
        area: &HtmlElement,
        held: bool,
    ) {
        let palette = match self.palette {
            Some(palette) if held || self.fresh => palette,
            _ => {
                self.scale = scale(area);
                palette_of_page(canvas, Palette::light(), |token| colour(area, token))
            }
        };
        self.palette = Some(palette);
        self.fresh = true;
        let dpr = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        paint_canvas(scene, canvas, dpr * self.scale, &palette);
    }
}

/// Returns the computed colour of a token. Browsers do not compute custom
/// properties, so the style sheet gives each one to a probe element.
fn colour(area: &HtmlElement, token: &str) -> Option<String> {
    let index = TOKENS.iter().position(|(name, _, _)| *name == token)?;
    let probe = probe(area, u32::try_from(index).ok()?)?;
    let style = web_sys::window()?.get_computed_style(&probe).ok()??;
    style.get_property_value("color").ok()
}
