//! Gathers settings and remarks while a text is read.

use super::super::tree::{Content, Node, Place};
use super::{ManifestKind, Read, Reason, Remark};
use crate::decimal;
use crate::settings::{FlinkRelease, Kind, Patch, SettingId, Value, cut};

/// Further remarks are counted only.
const MOST_REMARKS: usize = 100;
/// Longer keys are cut, in characters.
const LONGEST_KEY: usize = 120;

pub(super) struct Reading {
    pub(super) release: FlinkRelease,
    kinds: Vec<ManifestKind>,
    patch: Patch,
    by_default: Patch,
    /// The settings whose values were refused.
    refused: Vec<SettingId>,
    remarks: Vec<Remark>,
    more_remarks: usize,
}

fn short_key(key: &str) -> String {
    let clean = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    key.chars().take(LONGEST_KEY).map(clean).collect()
}

impl Reading {
    pub(super) fn new(release: FlinkRelease) -> Self {
        Self {
            release,
            kinds: Vec::new(),
            patch: Patch::new(),
            by_default: Patch::new(),
            refused: Vec::new(),
            remarks: Vec::new(),
            more_remarks: 0,
        }
    }

    /// Returns what was read; `None` if there was nothing of a known kind.
    pub(super) fn finish(self) -> Option<Read> {
        (!self.kinds.is_empty()).then_some(Read {
            kinds: self.kinds,
            patch: self.patch,
            by_default: self.by_default,
            remarks: self.remarks,
            more_remarks: self.more_remarks,
        })
    }

    /// Notes that a document of this kind is read. Returns whether it is the first.
    pub(super) fn begin(&mut self, kind: ManifestKind, document: &Node) -> bool {
        let is_first = !self.kinds.contains(&kind);
        if is_first {
            self.kinds.push(kind);
        } else {
            self.remark(document, "", Reason::NotTheFirst);
        }
        is_first
    }

    pub(super) fn remark(&mut self, node: &Node, key: &str, reason: Reason) {
        let reason = match node.content {
            Content::Alias => Reason::Alias,
            _ => reason,
        };
        self.remark_at(node.at, key, node.in_short(), reason);
    }

    pub(super) fn remark_at(&mut self, at: Place, key: &str, value: &str, reason: Reason) {
        if self.remarks.len() >= MOST_REMARKS {
            self.more_remarks += 1;
            return;
        }
        self.remarks.push(Remark {
            line: at.line,
            column: at.column,
            key: short_key(key),
            value: cut(value),
            reason,
        });
    }

    /// Returns the number of a scalar, or makes a remark.
    pub(super) fn number(&mut self, node: &Node, key: &str) -> Option<f64> {
        let number = node.scalar().and_then(decimal::parse);
        if number.is_none() {
            self.remark(node, key, Reason::NotANumber);
        }
        number
    }

    /// Sets a setting to a number in its unit. Returns whether the setting takes it; if not,
    /// makes a remark.
    pub(super) fn set(&mut self, id: SettingId, value: f64, node: &Node, key: &str) -> bool {
        let field = id.field();
        let Kind::Number {
            min, max, whole, ..
        } = field.kind
        else {
            return false;
        };
        let reason = if !(min..=max).contains(&value) {
            Reason::OutOfRange(id)
        } else if whole && value.fract() != 0.0 {
            Reason::NotWhole
        } else {
            self.patch.push((id, Value::Number(value)));
            return true;
        };
        self.refused.push(id);
        self.remark(node, key, reason);
        false
    }

    /// Notes that the value of a setting was refused.
    pub(super) fn refuse(&mut self, id: SettingId) {
        self.refused.push(id);
    }

    /// Returns whether a value of a setting was refused.
    pub(super) fn is_refused(&self, id: SettingId) -> bool {
        self.refused.contains(&id)
    }

    /// Sets a setting to a number as it stands.
    pub(super) fn set_number(&mut self, id: SettingId, node: &Node, key: &str) {
        match self.number(node, key) {
            Some(number) => {
                self.set(id, number, node, key);
            }
            None => self.refused.push(id),
        }
    }

    /// Sets a setting to one of its names.
    pub(super) fn choose(&mut self, id: SettingId, name: &str) {
        self.patch.push((id, Value::Text(name.to_owned())));
    }

    /// Sets a setting that the text does not name to its default elsewhere. One whose value
    /// was refused stays as it is.
    pub(super) fn leave(&mut self, id: SettingId, value: Value) {
        let is_named = self.patch.iter().any(|(set, _)| *set == id) || self.is_refused(id);
        if !is_named {
            self.by_default.push((id, value));
        }
    }

    /// Returns the entries of a map; none and a remark if it is none. Tells keys that repeat.
    pub(super) fn entries<'a>(&mut self, node: &'a Node, key: &str) -> Vec<(&'a str, &'a Node)> {
        let entries = match &node.content {
            Content::Map(entries) => entries,
            Content::Null => return Vec::new(),
            _ => {
                self.remark(node, key, Reason::NotAMap);
                return Vec::new();
            }
        };
        let mut last = std::collections::BTreeMap::new();
        for (index, (name, _)) in entries.iter().enumerate() {
            last.insert(name.as_str(), index);
        }
        let mut found = Vec::new();
        for (index, (name, value)) in entries.iter().enumerate() {
            if last.get(name.as_str()) == Some(&index) {
                found.push((name.as_str(), value));
            } else {
                self.remark(value, &join(key, name), Reason::Repeated);
            }
        }
        found
    }

    /// Returns the items of a list; none and a remark if it is none.
    pub(super) fn items<'a>(&mut self, node: &'a Node, key: &str) -> &'a [Node] {
        match &node.content {
            Content::List(items) => items,
            Content::Null => &[],
            _ => {
                self.remark(node, key, Reason::NotAList);
                &[]
            }
        }
    }
}

/// Returns the path of a key within another one.
pub(super) fn join(outer: &str, key: &str) -> String {
    if outer.is_empty() {
        key.to_owned()
    } else {
        [outer, ".", key].concat()
    }
}
