//! The state of the time cursor that all charts share: its position, playback,
//! and the policy whose decisions are described.

use std::rc::Rc;

use web_sys::{MediaQueryList, Window};
use yew::Callback;

use super::pin::Pin;
use super::view_action::EventStep;
use crate::allocation::Policy;
use crate::figure::Figure;
use crate::report::Results;
use crate::scene::{Speed, event_times};

/// Playback moves on by at most this much per frame: a frame that comes later
/// follows a pause.
const LONGEST_FRAME_MS: f64 = 100.0;
/// Times closer than this are the same, as a share of the span.
const NEAR_SHARE: f64 = 1e-6;
/// Playback stays at the end for so long before it begins again or ends.
const END_MS: f64 = 1_200.0;

/// The time cursor.
pub(super) struct Playback {
    /// The position as a share of the span, 0 to 1; nothing before first use.
    share: Option<f64>,
    /// Whether the cursor is pinned.
    pub(super) pin: Pin,
    running: Option<Running>,
    /// The speed of playback.
    pub(super) speed: Speed,
    /// Whether playback begins again at the end.
    pub(super) loops: bool,
    off_screen: bool,
    /// The policy of the chart that was pointed at last.
    narrated: Option<Policy>,
    /// Whether what happened at the cursor is to be announced.
    announces: bool,
    /// Called when playback stops by itself.
    stopped: Callback<()>,
    reduced_motion: Option<MediaQueryList>,
    /// The position and the results that are on the page.
    last_shown: Option<(f64, Rc<Results>)>,
}

/// Playback that goes on.
struct Running {
    /// The time of the last frame; nothing before the first one.
    last_frame_ms: Option<f64>,
    /// The time for which it has been at the end.
    at_end_ms: f64,
}

impl Playback {
    /// Calls `stopped` when playback reaches the end or goes off screen.
    pub(super) fn new(stopped: Callback<()>) -> Self {
        let query = |window: Window| window.match_media("(prefers-reduced-motion: reduce)").ok();
        Self {
            share: None,
            pin: Pin::default(),
            running: None,
            speed: Speed::default(),
            loops: false,
            off_screen: false,
            narrated: None,
            announces: false,
            stopped,
            reduced_motion: web_sys::window().and_then(query).flatten(),
            last_shown: None,
        }
    }

    /// Returns whether the user's system asks for less motion.
    pub(super) fn is_motion_reduced(&self) -> bool {
        self.reduced_motion
            .as_ref()
            .is_some_and(MediaQueryList::matches)
    }

    pub(super) fn is_playing(&self) -> bool {
        self.running.is_some()
    }

    /// Returns whether the user has used the cursor.
    pub(super) fn is_cursor_visible(&self) -> bool {
        self.share.is_some()
    }

    /// Returns the position as a share of the span, 0 to 1.
    pub(super) fn share(&self) -> f64 {
        self.share.unwrap_or(0.0)
    }

    /// Returns the position in seconds from the start.
    pub(super) fn t_s(&self, figure: &Figure) -> f64 {
        self.share() * figure.results.workload.span_s()
    }

    /// Returns the position in seconds from the start, once the reader has moved it.
    pub(super) fn moved_to_s(&self, figure: &Figure) -> Option<f64> {
        (self.share() > 0.0).then(|| self.t_s(figure))
    }

