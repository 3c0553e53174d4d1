//! Records as dots that move through the strip below a chart: they arrive from the
//! left, wait in a queue, and are taken by the boxes at the right.
//!
//! The dots move at the pace of the records, not at that of playback, which would
//! show nothing of a wait of seconds: at a load of 20,000 records/s and 5,000 records
//! for each dot, four dots arrive in a second.

/// Dots that arrive in a second at the highest load, at most.
const MOST_PER_S: f64 = 8.0;
/// The distance of neighbouring dots of the queue, in CSS pixels.
const PITCH_PX: f64 = 4.0;
/// Rows of the queue.
const ROWS: usize = 4;
/// The speed of a moving dot, in CSS pixels a second.
const SPEED_PX_PER_S: f64 = 160.0;
/// The most dots that move in each part of the strip.
const MOST_MOVING: usize = 64;
/// The time in which most of a change of the queue is shown, in seconds.
const SETTLE_S: f64 = 0.08;

/// Returns the number of records for which one dot stands: 1, 2 or 5 times a power of
/// ten, so that at most eight dots arrive in a second at the highest load.
pub fn records_per_dot(peak_per_s: f64) -> f64 {
    let least = peak_per_s / MOST_PER_S;
    let mut power = 1.0;
    while power * 10.0 < least && power < 1e15 {
        power *= 10.0;
    }
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
    let records = steps.into_iter().find(|records| *records >= least);
    records.unwrap_or(power)
}

/// The dots of a fleet at one time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Flow {
    /// Dots that arrive in a second.
    pub arriving_per_s: f64,
    /// Dots that are taken in a second.
    pub taken_per_s: f64,
    /// Dots that wait.
    pub waiting: f64,
    /// Boxes that take dots.
    pub busy: usize,
}

/// Where the dots move, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lane {
    /// The left end, where dots arrive.
    pub left: f64,
    /// The right end of the queue.
    pub head: f64,
    /// The middle of the rows, from the top.
    pub middle: f64,
    /// The left end of the boxes.
    pub boxes_left: f64,
    /// The right end of the boxes, where the first one is.
    pub boxes_right: f64,
    /// The number of boxes.
    pub boxes: usize,
}

impl Lane {
    /// Returns the centre of a box, counted from the right.
    fn box_x(&self, index: usize) -> f64 {
        let width = (self.boxes_right - self.boxes_left) / self.boxes.max(1) as f64;
        self.boxes_right - (index as f64 + 0.5) * width
    }

    /// Returns the number of dots for which the queue has room.
    fn room(&self) -> usize {
        // `as` saturates and maps NaN to 0.
        ((self.head - self.left) / PITCH_PX) as usize * ROWS
    }

    fn row_y(&self, row: usize) -> f64 {
        self.middle + (row as f64 - (ROWS as f64 - 1.0) / 2.0) * PITCH_PX
    }
}

#[derive(Clone, Copy, Debug)]
struct Dot {
    x: f64,
    row: usize,
}

/// The dots of one strip.
#[derive(Clone, Debug, Default)]
pub struct Motion {
    arriving: Vec<Dot>,
    /// Each with the place where it is taken.
    taken: Vec<(Dot, f64)>,
    /// The part of a dot that has arrived, and that has been taken, 0 to 1.
    part_arrived: f64,
    part_taken: f64,
    /// Dots of the queue.
    waiting: f64,
    /// Dots so far.
    count: usize,
}

impl Motion {
    /// Moves the dots on by `passed_s` seconds.
    pub fn step(&mut self, flow: &Flow, lane: &Lane, passed_s: f64) {
        let most = self.waiting.max(flow.waiting) * passed_s / SETTLE_S;
        self.waiting += (flow.waiting - self.waiting).min(most).max(-most);
        self.part_arrived += flow.arriving_per_s * passed_s;
        while self.part_arrived >= 1.0 {
            self.part_arrived -= 1.0;
            let row = self.next_row();
            if self.arriving.len() < MOST_MOVING {
                self.arriving.push(Dot { x: lane.left, row });
            }
        }
        let way = SPEED_PX_PER_S * passed_s;
        for dot in &mut self.arriving {
            dot.x += way;
        }
        for (dot, _) in &mut self.taken {
            dot.x += way;
        }
        self.taken.retain(|(dot, to)| dot.x < *to);
        self.reach_queue(flow, lane);
        self.leave_queue(flow, lane, passed_s);
    }

    /// Rows in turn, but not from top to bottom.
    fn next_row(&mut self) -> usize {
        self.count = self.count.wrapping_add(1);
        self.count * 3 % ROWS
    }

    /// A dot that has reached the end of the queue becomes a part of it, or is taken
    /// at once if there is none.
    fn reach_queue(&mut self, flow: &Flow, lane: &Lane) {
        let columns = self.queued(lane).div_ceil(ROWS);
        let end = lane.head - columns as f64 * PITCH_PX;
        let mut arrived = Vec::new();
        self.arriving.retain(|dot| {
            if dot.x >= end {
                arrived.push(*dot);
            }
            dot.x < end
        });
        if columns == 0 {
            for dot in arrived {
                self.take(flow, lane, dot);
            }
        }
    }

