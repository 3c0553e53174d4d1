//! A value that is computed when it is first needed.

use std::cell::OnceCell;
use std::rc::Rc;

/// A value that follows from the rest of a figure. Copies of the figure share
/// it, so a change of what it follows from must replace it.
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
    /// Always true: figures that are equal otherwise have equal derived values,
    /// whether they are computed or not.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
