//! The query of an address.

use super::{input, valid};
use arbitrary::{Result, Unstructured};
use reactive_allocation::settings::{NamedValues, Settings, Value, read_patch, read_valid};

/// Checks that any query is read, and that settings are the same after writing and
/// reading.
pub fn query(data: &[u8]) {
    let _ = check(&mut Unstructured::new(data));
}

fn check(bytes: &mut Unstructured) -> Result<()> {
    let settings = input::settings(bytes)?;
    let query = settings.to_query();
    let safe = |c: char| c.is_ascii_alphanumeric() || "-.=&".contains(c);
    assert!(query.chars().all(safe), "{query}");
    let patch = read_patch(&pairs(&query));
    let patch = patch.unwrap_or_else(|error| panic!("{query}: {error}"));
    let read = Settings::default().with(&patch);
    assert_eq!(read, Ok(settings), "{query}");

    let text = bytes.arbitrary::<&str>()?;
    let (settings, _) = Settings::default().with_valid(&read_valid(&pairs(text)).0);
    valid::check_settings(&settings);
    Ok(())
}

/// Splits a query as a browser does, but for escapes.
fn pairs(query: &str) -> NamedValues {
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (name.to_owned(), Value::Text(value.to_owned()))
    };
    query.split('&').map(pair).collect()
}
