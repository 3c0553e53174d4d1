//! The wasm exports, called in a browser.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_version_is_the_packages() {
    assert_eq!(reactive_allocation::embed::version(), "0.1.0");
}
