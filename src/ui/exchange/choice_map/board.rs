//! The map with its answer, what is looked at, and what matters.

use yew::prelude::*;

use super::{MapSection, chart, effects, table};
use crate::export::FileKind;
use crate::figure::{Action, ChoiceMap, Figure, MOST_PINS, Pin, clean_name};
use crate::text::{self, MapText, MapWords};
use crate::ui::exchange::ViewContext;
use crate::ui::exchange::share::save_button;
use crate::ui::view_action::ViewAction;

/// Returns the map with its answer and its tables.
pub(super) fn view(
    figure: &Figure,
    map: &ChoiceMap,
    section: &MapSection,
    context: &ViewContext,
    send: &Callback<ViewAction>,
) -> Html {
    let words = &figure.words;
    let told = MapWords {
        words,
        sweep: map.sweep(),
        measure: map.measure(),
        limit: map.limit(),
    };
    let answer = map.answer();
    let shown = map
        .looked_at()
        .or(answer.as_ref().map(|answer| answer.point));
    let mut sentences = told.answer(answer.as_ref(), map.reserve(), &figure.settings);
    sentences.extend(section.left_s(map).map(|seconds| told.time_left(seconds)));
    let is_busy = !map.is_complete();
    let mut rest = sentences.into_iter();
    let first = rest.next().unwrap_or_default();
    html! {
        <>
            <div class="board">
                { section.chart.view(&told, map, send) }
                <div>
                    // Nothing is announced before it is final.
                    <div class="answer" role="status" aria-busy={is_busy.then_some("true")}>
                        <p>{ first }</p>
                        <ul>{ for rest.map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
                    </div>
                    { shown_choice(figure, map, &told, shown, context, send) }
                    { chart::legend(&told) }
                </div>
            </div>
            { effects::view(figure, map, &told) }
            { table::view(map, &told) }
            <div class="kinds">
                { save_button(words, FileKind::MapSvg, send) }
                { save_button(words, FileKind::MapCsv, send) }
            </div>
        </>
    }
}
/// Returns what the reader is asked before the map is shown.
pub(super) fn covered(figure: &Figure, send: &Callback<ViewAction>) -> Html {
    let words = &figure.words;
    let limit = text::duration(words, figure.settings.delay_limit_s);
    let onclick = send.reform(|_: MouseEvent| ViewAction::ShowMap);
    html! {
        <>
            <p class="help">{ words.fill(MapText::GuessFirst, &[&limit]) }</p>
            <button id="show-map" type="button" class="chip" {onclick}>{ words.get(MapText::ShowMap).to_owned() }</button>
        </>
    }
}

/// Returns what the choice that is looked at gives, or else the best one, and the buttons
/// that take it and pin it.
fn shown_choice(
    figure: &Figure,
    map: &ChoiceMap,
    told: &MapWords,
    shown: Option<usize>,
    context: &ViewContext,
    send: &Callback<ViewAction>,
) -> Html {
    let words = &figure.words;
    let Some((index, point)) =
        shown.and_then(|index| Some((index, map.sweep().points().get(index)?)))
    else {
        return Html::default();
    };
    let patch = map.patch(&figure.settings, index).unwrap_or_default();
    let after = figure.settings.with(&patch);
    let is_taken = after.as_ref().is_ok_and(|after| *after == figure.settings);
    let policy = point.candidate.policy();
    let hidden = (!context.display.shows(policy)).then_some(policy);
    let name = told.choice(point.candidate);
    let pin = after.ok().map(|settings| Pin {
        name: clean_name(&name),
        settings,
        commands: figure.own_cluster.commands.to_vec(),
    });
    let is_idle = is_taken && hidden.is_none();
    let sender = send.clone();
    let take = Callback::from(move |_: MouseEvent| {
        if !is_taken {
            let patch = patch.clone();
            sender.emit(ViewAction::Dispatch(Action::Edit { patch, held: false }));
        }
        if let Some(policy) = hidden {
            sender.emit(ViewAction::ToggleChart(policy));
        }
    });
    let take = (!is_idle).then_some(take);
    let may_pin = !is_taken && figure.pins().len() < MOST_PINS;
    let pin = pin.filter(|_| may_pin).map(|pin| {
        send.reform(move |_: MouseEvent| ViewAction::Dispatch(Action::add_pin(pin.clone())))
    });
    html! {
        <p class="shown">
            <b>{ told.told(point) }</b>{ " " }
            <button id="take-choice" type="button" class="chip" aria-disabled={is_idle.to_string()} onclick={take}>
                { words.get(if is_idle { MapText::Taken } else { MapText::Take }).to_owned() }
            </button>
            { " " }
            <button id="pin-choice" type="button" class="chip" aria-disabled={pin.is_none().to_string()} onclick={pin}>
                { words.get(MapText::PinChoice).to_owned() }
            </button>
        </p>
    }
}
