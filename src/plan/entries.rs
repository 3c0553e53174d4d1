//! A plan of workers by days and hours.
//!
//! The first entry that covers a moment decides, so an exception stands before
//! the entries that it is an exception from.

use super::days::DAY_MINUTES;
use super::{Date, Hours, Moment, Weekdays};

/// The most workers that a plan can ask for: the most that a fleet can have.
pub const MOST_WORKERS: u32 = 500;
/// The most entries of a plan.
pub const MOST_ENTRIES: usize = 50;

/// The days on which an entry begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Days {
    /// The same days of every week.
    Weekdays(Weekdays),
    /// One date. A run whose days have no dates never has it.
    Date(Date),
}

impl Days {
    /// Returns whether the day of the moment, or the one before, is one of them.
    fn include(self, moment: Moment, days_before: i64) -> bool {
        match self {
            Self::Weekdays(weekdays) => weekdays.include(moment.weekday(days_before)),
            Self::Date(date) => moment.date(days_before) == Some(date),
        }
    }
}

/// Days, hours, and the workers that are wanted then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The days on which its hours begin.
    pub days: Days,
    /// Its hours. Those that pass midnight end on the day after.
    pub hours: Hours,
    /// The workers, 0 to [`MOST_WORKERS`].
    pub workers: u32,
}

impl Entry {
    /// Returns whether the entry covers the moment.
    pub fn covers(&self, moment: Moment) -> bool {
        let minute = moment.minute();
        self.hours.cover(minute) && self.days.include(moment, 0)
            || self.hours.cover_after_midnight(minute) && self.days.include(moment, 1)
    }
}

/// The workers that are wanted at any moment.
///
/// [`str::parse`] reads its notation, `Mon-Fri 07:00-20:00 8; else 3`, and
/// [`ToString::to_string`] prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    entries: Vec<Entry>,
    otherwise: u32,
}

impl Plan {
    /// Returns the plan of the entries, and of `otherwise` workers at all other
    /// times. `None` for more than [`MOST_ENTRIES`] or [`MOST_WORKERS`].
    pub fn new(entries: Vec<Entry>, otherwise: u32) -> Option<Self> {
        let most = entries
            .iter()
            .fold(otherwise, |most, entry| most.max(entry.workers));
        let fits = entries.len() <= MOST_ENTRIES && most <= MOST_WORKERS;
        fits.then_some(Self { entries, otherwise })
    }

    /// Returns the plan of the same workers at all times, at most [`MOST_WORKERS`].
    pub fn level(workers: u32) -> Self {
        Self {
            entries: Vec::new(),
            otherwise: workers.min(MOST_WORKERS),
        }
    }

    /// Returns the entries; the first that covers a moment decides.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns the workers at a moment that no entry covers.
    pub fn otherwise(&self) -> u32 {
        self.otherwise
    }

    /// Returns the place of the entry that decides, from 0; `None` when no entry
    /// covers the moment.
    pub fn entry_at(&self, moment: Moment) -> Option<usize> {
        self.entries.iter().position(|entry| entry.covers(moment))
    }

    /// Returns the minutes of a day at which the plan may change, in order: midnight,
    /// and the begin and the end of the hours of each entry.
    pub(crate) fn minutes(&self) -> Vec<u16> {
        let mut minutes = vec![0];
        for entry in &self.entries {
            for minute in [entry.hours.from(), entry.hours.to()] {
                if minute < DAY_MINUTES
                    && let Err(index) = minutes.binary_search(&minute)
                {
                    minutes.insert(index, minute);
                }
            }
        }
        minutes
    }

    /// Returns a number that differs between different plans, but for chance.
    pub(crate) fn fingerprint(&self) -> f64 {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for byte in self.to_string().bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        // 52 bits fit into the number.
        (hash >> 12) as f64
    }

    /// Returns the workers that are wanted at a moment.
    pub fn workers_at(&self, moment: Moment) -> u32 {
        let entry = self.entries.iter().find(|entry| entry.covers(moment));
        entry.map_or(self.otherwise, |entry| entry.workers)
    }
}
