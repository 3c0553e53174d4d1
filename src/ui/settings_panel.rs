//! Every setting, in groups: name, value, unit, range, default, description.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::view_action::ViewAction;
use crate::figure::{Action, Figure};
use crate::settings::{FIELDS, Field, Group, Kind, SettingId, SettingsError, Value};
use crate::text::{self, Key};

pub(super) fn view(figure: &Figure, errors: &[SettingsError], send: &Callback<ViewAction>) -> Html {
    let group = |group: &Group| {
        let fields = FIELDS.iter().filter(|field| field.group == *group);
        html! {
            <fieldset>
                <legend>{ text::group_name(&figure.words, *group) }</legend>
                { for fields.map(|field| row(figure, field, errors, send)) }
            </fieldset>
        }
    };
    html! {
        <div class="settings" part="settings">{ for Group::ALL.iter().map(group) }</div>
    }
}

fn row(
    figure: &Figure,
    field: &'static Field,
    errors: &[SettingsError],
    send: &Callback<ViewAction>,
) -> Html {
    let words = &figure.words;
    let name = field.name;
    let error = errors.iter().find(|error| error.is_about(field.id));
    let about = ["about-", name].concat();
    let changed = figure.is_changed(field);
    html! {
        <div key={name} class={classes!("setting", changed.then_some("changed"))}>
            <label class="label" for={input_id(name)}>{ text::setting_name(words, field) }</label>
            <span class="value">
                { match field.kind {
                    Kind::Choice(names) => choice(figure, field, names, about.clone(), send),
                    Kind::Number { .. } => number(figure, field, about.clone(), error.is_some(), send),
                } }
            </span>
            <p class="about" id={about}>
                { text::setting_doc(words, field) }{ " " }
                { text::allowed(words, field) }{ "." }
                if let Some(own) = field.external_name {
                    { " " }<code>{ own }</code>
                }
                if let Some(error) = error {
                    <strong class="wrong">{ text::refusal(words, error) }</strong>
                }
            </p>
            if changed {
                { reset_button(figure, field, send) }
            }
        </div>
    }
}

fn input_id(name: &str) -> String {
    ["set-", name].concat()
}

fn edit(id: SettingId, value: String) -> ViewAction {
    ViewAction::Dispatch(Action::Edit {
        patch: vec![(id, Value::Text(value))],
        held: false,
    })
}

fn choice(
    figure: &Figure,
    field: &'static Field,
    names: &'static [&'static str],
    about: String,
    send: &Callback<ViewAction>,
) -> Html {
    let chosen = (field.get)(&figure.settings) as usize;
    let onchange = send.reform(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        edit(field.id, select.value())
    });
    html! {
        <select id={input_id(field.name)} aria-describedby={about} {onchange}>
            { for names.iter().enumerate().map(|(index, value)| html! {
                <option value={*value} selected={index == chosen}>
                    { text::choice_name(&figure.words, field, index) }
                </option>
            }) }
        </select>
    }
}

fn number(
    figure: &Figure,
    field: &'static Field,
    about: String,
    invalid: bool,
    send: &Callback<ViewAction>,
) -> Html {
    let words = &figure.words;
    // The decimal separator of the language, without thousands separators.
    let comma = words.tag() == "de";
    let text = match field.is_left_to_default(&figure.settings) {
        true => String::new(),
        false if comma => text::plain_number((field.get)(&figure.settings)).replace('.', ","),
        false => text::plain_number((field.get)(&figure.settings)),
    };
    let onchange = send.reform(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let text = input.value();
        let text = if comma { text.replace(',', ".") } else { text };
        // Clearing the field resets the setting to its default.
        edit(
            field.id,
            if text.trim().is_empty() {
                "default".to_owned()
            } else {
                text
            },
        )
    });
    html! {
        <>
            <input id={input_id(field.name)} class="typed" type="text" inputmode="decimal" value={text}
                placeholder={words.get(Key::ByDefault).to_owned()}
                aria-describedby={about} aria-invalid={invalid.then_some("true")} {onchange} />
            <span class="unit">{ text::unit_name(words, field) }</span>
        </>
    }
}

fn reset_button(figure: &Figure, field: &'static Field, send: &Callback<ViewAction>) -> Html {
    let words = &figure.words;
    let baseline = words.fill(Key::Changed, &[&baseline_text(figure, field)]);
    let reset = words.fill(Key::ResetOne, &[text::setting_name(words, field)]);
    let onclick = send.reform(move |event: MouseEvent| {
        focus_input(&event.target_unchecked_into());
        ViewAction::Dispatch(Action::ResetFields(vec![field.id]))
    });
    html! {
        <button type="button" class="quiet" {onclick} aria-label={[&baseline, ". ", &reset].concat()}>
            { &baseline }
        </button>
    }
}

/// Moves the focus from the reset button, which is about to disappear, to the
/// input of the same setting.
fn focus_input(button: &HtmlElement) {
    let row = button.closest(".setting").ok().flatten();
    let input = row.and_then(|row| row.query_selector(".value > :first-child").ok()?);
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        let _ = input.focus();
    }
}

/// Returns the value of a setting before the user changed it.
fn baseline_text(figure: &Figure, field: &Field) -> String {
    let words = &figure.words;
    let baseline = (field.get)(&figure.baseline);
    match field.kind {
        // The number of a choice is its index.
        Kind::Choice(_) => text::choice_name(words, field, baseline as usize),
        Kind::Number { .. } if field.is_left_to_default(&figure.baseline) => {
            words.get(Key::ByDefault).to_owned()
        }
        Kind::Number { .. } => text::setting_value(words, field, baseline),
    }
}
