//! Settings that follow from what is known of a job, and the way back.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

mod properties;

use std::rc::Rc;

use reactive_allocation::figure::{Action, Figure};
use reactive_allocation::job::{
    AnswerError, Answers, Provenance, Quantity, Question, answers_of, derive,
};
use reactive_allocation::own_load::{LEVELS, OwnLoad};
use reactive_allocation::settings::{Patch, Preset, SettingId, Settings, Value};

/// A job at 120,000 records/s on 40 TaskManagers of 4 cores each, 70 % busy.
const EXAMPLE: Answers = Answers {
    peak_load_per_s: Some(120_000.0),
    task_managers: Some(40.0),
    cpu_millicores: Some(4000.0),
    cpu_at_peak_pct: Some(70.0),
    state_mb: None,
    checkpoint_interval_s: None,
    worker_price: None,
};

fn is_near(value: f64, wanted: f64) -> bool {
    (value - wanted).abs() <= 1e-9 * wanted.abs()
}

fn number(id: SettingId, value: f64) -> (SettingId, Value) {
    (id, Value::Number(value))
}

#[test]
fn the_figures_of_an_example_are_those_computed_by_hand() {
    // 112 of 160 cores for 120,000 records/s.
    let settings = Settings::default()
        .with_number(SettingId::IdleCpu, 0.0)
        .unwrap();
    let job = derive(&EXAMPLE, &settings).unwrap();
    assert!(is_near(job.value(Quantity::CpuPerRecord), 2800.0 / 3.0));
    assert!(is_near(job.value(Quantity::Capacity), 30_000.0 / 7.0));
    assert!(is_near(job.value(Quantity::PlannedRate), 24_000.0 / 7.0));
    assert_eq!(job.value(Quantity::NeededTaskManagers), 35.0);
    // The autoscaler aims at 70 % of the request, 3,000 records/s: 40 TaskManagers.
    assert_eq!(job.settings.max_workers, 40);

    // 20 millicores of each of the 40 are for no record: 111.2 cores remain.
    let job = derive(&EXAMPLE, &Settings::default()).unwrap();
    assert!(is_near(job.value(Quantity::CpuPerRecord), 2780.0 / 3.0));
    assert!(is_near(
        job.value(Quantity::Capacity),
        3_980_000.0 / (2780.0 / 3.0)
    ));
    assert_eq!(job.value(Quantity::NeededTaskManagers), 35.0);
    let wanted: Patch = vec![
        number(SettingId::PeakLoad, 120_000.0),
        number(SettingId::StaticWorkers, 40.0),
        number(SettingId::CpuRequest, 4000.0),
        (SettingId::CpuLimit, Value::Text("default".to_owned())),
        (SettingId::Capacity, Value::Text("default".to_owned())),
        number(SettingId::CpuPerRecord, job.value(Quantity::CpuPerRecord)),
        number(SettingId::MaxWorkers, 40.0),
    ];
    assert_eq!(job.patch, wanted);
    assert_eq!(job.settings, Settings::default().with(&job.patch).unwrap());
}

#[test]
fn a_small_taskmanager_uses_no_more_than_its_limit_while_it_starts() {
    let answers = Answers {
        cpu_millicores: Some(500.0),
        ..Answers::default()
    };
    let job = derive(&answers, &Settings::default()).unwrap();
    assert_eq!(job.settings.start_cpu_millicores, 500.0);
}

#[test]
fn a_capacity_that_was_set_apart_follows_from_the_cpu() {
    let blog = Settings::preset(Preset::BlogExperiment);
    let job = derive(&EXAMPLE, &blog).unwrap();
    assert_eq!(job.settings.capacity_per_s, None);
    assert_eq!(job.settings.cpu_limit_millicores, None);
    // An answer that is not about the load leaves it as it is.
    let answers = Answers {
        state_mb: Some(2e5),
        checkpoint_interval_s: Some(60.0),
        worker_price: Some(0.2),
        ..Answers::default()
    };
    let job = derive(&answers, &blog).unwrap();
    assert_eq!(job.settings.capacity_per_s, Some(4600.0));
    let wanted: Patch = vec![
        number(SettingId::StateSize, 2e5),
        number(SettingId::CheckpointInterval, 60.0),
        number(SettingId::WorkerPrice, 0.2),
    ];
    assert_eq!(job.patch, wanted);
}

