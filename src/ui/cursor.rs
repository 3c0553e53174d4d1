//! The time cursor in one chart: a line, a dot on each curve, and the values as
//! text.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::dom::{move_to, set_px, set_text};
use super::view_action::ViewAction;
use crate::allocation::Run;
use crate::figure::Figure;
use crate::scene::Plot;
use crate::text;

#[derive(Default)]
pub(super) struct Cursor {
    line: NodeRef,
    dots: [NodeRef; 2],
    readout: NodeRef,
}

impl Cursor {
    /// Returns the markup, with the field whose pointer events move the cursor.
    pub(super) fn view(&self, index: usize, send: &Callback<ViewAction>) -> Html {
        let point = send.reform(move |event: PointerEvent| ViewAction::PointAt(index, event));
        let [load, workers] = &self.dots;
        html! {
            <>
                <div class="cursor" hidden=true ref={&self.line}>
                    <i class="dot load" ref={load}></i>
                    <i class="dot workers" ref={workers}></i>
                </div>
                <span class="reading" aria-hidden="true" ref={&self.readout}></span>
                <div class="field" onpointermove={point.clone()} onpointerdown={point}></div>
            </>
        }
    }

    /// Moves the cursor to a time in seconds, or hides it.
    pub(super) fn show(&self, figure: &Figure, run: &Run, plot: &Plot, t_s: f64, visible: bool) {
        let Some(line) = self.line.cast::<HtmlElement>() else {
            return;
        };
        line.set_hidden(!visible);
        if !visible {
            return;
        }
        move_to(&line, plot.x(t_s), plot.top);
        set_px(&line.style(), "height", plot.height());
        let load = &figure.results.load_in_workers;
        for (dot, value) in self.dots.iter().zip([load.at(t_s), run.workers.at(t_s)]) {
            if let Some(dot) = dot.cast::<HtmlElement>() {
                set_px(&dot.style(), "top", plot.y(value) - plot.top);
            }
        }
        let readout = text::cursor_readout(&figure.words, &figure.results.workload, load, run, t_s);
        let values = [readout.load, readout.workers, readout.gap];
        set_text(&self.readout, &values.join(" · "));
    }
}
