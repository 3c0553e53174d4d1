//! Reads a Flink configuration: flat keys, nested keys, or both.

use super::super::flink_option::{FlinkOption, When};
use super::super::flink_options::{
    MOST_ATTEMPTS, OPTIONS, SCHEDULER_MODE, STRATEGY, STRATEGY_1_13, strategy_key,
};
use super::super::tree::{Content, Node};
use super::reading::{Reading, join};
use super::{ManifestKind, Reason};
use crate::decimal;
use crate::settings::{FlinkRelease, RestartStrategy, SettingId, Value};

/// CPU of a TaskManager on a cluster that Flink manages itself.
const CPU_1_13: &str = "kubernetes.taskmanager.cpu";
const CPU: &str = "kubernetes.taskmanager.cpu.amount";
const CPU_LIMIT_FACTOR: &str = "kubernetes.taskmanager.cpu.limit-factor";

/// The options of a configuration by their full keys.
type Flat<'a> = Vec<(String, &'a Node)>;

pub(super) fn read(document: &Node, reading: &mut Reading) {
    let mut flat = Flat::new();
    flatten(document, "", &mut flat, reading);
    let is_known = |key: &str| OPTIONS.iter().any(|option| option.is_key(key));
    let is_ours = |key: &str| is_known(key) || key == SCHEDULER_MODE || is_strategy_key(key);
    if !flat.iter().any(|(key, _)| is_ours(key)) {
        reading.remark(document, "", Reason::UnknownDocument);
        return;
    }
    if !reading.begin(ManifestKind::Flink, document) {
        return;
    }
    let strategy = read_strategy(&flat, reading);
    for (key, node) in &flat {
        read_option(key, node, &flat, strategy, reading);
    }
    if !flat.iter().any(|(key, _)| key == SCHEDULER_MODE) {
        let at = document.at;
        reading.remark_at(at, SCHEDULER_MODE, "", Reason::NotReactive);
    }
    leave_defaults(&flat, strategy, reading);
}

fn is_strategy_key(key: &str) -> bool {
    key == STRATEGY || key == STRATEGY_1_13
}

/// Gathers the scalars with their full keys. The depth of the tree is bounded.
fn flatten<'a>(node: &'a Node, path: &str, flat: &mut Flat<'a>, reading: &mut Reading) {
    for (key, value) in reading.entries(node, path) {
        let path = join(path, key);
        match &value.content {
            Content::Map(_) => flatten(value, &path, flat, reading),
            _ => flat.push((path, value)),
        }
    }
}

/// The restart strategy of a configuration.
#[derive(Clone, Copy, Debug)]
struct Strategy {
    when: When,
    /// Whether the text names it; if not, the release has it without a word.
    is_named: bool,
}

impl Strategy {
    /// Returns whether an option has an effect with this strategy. Where the release has a
    /// fixed delay without a word, its attempts have no limit, whatever the option says.
    fn takes(self, option: &FlinkOption) -> bool {
        let is_limit = option.setting == SettingId::RestartAttempts;
        let is_unlimited = !self.is_named && self.when == When::FixedDelay;
        option.when == When::Always || option.when == self.when && !(is_limit && is_unlimited)
    }
}

/// Returns the restart strategy that the release has without a word, or that the text names;
/// `None` if it is one that the figure does not have.
fn read_strategy(flat: &Flat, reading: &mut Reading) -> Option<Strategy> {
    let release = reading.release;
    let of_release = match release {
        FlinkRelease::V1_13 => When::FixedDelay,
        FlinkRelease::V1_20 | FlinkRelease::V2_3 => When::ExponentialDelay,
    };
    let is_key = |key: &str| {
        key == strategy_key(release) || key == STRATEGY_1_13 && release != FlinkRelease::V1_13
    };
    let Some((key, node)) = flat.iter().find(|(key, _)| is_key(key)) else {
        let name = RestartStrategy::OfRelease.name().to_owned();
        reading.leave(SettingId::RestartStrategy, Value::Text(name));
        return Some(Strategy {
            when: of_release,
            is_named: false,
        });
    };
    let name = node.scalar().unwrap_or_default().to_ascii_lowercase();
    let (when, choice) = match name.as_str() {
        "fixed-delay" | "fixeddelay" => (When::FixedDelay, RestartStrategy::FixedDelay),
        "exponential-delay" | "exponentialdelay" => {
            (When::ExponentialDelay, RestartStrategy::ExponentialDelay)
        }
        _ => {
            reading.remark(node, key, Reason::OtherStrategy);
            return None;
        }
    };
    reading.choose(SettingId::RestartStrategy, choice.name());
    Some(Strategy {
        when,
        is_named: true,
    })
}

