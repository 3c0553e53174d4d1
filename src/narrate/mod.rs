//! The words of the product: everything a person reads comes from here, in one
//! of three languages.
//!
//! `texts` has every text, and [`Words`] those of one language. The rest of the
//! house puts values into them.

mod axis;
mod names;
mod number;
mod sentence;
mod setting;
#[cfg(everything)]
mod setting_words;
mod texts;
mod words;

pub use axis::{chart_texts, time_axis};
pub use names::{
    choose_preset, drag_hint, figure_title, how_to_read, number_labels, policy_note, policy_title,
    preset_name, span_name, static_handle, static_workers, three_numbers,
};
pub use number::{count, grouped, percent, plain_number, share_pct, short_number};
pub use sentence::{Phrase, alt_text, headline};
pub use setting::{setting_label, setting_value};
#[cfg(everything)]
pub use texts::Key;
pub use texts::{Text, Tier};
pub use words::Words;

use texts::Basic;
