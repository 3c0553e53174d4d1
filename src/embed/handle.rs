//! The Rust side of one element.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};
use yew::AppHandle;

use super::{from_js, to_js};
use crate::csv;
use crate::figure::{Action, DisplayOptions, Figure};
use crate::paint::Scheme;
use crate::settings::DisplayAttribute;
use crate::text::Words;
use crate::ui::{App, Asker, Link, Props, Start, adopt_style};

/// One live figure.
///
/// The loader makes one when an element comes near the viewport and ends it
/// with [`FigureHandle::destroy`] when the element is gone for good; without
/// that its memory stays in use.
#[wasm_bindgen]
pub struct FigureHandle {
    link: Rc<Link>,
    app: Option<AppHandle<App>>,
}

#[wasm_bindgen]
impl FigureHandle {
    /// Shows a figure inside `mount`, an element within `root`. Events are
    /// dispatched at `host`. `attributes` lists names and texts by turns;
    /// `words` is a language's list, empty for English.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        root: ShadowRoot,
        mount: HtmlElement,
        attributes: &Array,
        words: &Array,
    ) -> Self {
        adopt_style(&root);
        let link = Link::new(host, start(attributes, words));
        let props = Props { link: link.clone() };
        let app = yew::Renderer::<App>::with_root_and_props(mount.into(), props).render();
        Self {
            link,
            app: Some(app),
        }
    }

    /// Shows a new figure for another element. Making a component anew costs a
    /// little memory every time, so the loader keeps the ones it has.
    pub fn rebind(&self, host: HtmlElement, root: &ShadowRoot, attributes: &Array, words: &Array) {
        adopt_style(root);
        self.link.rebind(host, start(attributes, words));
    }

    /// The attributes are these now; `changed` names the new and the gone ones.
    #[wasm_bindgen(js_name = attributesChanged)]
    pub fn attributes_changed(&self, attributes: &Array, changed: &Array) {
        let mut all = from_js::attributes(attributes);
        let (view, errors) = DisplayOptions::take(&mut all);
        let mut changed = from_js::texts(changed);
        let before = changed.len();
        changed.retain(|name| {
            !DisplayAttribute::ALL
                .iter()
                .any(|known| known.name() == name)
        });
        if changed.len() < before {
            self.link.set_view(view);
        }
        self.link
            .ask(Asker::Page, Action::Attributes { all, changed });
        if !errors.is_empty() {
            self.link.refuse(errors);
        }
    }

    /// Every setting, as a plain object.
    pub fn settings(&self) -> JsValue {
        to_js::settings(&self.link.figure().settings)
    }

    /// Lays a plain object with some settings over the present ones. What is
    /// wrong with it is reported by an `error` event; then nothing changes.
    pub fn patch(&self, settings: &JsValue) {
        match from_js::patch(settings) {
            Ok(patch) => self.link.ask(Asker::Page, Action::Patch(patch)),
            Err(error) => self.link.refuse(vec![error]),
        }
    }

    /// Returns the numbers of each policy with their elasticity metrics, as a
    /// plain object.
    pub fn report(&self) -> JsValue {
        to_js::report(&self.link.figure().results.report_with_spec())
    }

    /// Back to what the attributes say.
    pub fn reset(&self) {
        self.link.ask(Asker::Page, Action::Reset);
    }

    /// The settings that differ from the preset's own, as the query of an
    /// address, with the preset first.
    #[wasm_bindgen(js_name = toQuery)]
    pub fn to_query(&self) -> String {
        self.link.figure().settings.to_query()
    }

    /// The charts in sight, their numbers and the sentence as SVG, `width` CSS
    /// pixels wide (240 to 4096).
    #[wasm_bindgen(js_name = toSVG)]
    pub fn to_svg(&self, width: f64) -> String {
        let mut figure = self.link.figure();
        figure.apply(Action::Show(self.link.view().charts));
        figure.to_svg(width, Scheme::Auto)
    }

    /// The run of `static`, `manual` or `reactive` as CSV, a row every `step_s`
    /// seconds.
    ///
    /// # Errors
    /// Returns an error for another policy, and for a step that is not above 0
    /// or gives more than a million rows.
    #[wasm_bindgen(js_name = toCSV)]
    pub fn to_csv(&self, policy: &str, step_s: f64) -> Result<String, JsError> {
        let figure = self.link.figure();
        csv::csv_of(&figure.settings, &figure.results, policy, step_s).map_err(JsError::from)
    }

    /// Takes the figure off the page and ends it.
    pub fn destroy(mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

/// What a figure with these attributes, in this language, begins with.
fn start(attributes: &Array, words: &Array) -> Start {
    let mut attributes = from_js::attributes(attributes);
    let (view, view_errors) = DisplayOptions::take(&mut attributes);
    let (mut figure, mut errors) = Figure::new(attributes);
    errors.extend(view_errors);
    if let Some(words) = Words::from_list(from_js::texts(words)) {
        figure.words = words;
    }
    figure.apply(Action::Show(view.policies().collect()));
    Start {
        figure,
        view,
        errors,
    }
}
