//! The figure on the page: Yew components around a [`Figure`](crate::figure::Figure).

mod app;
mod canvas;
mod chart;
mod controls;
mod frame;
mod labels;
mod link;
mod numbers;
mod observe;
mod style;

pub(crate) use app::{App, Props};
pub(crate) use link::{Asker, Link};
pub(crate) use style::adopt_style;
