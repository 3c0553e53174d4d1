//! Reads what somebody pastes: a link, or a file.

use super::problem::NoShared;
use super::{LinkProblem, Shared, from_fragment, from_json};

/// Reads a link or a file with everything that belongs to a figure, whichever the text is.
///
/// # Errors
/// An error if the text is neither.
pub fn from_text(text: &str) -> Result<(Shared, Vec<LinkProblem>), NoShared> {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    if text.trim_start_matches(is_blank).starts_with('{') {
        from_json(text).map_err(NoShared::File)
    } else {
        from_fragment(text).map_err(NoShared::Link)
    }
}
