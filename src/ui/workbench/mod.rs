//! The seam of the download: everything that the first frame can do without.
//!
//! The release build puts all that only [`Loaded`] reaches into a second wasm file,
//! which the page links into the running instance. Then it calls [`install`], and
//! [`workbench`] returns the way to it. In other builds there is one file.
//!
//! Something new belongs in the second file if a method of [`Loaded`] calls it, and no
//! module that the first frame needs does.

mod loaded;

use std::cell::Cell;

use yew::prelude::*;

use super::app::App;
use super::chart::Chart;
use super::effect::Effect;
use super::panel::Panels;
use super::place::Place;
use super::renderer::{ChartRenderer, PaintedFrame};
use super::view_action::ViewAction;
use super::view_state::ViewState;
use crate::allocation::Policy;
use crate::csv::CsvError;
use crate::figure::{DisplayOptions, Figure, FigureStore};
use crate::scene::{Scene, Viewport};
use crate::settings::{NamedValues, SettingsError};
use crate::timeline::Steps;
use loaded::Loaded;

/// The parts of a figure that are loaded after its first frame.
pub(in crate::ui) trait Workbench {
    /// Returns its style sheet.
    fn rules(&self) -> &'static str;
    /// Returns the markup at a place.
    fn view(&self, place: Place, app: &App, panels: &Panels) -> Html;
    /// Follows each rendering of a figure.
    fn rendered(&self, app: &mut App, store: &FigureStore);
    /// Returns what is drawn in a chart, with the workers of `ghosts`.
    fn scene(
        &self,
        chart: &Chart,
        figure: &Figure,
        viewport: &Viewport,
        ghosts: &[&Steps],
    ) -> Scene;
    /// Follows the painting of each frame.
    fn painted(&self, renderer: &mut ChartRenderer, figure: &Figure, frame: PaintedFrame);
    /// Handles a key that is pressed anywhere in a figure.
    fn press_key(&self, event: &KeyboardEvent, send: &Callback<ViewAction>);
    /// Applies an action.
    fn apply(&self, state: &mut ViewState, store: &FigureStore, action: ViewAction) -> Effect;
    /// Returns an error for each attribute whose name is probably a misspelt one.
    fn slips(&self, attributes: &NamedValues) -> Vec<SettingsError>;
    /// Returns the figure with these charts as SVG, `width` CSS pixels wide; for paper in light
    /// colours without a style sheet.
    fn to_svg(&self, figure: &Figure, charts: &[Policy], width: f64, for_paper: bool) -> String;
    /// Returns the run of a policy as CSV, a row every `step_s` seconds.
    fn to_csv(&self, figure: &Figure, policy: &str, step_s: f64) -> Result<String, CsvError>;
    /// Returns the decisions of the autoscaler as CSV.
    fn decision_log(&self, figure: &Figure) -> String;
    /// Returns the charts, the commands and the cursor as parts of a link.
    fn end_of_link(
        &self,
        figure: &Figure,
        display: &DisplayOptions,
        cursor_s: Option<f64>,
    ) -> String;
}

thread_local! {
    static INSTALLED: Cell<Option<&'static dyn Workbench>> = const { Cell::new(None) };
}

/// Returns the workbench, once it is installed.
pub(in crate::ui) fn workbench() -> Option<&'static dyn Workbench> {
    INSTALLED.get()
}

/// Gives the figures the workbench. The second file must be linked, or this traps.
pub(crate) fn install() {
    #[cfg(split)]
    second_file::install();
    #[cfg(not(split))]
    Loaded::install();
}

/// The workbench is not installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the second part of the figure is not loaded")]
pub(crate) struct NotLoaded;

/// Returns an error for each attribute whose name is probably a misspelt one; none before
/// the workbench is installed.
pub(crate) fn slips(attributes: &NamedValues) -> Vec<SettingsError> {
    workbench().map_or_else(Vec::new, |workbench| workbench.slips(attributes))
}

/// Returns the figure with these charts as SVG, `width` CSS pixels wide; for paper in light
/// colours without a style sheet.
pub(crate) fn to_svg(
    figure: &Figure,
    charts: &[Policy],
    width: f64,
    for_paper: bool,
) -> Result<String, NotLoaded> {
    Ok(workbench()
        .ok_or(NotLoaded)?
        .to_svg(figure, charts, width, for_paper))
}

/// Returns the run of a policy as CSV, a row every `step_s` seconds.
pub(crate) fn to_csv(
    figure: &Figure,
    policy: &str,
    step_s: f64,
) -> Result<Result<String, CsvError>, NotLoaded> {
    Ok(workbench().ok_or(NotLoaded)?.to_csv(figure, policy, step_s))
}

/// Returns the decisions of the autoscaler as CSV.
pub(crate) fn decision_log(figure: &Figure) -> Result<String, NotLoaded> {
    Ok(workbench().ok_or(NotLoaded)?.decision_log(figure))
}

/// Returns the parts of a link that the reader may have changed besides the settings: charts,
/// commands, cursor. Nobody can have changed them before the workbench is installed.
pub(crate) fn end_of_link(
    figure: &Figure,
    display: &DisplayOptions,
    cursor_s: Option<f64>,
) -> String {
    workbench().map_or_else(String::new, |workbench| {
        workbench.end_of_link(figure, display, cursor_s)
    })
}

/// The one function of the second file that the first one calls.
#[cfg(split)]
mod second_file {
    // Both sides of a call between files must be declared `unsafe`. The function takes
    // and returns nothing, and a call before it is linked only traps.
    #![allow(unsafe_code)]

    use super::Loaded;

    pub(super) fn install() {
        __wasm_split_00workbench00_import_00000000000000000000000000000000();
    }

    // The names and the module are those by which the splitting tool finds the pair.
    #[link(wasm_import_module = "__wasm_split_placeholder__")]
    unsafe extern "C" {
        safe fn __wasm_split_00workbench00_import_00000000000000000000000000000000();
    }

    #[unsafe(no_mangle)]
    extern "C" fn __wasm_split_00workbench00_export_00000000000000000000000000000000() {
        Loaded::install();
    }
}
