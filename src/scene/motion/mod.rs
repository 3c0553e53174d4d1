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
mod tests;
