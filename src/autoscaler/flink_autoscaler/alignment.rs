//! From a factor to a parallelism: limits first, then alignment with key groups or
//! source partitions.
//!
//! Source: `JobVertexScaler.scale`, option `scaling.key-group.partitions.adjust.mode`;
//! on the main branch `scaling.parallelism-alignment.mode`.

use super::options::{AdjustMode, AlignMode, Alignment, OperatorRelease, Options};
use super::reason::Limit;
use super::vertex::Vertex;

/// Java's `Integer.MAX_VALUE`, at which a parallelism saturates.
const LARGEST_PARALLELISM: i64 = i32::MAX as i64;

/// The limits of the parallelism of one vertex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    least: u32,
    most: u32,
}

/// A least parallelism above the largest, which the operator refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CrossedLimits;

impl Range {
    /// Returns the range from `least` to `most`, both allowed.
    pub fn new(least: u32, most: u32) -> Result<Self, CrossedLimits> {
        if least <= most {
            Ok(Self { least, most })
        } else {
            Err(CrossedLimits)
        }
    }

    /// Returns the range for a vertex at `current`: that of the options
    /// `vertex.min-parallelism` and `vertex.max-parallelism`, widened to the present
    /// parallelism, so that a limit alone never forces a rescale.
    pub fn around(current: u32, options: &Options) -> Self {
        Self {
            least: current.min(options.min_parallelism),
            most: current.max(options.max_parallelism),
        }
    }
}

/// A parallelism for a factor, and how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scaled {
    /// The parallelism.
    pub parallelism: u32,
    /// The parallelism before alignment.
    pub unaligned: u32,
    /// The limit that set the parallelism before alignment, if one did.
    pub limit: Option<Limit>,
}

impl Scaled {
    /// Returns whether alignment left the present parallelism although the factor asks
    /// for another.
    pub fn is_blocked(&self, current: u32) -> bool {
        self.parallelism == current && self.unaligned != current
    }
}

/// Returns the parallelism of a vertex whose capacity is to change by `factor`. The max
/// parallelism of the vertex wins over the least parallelism of the range.
pub fn scale(vertex: &Vertex, factor: f64, range: Range, options: &Options) -> Scaled {
    let current = vertex.parallelism;
    let most = range.most.min(vertex.max_parallelism);
    let asked = (factor * f64::from(current)).ceil() as i64;
    let asked = asked.min(LARGEST_PARALLELISM);
    let limited = asked.max(i64::from(range.least)).min(i64::from(most));
    let unaligned = u32::try_from(limited).unwrap_or(range.least);
    let limit = match limited.cmp(&asked) {
        std::cmp::Ordering::Less => Some(Limit::MaxParallelism),
        std::cmp::Ordering::Greater => Some(Limit::MinParallelism),
        std::cmp::Ordering::Equal => None,
    };
    let parallelism = match vertex.shares() {
        Some(shares) => Aligner {
            shares,
            current,
            unaligned,
            least: range.least,
            end: shares.min(most),
        }
        .align(options),
        None => unaligned,
    };
    Scaled {
        parallelism,
        unaligned,
        limit,
    }
}

/// The alignment of one parallelism.
struct Aligner {
    /// Key groups or partitions.
    shares: u32,
    current: u32,
    unaligned: u32,
    least: u32,
    /// The largest parallelism to try.
    end: u32,
}

impl Aligner {
    fn align(mut self, options: &Options) -> u32 {
        // Up to 1.14 a scale-down could come out as a scale-up.
        let keeps_direction = options.release != OperatorRelease::V1_11;
        if keeps_direction && self.unaligned == self.current {
            return self.current;
        }
        if keeps_direction && self.unaligned < self.current {
            self.end = self.end.min(self.current);
        }
        match options.alignment {
            Alignment::Align(AlignMode::Off) => self.unaligned,
            Alignment::Align(mode) => self
                .first_from_unaligned(mode == AlignMode::Balanced)
                .unwrap_or(self.unaligned),
            Alignment::Adjust(mode) => self
                .first_from_unaligned(mode == AdjustMode::MaximizeUtilisation)
                .unwrap_or_else(|| self.below(keeps_direction)),
        }
    }

    /// Returns the key groups or partitions of a subtask that has fewest of them.
    fn each(&self, parallelism: u32) -> u32 {
        self.shares.checked_div(parallelism).unwrap_or(u32::MAX)
    }

    fn divides(&self, parallelism: u32) -> bool {
        parallelism > 0 && self.shares.is_multiple_of(parallelism)
    }

    /// Returns the first parallelism from the unaligned one on that divides the shares
    /// or, with `less_load`, leaves fewer of them to each subtask.
    fn first_from_unaligned(&self, less_load: bool) -> Option<u32> {
        let each = self.each(self.unaligned);
        (self.unaligned.max(1)..=self.end)
            .find(|p| self.divides(*p) || (less_load && self.each(*p) < each))
    }

    /// Returns the least parallelism below the unaligned one that has no more shares on
    /// its subtasks than needed; the present one when it lies in the other direction.
    fn below(&self, keeps_direction: bool) -> u32 {
        let each = self.each(self.unaligned);
        let boundary = (1..self.unaligned).rev().find(|p| self.each(*p) > each);
        let candidate = match boundary {
            Some(boundary) if self.divides(boundary) => boundary,
            Some(boundary) => boundary + 1,
            None => 0,
        };
        let candidate = candidate.max(self.least);
        let is_up = self.unaligned > self.current;
        let turned = if is_up {
            candidate <= self.current
        } else {
            candidate >= self.current
        };
        if keeps_direction && turned {
            self.current
        } else {
            candidate
        }
    }
}
