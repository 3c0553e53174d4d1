//! The whole widget, from the presets at its top to the sliders at its foot.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::chart::ChartPart;
use super::frame::Frame;
use super::grip::Grip;
use super::handle::Grab;
use super::link::{Asker, Link};
use super::observe::{PixelRatio, Resize, Scheme};
use super::sheet::Sheet;
use super::{controls, numbers};
use crate::allocation::planned_rate_per_s;
use crate::figure::{Action, Figure, Level};
use crate::paint::TOKENS;
use crate::text;

/// The root component of one figure.
pub(crate) struct App {
    pub(super) sheet: Rc<RefCell<Sheet>>,
    frame: Frame,
    sliders: controls::Refs,
    pub(super) grip: Option<Grip>,
    /// Which of the link's views the charts are of.
    pub(super) shown: u32,
    /// Whether the charts on the page are new, and nobody watches their room.
    pub(super) unwatched: bool,
    observers: Option<(Resize, Scheme, PixelRatio)>,
    pub(super) more: super::more::More,
}

/// What the root component is created with.
#[derive(Clone, Properties)]
pub(crate) struct Props {
    pub(crate) link: Rc<Link>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.link, &other.link)
    }
}

/// What can happen to the root component.
pub(crate) enum Message {
    /// The figure's state is another one.
    Changed,
    /// The room or the colours changed, but no number did.
    Repaint,
    /// The reader wants something.
    Ask(Action),
    /// A pointer on a handle of one of the charts.
    Grip(usize, Grab, PointerEvent),
    /// A key on a handle.
    Key(Grab, KeyboardEvent),
    /// A handle is to go back to where it was untouched.
    Home(Grab),
    /// Something about what the first frame does without.
    More(super::more::Wish),
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.props().link.clone();
        link.attach(ctx.link().clone());
        let sheet = Rc::new(RefCell::new(Sheet::new(&link.view())));
        let more = super::more::More::new(ctx, &sheet);
        let (painted, shown) = (sheet.clone(), link.views());
        Self {
            sheet,
            frame: Frame::new(move |now_ms| {
                painted
                    .try_borrow_mut()
                    .is_ok_and(|mut sheet| sheet.paint(&link, now_ms))
            }),
            sliders: controls::Refs::default(),
            grip: None,
            shown,
            unwatched: true,
            observers: None,
            more,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let link = &ctx.props().link;
        let changed = match message {
            Message::Changed => {
                self.show_charts(link);
                true
            }
            Message::Repaint => {
                for chart in &mut self.sheet.borrow_mut().charts {
                    chart.forget_size();
                }
                false
            }
            Message::Ask(intent) => {
                link.ask(Asker::Reader, intent);
                true
            }
            Message::Grip(index, grab, event) => {
                event.stop_propagation();
                if !self.on_grip(link, index, grab, &event) {
                    return false;
                }
                true
            }
            Message::Key(grab, event) => {
                let Some(intent) = grab.key(&link.figure(), &event.key()) else {
                    return false;
                };
                event.prevent_default();
                link.ask(Asker::Reader, intent);
                true
            }
            Message::Home(grab) => {
                link.ask(Asker::Reader, grab.home(&link.figure()));
                true
            }
            Message::More(wish) => {
                let (changed, stale) = self.on_wish(ctx, wish);
                self.sheet.borrow_mut().stale |= stale;
                self.frame.request();
                return changed;
            }
        };
        self.sheet.borrow_mut().stale = true;
        // Asked for here and not once all is rendered: what the reader does is
        // to be seen in the very next frame.
        self.frame.request();
        changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = &ctx.props().link;
        let (figure, view) = (link.figure(), link.view());
        let ask = ctx.link().callback(Message::Ask);
        let planned = planned_rate_per_s(&figure.settings);
        // The page may change its colours at any time and tells nobody; the
        // style sheet lets a probe's colour run for a moment, which ends in an
        // event.
        let recoloured = ctx.link().callback(|_: TransitionEvent| Message::Repaint);
        let (more, onkeydown) = (self.more(ctx, &figure, &view), super::more::undo_keys(ctx));
        let chips = || self.chips(link, &figure, &ask);
        html! {
            <div class="figure" part="figure" {onkeydown}>
                // Each takes the colour of one token, for the painter to ask.
                <div class="probes" ontransitionend={recoloured}>
                    { for TOKENS.iter().map(|_| html! { <i></i> }) }
                </div>
                if view.level > Level::Basic {
                    { chips() }
                }
                { self.row(ctx, &figure, view.charts.len()) }
                { more.below_charts }
                { numbers::sentence(&figure, &view) }
                <div class="messages" role="alert">
                    { for messages(link, &figure).into_iter().map(|message| html! {
                        <p class="message" part="message">{ message }</p>
                    }) }
                </div>
                { controls::sliders(&figure, &view, &self.sliders, &ask) }
                { more.below_sliders }
                <p class="how" data-preset={figure.settings.preset.name()} part="note">{ text::how_to_read(&figure.words, &figure.settings, planned) }</p>
                { more.at_the_foot }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if std::mem::take(&mut self.unwatched) || first {
            let repaint = ctx.link().callback(|()| Message::Repaint);
            let sheet = self.sheet.borrow();
            let boxes: Vec<HtmlElement> = sheet.charts.iter().filter_map(ChartPart::area).collect();
            self.observers = Some((
                Resize::new(&boxes, repaint.clone()),
                Scheme::new(repaint.clone()),
                PixelRatio::new(repaint),
            ));
            self.frame.request();
        }
        self.sliders.fill();
        self.rendered_more(ctx);
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        ctx.props().link.detach();
    }
}

/// What was wrong with the last thing asked for, in words.
fn messages(link: &Link, figure: &Figure) -> Vec<String> {
    let errors = link.errors();
    let told = errors
        .iter()
        .map(|error| text::refusal(&figure.words, error));
    told.collect()
}
