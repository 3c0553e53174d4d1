//! Code for other pages: no value breaks out of its place.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use reactive_allocation::link::{
    Shared, embed_iframe, embed_markdown, embed_tag, from_fragment, to_fragment,
};

const HOSTILE: [&str; 9] = [
    r#""><script>alert(1)</script>"#,
    "' onload='alert(1)",
    "a](javascript:alert(1))[b",
    r"a\](x)",
    "a)![b](c",
    "line\nbreak\r\n\r\n# title",
    "`code` *bold* _it_ ~~no~~ $x$ |",
    "<!-- &quot; &#34; -->",
    "\u{0}\u{2028}\u{202e}",
];

/// Returns the attributes of the first tag with this name, as a browser reads them.
fn attributes(html: &str, tag: &str) -> Vec<(String, String)> {
    let (_, rest) = html.split_once(&format!("<{tag} ")).unwrap();
    let mut found = Vec::new();
    let mut rest = rest;
    while !rest.starts_with('>') {
        rest = rest.trim_start();
        let end = rest.find(['=', ' ', '>']).unwrap();
        let (name, after) = rest.split_at(end);
        rest = after;
        let mut value = "";
        if let Some(quoted) = rest.strip_prefix("=\"") {
            (value, rest) = quoted.split_once('"').unwrap();
        }
        let value = value.replace("&quot;", "\"").replace("&#39;", "'");
        let value = value
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
        found.push((name.to_owned(), value));
    }
    found
}

#[test]
fn the_tag_has_the_attributes_of_the_figure() {
    let link = "v1&preset=weekend&static-workers=9&level=lab&charts=static.reactive\
        &presets=&compact=yes&lang=de&own=s60&end";
    let shared = from_fragment(link).unwrap().0;
    assert_eq!(
        embed_tag(&shared, "figure/reactive-allocation.js"),
        r#"<script type="module" src="figure/reactive-allocation.js"></script>
<reactive-allocation preset="weekend" static-workers="9" level="lab" charts="static reactive" presets="" compact lang="de"></reactive-allocation>"#
    );
}

#[test]
fn the_iframe_has_the_link_and_its_size() {
    assert_eq!(
        embed_iframe(
            "https://a.example/embed.html",
            "v1&preset=weekend&end",
            None,
            760,
            "Two fleets"
        ),
        r#"<iframe src="https://a.example/embed.html#v1&amp;preset=weekend&amp;end" title="Two fleets" width="100%" height="760" loading="lazy"></iframe>"#
    );
    let fixed = embed_iframe("e.html", "v1&end", Some(640), 480, "");
    assert!(fixed.contains(r#" width="640" height="480""#), "{fixed}");
}

#[test]
fn the_picture_in_markdown_leads_to_the_link() {
    assert_eq!(
        embed_markdown(
            "https://a.example/a picture.svg",
            "https://a.example/e_(1).html",
            "v1&end",
            "7 [static] workers"
        ),
        r"[![7 \[static\] workers](https://a.example/a%20picture.svg)](https://a.example/e%5F%281%29.html#v1&end)"
    );
}

#[test]
fn no_value_breaks_out_of_its_quotes() {
    for hostile in HOSTILE {
        let tag = embed_tag(&Shared::default(), hostile);
        let shown = hostile.replace('\0', "\u{fffd}");
        let expected =
            [("type", "module"), ("src", &shown)].map(|(n, v)| (n.to_owned(), v.to_owned()));
        assert_eq!(attributes(&tag, "script"), expected, "{tag}");
        assert_eq!(tag.matches('<').count(), 4, "{tag}");

        let frame = embed_iframe(hostile, hostile, None, 700, hostile);
        let found = attributes(&frame, "iframe");
        let names: Vec<_> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            ["src", "title", "width", "height", "loading"],
            "{frame}"
        );
        assert!(found.contains(&("title".to_owned(), shown)), "{frame}");
        assert_eq!(frame.matches('<').count(), 2, "{frame}");

        let display = Shared {
            language: Some(hostile.to_owned()),
            ..Shared::default()
        };
        let tag = embed_tag(&display, "a.js");
        assert_eq!(tag.matches('<').count(), 4, "{tag}");
    }
}

#[test]
fn no_value_breaks_out_of_markdown() {
    for hostile in HOSTILE {
        let markdown = embed_markdown(hostile, hostile, hostile, hostile);
        assert!(!markdown.contains(['\n', '\r', '\0']), "{markdown}");
        // Without escaped characters, the brackets are those of one picture in one link.
        let mut plain = String::new();
        let mut characters = markdown.chars();
        while let Some(c) = characters.next() {
            if c == '\\' {
                characters.next();
            } else {
                plain.push(c);
            }
        }
        let brackets: String = plain.chars().filter(|c| "[]()".contains(*c)).collect();
        assert_eq!(brackets, "[[]()]()", "{markdown}");
        assert!(!plain.contains(['<', '>', '`', '*', '_']), "{markdown}");
        let addresses: Vec<&str> = plain.split("](").skip(1).collect();
        assert!(
            addresses
                .iter()
                .all(|address| !address.contains([' ', '"', '\u{2028}'])),
            "{markdown}"
        );
    }
}

#[test]
fn the_link_survives_its_way_through_each_code() {
    let link =
        "v1&preset=weekend&static-workers=9&own=s60-k5&pin1.name=a.2d.b&pin1.preset=growth&end";
    let shared = from_fragment(link).unwrap().0;
    let text = to_fragment(&shared).unwrap().text;
    assert_eq!(text, link);
    let frame = embed_iframe("https://a.example/embed.html", &text, None, 700, "");
    let found = attributes(&frame, "iframe");
    let (_, src) = found.first().unwrap();
    assert_eq!(from_fragment(src), Ok((shared.clone(), Vec::new())));
    let markdown = embed_markdown("p.svg", "https://a.example/embed.html", &text, "");
    let address = markdown.rsplit_once("](").unwrap().1.trim_end_matches(')');
    assert_eq!(from_fragment(address), Ok((shared, Vec::new())));
}
