//! The engines beside Chromium that the page tests run in, and their drivers.

use crate::shell::find;
use crate::system_packages::{self, SystemPackage};
use crate::{browser, cargo_tools};
use anyhow::Result;

const FIREFOX: SystemPackage = SystemPackage {
    name: "Firefox",
    apt: &[&["firefox-esr"], &["firefox"]],
    homebrew: "--cask firefox",
};

/// WebKitGTK has no headless mode, so it needs a screen in memory. The text of
/// printed pages is read by a program of poppler.
const WEBKIT: SystemPackage = SystemPackage {
    name: "WebKitGTK with its driver, Xvfb and pdftotext",
    apt: &[&["webkit2gtk-driver", "xvfb", "poppler-utils"]],
    homebrew: "poppler",
};

/// Installs both engines where the system can; elsewhere names those left out.
pub(crate) fn ensure() -> Result<()> {
    if !must_have_all() {
        println!("page tests run in the engines that are found: {}", found());
        return Ok(());
    }
    if browser::find_firefox().is_none() {
        system_packages::install(&FIREFOX)?;
    }
    if !has_webkit() || find("pdftotext").is_none() {
        system_packages::install(&WEBKIT)?;
    }
    cargo_tools::ensure_geckodriver()
}

/// Returns whether a missing engine is an error.
pub(crate) fn must_have_all() -> bool {
    find("apt-get").is_some()
}

fn has_webkit() -> bool {
    find("WebKitWebDriver").is_some() && find("Xvfb").is_some()
}

fn found() -> String {
    let engines = [
        ("Chromium", true),
        ("Firefox", browser::geckodriver().is_some()),
        ("WebKitGTK", has_webkit()),
    ];
    let names = |is_wanted: bool| {
        let named = engines.iter().filter(|(_, is_here)| *is_here == is_wanted);
        named.map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    };
    match names(false) {
        missing if missing.is_empty() => names(true),
        missing => format!("{}; left out: {missing}", names(true)),
    }
}
