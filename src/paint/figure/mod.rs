//! Draws the whole figure as one SVG: for the fallback, for print and for export.

mod frame;
mod layout;
mod single;

pub use frame::Frame;
pub use single::framed_scene;

use frame::FrameLayout;
use layout::{Layout, NARROW_BELOW, Place};

use super::svg::{Scheme, Svg};
use super::svg_text::Lettering;
use crate::scene::{
    Anchor, ChartData, Ink, PinnedLine, Texts, TimeAxis, Viewport, chart, text_width,
    with_pinned_lines,
};

/// One of the numbers under a chart.
#[derive(Clone, Copy, Debug)]
pub struct Number<'a> {
    /// The number with its unit sign, such as "60 %".
    pub value: &'a str,
    /// Its label, such as "idle".
    pub label: &'a str,
    /// The area that it measures: [`Ink::IdleFill`] or [`Ink::ShortFill`]. Its key
    /// is drawn before the label.
    pub key: Option<Ink>,
}

/// One chart with the texts around it.
#[derive(Clone, Copy, Debug)]
pub struct Panel<'a> {
    /// Its title, such as "Static".
    pub title: &'a str,
    /// The rest of the title, such as "— 7 workers, always".
    pub subtitle: &'a str,
    /// The data. Handles are not drawn.
    pub data: ChartData<'a>,
    /// The lines of pinned runs.
    pub pinned: &'a [PinnedLine<'a>],
    /// The numbers below, at most three.
    pub numbers: &'a [Number<'a>],
    /// The line below the numbers, such as "32 s behind at worst · 17 restarts".
    pub service: &'a str,
}

/// The content of the picture.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// The title for screen readers.
    pub title: &'a str,
    /// The description for screen readers.
    pub description: &'a str,
    /// The charts: side by side; as rows if there are more than two, or two of more than
    /// two days; one above the other in a narrow picture.
    pub panels: &'a [Panel<'a>],
    /// The sentence above the charts.
    pub sentence: &'a str,
    /// Workers at the top of both scales.
    pub y_max: f64,
    /// The time axis of both charts.
    pub time_axis: TimeAxis,
    /// The texts in the charts.
    pub texts: Texts<'a>,
    /// Width, CSS pixels; limited to 240 to 4096.
    pub width: f64,
    /// The colours.
    pub scheme: Scheme,
}

const TITLE: Lettering = Lettering {
    size: 17.0,
    bold: true,
    token: "--ra-ink",
    anchor: Anchor::Left,
};
const SUBTITLE: Lettering = Lettering {
    size: 14.0,
    bold: false,
    token: "--ra-muted",
    anchor: Anchor::Left,
};
const VALUE: Lettering = Lettering {
    size: 22.0,
    ..TITLE
};
const CAPTION: Lettering = Lettering {
    size: 13.0,
    ..SUBTITLE
};
const SENTENCE: Lettering = Lettering {
    size: 16.5,
    bold: false,
    token: "--ra-ink",
    anchor: Anchor::Left,
};
/// Height of a line of the sentence and the space below it, CSS pixels.
const SENTENCE_LINE: f64 = 23.0;
const BELOW_SENTENCE: f64 = 12.0;
const KEY: f64 = 11.0;

/// Returns the whole figure as SVG.
pub fn figure_svg(picture: &Picture) -> String {
    draw(picture, None)
}

/// Returns the whole figure as SVG, with a title above it, and below what it was made with.
pub fn framed_svg(picture: &Picture, frame: &Frame) -> String {
    draw(picture, Some(frame))
}

