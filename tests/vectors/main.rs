//! Replays the published cases of the autoscalers through the public code.
//!
//! The files are `tests/data/vectors-*.json`, or those named in `HPA_VECTORS`
//! and `ASG_MIG_VECTORS`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub
)]

mod asg;
mod case;
mod hpa;
mod hpa_input;
mod hpa_plain;
mod mig;

#[test]
fn hpa_cases() {
    case::replay("HPA_VECTORS", "vectors-hpa.json", hpa::answer);
}

#[test]
fn asg_and_mig_cases() {
    case::replay("ASG_MIG_VECTORS", "vectors-asg-mig.json", |case| {
        asg::answer(case).or_else(|| mig::answer(case))
    });
}
