//! The words of one language.

use std::rc::Rc;

use super::messages::{self, Language, MessageId};

/// Every text of the product in one language, and how that language writes
/// numbers. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    language: Language,
    /// Texts that came at run time; without any, those that are built in.
    given: Option<Rc<[String]>>,
}

impl Words {
    /// The words in English.
    pub const fn english() -> Self {
        Self::built_in(Language::English)
    }

    /// The words in German.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn german() -> Self {
        Self::built_in(Language::German)
    }

    /// The words in simplified Chinese.
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

    /// The words of the language with this tag, such as "de" or "de-AT", in the
    /// order of `Words::to_list`. `None` if the language is unknown or the list
    /// is too short.
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

    /// As [`Words::new`], from one list: the tag, then the messages. `None` for an
    /// empty list.
    pub fn from_list(mut list: Vec<String>) -> Option<Self> {
        let messages = list.split_off(1.min(list.len()));
        Self::new(list.first()?, messages)
    }

    /// All messages, in the order that [`Words::new`] takes.
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

    /// The language: "en", "de" or "zh".
    pub fn tag(&self) -> &'static str {
        self.language.tag()
    }

    /// One text. In patterns `{0}`, `{1}` and so on are to be filled in.
    pub fn get<T: MessageId>(&self, text: T) -> &str {
        match &self.given {
            None => messages::built_in::<T>(self.language)
                .get(text.index())
                .copied()
                .unwrap_or_default(),
            Some(given) => given
                .get(T::BEGIN + text.index())
                .map(String::as_str)
                .unwrap_or_default(),
        }
    }

    /// A pattern with its places filled in.
    pub fn fill<T: MessageId>(&self, pattern: T, values: &[&str]) -> String {
        let text = fill(self.get(pattern), values);
        if self.language == Language::Chinese {
            return joined_up(&text);
        }
        text
    }

    /// What stands between two sentences.
    pub(super) fn between_sentences(&self) -> &'static str {
        match self.language {
            Language::English | Language::German => " ",
            Language::Chinese => "",
        }
    }

    /// What stands between thousands, and before decimals.
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

/// `pattern` with its places `{0}`, `{1}` and so on replaced by `values`; `{}`
/// is the first. What has no value becomes nothing.
pub(super) fn fill(pattern: &str, values: &[&str]) -> String {
    let mut text = String::with_capacity(pattern.len() + 16);
    for (i, part) in pattern.split('{').enumerate() {
        if i == 0 {
            text.push_str(part);
            continue;
        }
        let (place, rest) = part.split_once('}').unwrap_or((part, ""));
        let digit = place.bytes().next().unwrap_or(b'0');
        if let Some(value) = values.get(usize::from(digit.wrapping_sub(b'0'))) {
            text.push_str(value);
        }
        text.push_str(rest);
    }
    text
}

/// A text without the spaces between two Chinese letters: a pattern has them
/// around what may be filled in with a number.
fn joined_up(text: &str) -> String {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut joined = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let between = joined.chars().next_back().is_some_and(is_chinese)
            && letters.peek().copied().is_some_and(is_chinese);
        if letter != ' ' || !between {
            joined.push(letter);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_are_filled_in() {
        assert_eq!(fill("{1} of {0}, {1}", &["a", "{0}"]), "{0} of a, {0}");
        assert_eq!(fill("day {}", &["3"]), "day 3");
        assert_eq!(fill("{2}", &["a"]), "");
        assert_eq!(fill("", &["a"]), "");
    }

    #[test]
    fn chinese_has_spaces_around_other_letters_only() {
        assert_eq!(joined_up("到 5 分钟 47 秒 赶上"), "到 5 分钟 47 秒赶上");
        assert_eq!(joined_up("到 14:05 赶上 "), "到 14:05 赶上 ");
    }

    proptest! {
        #[test]
        fn any_pattern_is_filled(pattern in ".{0,20}", value in ".{0,5}") {
            fill(&pattern, &[&value]);
        }
    }
}
