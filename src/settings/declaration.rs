//! The settings as types, made from the table of settings.

use std::rc::Rc;

use super::drawn_load::DrawnLoad;
use super::field::{Field, Group, Kind, Unit};
use super::preset::{
    AutoscalerKind, BehaviorKind, FlinkRelease, KeyGroupAlignment, OperatorRelease, PartitionCap,
    Partitioning, Preset, RescaleBy, RestartStrategy, SelectPolicyKind, Switch,
};
use super::schedule::SetPlan;
use super::stored::Stored;
use super::table::settings_table;
use crate::own_load::OwnLoad;

/// The names a choice takes, or the range a number takes.
const fn kind<T: Stored>((min, max): (f64, f64)) -> Kind {
    if let Some(kind) = T::TEXT {
        return kind;
    }
    match T::NAMES {
        Some(names) => Kind::Choice(names),
        None => Kind::Number {
            min,
            max,
            whole: T::WHOLE,
            optional: T::OPTIONAL,
        },
    }
}

/// A part of a row, or what holds if the row has none.
macro_rules! part_or {
    ($default:expr;) => {
        $default
    };
    ($default:expr; $part:expr) => {
        $part
    };
}

macro_rules! declare_settings {
    ($(
        $id:ident $name:ident: $kind:ty = $default:expr, $property:literal
            $(as $external:literal $(or $another:literal)*)? in $group:ident $(, $unit:ident $min:literal..=$max:literal)?;
        $name_en:literal | $name_de:literal | $name_zh:literal,
        $about_en:literal | $about_de:literal | $about_zh:literal;
    )+) => {
        /// One of the settings.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum SettingId { $( #[doc = $about_en] $id, )+ }

        /// Everything a reader, an author or an engineer can set.
        ///
        /// A value of this type made by [`Settings::default`],
        /// [`Settings::preset`](super::Settings::preset) or
        /// [`Settings::with`](super::Settings::with) is within its ranges and
        /// free of contradictions.
        #[derive(Debug)]
        pub struct Settings {
            $( #[doc = $about_en] pub $name: $kind, )+
            /// The shape of the load, in place of the preset's. It has no name: a
            /// [`Patch`](super::Patch) cannot set it, and a preset has none.
            pub own_load: Option<Rc<OwnLoad>>,
        }

        impl Default for Settings {
            // Inlining would copy all these numbers into each caller.
            #[inline(never)]
            fn default() -> Self {
                Self { $( $name: $default, )+ own_load: None }
            }
        }

        // Field by field in a loop: what the compiler derives is 1.2 kB of code.
        impl Clone for Settings {
            fn clone(&self) -> Self {
                let mut copy = Self::default();
                for field in FIELDS {
                    (field.set)(&mut copy, (field.get)(self));
                }
                copy.drawn_load = self.drawn_load;
                copy.schedule.clone_from(&self.schedule);
                copy.own_load.clone_from(&self.own_load);
                copy
            }
        }

        // Field by field in a loop: what the compiler derives is 1 kB of code.
        impl PartialEq for Settings {
            fn eq(&self, other: &Self) -> bool {
                let same = |field: &Field| (field.get)(self) == (field.get)(other);
                self.drawn_load == other.drawn_load
                    && self.schedule == other.schedule
                    && self.own_load == other.own_load
                    && FIELDS.iter().all(same)
            }
        }

        /// The names of each setting elsewhere, in the order of [`SettingId`]. They are not
        /// in [`Field`], because the first frame does without them.
        pub(super) const EXTERNAL_NAMES: &[&[&str]] =
            &[ $( &[ $($external $(, $another)*)? ], )+ ];

        /// Every setting, in the order in which it is shown.
        pub const FIELDS: &[Field] = &[
            $( Field {
                id: SettingId::$id,
                name: $property,
                group: Group::$group,
                unit: part_or!(Unit::None; $(Unit::$unit)?),
                kind: kind::<$kind>(part_or!((0.0, 0.0); $(($min as f64, $max as f64))?)),
                get: |settings| settings.$name.load(),
                set: |settings, value| settings.$name.store(value),
            }, )+
        ];
    };
}

settings_table!(declare_settings);
