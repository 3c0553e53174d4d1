//! The user's own cluster: buttons that start, stop and kill a TaskManager at
//! the time cursor, the score against the autoscaler, and the list of the commands.

use yew::prelude::*;

use super::command_buttons::START;
use super::numbers::HIDDEN;
use super::view_action::ViewAction;
use crate::allocation::{Command, CommandKind, Policy};
use crate::figure::{Action, Figure};
use crate::text::{self, Key, Numbers};

/// Returns the section; the cluster's chart stands among the others. `buttons` are those
/// of the commands.
pub(super) fn view(figure: &Figure, buttons: Html, send: &Callback<ViewAction>) -> Html {
    html! {
        <div class="hand" part="hand">
            <p class="help">{ figure.words.get(Key::ClusterHelp) }</p>
            { buttons }
            { score(figure, send) }
            if !figure.own_cluster.commands.is_empty() {
                { list(figure, send) }
            }
        </div>
    }
}

/// Returns the score against the autoscaler, and the best try with a button that
/// restores its commands.
fn score(figure: &Figure, send: &Callback<ViewAction>) -> Html {
    let commands = &figure.own_cluster.commands;
    let mut score = text::scoreboard(&figure.numbers(), !commands.is_empty());
    if figure.is_hidden(Policy::Reactive) {
        HIDDEN.clone_into(&mut score.autoscaler);
        if !commands.is_empty() {
            score.verdict.clear();
        }
    }
    let best = figure.best_try().map(|best| {
        let report = figure.report_of_try(best);
        let [best_try, rule] = text::best_try(&Numbers {
            report: &report,
            ..figure.numbers()
        });
        let is_here = best.commands == *commands;
        let onclick = send.reform(|_: MouseEvent| ViewAction::Dispatch(Action::RestoreBestTry));
        html! {
            <p>
                { best_try }{ " " }{ rule }{ " " }
                <button id="best" type="button" class="quiet" aria-disabled={is_here.to_string()} {onclick}>
                    { text::bring_back(&figure.words) }
                </button>
            </p>
        }
    });
    html! {
        <div class="score" data-lost={score.is_lost.then_some("true")} part="score">
            if score.you.is_empty() {
                <p>{ score.verdict }<br />{ score.autoscaler }</p>
            } else {
                <p>{ score.you }<br />{ score.autoscaler }<br /><b>{ score.verdict }</b></p>
            }
            { for best }
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
