//! What is only worked out when somebody evaluations at it, and then memo.

use std::cell::OnceCell;
use std::rc::Rc;

/// Something that follows from the rest of a figure. Copies of the figure share
/// it; who changes what it follows from starts a new one.
#[derive(Debug)]
pub(super) struct Memo<T>(Rc<OnceCell<T>>);

impl<T> Memo<T> {
    pub(super) fn get_or_init(&self, make: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(make)
    }
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(Rc::default())
    }
}

impl<T> PartialEq for Memo<T> {
    /// The same follows from the same, worked out or not.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
