//! Paints scenes on a `<canvas>`, crisp at any device pixel ratio.
//!
//! Paints no text: on a page the labels of a scene are elements, which can be
//! selected, zoomed and read aloud.

use super::colour::{Rgba, hex};
use super::marks::{Units, ink_of, paint};
use super::theme::{Palette, TOKENS};
use crate::scene::Scene;
use plotters::drawing::IntoDrawingArea;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Units in one device pixel.
const PER_DOT: f64 = 16.0;
/// Corners sharper than about 60° are bevelled: the right angles of stairs stay
/// sharp, and noise gets no spikes.
const MITER_LIMIT: f64 = 2.0;
/// The largest number of device pixels per CSS pixel; more are not visible.
const MOST_DOTS: f64 = 4.0;

/// Clears `canvas` and paints `scene` on it. The canvas gets the scene's size
/// times `dpr` in device pixels; the style sheet sets its size on the page.
/// Returns whether everything was painted.
pub fn paint_canvas(
    scene: &Scene,
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
        merges: true,
    };
    scene
        .grid
        .iter()
        .chain(&scene.data)
        .all(|mark| paint(&area, units, mark, palette.of(ink_of(mark))).is_ok())
}

/// Returns the palette of a page: `base`, with the colours that `computed`
/// returns for the custom properties of [`TOKENS`]. Accepts any CSS colour,
/// system colours included, and ignores what is no colour. `canvas` gives access
/// to the document.
pub fn palette_of_page(
    canvas: &HtmlCanvasElement,
    base: Palette,
    computed: impl Fn(&str) -> Option<String>,
) -> Palette {
    let mut palette = base;
    let mut pixel = None;
    for (token, _, _) in TOKENS {
        let Some(value) = computed(token) else {
            continue;
        };
        if value.trim().is_empty() || palette.set(token, &value) {
            continue;
        }
        if pixel.is_none() {
            pixel = one_pixel(canvas);
        }
        if let Some(colour) = pixel.as_ref().and_then(|pixel| resolved(pixel, &value)) {
            palette.put(token, colour);
        }
    }
    palette
}

/// Returns a canvas of one pixel for reading colours back, which would make a
/// visible canvas slow.
fn one_pixel(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    let made = canvas.owner_document()?.create_element("canvas").ok()?;
    let made: HtmlCanvasElement = made.dyn_into().ok()?;
    made.set_width(1);
    made.set_height(1);
    context(&made)
}

/// Converts a CSS colour to numbers; `None` if it is not a colour.
fn resolved(pixel: &CanvasRenderingContext2d, colour: &str) -> Option<Rgba> {
    // Setting what is no colour keeps the one before.
    let after = |first: &str| {
        pixel.set_fill_style_str(first);
        pixel.set_fill_style_str(colour);
        pixel.fill_style().as_string()
    };
    if after("#010203") != after("#030201") {
        return None;
    }
    pixel.clear_rect(0.0, 0.0, 1.0, 1.0);
    pixel.fill_rect(0.0, 0.0, 1.0, 1.0);
    let data = pixel.get_image_data(0.0, 0.0, 1.0, 1.0).ok()?.data();
    match data.as_slice() {
        [r, g, b, alpha] => Some(Rgba {
            alpha: f64::from(*alpha) / 255.0,
            ..Rgba::opaque(*r, *g, *b)
        }),
        _ => None,
    }
}

/// Sets the size of the canvas in device pixels if it differs: setting it clears
/// the canvas and its state.
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

/// A canvas backend whose units are finer than device pixels; the context is
/// scaled down accordingly.
///
/// It draws paths and polygons itself: the stock backend formats each opacity as
/// a floating-point number, and the code for that would be a tenth of the
/// download.
struct FineCanvas {
    inner: CanvasBackend,
    context: CanvasRenderingContext2d,
}

impl FineCanvas {
    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in path {
            // Without a current point, `lineTo` only moves there.
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }
}

/// Returns a colour as `#rrggbbaa`.
fn css(colour: BackendColor) -> String {
    let (r, g, b) = colour.rgb;
    hex(&[r, g, b, (colour.alpha * 255.0).round() as u8])
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
}
