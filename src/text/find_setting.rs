//! Finds settings by what a person calls them.

use super::{Words, group_name, setting_name};
use crate::settings::Field;

/// What a person looks for among the settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingQuery {
    /// The letters and digits of each word.
    words: Vec<Vec<u8>>,
}

impl SettingQuery {
    /// Reads a text. Marks, spaces and the case of ASCII letters make no difference:
    /// `heartbeat-timeout` is `heartbeatTimeout`.
    pub fn new(text: &str) -> Self {
        let words = text.split(' ').map(letters);
        Self {
            words: words.filter(|word| !word.is_empty()).collect(),
        }
    }

    /// Returns whether it asks for nothing, so that every setting matches.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns whether each word occurs in a name of a setting: its label or its group in
    /// the language of `words`, its property, or a name elsewhere.
    pub fn matches(&self, words: &Words, field: &Field) -> bool {
        let labels = [
            setting_name(words, field),
            group_name(words, field.group),
            field.name,
        ];
        let names = labels.iter().chain(field.external_names());
        let names: Vec<Vec<u8>> = names.map(|name| letters(name)).collect();
        self.words.iter().all(|word| {
            let mut names = names.iter();
            names.any(|name| contains(name, word))
        })
    }
}

/// Returns a text without ASCII marks and spaces, with small ASCII letters.
fn letters(text: &str) -> Vec<u8> {
    let bytes = text.bytes();
    let kept = bytes.filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    kept.map(|byte| byte.to_ascii_lowercase()).collect()
}

fn contains(name: &[u8], word: &[u8]) -> bool {
    name.windows(word.len()).any(|part| part == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{FIELDS, SettingId};
    use SettingId::*;

    fn found(words: &Words, text: &str) -> Vec<SettingId> {
        let query = SettingQuery::new(text);
        let matching = FIELDS.iter().filter(|field| query.matches(words, field));
        matching.map(|field| field.id).collect()
    }

    #[test]
    fn a_setting_is_found_by_every_name_it_has() {
        let all = [Words::english(), Words::german(), Words::chinese()];
        for (words, field) in all
            .iter()
            .flat_map(|words| FIELDS.iter().map(move |field| (words, field)))
        {
            let label = setting_name(words, field).to_owned();
            let own = [label, field.name.to_owned(), field.attribute()];
            let elsewhere = field.external_names().iter().map(|name| (*name).to_owned());
            for name in own.into_iter().chain(elsewhere) {
                assert!(found(words, &name).contains(&field.id), "{name}");
                let capitals = name.to_ascii_uppercase();
                assert!(found(words, &capitals).contains(&field.id), "{capitals}");
            }
        }
    }

    #[test]
    fn few_settings_have_a_word_in_common() {
        let english = Words::english();
        assert_eq!(
            found(&english, "heartbeat"),
            [HeartbeatTimeout, HeartbeatInterval]
        );
        assert_eq!(found(&english, "Timeout heartbeat"), [HeartbeatTimeout]);
        assert_eq!(
            found(&english, "stabilizationWindowSeconds"),
            [StabilizationWindow, ScaleUpStabilization]
        );
        assert_eq!(found(&english, "scaling-interval.min"), [RescaleCooldown]);
        assert_eq!(found(&english, "maxReplicas"), [MaxWorkers]);
        assert_eq!(found(&Words::german(), "spitzenlast"), [PeakLoad]);
        assert_eq!(found(&Words::chinese(), "峰宽"), [PeakWidth]);
        assert_eq!(found(&english, "no such setting"), []);
        assert_eq!(found(&english, " - ").len(), FIELDS.len());
        assert!(SettingQuery::new(" - ").is_empty());
    }
}
