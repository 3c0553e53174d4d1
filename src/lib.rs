//! Static versus reactive allocation of stream-processing workers, as a figure
//! that a blog page can embed.
//!
//! ```text
//! attributes ─┐
//! properties ─┤                                                     ┌─► text ─► words
//! presets ────┼─► settings ─► workload ─► allocation ─► report ─────┤
//! sliders,    │      ▲        records/s   (flink, autoscaler)       └─► scene ─► paint
//! drags, keys ┘      └─── figure: one Action, one answer ◄── ui ◄──────────┘
//! ```
//!
//! Everything right of the settings is a pure function of them. Only
//! `paint::canvas`, `ui` and `embed` know that there is a browser.

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
pub mod csv;
mod decimal;
pub mod elasticity;
#[cfg(target_arch = "wasm32")]
pub mod embed;
pub mod figure;
pub mod flink;
mod numbers;
pub mod paint;
mod random;
pub mod report;
pub mod scene;
pub mod settings;
pub mod text;
pub mod timeline;
#[cfg(target_arch = "wasm32")]
mod ui;
pub mod workload;
