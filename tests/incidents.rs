//! The incidents of a run: every outage, with its cause, its phases and its heartbeats.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use reactive_allocation::allocation::{
    Command, CommandKind, EventKind, Incident, IncidentCause, PhaseKind, Run, Script, incidents,
    script,
};
use reactive_allocation::report::Results;
use reactive_allocation::settings::{FlinkRelease, Preset, RestartStrategy, Settings};

/// Runs a cluster of four on the sudden event under commands.
fn own(settings: &Settings, commands: &[(f64, CommandKind)]) -> Run {
    let results = Results::new(settings);
    let command = |(at_s, kind): &(f64, CommandKind)| Command {
        at_s: *at_s,
        kind: *kind,
        count: 1,
    };
    let plan = Script {
        task_managers: 4,
        heartbeats_from_s: 0.0,
        commands: commands.iter().map(command).collect(),
    };
    script(settings, results.workload.arrivals(), &plan)
}

fn event(release: FlinkRelease, timeout_s: f64) -> Settings {
    Settings {
        flink: release,
        heartbeat_timeout_s: timeout_s,
        ..Settings::preset(Preset::SuddenEvent)
    }
}

fn kinds(incident: &Incident) -> Vec<PhaseKind> {
    incident.phases.iter().map(|phase| phase.kind).collect()
}

#[test]
fn every_outage_of_every_preset_is_an_incident_without_gaps() {
    for preset in Preset::ALL {
        for flink in [FlinkRelease::V1_13, FlinkRelease::V1_20, FlinkRelease::V2_3] {
            let settings = Settings {
                flink,
                ..Settings::preset(*preset)
            };
            let results = Results::new(&settings);
            for run in [&*results.manual, &*results.schedule, &*results.reactive] {
                let found = incidents(&settings, run);
                let down_s: f64 = found.iter().map(|i| i.outage_end_s() - i.begin_s).sum();
                assert!(
                    (down_s - run.totals.down_s).abs() < 0.1,
                    "{preset:?} {flink:?}"
                );
                assert!(
                    found
                        .windows(2)
                        .all(|pair| pair[0].outage_end_s() < pair[1].begin_s)
                );
                for incident in &found {
                    let mut from_s = incident.begin_s;
                    for phase in &incident.phases {
                        assert!(
                            (phase.begin_s - from_s).abs() < 2e-3 && phase.end_s > phase.begin_s
                        );
                        from_s = phase.end_s;
                    }
                    if let Some(restored_s) = incident.restored_s {
                        let is_it = |t_s: f64| (t_s - restored_s).abs() < 1e-3;
                        let mut events = run.events.iter();
                        assert!(
                            events
                                .any(|e| is_it(e.t_s)
                                    && matches!(e.kind, EventKind::Restored { .. }))
                        );
                    }
                    if let Some(caught_up_s) = incident.caught_up_s {
                        assert!(run.backlog.at(caught_up_s) < 1.0);
                    }
                }
            }
            assert!(incidents(&settings, &results.static_fleet).is_empty());
        }
    }
}

#[test]
fn a_stop_that_signs_off_has_no_silence_and_a_kill_has_one() {
    use CommandKind::{Kill, Stop};
    // The time from the command until the job processes again.
    let gap_s = |incident: &Incident| incident.restored_s.unwrap() - incident.begin_s;
    for (flink, stop_is_silent) in [
        (FlinkRelease::V1_13, true),
        (FlinkRelease::V1_20, false),
        (FlinkRelease::V2_3, false),
    ] {
        let settings = event(flink, 50.0);
        let [stopped, killed] = [Stop, Kill].map(|kind| {
            let run = own(&settings, &[(3333.0, kind)]);
            let found = incidents(&settings, &run);
            assert_eq!(found.len(), 1, "{flink:?} {found:?}");
            found[0].clone()
        });
        assert_eq!(stopped.cause, IncidentCause::Stopped { count: 1 });
        assert_eq!(killed.cause, IncidentCause::Killed { count: 1 });
        assert_eq!(
            kinds(&stopped).contains(&PhaseKind::Silence),
            stop_is_silent,
            "{flink:?}"
        );
        assert_eq!(stopped.heartbeats.is_some(), stop_is_silent);
        assert!(kinds(&killed).starts_with(&[PhaseKind::Silence]));
        assert_eq!(kinds(&killed).last(), Some(&PhaseKind::Restart));
        assert_eq!(gap_s(&stopped) < gap_s(&killed) - 5.0, !stop_is_silent);
        let restart = killed.phases.last().unwrap();
        assert!((restart.end_s - restart.begin_s - settings.restart_time_s).abs() < 1e-6);
        assert!(killed.caught_up_s.unwrap() > killed.restored_s.unwrap());
        assert!(killed.largest_backlog > 1000.0);
    }
}

