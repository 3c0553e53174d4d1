//! Saved files: each is complete by itself, and nothing from outside breaks out of its place.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use reactive_allocation::allocation::{CommandKind, Policy};
use reactive_allocation::csv::text_cell;
use reactive_allocation::export::{self, FileKind, address};
use reactive_allocation::figure::{Action, DisplayOptions, Figure};
use reactive_allocation::link::{
    EmbedCode, EmbedPlaces, Pin, Shared, View, from_fragment, from_json, from_text, to_fragment,
    whole_text,
};
use reactive_allocation::own_load::{Choices, LEVELS, OwnLoad, read};
use reactive_allocation::paint::{Palette, Scheme};
use reactive_allocation::settings::{NamedValues, Preset, SettingId, Value};
use reactive_allocation::text::{self, Words};
use std::rc::Rc;

const PAGE: &str = "https://example.org/figure/embed.html";

fn plain() -> Figure {
    Figure::new(NamedValues::new()).0
}

/// Returns a figure with other settings and commands, in all its charts.
fn used() -> (Figure, View) {
    let mut figure = plain();
    figure.apply(Action::Choose(Preset::Weekend));
    figure.apply(Action::edit(SettingId::StaticWorkers, Value::Number(9.0)));
    for at_s in [3600.0, 7200.0] {
        figure.apply(Action::Command {
            kind: CommandKind::Start,
            at_s,
        });
    }
    let view = View {
        display: DisplayOptions {
            charts: vec![Policy::Static, Policy::Manual, Policy::Reactive],
            level: reactive_allocation::figure::Level::Lab,
            open: reactive_allocation::figure::Open {
                own_cluster: true,
                ..Default::default()
            },
            ..DisplayOptions::default()
        },
        cursor_s: Some(5400.0),
        ..View::default()
    };
    (figure, view)
}

/// A load whose steps differ in all directions.
fn load(begin_s: Option<f64>, count: u32) -> Rc<OwnLoad> {
    let level = |step: u32| (step.wrapping_mul(2_654_435_761) >> 20) as u16;
    let mut levels: Vec<u16> = (0..count).map(level).collect();
    levels[0] = LEVELS;
    Rc::new(OwnLoad {
        begin_s,
        step_s: 60.0,
        peak_per_s: 12_345.678,
        levels,
    })
}

/// Undoes the escapes of an attribute or a text.
fn unescaped(xml: &str) -> String {
    let text = xml.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&quot;", "\"").replace("&amp;", "&")
}

/// Returns where the link of a picture leads, and all its texts in order.
fn read_svg(svg: &str) -> (Option<String>, Vec<String>) {
    let mut open: Vec<&str> = Vec::new();
    let (mut href, mut texts) = (None, Vec::new());
    for tag in svg.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap();
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{tag}");
        } else if !tag.ends_with('/') {
            let name = tag.split([' ', '\n']).next().unwrap();
            if name == "a" {
                let (_, rest) = tag.split_once("href=\"").unwrap();
                href = Some(unescaped(rest.split('"').next().unwrap()));
            }
            open.push(name);
        }
        if open.iter().any(|name| ["text", "tspan"].contains(name)) && !text.trim().is_empty() {
            texts.push(unescaped(text.trim()));
        }
    }
    assert!(open.is_empty(), "{open:?}");
    (href, texts)
}

#[test]
fn a_picture_tells_what_it_shows_and_where_it_is_from() {
    let (mut figure, view) = used();
    for words in [Words::english(), Words::german(), Words::chinese()] {
        figure.words = words;
        let shared = Shared::of(&figure, &view);
        for width in [1060.0, 360.0] {
            for scheme in [Scheme::Auto, Scheme::Fixed(Palette::dark())] {
                let svg = export::svg(&figure, &view, PAGE, width, scheme);
                let (href, texts) = read_svg(&svg);
                assert_eq!(href, Some(address(PAGE, &shared)));
                assert_eq!(
                    from_fragment(&href.unwrap()),
                    Ok((shared.clone(), Vec::new()))
                );
                let all = texts.join(" ");
                let joined: String = texts.concat().split(' ').collect();
                let has = |text: &str| {
                    let text: String = text.split(' ').collect();
                    assert!(joined.contains(&text), "{text}: {all}");
                };
                has(&text::saved_title(&figure.words, &figure.settings));
                has(&text::source(
                    &figure.words,
                    &figure.settings,
                    env!("CARGO_PKG_VERSION"),
                ));
                // The whole link as text.
                has(&address(PAGE, &shared));
                // The charts label their areas themselves.
                for policy in view.display.policies() {
                    has(text::policy_title(&figure.words, policy));
                }
                has(text::number_labels(&figure.words)[1]);
            }
        }
    }
}

