//! The sliders below the charts.

use std::cell::Cell;

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::dom::set_number;
use super::view_action::ViewAction;
use crate::figure::{Action, Control, DisplayOptions, Figure};
use crate::text;

/// The largest number of sliders in a figure.
const SLIDERS: usize = 4;

/// The elements of the sliders, and the share of each that is filled, 0 to 1.
#[derive(Default)]
pub(super) struct Sliders([(NodeRef, Cell<f64>); SLIDERS]);

impl Sliders {
    pub(super) fn view(
        &self,
        figure: &Figure,
        display: &DisplayOptions,
        send: &Callback<ViewAction>,
    ) -> Html {
        let controls = figure.controls_of(display);
        html! {
            <div class="sliders" part="controls">
                { for controls.iter().zip(&self.0).map(|(control, (node, share))| {
                    share.set((control.value - control.min) / (control.max - control.min));
                    slider(figure, control, node, send)
                }) }
            </div>
        }
    }

    /// Fills the sliders on the page. An inline style in the markup would be
    /// refused by a strict content security policy; a property is not.
    pub(super) fn fill(&self) {
        for (node, share) in &self.0 {
            if let Some(slider) = node.cast::<HtmlElement>() {
                set_number(&slider.style(), "--share", share.get());
            }
        }
    }
}

fn slider(figure: &Figure, control: &Control, node: &NodeRef, send: &Callback<ViewAction>) -> Html {
    let name = control.field.name;
    let text = text::slider_value(&figure.words, control.field, control.value);
    let parts = html! {
        <>
            <span class="label">{ text::setting_label(&figure.words, control.field) }</span>
            // Read aloud with the slider.
            <span class="value" aria-hidden="true">{ &text }</span>
            { input(figure, control, text, node, send) }
        </>
    };
    // Two literals: a class built at run time would link Yew's string code.
    if control.is_for_workers() {
        html! { <label key={name} class="slider workers" part="slider">{ parts }</label> }
    } else {
        html! { <label key={name} class="slider" part="slider">{ parts }</label> }
    }
}

fn input(
    figure: &Figure,
    control: &Control,
    text: String,
    node: &NodeRef,
    send: &Callback<ViewAction>,
) -> Html {
    let id = control.field.id;
    let set = |held| {
        send.reform(move |event: Event| {
            let slider: HtmlInputElement = event.target_unchecked_into();
            let value = slider.value_as_number();
            ViewAction::Dispatch(Action::Set { id, value, held })
        })
    };
    let oninput = set(true).reform(|event: InputEvent| event.into());
    // A drag that ends where it began causes no `change` event.
    let release = send.reform(|_: PointerEvent| ViewAction::Dispatch(Action::Release));
    let baseline = (control.field.get)(&figure.baseline);
    let ondblclick = send.reform(move |_: MouseEvent| {
        ViewAction::Dispatch(Action::Set {
            id,
            value: baseline,
            held: false,
        })
    });
    html! {
        <input type="range" ref={node} id={control.field.name}
            min={text::plain_number(control.min)}
            max={text::plain_number(control.max)}
            step={text::plain_number(control.step)}
            value={text::plain_number(control.value)}
            aria-valuetext={text}
            {oninput} onchange={set(false)} {ondblclick}
            onpointerup={release.clone()} onpointercancel={release} />
    }
}
