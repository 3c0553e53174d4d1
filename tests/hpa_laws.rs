//! The laws that hold for the HPA with any input.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use reactive_allocation::autoscaler::hpa::behavior::{self, Windows};
use reactive_allocation::autoscaler::hpa::*;

fn pod(usage_milli: i64, start_s: f64, now_s: f64) -> Pod {
    Pod {
        start_s: Some(start_s),
        readiness: Some(Readiness {
            ready: true,
            since_s: start_s,
        }),
        request_milli: Some(250),
        sample: Some(Sample {
            usage_milli,
            at_s: now_s,
            window_s: 15.0,
        }),
        ..Pod::default()
    }
}

fn config(behavior: Option<Behavior>) -> HpaConfig {
    HpaConfig {
        min_replicas: 2,
        max_replicas: 12,
        behavior,
        ..HpaConfig::default()
    }
}

/// Stabilises as the Kubernetes controller does, by a scan of its slots.
#[derive(Default)]
struct Scan(Vec<Recommendation>);

impl Scan {
    fn legacy(&mut self, now_s: f64, raw: u32, window_s: f64) -> u32 {
        let old = |r: &Recommendation| r.at_s < now_s - window_s;
        let recent = self.0.iter().filter(|r| !old(r)).map(|r| r.replicas);
        let best = recent.fold(raw, u32::max);
        self.store(now_s, raw, old);
        best
    }

    fn behavior(&mut self, now_s: f64, current: u32, raw: u32, windows: Windows) -> u32 {
        let (up, down) = (now_s - windows.up_s, now_s - windows.down_s);
        let in_up = self.0.iter().filter(|r| r.at_s > up).map(|r| r.replicas);
        let in_down = self.0.iter().filter(|r| r.at_s > down).map(|r| r.replicas);
        let out = current.max(in_up.fold(raw, u32::min));
        let out = out.min(in_down.fold(raw, u32::max));
        self.store(now_s, raw, |r| r.at_s < up && r.at_s < down);
        out
    }

    fn store(&mut self, at_s: f64, replicas: u32, old: impl Fn(&Recommendation) -> bool) {
        let entry = Recommendation { replicas, at_s };
        match self.0.iter().rposition(old) {
            Some(slot) => self.0[slot] = entry,
            None => self.0.push(entry),
        }
    }
}

