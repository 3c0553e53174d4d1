//! The sizes of the picture: those of the live figure.

use super::{Panel, SUBTITLE, TITLE};
use crate::scene::{is_in_rows, text_width};

/// Pictures narrower than this stack their charts with the numbers below each, CSS
/// pixels.
pub(super) const NARROW_BELOW: f64 = 641.0;
/// From the edge to the content, with the border, in a wide and a narrow picture, CSS
/// pixels.
const PADDING: (f64, f64) = (21.0, 17.0);
/// Space between two columns, two rows and two stacked charts, CSS pixels.
const COLUMN_GAP: f64 = 32.0;
const ROW_GAP: f64 = 6.0;
const STACK_GAP: f64 = 22.0;
/// Width of the numbers beside a row and the space before them, CSS pixels.
const SIDE: f64 = 252.0;
const SIDE_GAP: f64 = 24.0;
/// Height of a chart in columns and in a stack, CSS pixels.
const CHART: (f64, f64) = (280.0, 220.0);
/// Height of a title on one line and on two, CSS pixels.
const TITLE_HIGH: (f64, f64) = (24.0, 44.0);
/// Height of the numbers below a chart, CSS pixels.
const NUMBERS_HIGH: f64 = 79.0;
/// Height of two rows, of three, and of any further row, CSS pixels.
const ROWS_HIGH: [f64; 2] = [383.0, 504.0];
const FURTHER_ROW: f64 = 140.0;
/// Space for the times under the last row, CSS pixels.
const TIMES: f64 = 18.0;

/// How the charts are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// Side by side, with the numbers below.
    Columns,
    /// One above the other on one time axis, with the numbers beside.
    Rows,
    /// One above the other, with the numbers below.
    Stack,
}

/// The place and the sizes of one chart, CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) chart_top: f64,
    pub(super) chart_height: f64,
    /// Whether times are written below the plot.
    pub(super) x_labels: bool,
}

/// The sizes of a picture.
pub(super) struct Layout {
    pub(super) arrangement: Arrangement,
    pub(super) padding: f64,
    /// Whether the subtitles are on a second line.
    pub(super) two_lines: bool,
    inner: f64,
    count: usize,
}

impl Layout {
    /// Lays out `panels` in a picture `width` CSS pixels wide over `span_s` seconds.
    pub(super) fn new(width: f64, panels: &[Panel], span_s: f64) -> Self {
        let count = panels.len();
        let arrangement = if width < NARROW_BELOW {
            Arrangement::Stack
        } else if is_in_rows(count, span_s) {
            Arrangement::Rows
        } else {
            Arrangement::Columns
        };
        let padding = match arrangement {
            Arrangement::Stack => PADDING.1,
            _ => PADDING.0,
        };
        let mut layout = Self {
            arrangement,
            padding,
            two_lines: false,
            inner: width - 2.0 * padding,
            count,
        };
        let room = layout.panel_width();
        let is_wide = |panel: &Panel| {
            text_width(panel.title, TITLE.size) + text_width(panel.subtitle, SUBTITLE.size) + 6.0
                > room
        };
        layout.two_lines = arrangement != Arrangement::Rows && panels.iter().any(is_wide);
        layout
    }

    fn panel_width(&self) -> f64 {
        match self.arrangement {
            Arrangement::Columns if self.count > 1 => ((self.inner - COLUMN_GAP) / 2.0).floor(),
            _ => self.inner,
        }
    }

    fn title_height(&self) -> f64 {
        if self.two_lines {
            TITLE_HIGH.1
        } else {
            TITLE_HIGH.0
        }
    }

    fn rows_height(&self) -> f64 {
        match self.count {
            0..=2 => ROWS_HIGH[0],
            3 => ROWS_HIGH[1],
            more => ROWS_HIGH[1] + (more - 3) as f64 * FURTHER_ROW,
        }
    }

    /// Returns the height of all charts with their titles and numbers.
    pub(super) fn height(&self) -> f64 {
        let count = self.count.max(1) as f64;
        let panel = |chart: f64| self.title_height() + chart + NUMBERS_HIGH;
        match self.arrangement {
            Arrangement::Columns => panel(CHART.0),
            Arrangement::Rows => self.rows_height(),
            Arrangement::Stack => count * (panel(CHART.1) + STACK_GAP) - STACK_GAP,
        }
    }

    /// Returns the place of the chart with this index, relative to the first.
    pub(super) fn place(&self, index: usize) -> Place {
        let (nth, title) = (index as f64, self.title_height());
        let place = Place {
            x: 0.0,
            y: 0.0,
            width: self.panel_width(),
            chart_top: title,
            chart_height: CHART.0,
            x_labels: true,
        };
        match self.arrangement {
            Arrangement::Columns => Place {
                x: nth * (place.width + COLUMN_GAP),
                ..place
            },
            Arrangement::Stack => Place {
                y: nth * (title + CHART.1 + NUMBERS_HIGH + STACK_GAP),
                chart_height: CHART.1,
                ..place
            },
            Arrangement::Rows => {
                let gaps = ROW_GAP * (self.count as f64 - 1.0);
                let row = (self.rows_height() - gaps - TIMES) / self.count as f64;
                let is_last = index + 1 == self.count;
                Place {
                    y: nth * (row + ROW_GAP),
                    width: self.inner - SIDE - SIDE_GAP,
                    chart_height: row - title + if is_last { TIMES } else { 0.0 },
                    x_labels: is_last,
                    ..place
                }
            }
        }
    }

    /// Returns where each number begins, as a share of the width of all.
    pub(super) fn number_shares(&self) -> [f64; 3] {
        match self.arrangement {
            Arrangement::Rows => [0.0, 0.39, 0.66],
            _ => [0.0, 1.0 / 3.0, 2.0 / 3.0],
        }
    }

    /// Returns x and y of the numbers relative to their panel, and their width.
    pub(super) fn numbers(&self, place: &Place) -> (f64, f64, f64) {
        match self.arrangement {
            Arrangement::Rows => (place.width + SIDE_GAP, place.chart_top, SIDE),
            _ => (0.0, place.chart_top + place.chart_height, place.width),
        }
    }
}
