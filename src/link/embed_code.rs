//! Code for other pages: the tag, an iframe, and a picture in Markdown.

use super::Shared;
use super::given::given;
use super::number::short_number;
use crate::numbers::plain_number;
use crate::settings::{SettingId, Value};

/// The name of the file with a load of the reader's own, which the tag names.
pub const LOAD_FILE: &str = "reactive-allocation-load.csv";

/// Where the files are that the code names.
#[derive(Clone, Copy, Debug)]
pub struct EmbedPlaces<'a> {
    /// The script that defines the element.
    pub script_url: &'a str,
    /// The page that shows the figure of its address.
    pub page_url: &'a str,
    /// The picture.
    pub picture_url: &'a str,
}

/// Code for other pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedCode {
    /// The element, as HTML.
    pub tag: String,
    /// The page in an iframe, as HTML.
    pub iframe: String,
    /// A picture that leads to the page, as Markdown.
    pub markdown: String,
}

impl EmbedCode {
    /// Returns the code for a figure with this link in a place of a width in CSS pixels;
    /// `None` is as wide as its place. Only a browser knows how high the figure is there.
    pub fn new(
        shared: &Shared,
        fragment: &str,
        places: &EmbedPlaces,
        (width_px, height_px): (Option<u32>, u32),
        (title, alt): (&str, &str),
    ) -> Self {
        let page = places.page_url;
        Self {
            tag: embed_tag(shared, places.script_url),
            iframe: embed_iframe(page, fragment, width_px, height_px, title),
            markdown: embed_markdown(places.picture_url, page, fragment, alt),
        }
    }
}

/// Returns the script and the element with its attributes, as HTML. Commands, pins and
/// cursor have no attribute: only a link keeps them. A load comes from [`LOAD_FILE`].
pub fn embed_tag(shared: &Shared, script_url: &str) -> String {
    let mut html = String::from("<script type=\"module\" src=");
    push_quoted(&mut html, script_url);
    html.push_str("></script>\n<reactive-allocation");
    for (name, value) in attributes(shared) {
        push_attribute(&mut html, &name, &value);
    }
    html.push_str("></reactive-allocation>");
    html
}

/// Returns an iframe of the page at `page_url` with the figure of `fragment`, as HTML;
/// without a width in pixels it is as wide as its place.
pub fn embed_iframe(
    page_url: &str,
    fragment: &str,
    width_px: Option<u32>,
    height_px: u32,
    title: &str,
) -> String {
    let pixels = |pixels: u32| plain_number(f64::from(pixels));
    let width = width_px.map_or_else(|| "100%".to_owned(), pixels);
    let mut html = String::from("<iframe");
    push_attribute(&mut html, "src", &[page_url, "#", fragment].concat());
    push_attribute(&mut html, "title", title);
    push_attribute(&mut html, "width", &width);
    push_attribute(&mut html, "height", &pixels(height_px));
    html.push_str(" loading=\"lazy\"></iframe>");
    html
}

/// Returns a picture that leads to the figure, as Markdown.
pub fn embed_markdown(picture_url: &str, page_url: &str, fragment: &str, alt: &str) -> String {
    let mut markdown = String::from("[![");
    for c in alt.chars() {
        match c {
            _ if c.is_control() || c.is_whitespace() => markdown.push(' '),
            _ if is_markup(c) => markdown.extend(['\\', c]),
            _ => markdown.push(c),
        }
    }
    markdown.push_str("](");
    push_address(&mut markdown, picture_url);
    markdown.push_str(")](");
    push_address(&mut markdown, &[page_url, "#", fragment].concat());
    markdown.push(')');
    markdown
}

/// Returns the attributes of an element: the preset, the settings that are not left to
/// it, and how the figure is shown.
pub(super) fn attributes(shared: &Shared) -> Vec<(String, String)> {
    let settings = &shared.settings;
    let value_of = |id: SettingId| {
        (
            id.field().attribute(),
            value_text(&id.field().value(settings)),
        )
    };
    let mut all: Vec<_> = given(settings).map(|(id, _)| value_of(id)).collect();
    if settings.own_load.is_some() {
        // Without it, a page assumes another job for the load.
        let job = value_of(SettingId::CpuPerRecord);
        if !all.contains(&job) {
            all.push(job);
        }
        all.push(("src".to_owned(), LOAD_FILE.to_owned()));
    }
    let display = shared.display.iter();
    let display = display.map(|(attribute, text)| (attribute.name().to_owned(), text.to_owned()));
    let language = shared.language.iter();
    let language = language.map(|language| ("lang".to_owned(), language.clone()));
    all.extend(display.chain(language));
    all
}

/// Returns the text of a value as an attribute takes it.
fn value_text(value: &Value) -> String {
    match value {
        Value::Number(number) => short_number(*number),
        Value::Text(text) => text.clone(),
    }
}

fn push_attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    if !value.is_empty() || name != "compact" {
        html.push('=');
        push_quoted(html, value);
    }
}

/// Writes a value of an attribute between quotes.
fn push_quoted(html: &mut String, value: &str) {
    html.push('"');
    for c in value.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            // Some templates of sites quote by them.
            '\'' => html.push_str("&#39;"),
            '\0' => html.push('\u{fffd}'),
            _ => html.push(c),
        }
    }
    html.push('"');
}

/// Returns whether a character of a text can mean something in Markdown or in the HTML
/// within it.
fn is_markup(c: char) -> bool {
    matches!(
        c,
        '\\' | '[' | ']' | '(' | ')' | '`' | '*' | '_' | '~' | '<' | '>' | '&' | '!' | '|' | '$'
    )
}

/// Writes an address, with escapes for what would end it or be markup.
fn push_address(markdown: &mut String, address: &str) {
    for c in address.chars() {
        let is_markup = is_markup(c) && !matches!(c, '&' | '~' | '!' | '$');
        if c.is_ascii() && (is_markup || c == '"' || c.is_ascii_whitespace() || c.is_control()) {
            markdown.push('%');
            for half in [u32::from(c) >> 4, u32::from(c) & 15] {
                let digit = char::from_digit(half, 16).unwrap_or('0');
                markdown.push(digit.to_ascii_uppercase());
            }
        } else if c.is_control() || c.is_whitespace() {
            // No address has one.
        } else {
            markdown.push(c);
        }
    }
}
