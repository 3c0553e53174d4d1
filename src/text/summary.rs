//! The results as sentences, for screen readers.

use super::messages::Cursor;
use super::numbers::Numbers;
use super::{Words, policy_note, policy_title, service, three_numbers};
use crate::allocation::Policy;
use crate::settings::Settings;

/// Returns one sentence with the numbers of each policy.
pub fn summary(settings: &Settings, numbers: &Numbers, policies: &[Policy]) -> String {
    let words = numbers.words;
    let sentences = policies.iter().map(|policy| {
        let [hours, idle, _] = three_numbers(numbers, *policy);
        let service = service(numbers, *policy);
        let title = policy_title(words, *policy);
        let note = policy_note(words, settings, *policy);
        words.fill(
            Cursor::Summary,
            &[
                title,
                &note,
                &hours,
                &idle,
                &shortage(numbers, *policy),
                &service.delay,
                &service.restarts,
            ],
        )
    });
    join_sentences(words, sentences)
}

/// Returns a short sentence for each policy that has numbers: its cost, how often it is
/// short, and its worst delay.
pub fn announcement(numbers: &Numbers, policies: &[Policy]) -> String {
    let words = numbers.words;
    let known = policies
        .iter()
        .filter(|policy| numbers.report.of(**policy).is_some());
    let sentences = known.map(|policy| {
        words.fill(
            Cursor::Announcement,
            &[
                policy_title(words, *policy),
                &numbers.hours(*policy),
                &shortage(numbers, *policy),
                &service(numbers, *policy).delay,
            ],
        )
    });
    join_sentences(words, sentences)
}

/// Returns how often a fleet is short: "short for 12 % of the time", "never short".
pub(super) fn shortage(numbers: &Numbers, policy: Policy) -> String {
    let words = numbers.words;
    if numbers.of(policy).short_time_share == 0.0 {
        return words.get(Cursor::NeverShort).to_owned();
    }
    let share = numbers.share(policy, |report| report.short_time_share);
    words.fill(Cursor::ShortFor, &[&share])
}

fn join_sentences(words: &Words, sentences: impl Iterator<Item = String>) -> String {
    let sentences: Vec<String> = sentences.collect();
    sentences.join(words.between_sentences())
}
