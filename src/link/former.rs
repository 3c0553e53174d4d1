//! Settings of former versions, so that their links keep working.

/// What became of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is called so now.
    Renamed(&'static str),
    /// It has no effect any more, and this value is what always holds.
    Always(&'static str),
}

/// The settings that versions with links have had.
const FORMER: [(&str, Fate); 2] = [
    // The load was counted in workers at the target utilisation, or at the planned one.
    ("demand", Fate::Always("capacity")),
    ("max-utilization", Fate::Renamed("planned-utilization")),
];

/// Returns what became of the setting with this name; `None` if there was none.
pub(super) fn fate(name: &str) -> Option<Fate> {
    let mut former = FORMER.iter();
    let (_, fate) = former.find(|(former, _)| *former == name)?;
    Some(*fate)
}
