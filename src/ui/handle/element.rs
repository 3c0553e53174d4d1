//! The element of a handle.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::press::HandlePress;
use super::{HandleKind, HandleText};
use crate::figure::{Action, Figure, FigureStore};
use crate::scene::{Handle, Plot};
use crate::text;
use crate::ui::dom::CachedPosition;
use crate::ui::view_action::ViewAction;

/// A handle on the page, hidden until the first picture determines its position.
pub(in crate::ui) struct HandleElement {
    pub(in crate::ui) kind: HandleKind,
    pub(in crate::ui) press: HandlePress,
    node: NodeRef,
    position: CachedPosition,
    /// The point of its value, CSS pixels.
    anchor: Option<(f64, f64)>,
    /// The text beside the handle on the static line.
    hint: NodeRef,
    hint_position: CachedPosition,
    /// The number on the tab, if the value is beyond the axis.
    beyond: Option<u32>,
}

impl HandleElement {
    pub(in crate::ui) fn new(kind: HandleKind) -> Self {
        Self {
            kind,
            press: HandlePress::default(),
            node: NodeRef::default(),
            position: CachedPosition::default(),
            anchor: None,
            hint: NodeRef::default(),
            hint_position: CachedPosition::default(),
            beyond: None,
        }
    }

    /// Returns the element, if it is on the page.
    pub(in crate::ui) fn element(&self) -> Option<HtmlElement> {
        self.node.cast()
    }

    /// Returns the point of its value in CSS pixels, once it is drawn: near its
    /// centre.
    pub(in crate::ui) fn anchor(&self) -> Option<(f64, f64)> {
        self.anchor
    }

    /// Returns the markup of the handle in the chart with this index. `press_key`
    /// returns the action for a key by its DOM name.
    pub(in crate::ui) fn view(
        &self,
        HandleText { label, hint, range }: HandleText,
        index: usize,
        press_key: fn(HandleKind, &Figure, &str) -> Option<Action>,
        store: &Rc<FigureStore>,
        send: &Callback<ViewAction>,
    ) -> Html {
        let kind = self.kind;
        let is_static = kind == HandleKind::Static;
        let onpointer = send.reform(move |event: PointerEvent| {
            event.stop_propagation();
            ViewAction::DragHandle(index, kind, event)
        });
        let press = press(kind, press_key, store, send);
        let reset = press.clone();
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            if press(&event.key()) {
                event.prevent_default();
            }
        });
        let ondblclick = Callback::from(move |_: MouseEvent| {
            reset("Delete");
        });
        html! {
            <>
                if is_static {
                    <span class="hint" aria-hidden="true" hidden=true ref={&self.hint}>{ &hint }</span>
                }
                <div id={kind.id()} class="handle" part="handle" hidden=true ref={&self.node} role="slider" tabindex="0"
                    aria-orientation={is_static.then_some("vertical")} aria-label={label}
                    aria-valuemin={text::plain_number(range.min)} aria-valuemax={text::plain_number(range.max)}
                    aria-valuenow={text::plain_number(range.now)} aria-valuetext={range.text}
                    onpointerdown={onpointer.clone()} onpointermove={onpointer.clone()}
                    onpointerup={onpointer.clone()} onpointercancel={onpointer}
                    {onkeydown} {ondblclick}>
                    if !is_static {
                        <span class="tip" aria-hidden="true">{ &hint }</span>
                    }
                </div>
            </>
        }
    }

    /// Moves the handle in a chart with these scales and handles, and shows it, or hides
    /// it if it is not among them. The text beside the static line is shown if `hint`.
    pub(in crate::ui) fn show(
        &mut self,
        figure: &Figure,
        plot: &Plot,
        drawn: &[Handle],
        hint: bool,
    ) {
        let Some(Handle { x, y, anchor, .. }) = self.kind.among(drawn) else {
            for node in [&self.node, &self.hint] {
                if let Some(element) = node.cast::<HtmlElement>() {
                    element.set_hidden(true);
                }
            }
            return;
        };
        self.anchor = Some(anchor);
        let beyond = self.kind.beyond(figure, plot);
        if let Some(element) = self.element() {
            element.set_hidden(false);
            self.press.listen(&element);
            if self.position.move_to(element.clone(), x, y) {
                // The tip opens towards the farther side.
                let is_left = x < (plot.left + plot.right) / 2.0;
                let _ = element.class_list().toggle_with_force("ahead", is_left);
            }
            if beyond != self.beyond {
                self.beyond = beyond;
                let _ = match beyond {
                    Some(workers) => {
                        element.set_attribute("data-beyond", &text::plain_number(workers.into()))
                    }
                    None => element.remove_attribute("data-beyond"),
                };
            }
        }
        let hint = hint && beyond.is_none();
        if let Some(element) = self.hint.cast::<HtmlElement>() {
            element.set_hidden(!hint);
            self.hint_position.move_to(element, x, y);
        }
    }
}

/// Returns a function that applies a key, and returns whether it did. It reads the
/// figure when the key is pressed: during a drag the markup may be older.
fn press(
    kind: HandleKind,
    press_key: fn(HandleKind, &Figure, &str) -> Option<Action>,
    store: &Rc<FigureStore>,
    send: &Callback<ViewAction>,
) -> Rc<dyn Fn(&str) -> bool> {
    let (store, send) = (store.clone(), send.clone());
    Rc::new(move |key| {
        let action = press_key(kind, &store.figure(), key);
        let is_known = action.is_some();
        if let Some(action) = action {
            send.emit(ViewAction::Dispatch(action));
        }
        is_known
    })
}
