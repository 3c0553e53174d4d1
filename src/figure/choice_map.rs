//! The map of the choices for the load of a figure: what it shows, and what is chosen in it.

use super::beside_map::BesideMap;
use crate::map::{Answer, Axis, DelayMeasure, Limit, Reserve, Sensitivity, Sweep, best, frontier};
use crate::settings::{Patch, SettingId, Settings};

/// How many seeds each choice runs with.
pub const MAP_SEEDS: usize = 5;

/// The map of the choices for one load.
#[derive(Clone, Debug)]
pub struct ChoiceMap {
    sweep: Sweep,
    beside: BesideMap,
    /// The settings on the axes, once the reader has chosen them.
    axes: Option<[SettingId; 2]>,
    measure: DelayMeasure,
    /// `delayLimit` of the settings, in seconds.
    delay_limit_s: f64,
    /// The most worker-hours, once they are what the reader limits.
    most_worker_hours: Option<f64>,
    /// The point that the reader looks at.
    looked_at: Option<usize>,
}

/// A step along the frontier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrontierStep {
    /// To the next dearer choice.
    Dearer,
    /// To the next cheaper choice.
    Cheaper,
    /// To the dearest.
    Dearest,
    /// To the cheapest.
    Cheapest,
}

impl ChoiceMap {
    /// Plans the map of the settings: nothing has run. The limit is their `delayLimit`.
    pub fn new(settings: &Settings) -> Self {
        Self {
            sweep: Self::sweep_of(settings, None),
            beside: BesideMap::new(settings),
            axes: None,
            measure: DelayMeasure::Longest,
            delay_limit_s: settings.delay_limit_s,
            most_worker_hours: None,
            looked_at: None,
        }
    }

    /// Begins anew if it is of other settings than these, whatever values the settings on
    /// its axes have. Returns whether it did. Which settings matter is tried around these.
    pub fn follow(&mut self, settings: &Settings) -> bool {
        self.follow_limit(settings);
        if self.sweep.is_of(settings) {
            self.beside.follow(settings);
            return false;
        }
        self.begin(settings);
        true
    }

    /// Takes the limit of the delay from the settings, and nothing else.
    pub fn follow_limit(&mut self, settings: &Settings) {
        self.delay_limit_s = settings.delay_limit_s;
    }

    /// Plans the runs of the settings with these two on the axes, or else the usual ones.
    pub fn sweep_of(settings: &Settings, axes: Option<[SettingId; 2]>) -> Sweep {
        let chosen = axes.and_then(|[x, y]| {
            let (x, y) = (Axis::usual(settings, x)?, Axis::usual(settings, y)?);
            Some([x, y])
        });
        let axes = chosen.unwrap_or_else(|| Axis::usual_pair(settings));
        Sweep::new(settings, axes, MAP_SEEDS)
    }

    fn begin(&mut self, settings: &Settings) {
        self.sweep = Self::sweep_of(settings, self.axes);
        self.beside = BesideMap::new(settings);
        self.looked_at = None;
    }

    /// Puts another setting on the horizontal place of a dot in its grid, or on the other
    /// one. The two change places if it is on the other already.
    pub fn set_axis(&mut self, settings: &Settings, place: usize, id: SettingId) {
        let [x, y] = self.sweep.axes().each_ref().map(Axis::id);
        let other = if place == 0 { y } else { x };
        let own = if place == 0 { x } else { y };
        let other = if other == id { own } else { other };
        self.axes = Some(if place == 0 { [id, other] } else { [other, id] });
        self.begin(settings);
    }

    /// Measures delays in another way.
    pub fn set_measure(&mut self, measure: DelayMeasure) {
        self.measure = measure;
    }

    /// Limits what a choice may cost, or else how long records may wait.
    pub fn limit_worker_hours(&mut self, most: Option<f64>) {
        self.most_worker_hours = most;
    }

    /// Returns the runs.
    pub fn sweep(&self) -> &Sweep {
        &self.sweep
    }

    /// Returns the runs, to make some or to take their outcomes.
    pub fn sweep_mut(&mut self) -> &mut Sweep {
        &mut self.sweep
    }

