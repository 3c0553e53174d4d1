//! Says what was read of a load of the reader's own, and why there was none.

use super::clock::duration;
use super::messages::LoadText;
use super::number::{count, grouped, long_number};
use super::{Basic, Words};
use crate::own_load::{
    Aggregate, FileKind, LeftOut, LoadUnit, Notes, Place, ReadError, Reading, Zone,
};
use crate::settings::{SettingId, Settings};

const BYTES_OF_MB: f64 = 1_048_576.0;

/// Says why a file holds no load.
pub fn load_error(words: &Words, error: &ReadError) -> String {
    use LoadText as Text;
    let fill = |text, values: &[&str]| words.fill(text, values);
    match error {
        ReadError::Empty => fill(Text::Empty, &[]),
        ReadError::NoText(kind) => fill(Text::NoText, &[words.get(file_kind(*kind))]),
        ReadError::TooLarge { bytes, most, hint } => {
            let text = if hint.is_empty() {
                Text::TooLarge
            } else {
                Text::TooLargeJson
            };
            let megabytes = |bytes: u64| count(words, (bytes as f64 / BYTES_OF_MB).ceil());
            fill(text, &[&megabytes(*bytes), &megabytes(*most)])
        }
        ReadError::OpenQuote { line } => fill(Text::OpenQuote, &[&whole(words, *line)]),
        ReadError::NoJson {
            line,
            column,
            reason,
        } => {
            let place = [line, column].map(|number| whole(words, *number as u64));
            let [line, column] = &place;
            fill(Text::NoJson, &[line, column, reason])
        }
        ReadError::UnknownJson => fill(Text::UnknownJson, &[]),
        ReadError::FromPrometheus(message) => fill(Text::FromPrometheus, &[message]),
        ReadError::OneMoment => fill(Text::OneMoment, &[]),
        ReadError::NoTable => fill(Text::NoTable, &[]),
        ReadError::NoTimes(columns) => fill(Text::NoTimes, &[&columns.join(", ")]),
        ReadError::NoNumbers(columns) => fill(Text::NoNumbers, &[&columns.join(", ")]),
        ReadError::Lag(column) => fill(Text::Lag, &[column]),
        ReadError::OneSnapshot => fill(Text::OneSnapshot, &[]),
        ReadError::TooFewRows {
            found,
            least,
            place,
        } => {
            let [found, least] = [found, least].map(|number| whole(words, *number as u64));
            let mut sentences = vec![fill(Text::TooFewRows, &[&found, &least])];
            sentences.extend(place.as_ref().map(|place| first_unreadable(words, place)));
            sentences.join(words.between_sentences())
        }
        ReadError::AllZero(column) => fill(Text::AllZero, &[column]),
        ReadError::TooLong { days, most } => {
            fill(Text::TooLong, &[&whole(words, *days), &whole(words, *most)])
        }
        ReadError::NoSuchColumn { columns, .. } => fill(Text::NoSuchColumn, &[&columns.join(", ")]),
    }
}

fn whole(words: &Words, number: u64) -> String {
    count(words, number as f64)
}

fn file_kind(kind: FileKind) -> LoadText {
    match kind {
        FileKind::Archive => LoadText::Archive,
        FileKind::OldSpreadsheet => LoadText::OldSpreadsheet,
        FileKind::Compressed => LoadText::Compressed,
        FileKind::Pdf => LoadText::Pdf,
        FileKind::Picture => LoadText::Picture,
        FileKind::BinaryTable => LoadText::BinaryTable,
        FileKind::Binary => LoadText::Binary,
    }
}

fn first_unreadable(words: &Words, place: &Place) -> String {
    let line = whole(words, place.line);
    let place = words.fill(LoadText::AtPlace, &[&line, &place.column, &place.text]);
    words.fill(LoadText::FirstUnreadable, &[&place])
}

/// Says what was read, guessed, and left out: a sentence each.
pub fn load_notes(words: &Words, reading: &Reading) -> Vec<String> {
    let Reading { load, notes, .. } = reading;
    let column = notes.columns.get(notes.load_column);
    let mut sentences = vec![words.fill(
        LoadText::ReadAs,
        &[
            &whole(words, notes.rows),
            column.map_or("", |column| &column.name),
            load_unit(words, notes.unit),
            &long_duration(words, load.span_s()),
            &duration_of_step(words, load.step_s),
            &long_number(words, round_rate(load.peak_per_s)),
        ],
    )];
    let mut say = |text, values: &[&str]| sentences.push(words.fill(text, values));
    if notes.highest_per_s > load.peak_per_s * 1.005 && notes.series.len() == 1 {
        let highest = [notes.highest_per_s, load.peak_per_s].map(round_rate);
        let [in_file, here] = highest.map(|per_s| long_number(words, per_s));
        say(LoadText::Levelled, &[&in_file, &here]);
    }
    if notes.series.len() > 1 {
        let count = whole(words, notes.series.len() as u64);
        say(
            LoadText::Series,
            &[&count, words.get(aggregated(notes.aggregate))],
        );
    }
    match notes.zone {
        Zone::Unknown => say(LoadText::TimesUnknown, &[]),
        Zone::Elapsed => say(LoadText::TimesElapsed, &[]),
        Zone::Given => {}
    }
    if notes.is_date_order_guessed {
        say(LoadText::DateOrderGuessed, &[]);
    }
    if notes.has_decimal_comma {
        say(LoadText::DecimalComma, &[]);
    }
    if notes.resets > 0 {
        say(LoadText::Resets, &[&whole(words, notes.resets)]);
    }
    sentences.extend(not_taken(words, notes));
    sentences
}

