//! The texts of the strip below a chart.

use super::{Key, Words, count};
use crate::scene::Fleet;

/// The texts of the strip below a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FleetText {
    /// The TaskManagers that have no box, such as "+31"; empty if all have one.
    pub more: String,
    /// The TaskManagers that do not process, such as "2 starting · ".
    pub states: String,
    /// The records that wait, such as "1,200 records behind".
    pub behind: String,
}

/// Returns the texts of a fleet of which `boxes` TaskManagers are drawn.
pub fn fleet_text(words: &Words, fleet: &Fleet, boxes: usize) -> FleetText {
    let mut text = FleetText {
        behind: words.fill(Key::Behind, &[&count(words, fleet.lag)]),
        ..FleetText::default()
    };
    let more = fleet.count().saturating_sub(boxes);
    if more > 0 {
        text.more = ["+", &count(words, more as f64)].concat();
    }
    for (key, number) in [
        (Key::BoxWaiting, fleet.waiting),
        (Key::BoxStarting, fleet.starting),
        (Key::BoxSilent, fleet.silent),
    ] {
        if number > 0 {
            text.states
                .push_str(&[&number.to_string(), " ", words.get(key), " · "].concat());
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn task_managers_without_a_box_are_counted() {
        let fleet = Fleet {
            busy: 30,
            starting: 10,
            lag: 1_200.0,
            ..Fleet::default()
        };
        let text = fleet_text(&Words::english(), &fleet, 16);
        assert_eq!(text.more, "+24");
        assert_eq!(text.states, "10 starting · ");
        assert_eq!(text.behind, "1,200 records behind");
        assert_eq!(fleet_text(&Words::english(), &fleet, 40).more, "");
    }
}
