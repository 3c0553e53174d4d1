//! Checks the file `README.md` and the pages of the package that it links to.

use crate::claim::{Claim, check, claims, one_line};
use crate::figures::{BLOG, fixed, fresh, is_small_worker, saved, shows, value};
use reactive_allocation::allocation::Policy;
use reactive_allocation::figure::{Action, Figure, MOST_SEEDS, SEEDS_FOR_DIGITS};
use reactive_allocation::flink::SavepointCost;
use reactive_allocation::link::{MOST_LENGTH, MOST_PINS, Shared, to_fragment};
use reactive_allocation::own_load::{Choices, LEVELS, MOST_BINS, OwnLoad, ReadError, Reader, read};
use reactive_allocation::settings::{SettingId, Settings, Unit};
use reactive_allocation::text::{self, Typed};
use reactive_allocation::workload::Workload;
use std::rc::Rc;

const README: &str = include_str!("../../README.md");
const FIGURE: &str = include_str!("../../package/FIGURE.md");
const MODEL: &str = include_str!("../../package/MODEL.md");

const README_CLAIMS: &[Claim] = claims! {
    "seven static workers, more than half of what they cost is idle. Right: a reactive fleet \
     follows the load in steps and costs 45 % less." [] |f| {
        fixed(f).idle_share > 0.5 && saved(f, 7) == 45.0
    };
    "<reactive-value for=\"fig\" of=\"static.idle-share\">55 %</reactive-value>" [] |f| {
        shows(f, &[("static.idle-share", "55 %")])
    };
    "At most 100 MB (JSON 32 MB) and 366 days are read, and simulated in up to 4,096 equal steps."
    [] |_| {
        let days = read("t,load\n2020-01-01,5\n2022-01-01,6\n", &Choices::default());
        [most_mb(" "), most_mb("{")] == [Some(100), Some(32)]
            && matches!(days, Err(ReadError::TooLong { most: 366, .. }))
            && MOST_BINS == 4096
    };
    "**Compare** pins up to three runs" [] |_| MOST_PINS == 3;
    "in at most 8,000 characters" [] |_| MOST_LENGTH == 8000;
    "(a day by the minute with 3 % noise takes 1,400)" [("noise", "3")] |f| {
        (length_of_link(f) + 50) / 100 == 14
    };
    "(“about 160,000”); the figure runs the settings with seven more seeds" [BLOG] |f| {
        SEEDS_FOR_DIGITS == 7 && shows(f, &[("reactive.max-lag", "about 160,000")])
    };
};

const FIGURE_CLAIMS: &[Claim] = claims! {
    "A number can be typed as people write it (`19k`, `19,000`, `2 min`)" [] |f| {
        let typed = |unit, text| text::read_number(&f.words, unit, text);
        [typed(Unit::RecordsPerSecond, "19k"), typed(Unit::RecordsPerSecond, "19,000")]
            == [Some(Typed::Number(19_000.0)); 2]
            && typed(Unit::Seconds, "2 min") == Some(Typed::Number(120.0))
    };
    "the restarts of each of 20 seeds;" [] |_| MOST_SEEDS + 1 == 20;
};

const MODEL_CLAIMS: &[Claim] = claims! {
    "every 15 s the autoscaler reads the CPU use, which is measured every 60 s" [] |f| {
        [f.settings.sync_period_s, f.settings.metrics_resolution_s] == [15.0, 60.0]
    };
    "by default 4,000 records/s, 80 % of the 5,000 it can do." [] |f| {
        let per_s = [f.settings.planned_rate_per_s(), f.settings.worker_capacity_per_s()];
        per_s == [4000.0, 5000.0]
    };
    "the policy that decides (`scale-up-select`: `max`, `min`, `disabled`), and a limit in pods \
     and one in percent, each with its period." [("behavior", "policies")] |f| {
        let up = f.settings.scale_up_rules();
        SettingId::ScaleUpSelect.field().choices() == ["max", "min", "disabled"]
            && [up.pods.value, up.pods.period_s] == [4, 15]
            && [up.percent.value, up.percent.period_s] == [100, 15]
    };
    "10 GB on five TaskManagers at 50 MB/s take 40 s." [("state-size", "10000")] |f| {
        f.settings.restore_mb_per_s == 50.0
            && SavepointCost::new(&f.settings, 5, 5).restore_s == 40.0
    };
    "requests one CPU (1,000 millicores), a record takes 196 µs of it, and a checkpoint is taken \
     every 30 s." [] |f| {
        let job = [f.settings.cpu_request_millicores, f.settings.cpu_per_record_us];
        job == [1000.0, 196.0] && f.settings.checkpoint_interval_s == 30.0
    };
    "250 millicores requested, 64 µs of CPU per record, a target of 35 %. One worker is meant to \
     carry 1,283 records/s there, what that target comes to, and can do 4,600." [BLOG] |f| {
        let job = [f.settings.cpu_request_millicores, f.settings.cpu_per_record_us];
        job == [250.0, 64.0] && f.settings.target_utilization_pct == 35 && is_small_worker(f)
    };
};

