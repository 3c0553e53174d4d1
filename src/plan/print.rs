//! Prints a plan in its notation, so that reading it gives the same plan.

use super::read::{ELSE, NAMES};
use super::{Date, Days, Entry, Hours, Plan, Weekdays};
use std::fmt::{Display, Formatter, Result};

impl Display for Plan {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for entry in self.entries() {
            write!(f, "{entry}; ")?;
        }
        write!(f, "{ELSE} {}", self.otherwise())
    }
}

impl Display for Entry {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let every_day = self.days == Days::Weekdays(Weekdays::ALL);
        match self.days {
            Days::Weekdays(Weekdays::ALL) => {}
            Days::Weekdays(weekdays) => write!(f, "{weekdays} ")?,
            Days::Date(date) => write!(f, "{date} ")?,
        }
        if every_day || self.hours != Hours::ALL {
            write!(f, "{} ", self.hours)?;
        }
        write!(f, "{}", self.workers)
    }
}

impl Display for Weekdays {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut days = (0_u8..).zip(NAMES).peekable();
        let mut separator = "";
        while let Some((day, name)) = days.next() {
            if !self.include(day) {
                continue;
            }
            let mut last = None;
            while let Some((_, next)) = days.next_if(|(day, _)| self.include(*day)) {
                last = Some(next);
            }
            write!(f, "{separator}{name}")?;
            if let Some(last) = last {
                write!(f, "-{last}")?;
            }
            separator = ",";
        }
        Ok(())
    }
}

impl Display for Date {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Display for Hours {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (from, to) = (self.from(), self.to());
        let hour = |minute: u16| (minute / 60, minute % 60);
        let ((from, from_minute), (to, to_minute)) = (hour(from), hour(to));
        write!(f, "{from:02}:{from_minute:02}-{to:02}:{to_minute:02}")
    }
}
