//! What a reader takes away: the picture and the data. This is a module of its
//! own, with the same model and no user interface, fetched when it is asked for.

use wasm_bindgen::prelude::*;

use crate::columns;
use crate::figure::{Figure, Intent, View};
use crate::narrate::Words;
use crate::paint::Scheme;
use crate::settings::{Patch, Value};

const MOST_ROWS: f64 = 1e6;

/// The figure with these settings and charts, names and texts by turns.
fn figure(settings: Vec<String>) -> Result<Figure, JsError> {
    let mut settings = settings.into_iter();
    let mut patch = Patch::new();
    while let (Some(name), Some(text)) = (settings.next(), settings.next()) {
        patch.push((name, Value::Text(text)));
    }
    let (view, _) = View::take(&mut patch);
    match Figure::new(patch) {
        (mut figure, errors) if errors.is_empty() => {
            figure.apply(Intent::Show(view.charts));
            Ok(figure)
        }
        (_, errors) => Err(JsError::new(
            &errors.first().map(ToString::to_string).unwrap_or_default(),
        )),
    }
}

/// The columns of one policy's run as CSV, a row every `step_s` seconds.
///
/// # Errors
/// When a setting, the policy or the step is refused.
#[wasm_bindgen]
pub fn csv(settings: Vec<String>, policy: &str, step_s: f64) -> Result<String, JsError> {
    let figure = figure(settings)?;
    let outcome = &figure.outcome;
    let run = match policy {
        "static" => &outcome.fixed,
        "manual" => &outcome.manual,
        "reactive" => &outcome.reactive,
        _ => return Err(JsError::new("policy must be static, manual or reactive")),
    };
    let rows = outcome.workload.span_s() / step_s;
    if !(step_s > 0.0 && rows <= MOST_ROWS) {
        return Err(JsError::new(
            "the step must be longer, for at most a million rows",
        ));
    }
    Ok(columns::csv(&figure.settings, outcome, run, step_s))
}

/// The whole figure as SVG, `width` CSS pixels wide (240 to 4096), with the
/// words of a language's list, or in English.
///
/// # Errors
/// When a setting is refused.
#[wasm_bindgen]
pub fn svg(settings: Vec<String>, words: Vec<String>, width: f64) -> Result<String, JsError> {
    let mut figure = figure(settings)?;
    if let Some(words) = Words::from_list(words) {
        figure.words = words;
    }
    Ok(figure.to_svg(width, Scheme::Auto))
}
