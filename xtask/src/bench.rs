//! Measures how fast the model is natively, then the figure in a browser.

use crate::shell::shell;
use crate::workspace::CRATE;
use crate::{build, page_tests};
use anyhow::Result;
use xshell::cmd;

pub(crate) fn all() -> Result<()> {
    let sh = shell()?;
    cmd!(sh, "cargo bench --package {CRATE}").run()?;
    build::release()?;
    page_tests::benches()
}
