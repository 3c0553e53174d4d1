//! What a link keeps, as JSON: for a file that a figure reads back, and for programs.

use std::io;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::ser::{Formatter, PrettyFormatter};

use super::{Pin, Shared, VERSION, given};
use crate::allocation::{Command, CommandKind};
use crate::own_load::OwnLoad;
use crate::report::Report;
use crate::settings::{Settings, Value};

/// Which settings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Every one, so that a file tells all by itself.
    All,
    /// The preset and those that are left neither to it nor to the load.
    Given,
}

/// What a link keeps, as JSON has it. Parts that are not there are left out.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedJson<'a> {
    settings: SettingsJson<'a>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    display: Map<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    color_scheme: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    own: Vec<CommandJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<Number>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pins: Vec<PinJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    load: Option<LoadJson<'a>>,
}

impl<'a> SharedJson<'a> {
    /// Returns what a link keeps.
    pub fn new(shared: &'a Shared, extent: Extent) -> Self {
        let display = shared.display.iter();
        Self {
            settings: SettingsJson(&shared.settings, extent),
            display: Map(display
                .map(|(attribute, text)| (attribute.name(), text))
                .collect()),
            lang: shared.language.as_deref(),
            color_scheme: shared.color_scheme.map(|scheme| scheme.name()),
            own: commands(&shared.commands),
            time: shared.cursor_s.map(Number),
            pins: shared
                .pins
                .iter()
                .map(|pin| PinJson::new(pin, extent))
                .collect(),
            load: shared.settings.own_load.as_deref().map(LoadJson::new),
        }
    }
}

/// The file with everything that belongs to a figure.
#[derive(Serialize)]
struct File<'a> {
    /// What it is, for who opens it without a figure.
    about: &'static str,
    version: u32,
    title: &'a str,
    link: &'a str,
    #[serde(flatten)]
    shared: SharedJson<'a>,
    report: &'a Report,
}

const ABOUT: &str = "Settings and numbers of a figure of reactive-allocation. Open the link, or paste \
    this text into a figure.";

/// Returns a file with everything that belongs to a figure, which
/// [`from_json`](super::from_json) reads. `title` says what it is, and `link` is the address
/// of the figure.
pub fn to_json(shared: &Shared, report: &Report, title: &str, link: &str) -> String {
    let file = File {
        about: ABOUT,
        version: VERSION,
        title,
        link,
        shared: SharedJson::new(shared, Extent::All),
        report,
    };
    let mut json = Vec::new();
    let layout = Layout(PrettyFormatter::new());
    let mut serializer = serde_json::Serializer::with_formatter(&mut json, layout);
    // Writing to memory cannot fail, and no key is anything but text.
    let _ = file.serialize(&mut serializer);
    json.push(b'\n');
    String::from_utf8(json).unwrap_or_default()
}

/// Objects over several lines, lists on one.
struct Layout(PrettyFormatter<'static>);

impl Formatter for Layout {
    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

/// A number that is written without a point if it is whole.
#[derive(Clone, Copy, Debug)]
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Each whole number up to here is exact.
        if self.0.fract() == 0.0 && self.0.abs() < 9e15 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// Settings by the names of their properties.
#[derive(Debug)]
struct SettingsJson<'a>(&'a Settings, Extent);

impl Serialize for SettingsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(settings, extent) = self;
        let entries: Vec<_> = match extent {
            Extent::All => settings.entries().collect(),
            Extent::Given => given(settings).collect(),
        };
        let mut map = serializer.serialize_map(Some(entries.len()))?;
        for (id, value) in entries {
            let name = id.field().name;
            match value {
                Value::Number(number) => map.serialize_entry(name, &Number(number))?,
                Value::Text(text) => map.serialize_entry(name, &text)?,
            }
        }
        map.end()
    }
}

/// Texts by name, in order.
#[derive(Debug)]
struct Map<'a>(Vec<(&'static str, &'a str)>);

impl Map<'_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Map<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

#[derive(Debug, Serialize)]
struct CommandJson {
    time: Number,
    command: &'static str,
    count: u32,
}

/// The commands that a reader can give, by their names.
pub(super) const COMMANDS: [(CommandKind, &str); 3] = [
    (CommandKind::Start, "start"),
    (CommandKind::Stop, "stop"),
    (CommandKind::Kill, "kill"),
];

fn commands(commands: &[Command]) -> Vec<CommandJson> {
    let json = |command: &Command| {
        let (_, name) = COMMANDS.iter().find(|(kind, _)| *kind == command.kind)?;
        Some(CommandJson {
            time: Number(command.at_s),
            command: name,
            count: command.count,
        })
    };
    commands.iter().filter_map(json).collect()
}

#[derive(Debug, Serialize)]
struct PinJson<'a> {
    name: &'a str,
    settings: SettingsJson<'a>,
    own: Vec<CommandJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    load: Option<LoadJson<'a>>,
}

impl<'a> PinJson<'a> {
    fn new(pin: &'a Pin, extent: Extent) -> Self {
        Self {
            name: &pin.name,
            settings: SettingsJson(&pin.settings, extent),
            own: commands(&pin.commands),
            load: pin.settings.own_load.as_deref().map(LoadJson::new),
        }
    }
}

#[derive(Debug, Serialize)]
struct LoadJson<'a> {
    /// Milliseconds since 1970.
    begin: Option<Number>,
    /// Seconds.
    step: Number,
    /// Records per second.
    peak: Number,
    /// Shares of the peak, which is 4095.
    shares: &'a [u16],
}

impl<'a> LoadJson<'a> {
    fn new(load: &'a OwnLoad) -> Self {
        Self {
            begin: load.begin_s.map(|begin_s| Number((begin_s * 1e3).round())),
            step: Number(load.step_s),
            peak: Number(load.peak_per_s),
            shares: &load.levels,
        }
    }
}
