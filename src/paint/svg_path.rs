//! A plotters backend that writes the data of an SVG path.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;
use std::fmt;

/// Units in one CSS pixel: two decimals.
pub(super) const UNITS_PER_PX: f64 = 100.0;

/// A length in CSS pixels, written with at most two decimals and without a
/// leading zero. NaN is written as 0.
#[derive(Clone, Copy)]
pub(super) struct Px(pub(super) f64);

impl fmt::Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The cast saturates and turns NaN into 0.
        Hundredths((self.0 * UNITS_PER_PX).round() as i64).fmt(f)
    }
}

/// Hundredths, written as a short decimal number such as "-.5".
struct Hundredths(i64);

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            f.write_str("-")?;
        }
        let size = self.0.unsigned_abs();
        let (whole, part) = (size / 100, size % 100);
        if whole > 0 || part == 0 {
            write!(f, "{whole}")?;
        }
        match part {
            0 => Ok(()),
            part if part.is_multiple_of(10) => write!(f, ".{}", part / 10),
            part => write!(f, ".{part:02}"),
        }
    }
}

/// Collects everything that is drawn in one path, without colours and widths.
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
        self.numbers(&[start.0.into(), start.1.into()], false);
        let mut at = start;
        let mut last = 'M';
        for point in points {
            let dx = i64::from(point.0) - i64::from(at.0);
            let dy = i64::from(point.1) - i64::from(at.1);
            at = point;
            let (command, numbers): (char, &[i64]) = match (dx, dy) {
                (0, 0) => continue,
                (_, 0) => ('h', &[dx]),
                (0, _) => ('v', &[dy]),
                _ => ('l', &[dx, dy]),
            };
            // A repeated command is left out.
            if command != last {
                self.out.push(command);
            }
            self.numbers(numbers, command == last);
            last = command;
        }
        if closed {
            self.out.push('Z');
        }
    }

    /// Writes numbers in hundredths. A number that follows another one needs a
    /// space or a minus sign; `follows` says whether the first one does.
    fn numbers(&mut self, hundredths: &[i64], follows: bool) {
        for (i, number) in hundredths.iter().enumerate() {
            if *number >= 0 && (follows || i > 0) {
                self.out.push(' ');
            }
            *self.out += &Hundredths(*number).to_string();
        }
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for PathWriter<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        // plotters limits coordinates to this size.
        (i32::MAX as u32, i32::MAX as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, _: BackendColor) -> Drawn {
        self.add([point, (point.0.saturating_add(1), point.1)], false);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> Drawn {
        self.add(path, false);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> Drawn {
        self.add(path, true);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lengths_are_written_to_a_hundredth(px in -1e6..1e6) {
            let text = Px(px).to_string();
            let read: f64 = text.parse().unwrap();
            prop_assert!((read - px).abs() <= 0.005001, "{} {}", px, text);
        }
    }

    #[test]
    fn numbers_have_no_superfluous_digits() {
        for (px, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (f64::NAN, "0"),
            (-0.05, "-.05"),
            (12.5, "12.5"),
            (0.07, ".07"),
            (-100.0, "-100"),
        ] {
            assert_eq!(Px(px).to_string(), text);
        }
    }

    #[test]
    fn paths_leave_out_repeated_commands_and_points() {
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
