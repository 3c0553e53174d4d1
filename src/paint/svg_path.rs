//! A plotters backend that writes the data of an SVG path.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;

/// Units in one CSS pixel: two decimals.
pub(super) const UNITS_PER_PX: f64 = 100.0;

/// Collects everything that is sampled in one path. Colours and widths are up to
/// whoever writes the element around it.
pub(super) struct PathWriter<'a> {
    out: &'a mut String,
}

impl<'a> PathWriter<'a> {
    pub(super) fn new(out: &'a mut String) -> Self {
        Self { out }
    }

    fn add(&mut self, points: impl IntoIterator<Item = BackendCoord>, closed: bool) {
        let mut points = points.into_iter();
        let Some(start) = points.next() else { return };
        self.out.push('M');
        push_hundredths(self.out, start.0.into());
        self.pair_end(start.1.into());
        let mut at = start;
        let mut command = 'M';
        for point in points {
            let dx = i64::from(point.0) - i64::from(at.0);
            let dy = i64::from(point.1) - i64::from(at.1);
            at = point;
            let next = match (dx, dy) {
                (0, 0) => continue,
                (_, 0) => 'h',
                (0, _) => 'v',
                _ => 'l',
            };
            // A repeated command may be left out; then numbers need a gap.
            if next != command {
                self.out.push(next);
                command = next;
            } else if (if next == 'v' { dy } else { dx }) >= 0 {
                self.out.push(' ');
            }
            match next {
                'h' => push_hundredths(self.out, dx),
                'v' => push_hundredths(self.out, dy),
                _ => {
                    push_hundredths(self.out, dx);
                    self.pair_end(dy);
                }
            }
        }
        if closed {
            self.out.push('Z');
        }
    }

    fn pair_end(&mut self, y: i64) {
        if y >= 0 {
            self.out.push(' ');
        }
        push_hundredths(self.out, y);
    }
}

type SampledShape = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for PathWriter<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        // plotters pulls every place into this size, so a path has no end.
        (i32::MAX as u32, i32::MAX as u32)
    }

    fn ensure_prepared(&mut self) -> SampledShape {
        Ok(())
    }

    fn present(&mut self) -> SampledShape {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, _: BackendColor) -> SampledShape {
        self.add([point, (point.0.saturating_add(1), point.1)], false);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> SampledShape {
        self.add(path, false);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> SampledShape {
        self.add(path, true);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, _: &str, _: &S, _: BackendCoord) -> SampledShape {
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        _: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((0, 0))
    }
}

/// Appends a length in CSS pixels with at most two decimals.
pub(super) fn push_px(out: &mut String, px: f64) {
    // The cast saturates and turns NaN into 0.
    push_hundredths(out, (px * UNITS_PER_PX).round() as i64);
}

/// Appends hundredths as a short decimal number.
fn push_hundredths(out: &mut String, hundredths: i64) {
    if hundredths < 0 {
        out.push('-');
    }
    let size = hundredths.unsigned_abs();
    let (whole, part) = (size / 100, size % 100);
    if whole > 0 || part == 0 {
        push_whole(out, whole);
    }
    if part > 0 {
        out.push('.');
        push_digit(out, part / 10);
        if part % 10 > 0 {
            push_digit(out, part % 10);
        }
    }
}

fn push_whole(out: &mut String, number: u64) {
    if number >= 10 {
        push_whole(out, number / 10);
    }
    push_digit(out, number % 10);
}

fn push_digit(out: &mut String, digit: u64) {
    out.extend(char::from_digit(digit as u32, 10));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_read_back(px in -1e6..1e6) {
            let mut text = String::new();
            push_px(&mut text, px);
            let read: f64 = text.parse().unwrap();
            prop_assert!((read - px).abs() <= 0.005001, "{} {}", px, text);
        }
    }

    #[test]
    fn odd_numbers() {
        for (px, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (f64::NAN, "0"),
            (-0.05, "-.05"),
            (12.5, "12.5"),
            (-100.0, "-100"),
        ] {
            let mut out = String::new();
            push_px(&mut out, px);
            assert_eq!(out, text);
        }
    }

    #[test]
    fn paths_are_short() {
        let mut out = String::new();
        PathWriter::new(&mut out).add(
            [
                (0, 0),
                (100, 0),
                (150, 0),
                (150, -20),
                (150, -20),
                (160, 5),
                (150, 50),
            ],
            true,
        );
        assert_eq!(out, "M0 0h1 .5v-.2l.1 .25-.1 .45Z");
    }
}
