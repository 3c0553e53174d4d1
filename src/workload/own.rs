//! A load of the reader's own, from a file.

use super::Shape;
use crate::own_load::OwnLoad;

pub(super) fn shape<T>(load: &OwnLoad, then: impl FnOnce(&Shape) -> T) -> T {
    then(&Shape {
        span_s: load.span_s(),
        step_s: load.step_s,
        calendar: load.calendar(),
        share: &|t_s| load.share_at(t_s),
    })
}
