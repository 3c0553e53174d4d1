//! Drawing the load in words.

use super::messages::Sketch;
use super::{Words, clock, setting_value};
use crate::settings::SettingId;
use crate::workload::Workload;

/// Returns the name of the button that starts and ends drawing.
pub fn pencil(words: &Words) -> &str {
    words.get(Sketch::Pencil)
}

/// Returns how the load is drawn with a pointer.
pub fn pencil_hint(words: &Words) -> &str {
    words.get(Sketch::PencilHint)
}

/// Returns how the load is drawn with keys.
pub fn draw_label(words: &Words) -> &str {
    words.get(Sketch::DrawLabel)
}

/// Returns a point of the load: “14:00, 3,200 records/s”. The load is in records per
/// second.
pub fn drawn_point(words: &Words, workload: &Workload, (t_s, load_per_s): (f64, f64)) -> String {
    let load = setting_value(words, SettingId::PeakLoad.field(), load_per_s.round());
    words.fill(Sketch::TimeAndLoad, &[&clock(words, workload, t_s), &load])
}
