//! The panels: each chart with its title, fleet and numbers.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VList;

use super::chart::Chart;
use super::numbers;
use super::place::Place;
use super::renderer::{ChartRenderer, is_stacked};
use super::sketch;
use super::view_action::ViewAction;
use crate::allocation::Policy;
use crate::figure::{Figure, FigureStore, Level};
use crate::text;

/// What all panels of a figure have in common.
pub(super) struct Panels<'a> {
    pub(super) figure: &'a Figure,
    pub(super) store: &'a Rc<FigureStore>,
    pub(super) send: &'a Callback<ViewAction>,
    /// Whether a control other than a chart's handle is held.
    pub(super) handles_frozen: bool,
}

impl Panels<'_> {
    /// Returns all charts. On a narrow page only the `selected` one is in sight, and
    /// buttons select another. `at` returns the markup at a place.
    pub(super) fn view(
        &self,
        charts: &[Chart],
        selected: Policy,
        at: &dyn Fn(Place) -> Html,
    ) -> Html {
        let mut panels = VList::new();
        for (index, chart) in charts.iter().enumerate() {
            panels.add_child(self.panel(chart, index, chart.policy() == selected, at));
        }
        let content = html! {
            <>
                if charts.len() > 1 {
                    { self.switch(charts, selected) }
                }
                { panels }
            </>
        };
        let count = charts.len();
        let class = match (is_stacked(self.figure, count), count) {
            (true, _) => "charts stacked",
            (_, 1) => "charts of1",
            _ => "charts",
        };
        html! { <div {class} part="charts">{ content }</div> }
    }

    /// Returns the buttons that select the chart in sight on a narrow page.
    fn switch(&self, charts: &[Chart], selected: Policy) -> Html {
        let words = &self.figure.words;
        let button = |policy: Policy| {
            let onclick = self
                .send
                .reform(move |_: MouseEvent| ViewAction::SelectChart(policy));
            html! {
                <button id={switch_id(policy)} type="button" part="button" aria-pressed={(policy == selected).to_string()} {onclick}>
                    { text::policy_title(words, policy) }
                </button>
            }
        };
        html! {
            <div class="switch" role="group" aria-label={text::show_charts(words).to_owned()}>
                { for charts.iter().map(|chart| button(chart.policy())) }
            </div>
        }
    }

    /// Returns the panel of the chart with this index.
    fn panel(
        &self,
        chart: &Chart,
        index: usize,
        selected: bool,
        at: &dyn Fn(Place) -> Html,
    ) -> Html {
        let figure = self.figure;
        let (policy, words) = (chart.policy(), &figure.words);
        let numbers = figure.numbers();
        let over = at(Place::OverChart(index));
        html! {
            <section key={chart.id} class={if selected { "panel shown" } else { "panel" }} part="panel" role="group" aria-labelledby={["name ", title_id(policy)].concat()}>
                <h3 class="title">
                    <span id={title_id(policy)} translate="yes">{ text::policy_title(words, policy) }</span>
                    <span class="note"><span class="dash">{ " — " }</span>{ at(Place::Note(policy)) }</span>
                </h3>
                { chart.view(figure, index, self.handles_frozen, self.store, self.send, over) }
                <div class="side">
                    if chart.kind.level > Level::Basic {
                        { chart.strip.view() }
                    }
                    { numbers::three(figure, &numbers, policy) }
                    { numbers::service(figure, &numbers, policy) }
                </div>
            </section>
        }
    }

    /// Returns what stands over the chart with this index. `guess` returns what a guess of
    /// a hidden fleet is drawn on.
    pub(super) fn over(
        &self,
        chart: &Chart,
        index: usize,
        renderer: &ChartRenderer,
        guess: &dyn Fn() -> Html,
    ) -> Html {
        let (figure, send) = (self.figure, self.send);
        let frozen = (self.handles_frozen, &renderer.magnifier);
        let pencil = renderer.pencil.as_ref();
        let can_draw = chart.kind.shapes_load && chart.kind.level > Level::Basic;
        html! {
            <>
                { chart.over(figure, index, frozen, self.store, send) }
                if can_draw {
                    { sketch::button(figure, pencil, send) }
                }
                if let Some(pencil) = pencil.filter(|_| can_draw) {
                    { sketch::overlay(figure, pencil, &renderer.point, send) }
                } else if figure.is_hidden(chart.policy()) {
                    { guess() }
                }
            </>
        }
    }
}

/// Returns the id of the button that selects the chart of a policy.
fn switch_id(policy: Policy) -> &'static str {
    match policy {
        Policy::Static => "see-static",
        Policy::Manual => "see-manual",
        Policy::Schedule => "see-schedule",
        Policy::Reactive => "see-reactive",
        Policy::Script => "see-own",
    }
}

/// Returns the id of the element with the title of a policy's chart.
fn title_id(policy: Policy) -> &'static str {
    match policy {
        Policy::Static => "title-static",
        Policy::Manual => "title-manual",
        Policy::Schedule => "title-schedule",
        Policy::Reactive => "title-reactive",
        Policy::Script => "title-own",
    }
}
