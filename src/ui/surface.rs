//! A canvas with texts over it, in an element that determines its size.

use web_sys::{HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

use super::canvas::Painter;
use super::labels::Labels;
use crate::scene::Scene;

#[derive(Default)]
pub(super) struct Surface {
    /// The element that the canvas fills.
    pub(super) area: NodeRef,
    canvas: NodeRef,
    texts: NodeRef,
    labels: Labels,
    /// Width and height in CSS pixels, once measured; 0 while the area is out of
    /// sight.
    size: Option<(f64, f64)>,
}

impl Surface {
    /// Returns the markup inside the area.
    pub(super) fn view(&self) -> Html {
        html! {
            <>
                <canvas ref={&self.canvas} aria-hidden="true"></canvas>
                <div class="texts" aria-hidden="true" ref={&self.texts}></div>
            </>
        }
    }

    /// Returns the element that the canvas fills, if it is on the page.
    pub(super) fn area(&self) -> Option<HtmlElement> {
        self.area.cast()
    }

    /// Measures the area again before the next picture, and not earlier, because
    /// measuring makes the browser lay out the page at once.
    pub(super) fn forget_size(&mut self) {
        self.size = None;
    }

    /// Returns width and height in CSS pixels, each at least 1; nothing while
    /// the area is hidden or not on the page.
    pub(super) fn size(&mut self) -> Option<(f64, f64)> {
        let Some(area) = self.area() else {
            // A panel that is closed and reopened has new elements.
            self.size = None;
            self.labels = Labels::default();
            return None;
        };
        let (width, height) = self.size.unwrap_or_else(|| {
            (
                f64::from(area.client_width()),
                f64::from(area.client_height()),
            )
        });
        self.size = Some((width, height));
        self.size.filter(|_| width >= 1.0 && height >= 1.0)
    }

    /// Draws a scene and its labels.
    pub(super) fn draw(&mut self, scene: &Scene, painter: &mut Painter, held: bool) {
        let (Some(area), Some(canvas)) = (self.area(), self.canvas.cast::<HtmlCanvasElement>())
        else {
            return;
        };
        painter.paint(scene, &canvas, &area, held);
        if let Some(texts) = self.texts.cast::<HtmlElement>() {
            self.labels.show(&texts, &scene.labels);
        }
    }
}
