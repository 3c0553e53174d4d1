//! The sliders below the charts.

use std::cell::Cell;

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::dom::set_number;
use super::view_action::ViewAction;
use crate::figure::{Action, Control, DisplayOptions, Figure};
use crate::settings::SettingId;
use crate::text;

/// The largest number of sliders in a figure.
const SLIDERS: usize = 4;

/// The elements of the sliders, the last that in the menu, and the share of each that is
/// filled, 0 to 1.
#[derive(Default)]
pub(super) struct Sliders([(NodeRef, Cell<f64>); SLIDERS + 1]);

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
                { for controls.iter().zip(&self.0).take(SLIDERS).map(|(control, place)| {
                    slider(figure, control, control.field.name, place, send)
                }) }
            </div>
        }
    }

    /// Returns the slider of a setting in the menu.
    pub(super) fn of_menu(
        &self,
        figure: &Figure,
        id: SettingId,
        send: &Callback<ViewAction>,
    ) -> Html {
        let [.., place] = &self.0;
        slider(
            figure,
            &figure.control(id.field()),
            "menu-target",
            place,
            send,
        )
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

fn slider(
    figure: &Figure,
    control: &Control,
    name: &'static str,
    (node, share): &(NodeRef, Cell<f64>),
    send: &Callback<ViewAction>,
) -> Html {
    share.set((control.value - control.min) / (control.max - control.min));
    let text = text::slider_value(&figure.words, control.field, control.value);
    let parts = html! {
        <>
            <span class="label" translate="yes">{ text::setting_name(&figure.words, control.field) }</span>
            // Read aloud with the slider.
            <span class="value" aria-hidden="true">{ &text }</span>
            { input(figure, control, (name, text), node, send) }
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
    (name, text): (&'static str, String),
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
        <input type="range" ref={node} id={name}
            min={text::plain_number(control.min)}
            max={text::plain_number(control.max)}
            step={text::plain_number(control.step)}
            value={text::plain_number(control.value)}
            aria-valuetext={text}
            {oninput} onchange={set(false)} {ondblclick}
            onpointerup={release.clone()} onpointercancel={release} />
    }
}
