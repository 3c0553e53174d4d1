//! A colour, read as canvases write it and written as style sheets read it.

use crate::decimal;

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rgba {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity, 0 to 1.
    pub alpha: f64,
}

impl Rgba {
    /// Parses `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)` and `rgba(…)` with plain
    /// numbers: the notations in which a canvas returns colours.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.strip_prefix('#') {
            Some(hex) => Self::from_hex(hex),
            None => Self::from_function(text),
        }
    }

    fn from_hex(hex: &str) -> Option<Self> {
        if !hex.is_ascii() {
            return None;
        }
        let number = u32::from_str_radix(hex, 16).ok()?;
        let byte = |shift: u32| (number >> shift) as u8;
        let nibble = |shift: u32| (number >> shift & 0xf) as u8 * 17;
        match hex.len() {
            3 => Some(Self::opaque(nibble(8), nibble(4), nibble(0))),
            6 => Some(Self::opaque(byte(16), byte(8), byte(0))),
            8 => Some(Self {
                alpha: f64::from(byte(0)) / 255.0,
                ..Self::opaque(byte(24), byte(16), byte(8))
            }),
            _ => None,
        }
    }

    fn from_function(text: &str) -> Option<Self> {
        let inside = text
            .strip_prefix("rgba(")
            .or_else(|| text.strip_prefix("rgb("))?
            .strip_suffix(')')?;
        let mut parts = inside
            .split([',', ' ', '/'])
            .filter(|part| !part.is_empty())
            .map(|part| decimal::parse(part).filter(|v| v.is_finite()));
        let mut next = || parts.next().flatten();
        // The cast saturates, as CSS does.
        let colour = Self::opaque(next()? as u8, next()? as u8, next()? as u8);
        Some(Self {
            alpha: next().unwrap_or(1.0).clamp(0.0, 1.0),
            ..colour
        })
    }

    /// Returns a colour that covers what is below.
    pub const fn opaque(r: u8, g: u8, b: u8) -> Self {
        Self {
            r,
            g,
            b,
            alpha: 1.0,
        }
    }

    /// Multiplies the opacity by `share`, 0 to 1.
    pub fn faded(self, share: f64) -> Self {
        Self {
            alpha: self.alpha * share,
            ..self
        }
    }

    /// Returns the opaque colour of a share of this one, 0 to 1, over another one.
    pub(super) fn over(self, below: Self, share: f64) -> Self {
        let mix = |above: u8, below: u8| {
            let (above, below) = (f64::from(above), f64::from(below));
            // `as` saturates.
            (below + (above - below) * share).round() as u8
        };
        Self::opaque(
            mix(self.r, below.r),
            mix(self.g, below.g),
            mix(self.b, below.b),
        )
    }
}

/// Returns bytes in hexadecimal behind "#", as CSS writes colours.
pub(super) fn hex(bytes: &[u8]) -> String {
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    let digits = nibbles.filter_map(|nibble| char::from_digit(nibble.into(), 16));
    std::iter::once('#').chain(digits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_a_canvas_are_parsed_and_others_rejected() {
        let red = Rgba::opaque(200, 50, 31);
        assert_eq!(Rgba::parse("#c8321f"), Some(red));
        assert_eq!(Rgba::parse(" rgb(200, 50, 31) "), Some(red));
        assert_eq!(Rgba::parse("rgb(200 50 31 / 0.5)"), Some(red.faded(0.5)));
        assert_eq!(Rgba::parse("#fff"), Some(Rgba::opaque(255, 255, 255)));
        for bad in [
            "",
            "#",
            "#12",
            "#é1",
            "red",
            "rgb(",
            "rgb(1,2)",
            "rgb(NaN,0,0)",
        ] {
            assert_eq!(Rgba::parse(bad), None, "{bad}");
        }
    }
}
