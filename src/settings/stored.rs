//! The types of settings, and their one representation as a number.

use super::Choice;
use super::default::LEFT_TO_DEFAULT;
use super::drawn_load::DrawnLoad;
use super::field::Kind;
use super::schedule::SetPlan;

/// A type of a setting that converts to and from the number that
/// [`Field::get`](super::Field::get) reads.
pub(super) trait Stored {
    const WHOLE: bool;
    const OPTIONAL: bool = false;
    /// What it is as a text that is no choice.
    const TEXT: Option<Kind> = None;
    const NAMES: Option<&'static [&'static str]> = None;
    fn load(&self) -> f64;
    fn store(&mut self, value: f64);
}

impl Stored for f64 {
    const WHOLE: bool = false;
    fn load(&self) -> f64 {
        *self
    }
    fn store(&mut self, value: f64) {
        *self = value;
    }
}

impl Stored for u32 {
    const WHOLE: bool = true;
    fn load(&self) -> f64 {
        f64::from(*self)
    }
    fn store(&mut self, value: f64) {
        // `as` saturates; only whole numbers pass the check.
        *self = value as u32;
    }
}

impl Stored for Option<f64> {
    const WHOLE: bool = false;
    const OPTIONAL: bool = true;
    fn load(&self) -> f64 {
        self.unwrap_or(LEFT_TO_DEFAULT)
    }
    fn store(&mut self, value: f64) {
        *self = value.is_finite().then_some(value);
    }
}

impl Stored for Option<u32> {
    const WHOLE: bool = true;
    const OPTIONAL: bool = true;
    fn load(&self) -> f64 {
        self.map_or(LEFT_TO_DEFAULT, f64::from)
    }
    fn store(&mut self, value: f64) {
        // `as` saturates; only whole numbers pass the check.
        *self = value.is_finite().then_some(value as u32);
    }
}

impl Stored for DrawnLoad {
    const WHOLE: bool = false;
    const TEXT: Option<Kind> = Some(Kind::Curve);
    fn load(&self) -> f64 {
        if self.is_empty() {
            LEFT_TO_DEFAULT
        } else {
            self.fingerprint()
        }
    }
    /// A number says nothing of a curve but that there is none.
    fn store(&mut self, value: f64) {
        if value == LEFT_TO_DEFAULT {
            *self = Self::default();
        }
    }
}

impl Stored for SetPlan {
    const WHOLE: bool = false;
    const TEXT: Option<Kind> = Some(Kind::Plan);
    fn load(&self) -> f64 {
        self.as_ref()
            .map_or(LEFT_TO_DEFAULT, |plan| plan.fingerprint())
    }
    /// A number says nothing of a plan but that there is none.
    fn store(&mut self, value: f64) {
        if value == LEFT_TO_DEFAULT {
            *self = None;
        }
    }
}

impl<C: Choice> Stored for C {
    const WHOLE: bool = true;
    const NAMES: Option<&'static [&'static str]> = Some(C::NAMES);
    fn load(&self) -> f64 {
        self.index() as f64
    }
    fn store(&mut self, value: f64) {
        if let Some(choice) = C::at(value as usize) {
            *self = choice;
        }
    }
}
