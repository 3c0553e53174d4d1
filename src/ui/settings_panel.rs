//! Every setting, in groups: name, value, unit, range, default, description.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::drafts::{Draft, Drafts};
use super::view_action::ViewAction;
use super::warnings;
use crate::figure::{Action, Figure, TypedProblem};
use crate::settings::{FIELDS, Field, Group, Kind, SettingId, Value, Warning};
use crate::text::{self, Key};

pub(super) fn view(figure: &Figure, drafts: &Drafts, send: &Callback<ViewAction>) -> Html {
    let warnings = figure.settings.warnings();
    let row = |field: &'static Field| Row {
        figure,
        field,
        draft: drafts.get(field.id),
        warning: warnings
            .iter()
            .copied()
            .find(|warning| warning.setting() == field.id),
        send,
    };
    let group = |group: &Group| {
        let fields = FIELDS.iter().filter(|field| field.group == *group);
        html! {
            <fieldset>
                <legend>{ text::group_name(&figure.words, *group) }</legend>
                { for fields.map(|field| row(field).view()) }
            </fieldset>
        }
    };
    html! {
        <div class="settings" part="settings">{ for Group::ALL.iter().map(group) }</div>
    }
}

/// One setting.
struct Row<'a> {
    figure: &'a Figure,
    field: &'static Field,
    /// What the reader has typed, if that is not applied.
    draft: Option<&'a Draft>,
    warning: Option<Warning>,
    send: &'a Callback<ViewAction>,
}

impl Row<'_> {
    fn view(&self) -> Html {
        let (figure, field, send) = (self.figure, self.field, self.send);
        let words = &figure.words;
        let name = field.name;
        let about = ["about-", name].concat();
        let changed = figure.is_changed(field);
        html! {
            <div key={name} class={classes!("setting", changed.then_some("changed"))}>
                <label class="label" for={input_id(name)}>{ text::setting_name(words, field) }</label>
                <span class="value">
                    { match field.kind {
                        Kind::Choice(names) => choice(figure, field, names, about.clone(), send),
                        Kind::Number { .. } => number(figure, field, about.clone(), self.draft, send),
                    } }
                </span>
                { self.problem() }
                <p class="about" id={about}>
                    { text::setting_doc(words, field) }{ " " }
                    { text::allowed(words, field) }{ "." }
                    { for field.external_names().iter().map(|name| html! { <>{ " " }<code>{ *name }</code></> }) }
                    if let Some(warning) = self.warning {
                        { warnings::view(figure, warning, send) }
                    }
                </p>
                if changed {
                    { reset_button(figure, field, send) }
                }
            </div>
        }
    }

    /// Returns why the typed text changes nothing.
    fn problem(&self) -> Html {
        let words = &self.figure.words;
        let Some((draft, problem)) = self
            .draft
            .and_then(|draft| Some((draft, draft.problem.as_ref()?)))
        else {
            return Html::default();
        };
        let message = match problem {
            TypedProblem::NotANumber => text::not_a_number(words, self.field, &draft.text),
            TypedProblem::Refused(error) => text::typed_refusal(words, error, &draft.text),
            TypedProblem::Ambiguous(low, high) => {
                let [low, high] = [low, high].map(|number| text::long_number(words, *number));
                words.fill(Key::WhichNumber, &[&low, &high])
            }
        };
        html! {
            <p class="wrong" role="alert">
                { message }
                if let TypedProblem::Ambiguous(low, high) = problem {
                    { for [*low, *high].map(|number| self.meant(number)) }
                }
            </p>
        }
    }

    /// Returns the button for one meaning of an ambiguous text.
    fn meant(&self, number: f64) -> Html {
        let id = self.field.id;
        let onclick = self.send.reform(move |event: MouseEvent| {
            focus_input(&event.target_unchecked_into());
            ViewAction::Meant(id, number)
        });
        html! {
            <button type="button" class="quiet" {onclick}>
                { text::long_number(&self.figure.words, number) }
            </button>
        }
    }
}

fn input_id(name: &str) -> String {
    ["set-", name].concat()
}

fn edit(id: SettingId, value: String) -> ViewAction {
    ViewAction::Dispatch(Action::edit(id, Value::Text(value)))
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
    draft: Option<&Draft>,
    send: &Callback<ViewAction>,
) -> Html {
    let words = &figure.words;
    let id = field.id;
    let text = match draft {
        Some(draft) => draft.text.clone(),
        None if field.is_left_to_default(&figure.settings) => String::new(),
        None => text::long_number(words, (field.get)(&figure.settings)),
    };
    let invalid = draft.is_some_and(|draft| draft.problem.is_some());
    let oninput = send.reform(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        ViewAction::Draft(id, input.value())
    });
    let onchange = send.reform(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        ViewAction::Typed(id, input.value())
    });
    html! {
        <>
            <input id={input_id(field.name)} class="typed" type="text" inputmode="decimal" value={text}
                autocomplete="off" placeholder={words.get(Key::ByDefault).to_owned()}
                aria-describedby={about} aria-invalid={invalid.then_some("true")}
                {oninput} {onchange} onkeydown={press_key(id, send)} />
            <span class="unit">{ text::unit_name(words, field) }</span>
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