/// Says what was left out, put in order, and bridged.
fn not_taken(words: &Words, notes: &Notes) -> Vec<String> {
    let mut sentences = Vec::new();
    let left_out: Vec<String> = counts(&notes.left_out)
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, text)| words.fill(text, &[&whole(words, count)]))
        .collect();
    if !left_out.is_empty() {
        sentences.push(words.fill(LoadText::LeftOut, &[&left_out.join(", ")]));
    }
    if let Some(place) = &notes.first_unreadable {
        sentences.push(first_unreadable(words, place));
    }
    if notes.disordered > 0 {
        let count = whole(words, notes.disordered);
        sentences.push(words.fill(LoadText::Disordered, &[&count]));
    }
    if notes.gaps > 0 {
        let longest = long_duration(words, notes.longest_gap_s);
        sentences.push(words.fill(LoadText::Gaps, &[&whole(words, notes.gaps), &longest]));
    }
    sentences
}

fn counts(left_out: &LeftOut) -> [(u64, LoadText); 6] {
    [
        (left_out.blank, LoadText::Blank),
        (left_out.not_finite, LoadText::NotFinite),
        (left_out.unreadable, LoadText::Unreadable),
        (left_out.negative, LoadText::Negative),
        (left_out.without_time, LoadText::WithoutTime),
        (left_out.duplicate, LoadText::Duplicate),
    ]
}

fn aggregated(aggregate: Aggregate) -> LoadText {
    match aggregate {
        Aggregate::Sum => LoadText::Summed,
        Aggregate::Mean => LoadText::Averaged,
        Aggregate::Max => LoadText::Highest,
    }
}

/// Names what the numbers of a load count.
pub fn load_unit(words: &Words, unit: LoadUnit) -> &str {
    words.get(match unit {
        LoadUnit::PerSecond => LoadText::PerSecond,
        LoadUnit::PerMinute => LoadText::PerMinute,
        LoadUnit::PerHour => LoadText::PerHour,
        LoadUnit::PerStep => LoadText::PerStep,
        LoadUnit::Counter => LoadText::Counter,
    })
}

/// Says what follows for the figure: that the peak is beyond its range, and that the job is
/// assumed. `was_assumed` says that nobody has described the job.
pub fn load_in_figure(
    words: &Words,
    peak_per_s: f64,
    settings: &Settings,
    was_assumed: bool,
) -> Vec<String> {
    let mut sentences = Vec::new();
    let (_, most) = SettingId::PeakLoad.field().range();
    if peak_per_s > most {
        let [peak, most] = [peak_per_s, most].map(|per_s| long_number(words, round_rate(per_s)));
        sentences.push(words.fill(LoadText::TooHighPeak, &[&peak, &most]));
    }
    if was_assumed {
        let capacity = count(words, settings.worker_capacity_per_s());
        sentences.push(words.fill(LoadText::JobAssumed, &[&capacity]));
    }
    sentences
}

/// Rounds records/s to three decimals below 100, and to whole ones above.
fn round_rate(per_s: f64) -> f64 {
    if per_s.abs() < 100.0 {
        per_s
    } else {
        per_s.round()
    }
}

/// Formats a duration, from two days on in days.
fn long_duration(words: &Words, seconds: f64) -> String {
    const DAY_S: f64 = 86_400.0;
    if seconds < 2.0 * DAY_S {
        return duration(words, seconds);
    }
    let days = seconds / DAY_S;
    let decimals = u32::from((days - days.round()).abs() > 0.05);
    words.fill(Basic::Days, &[&grouped(words, days, decimals)])
}

/// Formats the step of a load, which can be a part of a second.
fn duration_of_step(words: &Words, seconds: f64) -> String {
    if seconds < 1.0 {
        return words.fill(Basic::Seconds, &[&grouped(words, seconds, 1)]);
    }
    duration(words, seconds)
}
