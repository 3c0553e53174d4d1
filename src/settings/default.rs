//! How a number or a curve is left to its default.

/// What [`Field::get`](super::Field::get) reads of a number or a curve that is left to
/// its default.
pub(super) const LEFT_TO_DEFAULT: f64 = f64::INFINITY;

/// The value of such a number or curve in attributes, properties and the address.
pub(super) const DEFAULT_WORD: &str = "default";
