use super::*;
use proptest::prelude::*;

/// A load of 100, 200 and so on to 2,000 records/s and back, for four TaskManagers with
/// 20 millicores and 200 µs a record.
fn example() -> (OwnLoad, Measured) {
    let rises = (1..=20_u16).chain((1..20).rev());
    let per_s: Vec<f64> = rises.map(|part| f64::from(part) * 100.0).collect();
    let load = OwnLoad {
        begin_s: None,
        step_s: 60.0,
        peak_per_s: 2000.0,
        levels: per_s
            .iter()
            .map(|per_s| (per_s / 2000.0 * 4095.0).round() as u16)
            .collect(),
    };
    let cpu = load.per_s().map(|per_s| Some(4.0 * 20.0 + per_s * 0.2));
    let measured = Measured {
        cpu: Some(CpuUse {
            is_share: false,
            scope: CpuScope::Fleet,
            steps: cpu.collect(),
        }),
        task_managers: Some(vec![Some(4.0); per_s.len()]),
        is_load_known: vec![true; per_s.len()],
    };
    (load, measured)
}

fn cpu_steps(measured: &mut Measured) -> &mut Vec<Option<f64>> {
    &mut measured.cpu.as_mut().unwrap().steps
}

fn fit_of(load: &OwnLoad, measured: &Measured) -> Result<CpuFit, NoFit> {
    fit_cpu(load, measured, &Settings::default())
}

#[test]
fn an_exact_line_is_found_exactly() {
    let (load, measured) = example();
    let fit = fit_of(&load, &measured).unwrap();
    assert!((fit.cpu_per_record_us - 200.0).abs() < 1e-6, "{fit:?}");
    assert!((fit.idle_cpu_millicores - 20.0).abs() < 1e-6, "{fit:?}");
    assert!(fit.r_squared > 1.0 - 1e-9 && fit.mean_error_share < 1e-9);
    assert_eq!((fit.steps, fit.left_out), (39, LeftOutSteps::default()));
    let numbers: Vec<Value> = fit.patch().into_iter().map(|(_, value)| value).collect();
    assert_eq!(numbers, [Value::Number(200.0), Value::Number(20.0)]);
}

#[test]
fn shares_are_those_of_the_request() {
    let (load, mut measured) = example();
    let cpu = measured.cpu.as_mut().unwrap();
    (cpu.is_share, cpu.scope) = (true, CpuScope::TaskManager);
    for step in cpu.steps.iter_mut().flatten() {
        *step /= 4.0 * 1000.0;
    }
    let fit = fit_of(&load, &measured).unwrap();
    assert!((fit.cpu_per_record_us - 200.0).abs() < 1e-6, "{fit:?}");
    let twice = Settings::default().with_number(SettingId::CpuRequest, 2000.0);
    let fit = fit_cpu(&load, &measured, &twice.unwrap()).unwrap();
    assert!((fit.cpu_per_record_us - 400.0).abs() < 1e-6, "{fit:?}");
}

#[test]
fn steps_that_tell_nothing_are_left_out_and_counted() {
    let (load, mut measured) = example();
    // Rows 0, 1: not measured. Row 10: at the limit, with a lag. From row 30 on a fifth.
    measured.is_load_known[0] = false;
    cpu_steps(&mut measured)[1] = None;
    cpu_steps(&mut measured)[10] = Some(4000.0);
    for index in 30..39 {
        measured.task_managers.as_mut().unwrap()[index] = Some(5.0);
        let cpu = cpu_steps(&mut measured)[index].as_mut().unwrap();
        *cpu += 20.0;
    }
    // While the job restarts it uses little.
    for index in [29, 30] {
        cpu_steps(&mut measured)[index] = Some(100.0);
    }
    let fit = fit_of(&load, &measured).unwrap();
    let left_out = LeftOutSteps {
        missing: 2,
        at_limit: 3,
        rescaled: 2,
    };
    assert_eq!((fit.steps, fit.left_out), (32, left_out));
    assert!((fit.cpu_per_record_us - 200.0).abs() < 1e-6, "{fit:?}");
}

#[test]
fn what_does_not_tell_the_cpu_per_record_is_refused() {
    type Change = fn(&mut OwnLoad, &mut Measured);
    let refused = |change: Change| {
        let (mut load, mut measured) = example();
        change(&mut load, &mut measured);
        fit_of(&load, &measured).unwrap_err()
    };
    assert_eq!(refused(|_, measured| measured.cpu = None), NoFit::NoCpu);
    let without_count: Change = |_, measured| measured.task_managers = None;
    assert_eq!(refused(without_count), NoFit::NoTaskManagers);
    let short: Change = |_, measured| measured.is_load_known[9..].fill(false);
    assert_eq!(refused(short), NoFit::TooFewSteps { found: 9 });
    let constant: Change = |load, _| load.levels.fill(4000);
    assert_eq!(refused(constant), NoFit::ConstantLoad { variation: 0.0 });
    let falling: Change = |_, measured| {
        for step in cpu_steps(measured).iter_mut().flatten() {
            *step = 1000.0 - *step;
        }
    };
    assert_eq!(refused(falling), NoFit::NegativeSlope);
    let at_limit: Change = |_, measured| cpu_steps(measured)[5..].fill(Some(3990.0));
    let wanted = NoFit::AtLimit {
        found: 4,
        at_limit: 35,
    };
    assert_eq!(refused(at_limit), wanted);
    let larger: Change = |_, measured| cpu_steps(measured)[5..].fill(Some(8000.0));
    let wanted = NoFit::AboveLimit {
        highest_millicores: 2000.0,
        limit_millicores: 1000.0,
    };
    assert_eq!(refused(larger), wanted);
    let unrelated: Change = |_, measured| {
        for (index, step) in cpu_steps(measured).iter_mut().enumerate() {
            *step = Some(500.0 + f64::from(u8::from(index % 2 == 0)) * 2000.0);
        }
    };
    let found = refused(unrelated);
    assert!(
        matches!(found, NoFit::Unclear { .. } | NoFit::NegativeSlope),
        "{found:?}"
    );
    let tiny: Change = |load, _| load.peak_per_s = 1e8;
    let found = refused(tiny);
    assert!(matches!(found, NoFit::OutOfRange { .. }), "{found:?}");
}

proptest! {
    #[test]
    fn any_numbers_give_a_possible_fit_or_a_reason(
        steps in prop::collection::vec((0..=4095_u16, prop::option::of(0.0..1e7_f64), prop::option::of(0.0..50.0_f64), any::<bool>()), 2..60),
        is_share: bool,
        of_fleet: bool,
        peak_per_s in 1e-3..1e9_f64,
    ) {
        let load = OwnLoad { begin_s: None, step_s: 1.0, peak_per_s, levels: steps.iter().map(|step| step.0).collect() };
        let measured = Measured {
            cpu: Some(CpuUse {
                is_share,
                scope: if of_fleet { CpuScope::Fleet } else { CpuScope::TaskManager },
                steps: steps.iter().map(|step| step.1).collect(),
            }),
            task_managers: Some(steps.iter().map(|step| step.2.map(f64::round)).collect()),
            is_load_known: steps.iter().map(|step| step.3).collect(),
        };
        if let Ok(fit) = fit_of(&load, &measured) {
            prop_assert!(fit.steps >= LEAST_STEPS && fit.steps <= steps.len());
            prop_assert!(fit.idle_cpu_millicores >= 0.0 && fit.mean_error_share.is_finite());
            prop_assert!(fit.r_squared <= 1.0 + 1e-12);
            prop_assert!(Settings::default().with(&fit.patch()).is_ok());
        }
    }
}
