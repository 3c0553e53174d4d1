//! Links: everything that a reader passes on of a figure.

use super::shared::shared;
use super::valid;
use arbitrary::{Result, Unstructured};
use reactive_allocation::figure::MOST_COMMANDS;
use reactive_allocation::link::{
    LinkProblem, MOST_LENGTH, MOST_PINS, Shared, SharedLoad, from_fragment, to_fragment,
};

/// Checks that what is written is read back the same, and that any text is read as
/// something that can be written, or refused.
pub fn link(data: &[u8]) {
    let _ = check(&mut Unstructured::new(data));
}

fn check(bytes: &mut Unstructured) -> Result<()> {
    let shared = shared(bytes)?;
    let text = check_round_trip(&shared);
    check_cut(&text, bytes.int_in_range(0..=text.len())?);
    let mut changed = text.into_bytes();
    for _ in 0..bytes.int_in_range(0..=4)? {
        let at = bytes.choose_index(changed.len().max(1))?;
        let (end, new) = (bytes.int_in_range(0..=3)?, bytes.arbitrary::<&[u8]>()?);
        let end = (at + end).min(changed.len());
        changed.splice(at.min(end)..end, new.iter().copied());
    }
    check_text(&String::from_utf8_lossy(&changed));
    check_text(bytes.arbitrary()?);
    Ok(())
}

/// Checks that a figure is the same after writing and reading. Returns the link.
pub(crate) fn check_round_trip(shared: &Shared) -> String {
    let fragment = to_fragment(shared).unwrap_or_else(|error| panic!("{error}"));
    let mut kept = shared.clone();
    if fragment.load_left_out {
        kept.load = None;
    }
    let text = fragment.text;
    assert!(text.len() <= MOST_LENGTH);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-.=&".contains(c);
    assert!(text.chars().all(is_plain), "{text}");
    let is_changed = ["--", "..", "...", ".=", "&&"]
        .iter()
        .any(|pair| text.contains(pair));
    assert!(!is_changed, "{text}");
    assert_eq!(from_fragment(&text), Ok((kept, Vec::new())), "{text}");
    text
}

/// Checks a link that ends early: all parts but the last are kept, and it is told.
pub(crate) fn check_cut(text: &str, end: usize) {
    let Some(cut) = text.get(..end).filter(|cut| cut.len() < text.len()) else {
        return;
    };
    let Ok((read, problems)) = from_fragment(cut) else {
        assert!(end < 2, "{cut}");
        return;
    };
    let is_cut = |problem: &LinkProblem| matches!(problem, LinkProblem::CutOff(_));
    assert!(problems.iter().any(is_cut), "{cut}: {problems:?}");
    // As if the link had been written without what is missing.
    let kept = cut.rsplit_once('&').map_or(cut, |(kept, _)| kept);
    let whole = from_fragment(&[kept, "&end"].concat()).map(|(shared, _)| shared);
    assert_eq!(Ok(read), whole, "{cut}");
}

/// Checks that a text is read as something that a figure can show, or refused.
pub(crate) fn check_text(text: &str) {
    let Ok((shared, problems)) = from_fragment(text) else {
        return;
    };
    // Each problem has words, and there are not many.
    assert!(
        problems.len() <= 50
            && problems
                .iter()
                .all(|problem| !problem.to_string().is_empty())
    );
    valid::check_settings(&shared.settings);
    assert!(shared.commands.len() <= MOST_COMMANDS && shared.pins.len() <= MOST_PINS);
    assert!(shared.load.as_ref().is_none_or(SharedLoad::is_valid));
    // Settings have more digits than are written, if a text gives them.
    let _ = to_fragment(&shared);
}
