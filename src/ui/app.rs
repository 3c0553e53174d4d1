//! The whole widget, from the presets at its top to the sliders at its foot.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::chart::{ChartPart, Grip};
use super::frame::Frame;
use super::link::{Asker, Link};
use super::observe::{PixelRatio, Resize, Scheme};
use super::{controls, numbers};
use crate::allocation::{Policy, planned_rate_per_s};
use crate::figure::{Figure, Intent};
use crate::narrate;
use crate::paint::TOKENS;

/// The root component of one figure.
pub(crate) struct App {
    charts: Charts,
    frame: Frame,
    sliders: controls::Refs,
    grip: Option<Grip>,
    _observers: Option<(Resize, Scheme, PixelRatio)>,
}

/// Shared with the animation frame: pictures do not wait for Yew, which puts
/// messages off when a step has taken long.
type Charts = Rc<RefCell<[ChartPart; 2]>>;

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
    Ask(Intent),
    /// The reader takes the static line, moves it, lets it go.
    Grip(PointerEvent),
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        ctx.props().link.attach(ctx.link().clone());
        let charts = Rc::new(RefCell::new([
            ChartPart::new(Policy::Static),
            ChartPart::new(Policy::Reactive),
        ]));
        let (link, painted) = (ctx.props().link.clone(), charts.clone());
        Self {
            charts,
            frame: Frame::new(Callback::from(move |()| paint(&link, &painted))),
            sliders: controls::Refs::default(),
            grip: None,
            _observers: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let changed = match message {
            Message::Changed => true,
            Message::Repaint => {
                for chart in self.charts.borrow_mut().iter_mut() {
                    chart.forget_size();
                }
                false
            }
            Message::Ask(intent) => {
                ctx.props().link.ask(Asker::Reader, intent);
                true
            }
            Message::Grip(event) => {
                if !self.on_grip(ctx, &event) {
                    return false;
                }
                true
            }
        };
        // Asked for here and not once all is rendered: what the reader does is
        // to be seen in the very next frame.
        self.frame.request();
        changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = &ctx.props().link;
        let figure = link.figure();
        let ask = ctx.link().callback(Message::Ask);
        let planned = planned_rate_per_s(&figure.settings);
        // The page may change its colours at any time and tells nobody; the
        // style sheet lets a probe's colour run for a moment, which ends in an
        // event.
        let recoloured = ctx.link().callback(|_: TransitionEvent| Message::Repaint);
        html! {
            <div class="figure" part="figure">
                // Each takes the colour of one token, for the painter to ask.
                <div class="probes" ontransitionend={recoloured}>
                    { for TOKENS.iter().map(|_| html! { <i></i> }) }
                </div>
                { controls::presets(&figure, &ask) }
                <div class="charts" part="charts">
                    { for self.charts.borrow().iter().map(|chart| self.panel(ctx, chart, &figure)) }
                </div>
                { numbers::sentence(&figure) }
                <div class="messages" role="alert">
                    { for link.messages().into_iter().map(|message| html! {
                        <p class="message" part="message">{ message }</p>
                    }) }
                </div>
                { controls::sliders(&figure, &self.sliders, &ask) }
                <p class="how" part="note">{ narrate::how_to_read(&figure.words, &figure.settings, planned) }</p>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            let repaint = ctx.link().callback(|()| Message::Repaint);
            let charts = self.charts.borrow();
            let boxes: Vec<HtmlElement> = charts.iter().filter_map(ChartPart::area).collect();
            self._observers = Some((
                Resize::new(&boxes, repaint.clone()),
                Scheme::new(repaint.clone()),
                PixelRatio::new(repaint),
            ));
            self.frame.request();
        }
        self.sliders.fill();
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        ctx.props().link.detach();
    }
}

impl App {
    fn panel(&self, ctx: &Context<Self>, chart: &ChartPart, figure: &Figure) -> Html {
        let (policy, words) = (chart.policy(), &figure.words);
        html! {
            <section class="panel" part="panel" aria-label={narrate::policy_title(words, policy).to_owned()}>
                <h3 class="title">
                    { narrate::policy_title(words, policy) }
                    <span class="note">{ " — " }{ narrate::policy_note(words, &figure.settings, policy) }</span>
                </h3>
                { chart.view(ctx, figure) }
                { numbers::three(words, figure.numbers(policy)) }
            </section>
        }
    }

    /// Whether anything was wanted by it.
    fn on_grip(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        let [chart, _] = &*self.charts.borrow();
        let link = &ctx.props().link;
        let static_workers = link.figure().settings.static_workers;
        let (grip, intent) = chart.grip(self.grip.take(), event, static_workers);
        self.grip = grip;
        let Some(intent) = intent else { return false };
        link.touched.set(true);
        link.ask(Asker::Reader, intent);
        true
    }
}

fn paint(link: &Link, charts: &RefCell<[ChartPart; 2]>) {
    let figure = link.figure();
    let hint = !link.touched.get();
    if let Ok(mut charts) = charts.try_borrow_mut() {
        for chart in charts.iter_mut() {
            chart.paint(&figure, hint);
        }
    }
}
