//! Fits a straight line by least squares.

/// A straight line through points, and how closely they lie along it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Regression {
    pub(super) slope: f64,
    pub(super) intercept: f64,
    /// The share of the variance of y that the line explains.
    pub(super) r_squared: f64,
    /// The standard error of the slope.
    pub(super) slope_error: f64,
    /// The mean absolute distance of the points from the line.
    pub(super) mean_distance: f64,
    /// The mean of y.
    pub(super) y_mean: f64,
}

/// Means of points, and the sums of squares around them.
struct Moments {
    count: f64,
    x_mean: f64,
    y_mean: f64,
    xx: f64,
    yy: f64,
    xy: f64,
}

impl Moments {
    /// Takes the means first: sums of squares of large numbers would lose the small
    /// differences between them.
    fn of(points: &[(f64, f64)]) -> Self {
        let count = points.len() as f64;
        let x_mean = points.iter().map(|(x, _)| x).sum::<f64>() / count;
        let y_mean = points.iter().map(|(_, y)| y).sum::<f64>() / count;
        let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
        for (x, y) in points {
            let (x, y) = (x - x_mean, y - y_mean);
            xx += x * x;
            yy += y * y;
            xy += x * y;
        }
        Self {
            count,
            x_mean,
            y_mean,
            xx,
            yy,
            xy,
        }
    }
}

/// Returns the standard deviation of x, which is not negative, as a share of its mean; 0 if
/// all are 0.
pub(super) fn variation(points: &[(f64, f64)]) -> f64 {
    let moments = Moments::of(points);
    if moments.x_mean > 0.0 {
        (moments.xx / moments.count).sqrt() / moments.x_mean
    } else {
        0.0
    }
}

/// Returns the line with the least squares of the distances in y, and an intercept of at
/// least 0. `None` for less than three points, and if all have the same x.
pub(super) fn line(points: &[(f64, f64)]) -> Option<Regression> {
    let moments = Moments::of(points);
    if points.len() < 3 || !(moments.xx > 0.0 && moments.xx.is_finite()) {
        return None;
    }
    let slope = moments.xy / moments.xx;
    let intercept = moments.y_mean - slope * moments.x_mean;
    if intercept >= 0.0 {
        return Some(along(points, &moments, slope, intercept, moments.xx, 2.0));
    }
    // With the intercept held at 0 the best line passes through the origin.
    let xx: f64 = points.iter().map(|(x, _)| x * x).sum();
    let xy: f64 = points.iter().map(|(x, y)| x * y).sum();
    Some(along(points, &moments, xy / xx, 0.0, xx, 1.0))
}

fn along(
    points: &[(f64, f64)],
    moments: &Moments,
    slope: f64,
    intercept: f64,
    xx: f64,
    parameters: f64,
) -> Regression {
    let distances = || points.iter().map(|(x, y)| y - intercept - slope * x);
    let squares: f64 = distances().map(|distance| distance * distance).sum();
    let absolute: f64 = distances().map(f64::abs).sum();
    Regression {
        slope,
        intercept,
        r_squared: if moments.yy > 0.0 {
            1.0 - squares / moments.yy
        } else {
            0.0
        },
        slope_error: (squares / (moments.count - parameters) / xx).sqrt(),
        mean_distance: absolute / moments.count,
        y_mean: moments.y_mean,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_line_of_a_worked_example_is_found() {
        // By hand: means 2.5 and 6, xx = 5, xy = 9, yy = 18; distances 0.7, −1.1, 0.1, 0.3.
        let points = [(1.0, 4.0), (2.0, 4.0), (3.0, 7.0), (4.0, 9.0)];
        let line = line(&points).unwrap();
        assert!((line.slope - 1.8).abs() < 1e-12, "{line:?}");
        assert!((line.intercept - 1.5).abs() < 1e-12, "{line:?}");
        assert!((line.r_squared - 0.9).abs() < 1e-12, "{line:?}");
        assert!((line.mean_distance - 0.55).abs() < 1e-12, "{line:?}");
        assert!(
            (line.slope_error - 0.18_f64.sqrt()).abs() < 1e-12,
            "{line:?}"
        );
        assert_eq!(variation(&[(0.0, 1.0), (0.0, 2.0)]), 0.0);
        assert!((variation(&points) - 1.25_f64.sqrt() / 2.5).abs() < 1e-12);
    }

    #[test]
    fn points_without_a_line_have_none() {
        assert_eq!(line(&[]), None);
        assert_eq!(line(&[(1.0, 1.0), (2.0, 2.0)]), None);
        assert_eq!(line(&[(3.0, 1.0), (3.0, 2.0), (3.0, 4.0)]), None);
    }

    proptest! {
        #[test]
        fn no_other_line_is_closer(
            points in prop::collection::vec((0.0..1e6_f64, 0.0..1e4_f64), 3..40),
            slope in -0.1..0.1_f64,
            rise in -100.0..100.0_f64,
        ) {
            let Some(best) = line(&points) else { return Ok(()) };
            let squares = |slope: f64, intercept: f64| -> f64 {
                points.iter().map(|(x, y)| (y - intercept - slope * x).powi(2)).sum()
            };
            let other = squares(best.slope + slope, (best.intercept + rise).max(0.0));
            let found = squares(best.slope, best.intercept);
            prop_assert!(best.intercept >= 0.0);
            prop_assert!(found <= other * (1.0 + 1e-9) + 1e-6, "{found} for {other}");
        }

        #[test]
        fn an_offset_of_x_changes_no_slope(
            points in prop::collection::vec((0.0..1e3_f64, 5e3..1e4_f64), 5..40),
        ) {
            let moved: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x + 1e9, *y)).collect();
            let (one, other) = (Moments::of(&points), Moments::of(&moved));
            prop_assume!(one.xx > 1.0);
            let error = (one.xy / one.xx - other.xy / other.xx).abs();
            prop_assert!(error <= 1e-3, "{error}");
        }
    }
}
