//! The laws that hold for the Flink Autoscaler with any input.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use reactive_allocation::autoscaler::flink_autoscaler::alignment::{Range, scale};
use reactive_allocation::autoscaler::flink_autoscaler::capacity::Bounds;
use reactive_allocation::autoscaler::flink_autoscaler::demand::Demand;
use reactive_allocation::autoscaler::flink_autoscaler::job::decide;
use reactive_allocation::autoscaler::flink_autoscaler::options::{AdjustMode, AlignMode};
use reactive_allocation::autoscaler::flink_autoscaler::*;

const MODES: [Alignment; 5] = [
    Alignment::Adjust(AdjustMode::EvenlySpread),
    Alignment::Adjust(AdjustMode::MaximizeUtilisation),
    Alignment::Align(AlignMode::Balanced),
    Alignment::Align(AlignMode::EvenlySpread),
    Alignment::Align(AlignMode::Off),
];

/// A vertex with no more parallelism than key groups, as Flink demands.
fn vertex() -> impl Strategy<Value = Vertex> {
    (1u32..=400, 0u32..=300, any::<bool>(), 0u32..=100).prop_flat_map(
        |(max_parallelism, spare, keyed, partitions)| {
            let max_parallelism = max_parallelism + spare;
            (1..=max_parallelism).prop_map(move |parallelism| {
                let ship = if keyed {
                    ShipStrategy::Hash
                } else {
                    ShipStrategy::Other
                };
                Vertex {
                    inputs: vec![Input { from: 0, ship }],
                    parallelism,
                    max_parallelism,
                    partitions: if keyed { 0 } else { partitions },
                    excluded: false,
                }
            })
        },
    )
}

fn factor() -> impl Strategy<Value = f64> {
    prop_oneof![0.0..3.0_f64, 0.0..1e6_f64, Just(0.0), Just(f64::INFINITY)]
}

