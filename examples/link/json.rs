//! What a link holds, as JSON.

use reactive_allocation::link::{Extent, LinkProblem, Shared, SharedJson};
use serde_json::Value;

/// Returns the content of a link with its problems in words; parts that it does not have
/// are left out.
pub(crate) fn link(shared: &Shared, problems: &[LinkProblem]) -> Result<Value, serde_json::Error> {
    let mut link = serde_json::to_value(SharedJson::new(shared, Extent::Given))?;
    let problems: Vec<Value> = problems
        .iter()
        .map(|problem| problem.to_string().into())
        .collect();
    if let Some(object) = link.as_object_mut()
        && !problems.is_empty()
    {
        object.insert("problems".to_owned(), problems.into());
    }
    Ok(link)
}
