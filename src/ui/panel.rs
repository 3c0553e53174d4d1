//! The charts with what stands around each, and the hand on their handles.

use web_sys::PointerEvent;
use yew::prelude::*;
use yew::virtual_dom::VList;

use super::app::App;
use super::chart::ChartPart;
use super::grip::Gripped;
use super::handle::Grab;
use super::link::{Asker, Link};
use super::numbers;
use crate::figure::{Action, Figure};
use crate::text;

impl App {
    /// Has the charts that the view wants, if that is another one.
    pub(super) fn show_charts(&mut self, link: &Link) {
        if self.shown != link.views() {
            self.shown = link.views();
            self.unwatched = true;
            self.sheet.borrow_mut().show(&link.view());
        }
    }

    /// The row of the first so many charts.
    pub(super) fn row(&self, ctx: &Context<Self>, figure: &Figure, charts: usize) -> Html {
        let mut panels = VList::new();
        for (index, chart) in self.sheet.borrow().charts.iter().enumerate().take(charts) {
            panels.add_child(self.panel(ctx, chart, figure, index));
        }
        match charts {
            1 => html! { <div class="charts of1" part="charts">{ panels }</div> },
            3 => html! { <div class="charts of3" part="charts">{ panels }</div> },
            _ => html! { <div class="charts" part="charts">{ panels }</div> },
        }
    }

    pub(super) fn panel(
        &self,
        ctx: &Context<Self>,
        chart: &ChartPart,
        figure: &Figure,
        index: usize,
    ) -> Html {
        let (policy, words) = (chart.policy(), &figure.words);
        let (stage, hood) = (
            chart.more.stage(),
            chart.more.hood(figure, ctx.props().link.view().open.hood),
        );
        html! {
            <section key={chart.number()} class="panel" part="panel" aria-label={text::policy_title(words, policy).to_owned()}>
                <h3 class="title">
                    { text::policy_title(words, policy) }
                    <span class="note"><span class="dash">{ " — " }</span>{ text::policy_note(words, &figure.settings, policy) }</span>
                </h3>
                { chart.view(ctx, figure, index, figure.held && self.grip.is_none()) }
                { stage }
                { numbers::three(figure, figure.numbers(policy)) }
                { hood }
            </section>
        }
    }

    /// Whether anything was wanted by it.
    pub(super) fn on_grip(
        &mut self,
        link: &Link,
        index: usize,
        grab: Grab,
        event: &PointerEvent,
    ) -> bool {
        let figure = link.figure();
        let gripped = match self.sheet.borrow().charts.get(index) {
            Some(chart) => chart.grip(self.grip, grab, event, &figure),
            None => Gripped::Nothing,
        };
        let intent = match gripped {
            Gripped::Nothing | Gripped::Moved(None) => return false,
            Gripped::Taken(grip) => {
                self.grip = Some(grip);
                return false;
            }
            Gripped::Moved(Some(intent)) => {
                link.touched.set(true);
                intent
            }
            Gripped::LetGo => {
                self.grip = None;
                Action::Release
            }
        };
        link.ask(Asker::Reader, intent);
        true
    }
}
