//! Writes scenes as SVG: one string, the same on every platform.
//!
//! A picture needs no other file. Colours are attributes for simple renderers,
//! and custom properties with a dark variant for browsers, so that an `<img>`
//! follows the reader's colour scheme. Numbers are written from integers, because
//! formatting an `f64` would link 8 kB.

use super::colour::{Rgba, hex};
use super::marks::{Units, ink_of, paint};
use super::svg_path::{PathWriter, Px, UNITS_PER_PX};
use super::theme::{Palette, TOKENS, token_of};
use crate::scene::{Ink, Mark, Scene};
use plotters::drawing::IntoDrawingArea;

/// The colours of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scheme {
    /// Light, or dark where the reader prefers that.
    Auto,
    /// These colours, whatever the reader prefers.
    Fixed(Palette),
}

/// Returns one chart as SVG. `title` and `description` are its text alternative.
pub fn chart_svg(scene: &Scene, title: &str, description: &str, scheme: Scheme) -> String {
    let mut svg = Svg::new(scene.width, scene.height, title, description, scheme);
    svg.scene(scene);
    svg.finish()
}

/// A picture that is being written.
pub(super) struct Svg {
    pub(super) out: String,
    palette: Palette,
    fixed: bool,
}

impl Svg {
    /// Begins a picture of a size in CSS pixels.
    pub(super) fn new(
        width: f64,
        height: f64,
        title: &str,
        description: &str,
        scheme: Scheme,
    ) -> Self {
        let (palette, fixed) = match scheme {
            Scheme::Auto => (Palette::light(), false),
            Scheme::Fixed(palette) => (palette, true),
        };
        let (width, height) = (Px(width), Px(height));
        let (title, description) = (escaped(title), escaped(description));
        let out = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="ra-picture" role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="system-ui, sans-serif">
<title>{title}</title>
<desc>{description}</desc>
{}"#,
            style(fixed),
        );
        Self {
            out,
            palette,
            fixed,
        }
    }

    /// Ends the picture and returns it.
    pub(super) fn finish(self) -> String {
        self.out + "</svg>\n"
    }

    /// Moves everything painted until [`Svg::end_group`], CSS pixels.
    pub(super) fn begin_group(&mut self, x: f64, y: f64) {
        self.out += &format!("<g transform=\"translate({} {})\">\n", Px(x), Px(y));
    }

    /// Ends the last group.
    pub(super) fn end_group(&mut self) {
        self.out += "</g>\n";
    }

    /// Makes everything painted until [`Svg::end_anchor`] lead to an address.
    pub(super) fn begin_anchor(&mut self, address: &str) {
        self.out += &format!("<a href=\"{}\">\n", escaped(address));
    }

    /// Ends the last anchor.
    pub(super) fn end_anchor(&mut self) {
        self.out += "</a>\n";
    }

    /// Writes marks and labels of a scene.
    pub(super) fn scene(&mut self, scene: &Scene) {
        for mark in scene.grid.iter().chain(&scene.data) {
            self.mark(mark);
        }
        for label in &scene.labels {
            self.label(label);
        }
    }

    /// Writes one mark as one path, which plotters draws.
    pub(super) fn mark(&mut self, mark: &Mark) {
        let mut path = String::new();
        let units = Units {
            per_px: UNITS_PER_PX,
            per_dot: UNITS_PER_PX,
            merges: false,
        };
        let area = PathWriter::new(&mut path).into_drawing_area();
        // Writing into a string cannot fail.
        let _ = paint(&area, units, mark, Rgba::opaque(0, 0, 0));
        drop(area);
        if path.is_empty() {
            return;
        }
        let ink = ink_of(mark);
        let (token, share) = token_of(ink);
        let colour = self.palette.of(ink);
        let attributes = match mark {
            Mark::Areas(_) => self.paint_attributes("fill", token, colour, share),
            Mark::Line { width, .. } | Mark::Rules { width, .. } => format!(
                r#" fill="none"{} stroke-width="{}" stroke-miterlimit="2""#,
                self.paint_attributes("stroke", token, colour, share),
                Px(*width),
            ),
        };
        self.out += &format!("<path{attributes} d=\"{path}\"/>\n");
    }

    /// Writes the background with a thin border, size in CSS pixels.
    pub(super) fn card(&mut self, width: f64, height: f64) {
        let rect = [0.5, 0.5, width - 1.0, height - 1.0, 12.0];
        self.frame(rect, ("--ra-paper", 1.0), "--ra-grid");
    }

    /// Writes the key of an area: a small square of it, `size` CSS pixels wide.
    pub(super) fn swatch(&mut self, x: f64, y: f64, size: f64, ink: Ink) {
        let (token, share) = token_of(ink);
        let rect = [x + 0.5, y + 0.5, size - 1.0, size - 1.0, 1.5];
        // The idle colour is too pale for a line.
        let line = if token == "--ra-idle" {
            "--ra-muted"
        } else {
            token
        };
        self.frame(rect, (token, share), line);
        if ink == Ink::ShortFill {
            let near = |part: f64| ((x, y + size * part), (x + size * part, y));
            let far = |part: f64| ((x + size * part, y + size), (x + size, y + size * part));
            self.mark(&Mark::Rules {
                ink: Ink::ShortHatch,
                width: 1.0,
                crisp: false,
                segments: vec![near(0.55), far(0.1), far(0.65)],
            });
        }
    }

    /// Writes a rectangle: x, y, width, height and radius of its corners.
    fn frame(&mut self, rect: [f64; 5], (fill, share): (&str, f64), line: &str) {
        let [x, y, width, height, radius] = rect.map(Px);
        let inner = self.colour(fill).faded(share);
        let inner = self.paint_attributes("fill", fill, inner, share);
        let border = self.paint_attributes("stroke", line, self.colour(line), 1.0);
        self.out += &format!(
            r#"<g{inner}><rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}"{border}/></g>
"#
        );
    }

    /// Returns the colour of a custom property.
    pub(super) fn colour(&self, token: &str) -> Rgba {
        self.palette.get(token).unwrap_or(self.palette.ink)
    }

    /// Returns class, plain colour and opacity of a "fill" or a "stroke".
    pub(super) fn paint_attributes(
        &self,
        kind: &str,
        token: &str,
        colour: Rgba,
        share: f64,
    ) -> String {
        let mut attributes = String::new();
        if !self.fixed {
            let suffix = if kind == "fill" { "fill" } else { "line" };
            attributes += &format!(r#" class="{}-{suffix}""#, class_of(token));
        }
        // A renderer without style sheets gets a translucent token as it is on paper.
        let plain = if self.fixed {
            colour
        } else {
            colour.over(self.palette.paper, colour.alpha / share)
        };
        let opaque = hex(&[plain.r, plain.g, plain.b]);
        attributes += &format!(r#" {kind}="{opaque}""#);
        let opacity = if self.fixed { colour.alpha } else { share };
        if opacity < 1.0 {
            attributes += &format!(r#" {kind}-opacity="{}""#, Px(opacity));
        }
        attributes
    }
}

fn class_of(token: &str) -> &str {
    token.trim_start_matches('-')
}

/// Returns the style sheet of a picture. Fixed colours need no custom properties.
fn style(fixed: bool) -> String {
    let mut css = String::from("<style>\n.ra-picture text{font-variant-numeric:tabular-nums}\n");
    if !fixed {
        css += &properties(|token| token.1);
        css += "@media (prefers-color-scheme:dark){";
        css += &properties(|token| token.2);
        css += "}\n";
        for (token, ..) in of_pictures() {
            for (suffix, property) in [("fill", "fill"), ("line", "stroke")] {
                let class = class_of(token);
                css += &format!(".ra-picture .{class}-{suffix}{{{property}:var({token})}}\n");
            }
        }
    }
    css + "</style>\n"
}

/// Returns the rows of [`TOKENS`] that a picture declares: all but the one of a run under
/// the hood, which has its plain colour there.
fn of_pictures() -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
    TOKENS.iter().filter(|token| token.0 != "--ra-schedule")
}

fn properties(colour_of: impl Fn(&(&str, &'static str, &'static str)) -> &'static str) -> String {
    let all: Vec<String> = of_pictures()
        .map(|token| format!("{}:{}", token.0, colour_of(token)))
        .collect();
    format!(".ra-picture{{{}}}\n", all.join(";"))
}

/// Escapes text for XML, and removes what XML cannot contain.
pub(super) fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => xml += "&amp;",
            '<' => xml += "&lt;",
            '>' => xml += "&gt;",
            '"' => xml += "&quot;",
            '\t' | '\n' | '\r' => xml.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => xml.push(c),
        }
    }
    xml
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{ChartData, TimeAxis, Viewport, chart};
    use crate::text::{Words, chart_texts};
    use crate::timeline::Steps;

    fn scene() -> Scene {
        let mut load = Steps::new(1.0, 86_400.0);
        load.push(40_000.0, 3.5);
        let data = ChartData {
            load: &load,
            workers: &Steps::new(2.0, 86_400.0),
            static_handle: false,
            load_handles: &[],
            enough: None,
            ghosts: &[],
            guess: None,
            hides_workers: false,
            bounds: None,
        };
        let view = Viewport {
            width: 400.0,
            height: 240.0,
            y_max: 4.0,
            margin: 0.0,
            x_labels: true,
        };
        chart(
            &data,
            &view,
            &TimeAxis::DAY,
            &chart_texts(&Words::english()),
        )
    }

    #[test]
    fn title_labels_and_marks_are_written_and_escaped() {
        let svg = chart_svg(&scene(), "a < b & \"c\"", "x\u{0}\ny", Scheme::Auto);
        assert!(svg.contains("<title>a &lt; b &amp; &quot;c&quot;</title>\n<desc>x y</desc>"));
        assert!(svg.contains("role=\"img\" viewBox=\"0 0 400 240\""));
        for text in [">idle<", ">short<", ">workers<", ">12:00<"] {
            assert!(svg.contains(text), "{text}");
        }
        // One path for each mark: grid, baseline, idle, short, hatch, strip, two lines.
        assert_eq!(svg.matches("<path").count(), 8);
    }

    #[test]
    fn automatic_colours_have_a_dark_variant_and_fixed_ones_have_none() {
        let auto = chart_svg(&scene(), "", "", Scheme::Auto);
        assert!(auto.contains("prefers-color-scheme:dark") && auto.contains("var(--ra-load)"));
        let dark = chart_svg(&scene(), "", "", Scheme::Fixed(Palette::dark()));
        assert!(!dark.contains("class=\"ra-load") && dark.contains("stroke=\"#f3f5f9\""));
        assert_eq!(auto, chart_svg(&scene(), "", "", Scheme::Auto));
    }
}
