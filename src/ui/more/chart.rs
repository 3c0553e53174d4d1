//! What a chart has over the first frame's: the cursor, events and outages, the
//! fleet at the cursor, and what is under the hood.

use web_sys::{HtmlElement, PointerEvent};
use yew::prelude::*;

use super::Wish;
use super::hood::Hood;
use super::settled::Settled;
use super::stage::Stage;
use super::time::set_text;
use crate::allocation::{Policy, Run};
use crate::figure::{Figure, Level};
use crate::scene::{
    ChartData, Plot, Scene, Texts, TimeAxis, Viewport, chart, chart_with_event_marks,
};
use crate::text;
use crate::ui::app::{App, Message};
use crate::ui::canvas::Painter;
use crate::ui::chart::ChartPart;
use crate::ui::labels::place;

/// The additions to one chart.
pub(in crate::ui) struct ChartMore {
    level: Level,
    pub(in crate::ui) handles: Settled,
    cursor: NodeRef,
    dots: [NodeRef; 2],
    reading: NodeRef,
    stage: Stage,
    hood: Hood,
}

impl ChartMore {
    pub(in crate::ui) fn new(level: Level) -> Self {
        Self {
            level,
            handles: Settled::default(),
            cursor: NodeRef::default(),
            dots: Default::default(),
            reading: NodeRef::default(),
            stage: Stage::default(),
            hood: Hood::default(),
        }
    }

    /// What lies over the canvas and under the handles.
    pub(in crate::ui) fn over_chart(&self, ctx: &Context<App>, index: usize) -> Html {
        let over = ctx
            .link()
            .callback(move |event: PointerEvent| Message::More(Wish::Over(index, event)));
        let [load, workers] = &self.dots;
        html! {
            <>
                <div class="cursor" hidden=true ref={&self.cursor}>
                    <i class="dot load" ref={load}></i>
                    <i class="dot workers" ref={workers}></i>
                </div>
                <span class="reading" aria-hidden="true" ref={&self.reading}></span>
                <div class="field" onpointermove={over.clone()} onpointerdown={over}></div>
            </>
        }
    }

    /// Boxes and queue, below the chart.
    pub(in crate::ui) fn stage(&self) -> Html {
        if self.level == Level::Basic {
            return Html::default();
        }
        self.stage.view()
    }

    /// Lag, throughput, CPU and TaskManagers, if they are open.
    pub(in crate::ui) fn hood(&self, figure: &Figure, view_open: bool) -> Html {
        if view_open {
            self.hood.view(figure)
        } else {
            Html::default()
        }
    }

    /// Where in the span a pointer is, 0 to 1.
    pub(super) fn share_at(&self, chart: &ChartPart, event: &PointerEvent) -> Option<f64> {
        // A pressed mouse that comes along is at work elsewhere.
        if event.type_() == "pointermove" && event.pointer_type() == "mouse" && event.buttons() > 1
        {
            return None;
        }
        let (plot, area) = (chart.plot?, chart.area()?);
        let x = f64::from(event.client_x()) - area.get_bounding_client_rect().left();
        Some((plot.t(x) - plot.begin_s) / (plot.end_s - plot.begin_s))
    }

    pub(in crate::ui) fn forget_size(&mut self) {
        self.hood.forget_size();
    }

    /// The chart, with events and outages where there is more than the basics.
    pub(in crate::ui) fn scene(
        &self,
        data: &ChartData,
        run: &Run,
        view: &Viewport,
        axis: &TimeAxis,
        texts: &Texts,
    ) -> Scene {
        if self.level > Level::Basic {
            chart_with_event_marks(data, run, view, axis, texts).0
        } else {
            chart(data, view, axis, texts)
        }
    }

    /// Paints what is under the hood.
    pub(in crate::ui) fn paint(
        &mut self,
        figure: &Figure,
        run: &Run,
        policy: Policy,
        plot: &Plot,
        painter: &mut Painter,
    ) {
        self.hood.paint(figure, run, policy, plot, painter);
    }

    /// Shows one moment.
    pub(super) fn show(
        &mut self,
        figure: &Figure,
        run: &Run,
        plot: &Plot,
        t_s: f64,
        cursor: bool,
        largest_lag: f64,
    ) {
        self.stage.show(figure, run, t_s, largest_lag);
        let x = plot.x(t_s);
        self.hood.show_cursor(x, cursor);
        let Some(line) = self.cursor.cast::<HtmlElement>() else {
            return;
        };
        line.set_hidden(!cursor);
        if !cursor {
            return;
        }
        place(&line, x, plot.top);
        let _ = line.style().set_property("height", &px(plot.height()));
        let demand = &figure.results.load_in_workers;
        for (dot, value) in self.dots.iter().zip([demand.at(t_s), run.workers.at(t_s)]) {
            if let Some(dot) = dot.cast::<HtmlElement>() {
                let _ = dot
                    .style()
                    .set_property("top", &px(plot.y(value) - plot.top));
            }
        }
        let reading = text::reading(&figure.words, &figure.results.workload, demand, run, t_s);
        set_text(
            &self.reading,
            &[reading.load, reading.workers, reading.gap].join(" · "),
        );
    }
}

fn px(value: f64) -> String {
    let mut text = text::plain_number(value);
    text.push_str("px");
    text
}
