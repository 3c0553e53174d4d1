//! Prints manifests of random settings, a JSON object in each line, for the checks in
//! `tests/manifests`.
//!
//! ```text
//! cargo run --example manifest_states -- 1000
//! ```

#[path = "../../fuzz/checks/input.rs"]
#[allow(dead_code, reason = "the other inputs are for the fuzz targets")]
mod input;

use arbitrary::Unstructured;
use reactive_allocation::manifest::{ManifestKind, write};
use std::io::Write;

/// Enough for every setting.
const BYTES: usize = 2048;

/// Returns the next bytes of a fixed sequence: splitmix64.
fn bytes(state: &mut u64) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(BYTES);
    while bytes.len() < BYTES {
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = *state;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bytes.extend((word ^ (word >> 31)).to_le_bytes());
    }
    bytes
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count = std::env::args().nth(1).unwrap_or_default();
    let count: u32 = count.parse().map_err(|_| "manifest_states COUNT")?;
    let mut out = std::io::stdout().lock();
    let mut state = 1;
    for _ in 0..count {
        let settings = input::any_settings(&mut Unstructured::new(&bytes(&mut state)))?;
        let mut row = serde_json::Map::new();
        row.insert("release".to_owned(), settings.flink.name().into());
        let operator = settings.operator_release.name();
        row.insert("operator".to_owned(), operator.into());
        for kind in ManifestKind::ALL {
            row.insert(kind.name().to_owned(), write(kind, &settings).text.into());
        }
        writeln!(out, "{}", serde_json::Value::Object(row))?;
    }
    Ok(())
}
