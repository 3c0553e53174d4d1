//! Settings that cannot do what the job needs, each with a button that mends it.

use yew::prelude::*;

use super::view_action::ViewAction;
use crate::figure::{Action, Figure};
use crate::settings::Warning;
use crate::text;

pub(super) fn view(figure: &Figure, warning: Warning, send: &Callback<ViewAction>) -> Html {
    let (words, settings) = (&figure.words, &figure.settings);
    let way_out = warning.way_out(settings);
    let label = text::way_out(words, &way_out);
    let onclick = send.reform(move |_: MouseEvent| {
        let (id, value) = way_out.clone();
        ViewAction::Dispatch(Action::edit(id, value))
    });
    html! {
        <span class="warning">
            { text::warning(words, settings, warning) }{ " " }
            <button type="button" class="quiet" {onclick}>{ label }</button>
        </span>
    }
}
