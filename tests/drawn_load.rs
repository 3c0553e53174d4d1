//! Checks the drawn load: what a stroke and a key change, and what stays.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use reactive_allocation::figure::{Action, Figure, StrokePoint};
use reactive_allocation::settings::{
    DRAWN_COLUMNS, NamedValues, Preset, SettingId, Settings, Value, middle, read_patch,
};
use reactive_allocation::text::error_message;
use reactive_allocation::workload::Workload;

fn figure(attributes: &[(&str, &str)]) -> Figure {
    let entry = |(name, text): &(&str, &str)| ((*name).to_owned(), Value::Text((*text).to_owned()));
    let (figure, errors) = Figure::new(attributes.iter().map(entry).collect());
    assert_eq!(errors, []);
    figure
}

/// Draws a stroke as the pointer does: a piece for each move, held until its end.
fn draw(figure: &mut Figure, points: &[StrokePoint]) {
    let mut from = None;
    for to in points {
        let patch = figure.draw_load(from, *to);
        assert_eq!(figure.apply(Action::Edit { patch, held: true }), []);
        from = Some(*to);
    }
    figure.apply(Action::Release);
}

fn key(figure: &mut Figure, patch: reactive_allocation::settings::Patch) {
    assert_eq!(figure.apply(Action::Edit { patch, held: false }), []);
}

fn preset() -> impl Strategy<Value = Preset> {
    prop::sample::select(Preset::ALL)
}

fn points() -> impl Strategy<Value = Vec<StrokePoint>> {
    prop::collection::vec((-0.2..1.2_f64, -3.0..40.0_f64), 1..12)
}

#[test]
fn a_stroke_replaces_the_load_under_it_and_nothing_else() {
    for preset in Preset::ALL {
        let mut drawn = figure(&[("preset", preset.name()), ("noise", "0")]);
        let before = Workload::new(&drawn.settings);
        draw(&mut drawn, &[(0.25, 2.0), (0.5, 4.0)]);
        let after = Workload::new(&drawn.settings);
        let span_s = after.span_s();
        let unit = drawn.settings.planned_rate_per_s();
        for step in 0..1000 {
            let place = (f64::from(step) + 0.5) / 1000.0;
            let rate = after.rate.at(place * span_s);
            if (0.27..0.48).contains(&place) {
                let wanted = 2.0 + (place - 0.25) / 0.25 * 2.0;
                assert!(
                    (rate / unit - wanted).abs() < 0.06,
                    "{preset:?} {place}: {rate}"
                );
            } else if !(0.24..0.52).contains(&place) {
                // The generator of the blog sends whole messages.
                let near = (rate - before.rate.at(place * span_s)).abs() <= 1.0;
                assert!(near, "{preset:?} {place}");
            }
        }
    }
}

#[test]
fn a_stroke_is_one_step_for_undo() {
    let mut figure = figure(&[]);
    let before = figure.settings.clone();
    draw(&mut figure, &[(0.1, 1.0), (0.2, 2.0), (0.3, 5.0)]);
    assert!(figure.settings.is_reshaped());
    let drawn = figure.settings.clone();
    draw(&mut figure, &[(0.6, 1.0), (0.7, 2.0)]);
    figure.apply(Action::Undo);
    assert_eq!(figure.settings, drawn);
    figure.apply(Action::Undo);
    assert_eq!(figure.settings, before);
    assert!(!figure.can_undo());
    figure.apply(Action::Redo);
    assert_eq!(figure.settings, drawn);
}

#[test]
fn other_settings_keep_what_is_drawn_and_a_preset_or_a_reset_drops_it() {
    let mut figure = figure(&[]);
    draw(&mut figure, &[(0.1, 1.0), (0.3, 5.0)]);
    let drawn = figure.settings.drawn_load;
    figure.apply(Action::edit(SettingId::NightShare, Value::Number(40.0)));
    figure.apply(Action::edit(SettingId::Seed, Value::Number(9.0)));
    assert_eq!(figure.settings.drawn_load, drawn);
    for drop in [
        Action::Choose(Preset::DayNight),
        Action::Choose(Preset::Weekend),
        Action::ResetAll,
        Action::Reset,
        Action::ResetFields(vec![SettingId::DrawnLoad]),
    ] {
        let mut figure = figure.clone();
        figure.apply(drop.clone());
        assert!(figure.settings.drawn_load.is_empty(), "{drop:?}");
        assert!(!figure.settings.to_query().contains("drawn"));
    }
}

#[test]
fn the_peak_load_scales_what_is_drawn_and_the_noise_lies_over_it() {
    let with = |peak: &str, noise: &str, seed: &str| {
        let drawn = [("drawn-load", "20-100-30"), ("peak-load", peak)];
        let noise = [("noise", noise), ("seed", seed)];
        figure(&[drawn, noise].concat())
            .results
            .workload
            .rate
            .clone()
    };
    let (one, two) = (with("1000", "0", "1"), with("2000", "0", "1"));
    // The load is level within a step of a minute.
    assert!((one.max() - 1000.0).abs() < 1.0, "{}", one.max());
    assert_eq!(one.scaled(2.0), two);
    assert_eq!(with("1000", "0", "2"), one);
    let noisy = with("1000", "5", "1");
    assert_ne!(noisy, with("1000", "5", "2"));
    let ratio = noisy.integral() / one.integral();
    assert!((ratio - 1.0).abs() < 0.1 && ratio != 1.0, "{ratio}");
}

