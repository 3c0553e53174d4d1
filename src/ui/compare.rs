//! The pinned runs: their list with the differences from each, a field for a run from
//! elsewhere, and the table that sets all side by side.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::exchange_action::ExchangeAction;
use super::view_action::ViewAction;
use crate::figure::{Action, Figure, MOST_NAME, MOST_PINS, Pin};
use crate::link;
use crate::scene::DASH_PATTERNS;
use crate::settings::AutoscalerKind;
use crate::text::{self, ComparisonTable, Difference, RowGroup, Words};

/// The button that pins the present run.
const PIN: &str = "pin-run";

/// What the section keeps between renderings.
#[derive(Default)]
pub(super) struct CompareState {
    /// The name that is being typed, and the index of its pin.
    pub(super) draft: Option<(usize, String)>,
    /// What was left out of the last pasted run, or why there is none.
    pub(super) told: Vec<String>,
}

/// Returns the section.
pub(super) fn view(figure: &Figure, state: &CompareState, send: &Callback<ViewAction>) -> Html {
    let words = &figure.words;
    let is_full = !figure.can_pin();
    let pin = send.reform(|_: MouseEvent| ViewAction::Dispatch(Action::pin(None)));
    let onclick = (!is_full).then_some(pin);
    let pins = figure.pins().iter().enumerate();
    html! {
        <div class="compare" part="compare">
            <p class="help" id="about-pins">
                { if is_full { text::no_more_pins(words, MOST_PINS) } else { text::pin_help(words).to_owned() } }
            </p>
            <div class="pinning">
                <button id={PIN} type="button" class="chip" aria-disabled={is_full.to_string()}
                    aria-describedby="about-pins" {onclick}>
                    { text::pin_this(words) }
                </button>
                { pasting(words, is_full, send) }
            </div>
            { other_autoscalers(figure, is_full, send) }
            <div role="alert">
                { for state.told.iter().map(|text| html! { <p class="message" part="message">{ text }</p> }) }
            </div>
            if !figure.pins().is_empty() {
                <ul class="pins" aria-label={text::pin_list(words).to_owned()}>
                    { for pins.map(|(index, pin)| item(figure, index, pin, state.draft.as_ref(), send)) }
                </ul>
                { for figure.comparison_table().map(table) }
            }
        </div>
    }
}

/// Returns buttons that pin the present run as it would be under other autoscalers.
fn other_autoscalers(figure: &Figure, is_full: bool, send: &Callback<ViewAction>) -> Html {
    let words = &figure.words;
    let others = AutoscalerKind::ALL
        .iter()
        .filter_map(|kind| figure.pin_with(*kind));
    let chip = |pin: Pin| {
        let name = pin.name.clone();
        let onclick = (!is_full).then(|| {
            send.reform(move |_: MouseEvent| {
                ViewAction::Exchange(ExchangeAction::PasteRun(
                    Some(Box::new(pin.clone())),
                    Vec::new(),
                ))
            })
        });
        html! {
            <button type="button" class="chip" aria-disabled={is_full.to_string()} {onclick}>
                { name }
            </button>
        }
    };
    html! {
        <div class="pinning" role="group" aria-labelledby="beside-it">
            <span id="beside-it">{ text::pin_with_another(words) }</span>
            { for others.map(chip) }
        </div>
    }
}

/// Returns the field for a link or settings.
fn pasting(words: &Words, is_full: bool, send: &Callback<ViewAction>) -> Html {
    let told = words.clone();
    let onchange = send.reform(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let (pin, messages) = read(&input.value(), &told);
        if pin.is_some() {
            input.set_value("");
        }
        let pin = pin.map(Box::new);
        ViewAction::Exchange(ExchangeAction::PasteRun(pin, messages))
    });
    html! {
        <input id="paste-run" class="typed" type="text" autocomplete="off" spellcheck="false"
            aria-label={text::paste_run(words).to_owned()} placeholder={text::paste_run(words).to_owned()}
            readonly={is_full} aria-disabled={is_full.to_string()} {onchange} />
    }
}

/// Reads what is pasted. Returns its run, and what was left out of it or why there is none.
fn read(text: &str, words: &Words) -> (Option<Pin>, Vec<String>) {
    if text.trim().is_empty() {
        return (None, Vec::new());
    }
    match link::from_text(text) {
        Ok((shared, problems)) => {
            let pin = Pin {
                name: String::new(),
                settings: shared.settings,
                commands: shared.commands,
            };
            let told = problems.iter().map(|problem| problem.told(words));
            let what = (!problems.is_empty()).then(|| text::left_out(words).to_owned());
            (Some(pin), what.into_iter().chain(told).collect())
        }
        Err(error) => (None, vec![error.told(words)]),
    }
}

