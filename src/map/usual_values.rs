//! The values of a setting that the map tries unless somebody names others.

use crate::settings::{Field, Kind, SettingId, Settings, Value};

/// How far a number is varied, as factors of the present one.
const FACTORS: [f64; 12] = [
    0.125, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0,
];

/// Returns the values in order, the present one among them; none for a curve or a plan.
pub(super) fn usual_values(settings: &Settings, id: SettingId) -> Vec<Value> {
    let field = id.field();
    match field.kind {
        Kind::Curve | Kind::Plan => Vec::new(),
        Kind::Choice(names) => {
            let names = names.iter().map(|name| Value::Text((*name).to_owned()));
            names.collect()
        }
        Kind::Number { .. } => {
            // Nothing is known of the number of one that is left to its default.
            let is_default = field.is_left_to_default(settings);
            let present = (field.get)(settings);
            let unit = if is_default || present <= 0.0 {
                1.0
            } else {
                present
            };
            let mut numbers: Vec<f64> = steps(field, unit).collect();
            if !is_default {
                numbers.push(present);
            }
            numbers.sort_by(f64::total_cmp);
            numbers.dedup();
            let default = is_default.then(|| field.value(settings));
            let numbers = numbers.into_iter().map(Value::Number);
            default.into_iter().chain(numbers).collect()
        }
    }
}

/// Returns the numbers that are tried around one of them, `unit`.
fn steps(field: &'static Field, unit: f64) -> impl Iterator<Item = f64> {
    let (from, step, count) = match field.id {
        SettingId::TargetUtilization => (20.0, 5.0, 15),
        SettingId::StabilizationWindow | SettingId::StabilizationPeriod => (0.0, 60.0, 11),
        _ => (0.0, 0.0, 0),
    };
    let even = (0..count).map(move |index| from + step * f64::from(index));
    let factors = FACTORS.iter().filter(move |_| count == 0);
    let scaled = factors.map(move |factor| round_number(field, unit * factor));
    even.chain(scaled).map(|number| field.within(number))
}

/// Returns the nearest number with two digits that the setting takes.
fn round_number(field: &Field, number: f64) -> f64 {
    let is_whole = matches!(field.kind, Kind::Number { whole: true, .. });
    // Powers of ten are exact, their inverses are not.
    let (mut unit, mut parts) = (1.0, 1.0);
    while number >= unit * 100.0 {
        unit *= 10.0;
    }
    while !is_whole && number * parts < 10.0 && parts < 1e6 {
        parts *= 10.0;
    }
    (number * parts / unit).round() * unit / parts
}
