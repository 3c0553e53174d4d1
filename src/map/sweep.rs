//! All runs of a map, in the order in which they show most.

use std::rc::Rc;

use super::alike::with_unrun_of;
use super::rank::ranked;
use super::{Axis, Candidate, DelayMeasure, Load, Outcome, Point, frontier, outcome};
use crate::settings::{AutoscalerKind, Settings, Value};

/// How far the schedules differ from the schedule of the settings, in workers.
const SCHEDULES: std::ops::RangeInclusive<i32> = -2..=4;
/// The most static fleets.
const MOST_STATIC: u32 = 40;
/// The most loads that are kept.
const MOST_LOADS: usize = 16;

/// One run: a point with one of its seeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job {
    /// The index of the point.
    pub point: usize,
    /// The number of the seed, from 0 for that of the settings.
    pub seed: usize,
}

/// All runs of a map.
#[derive(Clone, Debug)]
pub struct Sweep {
    base: Settings,
    axes: [Axis; 2],
    /// The values of each axis as the settings keep them; `None` for one that contradicts
    /// the others.
    kept_values: [Vec<Option<Value>>; 2],
    seeds: usize,
    points: Vec<Point>,
    /// The indexes of the points in the order in which they run with the first seed.
    first_order: Vec<usize>,
    /// The order with the other seeds, once all have run with the first.
    further_order: Vec<usize>,
    /// Runs that were handed out.
    handed: usize,
    /// Runs whose outcomes are there.
    done: usize,
    /// The loads of the last seeds, if they are the same for all points.
    loads: Vec<(usize, Rc<Load>)>,
    shares_loads: bool,
}

impl Sweep {
    /// Plans the runs of the settings with the values of both axes, of static fleets,
    /// schedules and other autoscalers, each with `seeds` seeds, at least 1.
    pub fn new(base: &Settings, axes: [Axis; 2], seeds: usize) -> Self {
        let seeds = seeds.max(1);
        let shares_loads = !axes.iter().any(Axis::changes_load);
        let load = Rc::new(Load::new(base));
        let mut candidates = grid(&axes);
        candidates.extend(others(base, &load));
        candidates.retain(|candidate| candidate.settings(base, &axes).is_some());
        let points: Vec<Point> = candidates
            .into_iter()
            .map(|candidate| Point::new(candidate, seeds))
            .collect();
        Self {
            first_order: coarse_to_fine(&points),
            kept_values: axes.each_ref().map(|axis| kept_values(base, axis)),
            base: base.clone(),
            axes,
            seeds,
            points,
            further_order: Vec::new(),
            handed: 0,
            done: 0,
            loads: vec![(0, load)],
            shares_loads,
        }
    }

    /// Returns the settings.
    pub fn base(&self) -> &Settings {
        &self.base
    }

    /// Returns whether the map of these settings is this one: they differ at most in the
    /// settings on the axes, whose values are among those of the axes, and in what changes no
    /// run of a choice.
    pub fn is_of(&self, settings: &Settings) -> bool {
        let mut alike = with_unrun_of(settings, &self.base);
        for (axis, kept) in self.axes.iter().zip(&self.kept_values) {
            let field = axis.id().field();
            let value = field.value(settings);
            if !kept.iter().any(|kept| kept.as_ref() == Some(&value)) {
                return false;
            }
            let Ok(next) = alike.with(&[(field.id, field.value(&self.base))]) else {
                return false;
            };
            alike = next;
        }
        alike == self.base
    }

    /// Returns the point of these settings with the autoscaler; `None` if they are none of
    /// the values of the axes.
    pub fn present(&self, settings: &Settings) -> Option<usize> {
        let [x, y] = [0, 1].map(|place: usize| {
            let value = self.axes.get(place)?.id().field().value(settings);
            let kept = self.kept_values.get(place)?.iter();
            let mut kept = kept.enumerate();
            kept.find_map(|(index, kept)| (kept.as_ref() == Some(&value)).then_some(index))
        });
        let present = Candidate::Grid { x: x?, y: y? };
        let mut points = self.points.iter();
        points.position(|point| point.candidate == present)
    }

    /// Returns the axes.
    pub fn axes(&self) -> &[Axis; 2] {
        &self.axes
    }

    /// Returns how many seeds each choice runs with.
    pub fn seeds(&self) -> usize {
        self.seeds
    }