/// Returns a pin: the dashes of its lines, its name, what can be done with it, and how the
/// present run differs from it.
fn item(
    figure: &Figure,
    index: usize,
    pin: &Pin,
    draft: Option<&(usize, String)>,
    send: &Callback<ViewAction>,
) -> Html {
    let words = &figure.words;
    let dispatch = |action: fn(usize) -> Action| {
        send.reform(move |_: MouseEvent| ViewAction::Dispatch(action(index)))
    };
    let onchange = send.reform(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        ViewAction::Exchange(ExchangeAction::RenamePin(index, input.value()))
    });
    let oninput = send.reform(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        ViewAction::Exchange(ExchangeAction::DraftPinName(index, input.value()))
    });
    let typed = draft.filter(|(of, _)| *of == index);
    let name = typed.map_or(&pin.name, |(_, text)| text).clone();
    let is_here = pin.settings == figure.settings && pin.commands == *figure.own_cluster.commands;
    let (go_back, go_back_to) = text::go_back(words, &pin.name);
    html! {
        <li key={index}>
            <div class="pinned">
                { dashes(index) }
                <input id={pin_id(index)} class="typed" type="text" autocomplete="off"
                    maxlength={MOST_NAME.to_string()} value={name}
                    aria-label={text::rename_pin(words, &pin.name)} {onchange} {oninput} />
                <button type="button" class="quiet" aria-label={go_back_to}
                    aria-disabled={is_here.to_string()} onclick={dispatch(Action::restore_pin)}>
                    { go_back }
                </button>
                <button type="button" class="quiet" aria-label={text::unpin(words, &pin.name)}
                    onclick={dispatch(Action::unpin)}>
                    <span aria-hidden="true">{ "×" }</span>
                </button>
            </div>
            // One child whatever it is: a list without keys is made anew when its length changes,
            // and a button in it loses the focus.
            if let Some(note) = figure.difference_note(index) {
                <p>{ note }</p>
            }
            { differences(words, &pin.name, figure.differences(index)) }
        </li>
    }
}

/// Returns the dashes that tell the lines of a pin apart.
fn dashes(index: usize) -> Html {
    let pattern = DASH_PATTERNS.get(index).copied().unwrap_or_default();
    let lengths: Vec<String> = pattern.iter().map(|px| text::plain_number(*px)).collect();
    html! {
        <svg viewBox="0 0 36 4" aria-hidden="true">
            <path d="M0 2h36" stroke-dasharray={lengths.join(" ")} />
        </svg>
    }
}

/// Returns how each policy differs from that of a pin.
fn differences(words: &Words, name: &str, differences: Vec<Difference>) -> Html {
    if differences.is_empty() {
        return Html::default();
    }
    html! {
        <div role="group" aria-label={text::against(words, name)}>
            <dl>{ for differences.into_iter().map(|difference| one_difference(words, difference)) }</dl>
        </div>
    }
}

fn one_difference(words: &Words, difference: Difference) -> Html {
    let is_lost = !difference.lost.is_empty();
    let line = difference.line(words);
    html! {
        <div>
            <dt>{ difference.title }</dt>
            <dd data-lost={is_lost.then_some("true")}>{ line }</dd>
        </div>
    }
}

/// Returns the table, which scrolls where it is too wide.
fn table(table: ComparisonTable) -> Html {
    let columns = table.header.len();
    html! {
        <div class="beside" role="region" tabindex="0" aria-label={table.caption.clone()}>
            <table>
                <caption>{ table.caption }</caption>
                <thead><tr>{ for table.header.into_iter().map(head) }</tr></thead>
                { for table.groups.into_iter().map(|group| rows(group, columns)) }
            </table>
        </div>
    }
}

/// Returns the head of a column; the one of the names of the rows is empty.
fn head(cell: String) -> Html {
    if cell.is_empty() {
        html! { <td></td> }
    } else {
        html! { <th scope="col">{ cell }</th> }
    }
}

fn rows(group: RowGroup, columns: usize) -> Html {
    let cell = |(column, cell): (usize, String)| {
        if column == 0 {
            html! { <th scope="row">{ cell }</th> }
        } else {
            html! { <td>{ cell }</td> }
        }
    };
    html! {
        <tbody>
            <tr><th scope="rowgroup" colspan={columns.to_string()}>{ group.title }</th></tr>
            { for group.rows.into_iter().map(|row| html! {
                <tr>{ for row.into_iter().enumerate().map(cell) }</tr>
            }) }
        </tbody>
    }
}

fn pin_id(index: usize) -> String {
    ["pin-", &index.to_string()].concat()
}

/// Returns the id of the element to focus after the pin with an index has disappeared: the
/// name of the one in its place, or the button that pins if none remains.
pub(super) fn focus_after_removal(index: usize, remaining: usize) -> String {
    match remaining.checked_sub(1) {
        Some(last) => pin_id(index.min(last)),
        None => PIN.to_owned(),
    }
}
