//! The texts over a chart, as elements: sharp, selectable, in the page's font.
//!
//! They are updated outside the virtual DOM, because they are compared with
//! every picture and seldom change.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::dom::move_to;
use crate::allocation::Policy;
use crate::scene::{Anchor, Label, LabelRole};

/// The labels that are on the page.
#[derive(Default)]
pub(super) struct Labels {
    shown: Vec<(Label, HtmlElement)>,
}

impl Labels {
    /// Makes the children of `parent` show `labels`, and writes only what differs.
    pub(super) fn show(&mut self, parent: &HtmlElement, labels: &[Label]) {
        for (index, label) in labels.iter().enumerate() {
            match self.shown.get_mut(index) {
                Some((old, _)) if old == label => {}
                Some((old, element)) => {
                    if old.text != label.text {
                        element.set_text_content(Some(&label.text));
                    }
                    dress(element, label);
                    old.clone_from(label);
                }
                None => {
                    let Some(element) = new_span(parent) else {
                        return;
                    };
                    element.set_text_content(Some(&label.text));
                    dress(&element, label);
                    self.shown.push((label.clone(), element));
                }
            }
        }
        for (_, element) in self.shown.drain(labels.len().min(self.shown.len())..) {
            element.remove();
        }
    }
}

fn new_span(parent: &HtmlElement) -> Option<HtmlElement> {
    let span = parent.owner_document()?.create_element("span").ok()?;
    parent.append_child(&span).ok()?;
    span.dyn_into().ok()
}

/// Sets the class and the position of a label.
fn dress(element: &HtmlElement, label: &Label) {
    let role = match label.role {
        LabelRole::YTick | LabelRole::XTick => "tick",
        LabelRole::Unit => "unit",
        LabelRole::Idle => "idle",
        LabelRole::Short => "short",
        LabelRole::Load => "load",
        LabelRole::Enough => "enough",
        LabelRole::Guess => "yours",
        LabelRole::Pin => "pin",
        LabelRole::Empty => "empty",
        LabelRole::Run(Policy::Static) => "run-static",
        LabelRole::Run(Policy::Manual) => "run-manual",
        LabelRole::Run(Policy::Schedule) => "run-schedule",
        LabelRole::Run(Policy::Reactive) => "run-reactive",
        LabelRole::Run(Policy::Script) => "run-script",
        LabelRole::Processed => "processed",
        LabelRole::Lag => "lag",
    };
    let anchor = match label.anchor {
        Anchor::Left => " left",
        Anchor::Middle => " middle",
        Anchor::Right => " right",
    };
    element.set_class_name(&[role, anchor].concat());
    move_to(element, label.x, label.y);
}
