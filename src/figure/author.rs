//! The settings that the author of a page makes by attributes.

use crate::settings::{NamedValues, Patch, SettingId, Settings, SettingsError, read_valid};

/// The settings that the author made by attributes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Author {
    /// The settings whose values are allowed, preset included.
    pub(super) patch: Patch,
    /// An error for each other attribute.
    pub(super) refused: Vec<SettingsError>,
}

impl Author {
    pub(super) fn new(attributes: &NamedValues) -> Self {
        let (patch, refused) = read_valid(attributes);
        Self { patch, refused }
    }

    /// Returns the settings that the attributes lead to by themselves, and what
    /// is wrong with the attributes.
    pub(super) fn settings(&self) -> (Settings, Vec<SettingsError>) {
        let (settings, contradictions) = Settings::default().with_valid(&self.patch);
        (settings, [self.refused.clone(), contradictions].concat())
    }

    /// Returns the patch without the preset.
    pub(super) fn without_preset(&self) -> Patch {
        let mut patch = self.patch.clone();
        patch.retain(|(id, _)| *id != SettingId::Preset);
        patch
    }
}
