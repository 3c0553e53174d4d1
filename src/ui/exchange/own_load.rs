//! A load of the reader's own: how it comes in, and what was read.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::{calls, load_choices, measured};
use crate::figure::{Action, Figure, FigureStore, Origin};
use crate::own_load::{Choices, Parsed, ReadError, Reading};
use crate::text::{self, LoadText, Words};
use crate::ui::exchange_action::LoadChoice;
use crate::ui::view_action::ViewAction;

/// What became of the last file.
#[derive(Default)]
enum Stage {
    /// Nothing was given.
    #[default]
    Empty,
    /// The file is being read: the share that is.
    Reading(f64),
    /// It has no load.
    Failed(ReadError),
    /// Something went wrong in the browser, in its words.
    Stopped(String),
    /// It has this load.
    Read(Box<Reading>),
    /// It was something else: what was taken of it, or why nothing was.
    Other(Result<Vec<String>, String>),
}

/// The last file, and what was chosen about it.
#[derive(Default)]
pub(super) struct OwnLoadState {
    name: String,
    stage: Stage,
    parsed: Option<Parsed>,
    choices: Choices,
    /// Whether the author of the page gives the load.
    is_of_author: bool,
}

impl OwnLoadState {
    /// A file begins to be read.
    pub(super) fn begin(&mut self, name: String) {
        self.name = name;
        self.stage = Stage::Reading(0.0);
        // Nothing of the last file can be chosen any more, and two take twice the memory.
        self.parsed = None;
    }

    /// A share of the file is read.
    pub(super) fn advance(&mut self, share: f64) {
        self.stage = Stage::Reading(share.clamp(0.0, 1.0));
    }

    /// The file has no load.
    pub(super) fn refuse(&mut self, error: ReadError) {
        self.stage = Stage::Failed(error);
    }

    /// The file could not be read.
    pub(super) fn stop(&mut self, message: String) {
        self.stage = Stage::Stopped(message);
    }

    /// The file with this number is read. The last good load stays if it has none.
    pub(super) fn end(&mut self, store: &FigureStore, number: &JsValue, is_of_author: bool) {
        let Some((parsed, reading)) = calls::taken(number) else {
            return;
        };
        self.parsed = Some(parsed);
        self.choices = Choices::default();
        self.is_of_author = is_of_author;
        self.show(store, reading);
    }

    /// Returns why the last file has no load, in English: for the author of the page.
    pub(super) fn error(&self) -> Option<String> {
        match &self.stage {
            Stage::Failed(error) => Some(text::load_error(&Words::english(), error)),
            _ => None,
        }
    }

    /// The text was something else.
    pub(super) fn tell(&mut self, told: Result<Vec<String>, String>) {
        self.stage = Stage::Other(told);
    }

    /// Something is chosen instead of what was guessed.
    pub(super) fn choose(&mut self, store: &FigureStore, choice: LoadChoice) {
        let choices = &mut self.choices;
        match choice {
            LoadChoice::Load(column) => {
                choices.load_column = Some(column);
                choices.unit = None;
            }
            LoadChoice::Time(column) => choices.time_column = Some(column),
            LoadChoice::Unit(unit) => choices.unit = Some(unit),
            LoadChoice::Cpu(column) => {
                choices.cpu_column = Some(column);
                (choices.cpu_unit, choices.cpu_scope) = (None, None);
            }
            LoadChoice::CpuUnit(unit) => choices.cpu_unit = Some(unit),
            LoadChoice::CpuScope(scope) => choices.cpu_scope = Some(scope),
            LoadChoice::TaskManagers(column) => choices.task_manager_column = Some(column),
            LoadChoice::ZoneHours(hours) => choices.zone_s = Some(hours * 3600.0),
            LoadChoice::All(aggregate) => {
                choices.aggregate = Some(aggregate);
                choices.series = None;
            }
            LoadChoice::Series(name) => choices.series = Some(name),
        }
        self.read(store);
    }

    fn read(&mut self, store: &FigureStore) {
        if let Some(parsed) = &self.parsed {
            let reading = parsed.read(&self.choices);
            self.show(store, reading);
        }
    }

    fn show(&mut self, store: &FigureStore, reading: Result<Reading, ReadError>) {
        match reading {
            Ok(reading) => {
                let load = Rc::new(reading.load.clone());
                store.show_measured(measured::fleet(&store.figure().words, &reading, &load));
                self.stage = Stage::Read(Box::new(reading));
                if self.is_of_author {
                    store.dispatch(Origin::Host, Action::AuthorLoad(Some(load)));
                } else {
                    store.dispatch(Origin::User, Action::BringLoad(load));
                }
            }
            Err(error) => self.stage = Stage::Failed(error),
        }
    }

    /// Returns the section.
    pub(super) fn view(&self, figure: &Figure, send: &Callback<ViewAction>) -> Html {
        let words = &figure.words;
        let get = |text| words.get(text).to_owned();
        html! {
            <div class="bring">
                <h4>{ get(LoadText::BringTitle) }</h4>
                <p class="help">{ get(LoadText::BringHint) }{ " " }{ get(LoadText::Private) }</p>
                <p class="give">
                    <label class="pick-file">
                        <input id="load-file" class="away" type="file" />
                        <span>{ get(LoadText::ChooseFile) }</span>
                    </label>
                    <textarea id="paste" rows="1" placeholder={get(LoadText::PasteHere)} aria-label={get(LoadText::PasteHere)} />
                </p>
                { self.outcome(words, figure) }
                if let Stage::Read(reading) = &self.stage {
                    { measured::view(figure, reading, send) }
                    { load_choices::view(words, &self.choices, reading, send) }
                }
            </div>
        }
    }

    /// Says what became of the last file.
    fn outcome(&self, words: &Words, figure: &Figure) -> Html {
        let refused = |message: String| html! { <p class="message" role="alert" part="message">{ message }</p> };
        match &self.stage {
            Stage::Empty => Html::default(),
            Stage::Reading(share) => {
                let name = if self.name.is_empty() {
                    words.get(LoadText::PastedText)
                } else {
                    &self.name
                };
                let text = words.fill(LoadText::Reading, &[name, &text::percent(words, *share)]);
                html! { <p role="status">{ text }</p> }
            }
            Stage::Failed(error) => refused(text::load_error(words, error)),
            Stage::Stopped(message) | Stage::Other(Err(message)) => refused(message.clone()),
            Stage::Other(Ok(sentences)) => notes(sentences.clone()),
            Stage::Read(reading) => {
                let mut sentences = text::load_notes(words, reading);
                let peak_per_s = reading.load.peak_per_s;
                let assumed = figure.assumes_job();
                sentences.extend(text::load_in_figure(
                    words,
                    peak_per_s,
                    &figure.settings,
                    assumed,
                ));
                notes(sentences)
            }
        }
    }
}

fn notes(sentences: Vec<String>) -> Html {
    html! {
        <div role="status">
            <ul class="notes">
                { for sentences.into_iter().map(|sentence| html! { <li>{ sentence }</li> }) }
            </ul>
        </div>
    }
}