    fn leave_queue(&mut self, flow: &Flow, lane: &Lane, passed_s: f64) {
        if self.queued(lane) == 0 {
            self.part_taken = 0.0;
            return;
        }
        self.part_taken += flow.taken_per_s * passed_s;
        while self.part_taken >= 1.0 {
            self.part_taken -= 1.0;
            let row = self.next_row();
            self.take(flow, lane, Dot { x: lane.head, row });
        }
    }

    fn take(&mut self, flow: &Flow, lane: &Lane, dot: Dot) {
        let boxes = flow.busy.min(lane.boxes);
        if boxes > 0 && self.taken.len() < MOST_MOVING {
            let to = lane.box_x(self.count % boxes);
            self.taken.push((dot, to));
        }
    }

    /// Returns the number of dots in the queue, as far as there is room.
    fn queued(&self, lane: &Lane) -> usize {
        // `as` saturates and maps NaN to 0.
        (self.waiting.round() as usize).min(lane.room())
    }

    /// Returns the centres of the moving dots, in CSS pixels.
    pub fn moving<'a>(&'a self, lane: &'a Lane) -> impl Iterator<Item = (f64, f64)> + 'a {
        let taken = self.taken.iter().map(|(dot, _)| dot);
        let dots = self.arriving.iter().chain(taken);
        dots.map(|dot| (dot.x, lane.row_y(dot.row)))
    }

    /// Returns the centres of the waiting dots, in CSS pixels.
    pub fn waiting(&self, lane: &Lane) -> impl Iterator<Item = (f64, f64)> {
        let lane = *lane;
        (0..self.queued(&lane)).map(move |index| {
            let column = (index / ROWS) as f64;
            let x = lane.head - (column + 0.5) * PITCH_PX;
            (x, lane.row_y(index % ROWS))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LANE: Lane = Lane {
        left: 100.0,
        head: 300.0,
        middle: 11.0,
        boxes_left: 310.0,
        boxes_right: 408.0,
        boxes: 7,
    };

    /// Moves dots for so many seconds, at 60 frames a second.
    fn moved(flow: &Flow, seconds: u32) -> Motion {
        let mut motion = Motion::default();
        for _ in 0..seconds * 60 {
            motion.step(flow, &LANE, 1.0 / 60.0);
        }
        motion
    }

    #[test]
    fn a_dot_stands_for_a_round_number() {
        assert_eq!(records_per_dot(20_000.0), 5_000.0);
        assert_eq!(records_per_dot(6_000.0), 1_000.0);
        assert_eq!(records_per_dot(8.0), 1.0);
        assert_eq!(records_per_dot(0.0), 1.0);
        assert_eq!(records_per_dot(120_000.0), 20_000.0);
        assert!(records_per_dot(f64::INFINITY).is_finite());
        assert_eq!(records_per_dot(f64::NAN), 1.0);
    }

    #[test]
    fn dots_arrive_at_the_rate_of_the_load() {
        // A dot is on its way for 200 ÷ 160 s.
        for per_s in [1.6, 4.0, 8.0] {
            let flow = Flow {
                arriving_per_s: per_s,
                ..Flow::default()
            };
            let count = moved(&flow, 10).moving(&LANE).count();
            assert!((count as f64 - per_s * 1.25).abs() <= 1.0, "{count}");
        }
    }

    #[test]
    fn the_queue_is_in_proportion_to_the_backlog() {
        for waiting in [0.0, 1.0, 40.0, 90.0] {
            let flow = Flow {
                waiting,
                ..Flow::default()
            };
            let motion = moved(&flow, 1);
            assert_eq!(motion.waiting(&LANE).count() as f64, waiting);
        }
        let flow = Flow {
            waiting: 1e12,
            ..Flow::default()
        };
        assert_eq!(moved(&flow, 1).waiting(&LANE).count(), 200);
    }

    #[test]
    fn busy_boxes_take_dots_and_a_job_that_is_down_takes_none() {
        let flow = Flow {
            arriving_per_s: 4.0,
            taken_per_s: 6.0,
            waiting: 50.0,
            busy: 3,
        };
        let right = |motion: &Motion| motion.moving(&LANE).filter(|(x, _)| *x > LANE.head).count();
        let motion = moved(&flow, 3);
        assert!(right(&motion) > 0);
        // The first three boxes only.
        let farthest = motion.taken.iter().map(|(_, to)| *to).fold(500.0, f64::min);
        assert!(farthest >= LANE.box_x(2));
        let down = Flow {
            taken_per_s: 0.0,
            busy: 0,
            ..flow
        };
        assert_eq!(right(&moved(&down, 3)), 0);
        let no_queue = Flow {
            waiting: 0.0,
            ..flow
        };
        assert!(right(&moved(&no_queue, 3)) > 0);
    }

    proptest! {
        #[test]
        fn dots_stay_in_the_strip(
            arriving_per_s in 0.0..1e6,
            taken_per_s in 0.0..1e6,
            waiting in 0.0..1e9,
            busy in 0_usize..40,
        ) {
            let flow = Flow { arriving_per_s, taken_per_s, waiting, busy };
            let motion = moved(&flow, 1);
            let dots: Vec<_> = motion.moving(&LANE).chain(motion.waiting(&LANE)).collect();
            prop_assert!(dots.len() <= 200 + 2 * MOST_MOVING);
            for (x, y) in dots {
                prop_assert!((LANE.left..=LANE.boxes_right).contains(&x), "{}", x);
                prop_assert!((0.0..22.0).contains(&y), "{}", y);
            }
        }
    }
}
