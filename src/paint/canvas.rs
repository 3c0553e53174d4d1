//! Scenes on a `<canvas>`, crisp at any device pixel ratio.
//!
//! No text is painted: on a page the labels of a scene are elements, which can
//! be selected, zoomed and read aloud.

use super::marks::{Units, ink_of, paint};
use super::theme::{Palette, TOKENS};
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
/// A stroke corner sharper than about 60° is cut off instead of drawn out: the
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

/// The palette of a page: `base`, with every custom property that `computed`
/// knows. A canvas is asked what a colour means, so any CSS colour will do that
/// the browser answers in sRGB.
pub fn palette_of_page(
    canvas: &HtmlCanvasElement,
    base: Palette,
    computed: impl Fn(&str) -> Option<String>,
) -> Palette {
    let mut palette = base;
    let context = context(canvas);
    for (token, _, _) in TOKENS {
        let Some(value) = computed(token) else {
            continue;
        };
        let value = value.trim();
        if value.is_empty() || palette.set(token, value) {
            continue;
        }
        if let Some(context) = &context {
            // An unknown colour leaves the last one standing: start from one
            // that would be seen at once as not meant.
            const UNSET: &str = "#010203";
            context.set_fill_style_str(UNSET);
            context.set_fill_style_str(value);
            let answer = context.fill_style().as_string().unwrap_or_default();
            if answer != UNSET {
                palette.set(token, &answer);
            }
        }
    }
    palette
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
/// What a scene is made of, paths and polygons, is drawn here: the stock
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
            text.extend(DIGITS.get(usize::from(nibble)).map(|digit| char::from(*digit)));
        }
    }
    text
}

type Drawn = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl DrawingBackend for FineCanvas {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        let (width, height) = self.inner.get_size();
        let fine = PER_DOT as u32;
        (width.saturating_mul(fine), height.saturating_mul(fine))
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.inner.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.inner.present()
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
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
    ) -> Drawn {
        self.trace(path);
        self.context.set_fill_style_str(&css(style.color()));
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, _: &str, _: &S, _: BackendCoord) -> Drawn {
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
