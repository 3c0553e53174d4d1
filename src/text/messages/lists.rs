//! The messages of a language in a row, as the build writes them into files for the browser.
//! A subject stands here after the one that its declaration names.

use super::basic::Basic;
use super::{
    Advice, CloseUpText, Compare, Cursor, Decided, Doing, FitText, Happened, HpaText, JobText, Key,
    Language, LoadText, LogText, ManifestText, MapText, MessageId, Panel, PlanText, Score,
    SettingAbout, SettingName, Share, Sketch, UncheckedText, built_in,
};

/// Returns the messages of a language that only the third file has, which follow the others.
pub(in crate::text) fn further_list(language: Language) -> Vec<&'static str> {
    concat(&further_subjects(language))
}

/// Returns the messages of a language that the first two files of the download have.
pub(in crate::text) fn list(language: Language) -> Vec<&'static str> {
    concat(&subjects(language))
}

/// A subject in a language: the index of its first message in the list of all, and its
/// messages.
type Subject = (usize, &'static [&'static str]);

fn subject<T: MessageId>(language: Language) -> Subject {
    (T::BEGIN, built_in::<T>(language))
}

/// Returns the subjects of the first two files in the order of their messages.
fn subjects(language: Language) -> [Subject; 15] {
    [
        subject::<Key>(language),
        subject::<Basic>(language),
        subject::<SettingName>(language),
        subject::<SettingAbout>(language),
        subject::<Panel>(language),
        subject::<Decided>(language),
        subject::<Doing>(language),
        subject::<Happened>(language),
        subject::<Cursor>(language),
        subject::<Advice>(language),
        subject::<Score>(language),
        subject::<CloseUpText>(language),
        subject::<Sketch>(language),
        subject::<HpaText>(language),
        subject::<PlanText>(language),
    ]
}

/// Returns the subjects of the third file in the order of their messages.
fn further_subjects(language: Language) -> [Subject; 9] {
    [
        subject::<LoadText>(language),
        subject::<ManifestText>(language),
        subject::<JobText>(language),
        subject::<FitText>(language),
        subject::<Compare>(language),
        subject::<Share>(language),
        subject::<UncheckedText>(language),
        subject::<LogText>(language),
        subject::<MapText>(language),
    ]
}

/// Returns the messages of subjects, in order.
fn concat(subjects: &[Subject]) -> Vec<&'static str> {
    let messages = subjects.iter().flat_map(|(_, messages)| *messages);
    messages.copied().collect()
}

#[cfg(test)]
mod tests {
    use super::super::COUNT;
    use super::*;

    #[test]
    fn each_subject_begins_where_the_one_before_it_ends() {
        for language in [Language::English, Language::German, Language::Chinese] {
            let subjects = subjects(language);
            let mut end = 0;
            for (begin, messages) in subjects.iter().chain(&further_subjects(language)) {
                assert_eq!(*begin, end, "{:?}", messages.first());
                end += messages.len();
            }
            assert_eq!(list(language).len(), COUNT);
        }
    }
}
