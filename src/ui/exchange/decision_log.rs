//! The log of the autoscaler's decisions: a table of the rows around the time cursor.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::ViewContext;
use crate::autoscaler::Evaluation;
use crate::figure::{Figure, LogStep, LogWindow, row_at};
use crate::text::{Key, LogRow, LogText, Words, log_row};
use crate::ui::decisions::ROW_AT_CURSOR;
use crate::ui::exchange_action::ExchangeAction;
use crate::ui::frozen::FrozenDuringDrag;
use crate::ui::view_action::ViewAction;

/// What the section keeps between renderings.
#[derive(Default)]
pub(super) struct DecisionLog {
    window: LogWindow,
    /// A drag changes the decisions at each step, and each needs a run of its own.
    frozen: FrozenDuringDrag<LogWindow>,
}

impl DecisionLog {
    /// Lists all evaluations, or changes only.
    pub(super) fn list(&mut self, all: bool, figure: &Figure, context: &ViewContext) {
        self.window
            .list(all, &figure.evaluations(), context.cursor_s);
    }

    /// Turns to earlier or later rows.
    pub(super) fn turn(&mut self, forward: bool, figure: &Figure) {
        let count = self.window.listed(&figure.evaluations()).len();
        self.window.turn(forward, count);
    }

    /// Follows the time cursor. Returns whether another row is at it.
    pub(super) fn follow(&mut self, figure: &Figure, cursor_s: Option<f64>) -> bool {
        !figure.held && self.window.follow(&figure.evaluations(), cursor_s)
    }

    /// Returns the section.
    pub(super) fn view(
        &self,
        figure: &Figure,
        context: &ViewContext,
        send: &Callback<ViewAction>,
    ) -> Html {
        self.frozen.view(figure.held, self.window, || {
            let evaluations = figure.evaluations();
            let listed = self.window.listed(&evaluations);
            let table = Table {
                figure,
                window: &self.window,
                at: row_at(&listed, context.cursor_s),
                listed: &listed,
                send,
            };
            table.section()
        })
    }
}

/// What the markup is made of.
struct Table<'a> {
    figure: &'a Figure,
    window: &'a LogWindow,
    listed: &'a [&'a Evaluation],
    /// The index of the row at the cursor.
    at: Option<usize>,
    send: &'a Callback<ViewAction>,
}

impl Table<'_> {
    fn section(&self) -> Html {
        let words = &self.figure.words;
        let get = |text| words.get(text).to_owned();
        let onchange = self.send.reform(|event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            ViewAction::Exchange(ExchangeAction::ListDecisions(input.checked()))
        });
        let in_sight = self.window.in_sight(self.listed.len());
        let has_later = in_sight.end < self.listed.len();
        html! {
            <div class="log">
                <p>{ get(LogText::Help) }</p>
                <div class="bar">
                    <label>
                        <input id="all-decisions" type="checkbox" checked={self.window.lists_all()} {onchange} />
                        { get(LogText::All) }
                    </label>
                    if self.listed.len() > in_sight.len() {
                        { self.turner("earlier-decisions", LogText::Earlier, in_sight.start > 0, false) }
                        { self.turner("later-decisions", LogText::Later, has_later, true) }
                    }
                </div>
                if self.listed.is_empty() {
                    <p role="status">{ get(LogText::None) }</p>
                } else {
                    { self.table(words) }
                }
            </div>
        }
    }

    /// Returns the button that turns to other rows.
    fn turner(&self, id: &'static str, name: LogText, can_turn: bool, forward: bool) -> Html {
        let turn = self.send.reform(move |_: MouseEvent| {
            ViewAction::Exchange(ExchangeAction::TurnDecisions(forward))
        });
        let onclick = can_turn.then_some(turn);
        html! {
            <button {id} type="button" class="quiet" part="button"
                aria-disabled={(!can_turn).to_string()} {onclick}>
                { self.figure.words.get(name).to_owned() }
            </button>
        }
    }

    /// Returns the table, which scrolls where it is too wide.
    fn table(&self, words: &Words) -> Html {
        const HEADS: [LogText; 6] = [
            LogText::Was,
            LogText::Raw,
            LogText::Wanted,
            LogText::Observed,
            LogText::Target,
            LogText::Reason,
        ];
        let head = |text: &str| html! { <th scope="col">{ text.to_owned() }</th> };
        let in_sight = self.window.in_sight(self.listed.len());
        let numbers = [in_sight.start + 1, in_sight.end, self.listed.len()];
        let [first, last, count] = numbers.map(|number| number.to_string());
        let caption = words.fill(LogText::Caption, &[&first, &last, &count]);
        let rows = self.listed.iter().enumerate();
        let rows = rows.skip(in_sight.start).take(in_sight.len());
        html! {
            <div class="beside" role="region" tabindex="0" aria-label={caption.clone()}>
                <table>
                    <caption>{ caption }</caption>
                    <thead>
                        <tr>
                            { head(words.get(Key::Time)) }
                            { for HEADS.iter().map(|text| head(words.get(*text))) }
                        </tr>
                    </thead>
                    <tbody onkeydown={self.keys()}>
                        { for rows.map(|(index, evaluation)| self.row(index, evaluation)) }
                    </tbody>
                </table>
            </div>
        }
    }

    fn row(&self, index: usize, evaluation: &Evaluation) -> Html {
        let words = &self.figure.words;
        let row = log_row(words, &self.figure.results.workload, evaluation);
        let [was, raw, wanted, observed, target] = row.values(words);
        let LogRow {
            t_s, clock, reason, ..
        } = row;
        // The button in the row has no listener of its own: its clicks come here.
        let onclick = self.send.reform(move |_: MouseEvent| {
            let focus = false;
            ViewAction::GoToDecision { t_s, focus }
        });
        let is_now = self.at == Some(index);
        let is_tab_stop = self.window.key_row(self.at, self.listed.len()) == index;
        let cell = |text: String| html! { <td>{ text }</td> };
        html! {
            <tr key={index} class={is_now.then_some("now")} {onclick}>
                <th scope="row">
                    <button type="button" class="quiet" id={is_now.then_some(ROW_AT_CURSOR)}
                        tabindex={if is_tab_stop { "0" } else { "-1" }}
                        aria-current={is_now.then_some("true")}>
                        { clock }
                    </button>
                </th>
                { cell(was) }
                { cell(raw) }
                <td>
                    if evaluation.decision.is_change() {
                        <b>{ wanted }</b>
                    } else {
                        { wanted }
                    }
                </td>
                { cell(observed) }
                { cell(target) }
                { cell(reason) }
            </tr>
        }
    }

    /// Returns a listener of the keys that move the time from row to row.
    fn keys(&self) -> Callback<KeyboardEvent> {
        let times_s: Vec<f64> = self.listed.iter().map(|one| one.t_s).collect();
        let from = self.window.key_row(self.at, times_s.len());
        let send = self.send.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let to = LogStep::of_key(&event.key()).map(|step| step.from(from, times_s.len()));
            if let Some(t_s) = to.and_then(|to| times_s.get(to)).copied() {
                // The page would scroll.
                event.prevent_default();
                send.emit(ViewAction::GoToDecision { t_s, focus: true });
            }
        })
    }
}
