//! One figure, mounted for real in a browser and spoken to from Rust.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use js_sys::{Object, Reflect};
use reactive_allocation::embed::FigureHandle;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

struct Mounted {
    host: HtmlElement,
    root: ShadowRoot,
    figure: FigureHandle,
}

impl Mounted {
    fn new(attributes: &[&str]) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let element =
            |tag| -> HtmlElement { document.create_element(tag).unwrap().dyn_into().unwrap() };
        let (host, mount) = (element("section"), element("div"));
        document.body().unwrap().append_child(&host).unwrap();
        let root = host
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .unwrap();
        root.append_child(&mount).unwrap();
        let attributes = attributes.iter().map(|text| (*text).to_owned()).collect();
        let figure = FigureHandle::new(host.clone(), root.clone(), mount, attributes);
        Self { host, root, figure }
    }

    fn number(&self, path: &[&str]) -> f64 {
        let whole = match path.first() {
            Some(&"settings") => self.figure.settings(),
            _ => self.figure.report(),
        };
        path.iter()
            .skip(1)
            .fold(whole, |value, name| {
                Reflect::get(&value, &(*name).into()).unwrap()
            })
            .as_f64()
            .unwrap()
    }

    fn patch(&self, name: &str, value: impl Into<JsValue>) {
        let patch = Object::new();
        Reflect::set(&patch, &name.into(), &value.into()).unwrap();
        self.figure.patch(&patch);
    }

    fn end(self) {
        self.figure.destroy();
        self.host.remove();
    }
}

#[wasm_bindgen_test]
fn attributes_and_properties_reach_the_report_at_once() {
    let figure = Mounted::new(&["static-workers", "5"]);
    assert_eq!(figure.number(&["settings", "staticWorkers"]), 5.0);
    assert_eq!(figure.number(&["report", "static", "workerHours"]), 120.0);
    let reactive = figure.number(&["report", "reactive", "workerHours"]);
    figure.patch("staticWorkers", 10);
    assert_eq!(figure.number(&["report", "static", "workerHours"]), 240.0);
    assert_eq!(
        figure.number(&["report", "reactive", "workerHours"]),
        reactive
    );
    figure.figure.reset();
    assert_eq!(figure.number(&["settings", "staticWorkers"]), 5.0);
    figure.end();
}

#[wasm_bindgen_test]
fn what_is_wrong_changes_nothing() {
    let figure = Mounted::new(&["static-workers", "five", "peak-load", "8000"]);
    assert_eq!(figure.number(&["settings", "staticWorkers"]), 7.0);
    assert_eq!(figure.number(&["settings", "peakLoad"]), 8000.0);
    figure.patch("peakLoad", f64::NAN);
    figure.patch("peakLoad", JsValue::NULL);
    figure.figure.patch(&JsValue::from_str("peakLoad"));
    assert_eq!(figure.number(&["settings", "peakLoad"]), 8000.0);
    figure.end();
}

#[wasm_bindgen_test]
async fn it_shows_two_charts_and_four_sliders() {
    let figure = Mounted::new(&[]);
    yew::platform::time::sleep(std::time::Duration::ZERO).await;
    for (what, count) in [
        ("canvas", 2),
        ("input[type=range]", 4),
        ("[role=slider]", 1),
    ] {
        let found = figure.root.query_selector_all(what).unwrap().length();
        assert_eq!(found, count, "{what}");
    }
    figure.end();
}

#[wasm_bindgen_test]
fn one_component_serves_element_after_element() {
    let first = Mounted::new(&["static-workers", "5"]);
    let second = Mounted::new(&[]);
    first
        .figure
        .serve(second.host.clone(), &second.root, vec![]);
    assert_eq!(first.number(&["settings", "staticWorkers"]), 7.0);
    first.end();
    second.end();
}
