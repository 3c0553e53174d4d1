//! Writes to elements that the virtual DOM does not manage.

use web_sys::{CssStyleDeclaration, Element, HtmlElement};
use yew::NodeRef;

use crate::text;

/// Sets the text of an element unless it has that text already.
pub(super) fn set_text(node: &NodeRef, text: &str) {
    if let Some(element) = node.cast::<Element>()
        && element.text_content().as_deref() != Some(text)
    {
        element.set_text_content(Some(text));
    }
}

/// Moves an element, in CSS pixels. Properties that are set one by one are
/// allowed where a content security policy forbids style attributes.
pub(super) fn move_to(element: &HtmlElement, x: f64, y: f64) {
    let style = element.style();
    set_px(&style, "left", x);
    set_px(&style, "top", y);
}

/// Sets a CSS length in pixels.
pub(super) fn set_px(style: &CssStyleDeclaration, property: &str, value: f64) {
    let mut text = text::plain_number(value);
    text.push_str("px");
    let _ = style.set_property(property, &text);
}

/// Sets a CSS property, such as a custom one, to a number.
pub(super) fn set_number(style: &CssStyleDeclaration, property: &str, value: f64) {
    let _ = style.set_property(property, &text::plain_number(value));
}

/// The last position of an element, so that it is only written when it changes.
#[derive(Default)]
pub(super) struct CachedPosition(Option<(HtmlElement, f64, f64)>);

impl CachedPosition {
    /// Moves the element, in CSS pixels. Returns whether it moved; a new element
    /// always does.
    pub(super) fn move_to(&mut self, element: HtmlElement, x: f64, y: f64) -> bool {
        let old = self.0.take().filter(|(old, _, _)| *old == element);
        let (moved_x, moved_y) =
            old.map_or((true, true), |(_, old_x, old_y)| (old_x != x, old_y != y));
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
