//! Replays the published cases of the autoscalers through the code of the figure,
//! and through the rules beside it that the figure does not use.
//!
//! The files are `tests/data/vectors-*.json`, or those named in `HPA_VECTORS`,
//! `ASG_MIG_VECTORS`, `FLINK_AUTOSCALER_VECTORS` and `KEDA_VECTORS`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub
)]

mod asg;
mod asg_capacity;
mod case;
mod flink_autoscaler;
mod flink_autoscaler_input;
mod flink_autoscaler_loop;
mod flink_autoscaler_options;
mod hpa;
mod hpa_input;
mod hpa_other_cases;
mod hpa_other_metrics;
mod keda;
mod mig;

#[test]
fn hpa_matches_its_published_cases() {
    case::replay("HPA_VECTORS", "vectors-hpa.json", hpa::replay);
}

#[test]
fn asg_and_mig_match_their_published_cases() {
    case::replay("ASG_MIG_VECTORS", "vectors-asg-mig.json", |case| {
        asg::replay(case).or_else(|| mig::replay(case))
    });
}

#[test]
fn flink_autoscaler_matches_its_published_cases() {
    case::replay_with(
        "FLINK_AUTOSCALER_VECTORS",
        "vectors-flink-autoscaler.json",
        flink_autoscaler::replay,
        flink_autoscaler::differences,
    );
}

#[test]
fn keda_matches_its_published_cases() {
    case::replay("KEDA_VECTORS", "vectors-keda.json", keda::replay);
}