    /// Makes one run. Returns whether there is another.
    pub fn work(&mut self) -> bool {
        if self.sweep.has_shape() && self.step_beside() {
            return true;
        }
        self.sweep.step() || self.step_beside()
    }

    /// Makes a run beside the map: one with another value of a setting, or one of the answer
    /// with more load. Returns whether there was one.
    pub fn step_beside(&mut self) -> bool {
        if self.beside.try_setting() {
            return true;
        }
        let answer = self.final_answer();
        self.beside.try_more_load(&self.sweep, answer)
    }

    /// Returns whether there is a run to make beside the map.
    pub fn has_more_beside(&self) -> bool {
        self.beside.has_more(&self.sweep, self.final_answer())
    }

    /// Returns whether every run is made.
    pub fn is_complete(&self) -> bool {
        let (done, all) = self.sweep.progress();
        done >= all && !self.has_more_beside()
    }

    /// Returns the answer with more load, once all of its runs are made.
    pub fn reserve(&self) -> Option<&Reserve> {
        self.beside.reserve(&self.sweep, self.final_answer())
    }

    fn final_answer(&self) -> Option<usize> {
        let answer = self.answer().filter(|answer| answer.is_final)?;
        Some(answer.point)
    }

    /// Returns which settings matter, once all have been tried.
    pub fn sensitivity(&self) -> Option<&Sensitivity> {
        self.beside.sensitivity()
    }

    /// Returns how delays are measured.
    pub fn measure(&self) -> DelayMeasure {
        self.measure
    }

    /// Returns what a choice may cost, or how long records may wait.
    pub fn limit(&self) -> Limit {
        self.most_worker_hours
            .map_or(Limit::Delay(self.delay_limit_s), Limit::Cost)
    }

    /// Returns the indexes of the points that no other one beats, the cheapest first.
    pub fn frontier(&self) -> Vec<usize> {
        frontier(self.sweep.points(), self.measure)
    }

    /// Returns the best choice within the limit.
    pub fn answer(&self) -> Option<Answer> {
        best(self.sweep.points(), self.measure, self.limit())
    }

    /// Returns the point that the reader looks at.
    pub fn looked_at(&self) -> Option<usize> {
        self.looked_at
    }

    /// Looks at a point, or at none. Returns whether that is another one.
    pub fn look_at(&mut self, point: Option<usize>) -> bool {
        std::mem::replace(&mut self.looked_at, point) != point
    }

    /// Looks at the next point on the frontier, from that which is looked at, or else from
    /// the best one.
    pub fn step(&mut self, step: FrontierStep) {
        let frontier = self.frontier();
        let from = self.looked_at.or_else(|| Some(self.answer()?.point));
        let place = self.place_on(&frontier, from);
        let last = frontier.len().saturating_sub(1);
        let next = match step {
            FrontierStep::Cheapest => 0,
            FrontierStep::Dearest => last,
            FrontierStep::Cheaper => place.unwrap_or(1).saturating_sub(1),
            FrontierStep::Dearer => place.map_or(0, |place| place + 1).min(last),
        };
        self.looked_at = frontier.get(next).copied();
    }

    /// Returns the place on the frontier of a point, or of the dearest one that costs no
    /// more.
    pub fn place_on(&self, frontier: &[usize], point: Option<usize>) -> Option<usize> {
        let hours = |index: usize| {
            let judged = self.sweep.points().get(index)?.judged(self.measure)?;
            Some(judged.worker_hours)
        };
        let here = hours(point?)?;
        let is_cheaper = |index: &&usize| hours(**index).is_some_and(|hours| hours <= here);
        frontier
            .iter()
            .take_while(is_cheaper)
            .count()
            .checked_sub(1)
    }

    /// Returns the change of the settings that makes the choice of a point.
    pub fn patch(&self, settings: &Settings, point: usize) -> Option<Patch> {
        let candidate = self.sweep.points().get(point)?.candidate;
        Some(candidate.patch(settings, self.sweep.axes()))
    }
}
