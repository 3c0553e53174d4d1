//! Checks the guess of a fleet: what it hides, what becomes of it, and what it does not
//! change.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use reactive_allocation::allocation::Policy;
use reactive_allocation::figure::{Action, Figure, GUESS_PARTS, Predict, StrokePoint};
use reactive_allocation::paint::Scheme;
use reactive_allocation::settings::{NamedValues, Preset, SettingId, Value};
use reactive_allocation::text::{Phrase, Words};

/// A figure that asks for a fleet, with charts of these policies.
fn asking(policy: Policy, shown: &[Policy]) -> Figure {
    let (mut figure, _) = Figure::new(NamedValues::new());
    figure.apply(Action::Show(shown.to_vec()));
    figure.apply(Action::Predict(Predict::Ask(Some(policy))));
    figure
}

fn both() -> Figure {
    asking(Policy::Reactive, &[Policy::Static, Policy::Reactive])
}

fn predict(figure: &mut Figure, change: Predict) {
    assert_eq!(figure.apply(Action::Predict(change)), []);
}

fn draw(figure: &mut Figure, points: &[StrokePoint]) {
    let mut from = None;
    for to in points {
        let action = figure.draw_guess(from, *to);
        assert_eq!(figure.apply(action), []);
        from = Some(*to);
    }
    predict(figure, Predict::Release);
}

fn joined(phrases: Vec<Phrase>) -> String {
    let text: String = phrases.into_iter().map(|phrase| phrase.text).collect();
    text.replace('\u{a0}', " ")
}

#[test]
fn a_fleet_that_is_asked_for_is_in_no_sentence_until_it_is_revealed() {
    let mut figure = both();
    let (plain, _) = Figure::new(NamedValues::new());
    assert_eq!(figure.asked(), Some(Policy::Reactive));
    assert!(figure.is_hidden(Policy::Reactive) && !figure.is_hidden(Policy::Static));
    let told = joined(figure.headline());
    assert!(told.starts_with("Static: 168 worker-hours"), "{told}");
    assert!(!told.contains("92") && !told.contains("eactive"), "{told}");
    assert!(figure.guess_results().is_empty());

    // Nothing to reveal yet.
    predict(&mut figure, Predict::Reveal);
    assert!(figure.is_hidden(Policy::Reactive));
    draw(&mut figure, &[(0.0, 2.0), (1.0, 6.0)]);
    assert!(figure.guess_results().is_empty());
    predict(&mut figure, Predict::Reveal);
    assert!(figure.is_revealed() && figure.asked().is_none());
    assert_eq!(figure.headline(), plain.headline());

    predict(&mut figure, Predict::Again);
    assert!(figure.is_hidden(Policy::Reactive) && figure.guess().is_empty());
    predict(&mut figure, Predict::Skip);
    assert!(figure.asked().is_none() && !figure.is_revealed());
    assert!(figure.guess_results().is_empty());
}

#[test]
fn the_report_and_the_pictures_never_wait_for_a_guess() {
    let (mut plain, _) = Figure::new(NamedValues::new());
    plain.apply(Action::Show(vec![Policy::Static, Policy::Reactive]));
    let mut figure = both();
    let same = |figure: &Figure| {
        assert_eq!(figure.report(), plain.report());
        assert_eq!(figure.results, plain.results);
        assert_eq!(figure.y_max, plain.y_max);
        let mut picture = figure.clone();
        picture.apply(Action::Predict(Predict::Ask(None)));
        let svg = |figure: &Figure| figure.to_svg(800.0, Scheme::Auto);
        assert_eq!(svg(&picture), svg(&plain));
    };
    same(&figure);
    draw(&mut figure, &[(0.3, 2.0), (0.6, 7.0)]);
    same(&figure);
    predict(&mut figure, Predict::Reveal);
    same(&figure);
    // So does a picture of it while it waits, as on paper.
    predict(&mut figure, Predict::Again);
    assert_eq!(figure.asked(), Some(Policy::Reactive));
    let charts = figure.shown.clone();
    let whole = figure.to_whole_svg(&charts, 800.0, Scheme::Auto);
    assert_eq!(whole, plain.to_svg(800.0, Scheme::Auto));
    assert_eq!(figure.asked(), Some(Policy::Reactive));
}

#[test]
fn a_guess_runs_through_the_simulation() {
    let mut figure = both();
    draw(&mut figure, &[(0.0, 7.2), (1.0, 6.9)]);
    predict(&mut figure, Predict::Reveal);
    let level = joined(figure.guess_results());
    assert_eq!(
        level,
        "Your guess: 168 worker-hours, never short of workers, never behind. \
         The fleet: 92, never short of workers, 37 s behind at worst. Within one worker of it for 12 % of the day."
    );

    // Half a day of 3, which is too few in the morning, and half a day of 6. The change
    // restarts the job.
    let mut figure = both();
    draw(&mut figure, &[(0.0, 3.0), (0.4999, 3.0)]);
    draw(&mut figure, &[(0.5, 6.0), (1.0, 6.0)]);
    predict(&mut figure, Predict::Reveal);
    let steps = joined(figure.guess_results());
    assert!(
        steps.starts_with("Your guess: 108 worker-hours, short of workers "),
        "{steps}"
    );
    assert!(
        steps.contains(" behind at worst. The fleet: 92,"),
        "{steps}"
    );

    // A guess that cannot bear the load is not flattered.
    let mut figure = both();
    draw(&mut figure, &[(0.0, 1.0), (1.0, 1.0)]);
    predict(&mut figure, Predict::Reveal);
    let lost = joined(figure.guess_results());
    assert!(lost.contains("records behind. The fleet"), "{lost}");
}

