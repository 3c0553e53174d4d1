//! A load that is drawn over the shape of the preset.

mod text;

pub(super) use text::DrawnLoadError;

/// The most columns that a load is drawn in.
pub const DRAWN_COLUMNS: usize = 96;
/// The highest load that can be drawn, in tenths of a percent of the peak load.
const HIGHEST: u16 = 10_000;
/// A column that is not drawn.
const OPEN: u16 = u16::MAX;

/// A load over time in columns of equal width, each drawn or left open: where it is
/// open, the load is that of the preset.
///
/// As text it lists the columns in percent of the peak load, with `x` for an open
/// one and `x12` for twelve of them: `x40-20-35.5-x54`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnLoad {
    /// In tenths of a percent of the peak load. Unused columns are open.
    tenths: [u16; DRAWN_COLUMNS],
    /// The number of columns; 0 if nothing is drawn.
    columns: u8,
}

impl Default for DrawnLoad {
    fn default() -> Self {
        Self {
            tenths: [OPEN; DRAWN_COLUMNS],
            columns: 0,
        }
    }
}

impl DrawnLoad {
    /// Returns whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.columns == 0
    }

    /// Returns the columns, each as a share of the peak load, or `None` if it is open.
    pub fn columns(&self) -> impl Iterator<Item = Option<f64>> + '_ {
        let columns = self.tenths.iter().take(usize::from(self.columns));
        columns.map(|tenths| share(*tenths))
    }

    /// Returns the highest column as a share of the peak load; 0 if nothing is drawn.
    pub fn highest(&self) -> f64 {
        self.columns().flatten().fold(0.0, f64::max)
    }

    /// Returns whether every column is drawn.
    pub fn is_complete(&self) -> bool {
        !self.is_empty() && self.columns().all(|column| column.is_some())
    }

    /// Returns the load at a place in the span, from 0 to 1, as a share of the peak
    /// load: linear between the middles of drawn columns, and level in the outer
    /// halves of others. `None` where it is open.
    pub fn share_at(&self, place: f64) -> Option<f64> {
        let last = usize::from(self.columns).checked_sub(1)?;
        let position = place.max(0.0) * f64::from(self.columns);
        // `as` saturates.
        let column = (position as usize).min(last);
        let own = self.column(column)?;
        let from_middle = (position - column as f64 - 0.5).clamp(-0.5, 0.5);
        let beside = if from_middle < 0.0 {
            column.checked_sub(1)
        } else {
            Some(column + 1)
        };
        let beside = beside.and_then(|index| self.column(index)).unwrap_or(own);
        Some(own + (beside - own) * from_middle.abs())
    }

    /// Returns this load in as many columns as a reader draws in, each with the value
    /// at its middle.
    pub fn in_all_columns(&self) -> Self {
        if usize::from(self.columns) == DRAWN_COLUMNS {
            return *self;
        }
        let mut next = Self::default();
        for column in 0..DRAWN_COLUMNS {
            next.put(column, self.share_at(middle(column)));
        }
        next.columns = DRAWN_COLUMNS as u8;
        next
    }

    /// Sets a column, by its index, to a share of the peak load as far as its range
    /// goes, or opens it.
    pub fn put(&mut self, column: usize, share: Option<f64>) {
        if let Some(slot) = self.tenths.get_mut(column) {
            // `as` saturates and maps NaN to 0.
            *slot = share.map_or(OPEN, |share| ((share * 1e3).round() as u16).min(HIGHEST));
        }
    }

    fn column(&self, index: usize) -> Option<f64> {
        self.tenths.get(index).copied().and_then(share)
    }

    /// Returns a number that differs between different loads, but for chance.
    pub(super) fn fingerprint(&self) -> f64 {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for tenths in self.tenths.iter().take(usize::from(self.columns)) {
            hash = (hash ^ u64::from(*tenths)).wrapping_mul(0x0100_0000_01b3);
        }
        // 52 bits fit into the number.
        (hash >> 12) as f64
    }
}

/// Returns the place of the middle of a column among those that a reader draws in,
/// from 0 to 1.
pub fn middle(column: usize) -> f64 {
    (column as f64 + 0.5) / DRAWN_COLUMNS as f64
}

fn share(tenths: u16) -> Option<f64> {
    (tenths != OPEN).then(|| f64::from(tenths) / 1e3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(super) fn any_load() -> impl Strategy<Value = DrawnLoad> {
        let column = prop::option::of(0..=HIGHEST);
        prop::collection::vec(column, 1..=DRAWN_COLUMNS).prop_map(|columns| {
            let mut load = DrawnLoad::default();
            for (index, tenths) in columns.iter().enumerate() {
                load.tenths[index] = tenths.unwrap_or(OPEN);
            }
            if columns.iter().any(Option::is_some) {
                load.columns = columns.len() as u8;
            }
            load
        })
    }

    #[test]
    fn the_load_is_linear_between_middles_and_level_at_the_ends() {
        let load = DrawnLoad::parse("20 60 x 40").unwrap();
        for (place, share) in [
            (0.0, Some(0.2)),
            (0.125, Some(0.2)),
            (0.25, Some(0.4)),
            (0.3125, Some(0.5)),
            (0.49, Some(0.6)),
            (0.5, None),
            (0.74, None),
            (0.75, Some(0.4)),
            (1.0, Some(0.4)),
            (7.0, Some(0.4)),
            (f64::NAN, Some(0.2)),
        ] {
            let found = load.share_at(place);
            let near = match (found, share) {
                (Some(a), Some(b)) => (a - b).abs() < 1e-9,
                (a, b) => a == b,
            };
            assert!(near, "{place}: {found:?}, not {share:?}");
        }
        assert_eq!(DrawnLoad::default().share_at(0.5), None);
    }

    proptest! {
        #[test]
        fn in_all_columns_the_middles_have_the_same_load(load in any_load()) {
            let all = load.in_all_columns();
            for column in 0..DRAWN_COLUMNS {
                let (a, b) = (load.share_at(middle(column)), all.column(column));
                prop_assert_eq!(a.is_some(), b.is_some());
                prop_assert!((a.unwrap_or(0.0) - b.unwrap_or(0.0)).abs() <= 0.000_501);
            }
            prop_assert_eq!(all.in_all_columns(), all);
        }

        #[test]
        fn different_loads_have_different_fingerprints(a in any_load(), b in any_load()) {
            prop_assert_eq!(a == b, a.fingerprint() == b.fingerprint());
        }
    }
}
