//! Every setting, in groups: name, value, unit, range, default, and what it
//! does.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::figure::{Action, Figure};
use crate::settings::{FIELDS, Field, Group, Kind, SettingsError, Value};
use crate::text::{self, Key};
use crate::ui::app::{App, Message};

pub(super) fn view(ctx: &Context<App>, figure: &Figure, errors: &[SettingsError]) -> Html {
    let ask = ctx.link().callback(Message::Ask);
    html! {
        <div class="settings" part="settings">
            { for Group::ALL.iter().map(|group| of_group(figure, *group, errors, &ask)) }
        </div>
    }
}

fn of_group(
    figure: &Figure,
    group: Group,
    errors: &[SettingsError],
    ask: &Callback<Action>,
) -> Html {
    let fields = FIELDS.iter().filter(|field| field.group == group);
    html! {
        <fieldset>
            <legend>{ text::group_name(&figure.words, group) }</legend>
            { for fields.map(|field| row(figure, field, errors, ask)) }
        </fieldset>
    }
}

fn row(
    figure: &Figure,
    field: &'static Field,
    errors: &[SettingsError],
    ask: &Callback<Action>,
) -> Html {
    let words = &figure.words;
    let (id, name) = (field.id, field.name);
    let error = errors.iter().find(|error| error.is_about(id));
    let described = ["about-", name].concat();
    let changed = figure.is_changed(field);
    let label = text::setting_name(words, field).to_owned();
    let was = words.fill(Key::Changed, &[&was(figure, field)]);
    let reset = ask.reform(move |event: MouseEvent| {
        // The button will be gone; who pressed it by key stays with the setting.
        let button: HtmlElement = event.target_unchecked_into();
        let row = button.closest(".setting").ok().flatten();
        let input = row.and_then(|row| row.query_selector(".value > :first-child").ok()?);
        if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
            let _ = input.focus();
        }
        Action::ResetFields(vec![id])
    });
    html! {
        <div key={name} class={classes!("setting", changed.then_some("changed"))}>
            <label class="label" for={["set-", name].concat()}>{ &label }</label>
            { input(figure, field, &described, error.is_some(), ask) }
            <p class="about" id={described}>
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
                <button type="button" class="quiet" onclick={reset}
                    aria-label={[was.as_str(), ". ", &words.fill(Key::ResetOne, &[&label])].concat()}>
                    { &was }
                </button>
            }
        </div>
    }
}

fn input(
    figure: &Figure,
    field: &'static Field,
    described: &str,
    wrong: bool,
    ask: &Callback<Action>,
) -> Html {
    let words = &figure.words;
    let id = ["set-", field.name].concat();
    let edit = move |value: Value| Action::Edit {
        patch: vec![(field.id, value)],
        held: false,
    };
    let settings = &figure.settings;
    match field.kind {
        Kind::Choice(names) => {
            let chosen = (field.get)(settings) as usize;
            let onchange = ask.reform(move |event: Event| {
                let select: HtmlSelectElement = event.target_unchecked_into();
                edit(Value::Text(select.value()))
            });
            html! {
                <span class="value">
                    <select {id} aria-describedby={described.to_owned()} {onchange}>
                        { for names.iter().enumerate().map(|(place, value)| html! {
                            <option value={*value} selected={place == chosen}>
                                { text::choice_name(words, field, place) }
                            </option>
                        }) }
                    </select>
                </span>
            }
        }
        Kind::Number { .. } => {
            // As people write numbers in this language, but nothing between thousands.
            let comma = words.tag() == "de";
            let text = match field.is_left_to_default(settings) {
                true => String::new(),
                false if comma => text::plain_number((field.get)(settings)).replace('.', ","),
                false => text::plain_number((field.get)(settings)),
            };
            let onchange = ask.reform(move |event: Event| {
                let input: HtmlInputElement = event.target_unchecked_into();
                let text = input.value();
                let text = if comma { text.replace(',', ".") } else { text };
                // An empty field is what was there before anybody typed.
                edit(Value::Text(if text.trim().is_empty() {
                    "default".to_owned()
                } else {
                    text
                }))
            });
            html! {
                <span class="value">
                    <input {id} class="typed" type="text" inputmode="decimal" value={text}
                        placeholder={words.get(Key::ByDefault).to_owned()}
                        aria-describedby={described.to_owned()} aria-invalid={wrong.then_some("true")} {onchange} />
                    <span class="unit">{ text::unit_name(words, field) }</span>
                </span>
            }
        }
    }
}

/// The value before the reader touched it.
fn was(figure: &Figure, field: &Field) -> String {
    let words = &figure.words;
    let home = (field.get)(&figure.baseline);
    match field.kind {
        // A place in the list; it is none of the numbers that are left out.
        Kind::Choice(_) => text::choice_name(words, field, home as usize),
        Kind::Number { .. } if field.is_left_to_default(&figure.baseline) => {
            words.get(Key::ByDefault).to_owned()
        }
        Kind::Number { .. } => text::setting_value(words, field, home),
    }
}
