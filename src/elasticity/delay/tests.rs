//! Compares the delays with a replay record by record.

use super::*;
use proptest::prelude::*;

/// What happens in one second: records that arrive, those that are processed at
/// most, and how far the job is rewound first.
type Second = (u32, u32, u32);

/// Records that arrive and records that are processed, second by second.
struct Replay {
    arrivals: Steps,
    backlog: Line,
    /// Records that arrived by each second.
    arrived: Vec<u32>,
    /// Processed records at the begin and at the end of each second.
    processed: Vec<(u32, u32)>,
}

impl Replay {
    fn new(seconds: &[Second]) -> Self {
        let mut arrivals = Steps::with_capacity(seconds.len(), seconds.len() as f64);
        let mut backlog = Line::new(0.0);
        let (mut arrived, mut processed) = (vec![0], Vec::new());
        let (mut all, mut done) = (0, 0);
        for (t, (arriving, most, rewind)) in seconds.iter().enumerate() {
            let t_s = t as f64;
            if *rewind > 0 {
                done -= done.min(*rewind);
                backlog.jump(t_s, f64::from(all - done));
            }
            arrivals.push(t_s, f64::from(*arriving));
            all += arriving;
            let before = done;
            done += (all - done).min(*most);
            let growth = f64::from(*arriving) - f64::from(done - before);
            backlog.extend(t_s + 1.0, f64::from(all - done), growth);
            arrived.push(all);
            processed.push((before, done));
        }
        Self {
            arrivals,
            backlog,
            arrived,
            processed,
        }
    }

    /// Returns how long the record at a position waits, position by position: its
    /// arrival, and its processing for the last time.
    fn wait_s(&self, position: f64) -> f64 {
        let passes = |from: u32, to: u32| {
            let (from, to) = (f64::from(from), f64::from(to));
            (from < position && position < to).then(|| (position - from) / (to - from))
        };
        let seconds = self.arrived.windows(2).enumerate();
        let arrival_s = seconds
            .filter_map(|(t, pair)| Some(t as f64 + passes(pair[0], pair[1])?))
            .next()
            .unwrap();
        let done_s = self.processed.iter().enumerate();
        let done_s = done_s
            .filter_map(|(t, (from, to))| Some(t as f64 + passes(*from, *to)?))
            .next_back();
        // Rewound and not processed again: it waits.
        let is_done = self
            .processed
            .last()
            .is_some_and(|(_, to)| f64::from(*to) > position);
        let end_s = self.processed.len() as f64;
        let done_s = done_s.filter(|_| is_done);
        (done_s.unwrap_or(end_s) - arrival_s).max(0.0)
    }

    /// Returns what [`Delays::of`] measures, record by record: within a record
    /// the wait changes evenly.
    fn delays(&self, limit_s: f64) -> Delays {
        const NEAR: f64 = 1e-7;
        let all = *self.arrived.last().unwrap();
        let (mut max_s, mut sum_s, mut above) = (0.0_f64, 0.0, 0.0);
        for record in 0..all {
            let first_s = self.wait_s(f64::from(record) + NEAR);
            let last_s = self.wait_s(f64::from(record + 1) - NEAR);
            let (low, high) = (first_s.min(last_s), first_s.max(last_s));
            max_s = max_s.max(high);
            sum_s += (low + high) / 2.0;
            if low > limit_s {
                above += 1.0;
            } else if high > limit_s {
                above += (high - limit_s) / (high - low);
            }
        }
        let done = self.processed.last().map_or(0, |(_, done)| *done);
        let oldest_s = (done < all).then(|| self.wait_s(f64::from(done) + NEAR));
        Delays {
            max_s,
            end_s: oldest_s.unwrap_or(0.0),
            mean_s: share(sum_s, f64::from(all)),
            above_limit_share: share(above, f64::from(all)),
        }
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-4
}

fn check(seconds: &[Second], limit_s: f64) {
    let replay = Replay::new(seconds);
    let expected = replay.delays(limit_s);
    let delays = Delays::of(&replay.arrivals, &replay.backlog, limit_s);
    let all_near = near(delays.max_s, expected.max_s)
        && near(delays.end_s, expected.end_s)
        && near(delays.mean_s, expected.mean_s)
        && near(delays.above_limit_share, expected.above_limit_share);
    assert!(
        all_near,
        "{seconds:?}: {delays:?}, record by record {expected:?}"
    );
}

proptest! {
    #[test]
    fn delays_equal_those_record_by_record(
        seconds in prop::collection::vec(
            (
                prop_oneof![Just(0), 0..12_u32],
                prop_oneof![Just(0), Just(100), 0..12_u32],
                prop_oneof![8 => Just(0), 1 => 1..30_u32],
            ),
            1..40,
        ),
        limit in 0..8_u32,
    ) {
        // No wait is equal to the limit: rounding would decide.
        check(&seconds, f64::from(limit) + 0.317_31);
    }
}

proptest! {
    /// Also where rounding makes more records wait than have arrived.
    #[test]
    fn any_backlog_is_measured_and_gives_finite_delays(
        rates in prop::collection::vec(0.0..1e7_f64, 1..8),
        backlogs in prop::collection::vec((0.0..30.0_f64, 0.0..1e8_f64), 0..12),
        limit_s in 0.0..1e4_f64,
    ) {
        let mut arrivals = Steps::with_capacity(rates.len(), rates.len() as f64);
        for (t, rate) in rates.iter().enumerate() {
            arrivals.push(t as f64, *rate);
        }
        let mut backlog = Line::new(0.0);
        let mut t_s = 0.0;
        for (share, records) in &backlogs {
            t_s += share / 30.0;
            backlog.jump(t_s.min(rates.len() as f64), *records);
        }
        let delays = Delays::of(&arrivals, &backlog, limit_s);
        for value in [delays.max_s, delays.end_s, delays.mean_s, delays.above_limit_share] {
            prop_assert!(value.is_finite() && value >= 0.0, "{delays:?}");
        }
    }
}

#[test]
fn a_record_waits_for_an_outage_and_again_after_a_rewind() {
    // Ten a second; down from 2 to 5 s; back to the checkpoint at 1 s.
    let mut seconds = vec![(10, 100, 0); 10];
    for second in &mut seconds[2..5] {
        second.1 = 0;
    }
    seconds[5].2 = 10;
    check(&seconds, 1.0);
    let replay = Replay::new(&seconds);
    // The first record after the checkpoint arrived at 1 s.
    assert!(near(
        Delays::of(&replay.arrivals, &replay.backlog, 1.0).max_s,
        4.0
    ));
}

#[test]
fn a_long_quiet_time_before_a_burst_is_no_delay() {
    let mut seconds = vec![(0, 100, 0); 50];
    seconds[0] = (100, 100, 0);
    seconds[40] = (100, 50, 0);
    check(&seconds, 1.0);
    let replay = Replay::new(&seconds);
    let delays = Delays::of(&replay.arrivals, &replay.backlog, 1.0);
    assert!(delays.max_s < 1.01, "{delays:?}");
}

#[test]
fn nothing_that_arrives_has_no_delay() {
    let delays = Delays::of(&Steps::new(0.0, 10.0), &Line::new(0.0), 60.0);
    assert_eq!(delays, Delays::default());
    let delays = Delays::of(&Steps::default(), &Line::default(), 60.0);
    assert_eq!(delays, Delays::default());
}
