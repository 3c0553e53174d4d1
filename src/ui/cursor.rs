//! The time cursor in one chart: a line, a dot on each curve, and the values as text;
//! a flag on the axis while it is pinned, and then a thin cursor under the pointer.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::dom::{move_to, set_number, set_px, set_text};
use super::view_action::ViewAction;
use crate::allocation::Run;
use crate::figure::Figure;
use crate::scene::Plot;
use crate::text::{self, CursorReadout};

#[derive(Default)]
pub(super) struct Cursor {
    line: NodeRef,
    dots: [NodeRef; 2],
    flag: NodeRef,
    readout: NodeRef,
    glance: NodeRef,
    glance_readout: NodeRef,
}

impl Cursor {
    /// Returns the markup, with the field whose pointer events move the cursor.
    pub(super) fn view(&self, index: usize, send: &Callback<ViewAction>) -> Html {
        let point = send.reform(move |event: PointerEvent| ViewAction::PointAt(index, event));
        let [load, workers] = &self.dots;
        // A click focuses the field, so that the figure hears the keys of the cursor.
        html! {
            <>
                <div class="cursor" hidden=true ref={&self.line}>
                    <i class="dot load" ref={load}></i>
                    <i class="dot workers" ref={workers}></i>
                    <span class="flag" aria-hidden="true" ref={&self.flag}></span>
                </div>
                <span class="reading" aria-hidden="true" ref={&self.readout}></span>
                <div class="glance" aria-hidden="true" hidden=true ref={&self.glance}>
                    <span ref={&self.glance_readout}></span>
                </div>
                <div class="field" tabindex="-1" onpointermove={point.clone()} onpointerdown={point.clone()}
                    onpointerup={point.clone()} onpointercancel={point.clone()} onpointerout={point}></div>
            </>
        }
    }

    /// Moves the cursor to a time in seconds, or hides it. It has a flag while it is
    /// `pinned`. Without a run, which is to be guessed, it shows the load alone.
    pub(super) fn show(
        &self,
        figure: &Figure,
        run: Option<&Run>,
        plot: &Plot,
        t_s: f64,
        (visible, pinned): (bool, bool),
    ) {
        let Some(line) = self.line.cast::<HtmlElement>() else {
            return;
        };
        line.set_hidden(!visible);
        let _ = line.class_list().toggle_with_force("pinned", pinned);
        if !visible {
            return;
        }
        stand(&line, plot, t_s);
        let load = &figure.results.load_in_workers;
        let workers = run.map(|run| run.workers.at(t_s));
        for (dot, value) in self.dots.iter().zip([Some(load.at(t_s)), workers]) {
            if let Some(dot) = dot.cast::<HtmlElement>() {
                dot.set_hidden(value.is_none());
                set_px(&dot.style(), "top", plot.y(value.unwrap_or(0.0)) - plot.top);
            }
        }
        let (time, values) = readout(figure, run, t_s);
        set_text(&self.readout, &values);
        if pinned {
            set_text(&self.flag, &time);
        }
    }

    /// Moves the thin cursor to a time in seconds, or hides it.
    pub(super) fn show_glance(
        &self,
        figure: &Figure,
        run: Option<&Run>,
        plot: &Plot,
        t_s: Option<f64>,
    ) {
        let Some(line) = self.glance.cast::<HtmlElement>() else {
            return;
        };
        line.set_hidden(t_s.is_none());
        if let Some(t_s) = t_s {
            stand(&line, plot, t_s);
            let (time, values) = readout(figure, run, t_s);
            set_text(&self.glance_readout, &[time, values].join(" · "));
        }
    }
}

/// Returns a time and its values; without a run, only the load.
fn readout(figure: &Figure, run: Option<&Run>, t_s: f64) -> (String, String) {
    let results = &figure.results;
    let CursorReadout {
        time,
        load,
        workers,
        gap,
    } = text::cursor_readout(
        &figure.words,
        &results.workload,
        &results.load_in_workers,
        run.unwrap_or(&results.static_fleet),
        t_s,
    );
    let values = match run {
        Some(_) => [load, workers, gap].join(" · "),
        None => load,
    };
    (time, values)
}

/// Moves a line to a time in seconds, as high as the plot. Its texts move with it and
/// stay inside the chart.
fn stand(line: &HtmlElement, plot: &Plot, t_s: f64) {
    let (x, style) = (plot.x(t_s), line.style());
    move_to(line, x, plot.top);
    set_px(&style, "height", plot.height());
    set_number(&style, "--at", (x - plot.left) / plot.width().max(1.0));
}
