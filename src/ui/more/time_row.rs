//! The row under the charts: play, events, the time slider, and what describe_moment
//! then.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::time::Time;
use super::{Way, Wish};
use crate::figure::Figure;
use crate::text::{Key, Words};
use crate::ui::app::{App, Message};

pub(super) fn view(ctx: &Context<App>, figure: &Figure, time: &Time) -> Html {
    let words = &figure.words;
    let still = time.wants_no_motion();
    let wish = |wish: fn() -> Wish| {
        ctx.link()
            .callback(move |_: MouseEvent| Message::More(wish()))
    };
    let oninput = ctx.link().callback(|event: InputEvent| {
        let slider: HtmlInputElement = event.target_unchecked_into();
        Message::More(Wish::Point(slider.value_as_number() / 100.0))
    });
    let (play, icon) = if time.is_playing() {
        (Key::Pause, "M5 3h4v14H5zM11 3h4v14h-4z")
    } else {
        (Key::Play, "M5 3l12 7-12 7z")
    };
    html! {
        <>
            <div class="time" part="time">
                <div class="buttons" role="toolbar" aria-label={words.get(Key::Time).to_owned()} onkeydown={super::roving()}>
                    if !still {
                        { button(words, "play", play, icon, 0, wish(|| Wish::Play)) }
                    }
                    { button(words, "back", Key::PreviousEvent, "M4 3h3v14H4zM17 3v14L7 10z", if still { 0 } else { -1 }, wish(|| Wish::Step(Way::Back))) }
                    { button(words, "next", Key::NextEvent, "M13 3h3v14h-3zM3 3v14l10-7z", -1, wish(|| Wish::Step(Way::On))) }
                </div>
                <input id="time" type="range" min="0" max="100" step="any" ref={&time.slider}
                    aria-label={words.get(Key::Time).to_owned()} {oninput} />
                <span class="clock" ref={&time.clock} aria-hidden="true"></span>
            </div>
            <p class="why" part="why" ref={&time.why}></p>
        </>
    }
}

fn button(
    words: &Words,
    id: &'static str,
    name: Key,
    path: &'static str,
    tab: i32,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button {id} type="button" class="round" tabindex={tab.to_string()}
            aria-label={words.get(name).to_owned()} title={words.get(name).to_owned()} {onclick}>
            <svg viewBox="0 0 20 20" aria-hidden="true"><path d={path} /></svg>
        </button>
    }
}
