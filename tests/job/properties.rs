//! Properties of settings that follow from any answers.

use proptest::prelude::*;
use reactive_allocation::elasticity::utilisation;
use reactive_allocation::job::{AnswerError, Answers, Job, Quantity, Question, answers_of, derive};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{FIELDS, Patch, Preset, SettingId, Settings};

use super::{is_near, load};

/// Any settings that a reader may have before: a preset, some values, a load from a file.
fn settings() -> impl Strategy<Value = Settings> {
    (
        prop::sample::select(Preset::ALL),
        prop::collection::vec((0..FIELDS.len(), 0.0..=1.0_f64), 0..6),
        prop::option::of(1.0..2e7_f64),
    )
        .prop_map(|(preset, values, peak_per_s)| {
            let mut settings = Settings::preset(preset);
            for (index, share) in values {
                let field = &FIELDS[index];
                let (min, max) = field.range();
                let value = (min + (max - min) * share.powi(5)).round();
                // Those that contradict the others are left out.
                settings = settings.with_number(field.id, value).unwrap_or(settings);
            }
            match peak_per_s {
                Some(peak_per_s) => settings.with_own_load(&load(peak_per_s)),
                None => settings,
            }
        })
}

/// Answers of jobs that run: each may be left out. The CPU use is above that without load.
fn answers() -> impl Strategy<Value = Answers> {
    (
        prop::option::of(1000.0..5e6_f64),
        prop::option::of(1..=500_u32),
        prop::option::of(250.0..64_000.0_f64),
        prop::option::of(10.0..99.9_f64),
        prop::option::of(0.0..1e8_f64),
        prop::option::of(0.01..86_400.0_f64),
        prop::option::of(0.001..1000.0_f64),
    )
        .prop_map(
            |(
                peak_load_per_s,
                task_managers,
                cpu_millicores,
                cpu_at_peak_pct,
                state,
                interval,
                price,
            )| {
                Answers {
                    peak_load_per_s,
                    task_managers: task_managers.map(f64::from),
                    cpu_millicores,
                    cpu_at_peak_pct,
                    state_mb: state,
                    checkpoint_interval_s: interval,
                    worker_price: price,
                }
            },
        )
}

/// Returns whether settings are taken as a whole: they are in range and free of
/// contradictions.
fn are_valid(settings: &Settings) -> bool {
    let entries: Patch = settings.entries().collect();
    let again = Settings::default().with(&entries);
    again.is_ok_and(|again| {
        let with_load = Settings {
            own_load: settings.own_load.clone(),
            ..again
        };
        with_load == *settings
    })
}

