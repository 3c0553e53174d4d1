//! The description of one setting: its names, unit, range, and how to read and
//! write it.

use super::declaration::EXTERNAL_NAMES;
use super::default::LEFT_TO_DEFAULT;
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
    /// Percent.
    Percent,
    /// Percent per week.
    PercentPerWeek,
    /// Millions of bytes.
    Megabytes,
    /// Millions of bytes per second.
    MegabytesPerSecond,
    /// Thousandths of a CPU core.
    Millicores,
    /// Microseconds of CPU time per record.
    Microseconds,
    /// No unit: a name from a list.
    None,
}

impl Unit {
    /// Returns the unit as it is written behind a number; empty for counts.
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

/// A group of settings that are shown together, in the order of the groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The load over time.
    Workload,
    /// The least, the most and the static number of TaskManagers.
    Fleets,
    /// The autoscaler and its metrics.
    Autoscaler,
    /// The section `behavior` of the Kubernetes HPA.
    Behavior,
    /// The groups of machines of AWS and Google Cloud.
    Machines,
    /// Consumer lag as a metric: KEDA, and the HPA with an external metric.
    Lag,
    /// The Flink Autoscaler.
    FlinkAutoscaler,
    /// When the job may rescale, and how long it is down.
    Rescale,
    /// How a lost TaskManager is detected, and the delay of the restart.
    Failures,
    /// Flink's release, slots and parallelism.
    Flink,
    /// The CPU per record, the capacity of a TaskManager, and the state.
    Job,
    /// The operator and the savepoints of the manual fleet.
    Manual,
    /// The price of a worker-hour.
    Cost,
}

impl Group {
    /// Every group, in order.
    pub const ALL: [Self; 13] = [
        Self::Workload,
        Self::Fleets,
        Self::Autoscaler,
        Self::Behavior,
        Self::Machines,
        Self::Lag,
        Self::FlinkAutoscaler,
        Self::Rescale,
        Self::Failures,
        Self::Flink,
        Self::Job,
        Self::Manual,
        Self::Cost,
    ];
}

/// The values that a setting takes.
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
    /// A curve over time as a text: see [`DrawnLoad`](super::DrawnLoad).
    Curve,
    /// A plan of workers by days and hours as a text: see
    /// [`Plan`](crate::plan::Plan).
    Plan,
}

/// The description of one setting.
#[derive(Debug)]
pub struct Field {
    /// The setting.
    pub id: SettingId,
    /// The name as a property, in camelCase.
    pub name: &'static str,
    /// The group it is shown in.
    pub group: Group,
    /// Its unit.
    pub unit: Unit,
    /// Its allowed values.
    pub kind: Kind,
    /// Reads it. A choice is read as its index in the list; a number, a curve or a plan
    /// that is left to its default as infinity, which no setting can be; another curve
    /// or plan as a number that tells it from others.
    pub get: fn(&Settings) -> f64,
    /// Writes it, without a check of the range.
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

    /// Returns the names in Flink, Kubernetes, AWS or Google Cloud; none for a setting
    /// that only the figure has.
    pub fn external_names(&self) -> &'static [&'static str] {
        let names = EXTERNAL_NAMES.get(self.id as usize);
        names.copied().unwrap_or_default()
    }

    /// Returns whether its values are numbers.
    pub fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number { .. })
    }

    /// Returns the names that a choice takes; none for anything else.
    pub fn choices(&self) -> &'static [&'static str] {
        match self.kind {
            Kind::Choice(names) => names,
            Kind::Number { .. } | Kind::Curve | Kind::Plan => &[],
        }
    }

    /// Returns the smallest and the largest allowed number; for a choice, the
    /// first and the last index.
    pub fn range(&self) -> (f64, f64) {
        match self.kind {
            Kind::Number { min, max, .. } => (min, max),
            Kind::Choice(names) => (0.0, names.len() as f64 - 1.0),
            Kind::Curve | Kind::Plan => (0.0, 0.0),
        }
    }

    /// Returns the allowed number that is nearest to another.
    pub fn within(&self, number: f64) -> f64 {
        let (min, max) = self.range();
        number.max(min).min(max)
    }

    /// Returns the name of the current choice; `None` for anything else.
    pub fn choice(&self, settings: &Settings) -> Option<&'static str> {
        match self.kind {
            Kind::Choice(names) => names.get((self.get)(settings) as usize).copied(),
            Kind::Number { .. } | Kind::Curve | Kind::Plan => None,
        }
    }

    /// Returns whether this number, curve or plan is left to its default, which depends
    /// on the Flink release or the preset, or is no limit.
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
