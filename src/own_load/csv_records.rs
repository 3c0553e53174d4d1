//! Splits text with a dividing character and quotes.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::fields::{Fields, RecordTooLong, TakeRecord};

/// The most bytes and fields of one record.
pub(super) const MOST_BYTES: usize = 1 << 20;
const MOST_FIELDS: usize = 4096;
/// The most bytes of a line that is split here: more are checked by [`CsvRecords::record`].
const MOST_PLAIN_BYTES: usize = 2048;

/// Splits text into records. A line without quotes, as nearly all lines of a long file are,
/// is split where it stands: csv-core copies each byte. In wasm, a million rows with dates
/// became a table in 260 ms instead of 283.
pub(super) struct CsvRecords {
    divider: u8,
    reader: Reader,
    /// Whether csv-core may have the start of a record.
    is_begun: bool,
    /// The lines that csv-core has not seen.
    plain_lines: u64,
    /// The fields of the record so far, one after the other.
    output: Vec<u8>,
    output_length: usize,
    /// Where each of them ends.
    ends: Vec<usize>,
    ends_length: usize,
    /// Where each begins and ends: kept, because a record more would allocate it anew.
    places: Vec<(usize, usize)>,
}

impl CsvRecords {
    pub(super) fn new(divider: u8) -> Self {
        Self {
            divider,
            reader: ReaderBuilder::new().delimiter(divider).build(),
            is_begun: false,
            plain_lines: 0,
            output: vec![0; 1024],
            output_length: 0,
            ends: vec![0; 64],
            ends_length: 0,
            places: Vec::new(),
        }
    }

    /// Splits the next piece.
    pub(super) fn push(&mut self, text: &str, take: &mut TakeRecord) -> Result<(), RecordTooLong> {
        let mut rest = text;
        while !rest.is_empty() {
            let after = if self.is_begun {
                None
            } else {
                self.plain_line(rest, take)
            };
            rest = match after {
                Some(after) => after,
                None => {
                    let read = self.record(rest.as_bytes(), take)?;
                    rest.get(read..).unwrap_or_default()
                }
            };
        }
        Ok(())
    }

    /// Ends the text.
    pub(super) fn finish(&mut self, take: &mut TakeRecord) -> Result<(), RecordTooLong> {
        // csv-core ends a record at an empty input.
        self.record(b"", take).map(drop)
    }

    /// Takes the first line of a text. Returns what is behind it; `None` if the line has a
    /// quote, ends in another way than “\n” and “\r\n”, is long, or has no end.
    fn plain_line<'a>(&mut self, text: &'a str, take: &mut TakeRecord) -> Option<&'a str> {
        self.places.clear();
        let bytes = text.as_bytes();
        let mut begin = 0;
        for (at, byte) in bytes.iter().enumerate().take(MOST_PLAIN_BYTES) {
            // Most bytes are of a number.
            if *byte > b'"' && *byte != self.divider {
                continue;
            }
            let end = match *byte {
                b'"' => return None,
                b'\n' => at,
                b'\r' if bytes.get(at + 1) == Some(&b'\n') => at,
                b'\r' => return None,
                byte => {
                    if byte == self.divider {
                        self.places.push((begin, at));
                        begin = at + 1;
                    }
                    continue;
                }
            };
            // csv-core skips empty lines, too.
            if end > 0 {
                self.places.push((begin, end));
                let places = &self.places;
                take(
                    Fields { text, places },
                    self.reader.line() + self.plain_lines,
                );
            }
            self.plain_lines += 1;
            return text.get(end + if *byte == b'\r' { 2 } else { 1 }..);
        }
        None
    }

    /// Returns the line where the present record of csv-core begins, which counts a line at
    /// its “\n”: that may end the record.
    fn line_of_begin(&self, ends_line: bool) -> u64 {
        let bytes = self.output.get(..self.output_length).unwrap_or_default();
        let inside = bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        let line = self.reader.line() + self.plain_lines;
        line.saturating_sub(inside + u64::from(ends_line))
    }

    /// Takes the first record of a text, or what there is of it, by csv-core. Returns the
    /// bytes that it has.
    fn record(&mut self, text: &[u8], take: &mut TakeRecord) -> Result<usize, RecordTooLong> {
        let mut rest = text;
        loop {
            let (result, read, written, ended) = self.reader.read_record(
                rest,
                self.output
                    .get_mut(self.output_length..)
                    .unwrap_or_default(),
                self.ends.get_mut(self.ends_length..).unwrap_or_default(),
            );
            let last = read.checked_sub(1).and_then(|last| rest.get(last));
            let ends_line = last == Some(&b'\n');
            rest = rest.get(read..).unwrap_or_default();
            self.output_length += written;
            self.ends_length += ended;
            self.is_begun = true;
            match result {
                ReadRecordResult::InputEmpty | ReadRecordResult::End => break,
                ReadRecordResult::OutputFull => {
                    let line = self.line_of_begin(false);
                    grow(&mut self.output, MOST_BYTES, line)?;
                }
                ReadRecordResult::OutputEndsFull => {
                    let line = self.line_of_begin(false);
                    grow(&mut self.ends, MOST_FIELDS, line)?;
                }
                ReadRecordResult::Record => {
                    let line = self.line_of_begin(ends_line);
                    let bytes = self.output.get(..self.output_length).unwrap_or_default();
                    let ends = self.ends.get(..self.ends_length).unwrap_or_default();
                    // The text is valid, and fields end between its characters.
                    self.places.clear();
                    let mut begin = 0;
                    for end in ends {
                        self.places.push((begin, *end));
                        begin = *end;
                    }
                    if let Ok(text) = std::str::from_utf8(bytes) {
                        let places = &self.places;
                        take(Fields { text, places }, line);
                    }
                    (self.output_length, self.ends_length) = (0, 0);
                    self.is_begun = false;
                    break;
                }
            }
        }
        Ok(text.len() - rest.len())
    }
}

