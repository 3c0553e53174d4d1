//! Splits text that comes in pieces into records and their fields.

use super::csv_records::CsvRecords;
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
            Self::Csv(csv) => csv.push(text, take),
            Self::Lines(lines) => lines.push(text, &mut |text, number| {
                let places = &fields_between_blanks(text);
                take(Fields { text, places }, number);
            }),
        }
    }

    /// Ends the text.
    pub(super) fn finish(&mut self, take: &mut TakeRecord) -> Result<(), RecordTooLong> {
        match self {
            Self::Csv(csv) => csv.finish(take),
            Self::Lines(_) => self.push("\n", take),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::csv_records::MOST_BYTES;
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
