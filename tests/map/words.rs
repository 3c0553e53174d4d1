//! What the map says of the best choice.

use super::{complete, small_map};
use reactive_allocation::figure::ChoiceMap;
use reactive_allocation::map::{
    Answer, Candidate, DelayMeasure, Limit, Outcome, Reserve, Sweep, best,
};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{Preset, SettingId, Settings, Value};
use reactive_allocation::text::{MapWords, Words};

fn told<'a>(words: &'a Words, sweep: &'a Sweep, limit: Limit) -> MapWords<'a> {
    MapWords {
        words,
        sweep,
        measure: DelayMeasure::Longest,
        limit,
    }
}

/// Returns the answer within a limit with usual spaces.
fn answer(sweep: &Sweep, limit: Limit, settings: &Settings) -> Vec<String> {
    let words = Words::english();
    let best = best(sweep.points(), DelayMeasure::Longest, limit);
    let sentences = told(&words, sweep, limit).answer(best.as_ref(), None, settings);
    sentences
        .iter()
        .map(|text| text.replace('\u{a0}', " "))
        .collect()
}

fn has(sentences: &[String], part: &str) -> bool {
    sentences.iter().any(|sentence| sentence.contains(part))
}

#[test]
fn the_answer_waits_for_the_runs_that_could_change_it() {
    let settings = Settings::preset(Preset::SuddenEvent);
    let mut sweep = small_map(&settings, 3);
    let limit = Limit::Delay(600.0);
    assert_eq!(
        answer(&sweep, limit, &settings),
        ["Not final yet: 0 of 81 runs are made."]
    );
    while !sweep.has_shape() {
        sweep.step();
    }
    let early = answer(&sweep, limit, &settings);
    assert!(early[0].starts_with("So far: "), "{early:?}");
    assert!(has(&early, "Not final yet: 27 of 81 runs are made."));
    let late = answer(&complete(sweep), limit, &settings);
    assert!(late[0].starts_with("For this load: "), "{late:?}");
    assert!(has(&late, "81 runs: each choice with 3 seeds."));
}

#[test]
fn the_present_setting_is_told_beside_the_answer() {
    let with = |target: f64| {
        let settings = Settings::preset(Preset::SuddenEvent);
        settings
            .with(&[(SettingId::TargetUtilization, Value::Number(target))])
            .unwrap()
    };
    let sweep = complete(small_map(&with(60.0), 2));
    // The present setting is within a limit that all keep, and beyond one that few do.
    let wide = answer(&sweep, Limit::Delay(1e6), &with(40.0));
    assert!(
        has(
            &wide,
            "Your setting: Kubernetes HPA · Target CPU utilisation 40 %"
        ),
        "{wide:?}"
    );
    let none = answer(&sweep, Limit::Delay(0.0), &with(40.0));
    assert!(
        has(&none, "Your setting is not within the limit: "),
        "{none:?}"
    );
    // Settings that are no point of the map are not told.
    let other = answer(&sweep, Limit::Delay(1e6), &with(43.0));
    assert!(!has(&other, "Your setting"), "{other:?}");
}

#[test]
fn a_value_is_at_the_edge_if_the_setting_takes_further_ones() {
    let sweep = complete(small_map(&Settings::preset(Preset::SuddenEvent), 1));
    let words = Words::english();
    let told = told(&words, &sweep, Limit::Delay(1e6));
    let answer = best(sweep.points(), DelayMeasure::Longest, Limit::Delay(1e6)).unwrap();
    let is_grid = |point: usize| matches!(sweep.points()[point].candidate, Candidate::Grid { .. });
    let of_grid = |x, y| {
        sweep
            .points()
            .iter()
            .position(|point| point.candidate == Candidate::Grid { x, y })
    };
    let edges = |point: usize| {
        let answer = Answer {
            point,
            ..answer.clone()
        };
        let all = told.answer(Some(&answer), None, sweep.base());
        let edges = all
            .into_iter()
            .filter(|text| text.contains("is the last value that was tried"));
        edges.collect::<Vec<_>>()
    };
    // 40 % to 80 %, of 10 to 100; 0 s and 300 s, of 0 to 3,600.
    assert_eq!(edges(of_grid(0, 0).unwrap()).len(), 1);
    assert_eq!(edges(of_grid(1, 0).unwrap()).len(), 0);
    assert_eq!(edges(of_grid(2, 1).unwrap()).len(), 2);
    let other = (0..sweep.points().len())
        .find(|point| !is_grid(*point))
        .unwrap();
    assert_eq!(edges(other).len(), 0);
}

