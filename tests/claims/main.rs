//! Checks the numbers that the article, the truth page and the README state, and what each
//! exercise promises. A claim quotes words of its page, so a change of the page or of the
//! model fails a test. A number without a claim also fails, except in the README and in
//! the later sections of the truth page.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
#![allow(dead_code, unreachable_pub, reason = "modules of other tests")]

#[path = "../flink_traces/compare.rs"]
mod compare;
#[path = "../blog_experiment/constants.rs"]
mod constants;
#[path = "../blog_experiment/cycles.rs"]
mod cycles;
#[path = "../blog_experiment/grafana.rs"]
mod grafana;
#[path = "../blog_experiment/measured.rs"]
mod measured;
#[path = "../flink_traces/options.rs"]
mod options;
#[path = "../flink_traces/outage.rs"]
mod outage;
#[path = "../flink_traces/replay.rs"]
mod replay;
#[path = "../flink_traces/trace.rs"]
mod trace;

mod article;
mod claim;
mod figures;
mod readme;
mod truth;

// The module `measured` calls `super::median`.
use cycles::median;
