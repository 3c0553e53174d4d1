//! Scenes as SVG text: one string, the same on every machine.
//!
//! The picture needs nothing around it. Colours are attributes for simple
//! renderers, and custom properties with a dark variant for browsers, so that
//! an `<img>` follows the reader's colour scheme.

use super::marks::{Units, ink_of, paint};
use super::svg_path::{PathWriter, UNITS_PER_PX, push_px};
use super::theme::{Palette, Rgba, TOKENS, token_of};
use crate::scene::{Ink, Mark, Scene};
use plotters::drawing::IntoDrawingArea;

/// Which colours a picture has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scheme {
    /// Light, and dark where the reader prefers that.
    Auto,
    /// These, whatever the reader prefers.
    Fixed(Palette),
}

/// One chart as a picture. `title` and `description` are what it says to those
/// who cannot see it.
pub fn chart_svg(scene: &Scene, title: &str, description: &str, scheme: Scheme) -> String {
    let mut svg = Svg::new(scene.width, scene.height, title, description, scheme);
    svg.scene(scene);
    svg.finish()
}

/// A picture that is being written.
pub(super) struct Svg {
    out: String,
    palette: Palette,
    fixed: bool,
}

impl Svg {
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
        let mut svg = Self {
            out: String::with_capacity(24 * 1024),
            palette,
            fixed,
        };
        svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ra-picture\" role=\"img\"");
        svg.raw(" viewBox=\"0 0 ");
        push_px(&mut svg.out, width);
        svg.raw(" ");
        push_px(&mut svg.out, height);
        svg.raw("\"");
        svg.length("width", width);
        svg.length("height", height);
        svg.raw(" font-family=\"system-ui, sans-serif\">\n<title>");
        svg.escaped(title);
        svg.raw("</title>\n<desc>");
        svg.escaped(description);
        svg.raw("</desc>\n");
        svg.style();
        svg
    }

    /// The whole picture.
    pub(super) fn finish(mut self) -> String {
        self.raw("</svg>\n");
        self.out
    }

    fn style(&mut self) {
        self.raw("<style>\n.ra-picture text{font-variant-numeric:tabular-nums}\n");
        if !self.fixed {
            self.properties(|token| token.1);
            self.raw("@media (prefers-color-scheme:dark){");
            self.properties(|token| token.2);
            self.raw("}\n");
            for (token, ..) in TOKENS {
                for (class, property) in [("-fill", "fill"), ("-line", "stroke")] {
                    self.raw(".ra-picture .");
                    self.raw(token.trim_start_matches('-'));
                    self.raw(class);
                    self.raw("{");
                    self.raw(property);
                    self.raw(":var(");
                    self.raw(token);
                    self.raw(")}\n");
                }
            }
        }
        self.raw("</style>\n");
    }

    fn properties(&mut self, pick: impl Fn(&(&str, &'static str, &'static str)) -> &'static str) {
        self.raw(".ra-picture{");
        for (i, token) in TOKENS.iter().enumerate() {
            if i > 0 {
                self.raw(";");
            }
            self.raw(token.0);
            self.raw(":");
            self.raw(pick(token));
        }
        self.raw("}\n");
    }

    /// Everything painted until [`Svg::end_group`] moves by this much.
    pub(super) fn begin_group(&mut self, x: f64, y: f64) {
        self.raw("<g transform=\"translate(");
        push_px(&mut self.out, x);
        self.raw(" ");
        push_px(&mut self.out, y);
        self.raw(")\">\n");
    }

    pub(super) fn end_group(&mut self) {
        self.raw("</g>\n");
    }

    /// Marks and labels of a scene.
    pub(super) fn scene(&mut self, scene: &Scene) {
        for mark in scene.grid.iter().chain(&scene.data) {
            self.mark(mark);
        }
        for label in &scene.labels {
            self.label(label);
        }
    }

    /// One mark, sampled by plotters into one path.
    pub(super) fn mark(&mut self, mark: &Mark) {
        let mut path = String::new();
        let units = Units {
            per_px: UNITS_PER_PX,
            per_dot: UNITS_PER_PX,
            joins: false,
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
        self.raw("<path");
        match mark {
            Mark::Areas(_) => self.paint_attributes("fill", token, self.palette.of(ink), share),
            Mark::Line { width, .. } | Mark::Rules { width, .. } => {
                self.raw(" fill=\"none\"");
                self.paint_attributes("stroke", token, self.palette.of(ink), share);
                self.length("stroke-width", *width);
                self.raw(" stroke-miterlimit=\"2\"");
            }
        }
        self.raw(" d=\"");
        self.raw(&path);
        self.raw("\"/>\n");
    }

    /// A filled rectangle with rounded corners and a thin border.
    pub(super) fn card(&mut self, x: f64, y: f64, width: f64, height: f64, radius: f64) {
        self.frame(
            (x, y, width, height, radius),
            ("--ra-paper", 1.0),
            "--ra-grid",
        );
    }

    /// The key of an area: a small piece of it, seven eighths of a letter high.
    pub(super) fn swatch(&mut self, x: f64, y: f64, size: f64, ink: Ink) {
        let (token, share) = token_of(ink);
        self.frame(
            (x + 0.5, y + 0.5, size - 1.0, size - 1.0, 1.5),
            (token, share),
            token,
        );
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

    fn frame(
        &mut self,
        (x, y, width, height, radius): (f64, f64, f64, f64, f64),
        (fill, share): (&'static str, f64),
        line: &'static str,
    ) {
        let (inner, border) = (self.colour(fill), self.colour(line));
        self.raw("<g");
        self.paint_attributes("fill", fill, inner.faded(share), share);
        self.raw("><rect");
        for (name, value) in [
            ("x", x),
            ("y", y),
            ("width", width),
            ("height", height),
            ("rx", radius),
        ] {
            self.length(name, value);
        }
        self.paint_attributes("stroke", line, border, 1.0);
        self.raw("/></g>\n");
    }

    pub(super) fn colour(&self, token: &str) -> Rgba {
        self.palette.get(token).unwrap_or(self.palette.ink)
    }

    /// Class, plain colour and opacity of a fill or a stroke.
    pub(super) fn paint_attributes(&mut self, kind: &str, token: &str, colour: Rgba, share: f64) {
        if !self.fixed {
            self.raw(" class=\"");
            self.raw(token.trim_start_matches('-'));
            self.raw(if kind == "fill" { "-fill\"" } else { "-line\"" });
        }
        self.raw(" ");
        self.raw(kind);
        self.raw("=\"#");
        for byte in [colour.r, colour.g, colour.b] {
            for nibble in [byte >> 4, byte & 0xf] {
                self.out.extend(char::from_digit(u32::from(nibble), 16));
            }
        }
        self.raw("\"");
        let opacity = if self.fixed { colour.alpha } else { share };
        if opacity < 1.0 {
            self.raw(" ");
            self.raw(kind);
            self.length("-opacity", opacity);
        }
    }

    /// ` name="value"`; a name with a leading dash continues the one before.
    pub(super) fn length(&mut self, name: &str, value: f64) {
        if !name.starts_with('-') {
            self.raw(" ");
        }
        self.raw(name);
        self.raw("=\"");
        push_px(&mut self.out, value);
        self.raw("\"");
    }

    pub(super) fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{ChartData, Texts, TimeAxis, Viewport, chart};
    use crate::timeline::Steps;

    fn scene() -> Scene {
        let mut load = Steps::new(1.0, 86_400.0);
        load.push(40_000.0, 3.5);
        let data = ChartData {
            load: &load,
            workers: &Steps::new(2.0, 86_400.0),
            static_handle: false,
            load_handles: &[],
        };
        let view = Viewport {
            width: 400.0,
            height: 240.0,
            y_max: 4.0,
        };
        chart(&data, &view, &TimeAxis::DAY, &Texts::ENGLISH)
    }

    #[test]
    fn says_what_it_shows() {
        let svg = chart_svg(&scene(), "a < b & \"c\"", "x\u{0}\ny", Scheme::Auto);
        assert!(svg.contains("<title>a &lt; b &amp; &quot;c&quot;</title>\n<desc>x y</desc>"));
        assert!(svg.contains("role=\"img\" viewBox=\"0 0 400 240\""));
        for text in [">idle<", ">short<", ">workers<", ">12:00<"] {
            assert!(svg.contains(text), "{text}");
        }
        // One path for each mark: grid, baseline, idle, short, hatch, two lines.
        assert_eq!(svg.matches("<path").count(), 7);
    }

    #[test]
    fn follows_the_reader_or_stays() {
        let auto = chart_svg(&scene(), "", "", Scheme::Auto);
        assert!(auto.contains("prefers-color-scheme:dark") && auto.contains("var(--ra-load)"));
        let dark = chart_svg(&scene(), "", "", Scheme::Fixed(Palette::dark()));
        assert!(!dark.contains("class=\"ra-load") && dark.contains("stroke=\"#f3f5f9\""));
        assert_eq!(auto, chart_svg(&scene(), "", "", Scheme::Auto));
    }
}