proptest! {
    #[test]
    fn stabilises_like_a_scan_of_the_slots(
        steps in prop::collection::vec((0u32..12, 1u32..80), 1..200),
        up_s in 0u32..400,
        down_s in 0u32..400,
    ) {
        let windows = Windows { up_s: f64::from(up_s), down_s: f64::from(down_s) };
        let (mut older, mut older_scan) = (History::default(), Scan::default());
        let (mut newer, mut newer_scan) = (History::default(), Scan::default());
        let (mut now_s, mut current) = (0.0, 3);
        for (raw, pause_s) in steps {
            now_s += f64::from(pause_s);
            let got = legacy::stabilize(&mut older, now_s, raw, windows.down_s);
            prop_assert_eq!(got.replicas, older_scan.legacy(now_s, raw, windows.down_s));
            prop_assert_eq!(older.slots(), &older_scan.0[..]);
            prop_assert_eq!(got.hold.is_some(), got.replicas != raw);

            let got = behavior::stabilize(&mut newer, now_s, current, raw, windows);
            prop_assert_eq!(got.replicas, newer_scan.behavior(now_s, current, raw, windows));
            prop_assert_eq!(newer.slots(), &newer_scan.0[..]);
            prop_assert_eq!(got.hold.is_some(), got.replicas != raw);
            if let Some(hold) = got.hold {
                prop_assert!(hold.until_s > now_s);
            }
            current = got.replicas;
        }
    }

    /// Both rules have a policy at least, as the API asks for.
    #[test]
    fn a_selection_decides_how_far_a_size_may_move(
        policies in prop::collection::vec((any::<bool>(), 1u32..200, 1u32..1800), 1..4),
        events in prop::collection::vec((any::<bool>(), 1u32..20, 1u32..900), 0..12),
        current in 1u32..100,
        desired in 0u32..200,
        range in (0u32..50, 50u32..200),
    ) {
        let policies: Vec<Policy> = policies
            .into_iter()
            .map(|(pods, value, period_s)| {
                if pods { Policy::pods(value, period_s) } else { Policy::percent(value, period_s) }
            })
            .collect();
        let with = |select| {
            let rules = Rules { window_s: Some(0), select, policies: policies.clone() };
            Behavior { up: rules.clone(), down: rules }
        };
        let mut changes = Changes::default();
        let mut now_s = 0.0;
        for (up, change, pause_s) in events {
            now_s += f64::from(pause_s);
            let (old, new) = if up { (1, 1 + change) } else { (1 + change, 1) };
            changes.record(now_s, old, new, &with(SelectPolicy::Max));
        }
        let moved = |select| {
            let limited =
                behavior::limit_rate(&with(select), &changes, now_s, current, desired, range);
            i64::from(limited.replicas) - i64::from(current)
        };
        let wanted = i64::from(desired) - i64::from(current);
        let (max, min) = (moved(SelectPolicy::Max), moved(SelectPolicy::Min));
        // No selection moves beyond what is wanted, or the other way, but for the bounds.
        let within = i64::from(desired.clamp(range.0, range.1)) - i64::from(current);
        for moved in [max, min] {
            prop_assert!(moved == within || moved * wanted >= 0 && moved.abs() <= wanted.abs());
        }
        if (range.0..=range.1).contains(&current) {
            prop_assert!(min * max >= 0 && min.abs() <= max.abs());
            prop_assert_eq!(moved(SelectPolicy::Disabled), 0);
        }
        // One policy is the largest and the smallest.
        if policies.len() == 1 {
            prop_assert_eq!(max, min);
        }
    }

    #[test]
    fn a_disabled_direction_is_never_taken(
        usages in prop::collection::vec(0i64..600, 1..80),
        up_is_disabled in any::<bool>(),
        window_s in 0u32..120,
    ) {
        let mut behavior = Behavior::default();
        behavior.down.window_s = Some(window_s);
        let rules = if up_is_disabled { &mut behavior.up } else { &mut behavior.down };
        rules.select = SelectPolicy::Disabled;
        let mut hpa = Hpa::new(config(Some(behavior)));
        let mut wanted = 6;
        for (step, usage) in usages.into_iter().enumerate() {
            let now_s = 3600.0 + step as f64 * 15.0;
            let pods = vec![pod(usage, 0.0, now_s); wanted as usize];
            let next = hpa.sync(now_s, wanted, &pods).wanted;
            let is_allowed = if up_is_disabled { next <= wanted } else { next >= wanted };
            prop_assert!(is_allowed, "from {} to {}", wanted, next);
            wanted = next;
        }
    }

    /// A tolerance acts in its own direction only.
    #[test]
    fn a_wide_tolerance_of_a_direction_keeps_the_size_in_it(
        usage in 0i64..600,
        count in 1u32..12,
        tolerance in prop::array::uniform2(0.0..3.0_f64),
    ) {
        let metric = |down, up| ResourceMetric {
            tolerance: Tolerance { down, up },
            ..ResourceMetric::default()
        };
        let pods = vec![pod(usage, 0.0, 1000.0); count as usize];
        let size = |down, up| metric(down, up).propose(1000.0, count, &pods, 0).unwrap().replicas;
        let [down, up] = tolerance;
        let both = size(down, up);
        prop_assert_eq!(both.max(count), size(1e9, up));
        prop_assert_eq!(both.min(count), size(down, 1e9));
    }

    #[test]
    fn sizes_stay_within_bounds_and_proposals_stay_valid(
        steps in prop::collection::vec((0i64..600, 1usize..14), 1..120),
        current in 0u32..20,
        with_behavior in any::<bool>(),
    ) {
        let mut hpa = Hpa::new(config(with_behavior.then(Behavior::default)));
        let mut wanted = current;
        for (step, (usage, count)) in steps.into_iter().enumerate() {
            let now_s = step as f64 * 15.0;
            let pods: Vec<Pod> = (0..count)
                .map(|i| pod(usage + i as i64, (i * 100) as f64, now_s))
                .collect();
            let proposal = hpa.propose(now_s, wanted, &pods);
            if let Ok(proposal) = proposal {
                prop_assert!(proposal.valid_until_s > now_s);
                let just_before = (proposal.valid_until_s - 0.001).min(now_s + 1e6);
                prop_assert_eq!(hpa.propose(just_before, wanted, &pods).unwrap(), proposal);
            }
            let decision = hpa.decide(now_s, wanted, proposal);
            prop_assert_eq!(decision.was, wanted);
            prop_assert!(wanted == 0 || (2..=12).contains(&decision.wanted));
            wanted = decision.wanted;
        }
    }

    #[test]
    fn adding_alike_pods_at_once_equals_adding_each(
        pods in prop::collection::vec((0i64..600, 1i64..400, 0usize..4, 1u32..5), 1..8),
        current in 1u32..20,
        target_pct in 1u32..200,
    ) {
        let metric = ResourceMetric { target_pct, ..ResourceMetric::default() };
        let mut at_once = Groups::new(target_pct);
        let mut singly = Vec::new();
        for (usage, request, class, count) in pods {
            let class = [
                PodClass::Counted,
                PodClass::Missing,
                PodClass::Unready,
                PodClass::Ignored,
            ][class];
            let mut one = pod(usage, 0.0, 1000.0);
            one.request_milli = Some(request);
            match class {
                PodClass::Counted => {}
                PodClass::Missing => one.sample = None,
                PodClass::Unready => one.phase = Phase::Pending,
                PodClass::Ignored => one.deleted = true,
            }
            prop_assert_eq!(metric.grouping.class(&one, 1000.0), class);
            at_once.add(class, count, one.sample.map(|s| s.usage_milli), one.request_milli);
            singly.extend(vec![one; count as usize]);
        }
        prop_assert_eq!(
            metric.propose_for(&at_once, current, 0),
            metric.propose(1000.0, current, &singly, 0)
        );
    }

    /// Numbers may be NaN or infinite, and the minimum may exceed the maximum.
    #[test]
    fn sizes_stay_within_bounds_for_any_numbers(
        numbers in prop::collection::vec(any::<f64>(), 12),
        sizes in prop::collection::vec(any::<u32>(), 8),
        amounts in prop::collection::vec(any::<i64>(), 4),
        with_behavior in any::<bool>(),
    ) {
        let rules = || Rules {
            window_s: Some(sizes[0]),
            select: SelectPolicy::Min,
            policies: vec![Policy::percent(sizes[1], sizes[2]), Policy::pods(sizes[1], 0)],
        };
        let mut hpa = Hpa::new(HpaConfig {
            min_replicas: sizes[3],
            max_replicas: sizes[4],
            metric: ResourceMetric {
                target_pct: sizes[5],
                tolerance: Tolerance { down: numbers[0], up: numbers[1] },
                grouping: Grouping {
                    cpu_initialization_s: numbers[2],
                    readiness_delay_s: numbers[3],
                    ..Grouping::default()
                },
            },
            downscale_stabilization_s: numbers[4],
            legacy_limit: LegacyLimit { factor: numbers[5], minimum: numbers[6] },
            behavior: with_behavior.then(|| Behavior { up: rules(), down: rules() }),
        });
        let mut odd = pod(amounts[0], numbers[7], numbers[8]);
        odd.request_milli = Some(amounts[1]);
        let pods = [odd, pod(amounts[2], numbers[9], numbers[8]), Pod::default()];
        for (now_s, current) in [(numbers[10], sizes[6]), (numbers[11], sizes[7]), (0.0, 5)] {
            let pods = if current % 2 == 0 { &pods[..2] } else { &pods[..] };
            let mut pods = pods.to_vec();
            pods.iter_mut().for_each(|p| p.request_milli = p.request_milli.or(Some(1)));
            let decision = hpa.sync(now_s, current, &pods);
            let (min, max, wanted) = (sizes[3], sizes[4], decision.wanted);
            match decision.reason {
                Reason::ScalingDisabled | Reason::NoMetrics(_) => prop_assert_eq!(wanted, current),
                Reason::AboveMaximum => prop_assert_eq!(wanted, max),
                Reason::BelowMinimum => prop_assert_eq!(wanted, min),
                // A legacy limit below the minimum wins over it.
                reason => prop_assert!(
                    wanted <= max && (min <= wanted || reason.limit() == Some(Limit::ScaleUpLimit))
                ),
            }
        }
    }
}

