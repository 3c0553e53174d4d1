//! A text to copy.

use std::rc::Rc;

use yew::prelude::*;

use crate::text::{Share, Words};
use crate::ui::exchange_action::ExchangeAction;
use crate::ui::view_action::ViewAction;

/// Returns a text in a field that cannot be changed, with a button that copies it.
pub(super) fn view(
    words: &Words,
    id: &'static str,
    label: &str,
    text: String,
    rows: usize,
    send: &Callback<ViewAction>,
) -> Html {
    let copied: Rc<str> = text.as_str().into();
    let onclick = send
        .reform(move |_: MouseEvent| ViewAction::Exchange(ExchangeAction::Copy(copied.clone())));
    // There are several of them in sight.
    let copy = words.get(Share::Copy);
    let copy_what = [copy, ": ", label].concat();
    html! {
        <div class="code">
            <textarea {id} readonly=true spellcheck="false" rows={rows.to_string()} wrap="off" aria-label={label.to_owned()} value={text} />
            <button type="button" class="chip" part="button" aria-label={copy_what} {onclick}>{ copy.to_owned() }</button>
        </div>
    }
}
