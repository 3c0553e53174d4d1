//! The range and the value of a handle as a slider, for assistive technology.

use super::HandleKind;
use crate::figure::{Figure, ShapeHandle};
use crate::settings::SettingId;
use crate::text;

/// The values of an ARIA slider.
pub(super) struct Range {
    pub(super) min: f64,
    pub(super) max: f64,
    pub(super) now: f64,
    /// The value as text.
    pub(super) text: String,
}

impl Range {
    fn of_setting(figure: &Figure, id: SettingId, now: f64) -> Self {
        let (min, max) = id.field().range();
        Self {
            min,
            max,
            now,
            text: text::setting_value(&figure.words, id.field(), now),
        }
    }
}

impl HandleKind {
    pub(super) fn range(self, figure: &Figure) -> Range {
        let settings = &figure.settings;
        match self {
            Self::Static => static_range(figure),
            Self::Peak => peak_range(figure),
            Self::Width => Range::of_setting(figure, SettingId::PeakWidth, settings.peak_width_pct),
            Self::Trough => Range::of_setting(figure, SettingId::Trough, trough_pct(figure)),
            Self::Fewest => Range::of_setting(
                figure,
                SettingId::MinWorkers,
                f64::from(settings.min_workers),
            ),
            Self::Most => Range::of_setting(
                figure,
                SettingId::MaxWorkers,
                f64::from(settings.max_workers),
            ),
        }
    }
}

/// The handle reaches as far as the slider.
pub(super) fn static_range(figure: &Figure) -> Range {
    let workers = figure.settings.static_workers;
    let highest_load = figure.results.load_in_workers.max();
    Range {
        min: 1.0,
        max: figure.control(SettingId::StaticWorkers.field()).max,
        now: f64::from(workers),
        text: text::static_workers(&figure.words, workers, highest_load),
    }
}

/// The text names the time of the peak, too.
fn peak_range(figure: &Figure) -> Range {
    let (t_s, _) = figure.shape_handles().at(ShapeHandle::Peak);
    let mut range = Range::of_setting(figure, SettingId::PeakLoad, figure.settings.peak_load_per_s);
    range.text.push_str(", ");
    range
        .text
        .push_str(&text::clock(&figure.words, &figure.results.workload, t_s));
    range
}

/// Returns the lowest load in percent of the highest, 0 to 100.
fn trough_pct(figure: &Figure) -> f64 {
    let handles = figure.shape_handles();
    let ((_, low), (_, high)) = (handles.trough, handles.peak);
    (low / high.max(f64::MIN_POSITIVE) * 100.0)
        .round()
        .min(100.0)
}
