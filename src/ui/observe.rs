//! Changes of size, colours, resolution and visibility, which no setting
//! causes. Dropping an observer ends it.

use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, ResizeObserver,
};
use yew::Callback;

/// Observes the size of elements.
pub(super) struct SizeObserver {
    observer: Option<ResizeObserver>,
    _on_change: Closure<dyn Fn()>,
}

impl SizeObserver {
    pub(super) fn new(elements: &[HtmlElement], changed: Callback<()>) -> Self {
        let on_change: Closure<dyn Fn()> = Closure::new(move || changed.emit(()));
        let observer = ResizeObserver::new(on_change.as_ref().unchecked_ref()).ok();
        for element in elements {
            if let Some(observer) = &observer {
                observer.observe(element);
            }
        }
        Self {
            observer,
            _on_change: on_change,
        }
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Observes whether an element is on the screen.
pub(super) struct VisibilityObserver {
    observer: IntersectionObserver,
    _on_change: Closure<dyn Fn(Array)>,
}

impl VisibilityObserver {
    /// Calls `changed` with whether the element is on the screen, first soon
    /// after this call. Returns nothing if the browser has no such observer.
    pub(super) fn new(element: &Element, changed: impl Fn(bool) + 'static) -> Option<Self> {
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

impl Drop for VisibilityObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The colour scheme, forced colours, and the resolution: zooming the page or
/// moving it to another screen. A query only says whether a screen is past a
/// ratio, so each ratio that screens commonly have gets one.
const QUERIES: [&str; 8] = [
    "(prefers-color-scheme: dark)",
    "(forced-colors: active)",
    "(min-resolution: 1.01dppx)",
    "(min-resolution: 1.3dppx)",
    "(min-resolution: 1.6dppx)",
    "(min-resolution: 2.01dppx)",
    "(min-resolution: 2.6dppx)",
    "(min-resolution: 3.01dppx)",
];

/// Listens to changes of how the browser shows colours and pixels.
pub(super) fn media_listeners(changed: &Callback<()>) -> Vec<EventListener> {
    let listener = |query: &str| {
        let list = web_sys::window()?.match_media(query).ok().flatten()?;
        let changed = changed.clone();
        Some(EventListener::new(&list, "change", move |_| {
            changed.emit(());
        }))
    };
    QUERIES.iter().filter_map(|query| listener(query)).collect()
}
