//! The same settings give the same numbers in the browser as natively, to the
//! last bit.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(target_arch = "wasm32")]

use reactive_allocation::report::Results;
use reactive_allocation::settings::{Preset, Settings};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_numbers_of_every_preset_are_the_native_ones() {
    let native: serde_json::Value =
        serde_json::from_str(include_str!("snapshots/reports.json")).unwrap();
    for preset in Preset::ALL {
        let report = Results::new(&Settings::preset(*preset)).report_with_spec();
        let here = serde_json::to_value(report).unwrap();
        assert_eq!(here, native[preset.name()], "{}", preset.name());
    }
}
