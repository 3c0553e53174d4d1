//! Cuts lines into dashes.

use super::mark::Point;

/// The shortest rest of a dash or gap, CSS pixels.
const LEAST: f64 = 1e-6;

/// What the length of a dash is measured along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Along {
    /// The line: dashes go on around corners.
    Line,
    /// The time axis: a line that goes up and down in each pixel has gaps, too.
    Time,
}

/// Returns the dashes of a line through points. `pattern` has the lengths of a dash, of the
/// gap after it, of the next dash and so on, CSS pixels.
pub(super) fn dashes(points: &[Point], pattern: &[f64], along: Along) -> Vec<(Point, Point)> {
    let mut lengths = pattern.iter().copied().cycle();
    let mut dashes = Vec::new();
    // The distance to the end of the dash or gap.
    let Some(mut left) = lengths.next() else {
        return dashes;
    };
    let mut is_drawn = true;
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = match along {
            Along::Line => dx.abs() + dy.abs(),
            Along::Time => dx.abs(),
        };
        if length <= 0.0 && dy != 0.0 && is_drawn {
            dashes.push((*from, *to));
        }
        let at = |distance: f64| {
            let part = distance / length;
            (from.0 + dx * part, from.1 + dy * part)
        };
        let mut done = 0.0;
        while length > done {
            let next = (done + left).min(length);
            if is_drawn {
                dashes.push((at(done), at(next)));
            }
            left -= next - done;
            done = next;
            // What rounding leaves of it would never be used up.
            if left < LEAST {
                is_drawn = !is_drawn;
                left = lengths.next().unwrap_or(f64::INFINITY);
            }
        }
    }
    dashes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(dashes: &[(Point, Point)], along: Along) -> f64 {
        let length = |(a, b): &(Point, Point)| match along {
            Along::Line => (b.0 - a.0).abs() + (b.1 - a.1).abs(),
            Along::Time => (b.0 - a.0).abs(),
        };
        dashes.iter().map(length).sum()
    }

    proptest! {
        #[test]
        fn a_pattern_covers_its_share_of_any_line(
            steps in prop::collection::vec((0.0..20.0_f64, -30.0..30.0_f64), 1..200),
        ) {
            let mut points = vec![(0.0, 0.0)];
            for (dx, dy) in steps {
                let (x, y) = points[points.len() - 1];
                points.push((x + dx, y + dy));
            }
            let pattern = [9.0, 3.0, 2.0, 3.0];
            for along in [Along::Line, Along::Time] {
                let whole: Vec<(Point, Point)> = points.windows(2).map(|p| (p[0], p[1])).collect();
                let whole = drawn(&whole, along);
                let found = drawn(&dashes(&points, &pattern, along), along);
                prop_assert!((found - whole * 11.0 / 17.0).abs() <= 9.0, "{} of {}", found, whole);
            }
        }
    }

    #[test]
    fn no_pattern_draws_nothing() {
        assert!(dashes(&[(0.0, 0.0), (9.0, 0.0)], &[], Along::Line).is_empty());
    }
}