/// Returns the characters of a link with the load of a figure by the minute.
fn length_of_link(figure: &Figure) -> usize {
    let workload = Workload::new(&figure.settings);
    let minutes = (workload.span_s() / 60.0) as usize;
    let rates: Vec<f64> = (0..minutes)
        .map(|minute| workload.rate.at(minute as f64 * 60.0))
        .collect();
    let peak_per_s = rates.iter().copied().fold(0.0, f64::max);
    let level = |per_s: &f64| (per_s / peak_per_s * f64::from(LEVELS)).round() as u16;
    let load = Rc::new(OwnLoad {
        begin_s: Some(0.0),
        step_s: 60.0,
        peak_per_s,
        levels: rates.iter().map(level).collect(),
    });
    let shared = Shared {
        settings: Settings::default().with_own_load(&load),
        ..Shared::default()
    };
    let fragment = to_fragment(&shared).unwrap();
    assert!(!fragment.load_left_out);
    fragment.text.len()
}

/// Returns the most megabytes that are read of a file that begins with a text.
fn most_mb(start: &str) -> Option<u64> {
    let mut reader = Reader::default();
    let megabyte = " ".repeat(1 << 20);
    let mut refused = reader.push(start).err();
    for _ in 0..200 {
        refused = refused.or_else(|| reader.push(&megabyte).err());
    }
    match refused? {
        ReadError::TooLarge { most, .. } => Some(most >> 20),
        _ => None,
    }
}

#[test]
fn what_the_readme_says_is_true() {
    check(README_CLAIMS, &one_line(README));
}

#[test]
fn what_the_page_about_the_figure_says_is_true() {
    check(FIGURE_CLAIMS, &one_line(FIGURE));
}

#[test]
fn what_the_page_about_the_model_says_is_true() {
    check(MODEL_CLAIMS, &one_line(MODEL));
}

/// Each row of the table of settings has the default of the preset `day-night`.
#[test]
fn the_table_of_settings_in_the_readme_has_the_defaults() {
    let (_, table) = README
        .split_once("| attribute | default | meaning |\n|---|---|---|\n| `preset`")
        .unwrap();
    let table = ["| `preset`", table.split("\n\n").next().unwrap()].concat();
    let figure = fresh(&[]);
    for row in table.lines() {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let names = cells[1].split(", ").map(|name| name.trim_matches('`'));
        for (name, default) in names.zip(cells[2].split(", ")) {
            let field = SettingId::from_name(name)
                .unwrap_or_else(|| panic!("{name}"))
                .field();
            assert_eq!(field.attribute(), name);
            let actual = value(&figure, name).replace(',', "");
            let default = default.trim_matches('`');
            let by_others = ["from the CPU", "as requested"].contains(&default);
            assert_eq!(
                if by_others { "default" } else { default },
                actual,
                "{name}"
            );
            for choice in field.choices() {
                assert!(row.contains(&format!("`{choice}`")), "{choice}");
            }
        }
    }
}

#[test]
fn the_readme_names_the_fuzz_targets() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets");
    let (_, told) = README.split_once("cargo fuzz run").unwrap();
    let (told, _) = told.split_once("fuzz/regressions").unwrap();
    let mut targets = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(
            told.contains(&format!("`{name}`")) || told.starts_with(&format!(" {name} ")),
            "{name}"
        );
        targets += 1;
    }
    assert!(targets > 5);
}

/// Every number of a policy that the README names is in the report.
#[test]
fn the_report_has_what_the_readme_names() {
    let row = README
        .lines()
        .find(|line| line.starts_with("| `report` |"))
        .unwrap();
    let mut figure = fresh(&[]);
    figure.apply(Action::Show(vec![Policy::Script]));
    let report = serde_json::to_value(figure.report_with_spec()).unwrap();
    let mut names = 0;
    for name in row
        .split('`')
        .skip(3)
        .step_by(2)
        .filter(|name| *name != "Pct")
    {
        let is_there = report.get(name).or_else(|| report["own"].get(name));
        assert!(is_there.is_some(), "{name}");
        names += 1;
    }
    assert!(names > 15);
}
