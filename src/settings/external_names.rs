//! The names of settings elsewhere, made from the table of settings. They are apart from
//! [`Field`]: the first frame does without them.

use super::field::Field;
use super::table::settings_table;

macro_rules! declare_external_names {
    ($(
        $id:ident $name:ident: $kind:ty = $default:expr, $property:literal
            $(as $external:literal $(or $another:literal)*)? in $group:ident $(, $unit:ident $min:literal..=$max:literal)?;
        $name_en:literal | $name_de:literal | $name_zh:literal,
        $about_en:literal | $about_de:literal | $about_zh:literal;
    )+) => {
        /// The names of each setting, in the order of [`SettingId`](super::SettingId).
        const EXTERNAL_NAMES: &[&[&str]] = &[ $( &[ $($external $(, $another)*)? ], )+ ];
    };
}

settings_table!(declare_external_names);

impl Field {
    /// Returns the name in Flink, Kubernetes, AWS or Google Cloud; none for a setting
    /// that only the figure has.
    pub fn external_names(&self) -> &'static [&'static str] {
        EXTERNAL_NAMES
            .get(self.id as usize)
            .copied()
            .unwrap_or_default()
    }
}
