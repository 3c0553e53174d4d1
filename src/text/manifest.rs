//! Names manifests, and says what was taken of one.

use super::messages::ManifestText as Text;
use super::{Words, plain_number, range, setting_name};
use crate::manifest::{ManifestKind, Read, ReadError, Reason, Remark};
use crate::settings::{SettingId, Settings};

/// Names a kind of manifest.
pub fn manifest_name(words: &Words, kind: ManifestKind) -> &str {
    words.get(match kind {
        ManifestKind::Hpa => Text::Hpa,
        ManifestKind::Flink => Text::Flink,
        ManifestKind::CloudFormation => Text::CloudFormation,
        ManifestKind::Google => Text::Google,
        ManifestKind::Deployment => Text::Deployment,
        ManifestKind::Keda => Text::Keda,
        ManifestKind::FlinkDeployment => Text::FlinkDeployment,
    })
}

/// Says what was taken of a manifest: a sentence each. The settings were those of `before`,
/// and are those of `after`.
pub fn manifest_notes(
    words: &Words,
    read: &Read,
    before: &Settings,
    after: &Settings,
) -> Vec<String> {
    let kinds: Vec<&str> = read
        .kinds
        .iter()
        .map(|kind| manifest_name(words, *kind))
        .collect();
    let mut sentences = vec![words.fill(Text::Taken, &[&kinds.join(", ")])];
    sentences.push(changed(words, before, after));
    sentences.extend(read.remarks.iter().map(|one| remark(words, one)));
    if read.more_remarks > 0 {
        let more = plain_number(read.more_remarks as f64);
        sentences.push(words.fill(Text::MoreRemarks, &[&more]));
    }
    sentences
}

/// Names the settings that changed.
pub fn changed(words: &Words, before: &Settings, after: &Settings) -> String {
    let value = |settings: &Settings, id: SettingId| (id.field().get)(settings);
    let names: Vec<&str> = crate::settings::FIELDS
        .iter()
        .filter(|field| value(before, field.id) != value(after, field.id))
        .map(|field| setting_name(words, field))
        .collect();
    if names.is_empty() {
        return words.get(Text::NothingChanged).to_owned();
    }
    words.fill(Text::TakenSettings, &[&names.join(", ")])
}

fn remark(words: &Words, remark: &Remark) -> String {
    let value = if remark.value.is_empty() {
        remark.key.clone()
    } else {
        [&remark.key, ": ", &remark.value].concat()
    };
    let line = plain_number(remark.line as f64);
    words.fill(
        Text::Remark,
        &[&line, &value, &reason(words, remark.reason)],
    )
}

fn reason(words: &Words, reason: Reason) -> String {
    let (text, value) = match reason {
        Reason::OutOfRange(id) => (Text::OutOfRange, range(words, id.field())),
        Reason::NotADuration(release) => (Text::NotADuration, release_name(release)),
        Reason::NotInRelease(release) => (Text::NotInRelease, release_name(release)),
        Reason::Unknown => (Text::Unknown, String::new()),
        Reason::UnknownDocument => (Text::UnknownDocument, String::new()),
        Reason::NotTheFirst => (Text::NotTheFirst, String::new()),
        Reason::NotWhole => (Text::NotWhole, String::new()),
        Reason::NotANumber => (Text::NotANumber, String::new()),
        Reason::NotAQuantity => (Text::NotAQuantity, String::new()),
        Reason::NotAMap => (Text::NotAMap, String::new()),
        Reason::NotAList => (Text::NotAList, String::new()),
        Reason::Alias => (Text::Alias, String::new()),
        Reason::Repeated => (Text::Repeated, String::new()),
        Reason::OldVersion => (Text::OldVersion, String::new()),
        Reason::OtherMetric => (Text::OtherMetric, String::new()),
        Reason::SelectPolicy => (Text::SelectPolicy, String::new()),
        Reason::FurtherPolicy => (Text::FurtherPolicy, String::new()),
        Reason::WithoutDelay => (Text::WithoutDelay, String::new()),
        Reason::NotReactive => (Text::NotReactive, String::new()),
        Reason::OtherStrategy => (Text::OtherStrategy, String::new()),
        Reason::OfOtherStrategy => (Text::OfOtherStrategy, String::new()),
        Reason::Ignored(release) => (Text::Ignored, release_name(release)),
        Reason::LeftToFlink => (Text::LeftToFlink, String::new()),
        Reason::WithoutAmount => (Text::WithoutAmount, String::new()),
    };
    words.fill(text, &[&value])
}

fn release_name(release: crate::settings::FlinkRelease) -> String {
    release.name().to_owned()
}

/// Says why a text gives no settings.
pub fn manifest_error(words: &Words, error: &ReadError) -> String {
    let place = |line: &usize, column: &usize| [line, column].map(|one| plain_number(*one as f64));
    let (text, [line, column], message) = match error {
        ReadError::TooLarge => (Text::TooLarge, place(&0, &0), ""),
        ReadError::Syntax {
            line,
            column,
            message,
        } => (Text::NoYaml, place(line, column), &message[..]),
        ReadError::TooDeep { line, column } => (Text::TooDeep, place(line, column), ""),
        ReadError::TooManyValues { line, column } => (Text::TooManyValues, place(line, column), ""),
        ReadError::NothingKnown { line, column } => (Text::NothingKnown, place(line, column), ""),
    };
    words.fill(text, &[&line, &column, message])
}
