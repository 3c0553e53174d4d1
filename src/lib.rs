//! Static versus reactive allocation of stream-processing workers, as a figure
//! that a blog page can embed.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

pub mod autoscaler;
pub mod elasticity;
pub mod simulation;
