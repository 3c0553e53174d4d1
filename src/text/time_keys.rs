//! The description of the keys of the time slider.

use super::clock::duration;
use super::{Key, Words};
use crate::scene::time_step_s;

/// Describes the keys of the time slider over a span in seconds.
pub fn time_keys(words: &Words, span_s: f64) -> String {
    words.fill(Key::TimeKeys, &[&duration(words, time_step_s(span_s))])
}
