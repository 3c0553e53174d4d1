//! The buttons that command the own cluster at the time of the cursor.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::dom::set_text;
use super::view_action::ViewAction;
use crate::allocation::CommandKind;
use crate::figure::{Action, Figure};
use crate::text;

/// The commands with the ids of their buttons.
const COMMANDS: [(&str, CommandKind); 3] = [
    (START, CommandKind::Start),
    ("stop", CommandKind::Stop),
    ("kill", CommandKind::Kill),
];
/// The id of the button that starts a TaskManager.
pub(super) const START: &str = "start";

/// The buttons, whose texts follow the time cursor.
#[derive(Default)]
pub(super) struct CommandButtons([NodeRef; 3]);

impl CommandButtons {
    /// Returns the markup; `cursor_s` returns the time of the cursor in seconds.
    pub(super) fn view(&self, cursor_s: &Callback<(), f64>, send: &Callback<ViewAction>) -> Html {
        let button = |(node, (id, kind)): (&NodeRef, (&'static str, CommandKind))| {
            let cursor_s = cursor_s.clone();
            let onclick = send.reform(move |_: MouseEvent| {
                let at_s = cursor_s.emit(());
                ViewAction::Dispatch(Action::Command { kind, at_s })
            });
            html! { <button {id} type="button" class="chip" part="button" {onclick} ref={node}></button> }
        };
        html! { <div class="commands">{ for self.0.iter().zip(COMMANDS).map(button) }</div> }
    }

    /// Shows the time of the cursor in seconds, if the buttons are on the page.
    pub(super) fn show(&self, figure: &Figure, t_s: f64) {
        for (node, (_, kind)) in self.0.iter().zip(COMMANDS) {
            if node.cast::<HtmlElement>().is_none() {
                return;
            }
            let workload = &figure.results.workload;
            set_text(node, &text::command_at(&figure.words, workload, kind, t_s));
        }
    }
}
