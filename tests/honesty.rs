//! The figure cannot flatter: the yardstick is the job's, the headline keeps its
//! rules, and delays are no smaller than the lag implies.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use reactive_allocation::allocation::Policy;
use reactive_allocation::figure::{Action, Figure};
use reactive_allocation::report::{PolicyReport, Results};
use reactive_allocation::settings::{
    FIELDS, Field, Group, Kind, NamedValues, Patch, Preset, SettingId, Settings, Value,
};
use reactive_allocation::text::{self, Words};

/// Returns whether a setting belongs to an autoscaler or to the reactive or manual
/// fleet alone.
fn is_of_another_policy(field: &Field) -> bool {
    matches!(
        field.group,
        Group::Autoscaler | Group::Behavior | Group::Machines | Group::Manual
    ) || matches!(
        field.id,
        SettingId::MinWorkers | SettingId::MaxWorkers | SettingId::Schedule
    )
}

/// Any allowed value of any setting that `wanted` selects.
fn one_of(wanted: fn(&Field) -> bool) -> impl Strategy<Value = (SettingId, Value)> {
    let fields: Vec<&Field> = FIELDS.iter().filter(|field| wanted(field)).collect();
    (prop::sample::select(fields), 0.0..=1.0_f64).prop_map(|(field, share)| {
        let value = match field.kind {
            Kind::Choice(names) => {
                let index = (share * (names.len() - 1) as f64).round() as usize;
                Value::Text(names[index].to_owned())
            }
            Kind::Number {
                min, max, whole, ..
            } => {
                // Small values are as likely as large ones.
                let value = min + (max - min) * share.powi(4);
                Value::Number(if whole { value.round() } else { value })
            }
            Kind::Plan => Value::Text(format!("9:00-18:00 {}; else 2", (share * 40.0) as u32)),
            Kind::Curve => {
                let open = (share * 40.0) as u32 + 1;
                Value::Text(format!("x{open}-{:.1}-{:.1}", share * 100.0, share * 200.0))
            }
        };
        (field.id, value)
    })
}

/// A job and a load, some of them heavier than any fleet can bear.
fn job() -> impl Strategy<Value = Settings> {
    let short = vec![Preset::SuddenEvent, Preset::BlogExperiment];
    (
        prop::sample::select(short),
        100.0..200_000.0_f64,
        prop::option::of(500.0..20_000.0_f64),
        10..=100_u32,
        1..40_u32,
        1..40_u32,
        prop::collection::vec(one_of(|field| field.id != SettingId::Preset), 0..4),
        any::<u32>(),
    )
        .prop_map(
            |(preset, peak, capacity, target, workers, most, more, seed)| {
                let mut settings = Settings::preset(preset).with_valid(&more).0;
                settings.preset = preset;
                settings.peak_load_per_s = peak;
                settings.capacity_per_s = capacity;
                settings.static_workers = workers;
                settings.max_workers = most.max(settings.min_workers);
                settings.seed = seed;
                let target = Value::Number(f64::from(target));
                settings
                    .with_valid(&[(SettingId::TargetUtilization, target)])
                    .0
            },
        )
}

fn figure(settings: &Settings, charts: &[Policy]) -> Figure {
    let mut figure = Figure::new(NamedValues::new()).0;
    figure.apply(Action::Patch(settings.entries().collect()));
    assert_eq!(figure.settings, *settings);
    figure.apply(Action::Show(charts.to_vec()));
    figure
}

fn headline(figure: &Figure) -> String {
    let phrases = figure.headline().into_iter();
    let text: String = phrases.map(|phrase| phrase.text).collect();
    text.replace('\u{a0}', " ")
}

