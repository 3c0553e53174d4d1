//! The Rust side of one element.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};
use yew::AppHandle;

use super::{from_js, to_js};
use crate::figure::{Figure, Intent};
use crate::ui::{App, Asker, Link, Props, adopt_style};

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
    /// dispatched at `host`. `attributes` lists names and texts by turns.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        root: ShadowRoot,
        mount: HtmlElement,
        attributes: Vec<String>,
    ) -> Self {
        adopt_style(&root);
        let (figure, errors) = Figure::new(from_js::attributes(attributes));
        let link = Link::new(host, figure, errors);
        let props = Props { link: link.clone() };
        let app = yew::Renderer::<App>::with_root_and_props(mount.into(), props).render();
        Self {
            link,
            app: Some(app),
        }
    }

    /// Shows a new figure for another element. Making a component anew costs a
    /// little memory every time, so the loader keeps the ones it has.
    pub fn serve(&self, host: HtmlElement, root: &ShadowRoot, attributes: Vec<String>) {
        adopt_style(root);
        let (figure, errors) = Figure::new(from_js::attributes(attributes));
        self.link.serve(host, figure, errors);
    }

    /// The attributes are these now; `changed` names the new and the gone ones.
    #[wasm_bindgen(js_name = attributesChanged)]
    pub fn attributes_changed(&self, attributes: Vec<String>, changed: Vec<String>) {
        let all = from_js::attributes(attributes);
        self.link
            .ask(Asker::Page, Intent::Attributes { all, changed });
    }

    /// Every setting, as a plain object.
    pub fn settings(&self) -> JsValue {
        to_js::settings(&self.link.figure().settings)
    }

    /// Lays a plain object with some settings over the present ones. What is
    /// wrong with it is reported by an `error` event; then nothing changes.
    pub fn patch(&self, settings: &JsValue) {
        match from_js::patch(settings) {
            Ok(patch) => self.link.ask(Asker::Page, Intent::Patch(patch)),
            Err(error) => self.link.refuse(error),
        }
    }

    /// The numbers of each policy, as a plain object.
    pub fn report(&self) -> JsValue {
        to_js::report(&self.link.figure().outcome.report)
    }

    /// Back to what the attributes say.
    pub fn reset(&self) {
        self.link.ask(Asker::Page, Intent::Reset);
    }

    /// The settings that differ from the preset's own, as the query of an
    /// address, with the preset first.
    #[wasm_bindgen(js_name = toQuery)]
    pub fn to_query(&self) -> String {
        self.link.figure().settings.to_query()
    }

    /// Takes the figure off the page and ends it.
    pub fn destroy(mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}
