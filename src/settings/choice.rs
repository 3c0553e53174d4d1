//! Enums whose variants have names.

/// A list of names that a setting can take.
pub trait Choice: Copy + Sized + 'static {
    /// The names, in order.
    const NAMES: &'static [&'static str];
    /// Returns the choice at an index of [`Choice::NAMES`].
    fn at(index: usize) -> Option<Self>;
    /// Returns its index in [`Choice::NAMES`].
    fn index(self) -> usize;
}

/// Declares an enum whose variants have names.
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $text:literal ),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $( $(#[$variant_meta])* $variant ),+ }

        impl $name {
            /// Every choice, in order.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];

            /// Returns its name in attributes, properties and the address.
            pub fn name(self) -> &'static str {
                match self { $( Self::$variant => $text ),+ }
            }
        }

        impl $crate::settings::Choice for $name {
            const NAMES: &'static [&'static str] = &[ $( $text ),+ ];
            fn at(index: usize) -> Option<Self> {
                Self::ALL.get(index).copied()
            }
            fn index(self) -> usize {
                self as usize
            }
        }
    };
}
pub(super) use choice;