#[test]
fn what_is_left_out_is_assumed_to_be_as_in_the_settings() {
    let before = Settings::default();
    let use_pct = answers_of(&before).cpu_at_peak_pct.unwrap();
    let answers = Answers {
        peak_load_per_s: Some(38_000.0),
        ..Answers::default()
    };
    let job = derive(&answers, &before).unwrap();
    // Twice the load on as many TaskManagers that are as busy.
    assert!(is_near(job.value(Quantity::CpuPerRecord), 98.0));
    let at_peak = Quantity::Asked(Question::CpuAtPeak);
    assert!(is_near(job.value(at_peak), use_pct));
    assert_eq!(job.provenance(at_peak), Provenance::Assumed);
    assert_eq!(job.provenance(Quantity::CpuPerRecord), Provenance::Derived);
}

#[test]
fn no_answers_change_nothing() {
    for preset in Preset::ALL {
        let settings = Settings::preset(*preset);
        let job = derive(&Answers::default(), &settings).unwrap();
        assert_eq!(job.patch, []);
        assert_eq!(job.settings, settings);
        for quantity in Quantity::ALL {
            assert_eq!(job.provenance(quantity), Provenance::Assumed);
            assert_eq!(job.sources(quantity), []);
        }
    }
}

#[test]
fn provenance_says_what_a_figure_is_derived_from() {
    let job = derive(&EXAMPLE, &Settings::default()).unwrap();
    let of = |wanted| -> Vec<Quantity> {
        let all = Quantity::ALL.into_iter();
        all.filter(|quantity| job.provenance(*quantity) == wanted)
            .collect()
    };
    assert_eq!(
        of(Provenance::Given),
        [
            Quantity::Asked(Question::PeakLoad),
            Quantity::Asked(Question::TaskManagers),
            Quantity::Asked(Question::Cpu),
            Quantity::Asked(Question::CpuAtPeak),
        ]
    );
    assert_eq!(of(Provenance::Measured), []);
    assert_eq!(of(Provenance::Derived), Quantity::FOLLOWING);
    assert_eq!(
        job.sources(Quantity::PlannedRate),
        [Quantity::Capacity, Quantity::PlannedUtilization]
    );
    assert_eq!(
        job.provenance(Quantity::PlannedUtilization),
        Provenance::Assumed
    );
}

#[test]
fn a_fleet_without_load_says_nothing_of_its_job() {
    let idle = Settings::default()
        .with_number(SettingId::PeakLoad, 0.0)
        .unwrap();
    let answers = Answers {
        task_managers: Some(9.0),
        ..Answers::default()
    };
    let job = derive(&answers, &idle).unwrap();
    assert_eq!(job.settings.cpu_per_record_us, 196.0);
    assert_eq!(job.provenance(Quantity::CpuPerRecord), Provenance::Assumed);
    let at_peak = Quantity::Asked(Question::CpuAtPeak);
    assert_eq!(job.provenance(at_peak), Provenance::Derived);
    assert_eq!(answers_of(&idle).cpu_at_peak_pct, None);
}

#[test]
fn contradictions_are_refused() {
    let refused = |answers: Answers| derive(&answers, &Settings::default()).unwrap_err();
    for use_pct in [100.0, 140.0] {
        let error = refused(Answers {
            cpu_at_peak_pct: Some(use_pct),
            ..EXAMPLE
        });
        let wanted = AnswerError::Throttled {
            use_pct,
            idle_pct: 0.5,
            limit_pct: 100.0,
        };
        assert_eq!(error, wanted);
        assert_eq!(error.question(), Some(Question::CpuAtPeak));
    }
    let error = refused(Answers {
        cpu_at_peak_pct: Some(0.5),
        ..EXAMPLE
    });
    let wanted = AnswerError::NoUseForRecords {
        use_pct: 0.5,
        idle_pct: 0.5,
        limit_pct: 100.0,
        idle_millicores: 20.0,
    };
    assert_eq!(error, wanted);
    for (question, value) in [
        (Question::PeakLoad, 2e7),
        (Question::PeakLoad, f64::NAN),
        (Question::TaskManagers, 2.5),
        (Question::TaskManagers, 501.0),
        (Question::Cpu, 5.0),
        (Question::CpuAtPeak, f64::INFINITY),
        (Question::StateSize, -1.0),
        (Question::CheckpointInterval, 0.0),
        (Question::Price, 1001.0),
    ] {
        let mut answers = EXAMPLE;
        answers.set(question, Some(value));
        let error = refused(answers);
        assert!(matches!(error, AnswerError::OutOfRange { .. }), "{error}");
        assert_eq!(error.question(), Some(question));
    }
}

