//! A series of numbers of twelve bits as a short text.
//!
//! Each number is predicted from those before it, and the difference is written in a Rice
//! code: a few low bits as they are, the rest as a row of zeros. The writer tries each
//! prediction and each number of low bits. Noise is nearly as short as it can be, which a
//! general compression of bytes does not reach; a level or straight series is a few
//! characters for each change.

use super::digits::{BitReader, BitWriter};
use crate::own_load::LEVELS;

/// The largest number.
const LARGEST: u16 = LEVELS;

/// The bits of a number, and of the count less one.
const BITS: u32 = 12;
/// The bits of a difference as a plain number, with its sign.
const DIFFERENCE_BITS: u32 = BITS + 1;
/// So many zeros announce a plain number.
const MOST_ZEROS: u32 = 12;

/// How a series is written.
#[derive(Clone, Copy, Debug)]
struct Form {
    /// Whether a number is predicted on the line through the two before it, or to be as
    /// the one before.
    is_linear: bool,
    /// Whether a zero is followed by how many more there are.
    has_runs: bool,
    /// The number of low bits, at most [`BITS`].
    low_bits: u32,
}

impl Form {
    const LEVEL: Self = Self {
        is_linear: false,
        has_runs: false,
        low_bits: 0,
    };

    /// Returns what the next number is expected to be.
    fn predict(self, before: i32, before_that: i32) -> i32 {
        if self.is_linear {
            (2 * before - before_that).clamp(0, i32::from(LARGEST))
        } else {
            before
        }
    }

    /// Returns the bits that a difference takes.
    fn length_of(self, folded: u32) -> u32 {
        match folded >> self.low_bits {
            zeros if zeros < MOST_ZEROS => zeros + 1 + self.low_bits,
            _ => MOST_ZEROS + DIFFERENCE_BITS,
        }
    }
}

/// Returns the differences between the numbers and their predictions, folded: 0, -1, 1,
/// -2, 2 are 0, 1, 2, 3, 4.
fn differences(numbers: &[u16], form: Form) -> Vec<u32> {
    let (mut before, mut before_that) = (0, 0);
    let difference = |number: &u16| {
        let number = i32::from(*number);
        let difference = number - form.predict(before, before_that);
        (before, before_that) = (number, before);
        (difference << 1 ^ difference >> 31) as u32
    };
    numbers.iter().map(difference).collect()
}

/// Returns each difference with how many zeros follow it if it is a zero and the form has
/// runs, and `None` else.
fn runs(differences: &[u32], form: Form) -> Vec<(u32, Option<u32>)> {
    let mut runs: Vec<(u32, Option<u32>)> = Vec::new();
    for folded in differences {
        match runs.last_mut() {
            Some((0, Some(more))) if *folded == 0 => *more += 1,
            _ => runs.push((*folded, (form.has_runs && *folded == 0).then_some(0))),
        }
    }
    runs
}

/// Returns the bits of a count in the gamma code of Elias.
fn gamma_length(count: u32) -> u32 {
    2 * (count + 1).ilog2() + 1
}

/// Returns the form in which a series is shortest, and its parts.
fn shortest(numbers: &[u16]) -> (Form, Vec<(u32, Option<u32>)>) {
    let mut best = (u32::MAX, Form::LEVEL, Vec::new());
    for (is_linear, has_runs) in [(false, false), (false, true), (true, false), (true, true)] {
        let form = Form {
            is_linear,
            has_runs,
            low_bits: 0,
        };
        let parts = runs(&differences(numbers, form), form);
        let forms = (0..=BITS).map(|low_bits| Form { low_bits, ..form });
        let lengths = forms.map(|form| (length(&parts, form), form));
        if let Some((length, form)) = lengths.min_by_key(|(length, _)| *length)
            && length < best.0
        {
            best = (length, form, parts);
        }
    }
    (best.1, best.2)
}

/// Returns the bits of the parts of a series.
fn length(parts: &[(u32, Option<u32>)], form: Form) -> u32 {
    let of_part = |(folded, more): &(u32, Option<u32>)| {
        form.length_of(*folded) + more.map_or(0, gamma_length)
    };
    parts.iter().map(of_part).sum()
}

