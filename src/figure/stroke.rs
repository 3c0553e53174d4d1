//! A stroke of a pointer over a chart, as values in columns of equal width.

/// A point of a stroke: its place in the span, 0 to 1, and its value.
pub type StrokePoint = (f64, f64);

/// Returns the columns, of `count`, that a straight piece of a stroke passes, each
/// with the value at its middle. The first piece of a stroke is its first point.
///
/// The column where the piece ends has the value of its end; the one where it begins
/// has its value from the piece before.
pub(super) fn columns(
    from: Option<StrokePoint>,
    to: StrokePoint,
    count: usize,
) -> impl Iterator<Item = (usize, f64)> {
    let from = from.unwrap_or(to);
    let is_finite = [from.0, from.1, to.0, to.1].iter().all(|v| v.is_finite());
    let column = |place: f64| {
        // `as` saturates.
        let index = (place * count as f64).floor() as usize;
        index.min(count.saturating_sub(1))
    };
    let (first, last) = (column(from.0), column(to.0));
    let all = if is_finite && count > 0 {
        first.min(last)..first.max(last) + 1
    } else {
        0..0
    };
    all.filter(move |index| *index != first || first == last)
        .map(move |index| {
            let middle = (index as f64 + 0.5) / count as f64;
            let part = (middle - from.0) / (to.0 - from.0);
            let value = if index == last {
                to.1
            } else {
                from.1 + (to.1 - from.1) * part.clamp(0.0, 1.0)
            };
            (index, value)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(from: Option<StrokePoint>, to: StrokePoint) -> Vec<(usize, f64)> {
        columns(from, to, 10).collect()
    }

    #[test]
    fn a_piece_passes_every_column_between_its_ends() {
        assert_eq!(of(None, (0.31, 4.0)), [(3, 4.0)]);
        assert_eq!(of(Some((0.31, 4.0)), (0.38, 5.0)), [(3, 5.0)]);
        let right = of(Some((0.05, 0.0)), (0.45, 4.0));
        assert_eq!(right.iter().map(|c| c.0).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert!(
            right
                .iter()
                .all(|(index, value)| (value - *index as f64).abs() < 1e-9)
        );
        let left = of(Some((0.45, 4.0)), (0.05, 0.0));
        assert_eq!(left.iter().map(|c| c.0).collect::<Vec<_>>(), [0, 1, 2, 3]);
    }

    proptest! {
        #[test]
        fn any_stroke_stays_within_its_ends(
            from in prop::option::of((-2.0..3.0_f64, -9.0..9.0_f64)),
            to in (-2.0..3.0_f64, -9.0..9.0_f64),
            count in 1_usize..100,
        ) {
            let (low, high) = from.map_or((to.1, to.1), |from| (from.1.min(to.1), from.1.max(to.1)));
            let mut found = 0;
            for (index, value) in columns(from, to, count) {
                prop_assert!(index < count);
                prop_assert!(value >= low - 1e-9 && value <= high + 1e-9);
                found += 1;
            }
            prop_assert!(found >= 1);
        }

        #[test]
        fn what_is_not_finite_draws_nothing(
            a in prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY]),
            b: f64,
            count in 0_usize..100,
        ) {
            prop_assert_eq!(columns(None, (a, b), count).count(), 0);
            prop_assert_eq!(columns(Some((b, a)), (0.5, 1.0), count).count(), 0);
            prop_assert_eq!(columns(Some((0.0, 1.0)), (0.5, 1.0), 0).count(), 0);
        }
    }
}
