//! What the first frame does without, and the reader finds when coming closer:
//! time, handles on everything, what is under the hood, every setting, and a
//! cluster of one's own.

mod chart;
mod foot;
mod hand;
mod handles;
mod hood;
mod notes;
mod readers;
mod roving;
mod seen;
mod settings;
mod settled;
mod stage;
mod time;
mod time_row;
mod wish;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::app::{App, Message};
use super::controls;
use super::link::Link;
use super::sheet::Sheet;
use crate::figure::{Action, DisplayOptions, Figure, Level};

pub(super) use chart::ChartMore;
pub(super) use handles::{
    add_grabs, drag, handle_home, handle_key, handle_range, load_handles, open_tip,
};
pub(super) use notes::own_shape;
pub(super) use roving::roving;
pub(super) use time::Time;
pub(crate) use wish::{Part, Way, Wish};

/// What the root component has beside the first frame's.
pub(crate) struct More {
    seen: Option<seen::Seen>,
    readers: readers::Readers,
    chips: settled::Settled,
    foot: settled::Settled,
    time: settled::Settled,
    end: settled::Settled,
    truth: bool,
    /// What is to have the focus once it is on the page.
    focus: Option<String>,
}

/// Html between the parts of the first frame.
pub(super) struct Places {
    pub(super) below_charts: Html,
    pub(super) below_sliders: Html,
    pub(super) at_the_foot: Html,
}

impl More {
    pub(super) fn new(ctx: &Context<App>, sheet: &Rc<RefCell<Sheet>>) -> Self {
        let stopped = ctx.link().callback(|()| Message::More(Wish::Stopped));
        sheet.borrow_mut().time.begin(stopped);
        Self {
            seen: None,
            readers: readers::Readers::default(),
            chips: settled::Settled::default(),
            foot: settled::Settled::default(),
            time: settled::Settled::default(),
            end: settled::Settled::default(),
            truth: false,
            focus: None,
        }
    }
}

/// Undo and redo, wherever in the figure the focus is.
pub(super) fn undo_keys(ctx: &Context<App>) -> Option<Callback<KeyboardEvent>> {
    let undo = ctx.link().batch_callback(|event: KeyboardEvent| {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return None;
        }
        let intent = match (event.key().as_str(), event.shift_key()) {
            ("z" | "Z", false) => Action::Undo,
            ("z" | "Z", true) | ("y" | "Y", false) => Action::Redo,
            _ => return None,
        };
        // A text field undoes its own typing.
        let typing = event
            .target_dyn_into::<HtmlElement>()
            .is_some_and(|element| element.class_list().contains("typed"));
        if typing {
            return None;
        }
        event.prevent_default();
        Some(Message::Ask(intent))
    });
    Some(undo)
}

impl App {
    /// What stands between the parts of the first frame.
    pub(super) fn more(
        &self,
        ctx: &Context<Self>,
        figure: &Figure,
        view: &DisplayOptions,
    ) -> Places {
        let more = &self.more;
        let open = (ctx.props().link.views(), more.truth);
        let held = figure.held;
        let readers = || readers::in_words(figure, view);
        if view.level == Level::Basic {
            return Places {
                below_charts: Html::default(),
                below_sliders: Html::default(),
                at_the_foot: html! {
                    <>
                        { more.end.view(held, open, readers) }
                        { more.readers.voice() }
                    </>
                },
            };
        }
        let time = &self.sheet.borrow().time;
        let messages = ctx.props().link.errors();
        Places {
            below_charts: more.time.view(held, (open.0, time.is_playing()), || {
                time_row::view(ctx, figure, time)
            }),
            below_sliders: html! {
                <>
                    { more.foot.view(held, open, || foot::view(ctx, figure, view)) }
                    { hand::view(self, ctx, figure, view) }
                    if view.open.settings {
                        { settings::view(ctx, figure, &messages) }
                    }
                </>
            },
            at_the_foot: html! {
                <>
                    { more.end.view(held, open, || html! {
                        <>
                            { notes::truth(ctx, figure, more.truth) }
                            { readers() }
                        </>
                    }) }
                    { more.readers.voice() }
                </>
            },
        }
    }

    /// The presets, which nobody changes who holds something else.
    pub(super) fn chips(&self, link: &Link, figure: &Figure, ask: &Callback<Action>) -> Html {
        let open = (link.views(), false);
        let chips = || controls::presets(figure, ask);
        self.more.chips.view(figure.held, open, chips)
    }

    pub(super) fn rendered_more(&mut self, ctx: &Context<Self>) {
        let link = &ctx.props().link;
        if self.more.seen.is_none() {
            let sheet = self.sheet.clone();
            self.more.seen = seen::Seen::new(&link.host(), move |on_screen| {
                if let Ok(mut sheet) = sheet.try_borrow_mut() {
                    sheet.time.on_screen(on_screen);
                }
            });
        }
        self.more.readers.announce(&link.figure());
        if let Some(id) = self.more.focus.take()
            && let Some(root) = link.host().shadow_root()
            && let Some(element) = root.get_element_by_id(&id)
            && let Ok(element) = element.dyn_into::<HtmlElement>()
        {
            let _ = element.focus();
        }
    }
}
