//! Options of the trigger that leave partitions out, and how they are read.

use crate::partitions;
use proptest::prelude::*;
use reactive_allocation::autoscaler::keda::*;

proptest! {
    #[test]
    fn an_offset_that_stands_still_counts_for_activity_alone(
        looks in prop::collection::vec((0..3_i64, 0..50_i64), 1..30),
    ) {
        let trigger = KafkaTrigger { exclude_persistent_lag: true, ..KafkaTrigger::default() };
        let mut reader = LagReader::default();
        let (mut committed, mut end, mut first) = (0, 0, true);
        for (read, written) in looks {
            end += written + read;
            committed += read;
            let offsets = PartitionOffsets { committed: Some(committed), end: Some(end) };
            let lag = reader.look(&trigger, &[offsets]).lag;
            let stands_still = read == 0 && !first;
            first = false;
            prop_assert_eq!(lag.for_activity, end - committed);
            prop_assert_eq!(lag.for_scaling, if stands_still { 0 } else { end - committed });
        }
    }
}

#[test]
fn partitions_outside_the_limitation_do_not_count() {
    let metadata = [("topic", "orders"), ("partitionLimitation", "1-2, 4")];
    let trigger = KafkaTrigger::from_metadata(metadata).unwrap();
    let mut offsets = partitions(&[1, 10, 100, 1000, 10_000]);
    let total = LagReader::default().look(&trigger, &offsets);
    assert_eq!(
        (total.lag, total.partitions),
        (PartitionLag::both(10_110), 3)
    );

    // A partition without an end in the answer is not there at all.
    offsets[2].end = None;
    let total = LagReader::default().look(&trigger, &offsets);
    assert_eq!(
        (total.lag, total.partitions),
        (PartitionLag::both(10_010), 2)
    );

    // Without a topic there is no limitation.
    let trigger = KafkaTrigger::from_metadata([metadata[1]]).unwrap();
    assert_eq!(LagReader::default().look(&trigger, &offsets).partitions, 4);
}

#[test]
fn options_that_cannot_be_read_are_named() {
    let error = KafkaTrigger::from_metadata([("allowIdleConsumers", "yes")]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "allowIdleConsumers: `yes` is no value of this option"
    );
    let error = KafkaTrigger::from_metadata([("lagThreshold", " 0 ")]).unwrap_err();
    assert_eq!(error, MetadataError::Trigger(TriggerError::LagThreshold));
    // An empty value is that of an absent option.
    let trigger = KafkaTrigger::from_metadata([("topic", "orders"), ("lagThreshold", "")]);
    assert_eq!(trigger, Ok(KafkaTrigger::default()));
}
