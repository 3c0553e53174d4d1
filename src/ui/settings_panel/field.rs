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
        Kind::Number { .. } => html! {
            <span class="value">{ number(row, described_by) }</span>
        },
        Kind::Curve => html! {
            <span class="value">{ curve(row, described_by) }</span>
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

fn number(row: &Row, described_by: String) -> Html {
    let (figure, field) = (row.figure, row.field);
    let words = &figure.words;
    let id = field.id;
    let value = (field.get)(&figure.settings);
    let text = match row.draft {
        Some(draft) => draft.text.clone(),
        None if field.is_left_to_default(&figure.settings) => String::new(),
        None => text::field_text(words, field, value),
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
    html! {
        <>
            <input id={self::id(field.name)} class="typed" type="text" inputmode="decimal" value={text}
                autocomplete="off" placeholder={words.get(Key::ByDefault).to_owned()}
                title={row.allowed()} aria-describedby={described_by}
                aria-invalid={invalid.then_some("true")}
                {oninput} {onchange} onkeydown={press_key(id, row.send)} />
            <span class="unit">{ text::field_unit(words, field, value) }</span>
        </>
    }
}

/// Returns the field of a curve as a text, empty for the default.
fn curve(row: &Row, described_by: String) -> Html {
    let (figure, field) = (row.figure, row.field);
    let text = match field.value(&figure.settings) {
        Value::Text(text) if !field.is_left_to_default(&figure.settings) => text,
        _ => String::new(),
    };
    let onchange = row.send.reform(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let text = input.value();
        ViewAction::Dispatch(if text.trim().is_empty() {
            Action::ResetFields(vec![field.id])
        } else {
            Action::edit(field.id, Value::Text(text))
        })
    });
    html! {
        <>
            <input id={id(field.name)} class="typed" type="text" value={text} autocomplete="off"
                placeholder={figure.words.get(Key::ByDefault).to_owned()} title={row.allowed()}
                aria-describedby={described_by} {onchange} />
            <span class="unit">{ "%" }</span>
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
