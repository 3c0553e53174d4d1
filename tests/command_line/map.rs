//! Tests the command line of the map.

use std::process::Output;

use super::run;

const SETTINGS: &str = r#"{"preset": "sudden-event"}"#;
const SMALL: [&str; 7] = [
    "-",
    "--x",
    "targetUtilization=40..80/20",
    "--y",
    "stabilizationWindow=0,300",
    "--seeds",
    "2",
];

fn map(settings: &str, more: &[&str]) -> Output {
    run("map", &[&SMALL, more].concat(), settings)
}

fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn refused(arguments: &[&str]) -> String {
    let output = run("map", arguments, SETTINGS);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn prints_a_row_for_each_choice_however_many_threads_run() {
    let one = map(SETTINGS, &["--threads", "1"]);
    let many = map(SETTINGS, &["--threads", "5"]);
    let text = printed(&one);
    assert_eq!(text, printed(&many));
    let mut lines = text.lines();
    assert_eq!(
        lines.next().unwrap(),
        "choice,targetUtilization,stabilizationWindow,workers,autoscaler,runs,worker_hours,\
         least_worker_hours,most_worker_hours,max_delay_s,least_max_delay_s,mean_delay_s,caught_up,\
         frontier"
    );
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.iter().filter(|row| row[0] == "grid").count(), 6);
    assert!(rows.iter().all(|row| row.len() == 14 && row[5] == "2"));
    assert!(rows.iter().any(|row| row[13] == "true"));
    let told = String::from_utf8(one.stderr).unwrap();
    assert!(
        told.starts_with(&format!("map: {} runs in ", 2 * rows.len())),
        "{told}"
    );
}

#[test]
fn prints_a_row_for_each_run() {
    let text = printed(&map(SETTINGS, &["--runs"]));
    let rows = text.lines().skip(1);
    let seeds: Vec<&str> = rows.map(|row| row.split(',').nth(5).unwrap()).collect();
    assert_eq!(
        seeds.iter().filter(|seed| **seed == "1").count() * 2,
        seeds.len()
    );
}

#[test]
fn prints_the_answer_in_words() {
    let text = printed(&map(SETTINGS, &["--within", "600s"]));
    assert!(text.starts_with("For this load: "), "{text}");
    assert!(text.contains("With a tenth more load"), "{text}");
    let text = printed(&map(SETTINGS, &["--within", "0.5h"]));
    assert!(
        text.starts_with("None of the 27 choices here catches up"),
        "{text}"
    );
}

#[test]
fn wrong_arguments_are_refused_with_what_is_allowed() {
    for (arguments, message) in [
        (
            &["-", "--x", "target"] as &[&str],
            "--x: \"target\" is no axis. Allowed: setting=from..to/step",
        ),
        (&["-", "--x", "targetUtilization=20..10/5"], "is no range"),
        (
            &["-", "--y", "stabilizationWindow=0,-1"],
            "stabilizationWindow: \"-1\" is not allowed. Allowed: ",
        ),
        (&["-", "--y", "altitude=1,2"], "\"altitude\" is no setting"),
        (
            &["-", "--x", "maxWorkers=5..9/1", "--y", "maxWorkers=4"],
            "--y: “maxWorkers” is not allowed: it is the setting of --x.",
        ),
        (
            &["-", "--seeds", "0"],
            "--seeds: “0” is not allowed. Allowed: 1 to ",
        ),
        (
            &["-", "--seeds", "1000000"],
            "--seeds: “1000000” is not allowed: 186000000 runs. Allowed: as many as make 10000000",
        ),
        (
            &["-", "--x", "peakLoad=5000,9000", "--within", "60s"],
            "--within: not allowed with “peakLoad”, which changes the load",
        ),
        (
            &["-", "--within", "60"],
            "--within: “60” is not allowed. Allowed: seconds of delay",
        ),
        (&["-", "--fast"], "--fast: unknown argument"),
        (&[], "no settings given"),
    ] {
        let told = refused(arguments);
        assert!(told.contains(message), "{told}");
    }
    let told = String::from_utf8(map(r#"{"peakLoad": -1}"#, &[]).stderr).unwrap();
    assert!(told.contains("peakLoad"), "{told}");
}

#[test]
fn the_axis_that_is_not_given_is_that_of_another_setting() {
    let arguments = ["-", "--y", "targetUtilization=60,70", "--seeds", "1"];
    let text = printed(&run("map", &arguments, SETTINGS));
    assert!(
        text.starts_with("choice,stabilizationWindow,targetUtilization,"),
        "{text}"
    );
}
