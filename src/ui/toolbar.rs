//! The toolbar at the foot: sections that open, charts, undo, redo and reset.

use yew::prelude::*;

use super::view_action::{Section, ViewAction};
use crate::allocation::Policy;
use crate::figure::{Action, DisplayOptions, Figure, Level};
use crate::text::{self, Key};

/// Returns the toolbar; `exchange` is the open section behind the second seam.
pub(super) fn view(
    figure: &Figure,
    display: &DisplayOptions,
    exchange: Option<Section>,
    send: &Callback<ViewAction>,
) -> Html {
    let words = &figure.words;
    let bar = Toolbar {
        figure,
        display,
        send,
    };
    let open = &display.open;
    let changed = figure.settings != figure.baseline;
    html! {
        <div class="foot" part="foot" role="toolbar" aria-label={words.get(Key::Foot).to_owned()}>
            { bar.opener("hood", words.get(Key::UnderTheHood), Section::Internals, open.hood, "0") }
            if display.level == Level::Lab {
                { bar.opener("hand", text::policy_title(words, Policy::Script), Section::OwnCluster, open.own_cluster, "-1") }
            }
            { bar.opener("job", words.get(Key::YourJob), Section::Job, exchange == Some(Section::Job), "-1") }
            { bar.opener("settings", words.get(Key::AllSettings), Section::Settings, open.settings, "-1") }
            { bar.opener("map", words.get(Key::Map), Section::Map, open.map, "-1") }
            { bar.opener("compare", words.get(Key::Compare), Section::Compare, exchange == Some(Section::Compare), "-1") }
            { bar.opener("share", words.get(Key::Share), Section::Share, exchange == Some(Section::Share), "-1") }
            <span class="choice" role="group" aria-label={text::show_charts(words).to_owned()}>
                { bar.chart("show-static", Policy::Static) }
                { bar.chart("show-manual", Policy::Manual) }
                { bar.chart("show-schedule", Policy::Schedule) }
                { bar.chart("show-reactive", Policy::Reactive) }
            </span>
            <span class="history">
                { bar.step("undo", Key::Undo, figure.can_undo(), Action::Undo) }
                { bar.step("redo", Key::Redo, figure.can_redo(), Action::Redo) }
                { bar.step("reset", Key::ResetAll, changed, Action::ResetAll) }
            </span>
        </div>
    }
}

struct Toolbar<'a> {
    figure: &'a Figure,
    display: &'a DisplayOptions,
    send: &'a Callback<ViewAction>,
}

impl Toolbar<'_> {
    /// Returns a button that opens and closes a section.
    fn opener(
        &self,
        id: &'static str,
        name: &str,
        section: Section,
        open: bool,
        tabindex: &'static str,
    ) -> Html {
        let onclick = self
            .send
            .reform(move |_: MouseEvent| ViewAction::ToggleSection(section));
        html! {
            <button {id} type="button" class="opener" part="button" {tabindex}
                aria-expanded={open.to_string()} {onclick}>
                { name }
            </button>
        }
    }

    /// Returns a button that adds and removes a chart.
    fn chart(&self, id: &'static str, policy: Policy) -> Html {
        let shown = self.display.charts.contains(&policy);
        let onclick = self
            .send
            .reform(move |_: MouseEvent| ViewAction::ToggleChart(policy));
        html! {
            <button {id} type="button" class="small chip" part="chip" tabindex="-1"
                aria-pressed={shown.to_string()} {onclick}>
                { text::policy_title(&self.figure.words, policy) }
            </button>
        }
    }

    /// Returns a button for an action that is not always possible.
    fn step(&self, id: &'static str, name: Key, possible: bool, action: Action) -> Html {
        let onclick = self
            .send
            .reform(move |_: MouseEvent| ViewAction::Dispatch(action.clone()));
        html! {
            <button {id} type="button" class="quiet" part="button" tabindex="-1"
                aria-disabled={(!possible).to_string()} {onclick}>
                { self.figure.words.get(name) }
            </button>
        }
    }
}
