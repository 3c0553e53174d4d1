//! Two columns side by side.

use super::Steps;

/// Every stretch in which both columns are constant, as
/// `(begin_s, end_s, value of a, value of b)`, up to where the shorter ends.
pub fn overlay<'a>(a: &'a Steps, b: &'a Steps) -> impl Iterator<Item = (f64, f64, f64, f64)> + 'a {
    let (mut spans_a, mut spans_b) = (a.spans(), b.spans());
    let (mut at_a, mut at_b) = (spans_a.next(), spans_b.next());
    std::iter::from_fn(move || {
        let ((from_a, to_a, value_a), (from_b, to_b, value_b)) = (at_a?, at_b?);
        if to_a <= to_b {
            at_a = spans_a.next();
        }
        if to_b <= to_a {
            at_b = spans_b.next();
        }
        Some((from_a.max(from_b), to_a.min(to_b), value_a, value_b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_the_steps_of_both() {
        let (mut a, mut b) = (Steps::new(1.0, 10.0), Steps::new(5.0, 10.0));
        a.push(4.0, 2.0);
        b.push(4.0, 6.0);
        b.push(7.0, 7.0);
        let spans: Vec<_> = overlay(&a, &b).collect();
        assert_eq!(
            spans,
            [
                (0.0, 4.0, 1.0, 5.0),
                (4.0, 7.0, 2.0, 6.0),
                (7.0, 10.0, 2.0, 7.0)
            ]
        );
    }
}
