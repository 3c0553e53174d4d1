//! Removes points of a line that lie close to the line through their neighbours.

use super::mark::Point;

/// The largest vertical distance of a removed point from the line, CSS pixels.
pub(super) const TOLERANCE: f64 = 0.1;

/// Returns the line with fewer points; removed ones lie within [`TOLERANCE`] above
/// or below it. Points must be in order from left to right.
///
/// From each kept point, the range of slopes that pass within the tolerance of all
/// points since is tracked: while the next point is in it, those between are
/// removed.
pub(super) fn simplify(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len() / 2 + 2);
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    let mut last: Option<Point> = None;
    for point in points {
        let (Some(from), Some(before)) = (kept.last().copied(), last) else {
            kept.push(*point);
            last = Some(*point);
            continue;
        };
        let mut ahead = point.0 - from.0;
        let slope = (point.1 - from.1) / ahead;
        // A vertical step is never in the range.
        if !(slope >= low && slope <= high) {
            if before != from {
                kept.push(before);
            }
            (low, high) = (f64::NEG_INFINITY, f64::INFINITY);
            ahead = point.0 - before.0;
        }
        let base = kept.last().copied().unwrap_or(before);
        if ahead > 0.0 {
            low = f64::max(low, (point.1 - TOLERANCE - base.1) / ahead);
            high = f64::min(high, (point.1 + TOLERANCE - base.1) / ahead);
        } else {
            // After a vertical step the next point is always kept.
            (low, high) = (f64::INFINITY, f64::NEG_INFINITY);
        }
        last = Some(*point);
    }
    if let Some(end) = last
        && kept.last() != Some(&end)
    {
        kept.push(end);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Returns the heights of a line at `x`; two at a vertical step.
    fn heights(line: &[Point], x: f64) -> Vec<f64> {
        line.windows(2)
            .filter(|pair| pair[0].0 <= x && x <= pair[1].0)
            .flat_map(|pair| match pair[1].0 - pair[0].0 {
                0.0 => vec![pair[0].1, pair[1].1],
                width => vec![pair[0].1 + (pair[1].1 - pair[0].1) * (x - pair[0].0) / width],
            })
            .collect()
    }

    proptest! {
        #[test]
        fn removed_points_lie_within_the_tolerance(
            steps in prop::collection::vec((prop_oneof![Just(0.0), 0.01..3.0_f64], -0.3..0.3_f64, any::<bool>()), 1..60),
        ) {
            let mut points = vec![(0.0, 0.0)];
            for (dx, dy, jump) in steps {
                let (x, y) = points[points.len() - 1];
                points.push((x + dx, y + if jump { dy * 40.0 } else { dy }));
            }
            let line = simplify(&points);
            prop_assert!(line.len() <= points.len());
            prop_assert_eq!(line.first(), points.first());
            prop_assert_eq!(line.last(), points.last());
            prop_assert!(line.iter().all(|point| points.contains(point)));
            for (x, y) in points {
                let near = heights(&line, x).into_iter().any(|h| (h - y).abs() <= TOLERANCE + 1e-9);
                prop_assert!(near, "({x}, {y}) in {line:?}");
            }
        }
    }

    #[test]
    fn a_straight_line_keeps_two_points() {
        let line: Vec<Point> = (0..100)
            .map(|i| (f64::from(i), f64::from(i) / 3.0))
            .collect();
        assert_eq!(simplify(&line).len(), 2);
        assert_eq!(simplify(&[]), []);
        assert_eq!(simplify(&[(1.0, 2.0)]), [(1.0, 2.0)]);
    }
}
