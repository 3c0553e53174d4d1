//! Reads the files of `tests/data/loads`, one for each dialect and trap, each with the right
//! reading beside it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::Encoding as Decoder;
use proptest::prelude::*;
use reactive_allocation::own_load::{
    Choices, CpuScope, CpuUnit, Dialect, LEVELS, LoadUnit, MOST_BINS, Parsed, ReadError, Reader,
    Reading, Zone, encoding_of, read,
};
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/loads")
}

/// Reads a file as a page does: its encoding, then its text.
fn read_file(bytes: &[u8]) -> Result<Reading, ReadError> {
    let encoding = encoding_of(bytes, true)?;
    let decoder = Decoder::for_label(encoding.label().as_bytes()).unwrap();
    read(&decoder.decode(bytes).0, &Choices::default())
}

fn dialect(dialect: Dialect) -> String {
    match dialect {
        Dialect::Divided('\t') => "divided by tab".to_owned(),
        Dialect::Divided(character) => format!("divided by {character}"),
        Dialect::Blanks => "divided by blanks".to_owned(),
        Dialect::Influx => "influx".to_owned(),
        Dialect::Kafka => "kafka".to_owned(),
        Dialect::Prometheus => "prometheus".to_owned(),
        Dialect::CloudWatch => "cloudwatch".to_owned(),
        Dialect::Json => "json".to_owned(),
    }
}

fn unit(unit: LoadUnit) -> &'static str {
    match unit {
        LoadUnit::PerSecond => "per second",
        LoadUnit::PerMinute => "per minute",
        LoadUnit::PerHour => "per hour",
        LoadUnit::PerStep => "per step",
        LoadUnit::Counter => "counter",
    }
}

fn cpu_unit(unit: CpuUnit) -> &'static str {
    match unit {
        CpuUnit::Percent => "percent",
        CpuUnit::Share => "share",
        CpuUnit::Cores => "cores",
        CpuUnit::Millicores => "millicores",
        CpuUnit::SecondsUsed => "seconds used",
        CpuUnit::NanosecondsUsed => "nanoseconds used",
    }
}

fn cpu_scope(scope: CpuScope) -> &'static str {
    match scope {
        CpuScope::TaskManager => "task manager",
        CpuScope::Fleet => "fleet",
    }
}

fn zone(zone: Zone) -> &'static str {
    match zone {
        Zone::Given => "given",
        Zone::Unknown => "unknown",
        Zone::Elapsed => "elapsed",
    }
}

/// Returns what of a reading a file beside it may name.
fn told(reading: &Reading, key: &str) -> Value {
    let notes = &reading.notes;
    let left_out = notes.left_out;
    match key {
        "dialect" => dialect(notes.dialect).into(),
        "unit" => unit(notes.unit).into(),
        "zone" => zone(notes.zone).into(),
        "step_s" => reading.load.step_s.into(),
        "series" => notes.series.len().into(),
        "load_column" => notes.load_column.into(),
        "decimal_comma" => notes.has_decimal_comma.into(),
        "date_order_guessed" => notes.is_date_order_guessed.into(),
        "blank" => left_out.blank.into(),
        "not_finite" => left_out.not_finite.into(),
        "unreadable" => left_out.unreadable.into(),
        "negative" => left_out.negative.into(),
        "without_time" => left_out.without_time.into(),
        "duplicate" => left_out.duplicate.into(),
        "disordered" => notes.disordered.into(),
        "gaps" => notes.gaps.into(),
        "longest_gap_s" => notes.longest_gap_s.into(),
        "resets" => notes.resets.into(),
        "cpu_column" => notes.cpu.map(|cpu| cpu.column).into(),
        "cpu_unit" => notes.cpu.map(|cpu| cpu_unit(cpu.unit)).into(),
        "cpu_scope" => notes.cpu.map(|cpu| cpu_scope(cpu.scope)).into(),
        "cpu_series" => notes.cpu.map(|cpu| cpu.series).into(),
        "cpu_missing" => notes.cpu.map(|cpu| cpu.missing_steps).into(),
        "task_manager_column" => notes.task_managers.map(|note| note.column).into(),
        "task_managers_missing" => notes.task_managers.map(|note| note.missing_steps).into(),
        "load_known" => reading
            .measured
            .as_ref()
            .unwrap()
            .is_load_known
            .clone()
            .into(),
        "first_unreadable" => notes.first_unreadable.as_ref().unwrap().to_string().into(),
        _ => panic!("{key}"),
    }
}

