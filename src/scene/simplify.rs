//! A line without the points that lie on their neighbours' way.

use super::mark::Point;

/// Further off than this no point is left out, CSS pixels: an eighth of a device
/// pixel on the finest screens, and less than the eye can tell on any.
pub(super) const OFF: f64 = 0.1;

/// The line with fewer of its points. Those that are gone lie within [`OFF`] of
/// it, above or below. Points must be in order from left to right.
///
/// From each point that is kept, a fan is as wide as all points since allow: as
/// long as the next one is in it, those between can go.
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
        // Straight up or down is never in it.
        if !(slope >= low && slope <= high) {
            if before != from {
                kept.push(before);
            }
            (low, high) = (f64::NEG_INFINITY, f64::INFINITY);
            ahead = point.0 - before.0;
        }
        let base = kept.last().copied().unwrap_or(before);
        if ahead > 0.0 {
            low = f64::max(low, (point.1 - OFF - base.1) / ahead);
            high = f64::min(high, (point.1 + OFF - base.1) / ahead);
        } else {
            // From here everything is new.
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

    /// The heights of a line at a place; two where it goes straight up.
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
        fn no_point_is_far_off(
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
                let near = heights(&line, x).into_iter().any(|h| (h - y).abs() <= OFF + 1e-9);
                prop_assert!(near, "({x}, {y}) in {line:?}");
            }
        }
    }

    #[test]
    fn a_straight_line_is_two_points() {
        let line: Vec<Point> = (0..100)
            .map(|i| (f64::from(i), f64::from(i) / 3.0))
            .collect();
        assert_eq!(simplify(&line).len(), 2);
        assert_eq!(simplify(&[]), []);
        assert_eq!(simplify(&[(1.0, 2.0)]), [(1.0, 2.0)]);
    }
}
