//! Reads the options of a Kafka trigger as a ScaledObject writes them
//! (`spec.triggers[].metadata`).
//!
//! Source: `kafkaMetadata` in `kafka_scaler.go`, and `typed_config.go`, which reads
//! numbers and truth values as JSON does and takes an empty value for an absent one.

use super::trigger::{KafkaTrigger, OffsetReset, PartitionRange, TriggerError};
use serde::de::DeserializeOwned;

/// The reason why KEDA rejects the metadata of a trigger.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MetadataError {
    /// A value is not of its option's type.
    #[error("{key}: `{value}` is no value of this option")]
    Value {
        /// The option.
        key: String,
        /// Its value.
        value: String,
    },
    /// The options contradict each other.
    #[error(transparent)]
    Trigger(#[from] TriggerError),
}

impl KafkaTrigger {
    /// Returns the trigger that these options and their values describe. Options
    /// of the connection and unknown ones are skipped.
    ///
    /// # Errors
    /// The first value that cannot be read, else the first combination that
    /// [`KafkaTrigger::check`] rejects.
    pub fn from_metadata<'a>(
        options: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, MetadataError> {
        let mut trigger = Self {
            names_topic: false,
            ..Self::default()
        };
        for (key, value) in options {
            let value = value.trim();
            if !value.is_empty() {
                trigger
                    .set(key, value)
                    .ok_or_else(|| MetadataError::Value {
                        key: key.to_owned(),
                        value: value.to_owned(),
                    })?;
            }
        }
        trigger.check()?;
        Ok(trigger)
    }

    /// Sets one option; `None` when the value is not of its type.
    fn set(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "topic" => self.names_topic = true,
            "lagThreshold" => self.lag_threshold = json(value)?,
            "activationLagThreshold" => self.activation_lag_threshold = json(value)?,
            "offsetResetPolicy" => {
                self.offset_reset = match value {
                    "latest" => OffsetReset::Latest,
                    "earliest" => OffsetReset::Earliest,
                    _ => return None,
                };
            }
            "allowIdleConsumers" => self.allow_idle_consumers = json(value)?,
            "limitToPartitionsWithLag" => self.limit_to_partitions_with_lag = json(value)?,
            "ensureEvenDistributionOfPartitions" => self.even_distribution = json(value)?,
            "excludePersistentLag" => self.exclude_persistent_lag = json(value)?,
            "scaleToZeroOnInvalidOffset" => {
                self.scale_to_zero_on_invalid_offset = json(value)?;
            }
            "partitionLimitation" => self.partition_limitation = ranges(value)?,
            _ => {}
        }
        Some(())
    }
}

fn json<T: DeserializeOwned>(value: &str) -> Option<T> {
    serde_json::from_str(value).ok()
}

/// Reads single partitions and ranges with commas between them. A range that ends
/// before it begins is empty.
fn ranges(list: &str) -> Option<Vec<PartitionRange>> {
    let mut ranges = Vec::new();
    for item in list.split(',').map(str::trim) {
        let (first, last) = item.split_once('-').unwrap_or((item, item));
        let range = PartitionRange {
            first: json(first)?,
            last: json(last)?,
        };
        if range.first <= range.last {
            ranges.push(range);
        }
    }
    Some(ranges)
}
