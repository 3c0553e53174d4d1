//! Repeats inputs of the fuzz targets that once failed: files in
//! `fuzz/regressions/<target>`. `cargo fuzz` finds new ones, see the README.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking, and the checks are also a library"
)]

#[path = "../fuzz/checks/mod.rs"]
mod checks;

use std::fs;

/// Runs a check on its regressions, and on inputs that need no fuzzer: bytes of a fixed
/// sequence.
fn replay(target: &str, check: fn(&[u8])) {
    let folder = [env!("CARGO_MANIFEST_DIR"), "/fuzz/regressions/", target].concat();
    let files = fs::read_dir(&folder).into_iter().flatten();
    for file in files {
        let path = file.expect(&folder).path();
        check(&fs::read(path).expect(&folder));
    }
    let mut state = 1_u64;
    for length in 0..200 {
        let mut bytes = Vec::new();
        for _ in 0..length {
            // Knuth's linear congruential generator.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            bytes.push((state >> 56) as u8);
        }
        check(&bytes);
    }
}

#[test]
fn attributes() {
    replay("attributes", checks::attributes);
}

#[test]
fn link() {
    replay("link", checks::link);
}

#[test]
fn manifest() {
    replay("manifest", checks::manifest);
}

#[test]
fn patches() {
    replay("patches", checks::patches);
}

#[test]
fn query() {
    replay("query", checks::query);
}

#[test]
fn typed() {
    replay("typed", checks::typed);
}

#[test]
fn own_load() {
    replay("own_load", checks::own_load);
}

#[test]
fn script() {
    replay("script", checks::script);
}

#[test]
fn simulation() {
    replay("simulation", checks::simulation);
}
