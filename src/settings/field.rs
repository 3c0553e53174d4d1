//! What one setting is: its names, unit, range, and how to reach it.

use super::{FIELDS, SettingId, Settings};

/// The unit a setting is given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A plain count.
    Count,
    /// TaskManagers.
    Workers,
    /// Records per second.
    RecordsPerSecond,
    /// Records.
    Records,
    /// Seconds.
    Seconds,
    /// Hundredths.
    Percent,
    /// Hundredths a week.
    PercentPerWeek,
    /// Millions of bytes.
    Megabytes,
    /// Millions of bytes per second.
    MegabytesPerSecond,
    /// Thousandths of a CPU core.
    Millicores,
    /// Microseconds of CPU time a record.
    Microseconds,
    /// No unit: a name from a list.
    None,
}

impl Unit {
    /// The unit as it is written behind a number, empty for counts.
    pub fn symbol(self) -> &'static str {
        match self {
            Unit::Count | Unit::None => "",
            Unit::Workers => "workers",
            Unit::RecordsPerSecond => "records/s",
            Unit::Records => "records",
            Unit::Seconds => "s",
            Unit::Percent => "%",
            Unit::PercentPerWeek => "% per week",
            Unit::Megabytes => "MB",
            Unit::MegabytesPerSecond => "MB/s",
            Unit::Millicores => "millicores",
            Unit::Microseconds => "µs",
        }
    }
}

/// What values a setting takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A number from `min` to `max`, both allowed.
    Number {
        /// The smallest allowed value.
        min: f64,
        /// The largest allowed value.
        max: f64,
        /// Whether only whole numbers are allowed.
        whole: bool,
        /// Whether it may be left to its default, which then depends on other
        /// settings: see [`Field::is_left_to_default`].
        optional: bool,
    },
    /// One name out of a list.
    Choice(&'static [&'static str]),
}

/// One setting: everything there is to know about it but its current value.
#[derive(Debug)]
pub struct Field {
    /// The setting.
    pub id: SettingId,
    /// The name as a property, in camelCase.
    pub name: &'static str,
    /// What it means, for documentation; the page has words of its own.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// Its allowed values.
    pub kind: Kind,
    /// Reads it. A choice is read as its place in the list; a number that is
    /// left to its default as infinity, which no setting can be.
    pub get: fn(&Settings) -> f64,
    /// Writes it, without looking at the range.
    pub(super) set: fn(&mut Settings, f64),
}

/// Fields are equal if they describe the same setting.
impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Field {
    /// Returns the name as an attribute, in kebab-case.
    pub fn attribute(&self) -> String {
        kebab_case(self.name).collect()
    }

    /// Whether its values are numbers.
    pub fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number { .. })
    }

    /// The smallest and the largest allowed number; of a choice, its places.
    pub fn range(&self) -> (f64, f64) {
        match self.kind {
            Kind::Number { min, max, .. } => (min, max),
            Kind::Choice(names) => (0.0, names.len() as f64 - 1.0),
        }
    }

    /// The name of the current choice; `None` for a number.
    pub fn choice(&self, settings: &Settings) -> Option<&'static str> {
        match self.kind {
            Kind::Choice(names) => names.get((self.get)(settings) as usize).copied(),
            Kind::Number { .. } => None,
        }
    }

    /// Whether nobody has set this number, so that what holds is what the Flink
    /// release, or the lack of a limit, makes of it.
    pub fn is_left_to_default(&self, settings: &Settings) -> bool {
        (self.get)(settings) == LEFT_TO_DEFAULT
    }

    /// Returns whether `name` is the name of this field as a property or as an
    /// attribute.
    fn is_named(&self, name: &str) -> bool {
        self.name == name || kebab_case(self.name).eq(name.chars())
    }
}

/// Converts a camelCase name to kebab-case.
fn kebab_case(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().flat_map(|letter| {
        let hyphen = letter.is_ascii_uppercase().then_some('-');
        hyphen.into_iter().chain([letter.to_ascii_lowercase()])
    })
}

impl SettingId {
    /// Returns the setting called `name`, in camelCase or kebab-case.
    pub fn from_name(name: &str) -> Option<Self> {
        let field = FIELDS.iter().find(|field| field.is_named(name))?;
        Some(field.id)
    }

    /// Returns the description of the setting.
    #[allow(
        clippy::indexing_slicing,
        reason = "FIELDS has one row for each variant, in the same order"
    )]
    pub fn field(self) -> &'static Field {
        &FIELDS[self as usize]
    }
}

/// A list of names that a setting can take.
pub trait Choice: Copy + Sized + 'static {
    /// The names, in the order of the places.
    const NAMES: &'static [&'static str];
    /// The choice at a place in [`Choice::NAMES`].
    fn at(place: usize) -> Option<Self>;
    /// Its place in [`Choice::NAMES`].
    fn place(self) -> usize;
}

/// What [`Field::get`] reads of a number that nobody has set.
pub(super) const LEFT_TO_DEFAULT: f64 = f64::INFINITY;

/// What stands for that in attributes, properties and the address.
pub(super) const DEFAULT_WORD: &str = "default";

/// How a setting's type goes to and from the one number of [`Field::get`].
pub(super) trait Stored: Copy {
    const WHOLE: bool;
    const OPTIONAL: bool = false;
    const NAMES: Option<&'static [&'static str]> = None;
    fn load(self) -> f64;
    fn store(&mut self, value: f64);
}

impl Stored for f64 {
    const WHOLE: bool = false;
    fn load(self) -> f64 {
        self
    }
    fn store(&mut self, value: f64) {
        *self = value;
    }
}

impl Stored for u32 {
    const WHOLE: bool = true;
    fn load(self) -> f64 {
        f64::from(self)
    }
    fn store(&mut self, value: f64) {
        // `as` saturates, and validation has already asked for a whole number.
        *self = value as u32;
    }
}

impl Stored for Option<f64> {
    const WHOLE: bool = false;
    const OPTIONAL: bool = true;
    fn load(self) -> f64 {
        self.unwrap_or(LEFT_TO_DEFAULT)
    }
    fn store(&mut self, value: f64) {
        *self = value.is_finite().then_some(value);
    }
}

impl<C: Choice> Stored for C {
    const WHOLE: bool = true;
    const NAMES: Option<&'static [&'static str]> = Some(C::NAMES);
    fn load(self) -> f64 {
        self.place() as f64
    }
    fn store(&mut self, value: f64) {
        if let Some(choice) = C::at(value as usize) {
            *self = choice;
        }
    }
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

            /// Its name in attributes, properties and the address.
            pub fn name(self) -> &'static str {
                match self { $( Self::$variant => $text ),+ }
            }
        }

        impl $crate::settings::Choice for $name {
            const NAMES: &'static [&'static str] = &[ $( $text ),+ ];
            fn at(place: usize) -> Option<Self> {
                Self::ALL.get(place).copied()
            }
            fn place(self) -> usize {
                self as usize
            }
        }
    };
}
pub(super) use choice;
