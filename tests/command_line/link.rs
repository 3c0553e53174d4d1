//! Tests the command line of links.

use std::process::Output;

use super::run;

/// Runs the example `link` with a text on standard input.
fn link(arguments: &[&str], input: &str) -> Output {
    run("link", arguments, input)
}

#[test]
fn settings_become_a_link_and_settings_again() {
    let settings = r#"{"preset": "weekend", "staticWorkers": 9, "peakLoad": 12000.5}"#;
    let written = link(&["--write", "-"], settings);
    assert!(written.status.success(), "{written:?}");
    let fragment = String::from_utf8(written.stdout).unwrap();
    assert_eq!(
        fragment,
        "v1&preset=weekend&peak-load=12000.5&static-workers=9&end\n"
    );
    let address = format!("https://example.org/embed.html#{}", fragment.trim());
    let read = link(&[&address], "");
    assert!(read.status.success(), "{read:?}");
    let json: serde_json::Value = serde_json::from_slice(&read.stdout).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "settings": { "preset": "weekend", "staticWorkers": 9, "peakLoad": 12000.5 }
        })
    );
}

#[test]
fn a_file_of_a_figure_holds_what_the_link_holds() {
    let address = "https://example.org/embed.html#v1&preset=weekend&level=lab&own=s60&time=5&end";
    let file = link(&["--json", address], "");
    assert!(file.status.success(), "{file:?}");
    let file = String::from_utf8(file.stdout).unwrap();
    let json: serde_json::Value = serde_json::from_str(&file).unwrap();
    assert_eq!(
        json["title"],
        "Static and reactive allocation of workers: Weekend"
    );
    assert_eq!(json["link"], address);
    assert_eq!(json["settings"]["flink"], "1.13");
    assert!(json["report"]["static"]["workerHours"].as_f64() > Some(0.0));
    let read = link(&["--read", "-"], &file);
    assert_eq!(read.stdout, link(&[address], "").stdout);
    let written = link(&["--write", "-"], &file);
    let fragment = String::from_utf8(written.stdout).unwrap();
    assert!(address.ends_with(fragment.trim()), "{fragment}");
    for wrong in [
        "",
        "[]",
        "{}",
        "{\"staticWorkers\": 0}",
        "{\"settings\": 1}",
    ] {
        let output = link(&["--write", "-"], wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn problems_are_printed_in_words() {
    let read = link(&["#v1&preset=weekend&static-workers=many&en"], "");
    let json: serde_json::Value = serde_json::from_slice(&read.stdout).unwrap();
    assert_eq!(
        json["problems"],
        serde_json::json!([
            "the link is cut off in “en”: this part and all behind it are missing",
            "staticWorkers: “many” is not allowed. Allowed: whole numbers 1 to 500 workers."
        ])
    );
    for wrong in [
        &["https://example.org/#top"][..],
        &[],
        &["--write"],
        &["a", "b"],
    ] {
        let output = link(wrong, "");
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}