fn check(job: &Job, answers: &Answers, before: &Settings) -> Result<(), TestCaseError> {
    prop_assert!(are_valid(&job.settings));
    prop_assert_eq!(before.with(&job.patch), Ok(job.settings.clone()));
    // Nothing changes that no answer is about.
    let touched = [
        SettingId::PeakLoad,
        SettingId::StaticWorkers,
        SettingId::MaxWorkers,
        SettingId::CpuRequest,
        SettingId::CpuLimit,
        SettingId::CpuPerRecord,
        SettingId::IdleCpu,
        SettingId::Capacity,
        SettingId::StartCpu,
        SettingId::StateSize,
        SettingId::CheckpointInterval,
        SettingId::WorkerPrice,
    ];
    for field in FIELDS {
        let is_same = field.value(before) == field.value(&job.settings);
        prop_assert!(is_same || touched.contains(&field.id), "{}", field.name);
    }
    prop_assert!(job.settings.max_workers >= before.max_workers);
    // The way back.
    let back = answers_of(&job.settings);
    for question in Question::ALL {
        if let Some(answer) = answers.get(question) {
            let again = back.get(question);
            prop_assert!(
                again.is_some_and(|again| is_near(again, answer)),
                "{question:?}: {answer} became {again:?}"
            );
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_subset_of_answers_over_a_preset_gives_valid_settings(
        preset in prop::sample::select(Preset::ALL), answers in answers(),
    ) {
        let before = Settings::preset(preset);
        match derive(&answers, &before) {
            Ok(job) => check(&job, &answers, &before)?,
            // The CPU per record of a large job on few cores.
            Err(error) => prop_assert!(matches!(error, AnswerError::NoCpuPerRecord { .. }), "{error}"),
        }
    }

    #[test]
    fn answers_over_any_settings_give_valid_settings_or_say_why_not(
        before in settings(), answers in answers(),
    ) {
        match derive(&answers, &before) {
            Ok(job) => check(&job, &answers, &before)?,
            Err(error) => {
                prop_assert!(!matches!(error, AnswerError::Settings(_)), "{error}");
                prop_assert!(!matches!(error, AnswerError::OutOfRange { .. }), "{error}");
            }
        }
    }

    #[test]
    fn the_answers_of_settings_change_nothing(before in settings()) {
        let answers = answers_of(&before);
        // A request alone: the answer is the limit, too.
        let answers = Answers { cpu_millicores: None, ..answers };
        let job = derive(&answers, &before).unwrap();
        let with_capacity = Settings {
            capacity_per_s: before.capacity_per_s,
            max_workers: before.max_workers,
            ..job.settings.clone()
        };
        prop_assert_eq!(with_capacity, before);
    }

    #[test]
    fn any_numbers_are_taken_or_refused_without_a_panic(
        before in settings(),
        values in prop::collection::vec(prop::option::of(any::<f64>()), 7),
    ) {
        let mut answers = Answers::default();
        for (question, value) in Question::ALL.into_iter().zip(values) {
            answers.set(question, value);
        }
        if let Ok(job) = derive(&answers, &before) {
            prop_assert!(are_valid(&job.settings));
        }
    }

    #[test]
    fn a_use_that_is_refused_is_outside_of_the_range_that_is_named(
        before in settings(), answers in answers(), use_pct in -10.0..250.0_f64,
    ) {
        let answers = Answers { cpu_at_peak_pct: Some(use_pct), ..answers };
        match derive(&answers, &before) {
            Err(AnswerError::Throttled { limit_pct, .. }) => prop_assert!(use_pct >= limit_pct),
            Err(AnswerError::NoUseForRecords { idle_pct, limit_pct, .. }) => {
                prop_assert!(use_pct <= idle_pct && idle_pct < limit_pct);
            }
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Not with the load of the blog's experiment, which comes in bursts.
    #[test]
    fn the_static_fleet_runs_at_the_answered_cpu_use(
        preset in prop::sample::select(vec![
            Preset::DayNight, Preset::Weekend, Preset::Holiday, Preset::SuddenEvent,
            Preset::Growth, Preset::TaxiWeek,
        ]),
        from_file in any::<bool>(),
        answers in answers(),
        use_pct in 10.0..99.9_f64,
    ) {
        let answers = Answers { cpu_at_peak_pct: Some(use_pct), ..answers };
        let mut before = Settings::preset(preset).with_number(SettingId::Noise, 0.0).unwrap();
        if from_file {
            before = before.with_own_load(&load(8000.0));
        }
        let Ok(job) = derive(&answers, &before) else {
            return Err(TestCaseError::reject("no CPU per record"));
        };
        let results = Results::new(&job.settings);
        let highest_pct = utilisation(&job.settings, &results.static_fleet).max();
        // The steps of two shapes are up to 0.6 % below the peak: their means are.
        let reached = results.workload.rate.max() / job.value(Quantity::Asked(Question::PeakLoad));
        let idle_pct = job.settings.cpu_use_pct(0.0);
        let expected_pct = idle_pct + (use_pct - idle_pct) * reached;
        prop_assert!(is_near(highest_pct, expected_pct), "{use_pct}: {highest_pct}");
        if from_file || !matches!(preset, Preset::SuddenEvent | Preset::Growth) {
            prop_assert!((highest_pct - use_pct).abs() <= 0.005 * use_pct, "{use_pct}: {highest_pct}");
        }
    }
}
