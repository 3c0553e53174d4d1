//! What could not be taken from a text, and why.

use crate::settings::{FlinkRelease, SettingId};

/// A value that could not be taken, or only in part.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("line {line}, column {column}: {key}: {value:?}: {reason}")]
pub struct Remark {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The key with those that it is in, cut when long.
    pub key: String,
    /// The value as text, cut when long.
    pub value: String,
    /// The reason.
    pub reason: Reason,
}

/// The reason of a remark.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Reason {
    /// No setting stands for the key.
    #[error("the figure has no such setting")]
    Unknown,
    /// The document is of another kind.
    #[error("neither an autoscaler nor a Deployment nor a Flink configuration")]
    UnknownDocument,
    /// A document of this kind was read before.
    #[error("only the first one is taken")]
    NotTheFirst,
    /// The value is outside the range of the setting.
    #[error("outside the range of {}", .0.field().name)]
    OutOfRange(SettingId),
    /// The setting takes whole numbers only.
    #[error("the figure takes whole numbers only")]
    NotWhole,
    /// The value is no number.
    #[error("no number")]
    NotANumber,
    /// The value is no quantity of Kubernetes.
    #[error("no quantity of Kubernetes")]
    NotAQuantity,
    /// The release does not read the value as a duration.
    #[error("no duration that Flink {} reads", .0.name())]
    NotADuration(FlinkRelease),
    /// The value is no object.
    #[error("no map of keys and values")]
    NotAMap,
    /// The value is no list.
    #[error("no list")]
    NotAList,
    /// The value is an alias.
    #[error("aliases are not read; write the value out")]
    Alias,
    /// The key comes again.
    #[error("the key comes again below; the last value is taken")]
    Repeated,
    /// The API version is an old one.
    #[error("an older version, read as autoscaling/v2")]
    OldVersion,
    /// The metric is neither the CPU utilisation of the pods nor the first external one.
    #[error(
        "the figure scales on CPU utilisation (type Resource, name cpu, Utilization) and on one \
         external metric (type External, AverageValue) only"
    )]
    OtherMetric,
    /// The name is none of those that select a policy.
    #[error("none of Max, Min and Disabled")]
    SelectPolicy,
    /// There is a policy of the type already.
    #[error("the figure has one policy of each type and direction")]
    FurtherPolicy,
    /// The readiness probe has no delay of its own.
    #[error("the figure knows the initialDelaySeconds of a probe only")]
    WithoutDelay,
    /// Another release has the option.
    #[error("Flink {} has no such option", .0.name())]
    NotInRelease(FlinkRelease),
    /// The job does not run in Reactive Mode.
    #[error("the figure runs Reactive Mode (scheduler-mode: reactive)")]
    NotReactive,
    /// The strategy is another one.
    #[error("the figure has fixed-delay and exponential-delay")]
    OtherStrategy,
    /// The option has no effect with the restart strategy.
    #[error("has no effect with the restart strategy of the configuration")]
    OfOtherStrategy,
    /// The release has the option and ignores it.
    #[error("Flink {} ignores this option", .0.name())]
    Ignored(FlinkRelease),
    /// The value is left to Flink.
    #[error("left to Flink, so the setting is left as it is")]
    LeftToFlink,
    /// The factor needs the CPU beside it.
    #[error("needs the CPU amount beside it")]
    WithoutAmount,
}