#[test]
fn a_guess_that_is_the_fleet_agrees_with_it_always() {
    let mut figure = both();
    let workers = figure.run(Policy::Reactive).workers.clone();
    for column in 0..96 {
        let place = (f64::from(column) + 0.5) / 96.0;
        draw(&mut figure, &[(place, workers.at(place * 86_400.0))]);
    }
    predict(&mut figure, Predict::Reveal);
    let text = joined(figure.guess_results());
    assert!(
        text.ends_with("Within one worker of it for 100 % of the day."),
        "{text}"
    );
}

#[test]
fn a_line_for_the_static_fleet_is_a_static_fleet() {
    let mut figure = asking(Policy::Static, &[Policy::Static]);
    assert_eq!(figure.guess_parts(), 1);
    draw(&mut figure, &[(0.2, 3.0), (0.6, 5.3)]);
    predict(&mut figure, Predict::Reveal);
    let text = joined(figure.guess_results());
    assert_eq!(
        text,
        "Your guess, 5 workers: 120 worker-hours, 37 % idle, never short of workers, \
         never behind. The fleet, 7 workers: 168, 55 % idle, never short of workers, never behind."
    );
    // The same numbers as with the slider at 5.
    figure.apply(Action::edit(SettingId::StaticWorkers, Value::Number(5.0)));
    let same = joined(figure.guess_results());
    assert!(
        same.contains(
            "The fleet, 5 workers: 120, 37 % idle, never short of workers, never behind."
        ),
        "{same}"
    );
}

#[test]
fn keys_set_parts_of_the_span() {
    let mut figure = both();
    let action = figure.raise_guess(9, 1.0);
    figure.apply(action);
    // The first key begins at the load of the evening.
    assert_eq!(figure.guess().part(9), 5);
    for (workers, expected) in [(1.0, 6), (1.0, 7), (-1.0, 6), (100.0, 8), (-100.0, 1)] {
        let action = figure.raise_guess(9, workers);
        figure.apply(action);
        assert_eq!(figure.guess().part(9), expected);
    }
    assert_eq!(figure.guess().part(8), 0);
    assert!(!figure.held);
}

#[test]
fn another_load_drops_the_guess_and_other_settings_keep_it() {
    let mut figure = both();
    draw(&mut figure, &[(0.0, 3.0), (1.0, 3.0)]);
    let guess = *figure.guess();
    figure.apply(Action::edit(SettingId::PeakLoad, Value::Number(9000.0)));
    assert_eq!(*figure.guess(), guess);
    let mut revealed = figure.clone();
    predict(&mut revealed, Predict::Reveal);
    let before = joined(revealed.guess_results());
    revealed.apply(Action::edit(SettingId::PeakLoad, Value::Number(19_000.0)));
    assert_ne!(joined(revealed.guess_results()), before, "run anew");
    assert!(!revealed.can_redo());
    for figure in [&mut figure, &mut revealed] {
        figure.apply(Action::Choose(Preset::Weekend));
        assert!(figure.guess().is_empty() && figure.guess_results().is_empty());
    }
    assert!(figure.asked().is_some() && revealed.asked().is_none());
}

#[test]
fn a_fleet_without_a_chart_is_not_asked_for() {
    let figure = asking(Policy::Reactive, &[Policy::Static]);
    assert_eq!(figure.asked(), None);
    assert_eq!(figure.predicted(), None);
}

#[test]
fn the_results_are_there_in_every_language() {
    for words in [Words::english(), Words::german(), Words::chinese()] {
        for policy in [Policy::Static, Policy::Reactive] {
            let mut figure = asking(policy, &[policy]);
            figure.words = words.clone();
            draw(&mut figure, &[(0.0, 3.0), (1.0, 6.0)]);
            predict(&mut figure, Predict::Reveal);
            let text = joined(figure.guess_results());
            assert!(!text.contains(['{', '}', '|']), "{text}");
            assert!(text.len() > 60, "{text}");
        }
    }
}

/// Anything that can happen to a guess.
fn change() -> impl Strategy<Value = (u8, Option<StrokePoint>, StrokePoint, usize)> {
    let point = || (any::<f64>(), any::<f64>());
    (
        0..9_u8,
        prop::option::of(point()),
        point(),
        0..GUESS_PARTS + 2,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn anything_can_happen_to_a_guess(
        changes in prop::collection::vec(change(), 1..25),
        is_static: bool,
    ) {
        let policy = if is_static { Policy::Static } else { Policy::Reactive };
        let mut figure = asking(policy, &[Policy::Static, Policy::Reactive]);
        let report = figure.report().clone();
        for (kind, from, to, part) in changes {
            let action = match kind {
                0 | 1 => figure.draw_guess(from, to),
                2 => figure.draw_guess(from, (to.0.fract(), to.1 % 20.0)),
                3 => figure.raise_guess(part, to.1),
                4 => figure.set_guess(part, to.0),
                5 => Action::Predict(Predict::Reveal),
                6 => Action::Predict(Predict::Skip),
                7 => Action::Predict(Predict::Again),
                _ => Action::Predict(Predict::Release),
            };
            prop_assert_eq!(figure.apply(action), vec![]);
            let workers = figure.guess().steps(86_400.0);
            prop_assert!(workers.values().iter().all(|w| w.fract() == 0.0 && (1.0..=500.0).contains(w)));
            prop_assert_eq!(figure.is_revealed(), !figure.guess_results().is_empty());
            let text = joined(figure.guess_results());
            prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{}", text);
            prop_assert_eq!(figure.report(), &report);
        }
    }
}
