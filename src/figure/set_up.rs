//! What a preset changes: the whole set-up, or only the shape of the load once the
//! reader has a set-up of their own.

use super::{Action, Figure};
use crate::settings::{Acts, Condition, Patch, Preset, SettingId, Settings, Value};

/// Whose settings they are, those of the load's shape aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum SetUp {
    /// Those of the preset and the author.
    #[default]
    OfPreset,
    /// The reader has changed some.
    OfReader,
    /// The reader's, which the preset that was chosen last has left as they were.
    Kept,
}

/// The settings with which the reader bends the load; another preset has none.
const RESHAPING: [SettingId; 4] = [
    SettingId::PeakShift,
    SettingId::PeakWidth,
    SettingId::Trough,
    SettingId::DrawnLoad,
];

/// The other settings of the load's shape; a preset sets those that the reader has not.
const SHAPE: [SettingId; 6] = [
    SettingId::NightShare,
    SettingId::WeekendShare,
    SettingId::HolidayShare,
    SettingId::UsualShare,
    SettingId::Growth,
    SettingId::Noise,
];

impl Action {
    /// Returns the choice of a preset for an edit that is just that.
    pub fn or_choice(self) -> Self {
        if let Self::Edit { patch, .. } = &self
            && let [(SettingId::Preset, Value::Text(name))] = &patch[..]
            && let Some(preset) = Preset::ALL.iter().find(|preset| preset.name() == name)
        {
            return Self::Choose(*preset);
        }
        self
    }
}

impl Figure {
    /// Returns the settings after the reader chose a preset: its own, or the reader's
    /// with the load of the preset.
    pub(super) fn with_preset(&self, preset: Preset) -> Settings {
        let own = self.untouched(preset);
        if self.set_up == SetUp::OfPreset {
            return own;
        }
        let kept: Patch = self
            .settings
            .entries()
            .filter(|(id, _)| self.keeps(*id))
            .collect();
        own.with_valid(&kept).0
    }

    /// Returns whether another preset leaves a setting as the reader has it.
    fn keeps(&self, id: SettingId) -> bool {
        let is_shape = id == SettingId::Preset || RESHAPING.contains(&id);
        !is_shape && (!SHAPE.contains(&id) || self.is_changed(id.field()))
    }

    /// Returns whose settings they are after an action that leads to `settings`.
    pub(super) fn set_up_after(&self, action: &Action, settings: &Settings) -> SetUp {
        let of_reader = match action {
            Action::Choose(_) if self.set_up != SetUp::OfPreset => SetUp::Kept,
            Action::Choose(_) | Action::TakeSetUp | Action::ResetAll | Action::Reset => {
                SetUp::OfPreset
            }
            // Whoever passed them on has set them up.
            Action::Adopt(_) => SetUp::OfReader,
            // Another preset of the page replaces all settings.
            Action::Attributes { .. } | Action::Patch(_)
                if !settings.has_load_of(&self.settings) =>
            {
                SetUp::OfPreset
            }
            Action::Set { .. } | Action::Edit { .. } | Action::ResetFields(_) | Action::Pins(_)
                if self.set_up == SetUp::OfPreset && *settings != self.settings =>
            {
                SetUp::OfReader
            }
            _ => self.set_up,
        };
        // A bent load alone is no set-up: the next preset has its own.
        let mut bent_alone = if settings.has_load_of(&self.baseline) {
            self.baseline.clone()
        } else {
            self.untouched_like(settings)
        };
        bent_alone.peak_shift_pct = settings.peak_shift_pct;
        bent_alone.peak_width_pct = settings.peak_width_pct;
        bent_alone.trough_pct = settings.trough_pct;
        bent_alone.drawn_load = settings.drawn_load;
        if *settings == bent_alone {
            SetUp::OfPreset
        } else {
            of_reader
        }
    }

    /// Returns whether the chosen preset has a set-up of its own that the reader may
    /// take: it has left the reader's as it was.
    pub fn offers_set_up(&self) -> bool {
        self.set_up == SetUp::Kept
    }

    /// Returns whether a change of a setting can change a result of the figure.
    pub fn acts(&self, id: SettingId) -> Acts {
        match id.acts(&self.settings) {
            Acts::Only(Condition::Kill) if self.own_cluster.has_kill() => Acts::Now,
            acts => acts,
        }
    }
}
