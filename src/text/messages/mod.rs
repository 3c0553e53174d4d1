//! Every text in its three languages side by side, one file per subject.
//!
//! The wasm that is loaded first has the subjects [`Basic`] and [`SettingName`] only, the
//! workbench all others: what the first frame says belongs there.
//!
//! In the browser only English is part of the module. Another language comes as
//! a list of strings in the order of the messages.

mod basic;
mod close_up;
mod compare;
mod cursor;
mod decision_log;
mod decisions;
mod fit;
mod happenings;
mod hpa;
mod interface;
mod job;
mod load;
mod manifest;
mod panel;
mod plan;
mod score;
mod settings;
mod share;
mod sketch;
mod unchecked;
mod warnings;

pub(crate) use basic::Basic;
pub use decision_log::LogText;
pub use interface::Key;
pub use load::LoadText;
pub use manifest::ManifestText;
pub use share::Share;
pub(super) use {
    close_up::CloseUpText,
    compare::Compare,
    cursor::Cursor,
    decisions::Decided,
    fit::FitText,
    happenings::{Doing, Happened},
    hpa::HpaText,
    job::JobText,
    panel::Panel,
    plan::PlanText,
    score::Score,
    settings::{SettingAbout, SettingName},
    sketch::Sketch,
    unchecked::UncheckedText,
    warnings::Advice,
};

/// The languages of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    German,
    Chinese,
}

/// The id of a text of [`Words`](super::Words).
pub trait MessageId: Copy {
    /// The index of the first text of this subject in the list of all messages.
    const BEGIN: usize;
    /// The index after the last text of this subject.
    const END: usize = Self::BEGIN + Self::ENGLISH.len();
    /// The English messages of this subject.
    const ENGLISH: &'static [&'static str];
    /// The German messages of this subject.
    #[cfg(not(target_arch = "wasm32"))]
    const GERMAN: &'static [&'static str];
    /// The Chinese messages of this subject.
    #[cfg(not(target_arch = "wasm32"))]
    const CHINESE: &'static [&'static str];

    /// Returns the index of this text in its subject.
    fn index(self) -> usize;
}

/// Returns the messages of one subject in a language.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn built_in<T: MessageId>(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => T::ENGLISH,
        Language::German => T::GERMAN,
        Language::Chinese => T::CHINESE,
    }
}

/// Returns the messages of one subject; the module has only the English ones.
#[cfg(target_arch = "wasm32")]
pub(super) fn built_in<T: MessageId>(_: Language) -> &'static [&'static str] {
    T::ENGLISH
}

/// Declares the messages of one subject: English, German, Chinese. `{0}`, `{1}` and
/// so on are replaced by values.
macro_rules! messages {
    ($(#[$meta:meta])* $vis:vis $name:ident $(after $before:ty)? {
        $( $(#[$note:meta])* $key:ident: $english:literal | $german:literal | $chinese:literal; )+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name { $( #[doc = $english] $(#[$note])* $key ),+ }

        impl $crate::text::messages::MessageId for $name {
            const BEGIN: usize = 0 $( + <$before as $crate::text::messages::MessageId>::END )?;
            const ENGLISH: &'static [&'static str] = &[ $( $english ),+ ];
            #[cfg(not(target_arch = "wasm32"))]
            const GERMAN: &'static [&'static str] = &[ $( $german ),+ ];
            #[cfg(not(target_arch = "wasm32"))]
            const CHINESE: &'static [&'static str] = &[ $( $chinese ),+ ];

            fn index(self) -> usize {
                self as usize
            }
        }
    };
}
use messages;

/// The number of messages in a language that the first two files of the download have.
pub(super) const COUNT: usize = PlanText::END;

/// Returns the messages of a language that only the third file has, which follow the others.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn further_list(language: Language) -> Vec<&'static str> {
    concat(&further_subjects(language))
}

/// Returns all messages of a language.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn list(language: Language) -> Vec<&'static str> {
    concat(&subjects(language))
}

/// A subject in a language: the index of its first message in the list of all, and its
/// messages.
#[cfg(not(target_arch = "wasm32"))]
type Subject = (usize, &'static [&'static str]);

#[cfg(not(target_arch = "wasm32"))]
fn subject<T: MessageId>(language: Language) -> Subject {
    (T::BEGIN, built_in::<T>(language))
}

/// Returns the subjects of the first two files in the order of their messages.
#[cfg(not(target_arch = "wasm32"))]
fn subjects(language: Language) -> [Subject; 15] {
    [
        subject::<Key>(language),
        subject::<Basic>(language),
        subject::<SettingName>(language),
        subject::<SettingAbout>(language),
        subject::<Panel>(language),
        subject::<Decided>(language),
        subject::<Doing>(language),
        subject::<Happened>(language),
        subject::<Cursor>(language),
        subject::<Advice>(language),
        subject::<Score>(language),
        subject::<CloseUpText>(language),
        subject::<Sketch>(language),
        subject::<HpaText>(language),
        subject::<PlanText>(language),
    ]
}

/// Returns the subjects of the third file in the order of their messages.
#[cfg(not(target_arch = "wasm32"))]
fn further_subjects(language: Language) -> [Subject; 8] {
    [
        subject::<LoadText>(language),
        subject::<ManifestText>(language),
        subject::<JobText>(language),
        subject::<FitText>(language),
        subject::<Compare>(language),
        subject::<Share>(language),
        subject::<UncheckedText>(language),
        subject::<LogText>(language),
    ]
}

#[cfg(not(target_arch = "wasm32"))]
fn concat(subjects: &[Subject]) -> Vec<&'static str> {
    let messages = subjects.iter().flat_map(|(_, messages)| *messages);
    messages.copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_subject_begins_where_the_one_before_it_ends() {
        for language in [Language::English, Language::German, Language::Chinese] {
            let subjects = subjects(language);
            let mut end = 0;
            for (begin, messages) in subjects.iter().chain(&further_subjects(language)) {
                assert_eq!(*begin, end, "{:?}", messages.first());
                end += messages.len();
            }
            assert_eq!(list(language).len(), COUNT);
        }
    }
}
