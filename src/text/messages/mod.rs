//! Every text in its three languages side by side, one file per subject.
//!
//! The wasm that is loaded first has the subjects [`Basic`] and [`SettingName`] only: what the
//! first frame says belongs there. What only the sections of the third file say has a subject
//! after [`PlanText`], the last of the workbench.
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
#[cfg(not(target_arch = "wasm32"))]
mod lists;
mod load;
mod manifest;
mod map;
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
#[cfg(not(target_arch = "wasm32"))]
pub(super) use lists::{further_list, list};
pub use load::LoadText;
pub use manifest::ManifestText;
pub use map::MapText;
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
