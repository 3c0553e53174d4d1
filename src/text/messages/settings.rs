//! What each setting is called and does, made from the table of settings.

use super::MessageId;
use crate::settings::{SettingId, settings_table};

/// The name of a setting: four words or fewer.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) struct SettingName(pub(in crate::text) SettingId);

/// What a setting does, in one line.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) struct SettingAbout(pub(in crate::text) SettingId);

macro_rules! declare_texts {
    ($(
        $id:ident $name:ident: $kind:ty = $default:expr, $property:literal
            $(as $external:literal $(or $another:literal)*)? in $group:ident $(, $unit:ident $min:literal..=$max:literal)?;
        $name_en:literal | $name_de:literal | $name_zh:literal,
        $about_en:literal | $about_de:literal | $about_zh:literal;
    )+) => {
        impl MessageId for SettingName {
            const BEGIN: usize = <super::Basic as MessageId>::END;
            const ENGLISH: &'static [&'static str] = &[ $( $name_en ),+ ];
            #[cfg(not(target_arch = "wasm32"))]
            const GERMAN: &'static [&'static str] = &[ $( $name_de ),+ ];
            #[cfg(not(target_arch = "wasm32"))]
            const CHINESE: &'static [&'static str] = &[ $( $name_zh ),+ ];

            fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl MessageId for SettingAbout {
            const BEGIN: usize = <SettingName as MessageId>::END;
            const ENGLISH: &'static [&'static str] = &[ $( $about_en ),+ ];
            #[cfg(not(target_arch = "wasm32"))]
            const GERMAN: &'static [&'static str] = &[ $( $about_de ),+ ];
            #[cfg(not(target_arch = "wasm32"))]
            const CHINESE: &'static [&'static str] = &[ $( $about_zh ),+ ];

            fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

settings_table!(declare_texts);
