//! Scenes on a `<canvas>`, crisp at any device pixel ratio.
//!
//! No text is painted: on a page the labels of a scene are elements, which can
//! be selected, zoomed and read aloud.

use super::marks::{Units, ink_of, paint};
use super::theme::{Palette, Rgba, TOKENS};
use crate::scene::{Mark, Scene};
use plotters::drawing::IntoDrawingArea;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Units in one device pixel.
const PER_DOT: f64 = 16.0;
/// A stroke corner sharper than about 60° is cut off instead of sampled out: the
/// right angles of stairs stay sharp, and noise gets no thorns.
const MITER_LIMIT: f64 = 2.0;
/// More device pixels per CSS pixel cost memory and show nothing.
const MOST_DOTS: f64 = 4.0;

/// Which layers of a scene to paint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layers {
    /// The grid only.
    Grid,
    /// Areas and lines only.
    Data,
    /// Everything.
    All,
}

/// Clears `canvas` and paints `scene` on it. The canvas gets as many device
/// pixels as `scene` has CSS pixels times `dpr`; its size on the page is left to
/// the style sheet. Says whether everything was painted.
pub fn paint_canvas(
    scene: &Scene,
    layers: Layers,
    canvas: &HtmlCanvasElement,
    dpr: f64,
    palette: &Palette,
) -> bool {
    let dpr = if dpr > 0.0 { dpr.min(MOST_DOTS) } else { 1.0 };
    fit(canvas, scene, dpr);
    let Some(context) = context(canvas) else {
        return false;
    };
    let Some(inner) = CanvasBackend::with_canvas_object(canvas.clone()) else {
        return false;
    };
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    if context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).is_err() {
        return false;
    }
    context.clear_rect(0.0, 0.0, width, height);
    let unit = 1.0 / PER_DOT;
    if context
        .set_transform(unit, 0.0, 0.0, unit, 0.0, 0.0)
        .is_err()
    {
        return false;
    }
    context.set_line_join("miter");
    context.set_miter_limit(MITER_LIMIT);

    let area = FineCanvas { inner, context }.into_drawing_area();
    let units = Units {
        per_px: dpr * PER_DOT,
        per_dot: PER_DOT,
        joins: true,
    };
    let none: &[Mark] = &[];
    let (grid, data) = match layers {
        Layers::Grid => (scene.grid.as_slice(), none),
        Layers::Data => (none, scene.data.as_slice()),
        Layers::All => (scene.grid.as_slice(), scene.data.as_slice()),
    };
    grid.iter()
        .chain(data)
        .all(|mark| paint(&area, units, mark, palette.of(ink_of(mark))).is_ok())
}

/// The palette of a page: `base`, with every custom property of
/// [`TOKENS`] for which `computed` knows a colour. Any CSS colour
/// will do, also a system colour; what is no colour is passed over.
///
/// `canvas` is only asked for its document.
pub fn palette_of_page(
    canvas: &HtmlCanvasElement,
    base: Palette,
    computed: impl Fn(&str) -> Option<String>,
) -> Palette {
    let mut palette = base;
    let mut drop = None;
    for (token, _, _) in TOKENS {
        let Some(value) = computed(token) else {
            continue;
        };
        if value.trim().is_empty() || palette.set(token, &value) {
            continue;
        }
        if drop.is_none() {
            drop = one_pixel(canvas);
        }
        if let Some(colour) = drop.as_ref().and_then(|drop| mixed(drop, &value)) {
            palette.put(token, colour);
        }
    }
    palette
}

/// A canvas of its own to try colours on: reading back from one that is shown
/// would make it slow.
fn one_pixel(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    let made = canvas.owner_document()?.create_element("canvas").ok()?;
    let made: HtmlCanvasElement = made.dyn_into().ok()?;
    made.set_width(1);
    made.set_height(1);
    context(&made)
}

/// What a CSS colour evaluations like, if it is one.
fn mixed(drop: &CanvasRenderingContext2d, colour: &str) -> Option<Rgba> {
    // A value that is no colour leaves the last one standing.
    let after = |first: &str| {
        drop.set_fill_style_str(first);
        drop.set_fill_style_str(colour);
        drop.fill_style().as_string()
    };
    if after("#010203") != after("#030201") {
        return None;
    }
    drop.clear_rect(0.0, 0.0, 1.0, 1.0);
    drop.fill_rect(0.0, 0.0, 1.0, 1.0);
    let data = drop.get_image_data(0.0, 0.0, 1.0, 1.0).ok()?.data();
    match data.as_slice() {
        [r, g, b, alpha] => Some(Rgba {
            alpha: f64::from(*alpha) / 255.0,
            ..Rgba::opaque(*r, *g, *b)
        }),
        _ => None,
    }
}

/// Gives the canvas its device pixels. Setting them clears it and drops its
/// state, so that is only done when they change.
fn fit(canvas: &HtmlCanvasElement, scene: &Scene, dpr: f64) {
    let width = (scene.width * dpr).round() as u32;
    let height = (scene.height * dpr).round() as u32;
    if canvas.width() != width {
        canvas.set_width(width);
    }
    if canvas.height() != height {
        canvas.set_height(height);
    }
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// A canvas backend on a grid finer than device pixels. The context is scaled
/// down by as much, so drawing is passed on unchanged.
///
/// What a scene is made of, paths and polygons, is sampled here: the stock
/// backend prints each colour's opacity as a floating-point number, and the
/// code for that would be a tenth of the download.
struct FineCanvas {
    inner: CanvasBackend,
    context: CanvasRenderingContext2d,
}

impl FineCanvas {
    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in path {
            // The first point of a path has no line to it.
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }
}

/// A colour as `#rrggbbaa`.
fn css(color: BackendColor) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let (r, g, b) = color.rgb;
    let alpha = (color.alpha * 255.0).round() as u8;
    let mut text = String::with_capacity(9);
    text.push('#');
    for byte in [r, g, b, alpha] {
        for nibble in [byte >> 4, byte & 0xf] {
            text.extend(
                DIGITS
                    .get(usize::from(nibble))
                    .map(|digit| char::from(*digit)),
            );
        }
    }
    text
}

type SampledShape = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl DrawingBackend for FineCanvas {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        let (width, height) = self.inner.get_size();
        let fine = PER_DOT as u32;
        (width.saturating_mul(fine), height.saturating_mul(fine))
    }

    fn ensure_prepared(&mut self) -> SampledShape {
        self.inner.ensure_prepared()
    }

    fn present(&mut self) -> SampledShape {
        self.inner.present()
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> SampledShape {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> SampledShape {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> SampledShape {
        self.trace(path);
        self.context.set_stroke_style_str(&css(style.color()));
        self.context.set_line_width(f64::from(style.stroke_width()));
        self.context.stroke();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> SampledShape {
        self.trace(path);
        self.context.set_fill_style_str(&css(style.color()));
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, _: &str, _: &S, _: BackendCoord) -> SampledShape {
        Ok(())
    }

    /// Never asks the page: the stock answer inserts a styled element into it.
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        _: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        Ok((0, 0))
    }
}
