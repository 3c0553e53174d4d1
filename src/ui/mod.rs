//! The figure on the page: Yew components around a [`Figure`](crate::figure::Figure).

mod app;
mod canvas;
mod chart;
mod controls;
mod frame;
mod grip;
mod handle;
mod labels;
mod link;
mod more;
mod numbers;
mod observe;
mod panel;
mod sheet;
mod style;

pub(crate) use app::{App, Props};
pub(crate) use link::{Asker, Link, Start};
pub(crate) use style::adopt_style;
