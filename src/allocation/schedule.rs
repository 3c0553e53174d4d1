//! The scheduled fleet: TaskManagers come and go by a plan, whatever the load, and the
//! job uses every slot it can get, as in the reactive fleet.

use super::cluster::{Cluster, Worker, earlier};
use super::{EventKind, Run};
use crate::autoscaler::schedule::{Schedule, ScheduleConfig};
use crate::autoscaler::{PodMeter, ScalingReason};
use crate::flink::{Removal, TaskManager};
use crate::settings::Settings;
use crate::workload::Workload;

/// Runs the workload on the workers of the schedule, within the bounds of the settings.
///
/// TaskManagers are requested and stopped at the times of the plan, so the workers that
/// are paid for are exactly those of the plan within the bounds.
pub fn schedule(settings: &Settings, workload: &Workload) -> Run {
    let mut schedule = Schedule::new(ScheduleConfig::new(settings, workload.calendar));
    // Before time begins the plan was the one for its first moment.
    let mut wanted = schedule.tick(0.0, schedule.workers_at(0.0)).wanted;
    let workers = (0..wanted).map(|_| Worker {
        task_manager: TaskManager::long_running(),
        meter: PodMeter::default(),
    });
    let mut cluster = Cluster::new(
        settings,
        workload.span_s(),
        super::heartbeats_from_s(settings),
        workers.collect(),
    );
    for (_, arrivals_end_s, rate) in workload.arrivals().spans() {
        cluster.arrival_per_s = rate;
        loop {
            let next_s = earlier(schedule.next_sync_s(), cluster.next_change_s());
            if next_s >= arrivals_end_s {
                break;
            }
            cluster.now_s = next_s;
            cluster.change();
            if schedule.next_sync_s() <= next_s {
                let decision = schedule.tick(next_s, wanted);
                if decision.is_change() {
                    rescale(&mut cluster, decision.map_reason(ScalingReason::Schedule));
                }
                wanted = decision.wanted;
            }
        }
        cluster.now_s = arrivals_end_s;
        cluster.run_job();
    }
    cluster.into_run()
}

/// Requests or stops TaskManagers as the plan says.
fn rescale(cluster: &mut Cluster, decision: crate::autoscaler::Decision<ScalingReason>) {
    let (from, to) = (decision.was, decision.wanted);
    cluster.note(EventKind::Scaled {
        from,
        to,
        decision: Box::new(decision),
    });
    if to > from {
        cluster.add(to - from);
    } else {
        cluster.remove(from - to, Removal::Stop);
    }
}
