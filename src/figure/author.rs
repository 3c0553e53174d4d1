//! The settings that the author of a page makes by attributes.

use std::rc::Rc;

use crate::own_load::OwnLoad;
use crate::settings::{NamedValues, Patch, SettingId, Settings, SettingsError, read_valid};

/// The settings that the author made by attributes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Author {
    /// The settings whose values are allowed, preset included.
    pub(super) patch: Patch,
    /// An error for each other attribute.
    pub(super) refused: Vec<SettingsError>,
    /// The load that the author gives in place of that of the preset.
    pub(super) own_load: Option<Rc<OwnLoad>>,
}

impl Author {
    pub(super) fn new(attributes: &NamedValues) -> Self {
        let (patch, refused) = read_valid(attributes);
        Self {
            patch,
            refused,
            own_load: None,
        }
    }

    /// Returns the settings that the attributes and the load lead to by themselves, and
    /// what is wrong with the attributes.
    pub(super) fn settings(&self) -> (Settings, Vec<SettingsError>) {
        let (mut settings, contradictions) = Settings::default().with_valid(&self.patch);
        if let Some(load) = &self.own_load {
            settings = self.with_load(&settings, load);
        }
        (settings, [self.refused.clone(), contradictions].concat())
    }

    /// Returns the patch without the preset.
    pub(super) fn without_preset(&self) -> Patch {
        let mut patch = self.patch.clone();
        patch.retain(|(id, _)| *id != SettingId::Preset);
        patch
    }
}
