//! The limit: of the delay, which is a setting of the figure, or of the cost.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::MapSection;
use super::controls::emit;
use crate::figure::{Action, FigureStore, Origin};
use crate::map::Limit;
use crate::settings::{SettingId, Unit, Value};
use crate::text::{self, Key, MapText, Typed, Words, read_number};
use crate::ui::effect::Effect;
use crate::ui::map_action::MapAction;
use crate::ui::view_action::ViewAction;

/// The greatest limit of the cost, in worker-hours.
const MOST_WORKER_HOURS: f64 = 1e9;

/// What the reader has typed as a limit.
#[derive(Default)]
pub(super) struct LimitText {
    /// A text that is being typed. New runs must not replace it.
    pub(super) draft: Option<String>,
    /// A text that is no limit, and why.
    refused: Option<(String, LimitProblem)>,
}

/// Says why a text is no limit.
#[derive(Clone, Copy)]
enum LimitProblem {
    /// It is no number, or none of those that are allowed.
    NotALimit,
    /// It can be read as one of two numbers.
    Either(f64, f64),
}

fn unit_of(limit: Limit) -> Unit {
    match limit {
        Limit::Delay(_) => Unit::Seconds,
        Limit::Cost(_) => Unit::Count,
    }
}

/// Returns the greatest limit of a kind, in seconds or worker-hours.
fn most_of(limit: Limit) -> f64 {
    match limit {
        Limit::Delay(_) => SettingId::DelayLimit.field().range().1,
        Limit::Cost(_) => MOST_WORKER_HOURS,
    }
}

impl MapSection {
    /// Takes a limit that the reader has typed.
    pub(super) fn limit(&mut self, store: &FigureStore, text: String) -> Effect {
        self.limit_text = LimitText::default();
        let Some(map) = &mut self.map else {
            return Effect::Nothing;
        };
        let limit = map.limit();
        let problem = match read_number(&store.figure().words, unit_of(limit), &text) {
            Some(Typed::Number(number)) if (0.0..=most_of(limit)).contains(&number) => {
                return match limit {
                    Limit::Delay(_) => {
                        let edit = Action::edit(SettingId::DelayLimit, Value::Number(number));
                        store.dispatch(Origin::User, edit);
                        // A listener of the page may have changed other settings, too: new runs
                        // begin after the rendering.
                        map.follow_limit(&store.figure().settings);
                        Effect::RenderAndPaint
                    }
                    Limit::Cost(_) => {
                        map.limit_worker_hours(Some(number));
                        Effect::Markup
                    }
                };
            }
            Some(Typed::Either(low, high)) => LimitProblem::Either(low, high),
            _ => LimitProblem::NotALimit,
        };
        self.limit_text.refused = Some((text, problem));
        Effect::Markup
    }
}

/// Returns the field for the limit, with the choice of what is limited.
pub(super) fn view(
    words: &Words,
    limit: Limit,
    LimitText { draft, refused }: &LimitText,
    send: &Callback<ViewAction>,
) -> Html {
    let (is_delay, number) = match limit {
        Limit::Delay(most_s) => (true, most_s),
        Limit::Cost(most) => (false, most),
    };
    let typed = send.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        emit(&typed, MapAction::Limit(input.value()));
    });
    let draft_sender = send.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        emit(&draft_sender, MapAction::DraftLimit(input.value()));
    });
    let kind = send.clone();
    let onkind = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        emit(&kind, MapAction::LimitsDelay(select.value() == "delay"));
    });
    let typed = draft.as_ref().or(refused.as_ref().map(|(text, _)| text));
    let shown = typed.map_or_else(|| text::short_number(words, number), String::clone);
    let name = words.get(MapText::LimitOf).to_owned();
    let unit = |text| words.get(text).to_owned();
    let of = unit(if is_delay {
        MapText::OfDelay
    } else {
        MapText::OfHours
    });
    html! {
        <span class="limit">
            <label for="map-limit">{ name.clone() }</label>{ " " }
            <input id="map-limit" class="typed" type="text" autocomplete="off" inputmode="decimal" value={shown}
                aria-invalid={refused.is_some().then_some("true")} {oninput} {onchange} />
            <select id="map-limit-of" aria-label={name} onchange={onkind}>
                <option value="delay" selected={is_delay}>{ unit(MapText::OfDelay) }</option>
                <option value="hours" selected={!is_delay}>{ unit(MapText::OfHours) }</option>
            </select>
            if let Some((text, problem)) = refused {
                <span class="problem" role="alert">{ told(words, &of, text, limit, *problem) }</span>
            }
        </span>
    }
}

/// Says why a text is no limit of what `of` names.
fn told(words: &Words, of: &str, typed: &str, limit: Limit, problem: LimitProblem) -> String {
    let number = |number| text::short_number(words, number);
    match problem {
        LimitProblem::NotALimit => {
            let most = text::long_number(words, most_of(limit));
            words.fill(MapText::NoLimit, &[of, typed, &most])
        }
        LimitProblem::Either(low, high) => {
            words.fill(Key::WhichNumber, &[&number(low), &number(high)])
        }
    }
}
