//! Reads the parts of a time: numbers, the time of day and the zone.

pub(super) fn number(digits: &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for byte in digits {
        let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
        number = number.checked_mul(10)?.checked_add(digit)?;
    }
    (!digits.is_empty()).then_some(number)
}

/// Returns the number of two digits.
pub(super) fn pair(tens: &u8, ones: &u8) -> Option<u32> {
    let are_digits = tens.is_ascii_digit() && ones.is_ascii_digit();
    are_digits.then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
}

/// Returns what the digits behind a point are worth.
pub(super) fn fraction_of(digits: &[u8]) -> f64 {
    let (mut value, mut unit) = (0.0, 1.0);
    for byte in digits.iter().take(12) {
        value = value * 10.0 + f64::from(byte.saturating_sub(b'0'));
        unit *= 10.0;
    }
    value / unit
}

/// Returns the seconds since midnight. A leap second counts as the one before it.
pub(super) fn clock(hour: u32, minute: u32, second: u32) -> Option<f64> {
    if hour > 24 || minute > 59 || second > 60 {
        return None;
    }
    let s = hour * 3600 + minute * 60 + second.min(59);
    (s <= 86_400).then_some(f64::from(s))
}

/// Reads a zone as seconds east of UTC: “Z”, “UTC”, “+02:00”, “-0530”, “+01”. `None` for
/// other text; `Some(None)` for nothing.
pub(super) fn zone(text: &[u8]) -> Option<Option<f64>> {
    let text = text.trim_ascii();
    match text {
        [] => return Some(None),
        [b'Z' | b'z'] => return Some(Some(0.0)),
        _ => {}
    }
    if text.eq_ignore_ascii_case(b"utc") || text.eq_ignore_ascii_case(b"gmt") {
        return Some(Some(0.0));
    }
    let (sign, rest) = text.split_first()?;
    let sign = match sign {
        b'+' => 1.0,
        b'-' => -1.0,
        _ => return None,
    };
    let (hours, minutes) = match rest.len() {
        1 | 2 => (number(rest)?, 0),
        4 => (number(rest.get(..2)?)?, number(rest.get(2..)?)?),
        5 if rest.get(2) == Some(&b':') => (number(rest.get(..2)?)?, number(rest.get(3..)?)?),
        _ => return None,
    };
    (hours < 19 && minutes < 60).then_some(Some(sign * f64::from(hours * 3600 + minutes * 60)))
}
