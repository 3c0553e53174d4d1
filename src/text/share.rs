//! The texts of saved pictures and files.

use super::{Share, Words, figure_title, load_name, plain_number, setting_name, value_of};
use crate::settings::{SettingId, Settings};

/// The most settings that a source names.
const MOST_SETTINGS: usize = 8;

/// Returns the title of a saved picture: “Static and reactive allocation of workers: Weekend”.
pub fn saved_title(words: &Words, settings: &Settings) -> String {
    let load = load_name(words, settings);
    words.fill(Share::SavedTitle, &[figure_title(words), load])
}

/// Returns what a saved picture was made with: the version and the settings that are not
/// left to the preset, at most eight of them.
pub fn source(words: &Words, settings: &Settings, version: &str) -> String {
    let is_told = |id: &SettingId| *id != SettingId::Preset && !settings.is_default(*id);
    let changed = settings.entries().map(|(id, _)| id).filter(is_told);
    let mut changed: Vec<String> = changed.map(|id| one_setting(words, settings, id)).collect();
    let more = changed.len().saturating_sub(MOST_SETTINGS);
    if more > 0 {
        changed.truncate(MOST_SETTINGS);
        let more = plain_number(more as f64);
        changed.push(words.fill(Share::MoreSettings, &[&more]));
    }
    let changed = changed
        .into_iter()
        .reduce(|all, next| words.fill(Share::BothSettings, &[&all, &next]));
    let load = load_name(words, settings);
    let settings = match changed {
        Some(changed) => words.fill(Share::SettingsBeside, &[load, &changed]),
        None => words.fill(Share::AllOfPreset, &[load]),
    };
    words.fill(Share::Source, &[version, &settings])
}

/// Returns what stands before the link of a saved picture: of a whole one, and of one that
/// is cut.
pub fn link_labels(words: &Words) -> [&str; 2] {
    [Share::LinkIsWhole, Share::LinkIsCut].map(|label| words.get(label))
}

fn one_setting(words: &Words, settings: &Settings, id: SettingId) -> String {
    let field = id.field();
    let value = value_of(words, field, settings);
    words.fill(Share::OneSetting, &[setting_name(words, field), &value])
}