fn grow<T: Clone + Default>(
    buffer: &mut Vec<T>,
    most: usize,
    line: u64,
) -> Result<(), RecordTooLong> {
    if buffer.len() >= most {
        return Err(RecordTooLong { line });
    }
    buffer.resize(buffer.len() * 2, T::default());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Found = Vec<(Vec<String>, u64)>;

    fn add_to(found: &mut Found) -> impl FnMut(Fields, u64) {
        |fields, line| found.push((fields.iter().map(str::to_owned).collect(), line))
    }

    fn in_pieces(text: &str, piece: usize) -> Result<Found, RecordTooLong> {
        let mut found = Found::new();
        let mut take = add_to(&mut found);
        let mut records = CsvRecords::new(b',');
        let mut rest = text;
        while !rest.is_empty() {
            let mut end = piece.min(rest.len());
            while !rest.is_char_boundary(end) {
                end += 1;
            }
            records.push(&rest[..end], &mut take)?;
            rest = &rest[end..];
        }
        records.finish(&mut take)?;
        drop(take);
        Ok(found)
    }

    fn by_csv_core(text: &str) -> Result<Found, RecordTooLong> {
        let mut found = Found::new();
        let mut take = add_to(&mut found);
        let mut records = CsvRecords::new(b',');
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            let read = records.record(rest, &mut take)?;
            rest = &rest[read..];
        }
        records.finish(&mut take)?;
        drop(take);
        Ok(found)
    }

    proptest! {
        #[test]
        fn plain_lines_are_split_as_by_csv_core(
            parts in prop::collection::vec(0..9_usize, 0..40),
            piece in prop::sample::select(vec![1_usize, 2, 3, 7, 50, 1 << 20]),
        ) {
            let long = "x".repeat(MOST_PLAIN_BYTES);
            let known = ["a", "7.5", ",", "\"", "\r", "\n", "\r\n", "é", &long];
            let text: String = parts.iter().map(|part| known[*part]).collect();
            prop_assert_eq!(in_pieces(&text, piece), by_csv_core(&text));
        }
    }

    #[test]
    fn a_line_with_too_many_fields_is_refused_wherever_it_is_cut() {
        let text = "a,b\n".to_owned() + &",".repeat(5000) + "\n1,2\n";
        for piece in [100, 1 << 20] {
            assert_eq!(in_pieces(&text, piece), Err(RecordTooLong { line: 2 }));
        }
    }
}
