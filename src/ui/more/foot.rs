//! The row at the foot: what opens, which charts there are, and undo.

use yew::prelude::*;

use super::{Part, Wish};
use crate::allocation::Policy;
use crate::figure::{Action, DisplayOptions, Figure, Level};
use crate::text::{self, Key};
use crate::ui::app::{App, Message};

pub(super) fn view(ctx: &Context<App>, figure: &Figure, view: &DisplayOptions) -> Html {
    let words = &figure.words;
    let toggle = |part: Part| {
        ctx.link()
            .callback(move |_: MouseEvent| Message::More(Wish::Toggle(part)))
    };
    let opener = |id: &'static str, key: Key, part: Part, open: bool, tab: &'static str| {
        html! {
            <button {id} type="button" class="opener" part="button" tabindex={tab}
                aria-expanded={open.to_string()} onclick={toggle(part)}>
                { words.get(key) }
            </button>
        }
    };
    let chart = |policy: Policy, id: &'static str| {
        let shown = view.charts.contains(&policy);
        let onclick = ctx
            .link()
            .callback(move |_: MouseEvent| Message::More(Wish::Chart(policy)));
        html! {
            <button {id} type="button" class="small chip" part="chip" tabindex="-1"
                aria-pressed={shown.to_string()} {onclick}>
                { text::policy_title(words, policy) }
            </button>
        }
    };
    let ask = |id: &'static str, key: Key, able: bool, intent: Action| {
        let onclick = ctx
            .link()
            .callback(move |_: MouseEvent| Message::Ask(intent.clone()));
        html! {
            <button {id} type="button" class="quiet" part="button" tabindex="-1"
                aria-disabled={(!able).to_string()} {onclick}>
                { words.get(key) }
            </button>
        }
    };
    let touched = figure.settings != figure.baseline;
    html! {
        <div class="foot" part="foot" role="toolbar" aria-label={words.get(Key::Foot).to_owned()} onkeydown={super::roving()}>
            { opener("hood", Key::UnderTheHood, Part::Hood, view.open.hood, "0") }
            if view.level == Level::Lab {
                { opener("hand", Key::YourCluster, Part::Hand, view.open.own_cluster, "-1") }
            }
            { opener("settings", Key::AllSettings, Part::Settings, view.open.settings, "-1") }
            <span class="choice" role="group" aria-label={words.get(Key::ShowCharts).to_owned()}>
                { chart(Policy::Static, "show-static") }
                { chart(Policy::Manual, "show-manual") }
                { chart(Policy::Reactive, "show-reactive") }
            </span>
            <span class="history">
                { ask("undo", Key::Undo, figure.can_undo(), Action::Undo) }
                { ask("redo", Key::Redo, figure.can_redo(), Action::Redo) }
                { ask("reset", Key::ResetAll, touched, Action::ResetAll) }
            </span>
        </div>
    }
}
