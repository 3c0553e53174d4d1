#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reactive_allocation_fuzz::manifest(data));
