//! Reads a Flink configuration: flat keys, nested keys, or both.

use super::super::flink_options::{
    FIXED_DELAY_ATTEMPTS, FlinkOption, MOST_ATTEMPTS, OPTIONS, SCHEDULER_MODE, STRATEGY,
    STRATEGY_1_13, When, strategy_key,
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

/// Returns the restart strategy that the release has without a word, or that the text names.
fn read_strategy(flat: &Flat, reading: &mut Reading) -> Option<When> {
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
        return Some(of_release);
    };
    let name = node.scalar().unwrap_or_default().to_ascii_lowercase();
    let (strategy, choice) = match name.as_str() {
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
    let is_limited = || !flat.iter().any(|(key, _)| key == FIXED_DELAY_ATTEMPTS);
    if strategy == When::FixedDelay && is_limited() {
        let at = node.at;
        let by_default = "1 by default";
        reading.remark_at(
            at,
            FIXED_DELAY_ATTEMPTS,
            by_default,
            Reason::LimitedRestarts,
        );
    }
    Some(strategy)
}

fn read_option(key: &str, node: &Node, flat: &Flat, strategy: Option<When>, reading: &mut Reading) {
    let release = reading.release;
    let option = OPTIONS.iter().find(|option| option.is_key(key));
    match (key, option) {
        (_, Some(option)) => match option.in_release(release) {
            Some(in_release) if in_release.is_named(key) => {
                read_value(option, key, node, reading);
            }
            _ => reading.remark(node, key, Reason::NotInRelease(release)),
        },
        (SCHEDULER_MODE, _) => {
            let mode = node.scalar().unwrap_or_default().to_ascii_lowercase();
            if mode != "reactive" {
                reading.remark(node, key, Reason::NotReactive);
            }
        }
        (FIXED_DELAY_ATTEMPTS, _) => {
            if strategy == Some(When::FixedDelay) && node.scalar() != Some(MOST_ATTEMPTS) {
                reading.remark(node, key, Reason::LimitedRestarts);
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
fn leave_defaults(flat: &Flat, strategy: Option<When>, reading: &mut Reading) {
    for option in OPTIONS {
        let acts = option.when == When::Always || Some(option.when) == strategy;
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
        if is_optional {
            // The setting has a value for what the release makes of it.
            let value = Value::Text("default".to_owned());
            reading.leave(option.setting, value);
        } else if let Some(default) = in_release.default {
            reading.leave(option.setting, Value::Number(default));
        }
    }
}
