//! Writes what editors offer while an author types the tags: web-types for JetBrains
//! IDEs and custom data for VS Code, both from the manifest.

#![allow(
    clippy::indexing_slicing,
    reason = "a missing name of a JSON value is null"
)]

use serde_json::{Value, json};
use std::path::Path;
use std::{fs, io};

const WEB_TYPES_SCHEMA: &str =
    "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json";

pub(crate) fn write_all(to: &Path, manifest: &Value) -> io::Result<()> {
    let files = [
        ("web-types.json", web_types(manifest)),
        ("vscode.html-custom-data.json", html_data(manifest)),
        ("vscode.css-custom-data.json", css_data(manifest)),
    ];
    for (name, data) in files {
        fs::write(to.join(name), serde_json::to_string_pretty(&data)? + "\n")?;
    }
    Ok(())
}

fn web_types(manifest: &Value) -> Value {
    let elements: Vec<Value> = elements(manifest).iter().map(element_types).collect();
    let parts = of_all(manifest, "cssParts").into_iter().map(|part| {
        let name = format!("part({})", text(part, "name"));
        json!({ "name": name, "description": part["description"] })
    });
    let properties = of_all(manifest, "cssProperties")
        .into_iter()
        .map(|property| json!({ "name": property["name"], "description": with_default(property) }));
    json!({
        "$schema": WEB_TYPES_SCHEMA,
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "description-markup": "markdown",
        "js-types-syntax": "typescript",
        "contributions": {
            "html": { "elements": elements },
            "css": {
                "properties": properties.collect::<Value>(),
                "pseudo-elements": parts.collect::<Value>(),
            },
        },
    })
}

fn element_types(element: &Value) -> Value {
    let attributes = list(element, "attributes").iter().map(|attribute| {
        let mut value = json!({ "type": attribute["type"]["text"] });
        if let Some(default) = attribute.get("default") {
            value["default"] = default.clone();
        }
        json!({
            "name": attribute["name"],
            "description": attribute["description"],
            "value": value,
        })
    });
    let events: Vec<Value> = list(element, "events").iter().map(typed).collect();
    let properties = list(element, "members")
        .iter()
        .filter(|member| member["kind"] == "field")
        .map(typed);
    json!({
        "name": element["tagName"],
        "description": element["description"],
        "attributes": attributes.collect::<Value>(),
        "slots": element["slots"],
        "js": { "properties": properties.collect::<Value>(), "events": events },
    })
}

/// Returns the name, description and type of an event or a property.
fn typed(member: &Value) -> Value {
    json!({
        "name": member["name"],
        "description": member["description"],
        "type": member["type"]["text"],
    })
}

fn html_data(manifest: &Value) -> Value {
    let tags = elements(manifest).iter().map(|element| {
        let attributes = list(element, "attributes").iter().map(|attribute| {
            let mut data = json!({
                "name": attribute["name"],
                "description": with_default(attribute),
            });
            match text(&attribute["type"], "text") {
                // An attribute without a value.
                "boolean" => data["valueSet"] = json!("v"),
                kind => data["values"] = values(kind),
            }
            data
        });
        json!({
            "name": element["tagName"],
            "description": element["description"],
            "attributes": attributes.collect::<Value>(),
        })
    });
    json!({ "version": 1.1, "tags": tags.collect::<Value>() })
}

fn css_data(manifest: &Value) -> Value {
    let properties = of_all(manifest, "cssProperties")
        .into_iter()
        .map(|property| json!({ "name": property["name"], "description": with_default(property) }));
    json!({ "version": 1.1, "properties": properties.collect::<Value>() })
}

/// Returns the names in a TypeScript union, such as `"on" | "off"`.
fn values(kind: &str) -> Value {
    kind.split(" | ")
        .filter_map(|one| one.strip_prefix('"')?.strip_suffix('"'))
        .map(|name| json!({ "name": name }))
        .collect()
}

fn with_default(item: &Value) -> String {
    let description = text(item, "description");
    match item["default"].as_str() {
        Some(default) => format!("{description} Default: `{default}`."),
        None => description.to_owned(),
    }
}

fn elements(manifest: &Value) -> &[Value] {
    list(&manifest["modules"][0], "declarations")
}

/// Returns what all elements have of a kind.
fn of_all<'a>(manifest: &'a Value, kind: &str) -> Vec<&'a Value> {
    let elements = elements(manifest).iter();
    elements.flat_map(|element| list(element, kind)).collect()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}
