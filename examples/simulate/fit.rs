//! Fits the CPU of the job to the load that was read, and compares fleets.

use reactive_allocation::allocation::{self, Run};
use reactive_allocation::fit::{CpuFit, NoFit, compare_fleets, fit_cpu};
use reactive_allocation::own_load::Reading;
use reactive_allocation::settings::Settings;
use reactive_allocation::text::{Words, cpu_fit, fleet_comparison, no_fit};

use super::arguments::Policy;

#[derive(Debug, thiserror::Error)]
#[error("{path}: {}", no_fit(&Words::english(), .reason))]
pub(crate) struct FitError {
    path: String,
    reason: NoFit,
}

/// Fits the CPU of the job, and prints on standard error how well it fits.
pub(crate) fn fitted(
    path: &str,
    reading: &Reading,
    settings: &Settings,
) -> Result<CpuFit, FitError> {
    let measured = reading.measured.as_ref().ok_or(NoFit::NoCpu);
    let fit = measured.and_then(|measured| fit_cpu(&reading.load, measured, settings));
    let fit = fit.map_err(|reason| FitError {
        path: path.to_owned(),
        reason,
    })?;
    for sentence in cpu_fit(&Words::english(), &fit) {
        eprintln!("{path}: {sentence}");
    }
    Ok(fit)
}

/// Prints on standard error how the TaskManagers of a run compare with those of the file.
pub(crate) fn tell_fleets(path: &str, reading: &Reading, policy: Policy, run: &Run) {
    let policy = match policy {
        Policy::Static => allocation::Policy::Static,
        Policy::Manual => allocation::Policy::Manual,
        Policy::Schedule => allocation::Policy::Schedule,
        Policy::Reactive => allocation::Policy::Reactive,
    };
    let measured = reading.measured.as_ref();
    let compared =
        measured.and_then(|measured| compare_fleets(&reading.load, measured, &run.workers));
    if let Some(found) = compared {
        for sentence in fleet_comparison(&Words::english(), policy, &found) {
            eprintln!("{path}: {sentence}");
        }
    }
}

/// Returns the fitted settings as JSON.
pub(crate) fn json(fit: &CpuFit) -> Result<String, serde_json::Error> {
    let settings = fit.settings();
    let object: serde_json::Map<String, serde_json::Value> = settings
        .iter()
        .map(|(id, value)| (id.field().name.to_owned(), (*value).into()))
        .collect();
    Ok(serde_json::to_string_pretty(&object)? + "\n")
}
