//! The row under the charts: playback buttons, time slider, clock, and a
//! description of what happened at that time.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dom::{set_number, set_text};
use super::playback::Playback;
use super::roving_focus::roving_focus;
use super::view_action::{EventStep, ViewAction};
use crate::allocation::Policy;
use crate::allocation::Run;
use crate::figure::Figure;
use crate::text::{self, Key, Words};

/// The elements of the row whose contents follow the time cursor.
#[derive(Default)]
pub(super) struct PlaybackRow {
    slider: NodeRef,
    clock: NodeRef,
    description: NodeRef,
}

impl PlaybackRow {
    pub(super) fn view(
        &self,
        words: &Words,
        playback: &Playback,
        send: &Callback<ViewAction>,
    ) -> Html {
        let oninput = send.reform(|event: InputEvent| {
            let slider: HtmlInputElement = event.target_unchecked_into();
            ViewAction::Seek(slider.value_as_number() / 100.0)
        });
        html! {
            <>
                <div class="time" part="time">
                    { buttons(words, playback, send) }
                    <input id="time" type="range" min="0" max="100" step="any" ref={&self.slider}
                        aria-label={words.get(Key::Time).to_owned()} {oninput} />
                    <span class="clock" ref={&self.clock} aria-hidden="true"></span>
                </div>
                <p class="why" part="why" ref={&self.description}></p>
            </>
        }
    }

    /// Shows the time of the cursor. `policies` are those that have a chart.
    pub(super) fn show(&self, figure: &Figure, playback: &Playback, policies: &[Policy]) {
        let t_s = playback.t_s(figure);
        if let Some(slider) = self.slider.cast::<HtmlInputElement>() {
            slider.set_value(&text::plain_number(playback.share() * 100.0));
            set_number(&slider.style(), "--share", playback.share());
            let _ = slider.set_attribute("aria-valuetext", &values(figure, policies, t_s));
        }
        let clock = text::clock(&figure.words, &figure.results.workload, t_s);
        set_text(&self.clock, &clock);
        // Describing a time takes a run of the autoscaler of its own.
        if !figure.held {
            let text = describe(figure, playback, policies, t_s);
            set_text(&self.description, &text);
        }
    }
}

fn buttons(words: &Words, playback: &Playback, send: &Callback<ViewAction>) -> Html {
    let reduced_motion = playback.is_motion_reduced();
    let (play, icon) = if playback.is_playing() {
        (Key::Pause, "M5 3h4v14H5zM11 3h4v14h-4z")
    } else {
        (Key::Play, "M5 3l12 7-12 7z")
    };
    let first = if reduced_motion { "0" } else { "-1" };
    let toggle = send.reform(|_: MouseEvent| ViewAction::TogglePlay);
    let previous = send.reform(|_: MouseEvent| ViewAction::Step(EventStep::Previous));
    let next = send.reform(|_: MouseEvent| ViewAction::Step(EventStep::Next));
    html! {
        <div class="buttons" role="toolbar" aria-label={words.get(Key::Time).to_owned()} onkeydown={roving_focus()}>
            if !reduced_motion {
                { button(words, "play", play, icon, "0", toggle) }
            }
            { button(words, "back", Key::PreviousEvent, "M4 3h3v14H4zM17 3v14L7 10z", first, previous) }
            { button(words, "next", Key::NextEvent, "M13 3h3v14h-3zM3 3v14l10-7z", "-1", next) }
        </div>
    }
}

fn button(
    words: &Words,
    id: &'static str,
    name: Key,
    path: &'static str,
    tabindex: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button {id} type="button" class="round" {tabindex}
            aria-label={words.get(name).to_owned()} title={words.get(name).to_owned()} {onclick}>
            <svg viewBox="0 0 20 20" aria-hidden="true"><path d={path} /></svg>
        </button>
    }
}

/// Returns the slider's value as text: time, load and workers.
fn values(figure: &Figure, policies: &[Policy], t_s: f64) -> String {
    let results = &figure.results;
    let runs: Vec<(Policy, &Run)> = policies
        .iter()
        .map(|policy| (*policy, figure.run(*policy)))
        .collect();
    text::cursor_value(
        &figure.words,
        &results.workload,
        &results.load_in_workers,
        &runs,
        t_s,
    )
}

/// Describes what the narrated policy's fleet did at a time, and why.
fn describe(figure: &Figure, playback: &Playback, policies: &[Policy], t_s: f64) -> String {
    let words = &figure.words;
    if !playback.is_cursor_visible() {
        return words.get(Key::CursorHint).to_owned();
    }
    let policy = playback.narrated_policy(policies);
    // Named only if there is more than one fleet that changes.
    let changing = policies.iter().filter(|other| **other != Policy::Static);
    let name = (changing.count() > 1).then(|| text::policy_title(words, policy));
    let evaluations = match policy {
        Policy::Reactive => figure.evaluations(),
        _ => Rc::default(),
    };
    text::describe_moment(
        words,
        &figure.settings,
        &figure.results.workload,
        figure.run(policy),
        &evaluations,
        t_s,
        name,
    )
}
