//! The part itself: the root of all that is in the third file.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use yew::prelude::*;

use super::choice_map::MapSection;
use super::decision_log::DecisionLog;
use super::hooks::Hooks;
use super::job::JobState;
use super::own_load::OwnLoadState;
use super::share::{self, Page, ShareState};
use super::{Exchange, INSTALLED, Installed, ViewContext, calls, other, take_away};
use crate::figure::{Action, Figure, FigureStore, Origin};
use crate::manifest::ManifestKind;
use crate::settings::Settings;
use crate::text::Share;
use crate::timeline::Steps;
use crate::ui::compare::{self, CompareState};
use crate::ui::effect::Effect;
use crate::ui::exchange_action::ExchangeAction;
use crate::ui::panel::Panels;
use crate::ui::view_action::{Section, ViewAction};

/// What the build script takes from `style.css`.
const RULES: &str = include_str!(concat!(env!("OUT_DIR"), "/exchange.css"));

/// Gives the figures the third file.
pub(super) fn install() {
    INSTALLED.set(Some(Installed {
        part: || Box::new(Loaded::default()),
        rules: RULES,
        link: share::link,
        call: calls::call,
    }));
}

/// The state of the sections of one figure.
#[derive(Default)]
struct Loaded {
    own_load: OwnLoadState,
    job: JobState,
    /// The kind that the reader has chosen.
    manifest: Option<ManifestKind>,
    share: ShareState,
    hooks: Hooks,
    /// What was left out of a link, and the settings that it has led to.
    notices: (Settings, Vec<String>),
    compare: CompareState,
    log: DecisionLog,
    map: MapSection,
}

impl Exchange for Loaded {
    fn view(&self, section: Section, panels: &Panels, context: &ViewContext) -> Html {
        let (figure, send) = (panels.figure, panels.send);
        match section {
            Section::Job => html! {
                <>
                    { self.job.view(figure, send) }
                    { self.own_load.view(figure, send) }
                </>
            },
            Section::Compare => compare::view(figure, &self.compare, send),
            Section::Share => html! {
                <>
                    { self.share.view(figure, context, send) }
                    { take_away::view(figure, self.manifest, send) }
                </>
            },
            Section::Map => self.map.view(figure, context, send),
            Section::Decisions => self.log.view(figure, context, send),
            _ => Html::default(),
        }
    }

    fn follow(&mut self, figure: &Figure, cursor_s: Option<f64>) -> bool {
        self.log.follow(figure, cursor_s)
    }

    fn map_rendered(&mut self, figure: &Figure) {
        self.map.rendered(figure, &self.hooks);
    }

    fn map_closed(&mut self) {
        self.map.close(&self.hooks);
    }

    fn ghost(&self) -> Option<Rc<Steps>> {
        self.map.ghost()
    }

    fn notices(&self, figure: &Figure) -> &[String] {
        let (settings, told) = &self.notices;
        let is_here = !told.is_empty() && *settings == figure.settings;
        if is_here { told } else { &[] }
    }

