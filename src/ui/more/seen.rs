//! Whether the figure is on the screen: nothing runs where nobody evaluations.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, IntersectionObserver, IntersectionObserverEntry};

/// Tells when an element comes onto the screen or leaves it. Dropping it ends
/// that.
pub(super) struct Seen {
    observer: IntersectionObserver,
    _on_change: Closure<dyn Fn(Array)>,
}

impl Seen {
    pub(super) fn new(element: &HtmlElement, changed: impl Fn(bool) + 'static) -> Option<Self> {
        let on_change: Closure<dyn Fn(Array)> = Closure::new(move |entries: Array| {
            if let Ok(last) = entries
                .get(entries.length().saturating_sub(1))
                .dyn_into::<IntersectionObserverEntry>()
            {
                changed(last.is_intersecting());
            }
        });
        let observer = IntersectionObserver::new(on_change.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _on_change: on_change,
        })
    }
}

impl Drop for Seen {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
