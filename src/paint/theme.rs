//! The colours: one table for the style sheet and the painters.

use super::colour::Rgba;
use crate::allocation::Policy;
use crate::map::Family;
use crate::scene::Ink;

/// The custom properties of the figure with their light and dark values. A page
/// may override each of them. The colour of idle areas is pale, because they are large,
/// and lets the grid through; the colour of a page is used as it is.
pub const TOKENS: &[(&str, &str, &str)] = &[
    ("--ra-ink", "#1b2130", "#e8ebf2"),
    ("--ra-paper", "#ffffff", "#181c25"),
    ("--ra-muted", "#596176", "#a7b0c1"),
    ("--ra-grid", "#dfe2ea", "#2c323f"),
    ("--ra-load", "#1b2130", "#f3f5f9"),
    ("--ra-workers", "#c8321f", "#ff7a63"),
    ("--ra-idle", "#cd850038", "#f0b43c38"),
    ("--ra-short", "#7a2fb0", "#c494ff"),
    ("--ra-accent", "#2552c4", "#8fb1ff"),
    ("--ra-schedule", "#0a7a5c", "#4fd1a5"),
];

/// Share of the short colour in the short fill.
const SHORT_SHARE: f64 = 0.42;
/// Share of the muted colour in the shading of weekends: below all data.
const WEEKEND_SHARE: f64 = 0.08;
/// Share of the workers' colour in the line of another policy.
const GHOST_SHARE: f64 = 0.4;
/// Share of the colours of workers and load in the lines of a pinned run.
const PINNED_SHARE: f64 = 0.8;
/// Share of the muted colour in the baseline.
const BASELINE_SHARE: f64 = 0.55;
/// Share of the short colour in the fill under the lag of a close-up.
const LAG_SHARE: f64 = 0.2;
/// Share of the ink in the outage bands: low, so that lines and areas below stay
/// recognisable.
const OUTAGE_BAND_SHARE: f64 = 0.08;
/// Share of a run's colour in the fill between its lowest and highest values.
const RANGE_SHARE: f64 = 0.2;

/// Share of its colour in a choice that another beats.
const BEATEN_SHARE: f64 = 0.35;
/// Share of the muted colour in the spread of a choice.
const SPREAD_SHARE: f64 = 0.7;

/// The colours of one theme, one for each row of [`TOKENS`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Text.
    pub ink: Rgba,
    /// Background.
    pub paper: Rgba,
    /// Secondary text.
    pub muted: Rgba,
    /// Hairlines.
    pub grid: Rgba,
    /// The load line.
    pub load: Rgba,
    /// The workers line.
    pub workers: Rgba,
    /// Idle areas and their swatch.
    pub idle: Rgba,
    /// Short areas and their swatch.
    pub short: Rgba,
    /// Links and controls.
    pub accent: Rgba,
    /// The line of the scheduled fleet.
    pub schedule: Rgba,
}

impl Palette {
    /// Returns the light colours.
    pub fn light() -> Self {
        Self::from_tokens(|token| token.1)
    }

    /// Returns the dark colours.
    pub fn dark() -> Self {
        Self::from_tokens(|token| token.2)
    }

    fn from_tokens(pick: impl Fn(&(&str, &'static str, &'static str)) -> &'static str) -> Self {
        let blank = Rgba::opaque(0, 0, 0);
        let mut palette = Self {
            ink: blank,
            paper: blank,
            muted: blank,
            grid: blank,
            load: blank,
            workers: blank,
            idle: blank,
            short: blank,
            accent: blank,
            schedule: blank,
        };
        for token in TOKENS {
            palette.set(token.0, pick(token));
        }
        palette
    }

    /// Sets the colour of a custom property from text. Returns whether both are
    /// valid; otherwise nothing changes.
    pub fn set(&mut self, token: &str, colour: &str) -> bool {
        Rgba::parse(colour).is_some_and(|colour| self.put(token, colour))
    }

    /// Sets the colour of a custom property. Returns whether it exists.
    pub fn put(&mut self, token: &str, colour: Rgba) -> bool {
        match self.slot(token) {
            Some(slot) => {
                *slot = colour;
                true
            }
            None => false,
        }
    }

