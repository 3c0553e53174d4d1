//! The browsers on this machine and their WebDriver servers.

use crate::shell::find;
use crate::system_packages::{self, SystemPackage};
use anyhow::{Context, Result};
use std::path::PathBuf;

const CHROMIUM: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const PACKAGE: SystemPackage = SystemPackage {
    name: "Chromium with chromedriver",
    // Bare machines have no font, and text without one has no width.
    apt: &[
        &["chromium", "chromium-driver", "fonts-dejavu-core"],
        &[
            "chromium-browser",
            "chromium-chromedriver",
            "fonts-dejavu-core",
        ],
    ],
    homebrew: "--cask google-chrome chromedriver",
};

pub(crate) struct Chromium {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Chromium or Chrome with its driver, installed if the system can.
pub(crate) fn chromium() -> Result<Chromium> {
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    system_packages::install(&PACKAGE)?;
    find_chromium().context("Chromium is installed but not on PATH")
}

fn find_chromium() -> Option<Chromium> {
    Some(Chromium {
        browser: CHROMIUM.iter().find_map(find)?,
        driver: find("chromedriver")?,
    })
}

/// Firefox's driver, if both are here.
pub(crate) fn geckodriver() -> Option<PathBuf> {
    find_firefox()?;
    find("geckodriver")
}

pub(crate) fn find_firefox() -> Option<PathBuf> {
    ["firefox-esr", "firefox"].iter().find_map(find)
}
