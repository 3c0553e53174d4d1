//! Draws the whole figure as one SVG: for the fallback, for print and for export.

use super::svg::{Scheme, Svg};
use super::svg_text::Lettering;
use crate::scene::{Anchor, ChartData, Ink, Mark, Texts, TimeAxis, Viewport, chart, text_width};

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
    /// The charts, side by side, or stacked where they would be narrower than
    /// 266 px.
    pub panels: &'a [Panel<'a>],
    /// The sentence below the charts.
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
    size: 16.0,
    bold: true,
    token: "--ra-ink",
    anchor: Anchor::Left,
};
const SUBTITLE: Lettering = Lettering {
    size: 13.5,
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
    size: 17.0,
    bold: false,
    token: "--ra-ink",
    anchor: Anchor::Left,
};
/// Widths below this stack two charts, CSS pixels.
const STACKED_BELOW: f64 = 560.0;
/// Widths below this stack three charts, CSS pixels.
const THREE_STACKED_BELOW: f64 = 840.0;
/// Space between two charts, CSS pixels.
const GAP: f64 = 28.0;
const SENTENCE_LINE: f64 = 25.0;
const KEY: f64 = 11.0;

/// The sizes of a panel and the offsets of its parts from its top, CSS pixels.
struct Layout {
    pad: f64,
    stacked: bool,
    /// Width of a panel.
    panel: f64,
    /// Whether the subtitles are on a second line.
    two_lines: bool,
    chart_top: f64,
    chart_height: f64,
    /// Height of a panel.
    panel_height: f64,
}

impl Layout {
    fn new(width: f64, panels: &[Panel]) -> Self {
        let needed = match panels.len() {
            0..=2 => STACKED_BELOW,
            _ => THREE_STACKED_BELOW,
        };
        let stacked = width < needed;
        let pad = if width < STACKED_BELOW { 16.0 } else { 24.0 };
        let inner = width - 2.0 * pad;
        let columns = if stacked {
            1.0
        } else {
            panels.len().max(1) as f64
        };
        let panel = ((inner - GAP * (columns - 1.0)) / columns).floor();
        let two_lines = panels.iter().any(|p| {
            text_width(p.title, TITLE.size) + text_width(p.subtitle, SUBTITLE.size) + 6.0 > panel
        });
        let chart_top = if two_lines { 44.0 } else { 26.0 };
        let chart_height = (panel * 0.56).clamp(210.0, 320.0).round();
        Self {
            pad,
            stacked,
            panel,
            two_lines,
            chart_top,
            chart_height,
            panel_height: chart_top + chart_height + 82.0,
        }
    }
}

/// Returns the whole figure as SVG.
pub fn figure_svg(picture: &Picture) -> String {
    let width = if picture.width.is_finite() {
        picture.width.clamp(240.0, 4096.0).round()
    } else {
        STACKED_BELOW
    };
    let layout = Layout::new(width, picture.panels);
    let lines = balanced(picture.sentence, SENTENCE.size, width - 2.0 * layout.pad);
    let rows = if layout.stacked {
        picture.panels.len().max(1) as f64
    } else {
        1.0
    };
    let panels_height = rows * (layout.panel_height + GAP) - GAP;
    let rule = layout.pad + panels_height + 18.0;
    let sentence_height = lines.len() as f64 * SENTENCE_LINE;
    let height = if lines.is_empty() {
        layout.pad + panels_height + layout.pad
    } else {
        rule + 14.0 + sentence_height + layout.pad - 4.0
    };

    let mut svg = Svg::new(
        width,
        height,
        picture.title,
        picture.description,
        picture.scheme,
    );
    svg.card(width, height);
    for (i, panel) in picture.panels.iter().enumerate() {
        let (dx, dy) = match layout.stacked {
            true => (0.0, i as f64 * (layout.panel_height + GAP)),
            false => (i as f64 * (layout.panel + GAP), 0.0),
        };
        svg.begin_group(layout.pad + dx, layout.pad + dy);
        draw_panel(&mut svg, picture, panel, &layout);
        svg.end_group();
    }
    draw_sentence(&mut svg, &lines, rule, (layout.pad, width - layout.pad));
    svg.finish()
}

/// Draws a hairline at height `rule` and the lines of the sentence below it,
/// between two distances from the left, CSS pixels.
fn draw_sentence(svg: &mut Svg, lines: &[String], rule: f64, (left, right): (f64, f64)) {
    if lines.is_empty() {
        return;
    }
    svg.mark(&Mark::Rules {
        ink: Ink::Grid,
        width: 1.0,
        crisp: true,
        segments: vec![((left, rule), (right, rule))],
    });
    for (i, line) in lines.iter().enumerate() {
        let y = rule + 14.0 + SENTENCE_LINE * (i as f64 + 0.74);
        svg.text(left, y, SENTENCE, line);
    }
}

fn draw_panel(svg: &mut Svg, picture: &Picture, panel: &Panel, layout: &Layout) {
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
        ..panel.data
    };
    let view = Viewport {
        width: layout.panel,
        height: layout.chart_height,
        y_max: picture.y_max,
    };
    svg.begin_group(0.0, layout.chart_top);
    svg.scene(&chart(&data, &view, &picture.time_axis, &picture.texts));
    svg.end_group();

    let below = layout.chart_top + layout.chart_height;
    let column = (layout.panel / panel.numbers.len().max(1) as f64).floor();
    for (i, number) in panel.numbers.iter().enumerate() {
        let x = i as f64 * column;
        svg.text(x, below + 31.0, VALUE, number.value);
        let caption = below + 53.0;
        let shift = match number.key {
            Some(ink) => {
                svg.swatch(x, caption - KEY + 1.0, KEY, ink);
                KEY + 6.0
            }
            None => 0.0,
        };
        svg.text(x + shift, caption, CAPTION, number.label);
    }
    svg.text(0.0, below + 75.0, CAPTION, panel.service);
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
