//! Markup that is not updated while the user drags something, to keep each
//! step of a drag short.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::view_action::Section;
use crate::figure::{DisplayOptions, Guess};

/// The parts of the markup that are not updated during a drag, each with what
/// updates it nevertheless.
#[derive(Default)]
pub(super) struct FrozenParts {
    pub(super) presets: FrozenDuringDrag<Rc<DisplayOptions>>,
    pub(super) playback: FrozenDuringDrag<(Rc<DisplayOptions>, bool)>,
    /// With the guess, and the part that is the tab stop.
    pub(super) guess: FrozenDuringDrag<(Rc<DisplayOptions>, Guess, usize)>,
    /// With the open section behind the second seam.
    pub(super) toolbar: FrozenDuringDrag<(Rc<DisplayOptions>, Option<Section>)>,
    /// With whether the text on truth and the runs with other seeds are open.
    pub(super) foot: FrozenDuringDrag<(Rc<DisplayOptions>, bool, bool)>,
}

/// Keeps the markup of one part of the figure during a drag. A change of its
/// key updates it nevertheless.
///
/// No field that the reader types into is in such a part: Yew lets events in after the markup
/// of the whole is made and before that of a part is updated, which would take back what was
/// typed in between.
pub(super) struct FrozenDuringDrag<Key = ()>(RefCell<Option<(Key, Rc<Html>)>>);

impl<Key> Default for FrozenDuringDrag<Key> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<Key: PartialEq> FrozenDuringDrag<Key> {
    /// Returns the markup of `make`, or the previous one if a control is `held`
    /// and the key is the same.
    pub(super) fn view(&self, held: bool, key: Key, make: impl FnOnce() -> Html) -> Html {
        let mut kept = self.0.borrow_mut();
        let html = match kept.take() {
            Some((old_key, html)) if held && old_key == key => html,
            _ => Rc::new(make()),
        };
        *kept = Some((key, html.clone()));
        html! { <Frozen {html} /> }
    }
}

/// A component, because Yew compares markup outside of one element by element.
struct Frozen;

impl Component for Frozen {
    type Message = ();
    type Properties = FrozenProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        Html::clone(&ctx.props().html)
    }
}

#[derive(Properties)]
struct FrozenProps {
    html: Rc<Html>,
}

impl PartialEq for FrozenProps {
    /// The same allocation is the same markup; anything else is rendered.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.html, &other.html)
    }
}
