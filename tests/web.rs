//! The exports that the loader calls, called in a browser.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Object, Promise, Reflect};
use reactive_allocation::embed::FigureHandle;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    CustomEvent, Document, Element, Event, EventInit, HtmlCanvasElement, HtmlElement,
    HtmlInputElement, ShadowRoot, ShadowRootInit, ShadowRootMode,
};

wasm_bindgen_test_configure!(run_in_browser);

/// A figure in an element of the test page, and the events of that element.
struct Mounted {
    handle: Option<FigureHandle>,
    host: HtmlElement,
    root: ShadowRoot,
    heard: Rc<RefCell<Vec<(String, JsValue)>>>,
    _listener: Closure<dyn Fn(CustomEvent)>,
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn element(name: &str) -> HtmlElement {
    document().create_element(name).unwrap().unchecked_into()
}

fn list(texts: &[&str]) -> Array {
    texts.iter().copied().map(JsValue::from_str).collect()
}

fn names_and_texts(attributes: &[(&str, &str)]) -> Array {
    let both = attributes.iter().flat_map(|(name, text)| [*name, *text]);
    both.map(JsValue::from_str).collect()
}

async fn mounted(attributes: &[(&str, &str)]) -> Mounted {
    let host = element("div");
    document().body().unwrap().append_child(&host).unwrap();
    let root = host
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .unwrap();
    let mount = element("div");
    // The loader reserves these heights, of all charts and of one.
    for (name, height) in [("--charts", "411px"), ("--k", "280px")] {
        mount.style().set_property(name, height).unwrap();
    }
    root.append_child(&mount).unwrap();

    let heard = Rc::new(RefCell::new(Vec::new()));
    let noted = heard.clone();
    let listener: Closure<dyn Fn(CustomEvent)> = Closure::new(move |event: CustomEvent| {
        noted.borrow_mut().push((event.type_(), event.detail()));
    });
    for name in ["input", "change", "error"] {
        host.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref())
            .unwrap();
    }
    let handle = FigureHandle::new(
        host.clone(),
        root.clone(),
        mount,
        &names_and_texts(attributes),
        &list(&[]),
    );
    frame().await;
    Mounted {
        handle: Some(handle),
        host,
        root,
        heard,
        _listener: listener,
    }
}

impl Mounted {
    fn handle(&self) -> &FigureHandle {
        self.handle.as_ref().unwrap()
    }

    fn setting(&self, name: &str) -> JsValue {
        get(&self.handle().settings(), name)
    }

    fn number(&self, policy: &str, name: &str) -> f64 {
        let policy = get(&self.handle().report(), policy);
        get(&policy, name).as_f64().unwrap()
    }

    fn find(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap()
    }

    fn slider(&self, label: &str) -> HtmlInputElement {
        let sliders = Array::from(&self.root.query_selector_all(".slider").unwrap());
        let slider = sliders
            .iter()
            .map(|one| one.unchecked_into::<Element>())
            .find(|one| one.text_content().unwrap().contains(label))
            .unwrap();
        let input = slider.query_selector("input").unwrap().unwrap();
        input.unchecked_into()
    }

    /// The charts in sight: all of them, or one on a narrow page.
    fn pictures(&self) -> Vec<String> {
        let canvases = Array::from(&self.root.query_selector_all("canvas").unwrap());
        canvases
            .iter()
            .map(|one| one.unchecked_into::<HtmlCanvasElement>())
            .filter(|canvas| canvas.client_width() > 0)
            .map(|canvas| canvas.to_data_url().unwrap())
            .collect()
    }

