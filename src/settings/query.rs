//! Settings as the query of an address.

use super::{SettingId, Settings, Value};
use crate::numbers::plain_number;

impl Settings {
    /// Returns the preset and the settings that differ from the preset's own, as
    /// `preset=weekend&static-workers=9`. Names and values need no escaping:
    /// they are letters, digits, hyphens and points.
    pub fn to_query(&self) -> String {
        let original = Settings::preset(self.preset);
        let mut query = String::from("preset=");
        query.push_str(self.preset.name());
        for (id, value) in self.entries() {
            let field = id.field();
            if id == SettingId::Preset || (field.get)(self) == (field.get)(&original) {
                continue;
            }
            query.push('&');
            query.push_str(&field.attribute());
            query.push('=');
            match value {
                Value::Number(number) => query.push_str(&plain_number(number)),
                Value::Text(text) => query.push_str(&text),
            }
        }
        query
    }
}
