//! Replays the published cases of the autoscalers through the public code.
//!
//! The files are `tests/data/vectors-*.json`, or those named in `HPA_VECTORS`
//! and `ASG_MIG_VECTORS`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub
)]

mod case;
mod hpa;
mod hpa_input;
mod hpa_plain;

#[test]
fn hpa_cases() {
    case::replay("HPA_VECTORS", "vectors-hpa.json", hpa::answer);
}
