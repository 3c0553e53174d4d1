//! Painting at most once per animation frame.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_render::{AnimationFrame, request_animation_frame};

/// Requests one animation frame at a time. Dropping it cancels the request.
pub(super) struct Frame(Rc<Requests>);

struct Requests {
    on_frame: Box<dyn Fn(f64) -> bool>,
    pending: RefCell<Option<AnimationFrame>>,
}

impl Frame {
    /// Calls `on_frame` in each requested frame with the frame's time in
    /// milliseconds; it returns whether it needs the next frame, too.
    pub(super) fn new(on_frame: impl Fn(f64) -> bool + 'static) -> Self {
        Self(Rc::new(Requests {
            on_frame: Box::new(on_frame),
            pending: RefCell::default(),
        }))
    }

    /// Requests the next frame, once however often it is called before.
    pub(super) fn request(&self) {
        self.0.request();
    }
}

impl Requests {
    fn request(self: &Rc<Self>) {
        if self.pending.borrow().is_some() {
            return;
        }
        let requests = Rc::downgrade(self);
        let frame = request_animation_frame(move |now_ms| {
            let Some(requests) = requests.upgrade() else {
                return;
            };
            requests.pending.take();
            if (requests.on_frame)(now_ms) {
                requests.request();
            }
        });
        self.pending.replace(Some(frame));
    }
}
