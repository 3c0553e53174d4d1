//! What a saved picture has around the figure, so that it tells by itself what it shows.

use super::{CAPTION, SUBTITLE, TITLE};
use crate::paint::svg::Svg;
use crate::paint::svg_text::Lettering;
use crate::scene::text_width;

/// The texts around a saved picture.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The title.
    pub title: &'a str,
    /// What it was made with.
    pub source: &'a str,
    /// The address of the figure.
    pub link: &'a str,
    /// Stands before the address.
    pub whole_link: &'a str,
    /// The same, where there is no room for all of it.
    pub cut_link: &'a str,
}

const SMALL: Lettering = Lettering {
    size: 12.0,
    ..SUBTITLE
};
const LINK: Lettering = Lettering {
    token: "--ra-accent",
    ..SMALL
};
/// Height of the title with the space below it, CSS pixels.
const ABOVE: f64 = 28.0;
/// Space above the source and height of a line, CSS pixels.
const GAP: f64 = 14.0;
const LINE: f64 = 17.0;
/// A longer address is cut: nobody types it.
const MOST_LINK_LINES: usize = 6;

/// The texts, broken into lines.
pub(super) struct FrameLayout<'a> {
    frame: &'a Frame<'a>,
    title: Vec<String>,
    source: Vec<String>,
    link: Vec<String>,
    is_cut: bool,
}

impl<'a> FrameLayout<'a> {
    /// Breaks the texts for a width in CSS pixels.
    pub(super) fn new(frame: &'a Frame, width: f64) -> Self {
        let mut link = lines(frame.link, LINK.size, width);
        let is_cut = link.len() > MOST_LINK_LINES;
        link.truncate(MOST_LINK_LINES);
        if let Some(last) = link.last_mut().filter(|_| is_cut) {
            last.pop();
            last.push('…');
        }
        Self {
            frame,
            title: lines(frame.title, TITLE.size, width),
            source: lines(frame.source, SMALL.size, width),
            link,
            is_cut,
        }
    }

    /// Returns the height above the figure.
    pub(super) fn above(&self) -> f64 {
        ABOVE + (self.title.len() as f64 - 1.0).max(0.0) * (TITLE.size + 4.0)
    }

    /// Returns the height below the figure.
    pub(super) fn below(&self) -> f64 {
        let label = usize::from(!self.link.is_empty());
        GAP + (self.source.len() + label + self.link.len()) as f64 * LINE
    }

    /// Writes the title, from the upper left corner of the content.
    pub(super) fn draw_title(&self, svg: &mut Svg, corner: f64) {
        let mut y = corner + TITLE.size * 0.8;
        for line in &self.title {
            svg.text(corner, y, TITLE, line);
            y += TITLE.size + 4.0;
        }
    }

    /// Writes source and link below the figure, which ends at `end`.
    pub(super) fn draw_source(&self, svg: &mut Svg, left: f64, end: f64) {
        let mut y = end + GAP + CAPTION.size * 0.8;
        for line in &self.source {
            svg.text(left, y, SMALL, line);
            y += LINE;
        }
        if self.link.is_empty() {
            return;
        }
        let label = if self.is_cut {
            self.frame.cut_link
        } else {
            self.frame.whole_link
        };
        svg.text(left, y, SMALL, label);
        let is_anchor = is_address(self.frame.link);
        if is_anchor {
            svg.begin_anchor(self.frame.link);
        }
        for line in &self.link {
            y += LINE;
            svg.text(left, y, LINK, line);
        }
        if is_anchor {
            svg.end_anchor();
        }
    }
}

/// Returns whether a text is the address of a page, and no script.
fn is_address(link: &str) -> bool {
    ["https://", "http://", "file://"]
        .iter()
        .any(|scheme| link.starts_with(scheme))
}

/// Breaks a text into lines that fit by their estimated width: at a space, or anywhere in
/// what has none.
fn lines(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut filled = 0.0;
    for letter in text.chars() {
        let mut bytes = [0; 4];
        let letter_width = text_width(letter.encode_utf8(&mut bytes), size);
        if filled + letter_width > width && !line.is_empty() {
            let rest = match line.rfind(' ') {
                Some(space) if letter != ' ' => line.split_off(space),
                _ => String::new(),
            };
            lines.push(std::mem::take(&mut line));
            line.push_str(rest.trim_start());
            filled = text_width(&line, size);
        }
        if letter != ' ' || !line.is_empty() {
            line.push(letter);
            filled += letter_width;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_keep_every_letter() {
        for text in [
            "",
            "one two three four five six seven",
            "https://example.org/figure/embed.html#v1&preset=weekend&end",
            "设置：周末，静态 worker 数 9，目标利用率 55 %。",
            "a  b",
        ] {
            let lines = lines(text, 10.0, 100.0);
            let fits = |line: &String| text_width(line.trim_end(), 10.0) <= 100.0;
            assert!(lines.iter().all(fits), "{lines:?}");
            let letters = |text: &str| text.replace(' ', "");
            assert_eq!(letters(&lines.concat()), letters(text));
        }
        assert_eq!(lines("one two three", 10.0, 48.0), ["one two", "three"]);
    }

    #[test]
    fn only_pages_are_linked() {
        assert!(is_address("https://example.org/"));
        assert!(!is_address("javascript:alert(1)"));
        assert!(!is_address("embed.html"));
    }
}