/// Returns what is wrong with what was measured, step by step.
fn measured_difference(
    key: &str,
    found: Option<&Vec<Option<f64>>>,
    wanted: &Value,
) -> Option<String> {
    let wanted = wanted.as_array().unwrap().iter().map(Value::as_f64);
    let wanted: Vec<Option<f64>> = wanted.collect();
    let is_near = |(found, wanted): (&Option<f64>, &Option<f64>)| match (found, wanted) {
        (Some(found), Some(wanted)) => (found - wanted).abs() <= 1e-3 * wanted.abs(),
        (None, None) => true,
        _ => false,
    };
    let same = found
        .is_some_and(|found| found.len() == wanted.len() && found.iter().zip(&wanted).all(is_near));
    (!same).then(|| format!("{key}: {found:?} for {wanted:?}"))
}

/// Returns what is wrong with a reading.
fn differences(
    found: &Result<Reading, ReadError>,
    wanted: &serde_json::Map<String, Value>,
) -> Vec<String> {
    let reading = match (found, wanted.get("error").and_then(Value::as_str)) {
        (Err(error), Some(start)) if error.to_string().starts_with(start) => return vec![],
        (Ok(reading), None) => reading,
        (found, error) => return vec![format!("{found:?} for {error:?}")],
    };
    let mut wrong = Vec::new();
    for (key, value) in wanted {
        match key.as_str() {
            "why" => {}
            "begin_s" => {
                let same = match (value.as_f64(), reading.load.begin_s) {
                    (Some(wanted), Some(found)) => (wanted - found).abs() < 1e-3,
                    (wanted, found) => wanted.is_none() && found.is_none(),
                };
                if !same {
                    wrong.push(format!("begin_s: {:?} for {value}", reading.load.begin_s));
                }
            }
            "per_s" => {
                let wanted: Vec<f64> = value
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|one| one.as_f64().unwrap())
                    .collect();
                let found: Vec<f64> = reading.load.per_s().collect();
                // A level is a share of the peak.
                let off = reading.load.peak_per_s / f64::from(LEVELS) / 2.0 + 1e-4;
                let same = wanted.len() == found.len()
                    && wanted
                        .iter()
                        .zip(&found)
                        .all(|(one, other)| (one - other).abs() <= off);
                if !same {
                    wrong.push(format!("per_s: {found:?} for {wanted:?}"));
                }
            }
            "cpu" => {
                let cpu = reading.measured.as_ref().and_then(|one| one.cpu.as_ref());
                wrong.extend(measured_difference(key, cpu.map(|cpu| &cpu.steps), value));
            }
            "task_managers" => {
                let measured = reading.measured.as_ref();
                let found = measured.and_then(|one| one.task_managers.as_ref());
                wrong.extend(measured_difference(key, found, value));
            }
            key => {
                let found = told(reading, key);
                if found != *value && found.as_f64() != value.as_f64().or(Some(f64::NAN)) {
                    wrong.push(format!("{key}: {found} for {value}"));
                }
            }
        }
    }
    wrong
}