    fn apply(
        &mut self,
        store: &FigureStore,
        action: ExchangeAction,
        context: &ViewContext,
        send: &Callback<ViewAction>,
    ) -> Effect {
        match action {
            ExchangeAction::FromPage(name, _) if name == "time" => {
                return self
                    .map
                    .slice(&store.figure(), context.is_on_screen, &self.hooks);
            }
            ExchangeAction::FromPage(name, runs) if name == "runs" => {
                return self.map.take_runs(&store.figure(), &runs, &self.hooks);
            }
            ExchangeAction::FromPage(name, _) if name == "noThread" => {
                self.map.go_without_thread(&self.hooks);
                return Effect::Nothing;
            }
            ExchangeAction::Map(action) => return self.map.apply(store, action, &self.hooks),
            ExchangeAction::FromPage(name, value) => return self.take(store, &name, &value, send),
            ExchangeAction::Choose(choice) => self.own_load.choose(store, choice),
            ExchangeAction::Answer(question, text) | ExchangeAction::Meant(question, text) => {
                self.job.answer(store, question, text)
            }
            ExchangeAction::DraftAnswer(question, text) => {
                self.job.draft(question, text);
                return Effect::Nothing;
            }
            ExchangeAction::DraftPinName(index, text) => {
                self.compare.draft = Some((index, text));
                return Effect::Nothing;
            }
            ExchangeAction::RenamePin(index, text) => {
                self.compare.draft = None;
                store.dispatch(Origin::User, Action::rename_pin(index, text));
            }
            ExchangeAction::PasteRun(pin, told) => {
                self.compare.told = told;
                if let Some(pin) = pin {
                    store.dispatch(Origin::User, Action::add_pin(*pin));
                }
            }
            ExchangeAction::ListDecisions(all) => {
                self.log.list(all, &store.figure(), context);
                return Effect::Markup;
            }
            ExchangeAction::TurnDecisions(forward) => {
                self.log.turn(forward, &store.figure());
                return Effect::Markup;
            }
            ExchangeAction::ShowManifest(kind) => {
                self.manifest = Some(kind);
                return Effect::Markup;
            }
            ExchangeAction::ShowEmbed(kind) => {
                self.share.embed = kind;
                return Effect::Markup;
            }
            ExchangeAction::ShowWidth(width_px) => {
                self.share.width_px = width_px;
                if let Some(width_px) = width_px {
                    self.hooks.preview(width_px);
                }
                return Effect::Markup;
            }
            ExchangeAction::Save(kind) => {
                let figure = store.figure();
                self.share.save_problem = None;
                if let Some(text) = self.share.file(&figure, context, self.map.map(), kind) {
                    self.hooks
                        .save(kind, &kind.file_name(&figure.settings), &text);
                }
                return Effect::Markup;
            }
            ExchangeAction::Copy(text) => {
                self.hooks.copy(&text);
                return Effect::Nothing;
            }
        }
        Effect::RenderAndPaint
    }
}

impl Loaded {
    /// Takes what the script gives.
    fn take(
        &mut self,
        store: &FigureStore,
        name: &str,
        value: &JsValue,
        send: &Callback<ViewAction>,
    ) -> Effect {
        let part = |index| value.unchecked_ref::<Array>().get(index);
        let text = || value.as_string().unwrap_or_default();
        match name {
            "begin" => {
                // Of a file that nobody waits for any more.
                calls::refused();
                self.own_load.begin(text());
            }
            "progress" => self.own_load.advance(value.as_f64().unwrap_or_default()),
            "failed" => match calls::refused() {
                Some(error) => self.own_load.refuse(error),
                None => self.own_load.stop(text()),
            },
            "other" => {
                let told = other::take(store, &text(), send);
                self.own_load.tell(told);
                return Effect::RenderAndPaint;
            }
            "link" => {
                // The reader has opened the link; a text that is none is a fault of the page, too.
                let told = other::open_link(store, &text(), send).unwrap_or_else(|error| {
                    self.hooks.report(&error);
                    vec![error]
                });
                self.notices = (store.figure().settings.clone(), told);
                return Effect::RenderAndPaint;
            }
            "hooks" => self.hooks = Hooks::new(value),
            "page" => {
                let text = |index| part(index).as_string().unwrap_or_default();
                self.share.page = Page {
                    page_url: text(0),
                    script_url: text(1),
                    is_compact: part(2).is_truthy(),
                    // `as` saturates.
                    height_px: part(3).as_f64().unwrap_or_default() as u32,
                };
            }
            "previewed" => {
                // `as` saturates.
                let [width_px, height_px] =
                    [0, 1].map(|index| part(index).as_f64().unwrap_or_default() as u32);
                self.share.previewed = Some((width_px, height_px));
            }
            "copied" => self.share.copied = Some(value.is_truthy()),
            "noPicture" => {
                let problem = match value.is_truthy() {
                    true => Share::NoPicture,
                    false => Share::PictureFailed,
                };
                self.share.save_problem = Some(problem);
            }
            "read" => {
                let is_of_author = part(1).is_truthy();
                self.own_load.end(store, &part(0), is_of_author);
                if let Some(error) = self.own_load.error().filter(|_| is_of_author) {
                    self.hooks.report(&error);
                }
                return Effect::RenderAndPaint;
            }
            "noLoad" => {
                store.dispatch(Origin::Host, Action::AuthorLoad(None));
                return Effect::RenderAndPaint;
            }
            "words" => {
                let list = value.unchecked_ref::<Array>().iter();
                let further: Vec<String> = list.filter_map(|text| text.as_string()).collect();
                store.set_words(store.figure().words.with_further(&further));
            }
            _ => return Effect::Nothing,
        }
        Effect::Markup
    }
}
