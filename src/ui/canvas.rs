//! The colours of the page, and when to look at them again.

use web_sys::{Element, HtmlCanvasElement, HtmlElement};

use crate::paint::canvas::{Layers, paint_canvas, palette_of_page};
use crate::paint::{Palette, TOKENS};
use crate::scene::Scene;

/// Paints the scenes of one figure in the colours that the page gives.
#[derive(Default)]
pub(super) struct Painter {
    palette: Option<Palette>,
    /// Whether the colours have been asked for in this frame.
    fresh: bool,
}

impl Painter {
    /// A frame begins.
    pub(super) fn begin(&mut self) {
        self.fresh = false;
    }

    /// Paints `scene`. While the reader holds a control the colours of the last
    /// picture serve again: asking for them makes the browser compute styles.
    pub(super) fn paint(
        &mut self,
        scene: &Scene,
        canvas: &HtmlCanvasElement,
        area: &HtmlElement,
        held: bool,
    ) {
        let palette = match self.palette {
            Some(palette) if held || self.fresh => palette,
            _ => palette_of_page(canvas, Palette::light(), |token| colour(area, token)),
        };
        self.palette = Some(palette);
        self.fresh = true;
        let dpr = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        paint_canvas(scene, Layers::All, canvas, dpr, &palette);
    }
}

/// The colour that a token comes to. Custom properties are not resolved by
/// themselves, so the style sheet gives each one to an element of its own.
fn colour(area: &HtmlElement, token: &str) -> Option<String> {
    let place = TOKENS.iter().position(|(name, _, _)| *name == token)?;
    let probes = area.closest(".figure").ok()??.first_element_child()?;
    let probe: Element = probes.children().item(u32::try_from(place).ok()?)?;
    let style = web_sys::window()?.get_computed_style(&probe).ok()??;
    style.get_property_value("color").ok()
}
