//! Everything a person reads, in one of three languages.
//!
//! `messages` contains every text, and [`Words`] the texts of one language. The
//! other modules put values into them.

mod alt_text;
mod axis;
mod choice_names;
mod clock;
mod close_up;
mod compare;
mod cursor;
mod decision;
mod decision_log;
mod describe_moment;
mod event;
mod find_setting;
mod fit;
mod fleet;
mod headline;
mod job;
mod load;
mod manifest;
mod map;
mod messages;
mod names;
mod number;
mod numbers;
mod other_seeds;
mod prediction;
mod refusal;
mod score;
mod service;
mod setting;
mod setting_words;
mod share;
mod sketch;
mod summary;
mod table;
mod time_keys;
mod typed;
mod unchecked;
mod value;
mod warning;
mod words;

pub use crate::numbers::plain_number;
pub use alt_text::alt_text;
pub use axis::{chart_texts, time_axis};
pub use choice_names::{autoscaler_name, choice_name, load_name, own_load, preset_name};
pub use headline::{Phrase, headline};
pub use messages::MessageId;
pub use names::{
    choose_preset, drag_hint, figure_title, how_to_read, number_labels, own_set_up, policy_note,
    policy_title, show_charts, span_name, static_workers, three_numbers, value_hint, your_shape,
};
pub use number::{count, grouped, long_number, percent, share_pct, short_number};
pub use numbers::Numbers;
pub use service::{Service, service, would_do};
pub use setting::{ShownUnit, field_text, field_unit, setting_value, slider_value};
pub use words::Words;

pub use {
    clock::{clock, duration},
    close_up::{close, close_up_labels, close_up_story, close_up_title, look_closer},
    compare::{
        ComparedRun, ComparisonTable, Difference, LoadDifference, RowGroup, against,
        comparison_table, difference, difference_note, go_back, left_out, no_more_pins, paste_run,
        pin_help, pin_list, pin_name, pin_this, pin_with_another, pinned_load, rename_pin, unpin,
        with_sentences,
    },
    cursor::{CursorReadout, cursor_readout, cursor_value, pinned_cursor_value},
    decision_log::{LogRow, log_row},
    describe_moment::{Moment, moment},
    find_setting::SettingQuery,
    fit::{cpu_fit, fleet_comparison, no_fit},
    fleet::{FleetText, fleet_text},
    job::{
        AnswerProblem, answer_problem, answer_refusal, answer_text, job_help, job_provenance,
        job_quantity, job_title, parse_answer, question_hint, question_name, question_unit,
    },
    load::{load_error, load_in_figure, load_notes, load_unit},
    manifest::{changed, manifest_error, manifest_name, manifest_notes},
    map::MapWords,
    messages::{Key, LoadText, LogText, ManifestText, MapText, Share},
    names::hours_label,
    other_seeds::{SpreadOf, other_seeds_help, other_seeds_title},
    prediction::{
        guess_again, guess_help, guess_results, guess_value, question, reveal, skip, your_guess,
    },
    refusal::{error_message, not_a_number, refusal, typed_refusal},
    score::{Scoreboard, best_try, bring_back, command_at, scoreboard},
    setting_words::{
        allowed, group_name, has_no_effect, more_settings, range, setting_doc, setting_name,
        value_of,
    },
    share::{link_labels, saved_title, source},
    sketch::{draw_label, drawn_point, pencil, pencil_hint},
    summary::{announcement, summary},
    table::{Table, table},
    time_keys::time_keys,
    typed::{Typed, read_number},
    unchecked::{unchecked, unchecked_others},
    value::value_text,
    warning::{warning, way_out},
};

use messages::Basic;
use names::{fleet_name, span_genitive};
