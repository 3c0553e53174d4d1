//! Settings as a text that keeps all of them, for another thread.

use super::{Shared, from_text, to_fragment, to_json};
use crate::report::Report;
use crate::settings::Settings;

/// Returns settings as a text that [`from_text`] reads: a link, or a file if the load is too
/// long for a link. `None` if neither keeps all of them. `report` is that of the settings.
pub fn whole_text(settings: &Settings, report: &Report) -> Option<String> {
    let shared = Shared {
        settings: settings.clone(),
        ..Shared::default()
    };
    let keeps_all = |text: &String| {
        let read = from_text(text);
        read.is_ok_and(|(read, _)| read.settings == *settings)
    };
    let link = to_fragment(&shared).ok().map(|link| link.text);
    let file = || Some(to_json(&shared, report, "", ""));
    link.filter(keeps_all).or_else(|| file().filter(keeps_all))
}
