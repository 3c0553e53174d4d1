//! How fast it is: natively, then in a browser.

use crate::fault::Outcome;
use crate::program::Program;
use crate::{build, page_tests};

pub(crate) fn all() -> Outcome {
    Program::new("cargo")?
        .args(["bench", "--package", crate::workspace::CRATE])
        .run()?;
    build::release()?;
    page_tests::benches()
}
