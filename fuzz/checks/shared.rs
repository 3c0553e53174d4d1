//! What a link keeps of a figure, made from bytes.

use super::input;
use arbitrary::{Result, Unstructured};
use reactive_allocation::allocation::{Command, CommandKind};
use reactive_allocation::link::{ColorScheme, DisplayTexts, MOST_PINS, Pin, Shared, clean_name};
use reactive_allocation::own_load::{LEVELS, MOST_BINS, OwnLoad};
use reactive_allocation::settings::{DisplayAttribute, FIELDS, Preset, Settings};
use std::rc::Rc;

const KINDS: [CommandKind; 3] = [CommandKind::Start, CommandKind::Stop, CommandKind::Kill];
/// Four weeks, in milliseconds.
const SPAN_MS: u64 = 28 * 86_400_000;

/// Returns a state of a figure that a reader can reach.
pub(crate) fn shared(bytes: &mut Unstructured) -> Result<Shared> {
    let load = some(bytes, load)?.map(Rc::new);
    Ok(Shared {
        settings: settings(bytes, load.as_ref())?,
        display: display(bytes)?,
        language: bytes
            .choose(&[None, Some("de"), Some("zh-Hans")])?
            .map(str::to_owned),
        color_scheme: *bytes.choose(&[None, Some(ColorScheme::Light), Some(ColorScheme::Dark)])?,
        commands: commands(bytes)?,
        cursor_s: some(bytes, |bytes| seconds(bytes, SPAN_MS))?,
        pins: pins(bytes, load.as_ref())?,
    })
}

/// Returns settings with a load, if there is one, that were changed after it came.
fn settings(bytes: &mut Unstructured, load: Option<&Rc<OwnLoad>>) -> Result<Settings> {
    let settings = input::settings(bytes)?;
    let Some(load) = load else {
        return Ok(settings);
    };
    let mut settings = settings.with_own_load(load);
    for entry in input::patch(bytes)? {
        settings = settings.with(&[entry]).unwrap_or(settings);
    }
    Ok(settings)
}

fn some<T>(
    bytes: &mut Unstructured,
    value: impl Fn(&mut Unstructured) -> Result<T>,
) -> Result<Option<T>> {
    Ok(if bytes.arbitrary()? {
        Some(value(bytes)?)
    } else {
        None
    })
}

fn seconds(bytes: &mut Unstructured, most_ms: u64) -> Result<f64> {
    Ok(bytes.int_in_range(0..=most_ms)? as f64 / 1e3)
}

fn words<'a>(bytes: &mut Unstructured, all: &[&'a str], most: usize) -> Result<String> {
    let mut words: Vec<&'a str> = Vec::new();
    for _ in 0..bytes.int_in_range(0..=most)? {
        words.push(bytes.choose(all)?);
    }
    Ok(words.join(" "))
}

fn display(bytes: &mut Unstructured) -> Result<DisplayTexts> {
    let presets: Vec<&str> = Preset::ALL.iter().map(|preset| preset.name()).collect();
    let numbers = FIELDS.iter().filter(|field| field.is_number());
    let numbers: Vec<&str> = numbers.map(|field| field.name).collect();
    let mut texts = DisplayTexts::default();
    for attribute in DisplayAttribute::ALL {
        if bytes.arbitrary()? {
            let text = match attribute {
                DisplayAttribute::Level => (*bytes.choose(&["basic", "more", "lab"])?).to_owned(),
                DisplayAttribute::Charts => words(bytes, &["static", "manual", "reactive"], 3)?,
                DisplayAttribute::Controls => words(bytes, &numbers, 4)?,
                DisplayAttribute::Open => words(bytes, &["hood", "settings", "hand"], 3)?,
                DisplayAttribute::Presets => words(bytes, &presets, 9)?,
                DisplayAttribute::Sentence => (*bytes.choose(&["on", "off"])?).to_owned(),
                DisplayAttribute::Compact => bytes.arbitrary()?,
                DisplayAttribute::Predict => (*bytes.choose(&["static", "reactive"])?).to_owned(),
            };
            // A list of no charts is refused.
            let _ = texts.set(attribute, &text);
        }
    }
    Ok(texts)
}

fn commands(bytes: &mut Unstructured) -> Result<Vec<Command>> {
    // A full list is rare, and as long as what fits into a link beside pins.
    let most = *bytes.choose(&[0, 0, 4, 30, 100])?;
    let mut at_ms = 0;
    let mut commands = Vec::new();
    for _ in 0..bytes.int_in_range(0..=most)? {
        at_ms += bytes.int_in_range(0..=SPAN_MS / 100)?;
        commands.push(Command {
            at_s: at_ms as f64 / 1e3,
            kind: *bytes.choose(&KINDS)?,
            count: *bytes.choose(&[1, 1, 1, 2, 5])?,
        });
    }
    Ok(commands)
}

/// Returns pins, some of them with the load of the figure or one of their own.
fn pins(bytes: &mut Unstructured, of_figure: Option<&Rc<OwnLoad>>) -> Result<Vec<Pin>> {
    let mut pins = Vec::new();
    for _ in 0..bytes.int_in_range(0..=MOST_PINS)? {
        let own = match bytes.int_in_range(0..=7)? {
            0 => Some(Rc::new(load(bytes)?)),
            1..=3 => of_figure.cloned(),
            _ => None,
        };
        pins.push(Pin {
            name: clean_name(bytes.arbitrary()?),
            settings: settings(bytes, own.as_ref())?,
            commands: commands(bytes)?,
        });
    }
    Ok(pins)
}

/// Returns a load of a file.
pub(crate) fn load(bytes: &mut Unstructured) -> Result<OwnLoad> {
    let count = bytes.int_in_range(1..=MOST_BINS)?;
    let (slope, noise) = (
        bytes.int_in_range(-40..=40)?,
        *bytes.choose(&[0, 1, 200, 4095])?,
    );
    let mut state: u64 = bytes.arbitrary()?;
    let mut level = i64::from(bytes.int_in_range(0..=LEVELS)?);
    let mut levels = Vec::with_capacity(count);
    for _ in 0..count {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let stray = (state >> 33) as i64 % (2 * noise + 1) - noise;
        level = (level + slope).rem_euclid(i64::from(LEVELS) + 1);
        let stray = (level + stray).clamp(0, i64::from(LEVELS));
        levels.push(stray as u16);
    }
    let begin_ms = some(bytes, |bytes| bytes.int_in_range(-(1_i64 << 45)..=1 << 47))?;
    // A third of a number has more digits than a decimal number can have.
    let divisor = *bytes.choose(&[1e3, 3e3])?;
    // At most 367 days in all.
    let longest = 31_708_800_000 / levels.len().max(1) as u64;
    Ok(OwnLoad {
        begin_s: begin_ms.map(|begin_ms| begin_ms as f64 / 1e3),
        step_s: bytes.int_in_range(3..=longest)? as f64 / divisor,
        peak_per_s: bytes.int_in_range(1..=100_000_000_000_u64)? as f64 / divisor,
        levels,
    })
}
