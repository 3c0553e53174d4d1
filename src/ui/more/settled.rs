//! Markup that waits: while the reader holds something, what is under the hand
//! and in the pictures follows, and the rest when it is let go.

use std::cell::RefCell;

use yew::prelude::*;

/// How much is open: markup that waits for nothing else follows that at once.
pub(in crate::ui) type Open = (u32, bool);

/// What one place was when nothing was held.
#[derive(Default)]
pub(in crate::ui) struct Settled(RefCell<(Open, Html)>);

impl Settled {
    /// The place as `make` has it or, while something is held, as it was.
    pub(in crate::ui) fn view(&self, held: bool, open: Open, make: impl FnOnce() -> Html) -> Html {
        let fresh = !held || self.0.borrow().0 != open;
        if fresh {
            *self.0.borrow_mut() = (open, make());
        }
        let html = self.0.borrow().1.clone();
        html! { <Place {fresh} {html} /> }
    }
}

/// A component of its own: markup that is the same as before would still be
/// compared element by element.
struct Place;

#[derive(Properties)]
struct PlaceProps {
    fresh: bool,
    html: Html,
}

impl PartialEq for PlaceProps {
    fn eq(&self, new: &Self) -> bool {
        !new.fresh
    }
}

impl Component for Place {
    type Message = ();
    type Properties = PlaceProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        ctx.props().html.clone()
    }
}
