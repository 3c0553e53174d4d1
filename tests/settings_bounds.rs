//! How values bound each other: a default gives way, two values that were set do not.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use reactive_allocation::figure::{Action, Figure};
use reactive_allocation::settings::{
    FIELDS, Field, Kind, NamedValues, Patch, Preset, SettingId, Settings, Value, read_patch,
};
use reactive_allocation::text::error_message;

fn number(id: SettingId, value: f64) -> (SettingId, Value) {
    (id, Value::Number(value))
}

fn named(entries: &[(&str, &str)]) -> NamedValues {
    let entry = |(name, text): &(&str, &str)| ((*name).to_owned(), Value::Text((*text).to_owned()));
    entries.iter().map(entry).collect()
}

/// Returns a value of the range of a setting; `share` is 0 to 1, and most values are
/// near an end of the range, where bounds matter.
fn value_at(field: &Field, share: f64) -> Value {
    let (min, max) = field.range();
    match field.kind {
        Kind::Choice(names) => {
            Value::Text(names[(share * (names.len() - 1) as f64).round() as usize].to_owned())
        }
        Kind::Number { whole, .. } => {
            let number = min + (max - min) * share.powi(5);
            let number = if whole { number.round() } else { number };
            // An address holds three decimals.
            Value::Number((number * 1e3).round() / 1e3)
        }
        Kind::Plan => {
            let workers = (share * 20.0).round();
            Value::Text(format!(
                "Tue-Thu 04:00-16:00 {workers}; 14:00-15:00 3; else 2"
            ))
        }
        Kind::Curve => Value::Text(format!("{}-x-50", (share * 100.0).round())),
    }
}

/// Returns the settings that differ, by name.
fn differences(one: &Settings, other: &Settings) -> Vec<&'static str> {
    let differs = |field: &&Field| field.value(one) != field.value(other);
    let fields = FIELDS.iter().filter(differs);
    fields.map(|field| field.name).collect()
}

#[test]
fn a_short_metrics_resolution_shortens_the_default_jitter() {
    let settings = Settings::default();
    let fine = settings
        .with_number(SettingId::MetricsResolution, 15.0)
        .unwrap();
    assert_eq!(fine.metrics_jitter_s, 3.75);
    assert_eq!(
        differences(&settings, &fine),
        ["metricsResolution", "metricsJitter"]
    );
    // The default is back where it fits.
    let coarse = fine
        .with_number(SettingId::MetricsResolution, 30.0)
        .unwrap();
    assert_eq!(coarse.metrics_jitter_s, 8.0);
    let reset = fine.with_defaults(&[SettingId::MetricsResolution], &[]);
    assert_eq!(reset, Ok(settings));
}

/// The ranges in the validation of `autoscaling/v2`, Kubernetes 1.33 to 1.35. A policy of 0
/// is none, and there is no more than a figure has.
#[test]
fn the_hpa_takes_what_kubernetes_takes() {
    use SettingId::*;
    let int32 = 2_147_483_647.0;
    for (ids, lowest, highest) in [
        (&[ScaleUpStabilization][..], 0.0, 3600.0),
        (
            &[
                PolicyPeriod,
                ScaleUpPodsPeriod,
                ScaleUpPercentPeriod,
                ScaleDownPodsPeriod,
                ScaleDownPercentPeriod,
            ],
            1.0,
            1800.0,
        ),
        (
            &[ScaleUpPods, ScaleUpPercent, ScaleDownPods, ScaleDownPercent],
            0.0,
            int32,
        ),
        (&[TargetUtilization], 1.0, int32),
    ] {
        for id in ids {
            assert_eq!(id.field().range(), (lowest, highest), "{id:?}");
            let settings = Settings::default();
            for value in [lowest - 1.0, lowest + 0.5, highest + 1.0] {
                assert!(settings.with_number(*id, value).is_err(), "{id:?} {value}");
            }
        }
    }
    // Without an upper end in Kubernetes.
    for id in [Tolerance, ScaleUpTolerance, ScaleDownTolerance] {
        let settings = Settings::default();
        assert!(settings.with_number(id, -0.001).is_err(), "{id:?}");
        for value in [0.0, 2000.0] {
            let set = settings.with_number(id, value).unwrap();
            assert_eq!((id.field().get)(&set), value, "{id:?}");
        }
    }
    // The flag of the controller has no end at 3600.
    assert!(StabilizationWindow.field().range().1 > 3600.0);
    // CPU has no use to scale on without a pod.
    assert_eq!(MinWorkers.field().range().0, 1.0);
}