    /// Returns the points, in a fixed order.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Returns how many runs are done, and how many there are in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.points.len() * self.seeds)
    }

    /// Returns whether every point has run with the seed of the settings.
    pub fn has_shape(&self) -> bool {
        self.done >= self.points.len()
    }

    /// Hands out the next run; `None` if there is none left, or none before the runs with
    /// the first seed are done.
    pub fn next_job(&mut self) -> Option<Job> {
        let count = self.points.len();
        let seed = self.handed.checked_div(count)?;
        let place = self.handed - seed * count;
        let point = if seed == 0 {
            *self.first_order.get(place)?
        } else if self.has_shape() {
            if self.further_order.is_empty() {
                self.further_order = self.frontier_first();
            }
            *self.further_order.get(place)?
        } else {
            return None;
        };
        if seed >= self.seeds {
            return None;
        }
        self.handed += 1;
        Some(Job { point, seed })
    }

    /// Returns the run with this number, from 0 to those of [`Sweep::progress`]: every point
    /// with the first seed, then every point with the second.
    pub fn job(&self, number: usize) -> Option<Job> {
        let count = self.points.len();
        let seed = number.checked_div(count)?;
        let point = number - seed * count;
        (seed < self.seeds).then_some(Job { point, seed })
    }

    /// Returns the settings of a run.
    pub fn settings(&self, job: Job) -> Option<Settings> {
        let candidate = self.points.get(job.point)?.candidate;
        let mut settings = candidate.settings(&self.base, &self.axes)?;
        // `as` is exact: there are few seeds.
        settings.seed = settings.seed.wrapping_add(job.seed as u32);
        Some(settings)
    }

    /// Makes a run.
    pub fn run(&mut self, job: Job) -> Option<Outcome> {
        let settings = self.settings(job)?;
        let policy = self.points.get(job.point)?.candidate.policy();
        if !self.shares_loads {
            return Some(outcome(&settings, policy, &Load::new(&settings)));
        }
        let load = self.load(job.seed, &settings);
        Some(outcome(&settings, policy, &load))
    }

    /// Returns the load of a seed.
    fn load(&mut self, seed: usize, settings: &Settings) -> Rc<Load> {
        if let Some((_, load)) = self.loads.iter().find(|(of, _)| *of == seed) {
            return load.clone();
        }
        if self.loads.len() == MOST_LOADS {
            self.loads.remove(0);
        }
        let load = Rc::new(Load::new(settings));
        self.loads.push((seed, load.clone()));
        load
    }

    /// Takes the outcome of a run.
    pub fn put(&mut self, job: Job, outcome: Outcome) {
        let point = self.points.get_mut(job.point);
        if point.is_some_and(|point| point.put(job.seed, outcome)) {
            self.done += 1;
        }
    }

    /// Makes the next run and takes its outcome. Returns whether there was one.
    pub fn step(&mut self) -> bool {
        let Some(job) = self.next_job() else {
            return false;
        };
        if let Some(outcome) = self.run(job) {
            self.put(job, outcome);
        }
        true
    }

    /// Returns the points with those on the frontier first: their spread decides.
    fn frontier_first(&self) -> Vec<usize> {
        let mut order = frontier(&self.points, DelayMeasure::Longest);
        let rest = self.first_order.iter().copied();
        let rest: Vec<usize> = rest.filter(|index| !order.contains(index)).collect();
        order.extend(rest);
        order
    }
}

/// Returns the values of an axis as settings keep them.
fn kept_values(base: &Settings, axis: &Axis) -> Vec<Option<Value>> {
    let field = axis.id().field();
    let values = axis.values().iter();
    let kept =
        values.map(|value| Some(field.value(&base.with(&[(field.id, value.clone())]).ok()?)));
    kept.collect()
}

/// Returns the candidates of both axes.
fn grid(axes: &[Axis; 2]) -> Vec<Candidate> {
    let [x_axis, y_axis] = axes;
    let xs = 0..x_axis.values().len();
    xs.flat_map(|x| (0..y_axis.values().len()).map(move |y| Candidate::Grid { x, y }))
        .collect()
}

/// Returns the candidates beside the autoscaler of the settings.
fn others(base: &Settings, load: &Load) -> Vec<Candidate> {
    let most = load.never_short_workers().saturating_add(2);
    let most = most.max(base.static_workers).min(500);
    let step = most.div_ceil(MOST_STATIC).max(1);
    let sizes = (1..=most).step_by(step as usize);
    let mut all: Vec<Candidate> = sizes.map(|workers| Candidate::Static { workers }).collect();
    all.extend(SCHEDULES.map(|more| Candidate::Schedule { more }));
    let kinds = AutoscalerKind::ALL.iter().copied();
    let kinds = kinds.filter(|kind| *kind != base.autoscaler);
    all.extend(kinds.map(Candidate::Autoscaler));
    all
}

/// Returns the points in an order in which each further one adds less to the shape:
/// of the grid every fourth value, then every second, then the rest.
fn coarse_to_fine(points: &[Point]) -> Vec<usize> {
    let level = |candidate: Candidate| match candidate {
        Candidate::Grid { x, y } if x % 4 == 0 && y % 4 == 0 => 0.0,
        Candidate::Grid { x, y } if x % 2 == 0 && y % 2 == 0 => 2.0,
        Candidate::Grid { .. } => 3.0,
        Candidate::Static { .. } | Candidate::Schedule { .. } | Candidate::Autoscaler(_) => 1.0,
    };
    let keys = points.iter().map(|point| (level(point.candidate), 0.0));
    ranked(&keys.collect::<Vec<_>>())
}