#[test]
fn each_file_is_read_as_it_is_meant() {
    let mut files = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(file) = name.strip_suffix(".reading.json") else {
            continue;
        };
        files += 1;
        let wanted: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let found = read_file(&fs::read(folder().join(file)).unwrap());
        for difference in differences(&found, wanted.as_object().unwrap()) {
            wrong.push(format!("{file}: {difference}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(files >= 80, "{files}");
}

#[test]
fn a_file_is_read_the_same_however_it_is_cut() {
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let whole = read(&text, &Choices::default());
        for piece in [1, 7, 64] {
            let mut reader = Reader::default();
            let mut rest = text.as_str();
            let mut pushed = Ok(());
            while !rest.is_empty() && pushed.is_ok() {
                let mut end = piece.min(rest.len());
                while !rest.is_char_boundary(end) {
                    end += 1;
                }
                pushed = reader.push(&rest[..end]);
                rest = &rest[end..];
            }
            let cut = pushed.and_then(|()| reader.finish(&Choices::default()));
            assert_eq!(
                format!("{cut:?}"),
                format!("{whole:?}"),
                "{path:?}, {piece}"
            );
        }
    }
}

#[test]
fn a_week_of_seconds_becomes_steps_of_150_s_and_loses_no_record() {
    let mut text = String::from("time,value\n");
    let mut records = 0.0;
    let seconds: u32 = 7 * 86_400;
    for second in 0..seconds {
        let value = 1000 + second.wrapping_mul(7919) % 500;
        records += f64::from(value);
        text.push_str(&format!("{},{value}\n", 1_793_577_600 + second));
    }
    let reading = read(&text, &Choices::default()).unwrap();
    assert_eq!(
        (reading.load.step_s, reading.load.levels.len()),
        (150.0, 4032)
    );
    let found: f64 = reading.load.per_s().sum::<f64>() * 150.0;
    assert!(
        (found / records - 1.0).abs() < 1e-4,
        "{found} for {records}"
    );
    assert!(reading.notes.highest_per_s >= reading.load.peak_per_s);
}

/// Summer time ends on Sunday at 03:00, which is 02:00 again: an hour is written twice, with
/// two zones.
#[test]
fn a_week_of_seconds_keeps_its_hours_when_summer_time_ends() {
    let mut text = String::from("time,records_per_s\n");
    // 2026-10-19, a Monday, 00:00:00+02:00.
    let begin_s: i64 = 1_792_360_800;
    let change_s = begin_s + 6 * 86_400 + 3 * 3600;
    let end_s = begin_s + 7 * 86_400 + 3600;
    let per_s = |time_s: i64| {
        let day = (time_s - begin_s) as f64 / 86_400.0;
        let noise = (time_s * 7919 % 500) as f64;
        10_000.0 - 8_000.0 * (day * std::f64::consts::TAU).cos() + noise
    };
    let mut records = 0.0;
    for time_s in begin_s..end_s {
        let zone_h = if time_s < change_s { 2 } else { 1 };
        let local_s = time_s + zone_h * 3600 - (begin_s + 2 * 3600);
        let (day, s) = (19 + local_s / 86_400, local_s % 86_400);
        let (hour, minute, second) = (s / 3600, s / 60 % 60, s % 60);
        let value = per_s(time_s);
        records += value;
        text.push_str(&format!(
            "2026-10-{day:02}T{hour:02}:{minute:02}:{second:02}+0{zone_h}:00,{value}\n"
        ));
    }
    let reading = read(&text, &Choices::default()).unwrap();
    let load = &reading.load;
    assert_eq!(load.begin_s, Some(begin_s as f64));
    assert_eq!((load.step_s, load.levels.len()), (150.0, 4056));
    assert_eq!(reading.notes.zone, Zone::Given);
    let left_out = reading.notes.left_out;
    assert_eq!((left_out.duplicate, reading.notes.disordered), (0, 0));
    let found: f64 = load.per_s().sum::<f64>() * load.step_s;
    assert!(
        (found / records - 1.0).abs() < 1e-4,
        "{found} for {records}"
    );
    for (step, found) in load.per_s().enumerate() {
        let middle = begin_s + step as i64 * 150 + 75;
        let wanted = per_s(middle) - (middle * 7919 % 500) as f64 + 250.0;
        assert!(
            (found - wanted).abs() < 60.0,
            "{step}: {found} for {wanted}"
        );
    }
}

#[test]
fn a_week_of_seconds_keeps_the_cpu_and_the_task_managers() {
    let mut text = String::from("time,records per second,process_cpu_seconds_total,taskmanagers\n");
    let (mut cpu_s, mut task_manager_s) = (0.0, 0.0);
    let seconds: u32 = 7 * 86_400;
    for second in 0..seconds {
        let load = 1000 + second.wrapping_mul(7919) % 500;
        let task_managers = 2 + second / 10_000 % 3;
        text.push_str(&format!(
            "{},{load},{cpu_s:.3},{task_managers}\n",
            1_793_577_600 + second
        ));
        cpu_s += 0.05 * f64::from(task_managers) + f64::from(load) * 2e-4;
        task_manager_s += f64::from(task_managers);
    }
    let reading = read(&text, &Choices::default()).unwrap();
    assert!(reading.load.levels.len() <= MOST_BINS);
    let measured = reading.measured.unwrap();
    let sum = |steps: &[Option<f64>]| steps.iter().flatten().sum::<f64>() * reading.load.step_s;
    let found = sum(measured.task_managers.as_deref().unwrap());
    assert!(
        (found / task_manager_s - 1.0).abs() < 1e-9,
        "{found} for {task_manager_s}"
    );
    let found = sum(&measured.cpu.unwrap().steps) / 1e3;
    assert!((found / cpu_s - 1.0).abs() < 1e-5, "{found} for {cpu_s}");
}

/// Generates loads at equal steps.
fn loads() -> impl Strategy<Value = (Vec<u32>, u32, i64)> {
    let values = prop::collection::vec(0..100_000_u32, 3..60);
    let steps = prop::sample::select(vec![1_u32, 10, 15, 60, 300, 3600]);
    (values, steps, 1_000_000_000..2_000_000_000_i64).prop_filter("not all 0", |(values, ..)| {
        values.iter().any(|value| *value > 0)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_written_is_read_back((values, step, begin) in loads(), form in 0..4) {
        let times = |index: usize| begin + i64::from(step) * index as i64;
        let rows = values.iter().enumerate();
        let text: String = match form {
            0 => rows.fold("time,records per second\n".to_owned(), |text, (index, value)| text + &format!("{},{value}\n", times(index))),
            1 => rows.fold("Zeit;Datensätze/s\r\n".to_owned(), |text, (index, value)| text + &format!("{};{value},0\r\n", times(index) * 1000)),
            2 => {
                let points: Vec<String> = rows.map(|(index, value)| format!("[{}, \"{value}\"]", times(index))).collect();
                format!(r#"{{"status":"success","data":{{"resultType":"matrix","result":[{{"metric":{{"__name__":"records_rate"}},"values":[{}]}}]}}}}"#, points.join(","))
            }
            _ => {
                // In two series, the second in another order.
                let half = |series: &str, part: u32| rows.clone().map(|(index, value)| format!("{}\t{series}\t{}\n", times(index), if part == 0 { value / 2 } else { value - value / 2 })).collect::<Vec<_>>();
                let mut second = half("b", 1);
                second.reverse();
                format!("time\tseries\trecords/s\n{}{}", half("a", 0).concat(), second.concat())
            }
        };
        let reading = read(&text, &Choices::default()).unwrap();
        prop_assert_eq!(reading.load.begin_s, Some(begin as f64));
        prop_assert_eq!(reading.load.step_s, f64::from(step));
        let found: Vec<f64> = reading.load.per_s().collect();
        prop_assert_eq!(found.len(), values.len());
        let off = reading.load.peak_per_s / f64::from(LEVELS) / 2.0 + 1e-6;
        for (value, found) in values.iter().zip(found) {
            prop_assert!((f64::from(*value) - found).abs() <= off, "{} for {}", found, value);
        }
    }

    #[test]
    fn no_text_causes_a_panic_or_an_impossible_load(text in "(time|value|lag|[0-9]{1,12}|[-:.,;#\"\t \n{}\\[\\]]|NaN|[a-zé]){0,200}") {
        if let Ok(reading) = read(&text, &Choices::default()) {
            let load = &reading.load;
            prop_assert!(load.step_s > 0.0 && load.peak_per_s > 0.0 && load.peak_per_s.is_finite());
            prop_assert!((2..=MOST_BINS).contains(&load.levels.len()));
            prop_assert_eq!(load.levels.iter().max(), Some(&LEVELS));
        }
    }
}

#[test]
fn times_and_values_are_taken_as_they_are() {
    let times = [0.0, 3600.0, 7200.0, 10_800.0, 14_400.0];
    // A column that rises is no counter, and the larger numbers are the times.
    let parsed = Parsed::of_series(&times, &[100.0, 500.0, f64::NAN, 700.0, 900.0]);
    let reading = parsed.read(&Choices::default()).unwrap();
    assert_eq!(reading.load.peak_per_s, 900.0);
    assert_eq!(reading.load.begin_s, None);
    assert_eq!(reading.load.span_s(), 18_000.0);
    assert_eq!(reading.notes.left_out.not_finite, 1);
}
