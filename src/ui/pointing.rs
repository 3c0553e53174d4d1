//! What a pointer on a chart does to the time cursor.
//!
//! The cursor follows a pointer until a click pins it. A pinned cursor stays: the
//! pointer then shows a second, thin cursor. A click at the pinned cursor frees it, and
//! one elsewhere pins it there.

use web_sys::PointerEvent;

use super::effect::Effect;
use super::view_state::ViewState;
use crate::figure::FigureStore;

/// A click this near the pinned cursor frees it, in CSS pixels.
const NEAR_PX: f64 = 8.0;
/// A tap of a finger this near does, in CSS pixels.
pub(super) const NEAR_FINGER_PX: f64 = 16.0;

/// A click this near the beginning of an outage pins the cursor there, in CSS pixels.
const SNAP_PX: f64 = 3.0;

/// Returns how near to a thing a pointer must be to mean it, in CSS pixels.
fn near_px(event: &PointerEvent) -> f64 {
    if event.pointer_type() == "touch" {
        NEAR_FINGER_PX
    } else {
        NEAR_PX
    }
}

impl ViewState {
    /// Applies a pointer event on the chart with this index.
    pub(super) fn point_at(
        &mut self,
        store: &FigureStore,
        index: usize,
        event: &PointerEvent,
    ) -> Effect {
        let renderer = &mut *self.renderer.borrow_mut();
        let playback = &mut renderer.playback;
        let Some(chart) = renderer.charts.get(index) else {
            return Effect::Cursor;
        };
        match event.type_().as_str() {
            "pointerdown" => playback.pin.press(event),
            "pointermove" => playback.pin.moved(event),
            "pointerup" => {
                let clicked = playback.pin.release(event);
                let share = chart.share_at(event).filter(|_| clicked);
                let Some(share) = share else {
                    return Effect::Cursor;
                };
                if playback.pin.is_pinned()
                    && chart.distance_px(share, playback.share()) <= near_px(event)
                {
                    playback.pin.set(false);
                    return Effect::Cursor;
                }
                playback.pin.set(true);
                playback.narrate_policy(chart.policy());
                let share = chart.share_of_event(&store.figure(), share, SNAP_PX);
                return Effect::of_seek(playback.seek(share));
            }
            _ => {
                playback.pin.leave();
                return Effect::Cursor;
            }
        }
        // Hovering must not stop playback.
        let hovers = event.type_() == "pointermove" && event.buttons() == 0;
        if hovers && playback.is_playing() {
            return Effect::Cursor;
        }
        let share = chart.share_at(event);
        if playback.pin.is_pinned() {
            playback.pin.look(share);
            return Effect::Cursor;
        }
        playback.narrate_policy(chart.policy());
        Effect::of_seek(share.is_some_and(|share| playback.seek(share)))
    }

    /// Pins the time cursor where it is, or frees it.
    pub(super) fn toggle_pin(&mut self) -> Effect {
        let playback = &mut self.renderer.borrow_mut().playback;
        let pinned = !playback.pin.is_pinned();
        playback.pin.set(pinned);
        Effect::of_seek(playback.seek(playback.share()))
    }
}