#[test]
fn an_idle_cpu_that_was_set_does_not_give_way() {
    let settings = Settings::default()
        .with_number(SettingId::IdleCpu, 300.0)
        .unwrap();
    let answers = Answers {
        cpu_millicores: Some(250.0),
        ..Answers::default()
    };
    assert_eq!(
        derive(&answers, &settings),
        Err(AnswerError::NoCpuForRecords {
            cpu_millicores: 250.0,
            idle_millicores: 300.0,
        })
    );
    // The default does.
    let answers = Answers {
        cpu_millicores: Some(20.0),
        ..Answers::default()
    };
    let job = derive(&answers, &Settings::default()).unwrap();
    assert_eq!(job.value(Quantity::IdleCpu), 10.0);
}

#[test]
fn a_cpu_per_record_out_of_range_names_the_peak_loads_that_are_allowed() {
    let answers = Answers {
        peak_load_per_s: Some(0.0),
        ..EXAMPLE
    };
    let error = derive(&answers, &Settings::default()).unwrap_err();
    let AnswerError::NoCpuPerRecord {
        peak_load_per_s,
        least_per_s,
        most_per_s,
    } = error
    else {
        panic!("{error}");
    };
    assert_eq!(peak_load_per_s, 0.0);
    assert!(is_near(least_per_s, 111.2), "{least_per_s}");
    assert_eq!(most_per_s, 1e7);
    // Just within and just outside.
    for (share, is_allowed) in [(0.999, false), (1.001, true)] {
        let answers = Answers {
            peak_load_per_s: Some(least_per_s * share),
            ..EXAMPLE
        };
        assert_eq!(derive(&answers, &Settings::default()).is_ok(), is_allowed);
    }
}

/// A load of a day with one step at its peak.
fn load(peak_per_s: f64) -> Rc<OwnLoad> {
    let mut levels = vec![LEVELS / 2; 288];
    levels[150] = LEVELS;
    Rc::new(OwnLoad {
        begin_s: None,
        step_s: 300.0,
        peak_per_s,
        levels,
    })
}

#[test]
fn the_peak_of_a_load_from_a_file_is_measured() {
    let peak = Quantity::Asked(Question::PeakLoad);
    let own = Settings::default().with_own_load(&load(50_000.0));
    // A peak that was set since is not the one at which the CPU use was seen.
    let raised = own.with_number(SettingId::PeakLoad, 90_000.0).unwrap();
    let answers = Answers {
        peak_load_per_s: None,
        ..EXAMPLE
    };
    for settings in [&own, &raised] {
        let job = derive(&answers, settings).unwrap();
        assert_eq!(job.value(peak), 50_000.0);
        assert_eq!(job.provenance(peak), Provenance::Measured);
        assert_eq!(job.settings.own_load, own.own_load);
    }
    let job = derive(&Answers::default(), &own).unwrap();
    assert_eq!(job.provenance(peak), Provenance::Measured);
    let job = derive(&Answers::default(), &raised).unwrap();
    assert_eq!(job.value(peak), 90_000.0);
    assert_eq!(job.provenance(peak), Provenance::Assumed);
    let job = derive(&EXAMPLE, &own).unwrap();
    assert_eq!(job.value(peak), 120_000.0);
    assert_eq!(job.provenance(peak), Provenance::Given);
}

#[test]
fn a_figure_takes_the_settings_in_one_step() {
    let (mut figure, _) = Figure::new(Vec::new());
    let job = derive(&EXAMPLE, &figure.settings).unwrap();
    let edit = Action::Edit {
        patch: job.patch.clone(),
        held: false,
    };
    assert_eq!(figure.apply(edit), []);
    assert_eq!(figure.settings, job.settings);
    assert_eq!(figure.apply(Action::Undo), []);
    assert_eq!(figure.settings, Settings::default());
}
