//! The reader's own cluster: TaskManagers start, stop and die at the cursor.

use yew::prelude::*;

use super::Wish;
use crate::allocation::{Command, CommandKind, Policy};
use crate::figure::{DisplayOptions, Figure, Level};
use crate::text::{self, Key};
use crate::ui::app::{App, Message};

pub(super) fn view(app: &App, ctx: &Context<App>, figure: &Figure, view: &DisplayOptions) -> Html {
    if view.level < Level::Lab || !view.open.own_cluster {
        return Html::default();
    }
    let words = &figure.words;
    let sheet = app.sheet.borrow();
    let index = sheet.charts.len().saturating_sub(1);
    let Some(chart) = sheet
        .charts
        .get(index)
        .filter(|chart| chart.policy() == Policy::Script)
    else {
        return Html::default();
    };
    let command = |id: &'static str, key: Key, kind: CommandKind| {
        let onclick = ctx
            .link()
            .callback(move |_: MouseEvent| Message::More(Wish::Command(kind)));
        html! { <button {id} type="button" class="chip" part="button" {onclick}>{ words.get(key) }</button> }
    };
    let clear = ctx
        .link()
        .callback(|_: MouseEvent| Message::More(Wish::ClearCommands));
    let commands = &figure.own_cluster.commands;
    html! {
        <div class="hand" part="hand">
            <div class="charts of1">{ app.panel(ctx, chart, figure, index) }</div>
            <p class="help">{ words.get(Key::ClusterHelp) }</p>
            <div class="commands">
                { command("start", Key::StartOne, CommandKind::Start) }
                { command("stop", Key::StopOne, CommandKind::Stop) }
                { command("kill", Key::KillOne, CommandKind::Kill) }
            </div>
            if !commands.is_empty() {
                <ul class="script" aria-label={words.get(Key::Commands).to_owned()}>
                    { for commands.iter().enumerate().map(|(index, command)| {
                        let text = told(figure, command);
                        let undo = ctx.link().callback(move |_: MouseEvent| Message::More(Wish::Uncommand(index)));
                        html! {
                            <li>
                                <button id={command_id(index)} type="button" class="quiet" onclick={undo}
                                    aria-label={words.fill(Key::TakeBack, &[&text])}>
                                    { &text }<span aria-hidden="true">{ " ×" }</span>
                                </button>
                            </li>
                        }
                    }) }
                    <li><button id="clear" type="button" class="quiet" onclick={clear}>{ words.get(Key::Clear) }</button></li>
                </ul>
            }
        </div>
    }
}

/// A command in words.
fn told(figure: &Figure, command: &Command) -> String {
    let key = match command.kind {
        CommandKind::Stop | CommandKind::Lose => Key::DidStop,
        CommandKind::Kill => Key::DidKill,
        CommandKind::Start | CommandKind::Register => Key::DidStart,
    };
    let time = text::clock(&figure.words, &figure.results.workload, command.at_s);
    figure.words.fill(key, &[&time])
}

/// The id of the button that takes a command back.
pub(super) fn command_id(place: usize) -> String {
    ["command-", &place.to_string()].concat()
}
