//! Splits text that comes in pieces into records and their fields.

use csv_core::{ReadRecordResult, ReaderBuilder};

use super::fields::{Fields, RecordTooLong, TakeRecord};
use super::line_records::{LineRecords, fields_between_blanks};

/// What divides the fields of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Divider {
    /// This character, with quotes as in CSV.
    Character(u8),
    /// Any number of blanks.
    Blanks,
}

/// The most bytes and fields of one record.
const MOST_BYTES: usize = 1 << 20;
const MOST_FIELDS: usize = 4096;

/// Splits text into records.
pub(super) enum Records {
    Csv(Box<CsvRecords>),
    Lines(LineRecords),
}

impl Records {
    pub(super) fn new(divider: Divider) -> Self {
        match divider {
            Divider::Character(character) => Self::Csv(Box::new(CsvRecords::new(character))),
            Divider::Blanks => Self::Lines(LineRecords::default()),
        }
    }

    /// Splits the next piece.
    pub(super) fn push(&mut self, text: &str, take: &mut TakeRecord) -> Result<(), RecordTooLong> {
        match self {
            Self::Csv(csv) => csv.push(text.as_bytes(), take),
            Self::Lines(lines) => lines.push(text, &mut |text, number| {
                let places = &fields_between_blanks(text);
                take(Fields { text, places }, number);
            }),
        }
    }

    /// Ends the text.
    pub(super) fn finish(&mut self, take: &mut TakeRecord) -> Result<(), RecordTooLong> {
        match self {
            // csv-core ends a record at an empty input.
            Self::Csv(csv) => csv.push(b"", take),
            Self::Lines(_) => self.push("\n", take),
        }
    }
}

/// Splits text with a dividing character and quotes.
pub(super) struct CsvRecords {
    reader: csv_core::Reader,
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
    fn new(divider: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(divider).build(),
            output: vec![0; 1024],
            output_length: 0,
            ends: vec![0; 64],
            ends_length: 0,
            places: Vec::new(),
        }
    }

    /// Returns the line where the present record begins. The reader counts a line at its
    /// “\n”, which may end the record.
    fn line_of_begin(&self, ends_line: bool) -> u64 {
        let bytes = self.output.get(..self.output_length).unwrap_or_default();
        let inside = bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.reader
            .line()
            .saturating_sub(inside + u64::from(ends_line))
    }

    fn push(&mut self, mut input: &[u8], take: &mut TakeRecord) -> Result<(), RecordTooLong> {
        loop {
            let (result, read, written, ended) = self.reader.read_record(
                input,
                self.output
                    .get_mut(self.output_length..)
                    .unwrap_or_default(),
                self.ends.get_mut(self.ends_length..).unwrap_or_default(),
            );
            let last = read.checked_sub(1).and_then(|last| input.get(last));
            let ends_line = last == Some(&b'\n');
            input = input.get(read..).unwrap_or_default();
            self.output_length += written;
            self.ends_length += ended;
            match result {
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return Ok(()),
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
                }
            }
        }
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

    fn records(text: &str, divider: Divider, piece: usize) -> Vec<(Vec<String>, u64)> {
        let mut found = Vec::new();
        let mut take = |fields: Fields, line: u64| {
            found.push((fields.iter().map(str::to_owned).collect(), line));
        };
        let mut records = Records::new(divider);
        let mut rest = text;
        while !rest.is_empty() {
            let mut end = piece.min(rest.len());
            while !rest.is_char_boundary(end) {
                end += 1;
            }
            records.push(&rest[..end], &mut take).unwrap();
            rest = &rest[end..];
        }
        records.finish(&mut take).unwrap();
        found
    }

    #[test]
    fn records_are_the_same_however_the_text_is_cut() {
        let text = "a;b\r\n1;\"x;\"\"y\n\"\n\n2;ü\n3";
        let whole = records(text, Divider::Character(b';'), 1000);
        assert_eq!(
            whole,
            [
                (vec!["a".to_owned(), "b".to_owned()], 1),
                (vec!["1".to_owned(), "x;\"y\n".to_owned()], 2),
                (vec!["2".to_owned(), "ü".to_owned()], 5),
                (vec!["3".to_owned()], 6),
            ]
        );
        for piece in 1..12 {
            assert_eq!(
                records(text, Divider::Character(b';'), piece),
                whole,
                "{piece}"
            );
        }
    }

    #[test]
    fn blanks_divide_but_in_dates() {
        let text = "2026-11-29  03:07:00   5\n a  -  7 \n";
        let wanted = [
            (vec!["2026-11-29  03:07:00".to_owned(), "5".to_owned()], 1),
            (vec!["a".to_owned(), "-".to_owned(), "7".to_owned()], 2),
        ];
        for piece in 1..20 {
            let mut found = records(text, Divider::Blanks, piece);
            found.retain(|(fields, _)| !fields.is_empty());
            assert_eq!(found, wanted, "{piece}");
        }
    }

    #[test]
    fn a_quote_that_does_not_end_is_refused() {
        let mut records = Records::new(Divider::Character(b','));
        let text = "a,b\n1,\"".to_owned() + &"x".repeat(2 * MOST_BYTES);
        assert_eq!(
            records.push(&text, &mut |_, _| {}),
            Err(RecordTooLong { line: 2 })
        );
    }
}
