//! Reads what Kafka's command-line tools print: tables for one moment, one after the other,
//! each behind a line with the time.

use super::column::Column;
use super::error::ReadError;
use super::fields::Fields;
use super::line_records::with_fields;
use super::notes::Dialect;
use super::table::{Table, labels, numbers, times};
use super::time::{self, DateOrder, Parts};

/// Returns whether a text begins like a table of `kafka-consumer-groups --describe`.
pub(super) fn is_kafka(start: &str) -> bool {
    start
        .lines()
        .take(60)
        .any(|line| with_fields(line, |fields| is_header(&fields)))
}

fn is_header(fields: &Fields) -> bool {
    let has = |name| fields.iter().any(|field| field == name);
    has("TOPIC") && has("PARTITION") && has("LOG-END-OFFSET")
}

/// Collects the rows of the tables.
pub(super) struct KafkaTables {
    /// The place of the topic, the partition and the log-end offset in a line.
    places: Option<[usize; 3]>,
    /// The last line with a time alone.
    now: Option<String>,
    moments: u64,
    columns: [Column; 3],
    rows: u64,
}

impl KafkaTables {
    pub(super) fn new() -> Self {
        Self {
            places: None,
            now: None,
            moments: 0,
            columns: [
                times("time"),
                labels("TOPIC/PARTITION"),
                numbers("LOG-END-OFFSET"),
            ],
            rows: 0,
        }
    }

    /// Takes a line.
    pub(super) fn push(&mut self, line: &str, number: u64) {
        with_fields(line, |fields| self.push_fields(line, fields, number));
    }

    fn push_fields(&mut self, line: &str, fields: Fields, number: u64) {
        if is_header(&fields) {
            let place = |name: &str| fields.iter().position(|field| field == name);
            let places = (place("TOPIC"), place("PARTITION"), place("LOG-END-OFFSET"));
            if let (Some(topic), Some(partition), Some(offset)) = places {
                self.places = Some([topic, partition, offset]);
                self.moments += 1;
            }
            return;
        }
        if let Some(now) = time_alone(line) {
            self.now = Some(now.to_owned());
            return;
        }
        let Some(places) = self.places else { return };
        let cells = places.map(|place| (place < fields.len()).then(|| fields.at(place)));
        // A sentence, or a group without members, has no number there.
        let [Some(topic), Some(partition), Some(offset)] = cells else {
            return;
        };
        if !partition.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        let [time, key, value] = &mut self.columns;
        time.push(self.now.as_deref().unwrap_or_default(), number);
        key.push(&[topic, "/", partition].concat(), number);
        value.push(offset, number);
        self.rows += 1;
    }

    pub(super) fn finish(self) -> Result<Table, ReadError> {
        if self.moments < 2 {
            return Err(ReadError::OneSnapshot);
        }
        Ok(Table::of(Dialect::Kafka, self.columns.into(), self.rows))
    }
}

/// Returns the time that a line holds alone, as `date` prints it.
fn time_alone(line: &str) -> Option<&str> {
    let line = line.trim();
    let moment = time::read(line, DateOrder::DayFirst)?;
    let is_epoch = moment.parts == Parts::Count && moment.s > 1e8;
    (moment.parts == Parts::Date || is_epoch).then_some(line)
}
