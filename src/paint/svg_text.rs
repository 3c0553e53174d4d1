//! Text in an SVG picture.

use super::svg::Svg;
use crate::scene::{Anchor, LABEL_PX, Label, LabelRole};

/// Baseline of a text below its middle, as a share of its size.
const BASELINE_DROP: f64 = 0.35;

/// The look of a text.
#[derive(Clone, Copy)]
pub(super) struct Lettering {
    /// Size, CSS pixels.
    pub(super) size: f64,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// The custom property that colours it.
    pub(super) token: &'static str,
    /// Which end stands at its position.
    pub(super) anchor: Anchor,
}

impl Svg {
    pub(super) fn label(&mut self, label: &Label) {
        let token = match label.role {
            LabelRole::Short => "--ra-short",
            LabelRole::Load => "--ra-load",
            _ => "--ra-muted",
        };
        let lettering = Lettering {
            size: LABEL_PX,
            bold: false,
            token,
            anchor: label.anchor,
        };
        let y = label.y + BASELINE_DROP * LABEL_PX;
        self.text(label.x, y, lettering, &label.text);
    }

    /// A text on its baseline.
    pub(super) fn text(&mut self, x: f64, y: f64, lettering: Lettering, text: &str) {
        self.raw("<text");
        self.length("x", x);
        self.length("y", y);
        self.lettering(lettering);
        self.raw(">");
        self.escaped(text);
        self.raw("</text>\n");
    }

    /// Two texts on one baseline, the second right behind the first.
    pub(super) fn text_pair(
        &mut self,
        x: f64,
        y: f64,
        first: (Lettering, &str),
        second: (Lettering, &str),
    ) {
        self.raw("<text");
        self.length("x", x);
        self.length("y", y);
        self.raw(">");
        for (i, (lettering, text)) in [first, second].into_iter().enumerate() {
            self.raw(if i > 0 { " <tspan" } else { "<tspan" });
            self.lettering(lettering);
            self.raw(">");
            self.escaped(text);
            self.raw("</tspan>");
        }
        self.raw("</text>\n");
    }

    fn lettering(&mut self, lettering: Lettering) {
        let colour = self.colour(lettering.token);
        self.paint_attributes("fill", lettering.token, colour, 1.0);
        self.length("font-size", lettering.size);
        if lettering.bold {
            self.raw(" font-weight=\"650\"");
        }
        match lettering.anchor {
            Anchor::Left => {}
            Anchor::Middle => self.raw(" text-anchor=\"middle\""),
            Anchor::Right => self.raw(" text-anchor=\"end\""),
        }
    }

    /// Text as XML allows it.
    pub(super) fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\t' | '\n' | '\r' => self.raw(" "),
                // XML has no way to write these.
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
                c => self.raw(c.encode_utf8(&mut [0; 4])),
            }
        }
    }
}
