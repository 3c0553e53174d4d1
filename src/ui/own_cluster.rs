//! The user's own cluster: buttons that start, stop and kill a TaskManager at
//! the time cursor, and the list of these commands.

use yew::prelude::*;

use super::view_action::ViewAction;
use crate::allocation::{Command, CommandKind};
use crate::figure::{Action, Figure};
use crate::text::{self, Key};

/// The id of the button that starts a TaskManager.
const START: &str = "start";

/// Returns the section; the cluster's chart stands among the others. `cursor_s`
/// returns the time of the cursor in seconds.
pub(super) fn view(
    figure: &Figure,
    cursor_s: &Callback<(), f64>,
    send: &Callback<ViewAction>,
) -> Html {
    let words = &figure.words;
    let command = |id: &'static str, name: Key, kind: CommandKind| {
        let cursor_s = cursor_s.clone();
        let onclick = send.reform(move |_: MouseEvent| {
            let at_s = cursor_s.emit(());
            ViewAction::Dispatch(Action::Command { kind, at_s })
        });
        html! { <button {id} type="button" class="chip" part="button" {onclick}>{ words.get(name) }</button> }
    };
    html! {
        <div class="hand" part="hand">
            <p class="help">{ words.get(Key::ClusterHelp) }</p>
            <div class="commands">
                { command(START, Key::StartOne, CommandKind::Start) }
                { command("stop", Key::StopOne, CommandKind::Stop) }
                { command("kill", Key::KillOne, CommandKind::Kill) }
            </div>
            if !figure.own_cluster.commands.is_empty() {
                { list(figure, send) }
            }
        </div>
    }
}

/// Returns a button for each command, which removes it, and one that removes
/// all.
fn list(figure: &Figure, send: &Callback<ViewAction>) -> Html {
    let words = &figure.words;
    let item = |(index, command): (usize, &Command)| {
        let text = description(figure, command);
        let onclick =
            send.reform(move |_: MouseEvent| ViewAction::Dispatch(Action::Uncommand(index)));
        html! {
            <li>
                <button id={command_id(index)} type="button" class="quiet" {onclick}
                    aria-label={words.fill(Key::TakeBack, &[&text])}>
                    { &text }<span aria-hidden="true">{ " ×" }</span>
                </button>
            </li>
        }
    };
    let clear = send.reform(|_: MouseEvent| ViewAction::Dispatch(Action::ClearCommands));
    html! {
        <ul class="script" aria-label={words.get(Key::Commands).to_owned()}>
            { for figure.own_cluster.commands.iter().enumerate().map(item) }
            <li><button id="clear" type="button" class="quiet" onclick={clear}>{ words.get(Key::Clear) }</button></li>
        </ul>
    }
}

fn description(figure: &Figure, command: &Command) -> String {
    let key = match command.kind {
        CommandKind::Stop | CommandKind::Lose => Key::DidStop,
        CommandKind::Kill => Key::DidKill,
        CommandKind::Start | CommandKind::Register => Key::DidStart,
    };
    let time = text::clock(&figure.words, &figure.results.workload, command.at_s);
    figure.words.fill(key, &[&time])
}

fn command_id(index: usize) -> String {
    ["command-", &index.to_string()].concat()
}

/// Returns the id of the element to focus after the button of command `index`
/// has disappeared: the button in its place, or the start button if no command
/// remains.
pub(super) fn focus_after_removal(index: usize, remaining: usize) -> String {
    match remaining.checked_sub(1) {
        Some(last) => command_id(index.min(last)),
        None => START.to_owned(),
    }
}
