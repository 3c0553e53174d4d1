//! The Rust side of one element.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};
use yew::AppHandle;

use super::events::dispatch_at;
use super::{from_js, to_js};
use crate::figure::{Action, DisplayOptions, Figure, FigureStore, InitialState, Origin, Predict};
use crate::settings::{DisplayAttribute, SettingId};
use crate::text::{self, Words};
use crate::ui::exchange;
use crate::ui::workbench;
use crate::ui::{App, ExchangeAction, Props, ViewAction, adopt_style};

/// One live figure.
///
/// The loader makes one when an element comes near the viewport and ends it
/// with [`FigureHandle::destroy`] when the element is gone for good; without
/// that its memory stays in use.
#[wasm_bindgen]
pub struct FigureHandle {
    pub(super) store: Rc<FigureStore>,
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
        let initial = initial_state(attributes, words);
        let store = Rc::new(FigureStore::new(initial, dispatch_at(host)));
        let props = Props {
            store: store.clone(),
        };
        let app = yew::Renderer::<App>::with_root_and_props(mount.into(), props).render();
        Self {
            store,
            app: Some(app),
        }
    }

    /// Shows a new figure for another element. Making a component anew costs a
    /// little memory every time, so the loader keeps the ones it has.
    pub fn rebind(&self, host: HtmlElement, root: &ShadowRoot, attributes: &Array, words: &Array) {
        adopt_style(root);
        let initial = initial_state(attributes, words);
        self.store.rebind(initial, dispatch_at(host));
    }

    /// The attributes are these now; `changed` names the new and the gone ones.
    #[wasm_bindgen(js_name = attributesChanged)]
    pub fn attributes_changed(&self, attributes: &Array, changed: &Array) {
        let mut all = from_js::attributes(attributes);
        let mut changed = from_js::texts(changed);
        let mut new = all.clone();
        new.retain(|(name, _)| changed.contains(name));
        let mut errors = workbench::slips(&new);
        let mut display = DisplayAttribute::ALL.iter();
        let has_display = display.any(|known| changed.iter().any(|name| known.name() == name));
        let (display, display_errors) = DisplayOptions::take(&mut all);
        if has_display {
            self.store.set_display(display);
            errors.extend(display_errors);
        }
        changed.retain(|name| SettingId::from_name(name).is_some());
        // A page changes its own attributes at any time, such as the class.
        if has_display || !changed.is_empty() {
            self.store
                .dispatch(Origin::Host, Action::Attributes { all, changed });
        }
        if !errors.is_empty() {
            self.store.reject(&errors);
        }
    }

    /// Shows the texts of another language, as of [`FigureHandle::new`].
    #[wasm_bindgen(js_name = setWords)]
    pub fn set_words(&self, words: &Array) {
        self.store.set_words(words_from(words));
    }

    /// Every setting, as a plain object.
    pub fn settings(&self) -> JsValue {
        to_js::settings(&self.store.figure().settings)
    }

    /// Lays a plain object with some settings over the present ones. What is
    /// wrong with it is reported by an `error` event; then nothing changes.
    pub fn patch(&self, settings: &JsValue) {
        match from_js::patch(settings) {
            Ok(patch) => self.store.dispatch(Origin::Host, Action::Patch(patch)),
            Err(error) => self.store.reject(&[error]),
        }
    }

    /// Returns the numbers of each policy with their elasticity metrics, as a
    /// plain object.
    pub fn report(&self) -> JsValue {
        to_js::report(&self.store.figure().report_with_spec())
    }

    /// Returns the text of a setting ("static-workers") or of a number of the
    /// report ("static.idle-share") in the figure's language; `undefined` for an
    /// unknown name.
    #[wasm_bindgen(js_name = valueText)]
    pub fn value_text(&self, name: &str) -> Option<String> {
        let figure = self.store.figure();
        text::value_text(&figure.settings, &figure.numbers(), name)
    }

    /// Back to what the attributes say.
    pub fn reset(&self) {
        self.store.dispatch(Origin::Host, Action::Reset);
    }

    /// The text of a link to the figure: what stands behind `#`. `shown` is how the author
    /// shows it, as a part of a link (“&level=lab”), without the charts once the workbench is
    /// installed; `compact` whether its charts are low.
    pub fn link(&self, shown: &str, compact: bool) -> String {
        let (figure, display) = (self.store.figure(), self.store.display());
        let cursor_s = self.store.cursor_s();
        exchange::link(&figure, &display, cursor_s, compact).unwrap_or_else(|| {
            let further = workbench::end_of_link(&figure, &display, cursor_s);
            ["v1&", &figure.settings.to_query(), shown, &further, "&end"].concat()
        })
    }

    /// The charts in sight, their numbers and the sentence as SVG, `width` CSS
    /// pixels wide (240 to 4096): for paper in light colours without a style sheet. It never
    /// waits for a guess, and shows none. Needs [`install_workbench`].
    ///
    /// # Errors
    /// Returns an error before the workbench is loaded.
    #[wasm_bindgen(js_name = toSVG)]
    pub fn to_svg(&self, width: f64, for_paper: bool) -> Result<String, JsError> {
        let display = self.store.display();
        Ok(workbench::to_svg(
            &self.store.figure(),
            &display.charts,
            width,
            for_paper,
        )?)
    }

    /// The run of `static`, `manual` or `reactive` as CSV, a row every `step_s`
    /// seconds. Needs [`install_workbench`].
    ///
    /// # Errors
    /// Returns an error before the workbench is loaded, for another policy, and
    /// for a step that is not above 0 or gives more than a million rows.
    #[wasm_bindgen(js_name = toCSV)]
    pub fn to_csv(&self, policy: &str, step_s: f64) -> Result<String, JsError> {
        Ok(workbench::to_csv(&self.store.figure(), policy, step_s)??)
    }

    /// The evaluations of the autoscaler that decided something else than the one before, as
    /// CSV, a row for each. Needs [`install_workbench`].
    ///
    /// # Errors
    /// Returns an error before the workbench is loaded.
    #[wasm_bindgen(js_name = decisionLog)]
    pub fn decision_log(&self) -> Result<String, JsError> {
        Ok(workbench::decision_log(&self.store.figure())?)
    }

    /// Renders the figure in `root` again, with the workbench once that is installed, and
    /// reports slips in the names of the attributes.
    pub fn refresh(&self, root: &ShadowRoot, attributes: &Array) {
        adopt_style(root);
        self.store
            .reject(&workbench::slips(&from_js::attributes(attributes)));
    }

    /// Gives something to the sections behind the second seam, by its name: see
    /// `www/exchange.js`. Nothing happens before they are loaded.
    pub fn exchange(&self, name: String, value: JsValue) {
        if let Some(app) = &self.app {
            let action = ExchangeAction::FromPage(name, value);
            app.send_message(ViewAction::Exchange(action));
        }
    }

    /// Renders the figure again, with the sections behind the second seam once they are
    /// loaded.
    #[wasm_bindgen(js_name = refreshExchange)]
    pub fn refresh_exchange(&self, root: &ShadowRoot) {
        adopt_style(root);
        self.store.refresh();
    }

    /// Takes the figure off the page and ends it.
    pub fn destroy(mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

/// Lets all figures of the page use the workbench. The second file must be linked into
/// the instance.
#[wasm_bindgen(js_name = installWorkbench)]
pub fn install_workbench() {
    workbench::install();
}

/// Lets all figures of the page use the sections behind the second seam. The workbench must
/// be installed, and the third file linked into the instance.
#[wasm_bindgen(js_name = installExchange)]
pub fn install_exchange() {
    exchange::install();
}

/// Calls a function of the third file, for the script beside it.
///
/// # Errors
/// Returns an error in the words of the reader.
#[wasm_bindgen(js_name = callExchange)]
pub fn call_exchange(name: &str, argument: &JsValue) -> Result<JsValue, JsError> {
    exchange::call(name, argument).map_err(|message| JsError::new(&message))
}

/// Reads a language's list of texts; an empty one is English.
fn words_from(list: &Array) -> Words {
    Words::from_list(from_js::texts(list)).unwrap_or_default()
}

/// Reads attributes and a language's texts.
fn initial_state(attributes: &Array, words: &Array) -> InitialState {
    let mut attributes = from_js::attributes(attributes);
    let slips = workbench::slips(&attributes);
    let (display, display_errors) = DisplayOptions::take(&mut attributes);
    let (mut figure, mut errors) = Figure::new(attributes);
    errors.extend(display_errors);
    errors.extend(slips);
    figure.words = words_from(words);
    figure.apply(Action::Show(display.policies().collect()));
    figure.apply(Action::Predict(Predict::Ask(display.predict)));
    InitialState {
        figure,
        display,
        errors,
    }
}
