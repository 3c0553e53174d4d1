//! Why a task stopped, in one line for whoever ran it.

use std::fmt;
use std::path::Path;

#[derive(Clone, Debug)]
pub(crate) struct Fault(String);

pub(crate) type Outcome<T = ()> = Result<T, Fault>;

impl Fault {
    pub(crate) fn new(line: impl Into<String>) -> Self {
        Self(line.into())
    }

    /// For `map_err` around file work: which file it was is what one needs.
    pub(crate) fn at<E: fmt::Display>(path: &Path) -> impl FnOnce(E) -> Self {
        move |error| Self(format!("{}: {error}", path.display()))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
