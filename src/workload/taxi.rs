//! A measured week: hourly taxi passengers in New York from Monday 24 to Sunday
//! 30 November 2014, with Thanksgiving on the Thursday.
//!
//! The numbers are from the `nyc_taxi` series of the Numenta Anomaly Benchmark
//! (MIT licence), which counts public records of the city's Taxi and Limousine
//! Commission. They count passengers, not records of a stream: only their shape
//! is used, scaled to the peak load.

use super::{Calendar, DAY_S, HOUR_S, Shape};

const STEP_S: f64 = 300.0;

/// Passengers in each hour of the week and in the hour after it.
#[rustfmt::skip]
const PASSENGERS: [u16; 169] = [
    15126, 9479, 6229, 3931, 4180, 6955, 19132, 31482, 36322, 34220, 31186, 33213,
    32609, 33071, 35011, 34751, 28594, 35279, 41666, 43088, 39748, 38462, 35850, 25742,
    17666, 10682, 6690, 4586, 4759, 6918, 17775, 32951, 38073, 36455, 34036, 33945,
    35709, 35854, 37083, 34420, 25319, 31489, 39517, 41717, 40196, 39186, 36552, 33463,
    24378, 15059, 9323, 6759, 7282, 8609, 18040, 31106, 38948, 37874, 37231, 38660,
    39829, 40036, 38728, 36470, 29569, 37109, 42595, 43660, 37037, 36838, 34251, 29331,
    24845, 19185, 15359, 11837, 9418, 7255, 10113, 12467, 14889, 17378, 21084, 26101,
    26824, 27201, 28653, 29869, 26680, 26607, 26613, 27788, 28505, 30467, 29643, 24403,
    17444, 12506, 8312, 5820, 5048, 4128, 7183, 11176, 16226, 20727, 24869, 29326,
    33178, 36033, 36551, 37914, 34297, 39470, 41853, 43760, 37683, 36901, 39477, 36959,
    30650, 25292, 20714, 16898, 11619, 5236, 5392, 8008, 12696, 20237, 27822, 33216,
    37179, 39451, 39186, 40322, 35783, 39575, 44232, 47473, 39872, 38838, 42345, 42324,
    38704, 33376, 28040, 21297, 14687, 6935, 6880, 8667, 13052, 20104, 27474, 31882,
    35756, 35932, 38102, 35964, 32744, 34587, 36034, 34454, 31035, 27904, 25833, 18874,
    13200,
];

pub(super) fn shape<T>(then: impl FnOnce(&Shape) -> T) -> T {
    let highest = f64::from(PASSENGERS.iter().copied().max().unwrap_or(1));
    then(&Shape {
        span_s: 7.0 * DAY_S,
        step_s: STEP_S,
        calendar: Calendar::Weekdays,
        share: &|t_s| passengers(t_s / HOUR_S) / highest,
    })
}

/// Interpolates linearly between the middles of the hours.
fn passengers(hour: f64) -> f64 {
    let position = (hour - 0.5).max(0.0);
    let index = position as usize;
    let at = |index: usize| f64::from(PASSENGERS.get(index).copied().unwrap_or(0));
    at(index) + (at(index + 1) - at(index)) * position.fract()
}
