//! What a reader gives that is no load: a link to a figure, its settings, a manifest.

use yew::Callback;

use crate::figure::{Action, FigureStore, Origin};
use crate::link::{self, LinkProblem, Shared};
use crate::manifest;
use crate::settings::{FlinkRelease, SettingId, Value};
use crate::text;
use crate::ui::view_action::ViewAction;

/// Returns whether a text is something else than a load.
pub(super) fn is_other(text: &str) -> bool {
    let text = start(text);
    is_link(text) || is_settings(text) || is_manifest(text)
}

fn start(text: &str) -> &str {
    text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace())
}

fn is_link(text: &str) -> bool {
    // `v1&…`, with or without `#`, of this version or a later one.
    let is_version = |text: &str| {
        let rest = text.strip_prefix('#').unwrap_or(text).strip_prefix('v');
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let starts = ["http://", "https://", "?"];
    let may_be = starts.iter().any(|start| text.starts_with(start)) || is_version(text);
    may_be && link::from_fragment(text).is_ok()
}

fn is_settings(text: &str) -> bool {
    text.starts_with('{') && link::from_json(text).is_ok()
}

fn is_manifest(text: &str) -> bool {
    // One with a fault is one, too: its message helps.
    let is_kind = |line: &str| line.starts_with("apiVersion:") || line.starts_with("kind:");
    text.lines().any(is_kind) || manifest::read(text, FlinkRelease::V2_3).is_ok()
}

/// Takes what a text says. Returns what was taken, and what was not, or why nothing was.
///
/// # Errors
/// Why nothing was taken.
pub(super) fn take(
    store: &FigureStore,
    text: &str,
    send: &Callback<ViewAction>,
) -> Result<Vec<String>, String> {
    let figure = store.figure();
    let words = &figure.words;
    let text = start(text);
    let shared = if is_link(text) {
        link::from_fragment(text).ok()
    } else if text.starts_with('{') {
        link::from_json(text).ok()
    } else {
        None
    };
    if let Some((shared, problems)) = shared {
        let before = figure.settings.clone();
        adopt(store, &shared, Origin::User, send);
        let mut sentences = vec![text::changed(words, &before, &store.figure().settings)];
        let told = |problem: &LinkProblem| problem.told(words);
        sentences.extend(problems.iter().map(told));
        return Ok(sentences);
    }
    match manifest::read(text, figure.settings.flink) {
        Ok(read) => {
            let (settings, refused) = read.apply(&figure.settings);
            let mut sentences = text::manifest_notes(words, &read, &figure.settings, &settings);
            let refused = refused.iter();
            sentences.extend(refused.map(|error| text::typed_refusal(words, error, &error.value)));
            let is_new =
                |(id, value): &(SettingId, Value)| id.field().value(&figure.settings) != *value;
            let patch = settings.entries().filter(is_new).collect();
            let held = false;
            store.dispatch(Origin::User, Action::Edit { patch, held });
            Ok(sentences)
        }
        Err(error) => Err(text::manifest_error(words, &error)),
    }
}

/// Shows what a link or a file keeps that the page gives. Returns what was left out, and why.
///
/// # Errors
/// Why the text is neither.
pub(super) fn open_link(
    store: &FigureStore,
    link: &str,
    send: &Callback<ViewAction>,
) -> Result<Vec<String>, String> {
    let words = store.figure().words.clone();
    let read = link::from_text(start(link));
    let (shared, problems) = read.map_err(|error| error.told(&words))?;
    adopt(store, &shared, Origin::Host, send);
    let lost = problems.iter().filter(|problem| !problem.is_mended());
    Ok(lost.map(|problem| problem.told(&words)).collect())
}

/// Shows what a link keeps.
fn adopt(store: &FigureStore, shared: &Shared, origin: Origin, send: &Callback<ViewAction>) {
    store.set_display(shared.display_options());
    store.dispatch(origin, shared.to_action(origin == Origin::Host));
    // A link that is opened is the whole figure; one that is pasted without pins leaves those
    // of the reader.
    let has_pins = !store.figure().pins().is_empty();
    if !shared.pins.is_empty() || has_pins && origin == Origin::Host {
        store.dispatch(origin, Action::replace_pins(shared.pins.clone()));
    }
    send.emit(ViewAction::Refresh);
    if let Some(cursor_s) = shared.cursor_s {
        let span_s = store.figure().results.workload.span_s();
        send.emit(ViewAction::Seek(cursor_s / span_s));
    }
}