#[test]
fn a_schedule_is_told_with_what_its_plan_knew() {
    let words = Words::english();
    for (preset, known) in [
        (Preset::BlogExperiment, "for this very load, with hindsight"),
        (Preset::SuddenEvent, "not the event"),
    ] {
        let sweep = complete(small_map(&Settings::preset(preset), 1));
        let told = told(&words, &sweep, Limit::Delay(1e6));
        let of = |candidate: fn(&Candidate) -> bool| {
            let points = sweep.points();
            let point = points.iter().position(|point| candidate(&point.candidate));
            let answer = best(points, DelayMeasure::Longest, Limit::Delay(1e6));
            let answer = answer.map(|answer| Answer {
                point: point.unwrap(),
                ..answer
            });
            told.answer(answer.as_ref(), None, sweep.base())
        };
        let is_schedule = |candidate: &Candidate| matches!(candidate, Candidate::Schedule { .. });
        let is_static = |candidate: &Candidate| matches!(candidate, Candidate::Static { .. });
        assert!(has(&of(is_schedule), known), "{preset:?}");
        assert!(!has(&of(is_static), known), "{preset:?}");
    }
}

/// A load with a tenth more records is that of a peak load a tenth higher.
#[test]
fn the_reserve_is_a_run_with_a_tenth_more_load() {
    let settings = Settings::preset(Preset::SuddenEvent);
    let sweep = complete(small_map(&settings, 2));
    for index in 0..sweep.points().len() {
        let mut reserve = Reserve::new(&sweep, index).unwrap();
        assert!(!reserve.is_complete(&sweep));
        while reserve.step(&sweep) {}
        assert!(reserve.is_complete(&sweep));
        let candidate = sweep.points()[index].candidate;
        if candidate == (Candidate::Schedule { more: 0 }) {
            // It is derived from the load, and would grow with it.
            continue;
        }
        for (seed, outcome) in reserve.point().by_seed().enumerate() {
            let mut settings = candidate.settings(&settings, sweep.axes()).unwrap();
            settings.seed += u32::try_from(seed).unwrap();
            settings.peak_load_per_s *= 1.1;
            let report = Results::new(&settings).report;
            let alone = Outcome::from(report.of(candidate.policy()).unwrap());
            let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * b.abs().max(1.0);
            let outcome = outcome.unwrap();
            assert!(
                near(outcome.worker_hours, alone.worker_hours),
                "{candidate:?} {outcome:?} {alone:?}"
            );
            assert!(
                near(outcome.max_delay_s, alone.max_delay_s),
                "{candidate:?} {outcome:?} {alone:?}"
            );
        }
    }
}

#[test]
fn a_map_tells_the_reserve_of_its_answer_only() {
    let mut map = ChoiceMap::new(&Settings::preset(Preset::SuddenEvent));
    assert!(map.has_more_beside());
    while map.work() {}
    assert!(map.is_complete() && !map.has_more_beside());
    let first = map.reserve().unwrap().index();
    assert_eq!(first, map.answer().unwrap().point);
    map.limit_worker_hours(Some(18.0));
    if map.answer().unwrap().point != first {
        assert_eq!(map.reserve(), None);
        assert!(!map.is_complete());
    }
    while map.work() {}
    assert_eq!(map.reserve().unwrap().index(), map.answer().unwrap().point);
}

/// A fleet that lets records wait for 50 s is not told to be never behind, whatever the mean is.
#[test]
fn a_mean_delay_below_a_second_is_still_a_delay() {
    let words = Words::english();
    let sweep = small_map(&Settings::default(), 1);
    for (measure, delay_s, delay, short) in [
        (DelayMeasure::Longest, 0.9, "never behind", "never behind"),
        (DelayMeasure::Longest, 50.2, "50 s behind at worst", "50 s"),
        (DelayMeasure::Mean, 0.0, "never behind", "never behind"),
        (DelayMeasure::Mean, 0.2, "< 1 s behind on average", "< 1 s"),
        (DelayMeasure::Mean, 8.4, "8 s behind on average", "8 s"),
        (
            DelayMeasure::Mean,
            f64::INFINITY,
            "never catches up",
            "never catches up",
        ),
    ] {
        let told = MapWords {
            measure,
            ..told(&words, &sweep, Limit::Delay(60.0))
        };
        let texts = [told.delay(delay_s), told.short_delay(delay_s)];
        assert_eq!(
            texts.map(|text| text.replace('\u{a0}', " ")),
            [delay, short]
        );
    }
}
