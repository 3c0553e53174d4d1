//! Values of which the figure has one that is shared, and one for each of several settings
//! that need another: of each direction a tolerance, of each policy a period.

use super::super::tree::Node;
use super::reading::Reading;
use crate::settings::{SettingId, Value};

/// A value of one of the settings.
pub(super) struct Found<'a> {
    pub(super) id: SettingId,
    pub(super) value: f64,
    /// Where it stands and its key; `None` if Kubernetes fills it in.
    pub(super) given: Option<(&'a Node, String)>,
}

/// The values that were found.
pub(super) struct Shared<'a> {
    /// The setting that the others are left to by default.
    shared: SettingId,
    own: Vec<SettingId>,
    /// The value that Kubernetes fills in.
    default: f64,
    pub(super) found: Vec<Found<'a>>,
}

impl<'a> Shared<'a> {
    pub(super) fn new(
        shared: SettingId,
        own: impl Iterator<Item = SettingId>,
        default: f64,
    ) -> Self {
        Self {
            shared,
            own: own.collect(),
            default,
            found: Vec::new(),
        }
    }

    /// Notes that Kubernetes fills in the value of a setting.
    pub(super) fn fill_in(&mut self, id: SettingId) {
        self.found.push(Found {
            id,
            value: self.default,
            given: None,
        });
    }

    /// Sets the shared setting if all values are the same, and otherwise each on its own.
    pub(super) fn set(&self, reading: &mut Reading) {
        let is_refused = self.own.iter().any(|id| reading.is_refused(*id));
        let first = self.found.first().map(|found| found.value);
        let is_same = self.found.iter().all(|found| Some(found.value) == first);
        if is_refused {
            // One that was refused stays as it is, which may be the shared one.
            reading.refuse(self.shared);
        }
        let is_shared = is_same && !is_refused;
        if is_shared {
            self.set_shared(reading);
        } else {
            self.set_each(reading);
        }
        reading.leave(self.shared, Value::Number(self.default));
        let is_set = |id: &SettingId| self.found.iter().any(|found| found.id == *id);
        for id in self.own.iter().filter(|id| is_shared || !is_set(id)) {
            reading.leave(*id, Value::Text("default".to_owned()));
        }
    }

    fn set_shared(&self, reading: &mut Reading) {
        let mut all = self.found.iter();
        let Some((found, (node, key))) = all.find_map(|found| Some((found, found.given.as_ref()?)))
        else {
            return;
        };
        if !reading.set(self.shared, found.value, node, key) {
            self.own.iter().for_each(|id| reading.refuse(*id));
        }
    }

    fn set_each(&self, reading: &mut Reading) {
        for found in &self.found {
            match &found.given {
                Some((node, key)) => {
                    reading.set(found.id, found.value, node, key);
                }
                None => reading.leave(found.id, Value::Number(found.value)),
            }
        }
    }
}