#[test]
fn the_source_names_what_differs_from_the_preset() {
    let words = Words::english();
    let mut figure = plain();
    let source = |figure: &Figure| text::source(&words, &figure.settings, "1.2.3");
    assert_eq!(
        source(&figure),
        "reactive-allocation 1.2.3. Settings: all of “Day & night”."
    );
    figure.apply(Action::edit(SettingId::StaticWorkers, Value::Number(9.0)));
    figure.apply(Action::edit(
        SettingId::HeartbeatTimeout,
        Value::Number(50.0),
    ));
    assert_eq!(
        source(&figure).replace('\u{a0}', " "),
        "reactive-allocation 1.2.3. Settings: “Day & night”; Static workers: 9 workers; \
         Heartbeat timeout: 50 s."
    );
    for (count, id) in [
        SettingId::Seed,
        SettingId::PeakLoad,
        SettingId::MaxWorkers,
        SettingId::DelayLimit,
        SettingId::RestartTime,
        SettingId::CheckpointInterval,
        SettingId::StateSize,
    ]
    .into_iter()
    .enumerate()
    {
        figure.apply(Action::edit(id, Value::Number(20.0 + count as f64)));
    }
    assert!(
        source(&figure).ends_with("; 1 more."),
        "{}",
        source(&figure)
    );
}

#[test]
fn a_link_that_is_too_long_for_a_picture_is_cut_in_sight_alone() {
    let (mut figure, view) = used();
    figure.apply(Action::BringLoad(load(Some(1_416_787_200.0), 3000)));
    let shared = Shared::of(&figure, &view);
    let whole = address(PAGE, &shared);
    assert!(whole.len() > 3000);
    let svg = export::svg(&figure, &view, PAGE, 1060.0, Scheme::Auto);
    let (href, texts) = read_svg(&svg);
    assert_eq!(href.as_ref(), Some(&whole));
    assert!(texts.last().unwrap().ends_with('…'));
    assert!(texts.iter().any(|text| text.starts_with("Link (cut;")));
}

#[test]
fn no_address_breaks_out_of_a_picture() {
    let (figure, view) = used();
    for page in [
        "javascript:alert(1)//",
        "https://a.example/\"><script>alert(1)</script>",
        "https://a.example/?a=<b>&c='d'",
        "data:text/html,<script>",
    ] {
        let svg = export::svg(&figure, &view, page, 800.0, Scheme::Auto);
        let (href, _) = read_svg(&svg);
        assert!(!svg.contains("<script"), "{svg}");
        assert_eq!(href.is_some(), page.starts_with("https:"), "{page}");
        assert!(href.is_none_or(|href| href.starts_with(page)));
    }
}

#[test]
fn a_table_has_the_runs_of_the_charts_and_the_link() {
    let (figure, view) = used();
    let csv = export::csv(&figure, &view, PAGE).unwrap();
    let rows: Vec<Vec<&str>> = csv.lines().map(|row| row.split(',').collect()).collect();
    let header = &rows[0];
    assert_eq!(header[..2], ["t_s", "load_per_s"]);
    for policy in ["static", "manual", "reactive", "own"] {
        assert!(header.contains(&format!("{policy}_wanted").as_str()));
        assert!(header.contains(&format!("{policy}_state").as_str()));
    }
    assert_eq!(header.len(), 2 + 4 * 7 + 1);
    assert!(rows.iter().all(|row| row.len() == header.len()));
    // A week by the minute.
    assert_eq!(rows.len(), 1 + 7 * 1440);
    assert_eq!(header.last(), Some(&"source"));
    let shared = Shared::of(&figure, &view);
    let source = rows[1].last().unwrap();
    assert_eq!(from_fragment(source), Ok((shared, Vec::new())));
    assert!(rows[2..].iter().all(|row| row.last() == Some(&"")));
    // The columns are those of the run alone.
    let alone = reactive_allocation::csv::csv(
        &figure.settings,
        &figure.results,
        figure.run(Policy::Reactive),
        60.0,
    );
    let reactive = header
        .iter()
        .position(|name| *name == "reactive_wanted")
        .unwrap();
    for (row, alone) in rows[1..].iter().zip(alone.lines().skip(1)) {
        let alone: Vec<&str> = alone.split(',').collect();
        assert_eq!(row[..2], alone[..2]);
        assert_eq!(row[reactive..reactive + 7], alone[2..]);
    }
}