fn read_option(
    key: &str,
    node: &Node,
    flat: &Flat,
    strategy: Option<Strategy>,
    reading: &mut Reading,
) {
    let release = reading.release;
    let option = OPTIONS.iter().find(|option| option.is_key(key));
    let is_taken = |option| strategy.is_some_and(|strategy| strategy.takes(option));
    match (key, option) {
        (_, Some(option)) => match option.in_release(release) {
            // One setting stands for the attempts of each strategy.
            Some(_) if option.setting == SettingId::RestartAttempts && !is_taken(option) => {
                reading.remark(node, key, Reason::OfOtherStrategy);
            }
            Some(in_release) if in_release.is_named(key) => {
                read_value(option, key, node, reading);
            }
            _ if option.ignored_in == Some(release) => {
                reading.remark(node, key, Reason::Ignored(release));
            }
            _ => reading.remark(node, key, Reason::NotInRelease(release)),
        },
        (SCHEDULER_MODE, _) => {
            let mode = node.scalar().unwrap_or_default().to_ascii_lowercase();
            if mode != "reactive" {
                reading.remark(node, key, Reason::NotReactive);
            }
        }
        (STRATEGY, _) if release == FlinkRelease::V1_13 => {
            reading.remark(node, key, Reason::NotInRelease(release));
        }
        // `read_strategy` has read them.
        (STRATEGY | STRATEGY_1_13, _) => {}
        (CPU | CPU_1_13, _) => {
            if let Some(cores) = reading.number(node, key) {
                reading.set(SettingId::CpuRequest, cores * 1e3, node, key);
            }
        }
        (CPU_LIMIT_FACTOR, _) => read_limit_factor(node, flat, reading),
        _ => reading.remark(node, key, Reason::Unknown),
    }
}

fn read_value(option: &FlinkOption, key: &str, node: &Node, reading: &mut Reading) {
    let release = reading.release;
    let Some(in_release) = option.in_release(release) else {
        return;
    };
    let value = node
        .scalar()
        .and_then(|text| in_release.read(text, release));
    match value {
        Some(-1.0) if option.setting == SettingId::MaxParallelism => {
            reading.remark(node, key, Reason::LeftToFlink);
        }
        Some(MOST_ATTEMPTS) if option.setting == SettingId::RestartAttempts => {
            reading.choose(option.setting, "default");
        }
        Some(value) => {
            reading.set(option.setting, value, node, key);
        }
        None if in_release.is_duration() => {
            reading.remark(node, key, Reason::NotADuration(release));
        }
        None => reading.remark(node, key, Reason::NotANumber),
    }
}

fn read_limit_factor(node: &Node, flat: &Flat, reading: &mut Reading) {
    let amount = flat.iter().find(|(key, _)| key == CPU || key == CPU_1_13);
    let amount = amount.and_then(|(_, node)| node.scalar());
    match amount.and_then(decimal::parse) {
        Some(cores) => {
            if let Some(factor) = reading.number(node, CPU_LIMIT_FACTOR) {
                let millicores = (cores * factor * 1e6).round() / 1e3;
                reading.set(SettingId::CpuLimit, millicores, node, CPU_LIMIT_FACTOR);
            }
        }
        None => reading.remark(node, CPU_LIMIT_FACTOR, Reason::WithoutAmount),
    }
}

/// Leaves options to the release that the text does not name, if they have an effect.
fn leave_defaults(flat: &Flat, strategy: Option<Strategy>, reading: &mut Reading) {
    if strategy.is_some_and(|strategy| !strategy.is_named) {
        // No release limits the restarts without a word.
        let unlimited = Value::Text("default".to_owned());
        reading.leave(SettingId::RestartAttempts, unlimited);
    }
    for option in OPTIONS {
        let acts = match strategy {
            Some(strategy) => strategy.takes(option),
            None => option.when == When::Always,
        };
        let Some(in_release) = option.in_release(reading.release).filter(|_| acts) else {
            continue;
        };
        if flat.iter().any(|(key, _)| in_release.is_named(key)) {
            continue;
        }
        let is_optional = matches!(
            option.setting.field().kind,
            crate::settings::Kind::Number { optional: true, .. }
        );
        // A fixed delay that is named has one attempt by default: the setting has none.
        let is_one_attempt = option.setting == SettingId::RestartAttempts
            && in_release.default != Some(MOST_ATTEMPTS);
        if is_optional && !is_one_attempt {
            // The setting has a value for what the release makes of it.
            let value = Value::Text("default".to_owned());
            reading.leave(option.setting, value);
        } else if let Some(default) = in_release.default {
            reading.leave(option.setting, Value::Number(default));
        }
    }
}
