//! Presets as chips, and the four sliders.

use std::cell::Cell;

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::figure::{Action, Control, DisplayOptions, Figure};
use crate::settings::Preset;
use crate::text;

const SLIDERS: usize = 4;

/// The slider elements, whose filled part is sampled by a custom property, and
/// how much of each that is.
#[derive(Default)]
pub(super) struct Refs([(NodeRef, Cell<f64>); SLIDERS]);

impl Refs {
    /// Tells each slider how far it is filled. Inline styles in the markup
    /// would be refused by a strict content security policy; this is not one.
    pub(super) fn fill(&self) {
        for (node, share) in &self.0 {
            if let Some(slider) = node.cast::<HtmlElement>() {
                let text = text::plain_number(share.get());
                let _ = slider.style().set_property("--share", &text);
            }
        }
    }
}

/// The number that a text is, or NaN.
pub(super) fn number(text: &str) -> f64 {
    js_sys::Number::from(wasm_bindgen::JsValue::from_str(text)).value_of()
}

/// Of a row of buttons that arrow keys move in, only one is a tab stop.
fn tab(is_stop: bool) -> &'static str {
    if is_stop { "0" } else { "-1" }
}

/// One chip for each preset.
pub(super) fn presets(figure: &Figure, ask: &Callback<Action>) -> Html {
    let reshaped = figure.settings.is_reshaped();
    let chosen = figure.settings.preset;
    let words = &figure.words;
    let chip = |preset: Preset| {
        let onclick = ask.reform(move |_: MouseEvent| Action::Choose(preset));
        html! {
            <button key={preset.name()} id={preset.name()} type="button" class="chip" part="chip"
                tabindex={tab(preset == chosen)}
                aria-pressed={(preset == chosen && !reshaped).to_string()} {onclick}>
                { text::preset_name(words, preset) }
            </button>
        }
    };
    let own = super::more::own_shape(figure);
    let onkeydown = super::more::roving();
    html! {
        <div class="chips" part="presets" role="toolbar" aria-label={text::choose_preset(words).to_owned()} {onkeydown}>
            { for Preset::ALL.iter().copied().map(chip) }
            { own }
        </div>
    }
}

/// The sliders in sight.
pub(super) fn sliders(
    figure: &Figure,
    view: &DisplayOptions,
    refs: &Refs,
    ask: &Callback<Action>,
) -> Html {
    let controls = figure.controls_of(view);
    html! {
        <div class="sliders" part="controls">
            { for controls.iter().zip(&refs.0).map(|(control, (node, share))| {
                share.set((control.value - control.min) / (control.max - control.min));
                slider(figure, control, node, ask)
            }) }
        </div>
    }
}

fn slider(figure: &Figure, control: &Control, node: &NodeRef, ask: &Callback<Action>) -> Html {
    let (id, name) = (control.field.id, control.field.name);
    let set = |held| {
        ask.reform(move |event: Event| {
            let value = event
                .target_unchecked_into::<HtmlInputElement>()
                .value_as_number();
            Action::Set { id, value, held }
        })
    };
    // A drag that comes back to where it began ends without a `change`.
    let release = ask.reform(|_: PointerEvent| Action::Release);
    let home = (control.field.get)(&figure.baseline);
    let ondblclick = ask.reform(move |_: MouseEvent| Action::Set {
        id,
        value: home,
        held: false,
    });
    let oninput = set(true).reform(|event: InputEvent| event.into());
    let text = text::slider_value(&figure.words, control.field, control.value);
    let parts = html! {
        <>
            <span class="label">{ text::setting_label(&figure.words, control.field) }</span>
            // Read with the slider, so not by itself.
            <span class="value" aria-hidden="true">{ &text }</span>
            <input type="range" ref={node} id={name}
                min={text::plain_number(control.min)}
                max={text::plain_number(control.max)}
                step={text::plain_number(control.step)}
                value={text::plain_number(control.value)}
                aria-valuetext={text.clone()}
                {oninput} onchange={set(false)} {ondblclick}
                onpointerup={release.clone()} onpointercancel={release} />
        </>
    };
    // Classes that are built at run time would bring a set of texts along.
    if control.is_for_workers() {
        html! { <label key={name} class="slider workers" part="slider">{ parts }</label> }
    } else {
        html! { <label key={name} class="slider" part="slider">{ parts }</label> }
    }
}