    /// Returns the colour of a custom property, `None` if it does not exist.
    pub fn get(&self, token: &str) -> Option<Rgba> {
        let mut copy = *self;
        copy.slot(token).copied()
    }

    fn slot(&mut self, token: &str) -> Option<&mut Rgba> {
        Some(match token {
            "--ra-ink" => &mut self.ink,
            "--ra-paper" => &mut self.paper,
            "--ra-muted" => &mut self.muted,
            "--ra-grid" => &mut self.grid,
            "--ra-load" => &mut self.load,
            "--ra-workers" => &mut self.workers,
            "--ra-idle" => &mut self.idle,
            "--ra-short" => &mut self.short,
            "--ra-accent" => &mut self.accent,
            "--ra-schedule" => &mut self.schedule,
            _ => return None,
        })
    }

    /// Returns the colour of a mark.
    pub fn of(&self, ink: Ink) -> Rgba {
        let (token, share) = token_of(ink);
        self.get(token).unwrap_or(self.ink).faded(share)
    }
}

/// Returns the custom property that colours a mark, and its share, 0 to 1.
pub(super) fn token_of(ink: Ink) -> (&'static str, f64) {
    match ink {
        Ink::Grid => ("--ra-grid", 1.0),
        Ink::Baseline => ("--ra-muted", BASELINE_SHARE),
        Ink::IdleFill => ("--ra-idle", 1.0),
        Ink::ShortFill => ("--ra-short", SHORT_SHARE),
        Ink::ShortHatch | Ink::ShortStrip => ("--ra-short", 1.0),
        Ink::Weekend => ("--ra-muted", WEEKEND_SHARE),
        Ink::Load => ("--ra-load", 1.0),
        Ink::Workers => ("--ra-workers", 1.0),
        Ink::Ghost => ("--ra-workers", GHOST_SHARE),
        Ink::Outage => ("--ra-ink", 1.0),
        Ink::OutageBand => ("--ra-ink", OUTAGE_BAND_SHARE),
        Ink::Guess => ("--ra-accent", 1.0),
        Ink::PinnedWorkers => ("--ra-workers", PINNED_SHARE),
        Ink::PinnedLoad => ("--ra-load", PINNED_SHARE),
        Ink::Event => ("--ra-workers", 1.0),
        Ink::Arrived => ("--ra-load", 1.0),
        Ink::Run(policy) => (token_of_run(policy), 1.0),
        Ink::RunRange(policy) => (token_of_run(policy), RANGE_SHARE),
        Ink::Registered | Ink::Processed => ("--ra-accent", 1.0),
        Ink::Lag => ("--ra-short", 1.0),
        Ink::LagFill => ("--ra-short", LAG_SHARE),
        Ink::Target => ("--ra-muted", 1.0),
        Ink::Choice(family) => (token_of_family(family), 1.0),
        Ink::Beaten(family) => (token_of_family(family), BEATEN_SHARE),
        Ink::Spread => ("--ra-muted", SPREAD_SHARE),
        Ink::Frontier => ("--ra-ink", 1.0),
    }
}

/// Returns the custom property that colours a kind of choice: that of its policy, and
/// one of its own for other autoscalers.
fn token_of_family(family: Family) -> &'static str {
    match family {
        Family::Grid => "--ra-workers",
        Family::Static => "--ra-muted",
        Family::Schedule => "--ra-schedule",
        Family::Autoscaler => "--ra-accent",
    }
}

/// Returns the custom property that colours the run of a policy.
fn token_of_run(policy: Policy) -> &'static str {
    match policy {
        Policy::Static => "--ra-muted",
        Policy::Manual => "--ra-accent",
        Policy::Schedule => "--ra-schedule",
        Policy::Reactive => "--ra-workers",
        Policy::Script => "--ra-short",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_sets_its_own_colour() {
        for (name, light, dark) in TOKENS {
            let mut palette = Palette::light();
            assert!(palette.set(name, light) && palette == Palette::light());
            assert!(
                palette.set(name, dark) && palette != Palette::light(),
                "{name}"
            );
        }
    }
}
