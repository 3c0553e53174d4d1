//! The row under the charts: playback buttons, time slider, clock, and a
//! description of what happened at that time.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dom::{set_number, set_text};
use super::playback::Playback;
use super::time_keys::time_keys;
use super::view_action::{EventStep, ViewAction};
use crate::allocation::Policy;
use crate::allocation::Run;
use crate::figure::Figure;
use crate::text::{self, Key, Moment, Words};

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
        figure: &Figure,
        playback: &Playback,
        send: &Callback<ViewAction>,
    ) -> Html {
        let words = &figure.words;
        let oninput = send.reform(|event: InputEvent| {
            let slider: HtmlInputElement = event.target_unchecked_into();
            ViewAction::Seek(slider.value_as_number() / 100.0)
        });
        html! {
            <>
                <div class="time" part="time">
                    { buttons(words, playback, send) }
                    <input id="time" type="range" min="0" max="100" step="any" ref={&self.slider}
                        aria-label={words.get(Key::Time).to_owned()} aria-describedby="time-keys"
                        {oninput} onkeydown={time_keys(send)} />
                    <span id="time-keys" hidden=true>{ text::time_keys(words, figure.results.workload.span_s()) }</span>
                    <span class="clock" ref={&self.clock} aria-hidden="true"></span>
                </div>
                <p class="why" part="why" ref={&self.description}></p>
            </>
        }
    }

    /// Shows the time of the cursor. `policies` are those that have a chart. Returns
    /// what happened at that time, if it is described.
    pub(super) fn show(
        &self,
        figure: &Figure,
        playback: &Playback,
        policies: &[Policy],
    ) -> Option<String> {
        let t_s = playback.t_s(figure);
        if let Some(slider) = self.slider.cast::<HtmlInputElement>() {
            slider.set_value(&text::plain_number(playback.share() * 100.0));
            set_number(&slider.style(), "--share", playback.share());
            let mut value = values(figure, policies, t_s);
            if playback.pin.is_pinned() {
                value = text::pinned_cursor_value(&figure.words, &value);
            }
            let _ = slider.set_attribute("aria-valuetext", &value);
        }
        let mut clock = text::clock(&figure.words, &figure.results.workload, t_s);
        // Describing a time takes a run of the autoscaler of its own.
        let described = (!figure.held).then(|| describe(figure, playback, policies, t_s));
        if let Some(moment) = &described {
            set_text(&self.description, &moment.text);
            if !moment.clock.is_empty() {
                clock.clone_from(&moment.clock);
            }
        }
        set_text(&self.clock, &clock);
        described.map(|moment| moment.text)
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
        <div class="buttons" role="toolbar" aria-label={words.get(Key::Time).to_owned()}>
            if !reduced_motion {
                { button(words, "play", play, icon, "0", toggle) }
            }
            { button(words, "back", Key::PreviousEvent, "M4 3h3v14H4zM17 3v14L7 10z", first, previous) }
            { button(words, "next", Key::NextEvent, "M13 3h3v14h-3zM3 3v14l10-7z", "-1", next) }
            if !reduced_motion {
                { pace_buttons(words, playback, send) }
            }
        </div>
    }
}

/// Returns the buttons for the speed and for playing again and again.
fn pace_buttons(words: &Words, playback: &Playback, send: &Callback<ViewAction>) -> Html {
    let change_speed = send.reform(|_: MouseEvent| ViewAction::ChangeSpeed);
    let toggle_loop = send.reform(|_: MouseEvent| ViewAction::ToggleLoop);
    let speed = playback.speed.text();
    let name = words.fill(Key::Speed, &[speed]);
    let again = words.get(Key::Loop).to_owned();
    html! {
        <>
            <button id="speed" type="button" class="round" tabindex="-1"
                aria-label={name.clone()} title={name} onclick={change_speed}>{ speed }</button>
            <button id="loop" type="button" class="round" tabindex="-1"
                aria-pressed={playback.loops.to_string()} aria-label={again.clone()} title={again} onclick={toggle_loop}>
                <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M6 3h8a4 4 0 0 1 4 4v2h-2.5V7A1.5 1.5 0 0 0 14 5.5H6.5V8L2 4.2 6.5.5zM14 17H6a4 4 0 0 1-4-4v-2h2.5v2A1.5 1.5 0 0 0 6 14.5h7.5V12l4.5 3.8L13.5 19.5z" /></svg>
            </button>
        </>
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
fn describe(figure: &Figure, playback: &Playback, policies: &[Policy], t_s: f64) -> Moment {
    let words = &figure.words;
    if !playback.is_cursor_visible() || policies.is_empty() {
        return Moment {
            text: words.get(Key::CursorHint).to_owned(),
            ..Moment::default()
        };
    }
    let policy = playback.narrated_policy(policies);
    // Named only if there is more than one fleet that changes.
    let changing = policies.iter().filter(|other| **other != Policy::Static);
    let name = (changing.count() > 1).then(|| text::policy_title(words, policy));
    let evaluations = match policy {
        Policy::Reactive => figure.evaluations(),
        _ => Rc::default(),
    };
    text::moment(
        words,
        &figure.settings,
        &figure.results.workload,
        figure.run(policy),
        &evaluations,
        t_s,
        name,
    )
}