const CHARTS: [&[Policy]; 10] = [
    &[Policy::Static, Policy::Reactive],
    &[Policy::Static, Policy::Manual, Policy::Reactive],
    &[Policy::Static, Policy::Reactive, Policy::Script],
    &[Policy::Manual, Policy::Reactive],
    &[Policy::Static],
    &[Policy::Reactive],
    &[Policy::Manual],
    &[Policy::Schedule],
    &[Policy::Static, Policy::Schedule, Policy::Reactive],
    &[Policy::Manual, Policy::Schedule],
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_of_another_policy_changes_the_load_or_the_static_fleet(
        settings in job(),
        patch in prop::collection::vec(one_of(is_of_another_policy), 1..4),
    ) {
        let patch: Patch = patch;
        let (other, _) = settings.with_valid(&patch);
        let (results, results_of_other) = (Results::new(&settings), Results::new(&other));
        // Bit for bit: `to_bits` tells 0 from -0 and NaN from NaN.
        let bits = |results: &Results| -> Vec<u64> {
            results.load_in_workers.values().iter().map(|load| load.to_bits()).collect()
        };
        prop_assert_eq!(bits(&results), bits(&results_of_other));
        let report = |results: &Results| format!("{:?}", results.report.static_fleet);
        prop_assert_eq!(report(&results), report(&results_of_other));
        prop_assert_eq!(
            results.report.never_short_workers,
            results_of_other.report.never_short_workers
        );
    }

    #[test]
    fn a_delay_is_at_least_what_the_lag_implies(settings in job()) {
        let results = Results::new(&settings);
        let fastest_per_s = results.workload.arrivals().max();
        let runs = [
            (&results.static_fleet, &results.report.static_fleet),
            (&*results.manual, &results.report.manual),
            (&*results.schedule, &results.report.schedule),
            (&*results.reactive, &results.report.reactive),
        ];
        for (run, report) in runs {
            // So many records take at least so long to arrive.
            let rounding = 1e-6 * (1.0 + report.max_delay);
            prop_assert!(report.max_delay >= run.backlog.max() / fastest_per_s - rounding || fastest_per_s == 0.0);
            prop_assert!(report.end_delay >= run.totals.backlog / fastest_per_s - rounding || fastest_per_s == 0.0);
            prop_assert!(report.max_delay >= report.end_delay);
            prop_assert!(report.max_delay >= report.mean_delay - rounding);
            prop_assert!(report.max_delay <= results.workload.span_s() + rounding);
            let is_delayed = report.max_delay > settings.delay_limit_s + rounding;
            prop_assert!(is_delayed || report.delayed_share <= 1e-6);
            prop_assert_eq!(report.caught_up, report.end_delay <= 60.0);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_fleet_that_is_lost_gets_no_saving(
        settings in job(),
        charts in prop::sample::select(&CHARTS[..]),
    ) {
        let figure = figure(&settings, charts);
        let text = headline(&figure);
        let of = |policy: Policy| -> &PolicyReport { figure.report().of(policy).unwrap() };
        // The own cluster has no commands.
        let charts: Vec<Policy> = charts.iter().copied().filter(|p| *p != Policy::Script).collect();
        let lost: Vec<Policy> = charts.iter().copied().filter(|p| !of(*p).caught_up).collect();
        let told = ["never catches up", "fails for good"].map(|says| text.matches(says).count());
        prop_assert_eq!(told[0] + told[1], lost.len(), "{}", text);
        let order = [
            Policy::Reactive,
            Policy::Script,
            Policy::Schedule,
            Policy::Manual,
            Policy::Static,
        ];
        let leading = order.into_iter().find(|policy| charts.contains(policy)).unwrap();
        let saving = [" less", " more", "no difference", "instead of", "would do"];
        if lost.contains(&leading) {
            prop_assert!(!saving.iter().any(|word| text.contains(word)), "{}", text);
        }
        let order = [Policy::Static, Policy::Reactive, Policy::Schedule, Policy::Manual];
        let rival = order.into_iter().find(|policy| *policy != leading && charts.contains(policy));
        if rival.is_some_and(|rival| lost.contains(&rival)) {
            prop_assert!(!text.contains("instead of"), "{}", text);
        }
        for policy in &charts {
            let (name, report) = (fleet(*policy), of(*policy));
            let named = |what: &str| text.contains(&format!("{name} {what}"));
            prop_assert_eq!(named("stood still"), report.down_time_share > 0.01, "{}", &text);
            prop_assert_eq!(named("processed "), report.reprocessed_share > 0.05, "{}", &text);
            let is_late = report.caught_up && report.max_delay > settings.delay_limit_s;
            let is_late = is_late && *policy == leading && rival.is_some();
            prop_assert_eq!(named("is "), is_late, "{}", &text);
        }
    }
}

fn fleet(policy: Policy) -> &'static str {
    match policy {
        Policy::Static => "The static fleet",
        Policy::Manual => "The manual fleet",
        Policy::Schedule => "The scheduled fleet",
        Policy::Reactive => "The reactive fleet",
        Policy::Script => "Your cluster",
    }
}

fn with(values: &[(&str, &str)]) -> Figure {
    let value =
        |(name, value): &(&str, &str)| ((*name).to_owned(), Value::Text((*value).to_owned()));
    let (figure, errors) = Figure::new(values.iter().map(value).collect());
    assert_eq!(errors, []);
    figure
}

/// An engineer's job: the CPU per record was set to that of a small TaskManager, and
/// the fleet shrinks to one worker that is behind for a week.
#[test]
fn a_job_that_dies_is_called_lost() {
    let figure = with(&[
        ("preset", "weekend"),
        ("peakLoad", "120000"),
        ("staticWorkers", "40"),
        ("maxWorkers", "60"),
        ("cpuRequest", "4000"),
        ("capacity", "4600"),
        ("flink", "1.20"),
    ]);
    let text = headline(&figure);
    assert!(
        text.starts_with("The reactive fleet never catches up: about 37 billion records behind."),
        "{text}"
    );
    assert!(!text.contains("less"), "{text}");
    let warnings = figure.settings.warnings();
    let words = Words::english();
    assert_eq!(
        text::warning(&words, &figure.settings, warnings[0]).replace('\u{a0}', " "),
        "The reactive fleet cannot grow: at its full 4,600 records/s a TaskManager uses 23 % of \
         its CPU, and the autoscaler adds one only above 77 %."
    );
    // The way out leads to a fleet that lives, and whose price is named.
    let mut mended = figure.clone();
    mended.apply(Action::Patch(vec![warnings[0].way_out(&figure.settings)]));
    let text = headline(&mended);
    for part in [
        " worker-hours instead of 6,720: 86 % less. Against 8 static workers, which would do: 28 % less.",
        "The reactive fleet stood still for 3.3 % of the time",
        "The reactive fleet is about 2 min 50 s behind at worst.",
    ] {
        assert!(text.contains(part), "{text}");
    }
}

#[test]
fn a_hotter_fleet_is_cheaper_and_serves_worse() {
    let mut last_hours = f64::INFINITY;
    for target in [40, 50, 60, 70, 80, 90] {
        let figure = with(&[
            ("targetUtilization", &target.to_string()),
            ("staticWorkers", "5"),
        ]);
        let report = figure.report();
        assert_eq!(report.static_fleet.worker_hours, 120.0);
        assert_eq!(report.static_fleet.short_time_share, 0.0);
        assert!(report.reactive.worker_hours < last_hours);
        last_hours = report.reactive.worker_hours;
        // Planned for 80 %: a fleet that aims higher is short.
        assert_eq!(
            report.reactive.short_time_share > 0.05,
            target >= 80,
            "{target}"
        );
    }
}
