//! What a reader can choose of a load instead of what was guessed.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::own_load::{Aggregate, Choices, CpuScope, CpuUnit, LoadUnit, Reading, Zone};
use crate::text::{self, LoadText, Words};
use crate::ui::exchange_action::{ExchangeAction, LoadChoice};
use crate::ui::view_action::ViewAction;

/// The most series of which one can be chosen alone.
const MOST_SERIES: usize = 50;

/// Returns a list for each guess that can be another one.
pub(super) fn view(
    words: &Words,
    chosen: &Choices,
    reading: &Reading,
    send: &Callback<ViewAction>,
) -> Html {
    let notes = &reading.notes;
    let columns = |fits: &dyn Fn(&crate::own_load::ColumnNote) -> bool| -> Vec<(usize, String)> {
        let all = notes.columns.iter().enumerate();
        all.filter(|(_, column)| fits(column))
            .map(|(index, column)| (index, column.name.clone()))
            .collect()
    };
    let of_columns =
        |columns: Vec<(usize, String)>, chosen: Option<usize>, choice: fn(usize) -> LoadChoice| {
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
                { list("load-zone", LoadText::ZoneOfTimes, zones(chosen.zone_s)) }
            }
            { list("load-cpu", LoadText::ColumnOfCpu, cpu) }
            if let Some(cpu) = notes.cpu {
                { list("load-cpu-unit", LoadText::UnitOfCpu, cpu_units(words, cpu.unit)) }
                { list("load-cpu-scope", LoadText::ScopeOfCpu, cpu_scopes(words, cpu.scope)) }
            }
            { list("load-task-managers", LoadText::ColumnOfTaskManagers, task_managers) }
            if notes.series.len() > 1 || chosen.series.is_some() {
                { list("load-series", LoadText::AggregateOfSeries, series_options(words, chosen, reading)) }
            }
        </p>
    }
}

fn series_options(words: &Words, choices: &Choices, reading: &Reading) -> Options {
    let aggregates = [
        (LoadText::Sum, Aggregate::Sum),
        (LoadText::Mean, Aggregate::Mean),
        (LoadText::Max, Aggregate::Max),
    ];
    let all = aggregates
        .map(|(text, aggregate)| (words.get(text).to_owned(), LoadChoice::All(aggregate)));
    let alone = choices
        .series
        .iter()
        .chain(&reading.notes.series)
        .take(MOST_SERIES);
    let alone = alone.map(|name| {
        let text = words.fill(LoadText::OnlySeries, &[name]);
        (text, LoadChoice::Series(name.clone()))
    });
    let chosen = if choices.series.is_some() {
        aggregates.len()
    } else {
        let is_it = |(_, aggregate): &(LoadText, Aggregate)| *aggregate == reading.notes.aggregate;
        aggregates.iter().position(is_it).unwrap_or(0)
    };
    (all.into_iter().chain(alone).collect(), Some(chosen))
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
