//! What makes a figure paint again without a number having changed. Dropping an
//! observer ends it.

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, MediaQueryList, ResizeObserver};
use yew::Callback;

/// The room for a chart changes.
pub(super) struct Resize {
    observer: Option<ResizeObserver>,
    _on_change: Closure<dyn Fn()>,
}

impl Resize {
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

impl Drop for Resize {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// A media query comes true or ceases to be.
struct Media {
    list: Option<MediaQueryList>,
    on_change: Closure<dyn Fn()>,
}

impl Media {
    fn new(query: &str, changed: Callback<()>) -> Self {
        let on_change: Closure<dyn Fn()> = Closure::new(move || changed.emit(()));
        let list = web_sys::window().and_then(|w| w.match_media(query).ok().flatten());
        let media = Self { list, on_change };
        if let Some(list) = &media.list {
            let _ = list.add_event_listener_with_callback("change", media.function());
        }
        media
    }

    fn function(&self) -> &Function {
        self.on_change.as_ref().unchecked_ref()
    }
}

impl Drop for Media {
    fn drop(&mut self) {
        if let Some(list) = &self.list {
            let _ = list.remove_event_listener_with_callback("change", self.function());
        }
    }
}

/// The page goes dark or light, or the system takes the colours over.
pub(super) struct Scheme {
    _media: [Media; 2],
}

impl Scheme {
    pub(super) fn new(changed: Callback<()>) -> Self {
        Self {
            _media: [
                Media::new("(prefers-color-scheme: dark)", changed.clone()),
                Media::new("(forced-colors: active)", changed),
            ],
        }
    }
}

/// The page is zoomed or goes to another screen. Each ratio that a screen
/// commonly has gets a query of its own, since a query can only be left once.
pub(super) struct PixelRatio {
    _media: Vec<Media>,
}

impl PixelRatio {
    pub(super) fn new(changed: Callback<()>) -> Self {
        const EDGES: [&str; 6] = ["1.01", "1.3", "1.6", "2.01", "2.6", "3.01"];
        let query = |edge: &&str| {
            let query = ["(min-resolution: ", edge, "dppx)"].concat();
            Media::new(&query, changed.clone())
        };
        Self {
            _media: EDGES.iter().map(query).collect(),
        }
    }
}
