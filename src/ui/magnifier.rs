//! The close-up of an outage, laid over its chart.

use yew::prelude::*;

use super::canvas::Painter;
use super::surface::Surface;
use super::view_action::{EventStep, ViewAction};
use crate::allocation::{Incident, Policy};
use crate::figure::Figure;
use crate::scene::{CloseUp, magnifier};
use crate::text::{self, Key};

/// The id of the button that closes the close-up.
pub(super) const CLOSE: &str = "close-up";

/// The close-up, if it is open.
#[derive(Default)]
pub(super) struct Magnifier {
    open: Option<Open>,
    surface: Surface,
}

/// What an open close-up shows.
struct Open {
    policy: Policy,
    /// A time in its outage, in seconds from the start: other settings may move or
    /// remove the outage.
    at_s: f64,
    /// The id of the element that gets the focus when it closes.
    opener: String,
}

impl Magnifier {
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Returns the policy whose chart it is over.
    pub(super) fn policy(&self) -> Option<Policy> {
        self.open.as_ref().map(|open| open.policy)
    }

    /// Opens at the outage of a policy that is nearest to a time in seconds. Returns
    /// when that begins, or `None` if the job never stands still.
    pub(super) fn open(
        &mut self,
        figure: &Figure,
        policy: Policy,
        t_s: f64,
        opener: String,
    ) -> Option<f64> {
        let at_s = nearest(figure, policy, t_s)?.begin_s;
        if self.policy() != Some(policy) {
            // Over another chart it has other elements.
            self.surface = Surface::default();
        }
        self.open = Some(Open {
            policy,
            at_s,
            opener,
        });
        Some(at_s)
    }

    /// Closes it. Returns the id of the element that gets the focus.
    pub(super) fn close(&mut self) -> Option<String> {
        self.open.take().map(|open| open.opener)
    }

    /// Goes to the next or the previous outage. Returns when that begins, in seconds.
    pub(super) fn step(&mut self, figure: &Figure, step: EventStep) -> Option<f64> {
        let open = self.open.as_mut()?;
        let here_s = nearest(figure, open.policy, open.at_s)?.begin_s;
        let begins = figure.incidents(open.policy).iter().map(|one| one.begin_s);
        let next_s = match step {
            EventStep::Next => begins.filter(|t_s| *t_s > here_s).reduce(f64::min),
            EventStep::Previous => begins.filter(|t_s| *t_s < here_s).reduce(f64::max),
        }?;
        open.at_s = next_s;
        Some(next_s)
    }

    /// Returns its markup if it is over the chart of a policy.
    pub(super) fn view(
        &self,
        figure: &Figure,
        policy: Policy,
        send: &Callback<ViewAction>,
    ) -> Html {
        let Some(incident) = self
            .incident(figure)
            .filter(|_| self.policy() == Some(policy))
        else {
            return Html::default();
        };
        let words = &figure.words;
        let title = text::close_up_title(words, &figure.results.workload, incident);
        let in_flight = figure.settings.in_flight_records;
        let button = |id: Option<&'static str>,
                      name: &str,
                      path: &'static str,
                      action: fn() -> ViewAction| {
            let onclick = send.reform(move |_: MouseEvent| action());
            html! {
                <button {id} type="button" class="round" aria-label={name.to_owned()} title={name.to_owned()} {onclick}>
                    <svg viewBox="0 0 20 20" aria-hidden="true"><path d={path} /></svg>
                </button>
            }
        };
        let send = send.clone();
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowLeft" => EventStep::Previous,
                "ArrowRight" => EventStep::Next,
                _ => return,
            };
            event.prevent_default();
            send.emit(ViewAction::StepCloseUp(step));
        });
        html! {
            <div class="lens" part="close-up" role="dialog" aria-label={title.clone()} {onkeydown}>
                <p class="lens-title"><b>{ title }</b></p>
                { button(None, words.get(Key::PreviousEvent), "M13 3v14L5 10z", || ViewAction::StepCloseUp(EventStep::Previous)) }
                { button(None, words.get(Key::NextEvent), "M7 3v14l8-7z", || ViewAction::StepCloseUp(EventStep::Next)) }
                { button(Some(CLOSE), text::close(words), "M5 3.6L10 8.6l5-5L16.4 5l-5 5 5 5-1.4 1.4-5-5-5 5L3.6 15l5-5-5-5z", || ViewAction::Escape) }
                <div class="closeup" ref={&self.surface.area}>{ self.surface.view() }</div>
                <p class="story" aria-live="polite">{ text::close_up_story(words, incident, in_flight) }</p>
            </div>
        }
    }

    /// Draws the close-up at its present size.
    pub(super) fn paint(&mut self, figure: &Figure, painter: &mut Painter) {
        // It is measured each time: the chart that it covers may have another width.
        self.surface.forget_size();
        let Some(size) = self.surface.size() else {
            return;
        };
        let Some(policy) = self.policy() else { return };
        let Some(incident) = self.incident(figure) else {
            return;
        };
        let words = &figure.words;
        let close_up = CloseUp {
            incident,
            run: figure.run(policy),
            arrivals: figure.results.workload.arrivals(),
            in_flight_records: figure.settings.in_flight_records,
        };
        let labels = text::close_up_labels(words, incident);
        let scene = magnifier(&close_up, size, &labels, &|value| text::count(words, value));
        self.surface.draw(&scene, painter, figure.held);
    }

    fn incident<'a>(&self, figure: &'a Figure) -> Option<&'a Incident> {
        let open = self.open.as_ref()?;
        nearest(figure, open.policy, open.at_s)
    }
}

/// Returns the outage of a policy that is nearest to a time in seconds.
pub(super) fn nearest(figure: &Figure, policy: Policy, t_s: f64) -> Option<&Incident> {
    let incidents = figure.incidents(policy).iter();
    incidents.min_by(|a, b| a.distance_s(t_s).total_cmp(&b.distance_s(t_s)))
}

/// Returns the id of the button that opens the close-up in the chart with this index.
pub(super) fn closer_id(index: usize) -> String {
    ["closer-", &index.to_string()].concat()
}

/// Returns when the outage begins that is within so many seconds of a time.
pub(super) fn begin_near(figure: &Figure, policy: Policy, t_s: f64, within_s: f64) -> Option<f64> {
    let near = nearest(figure, policy, t_s)?;
    (near.distance_s(t_s) <= within_s).then_some(near.begin_s)
}
