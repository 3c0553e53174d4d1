//! The field in which a setting is typed or chosen.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::row::Row;
use crate::figure::Action;
use crate::settings::{Kind, SettingId, Value};
use crate::text::{self, Key};
use crate::ui::view_action::ViewAction;

/// Returns the field of a setting. `described_by` are the ids of the texts about it.
pub(super) fn view(row: &Row, described_by: String) -> Html {
    match row.field.kind {
        Kind::Choice(names) => html! {
            <span class="value pick">{ choice(row, names, described_by) }</span>
        },
        Kind::Number { .. } | Kind::Curve | Kind::Plan => html! {
            <span class="value">{ typed(row, described_by) }</span>
        },
    }
}

/// Returns the id of the field of a setting.
pub(super) fn id(name: &str) -> String {
    ["set-", name].concat()
}

fn choice(row: &Row, names: &'static [&'static str], described_by: String) -> Html {
    let (figure, field) = (row.figure, row.field);
    let chosen = (field.get)(&figure.settings) as usize;
    let onchange = row.send.reform(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        ViewAction::Dispatch(Action::edit(field.id, Value::Text(select.value())))
    });
    html! {
        <select id={id(field.name)} title={row.allowed()} aria-describedby={described_by} {onchange}>
            { for names.iter().enumerate().map(|(index, value)| html! {
                <option value={*value} selected={index == chosen}>
                    { text::choice_name(&figure.words, field, index) }
                </option>
            }) }
        </select>
    }
}

/// Returns the field of a number, a curve or a plan, empty for the default.
fn typed(row: &Row, described_by: String) -> Html {
    let (figure, field) = (row.figure, row.field);
    let words = &figure.words;
    let id = field.id;
    let value = (field.get)(&figure.settings);
    let is_number = field.is_number();
    let text = match (row.draft, field.value(&figure.settings)) {
        (Some(draft), _) => draft.text.clone(),
        _ if field.is_left_to_default(&figure.settings) => String::new(),
        (None, Value::Text(text)) => text,
        (None, Value::Number(_)) => text::field_text(words, field, value),
    };
    let invalid = row.draft.is_some_and(|draft| draft.problem.is_some());
    let oninput = row.send.reform(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        ViewAction::Draft(id, input.value())
    });
    let onchange = row.send.reform(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        ViewAction::Typed(id, input.value())
    });
    let unit = match field.kind {
        Kind::Curve => "%".to_owned(),
        Kind::Plan => String::new(),
        _ => text::field_unit(words, field, value),
    };
    html! {
        <>
            <input id={self::id(field.name)} class="typed" type="text" inputmode={is_number.then_some("decimal")} value={text}
                autocomplete="off" placeholder={words.get(Key::ByDefault).to_owned()}
                title={row.allowed()} aria-describedby={described_by}
                aria-invalid={invalid.then_some("true")}
                {oninput} {onchange} onkeydown={press_key(id, row.send)} />
            <span class="unit">{ unit }</span>
        </>
    }
}

/// Steps the value with the arrow keys, by tens with Shift, and takes back what is
/// typed with Escape.
fn press_key(id: SettingId, send: &Callback<ViewAction>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let steps = if event.shift_key() { 10.0 } else { 1.0 };
        let action = match event.key().as_str() {
            "ArrowUp" => ViewAction::StepField(id, steps),
            "ArrowDown" => ViewAction::StepField(id, -steps),
            "Escape" => ViewAction::TakeBack(id),
            _ => return,
        };
        event.prevent_default();
        send.emit(action);
    })
}
