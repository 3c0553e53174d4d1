//! Decides how the charts of a figure are arranged.

/// Beyond this span the steps of a fleet are dense, seconds.
pub(super) const DENSE_BEYOND_S: f64 = 2.0 * 86_400.0;

/// Returns whether so many charts of a span in seconds are rows of full width on one
/// time axis, and not columns.
pub fn is_in_rows(charts: usize, span_s: f64) -> bool {
    charts > 2 || (charts == 2 && span_s > DENSE_BEYOND_S)
}
