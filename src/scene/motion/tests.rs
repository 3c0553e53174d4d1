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
