//! Writes the files of the npm package that list settings and versions, from
//! the templates in `package/` and the one table of settings.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use crate::editors;
use reactive_allocation::paint::TOKENS;
use reactive_allocation::settings::{self, FIELDS, Field, Kind, Settings};
use reactive_allocation::text::{self, Words};
use serde_json::{Value, json};

pub(crate) fn write_all(to: &Path) -> io::Result<()> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("package");
    let template = |name: &str| fs::read_to_string(from.join(name));
    for name in ["react.d.ts", "server.js"] {
        fs::copy(from.join(name), to.join(name))?;
    }
    let package = template("package.json")?
        .replace("VERSION", env!("CARGO_PKG_VERSION"))
        .replace("DESCRIPTION", env!("CARGO_PKG_DESCRIPTION"))
        .replace("REPOSITORY", env!("CARGO_PKG_REPOSITORY"));
    fs::write(to.join("package.json"), package)?;
    let types = template("reactive-allocation.d.ts")?
        .replace("  // SETTINGS\n", &members(Spelling::Property))
        .replace("  // ATTRIBUTES\n", &members(Spelling::Attribute));
    fs::write(to.join("reactive-allocation.d.ts"), types)?;
    let manifest = manifest(&template("custom-elements.json")?)?;
    fs::write(
        to.join("custom-elements.json"),
        serde_json::to_string_pretty(&manifest)? + "\n",
    )?;
    editors::write_all(to, &manifest)?;
    fs::write(to.join("SETTINGS.md"), table())
}

/// The spelling of a setting's name: camelCase as a property, kebab-case as an
/// attribute.
#[derive(Clone, Copy)]
enum Spelling {
    Property,
    Attribute,
}

/// Returns one TypeScript member for each setting.
fn members(spelling: Spelling) -> String {
    FIELDS.iter().fold(String::new(), |mut types, field| {
        let name = match spelling {
            Spelling::Property => field.name.to_owned(),
            Spelling::Attribute => format!("{:?}?", field.attribute()),
        };
        let kind = match spelling {
            Spelling::Attribute if matches!(field.kind, Kind::Number { .. }) => {
                "number | string".to_owned()
            }
            _ => kind(field),
        };
        let _ = writeln!(types, "  /**\n   * {}\n   *", about(field));
        let _ = writeln!(types, "   * {}", allowed(field));
        let _ = writeln!(types, "   * @default {}\n   */", default(field));
        let _ = writeln!(types, "  {name}: {kind};");
        types
    })
}

fn manifest(template: &str) -> io::Result<Value> {
    const ELEMENT: &str = "/modules/0/declarations/0";
    let mut manifest: Value = serde_json::from_str(template)?;
    let attributes = manifest.pointer_mut(&format!("{ELEMENT}/attributes"));
    if let Some(Value::Array(attributes)) = attributes {
        attributes.splice(0..0, FIELDS.iter().map(attribute));
    }
    let properties = manifest.pointer_mut(&format!("{ELEMENT}/cssProperties"));
    if let Some(Value::Array(properties)) = properties {
        for token in TOKENS {
            fill_colour(properties, token)?;
        }
    }
    Ok(manifest)
}

fn attribute(field: &Field) -> Value {
    json!({
        "name": field.attribute(),
        "description": format!("{} {}", about(field), allowed(field)),
        "type": { "text": kind(field) },
        "default": plain_default(field),
    })
}

/// Adds the default of a colour to its description in the template.
fn fill_colour(
    properties: &mut [Value],
    (name, light, dark): &(&str, &str, &str),
) -> io::Result<()> {
    let property = properties
        .iter_mut()
        .find(|property| property["name"] == *name)
        .ok_or_else(|| io::Error::other(format!("custom-elements.json does not list {name}")))?;
    property["syntax"] = json!("<color>");
    property["default"] = json!(format!("light-dark({light}, {dark})"));
    Ok(())
}

fn table() -> String {
    let head = "# Every setting\n\n\
        As an attribute in kebab-case, as a property in camelCase. A preset brings values of\n\
        its own for some; what is given beside it holds.\n\n\
        | attribute | default | allowed | what it is |\n|---|---|---|---|\n";
    FIELDS.iter().fold(head.to_owned(), |mut rows, field| {
        let (name, about) = (field.attribute(), about(field));
        let default = plain_default(field);
        let _ = writeln!(
            rows,
            "| `{name}` | {default} | {} | {about} |",
            allowed(field)
        );
        rows
    })
}

/// Returns what a setting does, and its names in Flink, Kubernetes, AWS or Google
/// Cloud.
fn about(field: &Field) -> String {
    let english = Words::english();
    let does = text::setting_doc(&english, field);
    match field.external_names() {
        [] => does.to_owned(),
        names => format!("{does} Known elsewhere as {}.", names.join(", ")),
    }
}

/// Returns the TypeScript type of the values of a setting.
fn kind(field: &Field) -> String {
    match field.kind {
        Kind::Number { optional: true, .. } => "number | \"default\"".to_owned(),
        Kind::Number { .. } => "number".to_owned(),
        Kind::Choice(names) => {
            let quoted: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
            quoted.join(" | ")
        }
        Kind::Curve | Kind::Plan => "string".to_owned(),
    }
}

/// Returns the range and unit of a number, or the names of a choice and what they
/// stand for.
fn allowed(field: &Field) -> String {
    match field.kind {
        Kind::Number {
            min,
            max,
            whole,
            optional,
        } => {
            let unit = field.unit.symbol();
            let space = if unit.is_empty() { "" } else { " " };
            let whole = if whole { "whole numbers, " } else { "" };
            let or = if optional { ", or \"default\"" } else { "" };
            format!("{whole}{min} to {max}{space}{unit}{or}")
        }
        Kind::Choice(names) => {
            let english = Words::english();
            let names = names.iter().enumerate().map(|(index, name)| {
                format!("{name} ({})", text::choice_name(&english, field, index))
            });
            names.collect::<Vec<_>>().join(", ")
        }
        Kind::Curve | Kind::Plan => text::allowed(&Words::english(), field, &Settings::default()),
    }
}

/// Returns the default: a name, or a number, without a point where it is whole.
fn default(field: &Field) -> Value {
    match field.value(&Settings::default()) {
        settings::Value::Text(text) => json!(text),
        settings::Value::Number(number) if number.fract() == 0.0 => json!(number as i64),
        settings::Value::Number(number) => json!(number),
    }
}

/// Returns the default as an attribute has it: a name without quotes.
fn plain_default(field: &Field) -> String {
    let default = default(field);
    default.as_str().map_or(default.to_string(), str::to_owned)
}
