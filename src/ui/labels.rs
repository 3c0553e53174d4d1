//! The texts over a chart, as elements: sharp, selectable, in the page's font.
//!
//! They are placed by hand and not by the virtual DOM, because they change with
//! every picture and most of the time not at all.

use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, HtmlElement};

use crate::scene::{Anchor, Label, LabelRole};

/// What is on the page now.
#[derive(Default)]
pub(super) struct Labels {
    shown: Vec<(Label, HtmlElement)>,
}

impl Labels {
    /// Makes the children of `parent` show `labels`, touching only what differs.
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

fn dress(element: &HtmlElement, label: &Label) {
    let role = match label.role {
        LabelRole::YTick | LabelRole::XTick => "tick",
        LabelRole::Unit => "unit",
        LabelRole::Idle => "idle",
        LabelRole::Short => "short",
        LabelRole::Load => "load",
    };
    let anchor = match label.anchor {
        Anchor::Left => " left",
        Anchor::Middle => " middle",
        Anchor::Right => " right",
    };
    element.set_class_name(&[role, anchor].concat());
    place(element, label.x, label.y);
}

/// Where an element is that is put somewhere with every picture, and most of the
/// time where it is already.
#[derive(Default)]
pub(super) struct Spot(Option<(HtmlElement, f64, f64)>);

impl Spot {
    /// Puts the element at a place in CSS pixels. Answers whether that is news.
    pub(super) fn put(&mut self, element: HtmlElement, x: f64, y: f64) -> bool {
        let old = self.0.take().filter(|(old, _, _)| *old == element);
        let (moved_x, moved_y) = old.map_or((true, true), |(_, at_x, at_y)| (at_x != x, at_y != y));
        let style = element.style();
        if moved_x {
            set_px(&style, "left", x);
        }
        if moved_y {
            set_px(&style, "top", y);
        }
        self.0 = Some((element, x, y));
        moved_x || moved_y
    }
}

/// Puts an element at a place in CSS pixels. Setting properties one by one is
/// allowed where a page forbids style attributes.
pub(super) fn place(element: &HtmlElement, x: f64, y: f64) {
    let style = element.style();
    set_px(&style, "left", x);
    set_px(&style, "top", y);
}

fn set_px(style: &CssStyleDeclaration, property: &str, value: f64) {
    let mut text = crate::text::plain_number(value);
    text.push_str("px");
    let _ = style.set_property(property, &text);
}
