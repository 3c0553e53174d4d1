//! The words of the product: everything a person reads comes from here.

mod axis;
mod number;
mod sentence;
mod words;

pub use axis::{chart_texts, time_axis};
pub use number::{count, grouped, percent, plain_number, share_pct};
pub use sentence::{Phrase, alt_text, headline};
pub use words::{
    NUMBER_LABELS, choose_preset, drag_hint, figure_title, how_to_read, policy_note, policy_title,
    preset_name, setting_label, setting_value, span_name, static_handle, static_workers,
    three_numbers,
};
