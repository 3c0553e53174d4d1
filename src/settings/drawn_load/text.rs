//! A drawn load as text.

use super::{DrawnLoad, HIGHEST, OPEN};
use crate::decimal;
use crate::numbers::plain_number;
use crate::settings::default::DEFAULT_WORD;

/// Why a text is no drawn load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::settings) enum DrawnLoadError<'a> {
    /// This part of the text is no column.
    Column(&'a str),
    /// There are more columns than allowed.
    TooMany,
}

impl DrawnLoad {
    /// Reads a load from text. Spaces and commas separate columns, too. The word for
    /// the default is the load without columns.
    pub(in crate::settings) fn parse(text: &str) -> Result<Self, DrawnLoadError<'_>> {
        let mut load = Self::default();
        if text.trim() == DEFAULT_WORD {
            return Ok(load);
        }
        let mut count = 0;
        for part in text.split([' ', ',', '-', '\t', '\n', '\r']) {
            if part.is_empty() {
                continue;
            }
            let (tenths, times) = read_column(part).ok_or(DrawnLoadError::Column(part))?;
            for _ in 0..times {
                let slot = load.tenths.get_mut(count).ok_or(DrawnLoadError::TooMany)?;
                *slot = tenths;
                count += 1;
            }
        }
        if count == 0 {
            return Err(DrawnLoadError::Column(text));
        }
        // All columns open is nothing drawn.
        let is_drawn = load.tenths.iter().any(|tenths| *tenths != OPEN);
        load.columns = if is_drawn { count as u8 } else { 0 };
        Ok(load)
    }

    /// Writes the load as [`DrawnLoad::parse`] reads it, in letters, digits, hyphens
    /// and points.
    pub(in crate::settings) fn to_text(self) -> String {
        if self.is_empty() {
            return DEFAULT_WORD.to_owned();
        }
        let mut text = String::new();
        let mut open = 0.0;
        let columns = self.tenths.iter().take(usize::from(self.columns));
        // A last column that ends a row of open ones, and is not written.
        for tenths in columns.copied().chain([HIGHEST + 1]) {
            if tenths == OPEN {
                open += 1.0;
                continue;
            }
            if open > 0.0 {
                separate(&mut text);
                text.push('x');
                if open > 1.0 {
                    text.push_str(&plain_number(open));
                }
                open = 0.0;
            }
            if tenths <= HIGHEST {
                separate(&mut text);
                text.push_str(&plain_number(f64::from(tenths) / 10.0));
            }
        }
        text
    }
}

fn separate(text: &mut String) {
    if !text.is_empty() {
        text.push('-');
    }
}

/// Reads a column and how many of them there are.
fn read_column(part: &str) -> Option<(u16, usize)> {
    match part.strip_prefix('x') {
        Some("") => Some((OPEN, 1)),
        Some(count) => {
            let count = decimal::parse(count)?;
            let is_count = count >= 1.0 && count.fract() == 0.0 && count <= 1e6;
            is_count.then_some((OPEN, count as usize))
        }
        None => {
            let percent = decimal::parse(part)?;
            let tenths = (percent * 10.0).round();
            let is_allowed = (0.0..=f64::from(HIGHEST)).contains(&tenths);
            is_allowed.then_some((tenths as u16, 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::any_load;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_are_written_in_percent() {
        let load = DrawnLoad::parse("x2, 20 35.5,x\t100-x3").unwrap();
        assert_eq!(load.to_text(), "x2-20-35.5-x-100-x3");
        let columns: Vec<_> = load.columns().collect();
        assert_eq!(columns.len(), 9);
        assert_eq!(columns[3], Some(0.355));
        assert_eq!(columns[8], None);
        assert_eq!(load.highest(), 1.0);
        assert!(!load.is_complete());
        assert_eq!(DrawnLoad::parse("x96"), Ok(DrawnLoad::default()));
        assert_eq!(DrawnLoad::parse(" default "), Ok(DrawnLoad::default()));
        assert_eq!(DrawnLoad::parse("33.333").unwrap().to_text(), "33.3");
    }

    #[test]
    fn what_is_no_column_is_named() {
        for (text, part) in [
            ("20 abc 30", "abc"),
            ("20 1000.1", "1000.1"),
            ("x0", "x0"),
            ("x1.5", "x1.5"),
            ("xx", "xx"),
            ("x-20-NaN", "NaN"),
            (" - ", " - "),
            ("", ""),
        ] {
            assert_eq!(DrawnLoad::parse(text), Err(DrawnLoadError::Column(part)));
        }
        for text in ["x97", "x96 1", "x1000000"] {
            assert_eq!(DrawnLoad::parse(text), Err(DrawnLoadError::TooMany));
        }
    }

    proptest! {
        #[test]
        fn a_load_is_the_same_after_writing_and_reading(load in any_load()) {
            let text = load.to_text();
            prop_assert_eq!(DrawnLoad::parse(&text), Ok(load), "{}", text);
            let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
            prop_assert!(text.chars().all(is_plain), "{}", text);
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,40}", place: f64) {
            if let Ok(load) = DrawnLoad::parse(&text) {
                prop_assert!(load.share_at(place).is_none_or(|share| (0.0..=10.0).contains(&share)));
                let again = load.to_text();
                prop_assert_eq!(DrawnLoad::parse(&again), Ok(load));
            }
        }

        #[test]
        fn lists_of_numbers_and_open_columns_are_read(text in "([x.0-9]{0,4}[ ,-]){0,12}") {
            if let Ok(load) = DrawnLoad::parse(&text) {
                let again = load.to_text();
                prop_assert_eq!(DrawnLoad::parse(&again), Ok(load));
            }
        }
    }
}
