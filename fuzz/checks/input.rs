//! Inputs made from bytes.

use arbitrary::{Result, Unstructured};
use reactive_allocation::settings::{
    FIELDS, Field, Kind, NamedValues, Patch, Preset, SettingId, Settings, Value,
};
use reactive_allocation::text::Words;

/// The most entries of a list.
const MOST: u32 = 12;

/// Returns a list of up to [`MOST`] items.
pub(crate) fn list<T>(
    bytes: &mut Unstructured,
    item: impl Fn(&mut Unstructured) -> Result<T>,
) -> Result<Vec<T>> {
    let length = bytes.int_in_range(0..=MOST)?;
    (0..length).map(|_| item(bytes)).collect()
}

pub(crate) fn words(bytes: &mut Unstructured) -> Result<Words> {
    let language = bytes.choose(&[Words::english, Words::german, Words::chinese])?;
    Ok(language())
}

/// Returns a number from 0 to 1, both included.
fn share(bytes: &mut Unstructured) -> Result<f64> {
    Ok(f64::from(bytes.arbitrary::<u16>()?) / f64::from(u16::MAX))
}

/// Returns a value that the setting takes, more often near the lower end of its range.
/// Numbers have three decimals, as in an address.
pub(crate) fn value(bytes: &mut Unstructured, field: &Field) -> Result<Value> {
    let (min, max) = field.range();
    Ok(match field.kind {
        Kind::Choice(names) => Value::Text((*bytes.choose(names)?).to_owned()),
        Kind::Curve => Value::Text(curve(bytes)?),
        Kind::Plan => Value::Text(plan(bytes)?),
        Kind::Number { optional: true, .. } if bytes.ratio(1, 8)? => {
            Value::Text("default".to_owned())
        }
        Kind::Number { whole, .. } => {
            let exponent = *bytes.choose(&[1, 3, 6, 12])?;
            let number = min + (max - min) * share(bytes)?.powi(exponent);
            let unit = if whole { 1.0 } else { 1e3 };
            Value::Number(((number * unit).round() / unit).max(min).min(max))
        }
    })
}

/// Returns a drawn load as text.
fn curve(bytes: &mut Unstructured) -> Result<String> {
    let columns = list(bytes, |bytes| {
        Ok(match bytes.arbitrary::<u16>()? {
            open if open > 10_000 => format!("x{}", open % 8 + 1),
            tenths => (f64::from(tenths) / 10.0).to_string(),
        })
    })?;
    Ok(if columns.is_empty() {
        "default".to_owned()
    } else {
        columns.join("-")
    })
}

/// Returns a plan as text: some entries without days, and the workers of all other times.
fn plan(bytes: &mut Unstructured) -> Result<String> {
    let entries = list(bytes, |bytes| {
        let (from, length) = (bytes.int_in_range(0..=1439)?, bytes.int_in_range(1..=1439)?);
        let to: u16 = (from + length) % 1440;
        let days = *bytes.choose(&["", "Mon ", "Sat-Sun ", "Wed,Fri-Mon ", "2026-12-24 "])?;
        let workers = bytes.int_in_range(0..=500_u16)?;
        let [from, to] = [from, to].map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60));
        Ok(format!("{days}{from}-{to} {workers}; "))
    })?;
    Ok(format!(
        "{}else {}",
        entries.concat(),
        bytes.int_in_range(0..=500_u16)?
    ))
}

/// Returns a setting other than the preset.
pub(crate) fn field(bytes: &mut Unstructured) -> Result<&'static Field> {
    let field = bytes.choose(FIELDS)?;
    Ok(if field.id == SettingId::Preset {
        SettingId::PeakLoad.field()
    } else {
        field
    })
}

/// Returns entries that are each allowed, the preset aside.
pub(crate) fn patch(bytes: &mut Unstructured) -> Result<Patch> {
    list(bytes, |bytes| {
        let field = field(bytes)?;
        Ok((field.id, value(bytes, field)?))
    })
}

/// Returns settings that were set one after the other, as far as they fit.
pub(crate) fn settings(bytes: &mut Unstructured) -> Result<Settings> {
    let mut settings = Settings::preset(*bytes.choose(Preset::ALL)?);
    for entry in patch(bytes)? {
        settings = settings.with(&[entry]).unwrap_or(settings);
    }
    Ok(settings)
}

/// Returns settings of which about every second one was set, as far as they fit.
pub(crate) fn any_settings(bytes: &mut Unstructured) -> Result<Settings> {
    let mut settings = Settings::preset(*bytes.choose(Preset::ALL)?);
    for field in FIELDS {
        if field.id != SettingId::Preset && bytes.arbitrary()? {
            let entry = (field.id, value(bytes, field)?);
            settings = settings.with(&[entry]).unwrap_or(settings);
        }
    }
    Ok(settings)
}

/// Returns names and values as a page writes them, most of the names right.
pub(crate) fn named(bytes: &mut Unstructured) -> Result<NamedValues> {
    list(bytes, |bytes| {
        let known = bytes.choose(FIELDS)?;
        let name = match bytes.int_in_range(0..=7)? {
            0 => bytes.arbitrary::<String>()?,
            1 => (*bytes.choose(&["charts", "controls", "open", "predict", "level"])?).to_owned(),
            2..=4 => known.attribute(),
            _ => known.name.to_owned(),
        };
        let value = match bytes.int_in_range(0..=4)? {
            0 => Value::Text(bytes.arbitrary()?),
            1 => Value::Number(bytes.arbitrary()?),
            2 => Value::Text(bytes.arbitrary::<f64>()?.to_string()),
            _ => value(bytes, known)?,
        };
        Ok((name, value))
    })
}
