//! Settings as the query of an address.

use super::{FIELDS, Settings, Value};
use crate::numbers::plain_number;

impl Settings {
    /// Returns the preset and the settings that are not left to it, as
    /// `preset=weekend&static-workers=9`. Names and values need no escapes:
    /// they are letters, digits, hyphens and points.
    pub fn to_query(&self) -> String {
        let mut query = String::from("preset=");
        query.push_str(self.preset.name());
        for field in FIELDS {
            let id = field.id;
            if self.is_default(id) {
                continue;
            }
            query.push('&');
            query.push_str(&field.attribute());
            query.push('=');
            match field.value_in_link(self) {
                Value::Number(number) => query.push_str(&plain_number(number)),
                Value::Text(text) => query.push_str(&text),
            }
        }
        query
    }
}