#[test]
fn each_bounded_default_gives_way() {
    use SettingId::{
        BackoffInitial, BackoffMax, CpuLimit, CpuRequest, HeartbeatInterval, HeartbeatTimeout,
        IdleCpu, MaxWorkers, MetricsJitter, MetricsResolution, MinWorkers, StartSpread, StartTime,
    };
    for (id, value, other, given_way) in [
        (MinWorkers, 20.0, MaxWorkers, 20.0),
        (HeartbeatInterval, 10.0, HeartbeatTimeout, 20.0),
        (HeartbeatTimeout, 4.0, HeartbeatInterval, 2.0),
        (BackoffMax, 0.5, BackoffInitial, 0.5),
        (StartTime, 2.0, StartSpread, 2.0),
        (StartSpread, 40.0, StartTime, 40.0),
        (MetricsJitter, 40.0, MetricsResolution, 160.0),
        (CpuLimit, 500.0, CpuRequest, 500.0),
        (IdleCpu, 1400.0, CpuRequest, 2800.0),
        (CpuRequest, 20.0, IdleCpu, 10.0),
        (CpuLimit, 20.0, IdleCpu, 10.0),
    ] {
        let settings = Settings::default().with(&[number(id, value)]).unwrap();
        assert_eq!((other.field().get)(&settings), given_way, "{id:?}");
        assert!(!settings.is_default(id));
        assert!(settings.is_default(other));
    }
    // The measured job has a limit of its own.
    let blog = Settings::preset(Preset::BlogExperiment);
    for (id, limit) in [(IdleCpu, 1400.0), (CpuRequest, 700.0)] {
        let busy = blog.with(&[number(id, 700.0)]).unwrap();
        assert_eq!(busy.cpu_limit_millicores, Some(limit), "{id:?}");
    }
}

#[test]
fn two_values_that_were_set_contradict() {
    use SettingId::{
        BackoffInitial, BackoffMax, CpuLimit, CpuRequest, HeartbeatInterval, HeartbeatTimeout,
        IdleCpu, MaxWorkers, MetricsJitter, MetricsResolution, MinWorkers, StartSpread, StartTime,
    };
    for (one, other) in [
        (number(MinWorkers, 20.0), number(MaxWorkers, 10.0)),
        (
            number(HeartbeatInterval, 10.0),
            number(HeartbeatTimeout, 10.0),
        ),
        (number(BackoffInitial, 10.0), number(BackoffMax, 9.0)),
        (number(StartSpread, 10.0), number(StartTime, 9.0)),
        // The value of the preset, too, counts as set when it is given.
        (number(MetricsJitter, 8.0), number(MetricsResolution, 15.0)),
        (number(CpuRequest, 1000.0), number(CpuLimit, 500.0)),
        (number(CpuRequest, 1000.0), number(IdleCpu, 1000.0)),
        (number(CpuLimit, 2000.0), number(IdleCpu, 2000.0)),
    ] {
        let settings = Settings::default();
        let both = settings.with(&[one.clone(), other.clone()]);
        assert!(both.is_err(), "{one:?} {other:?}");
        if one.0.field().value(&settings) != one.1 {
            let after = settings.with(&[one]).unwrap().with(&[other]);
            assert!(after.is_err());
        }
    }
}

#[test]
fn a_target_above_the_machine_is_for_kubernetes_alone() {
    let target = |pct: f64| number(SettingId::TargetUtilization, pct);
    let autoscaler = |name: &str| (SettingId::Autoscaler, Value::Text(name.to_owned()));
    for pct in [300.0, 2500.0, f64::from(i32::MAX)] {
        let set = Settings::default().with(&[target(pct)]).unwrap();
        assert_eq!(f64::from(set.target_utilization_pct), pct);
    }
    for name in ["asg", "mig"] {
        let whole = Settings::default().with(&[target(100.0), autoscaler(name)]);
        assert!(whole.is_ok());
        let error = Settings::default()
            .with(&[target(300.0), autoscaler(name)])
            .unwrap_err();
        assert_eq!(
            error_message(&error),
            "targetUtilization: “300” must not be more than 100 % (asg, mig)."
        );
    }
}

