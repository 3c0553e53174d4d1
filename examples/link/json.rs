//! What a link holds, as JSON.

use reactive_allocation::allocation::{Command, CommandKind};
use reactive_allocation::link::{LinkProblem, Shared, given};
use reactive_allocation::own_load::OwnLoad;
use reactive_allocation::settings::{Settings, Value as SettingValue};
use serde_json::{Map, Value, json};

/// Returns the content of a link; parts that it does not have are left out.
pub(crate) fn link(shared: &Shared, problems: &[LinkProblem]) -> Value {
    let mut link = Map::new();
    let mut put = |name: &str, value: Value| {
        let is_empty = value.is_null()
            || value.as_array().is_some_and(Vec::is_empty)
            || value.as_object().is_some_and(Map::is_empty);
        if !is_empty {
            link.insert(name.to_owned(), value);
        }
    };
    put("settings", settings(&shared.settings));
    let display = shared.display.iter();
    let display = display.map(|(attribute, text)| (attribute.name().to_owned(), text.into()));
    put("display", Value::Object(display.collect()));
    put("lang", shared.language.clone().into());
    put(
        "colorScheme",
        shared.color_scheme.map(|scheme| scheme.name()).into(),
    );
    put("own", commands(&shared.commands));
    put("time", shared.cursor_s.into());
    let pins = shared.pins.iter().map(|pin| {
        json!({ "name": pin.name, "settings": settings(&pin.settings), "own": commands(&pin.commands) })
    });
    put("pins", pins.collect());
    put(
        "load",
        shared
            .settings
            .own_load
            .as_deref()
            .map_or(Value::Null, load),
    );
    let problems = problems.iter().map(|problem| problem.to_string());
    put("problems", problems.collect());
    Value::Object(link)
}

/// Returns the preset and the settings that are not left to it.
fn settings(settings: &Settings) -> Value {
    let entries = given(settings).map(|(id, value)| {
        let value = match value {
            SettingValue::Number(number) => number.into(),
            SettingValue::Text(text) => text.into(),
        };
        (id.field().name.to_owned(), value)
    });
    Value::Object(entries.collect())
}

fn commands(commands: &[Command]) -> Value {
    let command = |command: &Command| {
        let kind = match command.kind {
            CommandKind::Start => "start",
            CommandKind::Stop => "stop",
            CommandKind::Kill => "kill",
            CommandKind::Register => "register",
            CommandKind::Lose => "lose",
        };
        json!({ "time": command.at_s, "command": kind, "count": command.count })
    };
    commands.iter().map(command).collect()
}

fn load(load: &OwnLoad) -> Value {
    json!({
        "begin": load.begin_s.map(|begin_s| begin_s * 1e3),
        "step": load.step_s,
        "peak": load.peak_per_s,
        "shares": load.levels,
    })
}
