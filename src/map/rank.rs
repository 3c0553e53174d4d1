//! Sorting of points and settings.

/// Returns the indexes of keys in rising order, of equal ones the first first.
///
/// The one sort of this module: each type that is sorted adds 4 kB to the download.
pub(super) fn ranked(keys: &[(f64, f64)]) -> Vec<usize> {
    let mut indexes: Vec<usize> = (0..keys.len()).collect();
    let key = |index: usize| keys.get(index).copied().unwrap_or_default();
    indexes.sort_by(|a, b| {
        let (a, b) = (key(*a), key(*b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    indexes
}
