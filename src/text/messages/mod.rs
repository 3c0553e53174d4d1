//! Every text once, in its three languages side by side: a file per subject.
//!
//! In the browser only English is part of the module. Another language comes as
//! a list of strings in the order in which the messages stand here.

mod basic;
mod cursor;
mod decisions;
mod happenings;
mod interface;
mod panel;
mod settings;

pub(crate) use basic::Basic;
pub(super) use {
    cursor::Cursor,
    decisions::Decided,
    happenings::{Doing, Happened},
    panel::Panel,
    settings::{ROWS, SettingText},
};
pub use {interface::Key, settings::Group};

/// The languages there are words in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    German,
    Chinese,
}

/// A text that [`Words`](super::Words) can be asked for.
pub trait MessageId: Copy {
    /// The index of the first text of this subject in the list of all messages.
    const BEGIN: usize;
    /// The messages of this subject.
    const ENGLISH: &'static [&'static str];
    /// The messages of this subject.
    #[cfg(not(target_arch = "wasm32"))]
    const GERMAN: &'static [&'static str];
    /// The messages of this subject.
    #[cfg(not(target_arch = "wasm32"))]
    const CHINESE: &'static [&'static str];

    /// The place of this text in its subject.
    fn place(self) -> usize;
}

/// The messages of one subject that are part of the program.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn built_in<T: MessageId>(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => T::ENGLISH,
        Language::German => T::GERMAN,
        Language::Chinese => T::CHINESE,
    }
}

/// The messages of one subject that are part of the module.
#[cfg(target_arch = "wasm32")]
pub(super) fn built_in<T: MessageId>(_: Language) -> &'static [&'static str] {
    T::ENGLISH
}

/// Declares the messages of one subject: English, German, Chinese. `{0}`, `{1}` and
/// so on stand for what is filled in.
macro_rules! messages {
    ($(#[$meta:meta])* $vis:vis $name:ident $(after $before:ty)? {
        $( $(#[$note:meta])* $key:ident: $english:literal | $german:literal | $chinese:literal; )+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name { $( #[doc = $english] $(#[$note])* $key ),+ }

        impl $crate::text::messages::MessageId for $name {
            const BEGIN: usize = 0 $(
                + <$before as $crate::text::messages::MessageId>::BEGIN
                + <$before as $crate::text::messages::MessageId>::ENGLISH.len()
            )?;
            const ENGLISH: &'static [&'static str] = &[ $( $english ),+ ];
            #[cfg(not(target_arch = "wasm32"))]
            const GERMAN: &'static [&'static str] = &[ $( $german ),+ ];
            #[cfg(not(target_arch = "wasm32"))]
            const CHINESE: &'static [&'static str] = &[ $( $chinese ),+ ];

            fn place(self) -> usize {
                self as usize
            }
        }
    };
}
use messages;

/// The number of messages in a language.
pub(super) const COUNT: usize = Cursor::BEGIN + Cursor::ENGLISH.len();

/// All messages of a language that is part of the program.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn list(language: Language) -> Vec<&'static str> {
    [
        built_in::<Key>(language),
        built_in::<Basic>(language),
        built_in::<SettingText>(language),
        built_in::<Panel>(language),
        built_in::<Decided>(language),
        built_in::<Doing>(language),
        built_in::<Happened>(language),
        built_in::<Cursor>(language),
    ]
    .concat()
}
