//! The one time cursor of all charts: where it is, how it moves by itself, and
//! what is said of that moment.

use std::rc::Rc;

use web_sys::{HtmlElement, HtmlInputElement, MediaQueryList, Window};
use yew::prelude::*;

use super::Way;
use crate::allocation::{Policy, Run};
use crate::figure::{DisplayOptions, Figure};
use crate::report::Results;
use crate::scene::event_times;
use crate::text;
use crate::ui::chart::ChartPart;

/// How long time takes to run across the figure, whatever its span.
const PLAY_MS: f64 = 16_000.0;
/// A frame that comes later than this stood still meanwhile.
const LONGEST_FRAME_MS: f64 = 100.0;

/// The time cursor.
#[derive(Default)]
pub(in crate::ui) struct Time {
    /// Where it is, as a share of the span; none before the reader has asked.
    share: Option<f64>,
    /// While time runs, when the last frame was, once there was one.
    playing: Option<Option<f64>>,
    off_screen: bool,
    /// The policy whose chart the reader has pointed at.
    told: Option<Policy>,
    stopped: Callback<()>,
    /// Whether the reader has asked for a page that does not move.
    still: Option<MediaQueryList>,
    /// What is on the page now.
    shown: Option<(f64, Rc<Results>)>,
    pub(super) slider: NodeRef,
    pub(super) clock: NodeRef,
    pub(super) why: NodeRef,
}

impl Time {
    /// Begins: `stopped` is called when time stops by itself.
    pub(super) fn begin(&mut self, stopped: Callback<()>) {
        self.stopped = stopped;
        let window = web_sys::window();
        let still = |window: Window| window.match_media("(prefers-reduced-motion: reduce)").ok();
        self.still = window.and_then(still).flatten();
    }

    /// Whether the reader has asked for a page that does not move.
    pub(super) fn wants_no_motion(&self) -> bool {
        self.still.as_ref().is_some_and(MediaQueryList::matches)
    }

    pub(super) fn is_playing(&self) -> bool {
        self.playing.is_some()
    }

    /// Where the cursor is, 0 to 1.
    pub(super) fn share(&self) -> f64 {
        self.share.unwrap_or(0.0)
    }

    /// Where the cursor is, in seconds from the start.
    pub(super) fn at_s(&self, figure: &Figure) -> f64 {
        self.share() * figure.results.workload.span_s()
    }

