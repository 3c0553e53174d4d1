//! Checks claims against the text of their page and against figures, and finds numbers
//! without a claim.

use crate::figures::{Attributes, with};
use reactive_allocation::figure::Figure;

/// Words of a page, the attributes of a figure, and whether the words are true of it.
pub(crate) type Claim = (&'static str, Attributes<'static>, fn(&Figure) -> bool);

/// Makes a table of claims from words, attributes and conditions.
macro_rules! claims {
    ($($says:literal [$($attribute:expr),*] $holds:expr;)*) => {
        &[$(($says, &[$($attribute),*], $holds)),*]
    };
}

pub(crate) use claims;

/// Numbers in the prose that no figure decides: names, and what others reported.
const NOT_OURS: &[&str] = &[
    "Figure 1.",
    "Figure 2.",
    "Figure 3.",
    "Figure 4.",
    "Figure 5.",
    "Figure 6.",
    "Figure 7.",
    "Figure 8.",
    "Figure 4 is",
    "Flink’s own default is 50.",
    "the heartbeat timeout to 50 seconds.",
    "Flink 1.13",
    "Flink 1.15",
    "up to 600,000 records waited",
    "the cluster of 2021",
];

/// Returns the words of a page, alternative texts included, with single spaces.
pub(crate) fn prose(html: &str) -> String {
    const INLINE: [&str; 10] = [
        "b",
        "a",
        "em",
        "dfn",
        "abbr",
        "code",
        "strong",
        "span",
        "i",
        "reactive-value",
    ];
    let mut text = String::new();
    for (index, part) in html.split('<').enumerate() {
        let (tag, after) = part.split_once('>').unwrap_or(("", part));
        let name = tag
            .trim_start_matches('/')
            .split([' ', '\n'])
            .next()
            .unwrap();
        if index > 0 && !INLINE.contains(&name) {
            text.push(' ');
        }
        if let Some((_, alt)) = tag.split_once(" alt=\"") {
            text.push_str(alt.split('"').next().unwrap());
        }
        text.push_str(if index == 0 { part } else { after });
    }
    for (entity, letter) in [
        ("&nbsp;", " "),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, letter);
    }
    one_line(&text)
}

pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks claims. Returns the rest of the page.
pub(crate) fn check(claims: &[Claim], page: &str) -> String {
    let mut rest = page.to_owned();
    for (says, attributes, holds) in claims {
        assert!(page.contains(says), "not on the page: {says}");
        assert!(holds(&with(attributes)), "no longer true: {says}");
        rest = rest.replace(says, "…");
    }
    rest
}

/// Fails if the rest of a page has a digit outside the words of [`NOT_OURS`].
pub(crate) fn assert_no_number(rest: &str) {
    let rest = NOT_OURS
        .iter()
        .fold(rest.to_owned(), |rest, words| rest.replace(words, "…"));
    if let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let around: String = rest[at..].chars().take(60).collect();
        panic!("no claim has this number: {around}");
    }
}
