//! Splits text that comes in pieces into lines, and lines into fields between blanks.

use super::fields::{Fields, RecordTooLong};

/// The most bytes of one line.
const MOST_BYTES: usize = 1 << 20;

/// Splits text into lines.
#[derive(Default)]
pub(super) struct LineRecords {
    /// The start of a line whose end has not come.
    begun: String,
    line: u64,
}

impl LineRecords {
    pub(super) fn push(
        &mut self,
        text: &str,
        take: &mut dyn FnMut(&str, u64),
    ) -> Result<(), RecordTooLong> {
        let mut rest = text;
        while let Some(end) = rest.bytes().position(|byte| byte == b'\n') {
            let (line, after) = rest.split_at_checked(end).unwrap_or_default();
            rest = after.get(1..).unwrap_or_default();
            self.line += 1;
            if self.begun.is_empty() {
                take(line.trim_end(), self.line);
            } else {
                self.begun.push_str(line);
                take(self.begun.trim_end(), self.line);
                self.begun.clear();
            }
        }
        self.begun.push_str(rest);
        if self.begun.len() > MOST_BYTES {
            return Err(RecordTooLong {
                line: self.line + 1,
            });
        }
        Ok(())
    }
}

/// Returns where the fields of a line between blanks begin and end. A date and the time of
/// day behind it are one field.
pub(super) fn fields_between_blanks(line: &str) -> Vec<(usize, usize)> {
    let bytes = line.as_bytes();
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let rest = bytes.iter().skip(at);
        let end = at + rest.take_while(|byte| !byte.is_ascii_whitespace()).count();
        let is = |from: usize, index: usize, mark: u8| {
            bytes.get(from).is_some_and(u8::is_ascii_digit)
                && bytes.get(from + index) == Some(&mark)
        };
        match places.last_mut() {
            Some((begin, last))
                if *last - *begin == 10 && is(*begin, 4, b'-') && is(at, 2, b':') =>
            {
                *last = end
            }
            _ => places.push((at, end)),
        }
        at = end;
    }
    places
}

/// Calls a function with the fields of a line between blanks.
pub(super) fn with_fields<T>(text: &str, then: impl FnOnce(Fields) -> T) -> T {
    let places = &fields_between_blanks(text);
    then(Fields { text, places })
}
