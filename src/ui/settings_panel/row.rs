//! One setting: its name, field and unit, a button that puts it back, what is wrong with
//! it, and what it does.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::field;
use crate::figure::{Action, Figure, TypedProblem};
use crate::settings::{Acts, Field, Unit, Warning};
use crate::text::{self, Key};
use crate::ui::drafts::Draft;
use crate::ui::view_action::ViewAction;
use crate::ui::warnings;

/// One setting.
pub(super) struct Row<'a> {
    pub(super) figure: &'a Figure,
    pub(super) field: &'static Field,
    /// What the reader has typed, if that is not applied.
    pub(super) draft: Option<&'a Draft>,
    pub(super) warning: Option<Warning>,
    pub(super) send: &'a Callback<ViewAction>,
}

impl Row<'_> {
    pub(super) fn view(&self) -> Html {
        let (figure, field) = (self.figure, self.field);
        let words = &figure.words;
        let name = field.name;
        let about = ["about-", name].concat();
        let changed = figure.is_changed(field);
        let acts = figure.acts(field.id);
        let inert = (acts != Acts::Now).then_some("inert");
        html! {
            <div key={name} class={classes!("setting", changed.then_some("changed"), inert)}>
                <label class="label" translate="yes" for={field::id(name)}>{ text::setting_name(words, field) }</label>
                { field::view(self, about.clone()) }
                if changed {
                    { self.put_back() }
                }
                { self.problem() }
                if let Some(warning) = self.warning {
                    <p class="advice">{ warnings::view(figure, warning, self.send) }</p>
                }
                // Shown at the foot of the panel while the pointer or the focus is here.
                <p class="about" id={about}>
                    if let Acts::Only(condition) = acts {
                        <b>{ text::has_no_effect(words, condition) }</b>{ " " }
                    }
                    { text::setting_doc(words, field) }{ " " }
                    { self.allowed() }{ "." }
                    { for field.external_names().iter().map(|name| html! { <>{ " " }<code>{ *name }</code></> }) }
                </p>
            </div>
        }
    }

    /// Returns the values that the setting takes, and its value in the preset.
    pub(super) fn allowed(&self) -> String {
        text::allowed(&self.figure.words, self.field, &self.figure.baseline)
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
            TypedProblem::Ambiguous(low, high) => words.fill(
                Key::WhichNumber,
                &[&self.meaning(*low), &self.meaning(*high)],
            ),
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

    /// Returns a number that an ambiguous text may mean, with its unit if that differs.
    fn meaning(&self, number: f64) -> String {
        let words = &self.figure.words;
        match self.field.unit {
            Unit::Seconds | Unit::Millicores => text::setting_value(words, self.field, number),
            _ => text::long_number(words, number),
        }
    }

    /// Returns the button for one meaning of an ambiguous text.
    fn meant(&self, number: f64) -> Html {
        let id = self.field.id;
        let onclick = self.send.reform(move |event: MouseEvent| {
            focus_field(&event.target_unchecked_into());
            ViewAction::Meant(id, number)
        });
        html! {
            <button type="button" class="quiet" {onclick}>{ self.meaning(number) }</button>
        }
    }

    /// Returns the button that gives the setting its value in the preset again.
    fn put_back(&self) -> Html {
        let (figure, field) = (self.figure, self.field);
        let words = &figure.words;
        let before = text::value_of(words, field, &figure.baseline);
        let name = words.fill(Key::PutBack, &[text::setting_name(words, field), &before]);
        let onclick = self.send.reform(move |event: MouseEvent| {
            focus_field(&event.target_unchecked_into());
            ViewAction::Dispatch(Action::ResetFields(vec![field.id]))
        });
        html! {
            <button type="button" class="back" {onclick} title={name.clone()} aria-label={name}>{ "↺" }</button>
        }
    }
}

/// Moves the focus from a button, which is about to disappear, to the field of the same
/// setting.
fn focus_field(button: &HtmlElement) {
    let row = button.closest(".setting").ok().flatten();
    let field = row.and_then(|row| row.query_selector(".value > :first-child").ok()?);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}
