//! Tests the command line of jobs.

use std::process::Output;

use super::run;

/// Runs the example `job` with a text on standard input.
fn job(arguments: &[&str], input: &str) -> Output {
    run("job", arguments, input)
}

fn words(output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    text.replace('\u{a0}', " ")
}

#[test]
fn answers_become_settings_and_words() {
    let output = job(
        &[
            "-",
            "--peak",
            "120k",
            "--task-managers",
            "40",
            "--cpu",
            "4 vCPU",
            "--cpu-at-peak",
            "70%",
            "--state",
            "200 GB",
            "--price",
            "$0.20",
        ],
        r#"{"idleCpu": 0, "maxWorkers": 50}"#,
    );
    assert!(output.status.success(), "{output:?}");
    let patch: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        patch,
        serde_json::json!({
            "peakLoad": 120_000.0,
            "staticWorkers": 40.0,
            "cpuRequest": 4000.0,
            "cpuLimit": "default",
            "stateSize": 200_000.0,
            "workerPrice": 0.2,
            "capacity": "default",
            "cpuPerRecord": 2800.0 / 3.0,
        })
    );
    assert_eq!(
        words(&output).lines().next().unwrap(),
        "CPU per record: 933 µs, derived from 70 % of 160 cores at 120,000 records/s"
    );
    assert_eq!(words(&output).lines().count(), 5);
}

#[test]
fn wrong_input_exits_with_2_and_a_message() {
    for (arguments, message) in [
        (
            &["--cpu-at-peak", "100%"][..],
            "job: CPU use at the peak: at 100 %, the CPU limit holds the TaskManagers back",
        ),
        (
            &["--lang", "de", "--peak", "viel"],
            "job: Spitzenlast: „viel“ ist keine Zahl dieser Art.",
        ),
        (
            &["--peak", "120.000"],
            "job: 120 records/s or 120,000 records/s?",
        ),
        (&["--lang", "tlh"], "job: --lang: “tlh” is no language."),
        (&["--peak"], "job: wrong arguments"),
        (&["--peaks", "5"], "job: wrong arguments"),
        (&["a.json", "b.json"], "job: wrong arguments"),
    ] {
        let output = job(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(words(&output).starts_with(message), "{}", words(&output));
    }
}