#[test]
fn a_load_can_be_drawn_over_a_peak_load_of_0() {
    let mut figure = figure(&[("peak-load", "0"), ("noise", "0")]);
    assert_eq!(figure.results.workload.rate.max(), 0.0);
    draw(&mut figure, &[(0.25, 2.0), (0.5, 2.0)]);
    let rate = &figure.results.workload.rate;
    assert!((rate.max() - 8000.0).abs() < 10.0, "{}", rate.max());
    assert_eq!(rate.at(0.8 * rate.end_s()), 0.0);
}

#[test]
fn keys_raise_and_draw_on() {
    let mut figure = figure(&[("noise", "0")]);
    let (_, before) = figure.drawn_point(40);
    let patch = figure.raise_load(40, 10.0);
    key(&mut figure, patch);
    let (_, raised) = figure.drawn_point(40);
    assert!((raised - before - 0.475).abs() < 0.03, "{before} {raised}");
    let (_, beside) = figure.drawn_point(42);
    let patch = figure.draw_load_on(40, 41);
    key(&mut figure, patch);
    assert!((figure.drawn_point(41).1 - raised).abs() < 0.01);
    assert_eq!(figure.drawn_point(42).1, beside);
    for _ in 0..3 {
        let patch = figure.raise_load(40, -100.0);
        key(&mut figure, patch);
    }
    assert_eq!(figure.drawn_point(40).1, 0.0);
}

#[test]
fn a_warning_knows_the_highest_load_that_is_drawn() {
    let mut figure = figure(&[("max-workers", "4")]);
    assert_eq!(figure.settings.warnings(), []);
    draw(&mut figure, &[(0.4, 6.0), (0.6, 6.0)]);
    assert_eq!(figure.settings.warnings().len(), 1);
    let low = Settings::default().with(&[(SettingId::DrawnLoad, Value::Number(50.0))]);
    assert_eq!(low.unwrap().highest_load_per_s(), 9500.0);
}

#[test]
fn a_wrong_text_is_refused_with_what_is_wrong_and_allowed() {
    for (text, wrong) in [
        ("20-30-abc-40", "abc"),
        ("20-2000", "2000"),
        ("x97", "x97"),
        ("", ""),
    ] {
        let named = vec![("drawn-load".to_owned(), Value::Text(text.to_owned()))];
        let error = read_patch(&named).unwrap_err();
        assert_eq!(
            error_message(&error),
            format!(
                "drawnLoad: “{wrong}” is not allowed. Allowed: 1 to 96 percentages of the peak \
                 load from 0 to 1000, separated by hyphens, x for an open column and x12 for \
                 twelve of them, or default."
            )
        );
        let (figure, errors) = Figure::new(named);
        assert_eq!(errors.len(), 1);
        assert_eq!(figure.settings, Settings::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_stroke_gives_settings_that_the_address_keeps(preset in preset(), points in points()) {
        let mut figure = figure(&[("preset", preset.name())]);
        draw(&mut figure, &points);
        let settings = figure.settings.clone();
        prop_assert!(!settings.drawn_load.is_empty());
        let rate = &figure.results.workload.rate;
        prop_assert!(rate.values().iter().all(|v| v.is_finite() && *v >= 0.0));
        let query = settings.to_query();
        prop_assert!(query.chars().all(|c| c.is_ascii_alphanumeric() || "-.=&".contains(c)));
        let entries = query.split('&').map(|part| part.split_once('=').unwrap());
        let attributes: NamedValues = entries
            .map(|(name, value)| (name.to_owned(), Value::Text(value.to_owned())))
            .collect();
        let (again, errors) = Figure::new(attributes);
        prop_assert_eq!(errors, []);
        prop_assert_eq!(again.settings, settings);
        prop_assert_eq!(&again.results, &figure.results);
    }

    #[test]
    fn drawing_what_is_there_changes_nothing(
        preset in preset(),
        points in points(),
        column in 0..DRAWN_COLUMNS,
    ) {
        let mut figure = figure(&[("preset", preset.name())]);
        // Over what is drawn already: exactly nothing.
        draw(&mut figure, &points);
        let drawn = figure.settings.drawn_load.columns().nth(column).flatten();
        let before = figure.settings.clone();
        let (_, workers) = figure.drawn_point(column);
        draw(&mut figure, &[(middle(column), workers)]);
        if drawn.is_some() {
            prop_assert_eq!(&figure.settings, &before);
        }
        // Over the preset: a rounding error.
        prop_assert!((figure.drawn_point(column).1 - workers).abs() <= 0.0006 * 5.0);
    }

    #[test]
    fn a_stroke_that_is_not_finite_changes_nothing(place: f64, workers: f64) {
        let figure = figure(&[]);
        let patch = figure.draw_load(Some((place, workers)), (f64::NAN, workers));
        prop_assert_eq!(patch, vec![]);
    }
}
