//! The texts of one language.

use std::rc::Rc;

use super::Basic;
use super::messages::{self, Language, MessageId};

/// All texts of one language, and its number format. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    language: Language,
    /// Texts that were loaded at run time; `None` for the built-in ones.
    given: Option<Rc<[String]>>,
}

impl Words {
    /// Returns the English texts.
    pub const fn english() -> Self {
        Self::built_in(Language::English)
    }

    /// Returns the German texts.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn german() -> Self {
        Self::built_in(Language::German)
    }

    /// Returns the texts in simplified Chinese.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn chinese() -> Self {
        Self::built_in(Language::Chinese)
    }

    const fn built_in(language: Language) -> Self {
        Self {
            language,
            given: None,
        }
    }

    /// Creates the texts of the language with this tag, such as "de" or "de-AT",
    /// in the order of `Words::to_list`. `None` if the language is unknown or the
    /// list is too short.
    pub fn new(tag: &str, messages: Vec<String>) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        let languages = [Language::English, Language::German, Language::Chinese];
        let mut languages = languages.into_iter();
        let language = languages.find(|language| primary.eq_ignore_ascii_case(language.tag()))?;
        (messages.len() >= messages::COUNT).then(|| Self {
            language,
            given: Some(messages.into()),
        })
    }

    /// Creates texts as [`Words::new`] does from one list: the tag, then the
    /// messages. `None` for an empty list.
    pub fn from_list(mut list: Vec<String>) -> Option<Self> {
        let messages = list.split_off(1.min(list.len()));
        Self::new(list.first()?, messages)
    }

    /// Returns these texts with those of the third file of the download behind them, in the
    /// order of `Words::further_list`. Without them, or in English, all are there already.
    pub fn with_further(&self, further: &[String]) -> Self {
        match &self.given {
            Some(given) if !further.is_empty() => {
                let own = given.get(..messages::COUNT).unwrap_or(given);
                Self {
                    language: self.language,
                    given: Some([own, further].concat().into()),
                }
            }
            _ => self.clone(),
        }
    }

    /// Returns the messages that follow those of [`Words::to_list`], of the third file.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn further_list(&self) -> Vec<String> {
        let messages = messages::further_list(self.language).into_iter();
        messages.map(str::to_owned).collect()
    }

    /// Returns all messages in the order of [`Words::new`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn to_list(&self) -> Vec<String> {
        match &self.given {
            Some(given) => given.to_vec(),
            None => messages::list(self.language)
                .into_iter()
                .map(str::to_owned)
                .collect(),
        }
    }

    /// Returns the language: "en", "de" or "zh".
    pub fn tag(&self) -> &'static str {
        self.language.tag()
    }

    /// Returns one text. Patterns contain the placeholders `{0}`, `{1}` and so on.
    pub fn get<T: MessageId>(&self, text: T) -> &str {
        let built_in = || {
            let messages = messages::built_in::<T>(self.language);
            messages.get(text.index()).copied().unwrap_or_default()
        };
        match &self.given {
            None => built_in(),
            // Those of the third file come later.
            Some(given) => given
                .get(T::BEGIN + text.index())
                .map_or_else(built_in, String::as_str),
        }
    }

    /// Returns a pattern with its placeholders replaced.
    pub fn fill<T: MessageId>(&self, pattern: T, values: &[&str]) -> String {
        self.fill_text(self.get(pattern), values)
    }

    /// Does the same with the text of a pattern, or a part of it.
    pub(super) fn fill_text(&self, pattern: &str, values: &[&str]) -> String {
        let text = fill(pattern, values);
        if self.language == Language::Chinese {
            return without_spaces_in_chinese(&text);
        }
        text
    }

    /// Returns the separator of two sentences.
    pub(super) fn between_sentences(&self) -> &'static str {
        match self.language {
            Language::English | Language::German => " ",
            Language::Chinese => "",
        }
    }

    /// Returns the two large numbers that have a name, and their names: million and
    /// billion, in Chinese ten thousand and a hundred million.
    pub(super) fn large_numbers(&self) -> [(f64, Basic); 2] {
        let (small, large) = match self.language {
            Language::English | Language::German => (1e6, 1e9),
            Language::Chinese => (1e4, 1e8),
        };
        [(large, Basic::Billion), (small, Basic::Million)]
    }

    /// Returns the thousands separator and the decimal point.
    pub(super) fn separators(&self) -> (char, char) {
        match self.language {
            Language::German => ('.', ','),
            Language::English | Language::Chinese => (',', '.'),
        }
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::english()
    }
}

impl Language {
    const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Chinese => "zh",
        }
    }
}

/// Returns `pattern` with its placeholders `{0}` to `{9}` replaced by `values`;
/// `{}` is the first. A placeholder without a value is removed.
fn fill(pattern: &str, values: &[&str]) -> String {
    let mut text = String::with_capacity(pattern.len() + 16);
    for (i, part) in pattern.split('{').enumerate() {
        if i == 0 {
            text.push_str(part);
            continue;
        }
        let (index, rest) = part.split_once('}').unwrap_or((part, ""));
        let digit = index.bytes().next().unwrap_or(b'0');
        if let Some(value) = values.get(usize::from(digit.wrapping_sub(b'0'))) {
            text.push_str(value);
        }
        text.push_str(rest);
    }
    text
}

/// Removes the spaces between two Chinese characters: patterns have spaces around
/// placeholders, which may become numbers.
fn without_spaces_in_chinese(text: &str) -> String {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut kept = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let between = kept.chars().next_back().is_some_and(is_chinese)
            && letters.peek().copied().is_some_and(is_chinese);
        if letter != ' ' || !between {
            kept.push(letter);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn placeholders_are_replaced() {
        assert_eq!(fill("{1} of {0}, {1}", &["a", "{0}"]), "{0} of a, {0}");
        assert_eq!(fill("day {}", &["3"]), "day 3");
        assert_eq!(fill("{2}", &["a"]), "");
        assert_eq!(fill("", &["a"]), "");
    }

    #[test]
    fn spaces_between_chinese_characters_are_removed() {
        assert_eq!(
            without_spaces_in_chinese("到 5 分钟 47 秒 赶上"),
            "到 5 分钟 47 秒赶上"
        );
        assert_eq!(
            without_spaces_in_chinese("到 14:05 赶上 "),
            "到 14:05 赶上 "
        );
    }

    proptest! {
        #[test]
        fn a_pattern_keeps_the_text_around_its_placeholders(
            before in "[^{}]{0,8}",
            value in ".{0,5}",
            after in "[^{}]{0,8}",
        ) {
            let expected = [before.as_str(), &value, &after].concat();
            prop_assert_eq!(fill(&format!("{before}{{0}}{after}"), &[&value]), expected);
            prop_assert_eq!(fill(&format!("{before}{{7}}{after}"), &[&value]), before + &after);
        }

        #[test]
        fn broken_placeholders_add_no_text(pattern in "[{}a0-9]{0,20}") {
            prop_assert!(fill(&pattern, &[]).len() <= pattern.len());
        }
    }
}
