//! A load of the reader's own in a link.

use super::part::Part;
use super::problem::{LinkProblem, Place};
use super::read::Link;
use super::series;
use crate::decimal;

/// The most values of a load in a link.
pub const MOST_SHARES: usize = series::MOST_NUMBERS;
/// The share of the peak itself.
pub const WHOLE_SHARE: u16 = series::LARGEST;

/// The first and the last second of the years 1 to 9999, in Unix milliseconds.
const BEGINS_MS: std::ops::RangeInclusive<i64> = -62_135_596_800_000..=253_402_300_799_999;
/// The allowed steps, in seconds: a millisecond to a week.
const STEPS_S: std::ops::RangeInclusive<f64> = 0.001..=604_800.0;
/// The allowed peaks, in records per second: those of the setting `peakLoad`.
const PEAKS_PER_S: std::ops::RangeInclusive<f64> = 0.0..=10_000_000.0;

const ALLOWED_BEGIN: &str = "milliseconds since 1970 of the years 1 to 9999";
const ALLOWED_STEP: &str = "0.001 to 604800 s";
const ALLOWED_PEAK: &str = "0 to 10000000 records/s";
const ALLOWED_SHARES: &str = "what a figure has written, 1 to 4096 values";

/// A load at equal distances in time.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedLoad {
    /// When it begins, in milliseconds since 1970; `None` if it has no date.
    pub begin_ms: Option<i64>,
    /// The time between two values, in seconds.
    pub step_s: f64,
    /// The highest load, in records per second.
    pub peak_per_s: f64,
    /// The loads, as shares of the peak: [`WHOLE_SHARE`] is the peak itself.
    pub shares: Vec<u16>,
}

impl SharedLoad {
    /// Returns whether a link can hold it: 1 to [`MOST_SHARES`] shares up to
    /// [`WHOLE_SHARE`], a step and a peak within their ranges.
    pub fn is_valid(&self) -> bool {
        self.begin_ms.is_none_or(is_begin)
            && is_step(self.step_s)
            && is_peak(self.peak_per_s)
            && (1..=MOST_SHARES).contains(&self.shares.len())
            && self.shares.iter().all(|share| *share <= WHOLE_SHARE)
    }
}

/// Reads the load of a link. It is left out, and told, if a part of it is missing.
pub(super) fn read(link: &mut Link) -> Option<SharedLoad> {
    let parts = [
        (Part::LoadShares, "its values (load.shares)"),
        (Part::LoadStep, "the time between them (load.step)"),
        (Part::LoadPeak, "its peak (load.peak)"),
    ];
    let is_there = |part| link.value(part).is_some();
    if !is_there(Part::LoadBegin) && !parts.iter().any(|(part, _)| is_there(*part)) {
        return None;
    }
    let number = |text: &str| decimal::parse(text);
    let at = |part| (Place::Figure, part);
    let begin_ms = link.read(at(Part::LoadBegin), ALLOWED_BEGIN, read_begin);
    let step_s = link.read(at(Part::LoadStep), ALLOWED_STEP, |text| {
        number(text).filter(|step_s| is_step(*step_s))
    });
    let peak_per_s = link.read(at(Part::LoadPeak), ALLOWED_PEAK, |text| {
        number(text).filter(|peak_per_s| is_peak(*peak_per_s))
    });
    let shares = link.read(at(Part::LoadShares), ALLOWED_SHARES, series::read);
    let is_read = [shares.is_some(), step_s.is_some(), peak_per_s.is_some()];
    let missing = parts.iter().zip(is_read).find(|(_, is_read)| !is_read);
    if let Some(((_, missing), _)) = missing {
        link.problems.push(LinkProblem::NoLoad(missing));
    }
    Some(SharedLoad {
        begin_ms,
        step_s: step_s?,
        peak_per_s: peak_per_s?,
        shares: shares?,
    })
}

fn read_begin(text: &str) -> Option<i64> {
    let begin_ms = decimal::parse(text).filter(|begin_ms| begin_ms.fract() == 0.0)?;
    // `as` saturates.
    Some(begin_ms as i64).filter(|begin_ms| is_begin(*begin_ms))
}

fn is_begin(begin_ms: i64) -> bool {
    BEGINS_MS.contains(&begin_ms)
}

fn is_step(step_s: f64) -> bool {
    STEPS_S.contains(&step_s)
}

fn is_peak(peak_per_s: f64) -> bool {
    PEAKS_PER_S.contains(&peak_per_s)
}