#[test]
fn the_last_heartbeat_is_at_most_one_interval_before_a_kill() {
    let settings = event(FlinkRelease::V1_13, 50.0);
    for at_s in [3000.0, 3003.3, 3009.9, 4444.4] {
        let run = own(&settings, &[(at_s, CommandKind::Kill)]);
        let found = incidents(&settings, &run);
        let heartbeats = found[0].heartbeats.unwrap();
        let EventKind::Removed { noticed_s, .. } = run
            .events
            .iter()
            .find(|e| matches!(e.kind, EventKind::Removed { .. }))
            .unwrap()
            .kind
        else {
            panic!("{run:?}");
        };
        assert_eq!(heartbeats.noticed_s, noticed_s);
        assert!((heartbeats.noticed_s - heartbeats.last_s - 50.0).abs() < 1e-9);
        let before_s = at_s - heartbeats.last_s;
        assert!(
            (0.0..=settings.heartbeat_interval_s).contains(&before_s),
            "{before_s}"
        );
        // The JobManager's requests began at 0.
        let requests = heartbeats.last_s / settings.heartbeat_interval_s;
        assert!((requests - requests.round()).abs() < 1e-6);
    }
}

#[test]
fn other_causes_are_told_apart() {
    let settings = event(FlinkRelease::V1_13, 8.0);
    let joined = incidents(&settings, &own(&settings, &[(3000.0, CommandKind::Start)]));
    assert_eq!(joined.len(), 1);
    assert_eq!(
        (joined[0].cause, kinds(&joined[0])),
        (IncidentCause::Joined, vec![PhaseKind::Restart])
    );
    assert!(joined[0].heartbeats.is_none());
    // It starts before it joins, and a time within the outage is at no distance.
    assert!(joined[0].begin_s > 3010.0);
    assert_eq!(joined[0].distance_s(joined[0].begin_s + 1.0), 0.0);
    assert!((joined[0].distance_s(3000.0) - (joined[0].begin_s - 3000.0)).abs() < 1e-9);
    let results = Results::new(&Settings::default());
    let manual = incidents(&Settings::default(), &results.manual);
    assert!(matches!(manual[0].cause, IncidentCause::Rescaled { .. }));
    let all = vec![
        PhaseKind::Savepoint,
        PhaseKind::Allocation,
        PhaseKind::Restart,
    ];
    assert_eq!(kinds(&manual[0]), all);
    // With nothing left to run on, it never resumes.
    let kills: Vec<_> = (0..4)
        .map(|n| (3000.0 + f64::from(n), CommandKind::Kill))
        .collect();
    let lost = incidents(&settings, &own(&settings, &kills));
    assert_eq!(
        (lost.len(), lost[0].restored_s, lost[0].caught_up_s),
        (1, None, None)
    );
}

#[test]
fn an_incident_that_ends_the_job_lasts_until_the_end() {
    use CommandKind::{Kill, Stop};
    for (flink, kind, phases) in [
        (
            FlinkRelease::V1_13,
            Stop,
            vec![PhaseKind::Silence, PhaseKind::Failed],
        ),
        (FlinkRelease::V1_20, Stop, vec![PhaseKind::Failed]),
        // The tasks fail at once, long before the loss is noticed.
        (FlinkRelease::V2_3, Kill, vec![PhaseKind::Failed]),
    ] {
        let settings = Settings {
            restart_attempts: Some(1),
            restart_strategy: RestartStrategy::FixedDelay,
            ..event(flink, 50.0)
        };
        let run = own(&settings, &[(3000.0, Stop), (9000.0, kind)]);
        let found = incidents(&settings, &run);
        assert_eq!(found.len(), 2, "{flink:?}");
        assert!(!kinds(&found[0]).contains(&PhaseKind::Failed));
        assert_eq!(kinds(&found[1]), phases, "{flink:?}");
        assert_eq!(found[1].restored_s, None);
        assert_eq!(found[1].outage_end_s(), run.running.end_s());
        let failed = found[1].phases.last().unwrap();
        assert!((failed.begin_s - run.failed_s().unwrap()).abs() < 1e-3);
    }
}
