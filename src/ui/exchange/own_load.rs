//! A load of the reader's own: how it comes in, what was read, and what can be chosen.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{calls, measured};
use crate::figure::{Action, Figure, FigureStore, Origin};
use crate::own_load::{
    Aggregate, Choices, CpuScope, CpuUnit, LoadUnit, Parsed, ReadError, Reading, Zone,
};
use crate::text::{self, LoadText, Words};
use crate::ui::exchange_action::{ExchangeAction, LoadChoice};
use crate::ui::view_action::ViewAction;

/// The most series of which one can be chosen alone.
const MOST_SERIES: usize = 50;

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
                    { self.choices(words, reading, send) }
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

    /// Returns a list for each guess that can be another one.
    fn choices(&self, words: &Words, reading: &Reading, send: &Callback<ViewAction>) -> Html {
        let notes = &reading.notes;
        let columns =
            |fits: &dyn Fn(&crate::own_load::ColumnNote) -> bool| -> Vec<(usize, String)> {
                let all = notes.columns.iter().enumerate();
                all.filter(|(_, column)| fits(column))
                    .map(|(index, column)| (index, column.name.clone()))
                    .collect()
            };
        let of_columns = |columns: Vec<(usize, String)>,
                          chosen: Option<usize>,
                          choice: fn(usize) -> LoadChoice| {
            let chosen = columns.iter().position(|(index, _)| Some(*index) == chosen);
            let options = columns
                .into_iter()
                .map(|(index, name)| (name, choice(index)));
            (options.collect(), chosen)
        };
        let loads = of_columns(
            columns(&|column| column.has_numbers),
            Some(notes.load_column),
            LoadChoice::Load,
        );
        let times = of_columns(
            columns(&|column| column.has_times),
            notes.time_column,
            LoadChoice::Time,
        );
        // The column of the load stands for none.
        let beside = |chosen: Option<usize>, choice: fn(usize) -> LoadChoice| -> Options {
            let all = columns(&|column| column.has_numbers).into_iter();
            let others: Vec<_> = all
                .filter(|(index, _)| *index != notes.load_column)
                .collect();
            if others.is_empty() {
                return (Vec::new(), None);
            }
            let none = (notes.load_column, words.get(LoadText::NoColumn).to_owned());
            let all: Vec<_> = std::iter::once(none).chain(others).collect();
            of_columns(all, chosen.or(Some(notes.load_column)), choice)
        };
        let cpu = beside(notes.cpu.map(|cpu| cpu.column), LoadChoice::Cpu);
        let task_managers = beside(
            notes.task_managers.map(|found| found.column),
            LoadChoice::TaskManagers,
        );
        let list = |id, label, options| pick_list(words, id, label, options, send);
        html! {
            <p class="choices">
                { list("load-column", LoadText::ColumnOfLoad, loads) }
                { list("load-unit", LoadText::UnitOfLoad, units(words, notes.unit)) }
                { list("load-times", LoadText::ColumnOfTimes, times) }
                if notes.zone == Zone::Unknown {
                    { list("load-zone", LoadText::ZoneOfTimes, zones(self.choices.zone_s)) }
                }
                { list("load-cpu", LoadText::ColumnOfCpu, cpu) }
                if let Some(cpu) = notes.cpu {
                    { list("load-cpu-unit", LoadText::UnitOfCpu, cpu_units(words, cpu.unit)) }
                    { list("load-cpu-scope", LoadText::ScopeOfCpu, cpu_scopes(words, cpu.scope)) }
                }
                { list("load-task-managers", LoadText::ColumnOfTaskManagers, task_managers) }
                if notes.series.len() > 1 || self.choices.series.is_some() {
                    { list("load-series", LoadText::AggregateOfSeries, self.series(words, reading)) }
                }
            </p>
        }
    }

    fn series(&self, words: &Words, reading: &Reading) -> Options {
        let aggregates = [
            (LoadText::Sum, Aggregate::Sum),
            (LoadText::Mean, Aggregate::Mean),
            (LoadText::Max, Aggregate::Max),
        ];
        let all = aggregates
            .map(|(text, aggregate)| (words.get(text).to_owned(), LoadChoice::All(aggregate)));
        let alone = self
            .choices
            .series
            .iter()
            .chain(&reading.notes.series)
            .take(MOST_SERIES);
        let alone = alone.map(|name| {
            let text = words.fill(LoadText::OnlySeries, &[name]);
            (text, LoadChoice::Series(name.clone()))
        });
        let chosen = if self.choices.series.is_some() {
            aggregates.len()
        } else {
            let is_it =
                |(_, aggregate): &(LoadText, Aggregate)| *aggregate == reading.notes.aggregate;
            aggregates.iter().position(is_it).unwrap_or(0)
        };
        (all.into_iter().chain(alone).collect(), Some(chosen))
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

/// The texts of a list, what each chooses, and which is chosen.
type Options = (Vec<(String, LoadChoice)>, Option<usize>);

fn units(words: &Words, chosen: LoadUnit) -> Options {
    let units = [
        LoadUnit::PerSecond,
        LoadUnit::PerMinute,
        LoadUnit::PerHour,
        LoadUnit::PerStep,
        LoadUnit::Counter,
    ];
    let options = units.map(|unit| {
        (
            text::load_unit(words, unit).to_owned(),
            LoadChoice::Unit(unit),
        )
    });
    (
        options.into(),
        units.iter().position(|unit| *unit == chosen),
    )
}

fn cpu_units(words: &Words, chosen: CpuUnit) -> Options {
    let units = [
        (CpuUnit::Percent, LoadText::CpuPercent),
        (CpuUnit::Share, LoadText::CpuShare),
        (CpuUnit::Cores, LoadText::CpuCores),
        (CpuUnit::Millicores, LoadText::CpuMillicores),
        (CpuUnit::SecondsUsed, LoadText::CpuSeconds),
        (CpuUnit::NanosecondsUsed, LoadText::CpuNanoseconds),
    ];
    let options = units.map(|(unit, text)| (words.get(text).to_owned(), LoadChoice::CpuUnit(unit)));
    let chosen = units.iter().position(|(unit, _)| *unit == chosen);
    (options.into(), chosen)
}

fn cpu_scopes(words: &Words, chosen: CpuScope) -> Options {
    let scopes = [
        (CpuScope::TaskManager, LoadText::CpuOfOne),
        (CpuScope::Fleet, LoadText::CpuOfAll),
    ];
    let options =
        scopes.map(|(scope, text)| (words.get(text).to_owned(), LoadChoice::CpuScope(scope)));
    let chosen = scopes.iter().position(|(scope, _)| *scope == chosen);
    (options.into(), chosen)
}

/// Returns the zones by whole hours from UTC.
fn zones(chosen_s: Option<f64>) -> Options {
    let hours = (-12..=14).map(f64::from);
    let name = |hours: f64| {
        let sign = if hours < 0.0 { "−" } else { "+" };
        ["UTC", sign, &text::plain_number(hours.abs())].concat()
    };
    let chosen = hours
        .clone()
        .position(|hours| chosen_s.unwrap_or(0.0) == hours * 3600.0);
    let options = hours.map(|hours| (name(hours), LoadChoice::ZoneHours(hours)));
    (options.collect(), chosen)
}

/// Returns a list to choose from; nothing if there is no choice.
fn pick_list(
    words: &Words,
    id: &'static str,
    label: LoadText,
    (options, chosen): Options,
    send: &Callback<ViewAction>,
) -> Html {
    if options.len() < 2 {
        return Html::default();
    }
    let (names, choices): (Vec<String>, Vec<LoadChoice>) = options.into_iter().unzip();
    let send = send.clone();
    let onchange = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        // `as` saturates: nothing is chosen at −1.
        if let Some(choice) = choices.get(select.selected_index() as usize) {
            send.emit(ViewAction::Exchange(ExchangeAction::Choose(choice.clone())));
        }
    });
    html! {
        <label>
            { words.get(label).to_owned() }{ " " }
            <select {id} {onchange}>
                { for names.into_iter().enumerate().map(|(index, name)| html! {
                    <option selected={Some(index) == chosen}>{ name }</option>
                }) }
            </select>
        </label>
    }
}
