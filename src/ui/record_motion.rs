//! Draws the records that move through a fleet strip during playback.

use std::f64::consts::TAU;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

use crate::scene::{Flow, Lane, Motion};

/// The radius of a dot, in CSS pixels.
const RADIUS_PX: f64 = 1.5;

/// The moving dots of one strip, and the canvas that shows them. The canvas exists
/// only during playback.
#[derive(Default)]
pub(super) struct RecordMotion {
    motion: Motion,
    canvas: Option<MotionCanvas>,
}

struct MotionCanvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// The colours of moving and of waiting dots.
    moving: String,
    waiting: String,
    /// Width and height in CSS pixels.
    size: (f64, f64),
}

impl RecordMotion {
    pub(super) fn is_shown(&self) -> bool {
        self.canvas.is_some()
    }

    /// Moves the dots on by `passed_s` seconds and draws them over `area`, which has
    /// this size in CSS pixels.
    pub(super) fn step(
        &mut self,
        area: &Element,
        size: (f64, f64),
        (flow, lane): (&Flow, &Lane),
        passed_s: f64,
    ) {
        if self
            .canvas
            .as_ref()
            .is_none_or(|canvas| canvas.size != size)
        {
            self.stop();
            self.canvas = MotionCanvas::new(area, size);
        }
        self.motion.step(flow, lane, passed_s);
        if let Some(canvas) = &self.canvas {
            canvas.draw(&self.motion, lane);
        }
    }

    /// Removes the canvas. The dots are forgotten.
    pub(super) fn stop(&mut self) {
        if let Some(canvas) = self.canvas.take() {
            canvas.element.remove();
            self.motion = Motion::default();
        }
    }
}

impl MotionCanvas {
    fn new(area: &Element, size: (f64, f64)) -> Option<Self> {
        let window = web_sys::window()?;
        let element = area.owner_document()?.create_element("canvas").ok()?;
        let element: HtmlCanvasElement = element.dyn_into().ok()?;
        let dpr = window.device_pixel_ratio().clamp(1.0, 4.0);
        // `as` saturates.
        element.set_width((size.0 * dpr) as u32);
        element.set_height((size.1 * dpr) as u32);
        area.append_child(&element).ok()?;
        let style = window.get_computed_style(area).ok()??;
        let context = element.get_context("2d").ok()??;
        let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
        context.scale(dpr, dpr).ok()?;
        Some(Self {
            element,
            context,
            moving: style.get_property_value("color").ok()?,
            waiting: style.get_property_value("outline-color").ok()?,
            size,
        })
    }

    fn draw(&self, motion: &Motion, lane: &Lane) {
        let (width, height) = self.size;
        self.context.clear_rect(0.0, 0.0, width, height);
        self.fill(&self.moving, motion.moving(lane));
        self.fill(&self.waiting, motion.waiting(lane));
    }

    fn fill(&self, colour: &str, dots: impl Iterator<Item = (f64, f64)>) {
        self.context.set_fill_style_str(colour);
        self.context.begin_path();
        for (x, y) in dots {
            self.context.move_to(x + RADIUS_PX, y);
            let _ = self.context.arc(x, y, RADIUS_PX, 0.0, TAU);
        }
        self.context.fill();
    }
}
