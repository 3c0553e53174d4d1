//! The provenance of the rules that the autoscalers follow.

/// Where a rule comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Provenance {
    /// The autoscaler's own source code.
    Source,
    /// The maker's documentation.
    Documented,
    /// Not documented, but seen in alarms and logs of users, or in notes by
    /// third parties.
    Observed,
    /// A choice of this project, because the simulation needs a rule.
    OurChoice,
}

/// One rule of an autoscaler and its provenance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentedRule {
    /// The rule, one sentence in plain English.
    pub text: &'static str,
    /// Where it comes from.
    pub provenance: Provenance,
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

    const fn new(text: &'static str, provenance: Provenance) -> Self {
        Self { text, provenance }
    }
}