    fn heard(&self) -> Vec<(String, JsValue)> {
        self.heard.borrow_mut().drain(..).collect()
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
        self.host.remove();
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object.into()
}

/// Resolves after the next two animation frames, when changes are painted.
async fn frame() {
    for _ in 0..2 {
        let next = Promise::new(&mut |done, _| {
            web_sys::window()
                .unwrap()
                .request_animation_frame(&done)
                .unwrap();
        });
        JsFuture::from(next).await.unwrap();
    }
}

async fn slide(slider: &HtmlInputElement, value: f64, event: &str) {
    slider.set_value_as_number(value);
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(event, &init).unwrap();
    slider.dispatch_event(&event).unwrap();
    frame().await;
}

#[wasm_bindgen_test]
async fn attributes_and_properties_set_and_return_settings() {
    let figure = mounted(&[("preset", "weekend"), ("static-workers", "9")]).await;
    assert_eq!(figure.setting("preset"), "weekend");
    assert_eq!(figure.setting("staticWorkers"), 9.0);
    figure.handle().patch(&object(&[
        ("staticWorkers", 4.0.into()),
        ("peakLoad", 5000.0.into()),
    ]));
    assert_eq!(figure.setting("staticWorkers"), 4.0);
    assert_eq!(figure.setting("peakLoad"), 5000.0);
    assert_eq!(figure.setting("preset"), "weekend");
    assert!(figure.heard().is_empty());

    let other = mounted(&[]).await;
    other.handle().patch(&figure.handle().settings());
    let text = |value: JsValue| String::from(js_sys::JSON::stringify(&value).unwrap());
    assert_eq!(
        text(other.handle().report()),
        text(figure.handle().report())
    );
    figure.handle().reset();
    assert_eq!(figure.setting("staticWorkers"), 9.0);
}

#[wasm_bindgen_test]
async fn a_slider_changes_numbers_and_picture_and_causes_events() {
    let figure = mounted(&[]).await;
    let (hours, reactive) = (
        figure.number("static", "workerHours"),
        figure.number("reactive", "workerHours"),
    );
    let pictures = figure.pictures();
    let slider = figure.slider("Static workers");

    slide(&slider, 5.0, "input").await;
    assert!((figure.number("static", "workerHours") / hours - 5.0 / 7.0).abs() < 1e-12);
    assert_eq!(figure.number("reactive", "workerHours"), reactive);
    assert_ne!(figure.pictures(), pictures);
    let heard = figure.heard();
    assert_eq!(heard.len(), 1);
    assert_eq!(heard[0].0, "input");
    assert_eq!(get(&get(&heard[0].1, "settings"), "staticWorkers"), 5.0);

    slide(&slider, 5.0, "change").await;
    let heard = figure.heard();
    assert_eq!(heard.len(), 1);
    assert_eq!(heard[0].0, "change");
    let policy = get(&get(&heard[0].1, "report"), "static");
    assert_eq!(
        get(&policy, "workerHours").as_f64(),
        Some(figure.number("static", "workerHours"))
    );
}

#[wasm_bindgen_test]
async fn wrong_values_are_reported_and_ignored() {
    let figure = mounted(&[("static-workers", "none"), ("seed", "3")]).await;
    let heard = figure.heard();
    assert_eq!(heard.len(), 1);
    assert_eq!(heard[0].0, "error");
    assert_eq!(get(&heard[0].1, "field"), "staticWorkers");
    assert_eq!(get(&heard[0].1, "value"), "none");
    assert_eq!(figure.setting("staticWorkers"), 7.0);
    assert_eq!(figure.setting("seed"), 3.0);

    for wrong in [
        object(&[("staticWorkers", f64::NAN.into())]),
        object(&[("staticWorkers", f64::INFINITY.into())]),
        object(&[("staticWorkers", JsValue::NULL)]),
        object(&[("peakLoad", 1000.0.into()), ("colour", "red".into())]),
        Array::of1(&1.into()).into(),
        JsValue::NULL,
        JsValue::UNDEFINED,
        7.into(),
    ] {
        figure.handle().patch(&wrong);
        frame().await;
        let heard = figure.heard();
        assert_eq!(heard.len(), 1, "{wrong:?}");
        assert_eq!(heard[0].0, "error");
        // The page has made the mistake, not the reader.
        assert!(figure.root.query_selector(".message").unwrap().is_none());
        assert_eq!(figure.setting("staticWorkers"), 7.0);
        assert_eq!(figure.setting("peakLoad"), 19_000.0);
    }
}

#[wasm_bindgen_test]
async fn every_preset_is_drawn() {
    let figure = mounted(&[]).await;
    let mut pictures = Vec::new();
    for preset in reactive_allocation::settings::Preset::ALL {
        figure
            .handle()
            .patch(&object(&[("preset", preset.name().into())]));
        frame().await;
        let text = figure.find("[part=figure]").text_content().unwrap();
        assert!(
            !text.contains("NaN") && !text.contains("Infinity"),
            "{text}"
        );
        pictures.push(figure.pictures());
    }
    let count = pictures.len();
    pictures.sort();
    pictures.dedup();
    assert_eq!(pictures.len(), count);
}

#[wasm_bindgen_test]
async fn changed_attributes_change_settings() {
    let figure = mounted(&[("static-workers", "9")]).await;
    figure.handle().attributes_changed(
        &names_and_texts(&[("static-workers", "9"), ("peak-load", "3000")]),
        &list(&["peak-load"]),
    );
    assert_eq!(figure.setting("peakLoad"), 3000.0);
    figure.handle().attributes_changed(
        &names_and_texts(&[("peak-load", "3000")]),
        &list(&["static-workers"]),
    );
    assert_eq!(figure.setting("staticWorkers"), 7.0);
    assert_eq!(figure.setting("peakLoad"), 3000.0);
}

#[wasm_bindgen_test]
async fn figures_are_independent_of_each_other() {
    let kept = mounted(&[("static-workers", "2")]).await;
    for round in 1..=20 {
        let workers = round.to_string();
        let figure = mounted(&[("static-workers", &workers)]).await;
        assert_eq!(figure.number("static", "maxWorkers"), f64::from(round));
    }
    slide(&kept.slider("Static workers"), 3.0, "input").await;
    assert_eq!(kept.number("static", "maxWorkers"), 3.0);
}

#[wasm_bindgen_test]
async fn a_rebound_component_serves_another_element() {
    let first = mounted(&[("static-workers", "5")]).await;
    let second = mounted(&[]).await;
    first.handle().rebind(
        second.host.clone(),
        &second.root,
        &names_and_texts(&[("seed", "9")]),
        &list(&[]),
    );
    assert_eq!(first.setting("staticWorkers"), 7.0);
    assert_eq!(first.setting("seed"), 9.0);
    slide(&first.slider("Static workers"), 5.0, "input").await;
    assert!(first.heard().is_empty());
    let events = second.heard();
    assert_eq!(events.len(), 1);
    assert_eq!(get(&get(&events[0].1, "settings"), "staticWorkers"), 5.0);
}