    /// Puts the cursor somewhere, and time stands. Answers whether it ran.
    pub(super) fn point(&mut self, share: f64) -> bool {
        self.share = Some(if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.0
        });
        self.playing.take().is_some()
    }

    /// Tells of the policy whose chart the reader points at. Of a fleet that never
    /// changes there is little to tell.
    pub(super) fn tell_of(&mut self, policy: Policy) {
        if policy != Policy::Static && self.told != Some(policy) {
            self.told = Some(policy);
            self.shown = None;
        }
    }

    /// The policy to tell of: the one pointed at, or the last one that changes.
    fn told(&self, shown: &[Policy]) -> Policy {
        let last = || shown.iter().rev().find(|policy| **policy != Policy::Static);
        let told = self.told.as_ref().filter(|told| shown.contains(told));
        told.or_else(last)
            .or(shown.first())
            .copied()
            .unwrap_or(Policy::Reactive)
    }

    /// Goes to the next event, or to the one before.
    pub(super) fn step(&mut self, figure: &Figure, view: &DisplayOptions, way: Way) -> bool {
        let span_s = figure.results.workload.span_s();
        let now_s = self.at_s(figure);
        let shown: Vec<Policy> = view.policies().collect();
        // A cluster that nobody has touched has none: then those of the others.
        let told = [self.told(&shown)];
        let policies = told.iter().chain(shown.iter().rev());
        let mut times = policies.map(|policy| event_times(figure.run(*policy)));
        let times = times.find(|times| !times.is_empty()).unwrap_or_default();
        // Where an event is, the cursor is only to within rounding.
        let near_s = span_s * 1e-6;
        let target = match way {
            Way::On => times.iter().find(|t_s| **t_s > now_s + near_s),
            Way::Back => times.iter().rev().find(|t_s| **t_s < now_s - near_s),
        };
        let end_s = if way == Way::On { span_s } else { 0.0 };
        // A hair behind the event, never before it.
        let target_s = target.map_or(end_s, |t_s| t_s + near_s / 4.0);
        self.point(target_s / span_s)
    }

    /// Lets time run, or stand. Where the reader wants no motion it goes to the
    /// next event instead.
    pub(super) fn play(&mut self, figure: &Figure, view: &DisplayOptions) {
        if self.playing.take().is_some() {
            return;
        }
        if self.wants_no_motion() {
            self.step(figure, view, Way::On);
            return;
        }
        if self.share() >= 1.0 {
            self.share = Some(0.0);
        }
        self.playing = Some(None);
    }

    pub(super) fn on_screen(&mut self, on_screen: bool) {
        self.off_screen = !on_screen;
    }

    /// Moves on by a frame, if time runs. Answers whether it goes on.
    pub(in crate::ui) fn advance(&mut self, now_ms: f64) -> bool {
        let Some(last_ms) = self.playing else {
            return false;
        };
        let passed_ms = last_ms.map_or(0.0, |last_ms| {
            (now_ms - last_ms).clamp(0.0, LONGEST_FRAME_MS)
        });
        let share = self.share() + passed_ms / PLAY_MS;
        self.share = Some(share.min(1.0));
        if share >= 1.0 || self.off_screen {
            self.playing = None;
            self.stopped.emit(());
            return false;
        }
        self.playing = Some(Some(now_ms));
        true
    }

    /// Shows the moment on the page.
    pub(in crate::ui) fn show(
        &mut self,
        figure: &Figure,
        charts: &mut [ChartPart],
        repainted: bool,
    ) {
        let share = self.share();
        let same = |(at, results): &(f64, Rc<Results>)| {
            *at == share && Rc::ptr_eq(results, &figure.results)
        };
        if !repainted && self.shown.as_ref().is_some_and(same) {
            return;
        }
        let moved = self.shown.as_ref().is_none_or(|(at, _)| *at != share);
        self.shown = Some((share, figure.results.clone()));
        let t_s = self.at_s(figure);
        let largest_lag = charts
            .iter()
            .map(|chart| super::stage::lag_of(figure, figure.run(chart.policy()).backlog.max()))
            .fold(0.0, f64::max);
        for chart in charts.iter_mut() {
            let run = figure.run(chart.policy());
            let plot = chart.plot;
            if let Some(plot) = plot {
                chart
                    .more
                    .show(figure, run, &plot, t_s, self.share.is_some(), largest_lag);
            }
        }
        // What is said of a moment can wait until the reader lets go.
        if moved || !figure.held {
            self.show_row(figure, charts, share, t_s);
        }
    }

    fn show_row(&self, figure: &Figure, charts: &[ChartPart], share: f64, t_s: f64) {
        let (words, results) = (&figure.words, &figure.results);
        if let Some(slider) = self.slider.cast::<HtmlInputElement>() {
            slider.set_value(&text::plain_number(share * 100.0));
            let _ = slider
                .style()
                .set_property("--share", &text::plain_number(share));
            let runs: Vec<(Policy, &Run)> = charts
                .iter()
                .map(|chart| (chart.policy(), figure.run(chart.policy())))
                .collect();
            let text = text::cursor_value(
                words,
                &results.workload,
                &results.load_in_workers,
                &runs,
                t_s,
            );
            let _ = slider.set_attribute("aria-valuetext", &text);
        }
        set_text(&self.clock, &text::clock(words, &results.workload, t_s));
        // What the autoscaler thought is found out when nothing moves under the
        // reader's hand: it takes a run of its own.
        if figure.held {
            return;
        }
        let shown: Vec<Policy> = charts.iter().map(ChartPart::policy).collect();
        let text = if self.share.is_some() {
            let policy = self.told(&shown);
            // Which one it is about, where there are several that change.
            let several = shown.iter().filter(|one| **one != Policy::Static).count() > 1;
            let name = several.then(|| text::policy_title(words, policy));
            describe_moment(figure, policy, t_s, name)
        } else {
            words.get(text::Key::CursorHint).to_owned()
        };
        set_text(&self.why, &text);
    }
}

/// What a policy's fleet did at a moment, and why.
fn describe_moment(figure: &Figure, policy: Policy, t_s: f64, name: Option<&str>) -> String {
    let evaluations = match policy {
        Policy::Reactive => figure.evaluations(),
        _ => Rc::default(),
    };
    let (settings, workload) = (&figure.settings, &figure.results.workload);
    text::describe_moment(
        &figure.words,
        settings,
        workload,
        figure.run(policy),
        &evaluations,
        t_s,
        name,
    )
}

/// Sets a text where it is another one.
pub(super) fn set_text(node: &NodeRef, text: &str) {
    if let Some(element) = node.cast::<HtmlElement>()
        && element.text_content().as_deref() != Some(text)
    {
        element.set_text_content(Some(text));
    }
}
