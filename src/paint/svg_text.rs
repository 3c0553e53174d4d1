//! Writes text into an SVG picture.

use super::svg::{Svg, escaped};
use super::svg_path::Px;
use crate::scene::{Anchor, LABEL_PX, Label, LabelRole};

/// Distance from the middle of a text to its baseline, as a share of its size.
const BASELINE_DROP: f64 = 0.35;

/// The look of a text.
#[derive(Clone, Copy)]
pub(super) struct Lettering {
    /// Size, CSS pixels.
    pub(super) size: f64,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// The custom property of its colour.
    pub(super) token: &'static str,
    /// Which end is at its position.
    pub(super) anchor: Anchor,
}

impl Svg {
    /// Writes a label of a scene.
    pub(super) fn label(&mut self, label: &Label) {
        let token = match label.role {
            LabelRole::Short => "--ra-short",
            LabelRole::Load => "--ra-load",
            LabelRole::Enough => "--ra-workers",
            LabelRole::Guess => "--ra-accent",
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

    /// Writes a text; `y` is its baseline.
    pub(super) fn text(&mut self, x: f64, y: f64, lettering: Lettering, text: &str) {
        self.out += &format!(
            r#"<text x="{}" y="{}"{}>{}</text>
"#,
            Px(x),
            Px(y),
            self.lettering(lettering),
            escaped(text),
        );
    }

    /// Writes two texts on one baseline, the second right behind the first.
    pub(super) fn text_pair(
        &mut self,
        x: f64,
        y: f64,
        first: (Lettering, &str),
        second: (Lettering, &str),
    ) {
        let [first, second] = [first, second].map(|(lettering, text)| {
            let attributes = self.lettering(lettering);
            format!("<tspan{attributes}>{}</tspan>", escaped(text))
        });
        self.out += &format!(
            r#"<text x="{}" y="{}">{first} {second}</text>
"#,
            Px(x),
            Px(y),
        );
    }

    fn lettering(&self, lettering: Lettering) -> String {
        let colour = self.colour(lettering.token);
        let fill = self.paint_attributes("fill", lettering.token, colour, 1.0);
        let size = Px(lettering.size);
        let weight = if lettering.bold {
            r#" font-weight="650""#
        } else {
            ""
        };
        let anchor = match lettering.anchor {
            Anchor::Left => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::Right => r#" text-anchor="end""#,
        };
        format!(r#"{fill} font-size="{size}"{weight}{anchor}"#)
    }
}
