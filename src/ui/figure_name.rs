//! The name of the figure for assistive technology.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, ShadowRoot};
use yew::prelude::*;

use super::dom::set_text;
use crate::figure::Figure;
use crate::text;

/// The element with the id `name`, which names the figure and each chart in it.
#[derive(Default)]
pub(super) struct FigureName(NodeRef);

impl FigureName {
    /// Returns the markup; the virtual DOM does not manage its text.
    pub(super) fn view(&self) -> Html {
        html! { <span id="name" hidden=true ref={&self.0}></span> }
    }

    /// Shows the name that the page gives the figure, or else that of the workload.
    pub(super) fn show(&self, figure: &Figure) {
        let given = self.0.cast::<Element>().and_then(|element| given(&element));
        let workload = || text::load_name(&figure.words, &figure.settings).to_owned();
        set_text(&self.0, &given.unwrap_or_else(workload));
    }
}

/// Returns the name that the page gives to the element of the figure: its label, or
/// the first sentence of the caption beside it.
fn given(element: &Element) -> Option<String> {
    let root: ShadowRoot = element.get_root_node().dyn_into().ok()?;
    let host = root.host();
    let label = host.get_attribute("aria-label");
    let label = label.or_else(|| labels(&host));
    let name = label.or_else(|| {
        let figure = host.closest("figure").ok()??;
        let caption = figure.query_selector("figcaption").ok()??;
        caption.text_content()
    })?;
    let name = first_sentence(name.trim());
    (!name.is_empty()).then(|| name.to_owned())
}

/// Returns the texts of the elements that label another.
fn labels(host: &Element) -> Option<String> {
    let ids = host.get_attribute("aria-labelledby")?;
    let document: Document = host.owner_document()?;
    let texts = ids
        .split_ascii_whitespace()
        .filter_map(|id| document.get_element_by_id(id)?.text_content());
    let texts: Vec<String> = texts.collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

/// Returns a text up to its first full stop that ends a sentence.
fn first_sentence(text: &str) -> &str {
    // Looking for ". " with `str::find` would link the search for strings, 4.5 kB.
    let following = text.chars().skip(1).chain([' ']);
    let mut letters = text.char_indices().zip(following);
    let end = letters.find(|((_, letter), next)| match letter {
        '.' => *next == ' ',
        letter => *letter == '。',
    });
    end.and_then(|((at, _), _)| text.get(..at))
        .unwrap_or(text)
        .trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_a_full_stop_before_a_space() {
        for (text, first) in [
            ("Flink 1.13 rescales. Drag it.", "Flink 1.13 rescales"),
            ("Flink 1.13 rescales.", "Flink 1.13 rescales"),
            ("Drag it ...", "Drag it "),
            ("负载跟随。拖动它。", "负载跟随"),
            ("No stop", "No stop"),
            ("", ""),
        ] {
            assert_eq!(first_sentence(text), first);
        }
    }
}