fn options() -> impl Strategy<Value = Options> {
    let releases = [
        OperatorRelease::V1_11,
        OperatorRelease::V1_15,
        OperatorRelease::Main,
    ];
    (
        prop::sample::select(releases.to_vec()),
        prop::sample::select(MODES.to_vec()),
        1u32..50,
        0u32..300,
    )
        .prop_map(|(release, alignment, min_parallelism, more)| Options {
            alignment,
            min_parallelism,
            max_parallelism: min_parallelism + more,
            ..Options::defaults_of(release)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn stays_within_the_limits_or_where_it_is(
        vertex in vertex(),
        factor in factor(),
        options in options(),
    ) {
        let range = Range::around(vertex.parallelism, &options);
        let scaled = scale(&vertex, factor, range, &options);
        let least = options.min_parallelism.min(vertex.parallelism);
        let most = options.max_parallelism.max(vertex.parallelism);
        for parallelism in [scaled.parallelism, scaled.unaligned] {
            prop_assert!(parallelism >= least, "{scaled:?}");
            prop_assert!(parallelism <= most.min(vertex.max_parallelism), "{scaled:?}");
        }
    }

    #[test]
    fn takes_the_next_divisor_where_one_is_in_reach(
        vertex in vertex(),
        factor in factor(),
        options in options(),
        never_blocks in any::<bool>(),
    ) {
        let options = Options {
            release: OperatorRelease::V1_15,
            alignment: if never_blocks {
                Alignment::Align(AlignMode::EvenlySpread)
            } else {
                Alignment::Adjust(AdjustMode::EvenlySpread)
            },
            ..options
        };
        let current = vertex.parallelism;
        let scaled = scale(&vertex, factor, Range::around(current, &options), &options);
        let Some(shares) = vertex.shares() else {
            prop_assert_eq!(scaled.parallelism, scaled.unaligned);
            return Ok(());
        };
        if scaled.unaligned == current {
            prop_assert_eq!(scaled.parallelism, current);
            return Ok(());
        }
        let mut most = shares.min(options.max_parallelism.max(current)).min(vertex.max_parallelism);
        if scaled.unaligned < current {
            most = most.min(current);
        }
        match (scaled.unaligned..=most).find(|p| shares.is_multiple_of(*p)) {
            Some(divisor) => prop_assert_eq!(scaled.parallelism, divisor),
            None if never_blocks => prop_assert_eq!(scaled.parallelism, scaled.unaligned),
            None => prop_assert!(scaled.parallelism <= scaled.unaligned.max(current)),
        }
    }

    #[test]
    fn alignment_never_turns_the_direction(
        vertex in vertex(),
        factor in factor(),
        options in options(),
    ) {
        // Before 1.15 it may.
        let options = Options { release: OperatorRelease::V1_15, ..options };
        let current = vertex.parallelism;
        let scaled = scale(&vertex, factor, Range::around(current, &options), &options);
        let (plain, aligned) = (scaled.unaligned.cmp(&current), scaled.parallelism.cmp(&current));
        prop_assert!(aligned == plain || scaled.parallelism == current, "{scaled:?}");
    }

    #[test]
    fn more_demand_never_asks_for_less(
        vertex in vertex(),
        less in 0.0..5.0_f64,
        more in 0.0..5.0_f64,
        options in options(),
    ) {
        let range = Range::around(vertex.parallelism, &options);
        let at = |factor| scale(&vertex, factor, range, &options).unaligned;
        prop_assert!(at(less) <= at(less + more));
    }

    #[test]
    fn changes_nothing_while_all_vertices_are_inside_their_bounds(
        rates in prop::collection::vec((1.0..1e6_f64, 0.0..1e4_f64, 0.0..=1.0_f64), 1..5),
        parallelism in 1u32..200,
        target in 0.1..0.9_f64,
        restart_ms in 0i64..600_000,
    ) {
        let options = Options {
            utilisation_target: target,
            utilisation_max: Some(target + (1.0 - target) / 2.0),
            utilisation_min: Some(target / 2.0),
            scale_down_interval_ms: 0,
            ..Options::default()
        };
        let evaluated: Vec<Evaluated> = rates
            .iter()
            .map(|(target_rate, catch_up_rate, place)| {
                let demand = Demand { target_rate: *target_rate, catch_up_rate: *catch_up_rate };
                let bounds = Bounds::of(demand, false, restart_ms, &options);
                let span = bounds.scale_down_above - bounds.scale_up_below;
                let true_rate = bounds.scale_up_below + place * span;
                Evaluated { demand, true_rate, bounds, ..Evaluated::default() }
            })
            .collect();
        let vertices = vec![
            Vertex { parallelism, max_parallelism: 720, ..Vertex::default() };
            evaluated.len()
        ];
        let mut memories = vec![VertexMemory::default(); vertices.len()];
        let decision = decide(
            0, &vertices, evaluated, &mut memories, restart_ms, MemoryUse::UNKNOWN, &options,
        );
        prop_assert!(matches!(decision.outcome, Outcome::NoChange | Outcome::InsideBounds));
        prop_assert!(decision.parallelism().is_none());
    }
}

/// A job of a source and a keyed vertex under a constant load.
struct ConstantLoad {
    arriving_per_s: f64,
    capacity_each_per_s: [f64; 2],
    vertices: [Vertex; 2],
    /// Records read since the job runs.
    read: f64,
    lag: f64,
    busy_ms: [f64; 2],
}

impl ConstantLoad {
    fn capacity(&self, vertex: usize) -> f64 {
        f64::from(self.vertices[vertex].parallelism) * self.capacity_each_per_s[vertex]
    }

    /// Runs for one tick and returns what the vertices report then.
    fn run(&mut self) -> [Report; 2] {
        let seconds = TICK_MS as f64 / 1000.0;
        let capacity = self.capacity(0).min(self.capacity(1));
        let rate = capacity.min(self.arriving_per_s + self.lag / seconds);
        self.lag += (self.arriving_per_s - rate) * seconds;
        self.read += rate * seconds;
        [0, 1].map(|vertex| {
            let busy_ms_per_s = 1000.0 * rate / self.capacity(vertex);
            let parallelism = f64::from(self.vertices[vertex].parallelism);
            self.busy_ms[vertex] += busy_ms_per_s * seconds * parallelism;
            let is_held_up = vertex == 0 && rate >= self.capacity(1);
            Report {
                busy_max_ms_per_s: Some(busy_ms_per_s),
                backpressured_ms_per_s: Some(if is_held_up {
                    1000.0 - busy_ms_per_s
                } else {
                    0.0
                }),
                pending_records: (vertex == 0).then_some(self.lag),
                source_records_in_per_s: (vertex == 0).then_some(rate),
                records_in: self.read,
                records_out: self.read,
                busy_total_ms: self.busy_ms[vertex],
                ..Report::default()
            }
        })
    }

    fn restart(&mut self, parallelism: Vec<u32>, outage_s: f64) {
        for (vertex, parallelism) in self.vertices.iter_mut().zip(parallelism) {
            vertex.parallelism = parallelism;
        }
        self.lag += self.arriving_per_s * outage_s;
        self.read = 0.0;
        self.busy_ms = [0.0; 2];
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn comes_to_rest_under_a_constant_load(
        load in 0.01..0.5_f64,
        capacity_each_per_s in [100.0..2000.0_f64, 100.0..2000.0_f64],
        parallelism in [1u32..=120, 1u32..=120],
        partitions in 0u32..=64,
        // With few divisors, say a prime number, the keyed vertex may go round for ever:
        // a scale-down is aligned to less than it needs, and a scale-up of one step is
        // blocked until the lag has grown.
        max_parallelism in prop::sample::select(vec![120_u32, 128, 180, 720]),
        scale_down_min in 0i64..=60,
    ) {
        const OUTAGE_MS: i64 = 120_000;
        const DAY_TICKS: i64 = 24 * 60;
        let options = Options {
            scale_down_interval_ms: scale_down_min * 60_000,
            ..Options::default()
        };
        let first_after_ms = options.stabilization_ms + options.metrics_window_ms;
        // A source with fewer partitions than it needs lets the lag grow for ever, and
        // with it what the keyed vertex must catch up with. So the load is a share of
        // what the job can carry at most.
        let most = options.max_parallelism.min(max_parallelism);
        let most_read = if partitions > 0 { most.min(partitions) } else { most };
        let arriving_per_s = load
            * (f64::from(most_read) * capacity_each_per_s[0])
                .min(f64::from(most) * capacity_each_per_s[1]);
        let keyed = Input { from: 0, ship: ShipStrategy::Hash };
        let mut job = ConstantLoad {
            arriving_per_s,
            capacity_each_per_s,
            vertices: [
                Vertex {
                    parallelism: parallelism[0],
                    max_parallelism,
                    partitions,
                    ..Vertex::default()
                },
                Vertex {
                    inputs: vec![keyed],
                    parallelism: parallelism[1],
                    max_parallelism,
                    ..Vertex::default()
                },
            ],
            read: 0.0,
            lag: 0.0,
            busy_ms: [0.0; 2],
        };
        let mut autoscaler = FlinkAutoscaler::new(options.clone());
        let (mut running_since_ms, mut last_rescale) = (0, 0);
        for tick in 1..=2 * DAY_TICKS {
            let now_ms = tick * TICK_MS;
            if now_ms <= running_since_ms {
                continue;
            }
            let reports = job.run();
            let decision = autoscaler.tick(Observed {
                now_ms,
                running_since_ms,
                vertices: &job.vertices,
                reports: &reports,
                memory: MemoryUse::UNKNOWN,
            });
            let Some(wanted) = decision.parallelism() else { continue };
            let wanted: Vec<u32> = wanted.collect();
            prop_assert!(now_ms >= running_since_ms + first_after_ms);
            for (vertex, wanted) in job.vertices.iter().zip(&wanted) {
                prop_assert!((1..=options.max_parallelism).contains(wanted));
                let waited_ms = now_ms - running_since_ms - first_after_ms;
                let is_down = *wanted < vertex.parallelism;
                prop_assert!(!is_down || waited_ms >= options.scale_down_interval_ms);
            }
            last_rescale = tick;
            running_since_ms = now_ms + OUTAGE_MS;
            job.restart(wanted, OUTAGE_MS as f64 / 1000.0);
        }
        prop_assert!(last_rescale <= DAY_TICKS, "rescaled at tick {last_rescale}");
    }
}
