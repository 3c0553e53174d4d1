//! Texts put together.

/// `parts`, one after the other. The standard library's `concat` is one with
/// `join`, which has a version for each length of what stands between: a
/// kilobyte of the download.
pub(crate) fn joined(parts: &[&str]) -> String {
    let mut text = String::with_capacity(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        text.push_str(part);
    }
    text
}