#[test]
fn the_decisions_have_the_link_and_agree_with_the_run() {
    let (figure, view) = used();
    let text = export::decisions_csv(&figure, &view, PAGE);
    let rows: Vec<&str> = text.lines().skip(1).collect();
    let (_, source) = rows[0].rsplit_once(',').unwrap();
    let shared = Shared::of(&figure, &view);
    assert_eq!(from_fragment(source), Ok((shared, Vec::new())));
    let wanted = &figure.run(Policy::Reactive).workers;
    let mut changes = 0;
    for row in rows {
        let cells: Vec<&str> = row.split(',').collect();
        let [t_s, was, now] = [0, 3, 5].map(|column| cells[column].parse::<f64>().unwrap());
        // The run changes in this instant; the time is rounded to a thousandth.
        assert_eq!(wanted.at(t_s + 0.01), now, "{row:?}");
        changes += usize::from(was != now);
    }
    assert!(changes > 20, "{changes}");
}

#[test]
fn a_table_of_any_load_has_few_rows() {
    for (step_s, count) in [(0.1, 2), (1.0, 4096), (3600.0, 4096), (7200.0, 4096)] {
        let mut figure = plain();
        let load = OwnLoad {
            step_s,
            ..load(None, count).as_ref().clone()
        };
        figure.apply(Action::BringLoad(Rc::new(load)));
        let view = View::default();
        let rows = export::csv(&figure, &view, PAGE).unwrap().lines().count();
        assert!((2..=10_081).contains(&rows), "{rows}");
    }
}

#[test]
fn no_cell_is_a_formula() {
    for (text, cell) in [
        ("plain", "plain"),
        ("https://a.example/#v1&end", "https://a.example/#v1&end"),
        ("a,b", "\"a,b\""),
        ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("=1+1", "\"'=1+1\""),
        ("+1", "\"'+1\""),
        ("-1", "\"'-1\""),
        ("@SUM(A1)", "\"'@SUM(A1)\""),
        (" =1", "\"' =1\""),
        ("\t=1", "\"'\t=1\""),
        ("＝1", "\"'＝1\""),
        ("a\nb", "\"a\nb\""),
        ("", ""),
    ] {
        assert_eq!(text_cell(text), cell);
    }
}

#[test]
fn a_file_of_json_is_the_figure() {
    let (mut figure, mut view) = used();
    figure.apply(Action::BringLoad(load(None, 4096)));
    view.pins = vec![Pin {
        name: "=cmd|' /C calc'!A0".to_owned(),
        settings: figure.settings.clone(),
        commands: Vec::new(),
    }];
    let json = export::json(&figure, &view, PAGE);
    let shared = Shared::of(&figure, &view);
    assert!(from_json(&json) == Ok((shared.clone(), Vec::new())));
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["link"], address(PAGE, &shared));
    assert_eq!(value["version"], 1);
    let hours = figure.report().static_fleet.worker_hours;
    assert_eq!(
        value["report"]["static"]["workerHours"].as_f64(),
        Some(hours)
    );
    assert!(value["report"]["own"]["spec"].is_object());
    // A list is on one line.
    assert!(json.lines().count() < 500, "{}", json.lines().count());
}

#[test]
fn an_address_leaves_out_what_is_too_long() {
    let (figure, view) = used();
    let mut shared = Shared::of(&figure, &view);
    let command = |index: u32| reactive_allocation::allocation::Command {
        at_s: f64::from(index) * 432.109,
        kind: CommandKind::Kill,
        count: 1,
    };
    let commands: Vec<_> = (0..500).map(command).collect();
    shared.pins = vec![
        Pin {
            commands: commands.clone(),
            ..Pin::default()
        };
        3
    ];
    let read = |shared: &Shared| from_fragment(&address(PAGE, shared)).unwrap().0;
    assert!(read(&shared).pins.is_empty());
    assert_eq!(read(&shared).commands, shared.commands);
    let with_old_fragment = [PAGE, "#top"].concat();
    assert!(!address(&with_old_fragment, &shared).contains("top"));
}

