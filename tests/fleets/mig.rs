//! A Google managed instance group in a closed loop.

use crate::Machines;
use reactive_allocation::autoscaler::mig::*;

/// Runs a minute of the group under the load of `load` machines.
pub fn minute(mig: &mut Mig, fleet: &mut Machines, load: f64) -> Decision {
    let mut group = Observation {
        target_size: fleet.up_s.len() as u32,
        ..Observation::default()
    };
    let initialization_s = mig.config().initialization_period_s;
    for (up_s, used) in fleet.minute(load) {
        let Some(used) = used else { continue };
        group.running += 1;
        group.load += used;
        if up_s + initialization_s <= fleet.now_s {
            group.initialized += 1;
            group.initialized_load += used;
        }
    }
    let decision = mig.tick(fleet.now_s, &group);
    fleet.resize(decision.wanted);
    decision
}

#[test]
fn a_mig_grows_at_once_and_shrinks_after_ten_minutes() {
    let mut mig = Mig::new(MigConfig::default());
    let mut fleet = Machines::new(4);
    for _ in 0..5 {
        assert_eq!(minute(&mut mig, &mut fleet, 2.4).wanted, 4);
    }
    let sizes: Vec<u32> = (0..20)
        .map(|_| minute(&mut mig, &mut fleet, 4.8).wanted)
        .collect();
    // Four busy machines ask for 4 / 0.6 at most; the rest comes with later ticks.
    assert_eq!(sizes[0], 7);
    assert_eq!(sizes[19], 8);
    assert!(sizes.is_sorted(), "{sizes:?}");

    let decisions: Vec<Decision> = (0..12).map(|_| minute(&mut mig, &mut fleet, 1.8)).collect();
    let held = Reason::Stabilized {
        held_at: 8,
        until_s: decisions_start_s(&fleet, 12) - 60.0 + 600.0,
    };
    assert_eq!(decisions[0].reason, held);
    assert_eq!(decisions[9].wanted, 8);
    assert_eq!(decisions[10].wanted, 3);
    assert_eq!(decisions[10].reason, Reason::ScaledIn);
}

/// Returns the time of the first of the last `ticks` ticks, in seconds.
fn decisions_start_s(fleet: &Machines, ticks: u32) -> f64 {
    fleet.now_s - 60.0 * f64::from(ticks - 1)
}

#[test]
fn a_mig_steps_down_once_per_window() {
    let mut mig = Mig::new(MigConfig {
        max_replicas: 40,
        stabilization_period_s: 0.0,
        scale_in_control: Some(ScaleInControl {
            allowance: Allowance::Vms(10),
            window_s: 1200.0,
        }),
        ..MigConfig::default()
    });
    let mut fleet = Machines::new(40);
    let sizes: Vec<u32> = (0..64)
        .map(|_| minute(&mut mig, &mut fleet, 1.0).wanted)
        .collect();
    assert_eq!(sizes[..2], [40, 30]);
    assert_eq!((sizes[20], sizes[21]), (30, 20));
    assert!(sizes.windows(21).all(|w| w[0] <= w[20] + 10), "{sizes:?}");
    assert_eq!(sizes[63], 2);
}

#[test]
fn vms_that_initialise_keep_the_size_but_do_not_raise_it() {
    let mut mig = Mig::new(MigConfig {
        stabilization_period_s: 0.0,
        ..MigConfig::default()
    });
    let group = Observation {
        target_size: 2,
        running: 2,
        load: 1.5,
        initialized: 1,
        initialized_load: 0.5,
    };
    mig.tick(0.0, &group);
    assert_eq!(mig.tick(60.0, &group).wanted, 2);
    let initialized = Observation {
        initialized: 2,
        initialized_load: 1.5,
        ..group
    };
    assert_eq!(mig.tick(120.0, &initialized).wanted, 3);
    let gone = Observation::default();
    assert_eq!(mig.tick(180.0, &gone).reason, Reason::NoData);
}
