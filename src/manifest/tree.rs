//! YAML as a tree of nodes with their places, within bounds.
//!
//! The events come from a library. An alias stays an alias: it is never replaced by what it
//! stands for, so that a small text cannot become a large tree.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

/// Deeper texts are refused; no object of Kubernetes comes near.
const MOST_LEVELS: usize = 64;
/// Larger texts are refused; each node takes some hundred bytes of memory.
const MOST_NODES: usize = 200_000;

/// A place in a text, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl From<Marker> for Place {
    fn from(marker: Marker) -> Self {
        Self {
            line: marker.line(),
            column: marker.col() + 1,
        }
    }
}

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) at: Place,
    pub(super) content: Content,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    Null,
    /// A scalar of any type, as its text.
    Scalar(String),
    List(Vec<Node>),
    /// In the order of the text; keys may repeat.
    Map(Vec<(String, Node)>),
    Alias,
}

/// The reason why a text gives no tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum TreeError {
    Syntax { at: Place, message: String },
    TooDeep { at: Place },
    TooManyNodes { at: Place },
}

impl Node {
    /// Returns the value of a key; the last one if it repeats.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        let Content::Map(entries) = &self.content else {
            return None;
        };
        let mut entries = entries.iter().rev();
        entries.find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// Returns the text of a scalar.
    pub(super) fn scalar(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the content in a few words, for a message.
    pub(super) fn in_short(&self) -> &str {
        match &self.content {
            Content::Null => "null",
            Content::Scalar(text) => text,
            Content::List(_) => "[…]",
            Content::Map(_) => "{…}",
            Content::Alias => "*alias",
        }
    }
}

/// A list or a map that is not at its end yet.
enum Open {
    List(Place, Vec<Node>),
    /// With the key whose value comes next.
    Map(Place, Vec<(String, Node)>, Option<String>),
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    documents: Vec<Node>,
    nodes: usize,
}

impl Builder {
    fn begin(&mut self, at: Place, open: Open) -> Result<(), TreeError> {
        if self.open.len() >= MOST_LEVELS {
            return Err(TreeError::TooDeep { at });
        }
        self.open.push(open);
        Ok(())
    }

    fn end(&mut self) -> Result<(), TreeError> {
        match self.open.pop() {
            Some(Open::List(at, items)) => self.add(at, Content::List(items)),
            Some(Open::Map(at, entries, _)) => self.add(at, Content::Map(entries)),
            None => Ok(()),
        }
    }

    fn add(&mut self, at: Place, content: Content) -> Result<(), TreeError> {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return Err(TreeError::TooManyNodes { at });
        }
        let node = Node { at, content };
        match self.open.last_mut() {
            None => self.documents.push(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, entries, key)) => match key.take() {
                Some(name) => entries.push((name, node)),
                None => *key = Some(node.in_short().to_owned()),
            },
        }
        Ok(())
    }
}

fn is_null(text: &str, style: ScalarStyle) -> bool {
    style == ScalarStyle::Plain && matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// Returns the documents of a text.
pub(super) fn documents(text: &str) -> Result<Vec<Node>, TreeError> {
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| TreeError::Syntax {
            at: (*error.marker()).into(),
            message: error.info().to_owned(),
        })?;
        let at = Place::from(span.start);
        match event {
            Event::SequenceStart(..) => builder.begin(at, Open::List(at, Vec::new()))?,
            Event::MappingStart(..) => builder.begin(at, Open::Map(at, Vec::new(), None))?,
            Event::SequenceEnd | Event::MappingEnd => builder.end()?,
            Event::Alias(_) => builder.add(at, Content::Alias)?,
            Event::Scalar(text, style, ..) if is_null(&text, style) => {
                builder.add(at, Content::Null)?;
            }
            Event::Scalar(text, ..) => builder.add(at, Content::Scalar(text.into_owned()))?,
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }
    Ok(builder.documents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_has_the_places_of_its_nodes() {
        let documents = documents("a:\n  - 1\n  - b: ~\n---\n\"null\"\n").unwrap();
        let [first, second] = documents.as_slice() else {
            panic!("{documents:?}");
        };
        let Some(Content::List(items)) = first.get("a").map(|node| &node.content) else {
            panic!("{first:?}");
        };
        assert_eq!(items[0].scalar(), Some("1"));
        assert_eq!((items[0].at.line, items[0].at.column), (2, 5));
        assert_eq!(items[1].get("b").unwrap().content, Content::Null);
        assert_eq!(second.scalar(), Some("null"));
    }

    #[test]
    fn errors_have_a_place() {
        let Err(TreeError::Syntax { at, .. }) = documents("a: 1\nb: [\n") else {
            panic!();
        };
        assert!(at.line >= 2, "{at:?}");
    }

    #[test]
    fn hostile_texts_are_refused_early() {
        // In a list of lists each level is named ten times.
        let mut bomb = "a0: &a0 [x, x]\n".to_owned();
        for level in 1..30 {
            let before = vec![format!("*a{}", level - 1); 10].join(", ");
            bomb += &format!("a{level}: &a{level} [{before}]\n");
        }
        assert_eq!(documents(&bomb).map(|found| found.len()), Ok(1));
        let deep = "- ".repeat(100_000);
        assert!(matches!(documents(&deep), Err(TreeError::TooDeep { .. })));
        let flow = "[".repeat(100_000);
        assert!(documents(&flow).is_err());
        let wide = "- x\n".repeat(MOST_NODES + 1);
        let refused = matches!(documents(&wide), Err(TreeError::TooManyNodes { .. }));
        assert!(refused);
    }
}