#[test]
fn files_have_names_of_their_own() {
    let (mut figure, _) = used();
    let names = |figure: &Figure| FileKind::ALL.map(|kind| kind.file_name(&figure.settings));
    assert_eq!(
        names(&figure),
        [
            "reactive-allocation-weekend.svg",
            "reactive-allocation-weekend.png",
            "reactive-allocation-weekend-runs.csv",
            "reactive-allocation-weekend-decisions.csv",
            "reactive-allocation-weekend.json",
            "reactive-allocation-load.csv",
            "reactive-allocation-weekend-map.svg",
            "reactive-allocation-weekend-map.csv",
        ]
    );
    figure.apply(Action::BringLoad(load(None, 9)));
    assert_eq!(names(&figure)[0], "reactive-allocation-own-load.svg");
    assert!(
        FileKind::ALL
            .iter()
            .all(|kind| kind.media_type().contains('/'))
    );
}

/// Returns the attributes of the element in a tag.
fn attributes(tag: &str) -> NamedValues {
    let (_, rest) = tag.split_once("<reactive-allocation ").unwrap();
    let rest = rest.split_once('>').unwrap().0;
    let attributes = rest.split("\" ").map(|attribute| {
        let (name, value) = attribute.split_once("=\"").unwrap();
        (
            name.to_owned(),
            Value::Text(value.trim_end_matches('"').to_owned()),
        )
    });
    attributes.collect()
}

#[test]
fn the_tag_of_a_load_names_its_file_and_leads_to_the_same_figure() {
    let mut figure = plain();
    let load = load(Some(1_416_787_200.0), 500);
    for is_of_reader in [false, true] {
        if is_of_reader {
            figure.apply(Action::edit(SettingId::CpuPerRecord, Value::Number(250.0)));
        }
        figure.apply(Action::BringLoad(load.clone()));
        let shared = Shared::of(&figure, &View::default());
        let fragment = to_fragment(&shared).unwrap().text;
        let places = EmbedPlaces {
            script_url: "reactive-allocation.js",
            page_url: PAGE,
            picture_url: "picture.svg",
        };
        let code = EmbedCode::new(
            &shared,
            &fragment,
            &places,
            (Some(640), 700),
            ("Title", "Alt"),
        );
        assert!(code.iframe.contains(r#"width="640" height="700""#));
        assert!(code.markdown.starts_with("[![Alt](picture.svg)]("));
        let mut attributes = attributes(&code.tag);
        let at = attributes
            .iter()
            .position(|(name, _)| name == "src")
            .unwrap();
        let file = attributes.remove(at).1;
        assert_eq!(file, Value::Text("reactive-allocation-load.csv".to_owned()));
        let (mut page, errors) = Figure::new(attributes);
        assert_eq!(errors, []);
        page.apply(Action::AuthorLoad(Some(load.clone())));
        let of_page = &page.settings;
        for (id, value) in figure.settings.entries() {
            let (given, had) = (id.field().value(of_page), value);
            let same = match (&given, &had) {
                // An attribute has 15 digits.
                (Value::Number(given), Value::Number(had)) => {
                    (given - had).abs() <= 1e-14 * had.abs()
                }
                _ => given == had,
            };
            assert!(same, "{id:?}: {given:?} is {had:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_load_is_read_back_from_its_file(
        begin_ms in prop::option::of(946_684_800_000_i64..4_000_000_000_000),
        step_s in prop::sample::select(vec![1.0, 5.0, 15.0, 60.0, 150.0, 600.0, 3600.0]),
        peak_per_s in 1.0..1e7_f64,
        mut levels in prop::collection::vec(0..=LEVELS, 60..3000),
    ) {
        levels[0] = LEVELS;
        let begin_s = begin_ms.map(|begin_ms| begin_ms as f64 / 1e3);
        let load = OwnLoad { begin_s, step_s, peak_per_s, levels };
        let reading = read(&export::load_csv(&load), &Choices::default());
        let reading = reading.map(|reading| reading.load).unwrap();
        prop_assert_eq!(reading.begin_s, load.begin_s);
        prop_assert_eq!(reading.step_s, load.step_s);
        prop_assert!((reading.peak_per_s - peak_per_s).abs() <= 1e-9 * peak_per_s);
        prop_assert_eq!(reading.levels, load.levels);
    }
}

#[test]
fn a_text_for_another_thread_keeps_all_settings() {
    let (mut figure, _) = used();
    let text = whole_text(&figure.settings, figure.report()).unwrap();
    assert!(text.starts_with("v1"), "a link: {text}");
    assert_eq!(from_text(&text).unwrap().0.settings, figure.settings);
    // A load that is too long for a link.
    figure.apply(Action::BringLoad(load(Some(1.7e9), 4096)));
    let text = whole_text(&figure.settings, figure.report()).unwrap();
    assert!(text.starts_with('{'), "a file");
    assert_eq!(from_text(&text).unwrap().0.settings, figure.settings);
}