/// Writes 1 to [`MOST_BINS`](crate::own_load::MOST_BINS) numbers, none above [`LARGEST`].
pub(super) fn write(numbers: &[u16]) -> String {
    let mut writer = BitWriter::default();
    let (form, parts) = shortest(numbers);
    writer.write((numbers.len() as u32).saturating_sub(1), BITS);
    writer.write(u32::from(form.is_linear), 1);
    writer.write(u32::from(form.has_runs), 1);
    writer.write(form.low_bits, 4);
    for (folded, more) in parts {
        let zeros = (folded >> form.low_bits).min(MOST_ZEROS);
        writer.write(0, zeros);
        if zeros < MOST_ZEROS {
            writer.write(1, 1);
            writer.write(folded, form.low_bits);
        } else {
            writer.write(folded, DIFFERENCE_BITS);
        }
        if let Some(more) = more {
            let digits = (more + 1).ilog2();
            writer.write(0, digits);
            writer.write(more + 1, digits + 1);
        }
    }
    writer.finish()
}

/// Reads a series. Returns `None` for a text that [`write()`] does not write, but for one
/// that is longer than need be.
pub(super) fn read(text: &str) -> Option<Vec<u16>> {
    let mut reader = BitReader::new(text);
    let count = reader.read(BITS)? as usize + 1;
    let form = Form {
        is_linear: reader.read(1)? == 1,
        has_runs: reader.read(1)? == 1,
        low_bits: reader.read(4)?,
    };
    if form.low_bits > BITS {
        return None;
    }
    // At most `MOST_BINS`, whatever the text says.
    let mut numbers = Vec::with_capacity(count);
    let (mut before, mut before_that) = (0, 0);
    let mut level = 0;
    while numbers.len() < count {
        let folded = if level > 0 {
            level -= 1;
            0
        } else {
            let folded = read_folded(&mut reader, form)?;
            if form.has_runs && folded == 0 {
                level = read_gamma(&mut reader)?;
            }
            folded
        };
        let difference = (folded >> 1) as i32 ^ -((folded & 1) as i32);
        let number = form.predict(before, before_that) + difference;
        (before, before_that) = (number, before);
        numbers.push(u16::try_from(number).ok().filter(|n| *n <= LARGEST)?);
    }
    (level == 0 && reader.ends_here()).then_some(numbers)
}

fn read_folded(reader: &mut BitReader, form: Form) -> Option<u32> {
    let mut zeros = 0;
    while zeros < MOST_ZEROS && reader.read(1)? == 0 {
        zeros += 1;
    }
    if zeros == MOST_ZEROS {
        return reader.read(DIFFERENCE_BITS);
    }
    Some(zeros << form.low_bits | reader.read(form.low_bits)?)
}

fn read_gamma(reader: &mut BitReader) -> Option<u32> {
    let mut digits = 0;
    while reader.read(1)? == 0 {
        digits += 1;
        // No series has a longer run.
        if digits > BITS {
            return None;
        }
    }
    Some((1 << digits | reader.read(digits)?) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::own_load::MOST_BINS;
    use proptest::prelude::*;

    #[test]
    fn level_and_straight_series_are_short() {
        for numbers in [
            vec![LARGEST; MOST_BINS],
            vec![0; MOST_BINS],
            (0..4096).collect::<Vec<u16>>(),
            vec![7],
        ] {
            let text = write(&numbers);
            assert!(text.len() <= 24, "{text}");
            assert_eq!(read(&text), Some(numbers));
        }
    }

    #[test]
    fn a_text_with_more_or_less_is_refused() {
        let text = write(&[100, 4000, 3, 3, 3]);
        for end in 0..text.len() {
            assert_eq!(read(&text[..end]), None, "{end}");
        }
        assert_eq!(read(&format!("{text}B")), None);
        assert_eq!(read(&text.replace(|c: char| c.is_ascii_digit(), "_")), None);
        assert_eq!(read(""), None);
    }

    proptest! {
        #[test]
        fn a_series_is_read_as_it_is_written(
            numbers in prop::collection::vec(0..=LARGEST, 1..200),
            level in 0..50_usize,
            at in 0..200_usize,
        ) {
            let mut numbers = numbers;
            let at = at.min(numbers.len() - 1);
            let value = numbers[at];
            numbers.splice(at..at, std::iter::repeat_n(value, level));
            let text = write(&numbers);
            prop_assert_eq!(read(&text), Some(numbers));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[A-Za-z0-9-]{0,60}") {
            if let Some(numbers) = read(&text) {
                prop_assert!(numbers.len() <= MOST_BINS);
                prop_assert!(numbers.iter().all(|number| *number <= LARGEST));
                prop_assert_eq!(read(&write(&numbers)), Some(numbers));
            }
        }
    }
}
