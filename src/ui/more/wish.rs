//! What the reader wants of what the first frame does without.

use web_sys::PointerEvent;
use yew::prelude::Context;

use super::hand;
use crate::allocation::{CommandKind, Policy};
use crate::figure::{Action, DisplayOptions};
use crate::ui::app::App;
use crate::ui::chart::ChartPart;
use crate::ui::link::Asker;

/// Something that the reader wants, beside other settings.
pub(crate) enum Wish {
    /// The cursor goes where the pointer is in a chart.
    Over(usize, PointerEvent),
    /// The cursor goes to a share of the span, 0 to 1.
    Point(f64),
    /// The cursor goes to the next event, or to the one before.
    Step(Way),
    /// Time runs, or stands.
    Play,
    /// Something opens or closes.
    Toggle(Part),
    /// A chart comes or goes.
    Chart(Policy),
    /// A command to the reader's own cluster, at the cursor.
    Command(CommandKind),
    /// A command is taken back.
    Uncommand(usize),
    /// All are.
    ClearCommands,
    /// Time has come to its end, or the figure has left the screen.
    Stopped,
}

/// Forwards or backwards in time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Back,
    On,
}

/// What opens and closes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Hood,
    Settings,
    Hand,
    Truth,
}

impl App {
    /// Does what is wanted. Answers whether the markup and whether the pictures
    /// are others then.
    pub(in crate::ui) fn on_wish(&mut self, ctx: &Context<Self>, wish: Wish) -> (bool, bool) {
        let link = &ctx.props().link;
        match wish {
            Wish::Over(index, event) => {
                let mut sheet = self.sheet.borrow_mut();
                // Who comes to look at what time does is not to stop it.
                let looks_only = event.type_() == "pointermove" && event.buttons() == 0;
                if looks_only && sheet.time.is_playing() {
                    return (false, false);
                }
                if let Some(policy) = sheet.charts.get(index).map(ChartPart::policy) {
                    sheet.time.tell_of(policy);
                }
                if let Some(share) = sheet
                    .charts
                    .get(index)
                    .and_then(|chart| chart.more.share_at(chart, &event))
                {
                    return (sheet.time.point(share), false);
                }
                (false, false)
            }
            Wish::Point(share) => (self.sheet.borrow_mut().time.point(share), false),
            Wish::Step(way) => (
                self.sheet
                    .borrow_mut()
                    .time
                    .step(&link.figure(), &link.view(), way),
                false,
            ),
            Wish::Play => {
                self.sheet
                    .borrow_mut()
                    .time
                    .play(&link.figure(), &link.view());
                (true, false)
            }
            Wish::Stopped => (true, false),
            Wish::Toggle(part) => {
                let mut view = link.view();
                let open = &mut view.open;
                match part {
                    Part::Hood => open.hood = !open.hood,
                    Part::Settings => open.settings = !open.settings,
                    Part::Hand => open.own_cluster = !open.own_cluster,
                    Part::Truth => self.more.truth = !self.more.truth,
                }
                self.change_view(ctx, view);
                (true, true)
            }
            Wish::Chart(policy) => {
                let mut view = link.view();
                toggle(&mut view.charts, policy);
                self.change_view(ctx, view);
                (true, true)
            }
            Wish::Command(kind) => {
                let figure = link.figure();
                let at_s = self.sheet.borrow().time.at_s(&figure);
                if kind != CommandKind::Start && figure.own_cluster_alive_at(at_s) == 0 {
                    // There is nobody to stop.
                    return (false, false);
                }
                self.sheet.borrow_mut().time.tell_of(Policy::Script);
                link.ask(Asker::Reader, Action::Command { at_s, kind });
                (true, true)
            }
            Wish::Uncommand(index) => {
                link.ask(Asker::Reader, Action::Uncommand(index));
                // The pressed button goes, and the next one takes its place.
                let left = link.figure().own_cluster.commands.len();
                self.more.focus = Some(match left.checked_sub(1) {
                    Some(last) => hand::command_id(index.min(last)),
                    None => "start".to_owned(),
                });
                (true, true)
            }
            Wish::ClearCommands => {
                link.ask(Asker::Reader, Action::ClearCommands);
                self.more.focus = Some("start".to_owned());
                (true, true)
            }
        }
    }

    fn change_view(&mut self, ctx: &Context<Self>, view: DisplayOptions) {
        let link = &ctx.props().link;
        link.set_view(view);
        self.show_charts(link);
    }
}

/// Takes a chart away, or puts it where it belongs. One always stays.
fn toggle(charts: &mut Vec<Policy>, policy: Policy) {
    const ORDER: [Policy; 3] = [Policy::Static, Policy::Manual, Policy::Reactive];
    let shown = |one: &Policy| charts.contains(one) != (*one == policy);
    let next: Vec<Policy> = ORDER.into_iter().filter(shown).collect();
    if !next.is_empty() {
        *charts = next;
    }
}
