//! Plans of workers by days and hours.
//!
//! A [`Plan`] is read from a notation, `Mon-Fri 07:00-20:00 8; else 3`, and says how
//! many workers are wanted at a [`Moment`] of a run. What follows a plan, and when, is
//! a matter of [`schedule`](crate::autoscaler::schedule).

mod days;
mod entries;
mod error;
mod in_link;
mod moment;
mod print;
mod read;
mod usual;

pub(crate) use days::DAY_MINUTES;
pub use days::{Date, Hours, Weekdays};
pub use entries::{Days, Entry, MOST_ENTRIES, MOST_WORKERS, Plan};
pub use error::{Expected, PlanError};
pub(crate) use in_link::notation;
pub use moment::{Moment, has_weekdays};
pub use usual::{UsualLoad, usual_plan};
