//! The best choice on the map, in words, and how sure that is.

use super::MapWords;
use crate::map::{Answer, Candidate, Family, Limit, Point, Reserve, best};
use crate::settings::Settings;
use crate::text::clock::duration;
use crate::text::count;
use crate::text::headline::plan_known;
use crate::text::messages::MapText;

impl MapWords<'_> {
    /// Says how long the runs will take from now on, in seconds.
    pub fn time_left(&self, seconds: f64) -> String {
        let time = duration(self.words, seconds.ceil());
        self.words.fill(MapText::TimeLeft, &[&time])
    }

    /// Returns the answer as sentences: the best choice within the limit, the best static
    /// fleet and the present `settings` beside it, and how sure that is. `reserve` is the
    /// answer with more load.
    pub fn answer(
        &self,
        answer: Option<&Answer>,
        reserve: Option<&Reserve>,
        settings: &Settings,
    ) -> Vec<String> {
        let (words, points) = (self.words, self.sweep.points());
        let (done, all) = self.sweep.progress();
        let counts = [points.len(), done, all].map(|number| count(words, number as f64));
        let [choices, made, runs] = &counts;
        let has_shape = self.sweep.has_shape();
        let mut sentences = Vec::new();
        match answer.and_then(|answer| points.get(answer.point)) {
            Some(point) => {
                let is_final = answer.is_some_and(|answer| answer.is_final);
                let pattern = if is_final {
                    MapText::Best
                } else {
                    MapText::BestSoFar
                };
                sentences.push(words.fill(pattern, &[&self.told(point)]));
                sentences.extend(self.at_edges(point.candidate));
                sentences.extend(self.plan_of(point.candidate));
                sentences.extend(reserve.and_then(|reserve| self.with_more_load(reserve)));
                if has_shape && !matches!(point.candidate, Candidate::Static { .. }) {
                    sentences.push(self.best_static());
                }
                if has_shape {
                    let nothing = match self.limit {
                        Limit::Delay(_) => MapText::NothingCheaper,
                        Limit::Cost(_) => MapText::NothingQuicker,
                    };
                    sentences.push(words.fill(nothing, &[choices]));
                }
            }
            None if has_shape => sentences.extend(self.none_within(choices)),
            None => {}
        }
        sentences.extend(self.present(answer, settings));
        let seeds = self.sweep.seeds().to_string();
        let others = answer.map_or(0, |answer| answer.as_good.len());
        if answer.is_some_and(|answer| answer.is_final) && others > 0 {
            let pattern = match others {
                1 => MapText::OneAsGood,
                _ => MapText::AsGood,
            };
            sentences.push(words.fill(pattern, &[&count(words, others as f64), &seeds]));
        }
        sentences.push(if done < all {
            words.fill(MapText::Running, &[made, runs])
        } else {
            words.fill(MapText::AllMade, &[runs, &seeds])
        });
        sentences
    }

    /// Says that no choice is within the limit, and which is nearest to it.
    fn none_within(&self, choices: &str) -> Vec<String> {
        let words = self.words;
        let nothing = match self.limit {
            Limit::Delay(most_s) => {
                words.fill(MapText::NoneQuick, &[choices, &duration(words, most_s)])
            }
            Limit::Cost(most) => {
                let hours = words.fill(MapText::Hours, &[&count(words, most)]);
                words.fill(MapText::NoneCheap, &[choices, &hours])
            }
        };
        let wider = match self.limit {
            Limit::Delay(_) => Limit::Cost(f64::INFINITY),
            Limit::Cost(_) => Limit::Delay(f64::MAX),
        };
        let nearest = best(self.sweep.points(), self.measure, wider);
        let nearest = nearest.and_then(|answer| self.sweep.points().get(answer.point));
        let plan = nearest.and_then(|point| self.plan_of(point.candidate));
        let nearest = nearest.map(|point| words.fill(MapText::Nearest, &[&self.told(point)]));
        [nothing].into_iter().chain(nearest).chain(plan).collect()
    }

    /// Says which values of a choice are the last ones that were tried, where a setting takes
    /// further ones: a better choice may lie beyond.
    fn at_edges(&self, candidate: Candidate) -> Vec<String> {
        let Candidate::Grid { x, y } = candidate else {
            return Vec::new();
        };
        let base = self.sweep.base();
        let settings = candidate.settings(base, self.sweep.axes());
        let settings = settings.as_ref().unwrap_or(base);
        let axes = self.sweep.axes().iter().zip([x, y]);
        let at_edge = axes.filter(|(axis, index)| axis.goes_on_beyond(*index));
        let ids = at_edge.map(|(axis, _)| axis.id());
        ids.map(|id| {
            self.words
                .fill(MapText::AtEdge, &[&self.setting(id, settings)])
        })
        .collect()
    }

    /// Says of a schedule what whoever wrote its plan knew of the load.
    fn plan_of(&self, candidate: Candidate) -> Option<String> {
        let is_schedule = candidate.family() == Family::Schedule;
        let known = plan_known(self.sweep.base()).filter(|_| is_schedule)?;
        Some(self.words.get(known).to_owned())
    }

    /// Says what the answer gives with more load.
    fn with_more_load(&self, reserve: &Reserve) -> Option<String> {
        let judged = reserve.judged(self.measure)?;
        let hours = self.hours(reserve.point().cost_spread()?);
        let is_within = match self.limit {
            // More load costs more: only the delay is of interest.
            Limit::Cost(_) => judged.delay_s.is_finite(),
            Limit::Delay(_) => self.limit.allows(&judged),
        };
        let pattern = if is_within {
            MapText::MoreLoad
        } else {
            MapText::MoreLoadBeyond
        };
        Some(
            self.words
                .fill(pattern, &[&hours, &self.delay(judged.delay_s)]),
        )
    }

    /// Says what the present settings give, unless they are the answer.
    fn present(&self, answer: Option<&Answer>, settings: &Settings) -> Option<String> {
        let index = self.sweep.present(settings)?;
        let point = self.sweep.points().get(index)?;
        let judged = point.judged(self.measure)?;
        if answer.is_some_and(|answer| answer.point == index) {
            return None;
        }
        let pattern = if self.limit.allows(&judged) {
            MapText::Yours
        } else {
            MapText::YoursBeyond
        };
        Some(self.words.fill(pattern, &[&self.told(point)]))
    }

    fn best_static(&self) -> String {
        let is_static = |point: &&Point| point.candidate.family() == Family::Static;
        let fleets: Vec<Point> = self
            .sweep
            .points()
            .iter()
            .filter(is_static)
            .cloned()
            .collect();
        let best = best(&fleets, self.measure, self.limit);
        match best.and_then(|answer| fleets.get(answer.point)) {
            Some(fleet) => self.words.fill(MapText::StaticWithin, &[&self.told(fleet)]),
            None => self.words.get(MapText::NoStatic).to_owned(),
        }
    }
}