#[test]
fn attributes_that_are_removed_let_defaults_return() {
    let all = named(&[("metrics-resolution", "15"), ("metrics-jitter", "2")]);
    let (mut figure, errors) = Figure::new(all);
    assert_eq!(errors, []);
    let removed = |name: &str| vec![name.to_owned()];
    figure.apply(Action::Attributes {
        all: named(&[("metrics-resolution", "15")]),
        changed: removed("metrics-jitter"),
    });
    assert_eq!(figure.settings.metrics_jitter_s, 3.75);
    figure.apply(Action::Attributes {
        all: NamedValues::new(),
        changed: removed("metrics-resolution"),
    });
    assert_eq!(figure.settings, Settings::default());
}

#[test]
fn a_step_back_or_a_reset_brings_back_what_gave_way() {
    let (mut figure, _) = Figure::new(named(&[("heartbeat-timeout", "30")]));
    let before = figure.settings.clone();
    let set = |id, value| Action::Set {
        id,
        value,
        held: false,
    };
    assert_eq!(figure.apply(set(SettingId::MinWorkers, 20.0)), []);
    assert_eq!(figure.apply(set(SettingId::HeartbeatInterval, 20.0)), []);
    assert_eq!(figure.settings.max_workers, 20);
    let after = figure.settings.clone();
    figure.apply(Action::Undo);
    figure.apply(Action::Undo);
    assert_eq!(figure.settings, before);
    figure.apply(Action::Redo);
    figure.apply(Action::Redo);
    assert_eq!(figure.settings, after);
    // The most workers are left to the preset: there is nothing to put back.
    assert!(!figure.is_changed(SettingId::MaxWorkers.field()));
    figure.apply(Action::ResetFields(vec![SettingId::MaxWorkers]));
    assert_eq!(figure.settings, after);
    figure.apply(Action::ResetFields(vec![
        SettingId::MinWorkers,
        SettingId::HeartbeatInterval,
    ]));
    assert_eq!(figure.settings, before);
    // What the author set does not give way.
    let errors = figure.apply(set(SettingId::HeartbeatInterval, 30.0));
    assert_eq!(errors.len(), 1);
    assert_eq!(figure.settings, before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_value_in_range_is_accepted_alone(share in prop_oneof![Just(0.0), Just(1.0), 0.0..1.0]) {
        for preset in Preset::ALL {
            let settings = Settings::preset(*preset);
            for field in FIELDS {
                let entry = (field.id, value_at(field, share));
                let next = settings.with(std::slice::from_ref(&entry));
                prop_assert!(next.is_ok(), "{preset:?} {entry:?}: {next:?}");
                let next = next.unwrap();
                prop_assert_eq!(&field.value(&next), &entry.1);
                // What gives way stays within its own range.
                for field in FIELDS.iter().filter(|field| field.is_number()) {
                    let (min, max) = field.range();
                    let value = (field.get)(&next);
                    let within = (min..=max).contains(&value) || field.is_left_to_default(&next);
                    prop_assert!(within, "{entry:?}: {} is {value}", field.name);
                }
            }
        }
    }

    #[test]
    fn settings_survive_each_way_of_writing_them(
        preset in prop::sample::select(Preset::ALL),
        entries in prop::collection::vec((0..FIELDS.len(), 0.0..1.0), 0..20),
    ) {
        let mut settings = Settings::preset(preset);
        let mut set = Patch::new();
        for (index, share) in entries {
            let field = &FIELDS[index];
            if field.id == SettingId::Preset {
                continue;
            }
            let entry = (field.id, value_at(field, share));
            if let Ok(next) = settings.with(std::slice::from_ref(&entry)) {
                settings = next;
                set.retain(|(id, _)| *id != field.id);
                set.push(entry);
            }
        }
        // Nothing gives way without a reason.
        prop_assert_eq!(&settings.with(&[]).unwrap(), &settings);
        // As an object of all settings, and as an address.
        let all: Patch = settings.entries().collect();
        prop_assert_eq!(&Settings::default().with(&all).unwrap(), &settings);
        let query = settings.to_query();
        let pairs: Vec<(&str, &str)> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        let read = read_patch(&named(&pairs)).unwrap();
        prop_assert_eq!(&Settings::default().with(&read).unwrap(), &settings);
        // Without what was set, all defaults are back.
        let ids: Vec<SettingId> = set.iter().map(|(id, _)| *id).collect();
        prop_assert_eq!(settings.with_defaults(&ids, &[]), Ok(Settings::preset(preset)));
    }
}