#[test]
fn a_load_step_doubles_the_size_each_sync_and_waits_to_shrink() {
    // As in the demo of the blog: 250m requested, a target of 35 %, and twice the
    // request used.
    let mut hpa = Hpa::new(HpaConfig {
        metric: ResourceMetric {
            target_pct: 35,
            ..ResourceMetric::default()
        },
        ..HpaConfig::default()
    });
    let mut wanted = 1;
    let mut sizes = Vec::new();
    for step in 0..4 {
        let now_s = 1000.0 + 15.0 * f64::from(step);
        let pods = vec![pod(500, 0.0, now_s); wanted as usize];
        let decision = hpa.sync(now_s, wanted, &pods);
        wanted = decision.wanted;
        sizes.push((wanted, decision.reason.limit(), decision.observed));
    }
    let full = Some(200.0);
    assert_eq!(
        sizes,
        [
            (4, Some(Limit::ScaleUpLimit), full),
            (8, Some(Limit::ScaleUpLimit), full),
            (15, Some(Limit::TooManyReplicas), full),
            (15, Some(Limit::TooManyReplicas), full),
        ]
    );

    // The raw proposals were 6, 23, 46 and 86; the last one holds until 1345 s.
    let idle = vec![pod(50, 0.0, 1060.0); 15];
    let decision = hpa.sync(1060.0, wanted, &idle);
    assert_eq!((decision.wanted, decision.raw), (15, Some(9)));
    let hold = decision.reason.hold().unwrap();
    assert_eq!((hold.held_at, hold.until_s), (86, 1345.0));
    assert_eq!(hpa.sync(1345.0, wanted, &idle).wanted, 15);
    assert_eq!(hpa.sync(1345.5, wanted, &idle).wanted, 9);
}

#[test]
fn a_conservative_count_never_reverses_the_direction() {
    let metric = ResourceMetric {
        target_pct: 50,
        ..ResourceMetric::default()
    };
    let propose = |class, pct: i64, others: u32| {
        let mut groups = Groups::new(50);
        groups.add(PodClass::Counted, 1, Some(pct), Some(100));
        groups.add(class, others, None, Some(100));
        let proposal = metric.propose_for(&groups, 3, 0).unwrap();
        (proposal.replicas, proposal.basis)
    };
    // 80 % on one pod is 26 % on three, below the target.
    let stays = (3, Basis::Undecided);
    assert_eq!(propose(PodClass::Unready, 80, 2), stays);
    // 20 % on one pod; the other two count as using all they requested.
    assert_eq!(propose(PodClass::Missing, 20, 2), stays);
    assert_eq!(propose(PodClass::Unready, 250, 2), (5, Basis::Conservative));
}
