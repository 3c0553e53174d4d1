//! The commands as marks on the time axis of the own cluster's chart: each can be
//! dragged to another time.

use std::cell::RefCell;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::dom::move_to;
use super::view_action::ViewAction;
use crate::allocation::{Command, CommandKind};
use crate::figure::Figure;
use crate::scene::Plot;
use crate::text::{self, Key};

/// The least distance of two marks side by side, and the height of a row of marks, in
/// CSS pixels.
const APART_PX: f64 = 24.0;

/// The marks on the page, one for each command.
#[derive(Default)]
pub(super) struct CommandMarks(RefCell<Vec<NodeRef>>);

impl CommandMarks {
    /// Returns the markup.
    pub(super) fn view(&self, figure: &Figure, send: &Callback<ViewAction>) -> Html {
        let commands = &figure.own_cluster.commands;
        let mut nodes = self.0.borrow_mut();
        nodes.resize_with(commands.len(), NodeRef::default);
        let each = nodes.iter().zip(commands.iter()).enumerate();
        html! { <>{ for each.map(|(index, (node, command))| mark(figure, index, node, command, send)) }</> }
    }

    /// Moves the marks in a chart with these scales.
    pub(super) fn place(&self, figure: &Figure, plot: &Plot) {
        let commands = &figure.own_cluster.commands;
        for (node, (x, y)) in self.0.borrow().iter().zip(positions(commands, plot)) {
            if let Some(element) = node.cast::<HtmlElement>() {
                move_to(&element, x, y);
                let is_left = x < (plot.left + plot.right) / 2.0;
                let _ = element.class_list().toggle_with_force("ahead", is_left);
            }
        }
    }
}

fn mark(
    figure: &Figure,
    index: usize,
    node: &NodeRef,
    command: &Command,
    send: &Callback<ViewAction>,
) -> Html {
    let (words, workload) = (&figure.words, &figure.results.workload);
    let (class, name) = match command.kind {
        CommandKind::Start | CommandKind::Register => ("command up", Key::StartOne),
        CommandKind::Stop | CommandKind::Lose => ("command down", Key::StopOne),
        CommandKind::Kill => ("command kill", Key::KillOne),
    };
    let value = text::command_at(words, workload, command.kind, command.at_s);
    let onpointer = send.reform(|event: PointerEvent| ViewAction::DragCommand(event));
    let send = send.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if is_command_key(&event.key()) && !(event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send.emit(ViewAction::CommandKey(index, event.key()));
        }
    });
    html! {
        <div id={mark_id(index)} {class} ref={node} part="handle" role="slider" tabindex="0"
            aria-label={words.get(name).to_owned()} aria-valuemin="0"
            aria-valuemax={text::plain_number(workload.span_s())}
            aria-valuenow={text::plain_number(command.at_s)} aria-valuetext={value.clone()}
            onpointerdown={onpointer.clone()} onpointermove={onpointer.clone()}
            onpointerup={onpointer.clone()} onpointercancel={onpointer} {onkeydown}>
            <span class="tip" aria-hidden="true">{ value }</span>
        </div>
    }
}

/// Returns the id of the mark of a command.
pub(super) fn mark_id(index: usize) -> String {
    ["mark-", &index.to_string()].concat()
}

/// Returns the centre of each mark in CSS pixels. Marks that are close stand above each
/// other.
pub(super) fn positions(commands: &[Command], plot: &Plot) -> Vec<(f64, f64)> {
    // The last mark of each row, the lowest row first.
    let mut rows: Vec<f64> = Vec::new();
    let most = ((plot.height() / APART_PX) as usize).max(1);
    let place = |command: &Command| {
        let x = plot.x(command.at_s);
        let free = rows.iter().position(|last| x - last >= APART_PX);
        let row = free.unwrap_or(if rows.len() < most { rows.len() } else { 0 });
        match rows.get_mut(row) {
            Some(last) => *last = x,
            None => rows.push(x),
        }
        (x, plot.bottom - row as f64 * APART_PX)
    };
    commands.iter().map(place).collect()
}

fn is_command_key(key: &str) -> bool {
    matches!(
        key,
        "ArrowLeft"
            | "ArrowRight"
            | "ArrowUp"
            | "ArrowDown"
            | "PageUp"
            | "PageDown"
            | "Home"
            | "End"
            | "Delete"
            | "Backspace"
    )
}
