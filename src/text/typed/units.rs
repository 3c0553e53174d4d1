//! The names of units and multiples, in the languages of the figure.

use crate::settings::Unit;

/// Names, separated by spaces, and what they are in a unit.
type Parts = &'static [(&'static str, f64)];

const TIMES: Parts = &[
    ("ms 毫秒", 1e-3),
    (
        "s sec secs second seconds sek sekunde sekunden 秒 秒钟",
        1.0,
    ),
    ("m min mins minute minutes minuten 分 分钟", 60.0),
    ("h hr hrs hour hours std stunde stunden 时 小时", 3600.0),
    ("d day days tag tage 天 日", 86_400.0),
    ("w week weeks woche wochen 周", 604_800.0),
];
const PERCENT: Parts = &[("% percent prozent", 1.0)];
const CPU: Parts = &[
    ("m millicore millicores 毫核", 1.0),
    ("core cores cpu cpus vcpu vcpus kern kerne 核", 1e3),
];
const MICROSECONDS: Parts = &[
    ("ns 纳秒", 1e-3),
    ("\u{b5}s us 微秒", 1.0),
    ("ms 毫秒", 1e3),
    ("s 秒", 1e6),
];
const BYTES: Parts = &[
    ("kb", 1e-3),
    ("mb", 1.0),
    ("gb g", 1e3),
    ("tb t", 1e6),
    ("kib ki", 1.024e-3),
    ("mib mi", 1.048_576),
    ("gib gi", 1_073.741_824),
    ("tib ti", 1_099_511.627_776),
];
const COUNTS: Parts = &[
    (
        "records record rec datensätze datensatz msg msgs messages nachrichten events ereignisse 条 条记录 事件 消息",
        1.0,
    ),
    ("worker workers taskmanager taskmanagers pod pods 个", 1.0),
    ("usd eur gbp cny € $ £ ¥ 元", 1.0),
];
/// Multiples of a count.
const MULTIPLES: Parts = &[
    ("k tsd tsd. thousand tausend 千", 1e3),
    ("万", 1e4),
    ("mio mio. million millions millionen 百万", 1e6),
    ("亿", 1e8),
    ("bn mrd mrd. billion milliarde milliarden 十亿", 1e9),
];

/// What makes a rate.
const PER_SECOND: [&str; 5] = ["/s", "/sec", "/秒", " per second", " pro sekunde"];

fn find(parts: Parts, name: &str) -> Option<f64> {
    let (_, factor) = parts
        .iter()
        .find(|(names, _)| names.split(' ').any(|known| known == name))?;
    Some(*factor)
}

/// Returns what one of the unit called `name` is in `unit`; 1 without a name.
pub(super) fn factor(name: &str, unit: Unit) -> Option<f64> {
    let lower = name.to_ascii_lowercase();
    let rate = PER_SECOND.iter().find_map(|per| lower.strip_suffix(*per));
    match unit {
        _ if name.is_empty() => Some(1.0),
        Unit::Seconds => find(TIMES, &lower),
        Unit::Percent => find(PERCENT, &lower),
        Unit::PercentPerWeek => find(PERCENT, lower.split([' ', '/']).next()?),
        Unit::Millicores => find(CPU, &lower),
        Unit::Microseconds => find(MICROSECONDS, &lower),
        Unit::Megabytes => find(BYTES, &lower),
        Unit::MegabytesPerSecond => find(BYTES, rate?),
        Unit::RecordsPerSecond if lower == "rps" => Some(1.0),
        Unit::RecordsPerSecond | Unit::Records | Unit::Workers | Unit::Count => {
            let name = match rate {
                Some(rate) if unit == Unit::RecordsPerSecond => name.get(..rate.len())?,
                _ => name,
            };
            counted(name.trim_end())
        }
        Unit::None => None,
    }
}

/// Returns what a name of counted things, with one multiple before it at most, is:
/// “k records”.
fn counted(name: &str) -> Option<f64> {
    if name.is_empty() {
        return Some(1.0);
    }
    if let Some(multiple) = multiple(name) {
        return Some(multiple);
    }
    // Chinese has no spaces: “万条”.
    let first = name.chars().next().filter(|first| !first.is_ascii());
    let (first, rest) = name.split_at_checked(first.map_or(0, char::len_utf8))?;
    let (times, name) = match (multiple(first), name.split_once(' ')) {
        (Some(times), _) => (times, rest.trim()),
        (None, Some((first, name))) => (multiple(first)?, name.trim()),
        (None, None) => (1.0, name),
    };
    Some(times * find(COUNTS, &name.to_ascii_lowercase())?)
}

/// Returns a multiple by its name. “M” is a million; “m” could be a thousandth.
fn multiple(name: &str) -> Option<f64> {
    match name {
        "M" => Some(1e6),
        _ => find(MULTIPLES, &name.to_ascii_lowercase()),
    }
}
