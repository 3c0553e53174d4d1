//! Presets as chips, and the four sliders.

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::figure::{Control, Figure, Intent};
use crate::narrate::{self, Words};
use crate::settings::Preset;

const SLIDERS: usize = 4;

/// The slider elements, whose filled part is drawn by a custom property.
#[derive(Default)]
pub(super) struct Refs([NodeRef; SLIDERS]);

impl Refs {
    /// Tells each slider how far it is filled. Inline styles in the markup
    /// would be refused by a strict content security policy; this is not one.
    pub(super) fn fill(&self) {
        for slider in self
            .0
            .iter()
            .filter_map(|node| node.cast::<HtmlInputElement>())
        {
            let (min, max) = (number(&slider.min()), number(&slider.max()));
            let share = (slider.value_as_number() - min) / (max - min);
            let text = narrate::plain_number(share);
            let element: &HtmlElement = &slider;
            let _ = element.style().set_property("--share", &text);
        }
    }
}

fn number(text: &str) -> f64 {
    js_sys::Number::from(wasm_bindgen::JsValue::from_str(text)).value_of()
}

/// One chip for each preset.
pub(super) fn presets(figure: &Figure, ask: &Callback<Intent>) -> Html {
    let chosen = figure.settings.preset;
    let chip = |preset: Preset| {
        let onclick = ask.reform(move |_: MouseEvent| Intent::Choose(preset));
        html! {
            <button key={preset.name()} type="button" class="chip" part="chip"
                aria-pressed={(preset == chosen).to_string()} {onclick}>
                { narrate::preset_name(&figure.words, preset) }
            </button>
        }
    };
    html! {
        <div class="chips" part="presets" role="group" aria-label={narrate::choose_preset(&figure.words).to_owned()}>
            { for Preset::ALL.iter().copied().map(chip) }
        </div>
    }
}

/// Peak load, the preset's own second figure, static workers, target.
pub(super) fn sliders(figure: &Figure, refs: &Refs, ask: &Callback<Intent>) -> Html {
    html! {
        <div class="sliders" part="controls">
            { for figure.controls().iter().zip(&refs.0).map(|(control, node)| slider(&figure.words, control, node, ask)) }
        </div>
    }
}

fn slider(words: &Words, control: &Control, node: &NodeRef, ask: &Callback<Intent>) -> Html {
    let name = control.field.name;
    let set = |held| {
        ask.reform(move |event: Event| {
            let value = event
                .target_unchecked_into::<HtmlInputElement>()
                .value_as_number();
            Intent::Set { name, value, held }
        })
    };
    // A drag that comes back to where it began ends without a `change`.
    let release = ask.reform(|_: PointerEvent| Intent::Release);
    let oninput = set(true).reform(|event: InputEvent| event.into());
    let text = narrate::setting_value(words, control.field, control.value);
    let class = classes!("slider", control.is_for_workers().then_some("workers"));
    html! {
        <label key={name} {class} part="slider">
            <span class="label">{ narrate::setting_label(words, control.field) }</span>
            <output class="value">{ &text }</output>
            <input type="range" ref={node}
                min={narrate::plain_number(control.min)}
                max={narrate::plain_number(control.max)}
                step={narrate::plain_number(control.step)}
                value={narrate::plain_number(control.value)}
                aria-valuetext={text.clone()}
                {oninput} onchange={set(false)}
                onpointerup={release.clone()} onpointercancel={release} />
        </label>
    }
}
