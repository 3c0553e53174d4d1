//! The panels: each chart with its title, numbers, fleet and internals.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VList;

use super::chart::Chart;
use super::numbers;
use super::place::Place;
use super::view_action::ViewAction;
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
    /// Returns the row of the first `count` charts. `at` returns the markup at a place.
    pub(super) fn row(&self, charts: &[Chart], count: usize, at: &dyn Fn(Place) -> Html) -> Html {
        let mut panels = VList::new();
        for (index, chart) in charts.iter().enumerate().take(count) {
            panels.add_child(self.panel(chart, index, at));
        }
        match count {
            1 => html! { <div class="charts of1" part="charts">{ panels }</div> },
            3 => html! { <div class="charts of3" part="charts">{ panels }</div> },
            _ => html! { <div class="charts" part="charts">{ panels }</div> },
        }
    }

    /// Returns the panel of the chart with this index.
    pub(super) fn panel(&self, chart: &Chart, index: usize, at: &dyn Fn(Place) -> Html) -> Html {
        let figure = self.figure;
        let (policy, words) = (chart.policy(), &figure.words);
        let numbers = figure.numbers();
        let over = at(Place::OverChart(index));
        html! {
            <section key={chart.id} class="panel" part="panel" aria-label={text::policy_title(words, policy).to_owned()}>
                <h3 class="title">
                    { text::policy_title(words, policy) }
                    <span class="note"><span class="dash">{ " — " }</span>{ text::policy_note(words, &figure.settings, policy) }</span>
                </h3>
                { chart.view(figure, index, self.handles_frozen, self.store, self.send, over) }
                if chart.kind.level > Level::Basic {
                    { chart.strip.view() }
                }
                { numbers::three(figure, &numbers, policy) }
                { numbers::service(&numbers, policy) }
                { at(Place::UnderNumbers(index)) }
            </section>
        }
    }

    /// Returns the handles of the chart with this index other than the static one.
    pub(super) fn other_handles(&self, chart: &Chart, index: usize) -> Html {
        chart.other_handles(
            self.figure,
            index,
            self.handles_frozen,
            self.store,
            self.send,
        )
    }
}
