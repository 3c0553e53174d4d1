//! The fields of one record of a text.

/// A record is too long: most likely a quote does not end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RecordTooLong {
    /// The line where it begins, from 1.
    pub(super) line: u64,
}

/// The fields of one record.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    pub(super) text: &'a str,
    /// Where each begins and ends in the text.
    pub(super) places: &'a [(usize, usize)],
}

impl<'a> Fields<'a> {
    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Returns the field at an index from 0; an empty one behind the last.
    pub(super) fn at(&self, index: usize) -> &'a str {
        let place = self.places.get(index);
        place
            .and_then(|(begin, end)| self.text.get(*begin..*end))
            .unwrap_or_default()
    }

    /// Returns all.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'a str> {
        let fields = *self;
        (0..fields.len()).map(move |index| fields.at(index))
    }

    /// Returns whether all are blank.
    pub(super) fn are_blank(&self) -> bool {
        self.iter().all(|field| trimmed(field).is_empty())
    }
}

/// Returns a field without blanks around it. Few have some, and to trim nothing takes long.
pub(super) fn trimmed(field: &str) -> &str {
    match field.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => field,
        _ => field.trim(),
    }
}

/// Takes the fields of a record and the line where it begins, from 1.
pub(super) type TakeRecord<'a> = dyn FnMut(Fields, u64) + 'a;