fn draw(picture: &Picture, frame: Option<&Frame>) -> String {
    let width = if picture.width.is_finite() {
        picture.width.clamp(240.0, 4096.0).round()
    } else {
        NARROW_BELOW
    };
    let span_s = picture.time_axis.end_s - picture.time_axis.begin_s;
    let layout = Layout::new(width, picture.panels, span_s);
    let padding = layout.padding;
    let lines = balanced(picture.sentence, SENTENCE.size, width - 2.0 * padding);
    let sentence_height = match lines.len() {
        0 => 0.0,
        count => count as f64 * SENTENCE_LINE + BELOW_SENTENCE,
    };
    let frame = frame.map(|frame| FrameLayout::new(frame, width - 2.0 * padding));
    let top = padding + frame.as_ref().map_or(0.0, FrameLayout::above);
    let content_end = top + sentence_height + layout.height();
    let height = content_end + frame.as_ref().map_or(0.0, FrameLayout::below) + padding;

    let mut svg = Svg::new(
        width,
        height,
        picture.title,
        picture.description,
        picture.scheme,
    );
    svg.card(width, height);
    if let Some(frame) = &frame {
        frame.draw_title(&mut svg, padding);
    }
    for (i, line) in lines.iter().enumerate() {
        let y = top + SENTENCE_LINE * (i as f64 + 0.74);
        svg.text(padding, y, SENTENCE, line);
    }
    for (index, panel) in picture.panels.iter().enumerate() {
        let place = layout.place(index);
        svg.begin_group(padding + place.x, top + sentence_height + place.y);
        draw_panel(&mut svg, picture, panel, &layout, &place);
        svg.end_group();
    }
    if let Some(frame) = &frame {
        frame.draw_source(&mut svg, padding, content_end);
    }
    svg.finish()
}

fn draw_panel(svg: &mut Svg, picture: &Picture, panel: &Panel, layout: &Layout, place: &Place) {
    if layout.two_lines {
        svg.text(0.0, 14.0, TITLE, panel.title);
        svg.text(
            0.0,
            33.0,
            SUBTITLE,
            panel.subtitle.trim_start_matches(['—', ' ']),
        );
    } else {
        svg.text_pair(0.0, 14.0, (TITLE, panel.title), (SUBTITLE, panel.subtitle));
    }
    let data = ChartData {
        static_handle: false,
        load_handles: &[],
        enough: None,
        ghosts: &[],
        guess: None,
        hides_workers: false,
        bounds: None,
        ..panel.data
    };
    let view = Viewport {
        width: place.width,
        height: place.chart_height,
        y_max: picture.y_max,
        margin: 0.0,
        x_labels: place.x_labels,
    };
    svg.begin_group(0.0, place.chart_top);
    let scene = chart(&data, &view, &picture.time_axis, &picture.texts);
    svg.scene(&with_pinned_lines(scene, panel.pinned));
    svg.end_group();

    let (left, top, width) = layout.numbers(place);
    for (number, share) in panel.numbers.iter().zip(layout.number_shares()) {
        let x = left + (share * width).floor();
        svg.text(x, top + 31.0, VALUE, number.value);
        let caption = top + 51.0;
        let shift = match number.key {
            Some(ink) => {
                svg.swatch(x, caption - KEY + 1.0, KEY, ink);
                KEY + 6.0
            }
            None => 0.0,
        };
        svg.text(x + shift, caption, CAPTION, number.label);
    }
    svg.text(left, top + 73.0, CAPTION, panel.service);
}

/// Breaks a text into as few lines as fit, of about the same length.
fn balanced(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines = wrap(text, size, width);
    for percent in (50..100).rev() {
        let tighter = wrap(text, size, width * f64::from(percent) / 100.0);
        if tighter.len() > lines.len() {
            break;
        }
        lines = tighter;
    }
    lines
}

/// Breaks a text into lines that fit by their estimated width.
fn wrap(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if text_width(line, size) + text_width(word, size) + 0.6 * size <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_of_about_the_same_length() {
        let text = "one two three four five six seven eight nine ten eleven";
        assert_eq!(wrap(text, 10.0, 300.0).last().unwrap(), "eleven");
        let lines = balanced(text, 10.0, 300.0);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].len() > 20);
        assert_eq!(lines.join(" "), text);
        assert!(balanced("", 10.0, 300.0).is_empty());
        assert_eq!(balanced("word", 10.0, 1.0), ["word"]);
    }
}
