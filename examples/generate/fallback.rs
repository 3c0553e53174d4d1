//! Draws the pictures that stand in for live figures where scripts do not run:
//! `fallback.svg`, and `figure-ID.svg` for each figure with an id in the demo
//! article.

use std::path::Path;
use std::{fs, io};

use reactive_allocation::figure::{Action, DisplayOptions, Figure};
use reactive_allocation::paint::Scheme;
use reactive_allocation::settings::{NamedValues, Value};
use reactive_allocation::text::error_message;

const WIDTH_PX: f64 = 1060.0;
const TAG: &str = "<reactive-allocation ";

pub(crate) fn write_all(directory: &Path) -> io::Result<()> {
    draw(NamedValues::new(), &directory.join("fallback.svg"))?;
    let article = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/index.html");
    let article = fs::read_to_string(article)?;
    for tag in article.split(TAG).skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let mut attributes = attributes(tag);
        let id = attributes.iter().position(|(name, _)| name == "id");
        if let Some(place) = id
            && let (_, Value::Text(id)) = attributes.remove(place)
        {
            draw(attributes, &directory.join(format!("figure-{id}.svg")))?;
        }
    }
    Ok(())
}

/// `name="value"` by `name="value"`, as the article has them.
fn attributes(tag: &str) -> NamedValues {
    let mut parts = tag.split('"');
    let mut attributes = NamedValues::new();
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        let name = name.trim().trim_end_matches('=');
        attributes.push((name.to_owned(), Value::Text(value.to_owned())));
    }
    attributes
}

fn draw(mut attributes: NamedValues, path: &Path) -> io::Result<()> {
    let (view, view_errors) = DisplayOptions::take(&mut attributes);
    let (mut figure, errors) = Figure::new(attributes);
    if let Some(error) = errors.iter().chain(&view_errors).next() {
        return Err(io::Error::other(error_message(error)));
    }
    figure.apply(Action::Show(view.charts));
    fs::write(path, figure.to_svg(WIDTH_PX, Scheme::Auto))
}