    /// Moves the cursor to a share of the span and pauses playback. Returns
    /// whether it was playing.
    pub(super) fn seek(&mut self, share: f64) -> bool {
        self.share = Some(if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.0
        });
        self.running.take().is_some()
    }

    /// Describes a policy's decisions from now on. The static fleet makes none.
    pub(super) fn narrate_policy(&mut self, policy: Policy) {
        if policy != Policy::Static && self.narrated != Some(policy) {
            self.narrated = Some(policy);
            self.last_shown = None;
        }
    }

    /// Returns the policy to describe, among those that have a chart: the one
    /// that was pointed at, or the last one that is not static.
    pub(super) fn narrated_policy(&self, shown: &[Policy]) -> Policy {
        let last = || shown.iter().rev().find(|policy| **policy != Policy::Static);
        let narrated = self.narrated.as_ref();
        narrated
            .filter(|policy| shown.contains(policy))
            .or_else(last)
            .or(shown.first())
            .copied()
            .unwrap_or(Policy::Reactive)
    }

    /// Moves the cursor to the next or the previous event, or to the end of the
    /// span, and pins it there. Returns whether it was playing.
    pub(super) fn step(&mut self, figure: &Figure, step: EventStep) -> bool {
        let span_s = figure.results.workload.span_s();
        let now_s = self.t_s(figure);
        // The events of a hidden fleet would say what it does.
        let shown = figure.told();
        // The user's cluster has no events at first: then those of the others.
        let narrated = [self.narrated_policy(&shown)];
        let narrated = narrated.iter().filter(|policy| shown.contains(policy));
        let policies = narrated.chain(shown.iter().rev());
        let mut times = policies.map(|policy| event_times(figure.run(*policy)));
        let times = times.find(|times| !times.is_empty()).unwrap_or_default();
        // At an event the cursor is exact only to within rounding.
        let near_s = span_s * NEAR_SHARE;
        let target = match step {
            EventStep::Next => times.iter().find(|t_s| **t_s > now_s + near_s),
            EventStep::Previous => times.iter().rev().find(|t_s| **t_s < now_s - near_s),
        };
        let end_s = if step == EventStep::Next { span_s } else { 0.0 };
        self.go_to(target.copied().unwrap_or(end_s), span_s)
    }

    /// Moves the cursor to a time within the span, both in seconds, and pins it there.
    /// Returns whether it was playing.
    pub(super) fn go_to(&mut self, t_s: f64, span_s: f64) -> bool {
        self.announces = true;
        self.pin.set(true);
        // Slightly behind what happens at that time, never before it.
        self.seek(t_s / span_s + NEAR_SHARE / 4.0)
    }

    /// Starts or pauses playback. With reduced motion it goes to the next event
    /// instead.
    pub(super) fn toggle(&mut self, figure: &Figure) {
        if self.running.take().is_some() {
            return;
        }
        if self.is_motion_reduced() {
            self.step(figure, EventStep::Next);
            return;
        }
        if self.share() >= 1.0 {
            self.share = Some(0.0);
        }
        self.running = Some(Running {
            last_frame_ms: None,
            at_end_ms: 0.0,
        });
    }

    pub(super) fn is_on_screen(&self) -> bool {
        !self.off_screen
    }

    /// Playback stops in the next frame if the figure is off screen.
    pub(super) fn set_on_screen(&mut self, on_screen: bool) {
        self.off_screen = !on_screen;
    }

    /// Moves on by one frame if it is playing; the whole span takes `duration_s`
    /// seconds at normal speed. Returns whether it still is. At the end it waits a
    /// moment. Then it begins again, or hides the cursor as before first use.
    pub(super) fn advance(&mut self, now_ms: f64, duration_s: f64) -> bool {
        let Some(running) = self.running.as_mut() else {
            return false;
        };
        let passed_ms = running.last_frame_ms.map_or(0.0, |last_ms| {
            (now_ms - last_ms).clamp(0.0, LONGEST_FRAME_MS)
        });
        running.last_frame_ms = Some(now_ms);
        let share = self.share.unwrap_or(0.0);
        if share >= 1.0 {
            running.at_end_ms += passed_ms;
        }
        let is_over = running.at_end_ms >= END_MS;
        if is_over && self.loops {
            running.at_end_ms = 0.0;
        }
        self.share = if !is_over {
            Some((share + passed_ms * self.speed.factor() / (duration_s * 1000.0)).min(1.0))
        } else if self.loops {
            Some(0.0)
        } else {
            None
        };
        if self.share.is_none() || self.off_screen {
            self.share = self.share.filter(|share| *share < 1.0);
            self.running = None;
            self.stopped.emit(());
            return false;
        }
        true
    }

    /// Returns whether this frame announces what happened at the cursor: after a step to
    /// an event, and during playback.
    pub(super) fn take_announces(&mut self) -> bool {
        std::mem::take(&mut self.announces) || self.is_playing()
    }

    /// Returns whether the cursor has moved since the last call, or nothing if
    /// the page shows this time already. `repainted` always shows it again.
    pub(super) fn take_change(&mut self, figure: &Figure, repainted: bool) -> Option<bool> {
        let share = self.share();
        let last = self.last_shown.as_ref();
        let moved = last.is_none_or(|(at, _)| *at != share);
        let same = |(_, results): &(f64, Rc<Results>)| Rc::ptr_eq(results, &figure.results);
        if !repainted && !moved && last.is_some_and(same) {
            return None;
        }
        self.last_shown = Some((share, figure.results.clone()));
        Some(moved)
    }
}
