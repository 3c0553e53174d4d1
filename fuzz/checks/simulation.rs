//! The whole simulation.

use super::{input, laws};
use arbitrary::{Result, Unstructured};
use reactive_allocation::report::Results;

/// Checks the laws of the model for any settings.
pub fn simulation(data: &[u8]) {
    let _ = check(&mut Unstructured::new(data));
}

fn check(bytes: &mut Unstructured) -> Result<()> {
    let settings = input::settings(bytes)?;
    let results = Results::new(&settings);
    laws::check_results(&settings, &results);
    // The elasticity metrics too.
    let report = results.report_with_spec(None);
    let numbers = format!("{report:?}");
    assert!(!numbers.contains("NaN"), "{numbers}");
    Ok(())
}
