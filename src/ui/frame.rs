//! Painting at most once a frame.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Asks the browser for one animation frame at a time.
pub(super) struct Frame {
    pending: Rc<Cell<Option<i32>>>,
    tick: Rc<Closure<dyn Fn(f64)>>,
}

impl Frame {
    /// Calls `on_frame` with the frame's time in milliseconds whenever one has
    /// been asked for; it answers whether the next one is wanted too.
    pub(super) fn new(on_frame: impl Fn(f64) -> bool + 'static) -> Self {
        let pending = Rc::new(Cell::new(None));
        let asked = pending.clone();
        let tick = Rc::new_cyclic(|itself: &std::rc::Weak<Closure<dyn Fn(f64)>>| {
            let itself = itself.clone();
            Closure::new(move |now_ms| {
                asked.set(None);
                if on_frame(now_ms)
                    && let Some(tick) = itself.upgrade()
                {
                    ask(&asked, function(&tick));
                }
            })
        });
        Self { pending, tick }
    }

    /// Calls back in the next frame; asking twice in one frame is asking once.
    pub(super) fn request(&self) {
        ask(&self.pending, function(&self.tick));
    }
}

fn function(tick: &Closure<dyn Fn(f64)>) -> &Function {
    tick.as_ref().unchecked_ref()
}

fn ask(pending: &Cell<Option<i32>>, tick: &Function) {
    if pending.get().is_none() {
        let window = web_sys::window();
        pending.set(window.and_then(|window| window.request_animation_frame(tick).ok()));
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.pending.get(), web_sys::window()) {
            let _ = window.cancel_animation_frame(id);
        }
    }
}
