//! Painting at most once a frame.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::Callback;

/// Asks the browser for one animation frame at a time.
pub(super) struct Frame {
    pending: Rc<Cell<Option<i32>>>,
    tick: Closure<dyn Fn()>,
}

impl Frame {
    pub(super) fn new(on_frame: Callback<()>) -> Self {
        let pending = Rc::new(Cell::new(None));
        let cleared = pending.clone();
        let tick = Closure::new(move || {
            cleared.set(None);
            on_frame.emit(());
        });
        Self { pending, tick }
    }

    /// Calls back in the next frame; asking twice in one frame is asking once.
    pub(super) fn request(&self) {
        if self.pending.get().is_some() {
            return;
        }
        let id = web_sys::window().and_then(|w| {
            w.request_animation_frame(self.tick.as_ref().unchecked_ref())
                .ok()
        });
        self.pending.set(id);
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.pending.get(), web_sys::window()) {
            let _ = window.cancel_animation_frame(id);
        }
    }
}
