//! Tests the command line of the simulation.

use std::process::Output;

use super::run;

/// Runs the example `simulate` with `settings` on standard input.
fn simulate(settings: &str, arguments: &[&str]) -> Output {
    run("simulate", arguments, settings)
}

/// Returns the output of a successful run.
fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Returns the error message of a run that fails with exit code 2.
fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn prints_the_report_of_every_policy() {
    let text = printed(&simulate(r#"{"staticWorkers": 6, "seed": 3}"#, &["-"]));
    let report: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(report["static"]["maxWorkers"], 6.0);
    assert_eq!(report["static"]["workerHours"], 144.0);
    assert!(report["reactive"]["rescales"].as_u64().unwrap() > 0);
    assert_eq!(report["static"]["spec"]["elasticSpeedup"], 1.0);
}

#[test]
fn a_file_gives_the_same_report_as_standard_input() {
    let path = std::env::temp_dir().join(format!("simulate-cli-{}.json", std::process::id()));
    std::fs::write(
        &path,
        r#"{"preset": "blog-experiment", "autoscaler": "mig"}"#,
    )
    .unwrap();
    let from_file = printed(&simulate("", &[path.to_str().unwrap()]));
    let from_stdin = printed(&simulate(&std::fs::read_to_string(&path).unwrap(), &["-"]));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(from_file, from_stdin);
}

#[test]
fn csv_has_a_row_per_step_with_consistent_values() {
    let settings = r#"{"preset": "sudden-event"}"#;
    let text = printed(&simulate(
        settings,
        &["-", "--csv", "reactive", "--step", "5"],
    ));
    let mut lines = text.lines();
    assert_eq!(
        lines.next().unwrap(),
        "t_s,load,wanted,registered,parallelism,processed_per_s,lag,utilisation,state"
    );
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 6 * 3600 / 5);
    assert!(rows.iter().all(|row| row.len() == 9));
    let number = |row: usize, column: usize| rows[row][column].parse::<f64>().unwrap();
    assert_eq!((number(0, 0), number(1, 0)), (0.0, 5.0));
    for row in &rows {
        let down = !matches!(row[8], "running" | "catching-up");
        assert_eq!(down, row[4] == "0", "{row:?}");
        assert!(!down || row[5] == "0.000", "{row:?}");
        assert!(row[6].parse::<f64>().unwrap() >= 0.0, "{row:?}");
    }
    for state in [
        "running",
        "catching-up",
        "restarting",
        "awaiting-loss",
        "backing-off",
    ] {
        assert!(rows.iter().any(|row| row[8] == state), "never {state}");
    }
    let manual = printed(&simulate("{}", &["-", "--csv", "manual", "--step", "1"]));
    assert!(manual.lines().any(|line| line.ends_with("savepoint")));
    let static_fleet = printed(&simulate(settings, &["-", "--csv", "static"]));
    assert!(
        static_fleet
            .lines()
            .skip(1)
            .all(|line| line.ends_with("running"))
    );
}

#[test]
fn the_decisions_are_those_of_the_run() {
    let settings = r#"{"preset": "sudden-event", "autoscaler": "mig"}"#;
    let text = printed(&simulate(settings, &["-", "--decisions"]));
    let mut lines = text.lines();
    assert_eq!(
        lines.next().unwrap(),
        "t_s,clock,autoscaler,was,raw,wanted,metric,observed,target,parallelism,reason"
    );
    let rows: Vec<Vec<&str>> = lines.map(|line| line.splitn(11, ',').collect()).collect();
    assert_eq!(rows[0][..3], ["0", "D1T00:00:00", "mig"]);
    for pair in rows.windows(2) {
        assert_eq!(pair[0][5], pair[1][3], "{pair:?}");
    }
    let is_change = |row: &&Vec<&str>| row[3] != row[5];
    let changes: Vec<_> = rows.iter().filter(is_change).collect();
    assert!(changes.len() > 5, "{}", changes.len());
    for row in changes {
        let told = format!(
            "\"The instance group asks for {} instead of {}",
            row[5], row[3]
        );
        assert!(row[10].starts_with(&told), "{row:?}");
    }
    let run = printed(&simulate(
        settings,
        &["-", "--csv", "reactive", "--step", "60"],
    ));
    let last = run.lines().last().unwrap();
    let wanted = last.split(',').nth(2).unwrap();
    assert_eq!(rows.last().unwrap()[5], wanted);
}

#[test]
fn messages_name_the_wrong_field_or_argument() {
    let message = |settings: &str| refused(&simulate(settings, &["-"]));
    assert!(message(r#"{"heartbeatTimeout": -1}"#).contains("heartbeatTimeout"));
    assert!(message(r#"{"autoscaler": "vpa"}"#).contains("autoscaler"));
    assert!(message(r#"{"workers": 3}"#).contains("workers"));
    assert!(message(r#"{"minWorkers": 9, "maxWorkers": 3}"#).contains("minWorkers"));
    assert!(message(r#"{"seed": [1]}"#).contains("seed"));
    assert!(message("[1, 2]").contains("settings"));
    assert!(message("{").contains("settings"));
    assert!(refused(&simulate("{}", &["-", "--csv", "dynamic"])).contains("--csv"));
    assert!(refused(&simulate("{}", &["-", "--csv", "static", "--step", "0"])).contains("--step"));
    assert!(refused(&simulate("{}", &[])).contains("no settings"));
    assert!(refused(&simulate("{}", &["/does/not/exist"])).contains("/does/not/exist"));
}

fn data(name: &str) -> String {
    [env!("CARGO_MANIFEST_DIR"), "/tests/data/loads/", name].concat()
}

#[test]
fn the_load_is_taken_from_a_file() {
    let settings = r#"{"cpuPerRecord": 4000, "staticWorkers": 3}"#;
    let of = |file: &str| simulate(settings, &["-", "--trace", &data(file)]);
    let plain = of("epoch-seconds.csv");
    let report: serde_json::Value = serde_json::from_str(&printed(&plain)).unwrap();
    // Eight minutes.
    assert_eq!(report["static"]["workerHours"], 3.0 * 8.0 / 60.0);
    // 900 records/s, 250 records/s a worker at 100 % CPU, planned for 80 %.
    assert_eq!(report["neverShortWorkers"], 5);
    let told = String::from_utf8(plain.stderr.clone()).unwrap();
    assert!(
        told.contains("8 rows; the load is “value”, read as records per second"),
        "{told}"
    );
    for file in [
        "iso-utc.csv",
        "prometheus-series.json",
        "utf16-bom.csv",
        "influx.csv",
    ] {
        assert_eq!(printed(&of(file)), printed(&plain), "{file}");
    }
    let told = String::from_utf8(of("gap.csv").stderr).unwrap();
    assert!(
        told.contains("1 gaps, the longest 240 s, bridged by a straight line"),
        "{told}"
    );
}

#[test]
fn files_without_a_load_are_refused() {
    let of = |path: &str| refused(&simulate("{}", &["-", "--trace", path]));
    assert!(of("/nowhere.csv").contains("/nowhere.csv: "));
    assert!(of(&data("lag.csv")).contains("is a consumer lag"));
    assert!(of(&data("broken.json")).contains("line 2, column"));
    assert!(refused(&simulate("{}", &["-", "--trace"])).contains("--trace: needs a value"));
}

/// Writes the run of the default settings as a trace, and returns its path.
fn recorded_run(name: &str) -> std::path::PathBuf {
    let run = printed(&simulate("{}", &["-", "--csv", "reactive", "--step", "30"]));
    let path = std::env::temp_dir().join(format!("{name}-{}.csv", std::process::id()));
    std::fs::write(&path, run).unwrap();
    path
}

#[test]
fn the_cpu_of_the_job_is_fitted_to_a_trace() {
    let path = recorded_run("simulate-cli-fit");
    let trace = path.to_str().unwrap();
    // The CPU of a record is not known, but the CPU that a TaskManager requests is.
    let unknown = r#"{"cpuPerRecord": 50, "idleCpu": 0}"#;
    let fit = simulate(unknown, &["-", "--trace", trace, "--fit"]);
    let settings = printed(&fit);
    let object: serde_json::Value = serde_json::from_str(&settings).unwrap();
    assert_eq!(object.as_object().unwrap().len(), 2);
    let near = |name: &str, wanted: f64, off: f64| {
        let found = object[name].as_f64().unwrap();
        assert!((found - wanted).abs() <= off, "{name}: {found}");
    };
    near("cpuPerRecord", 196.0, 1.0);
    near("idleCpu", 20.0, 2.0);
    let told = String::from_utf8(fit.stderr).unwrap();
    for part in [
        "the CPU use is “utilisation”, read as percent of the CPU request of each TaskManager",
        "the TaskManagers are “registered”",
        "CPU per record: ",
        "The measured fleet had ",
        "Measured worker-hours: ",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    // A report with --fit is that of the settings that --fit prints.
    let merged = printed(&simulate(&settings, &["-", "--trace", trace]));
    let fitted = printed(&simulate(
        unknown,
        &["-", "--trace", trace, "--fit", "--report"],
    ));
    assert_eq!(merged, fitted);
    let unfitted = printed(&simulate(unknown, &["-", "--trace", trace]));
    assert_ne!(unfitted, fitted);
    let columns = ["-", "--trace", trace, "--csv", "static"];
    let merged = printed(&simulate(&settings, &columns));
    let fitted = simulate(unknown, &[&columns[..], &["--fit"]].concat());
    assert_eq!(printed(&fitted), merged);
    let told = String::from_utf8(fitted.stderr).unwrap();
    assert!(told.contains("on average, the static one 7.0;"), "{told}");
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn a_trace_that_tells_no_cpu_per_record_is_not_fitted() {
    let of = |file: &str| refused(&simulate("{}", &["-", "--trace", &data(file), "--fit"]));
    assert!(of("epoch-seconds.csv").contains("No column tells the CPU use"));
    assert!(of("grafana-wide.csv").contains("No column tells the number of TaskManagers"));
    let few = of("cpu-and-taskmanagers.csv");
    assert!(
        few.contains("Too few steps have a load, a CPU use and TaskManagers: 8."),
        "{few}"
    );
    let message = |arguments: &[&str]| refused(&simulate("{}", arguments));
    assert!(message(&["-", "--fit"]).contains("--fit: needs --trace"));
    let both = ["-", "--report", "--csv", "static"];
    assert!(message(&both).contains("--report, --csv, --decisions: give one of them"));
    let both = ["-", "--decisions", "--csv", "static"];
    assert!(message(&both).contains("give one of them"));
    let step = ["-", "--decisions", "--step", "5"];
    assert!(message(&step).contains("--step: is for --csv only"));
}
