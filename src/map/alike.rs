//! Settings that lead to the same runs.

use crate::settings::Settings;

/// Returns settings with what changes no run of a choice taken from others: the static
/// workers, which are a choice of their own, and the limit of the delay, which judges runs.
pub(super) fn with_unrun_of(settings: &Settings, other: &Settings) -> Settings {
    let mut alike = settings.clone();
    alike.static_workers = other.static_workers;
    alike.delay_limit_s = other.delay_limit_s;
    alike
}
