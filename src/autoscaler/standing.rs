//! How well founded a statement about an autoscaler is.

/// Where a rule comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Provenance {
    /// Read in the autoscaler's own source code.
    Source,
    /// Written in the maker's documentation.
    Documented,
    /// Not documented, but seen in the alarms and logs of users, or in notes
    /// by third parties.
    Observed,
    /// Chosen by us, to make a simulation possible.
    OurChoice,
}

/// One statement about an autoscaler and how well founded it is, for the
/// reader who asks how true the figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentedRule {
    /// One sentence in plain English.
    pub text: &'static str,
    /// Where it comes from.
    pub standing: Provenance,
}

impl DocumentedRule {
    pub(crate) const fn source(text: &'static str) -> Self {
        Self::new(text, Provenance::Source)
    }

    pub(crate) const fn documented(text: &'static str) -> Self {
        Self::new(text, Provenance::Documented)
    }

    pub(crate) const fn observed(text: &'static str) -> Self {
        Self::new(text, Provenance::Observed)
    }

    pub(crate) const fn our_choice(text: &'static str) -> Self {
        Self::new(text, Provenance::OurChoice)
    }

    const fn new(text: &'static str, standing: Provenance) -> Self {
        Self { text, standing }
    }
}
