//! An interactive figure for blog pages that compares static and reactive
//! allocation of stream-processing workers.
//!
//! ```text
//! attributes ─┐
//! properties ─┤                                                     ┌─► text
//! presets ────┼─► settings ─► workload ─► allocation ─► report ─────┼─► scene ─► paint
//! sliders,    │      ▲        records/s   (flink, autoscaler)       └─► csv
//! drags, keys ┘      └── figure: applies every Action ◄── ui, embed
//! ```
//!
//! Everything from the settings to the report is a pure function of the settings:
//! the same settings give bit-equal results on every platform. Only `ui`, `embed`
//! and `paint::canvas` use browser APIs; everything else also compiles natively.
//!
#![doc = include_str!("glossary.md")]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

pub mod allocation;
pub mod autoscaler;
mod calendar;
pub mod csv;
mod decimal;
pub mod elasticity;
#[cfg(target_arch = "wasm32")]
pub mod embed;
pub mod export;
pub mod figure;
pub mod fit;
pub mod flink;
pub mod job;
pub mod link;
pub mod manifest;
pub mod map;
mod numbers;
pub mod own_load;
pub mod paint;
pub mod plan;
mod random;
pub mod report;
pub mod scene;
pub mod settings;
pub mod text;
pub mod timeline;
#[cfg(target_arch = "wasm32")]
mod ui;
pub mod workload;
