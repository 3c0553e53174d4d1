//! The table of settings: name, unit, range, default and meaning, each once.

use super::field::{Field, Kind, Stored, Unit};
use super::preset::{
    AutoscalerKind, BehaviorKind, Demand, FlinkRelease, Partitioning, Preset, RestartStrategy,
    Switch,
};

/// The names a choice takes, or the range a number takes.
const fn kind<T: Stored>(min: f64, max: f64) -> Kind {
    match T::NAMES {
        Some(names) => Kind::Choice(names),
        None => Kind::Number {
            min,
            max,
            whole: T::WHOLE,
            optional: T::OPTIONAL,
        },
    }
}

macro_rules! settings {
    ($( $id:ident $name:ident: $kind:ty = $default:expr, $js:literal, $unit:ident, $min:literal..=$max:literal, $doc:literal; )+) => {
        /// One of the settings.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum SettingId { $( #[doc = $doc] $id, )+ }

        /// Everything a reader, an author or an engineer can set.
        ///
        /// A value of this type made by [`Settings::default`],
        /// [`Settings::preset`](super::Settings::preset) or
        /// [`Settings::with`](super::Settings::with) is within its ranges and
        /// free of contradictions.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Settings {
            $( #[doc = $doc] pub $name: $kind, )+
        }

        impl Default for Settings {
            // Inlining would copy all these numbers into each caller.
            #[inline(never)]
            fn default() -> Self {
                Self { $( $name: $default, )+ }
            }
        }

        /// Every setting, in the order in which it is shown.
        pub const FIELDS: &[Field] = &[
            $( Field {
                id: SettingId::$id,
                name: $js,
                #[cfg(not(target_arch = "wasm32"))]
                doc: $doc,
                unit: Unit::$unit,
                kind: kind::<$kind>($min as f64, $max as f64),
                get: |settings| settings.$name.load(),
                set: |settings, value| settings.$name.store(value),
            }, )+
        ];
    };
}

settings! {
    // The workload.
    Preset preset: Preset = Preset::DayNight, "preset", None, 0..=0,
        "The shape of the load over time, with every other setting that belongs to its story.";
    PeakLoad peak_load_per_s: f64 = 6000.0, "peakLoad", RecordsPerSecond, 0..=10_000_000,
        "The load at its usual peak. The load may pass it by its noise, or on a holiday above 100 %.";
    NightShare night_share_pct: f64 = 15.0, "nightShare", Percent, 0..=100,
        "The load at its nightly low, as a share of the peak.";
    WeekendShare weekend_share_pct: f64 = 45.0, "weekendShare", Percent, 0..=300,
        "The load on Saturday and Sunday, as a share of a weekday's.";
    HolidayShare holiday_share_pct: f64 = 35.0, "holidayShare", Percent, 0..=300,
        "The load on the holiday, as a share of a usual day's; above 100 % for a shopping day.";
    UsualShare usual_share_pct: f64 = 25.0, "usualShare", Percent, 0..=100,
        "The load before a sudden event, as a share of the event's peak.";
    Growth growth_pct_per_week: f64 = 30.0, "growth", PercentPerWeek, 0..=100,
        "How much the load grows from week to week; the peak is the one of the last day.";
    // What the reader makes of the preset's shape.
    PeakShift peak_shift_pct: f64 = 0.0, "peakShift", Percent, -45..=45,
        "How far the highest load is moved in time, as a share of the whole span; what lies beside it is stretched or squeezed, and both ends stay.";
    PeakWidth peak_width_pct: f64 = 100.0, "peakWidth", Percent, 20..=500,
        "How wide the peaks are: below 100 % they get narrower, above it wider; the highest and the lowest load stay.";
    Trough trough_pct: Option<f64> = None, "trough", Percent, 0..=100,
        "The lowest load, as a share of the highest; by default what the preset says.";

    Noise noise_pct: f64 = 3.0, "noise", Percent, 0..=50,
        "The standard deviation of the load around its shape.";
    Seed seed: u32 = 1, "seed", Count, 0..=4_294_967_295.0,
        "Chooses the noise and every random delay. The same seed gives the same run.";

    // The fleets.
    StaticWorkers static_workers: u32 = 7, "staticWorkers", Workers, 1..=500,
        "TaskManagers of the static fleet.";
    MinWorkers min_workers: u32 = 1, "minWorkers", Workers, 1..=500,
        "The fewest TaskManagers the autoscaler may want (minReplicas).";
    MaxWorkers max_workers: u32 = 15, "maxWorkers", Workers, 1..=500,
        "The most TaskManagers the autoscaler may want (maxReplicas).";

    // The autoscaler.
    Autoscaler autoscaler: AutoscalerKind = AutoscalerKind::Hpa, "autoscaler", None, 0..=0,
        "What adds and removes TaskManagers: hpa (Kubernetes Horizontal Pod Autoscaler), asg (AWS EC2 Auto Scaling group, target tracking) or mig (Google managed instance group).";
    TargetUtilization target_utilization_pct: u32 = 35, "targetUtilization", Percent, 1..=100,
        "The mean CPU use that the autoscaler aims at, of the CPU each TaskManager requests; for asg and mig that is the CPU of its whole machine.";
    Tolerance tolerance_pct: f64 = 10.0, "tolerance", Percent, 0..=90,
        "How far the use may be off the target before the autoscaler acts.";
    SyncPeriod sync_period_s: f64 = 15.0, "syncPeriod", Seconds, 5..=3600,
        "How often the HPA looks (horizontal-pod-autoscaler-sync-period); asg and mig look every minute.";
    StabilizationWindow stabilization_window_s: f64 = 300.0, "stabilizationWindow", Seconds, 0..=3600,
        "How long a higher wish holds scaling down back (horizontal-pod-autoscaler-downscale-stabilization).";
    MetricsResolution metrics_resolution_s: f64 = 60.0, "metricsResolution", Seconds, 10..=600,
        "How often the CPU use is measured, and over how long (metrics-server --metric-resolution).";
    MetricsJitter metrics_jitter_s: f64 = 8.0, "metricsJitter", Seconds, 0..=60,
        "How far a measurement may be early or late.";
    CpuInitialization cpu_initialization_s: f64 = 300.0, "cpuInitialization", Seconds, 0..=3600,
        "How long a young pod's CPU use is doubted (horizontal-pod-autoscaler-cpu-initialization-period).";

    // The autoscaler's `behavior` section, hpa only.
    Behavior behavior: BehaviorKind = BehaviorKind::Legacy, "behavior", None, 0..=0,
        "Whether the HPA has a behavior section: legacy (none) or policies (the fields below; their defaults are those of Kubernetes).";
    ScaleUpStabilization scale_up_stabilization_s: u32 = 0, "scaleUpStabilization", Seconds, 0..=3600,
        "How long a lower wish holds scaling up back (behavior.scaleUp.stabilizationWindowSeconds). Scaling down takes stabilizationWindow.";
    ScaleUpPods scale_up_pods: u32 = 4, "scaleUpPods", Workers, 0..=500,
        "How many TaskManagers one policy period may add (behavior.scaleUp.policies, Pods); 0 for no such policy. The policy that allows most decides.";
    ScaleUpPercent scale_up_percent: u32 = 100, "scaleUpPercent", Percent, 0..=10_000,
        "What share one policy period may add (behavior.scaleUp.policies, Percent); 0 for no such policy.";
    ScaleDownPods scale_down_pods: u32 = 0, "scaleDownPods", Workers, 0..=500,
        "How many TaskManagers one policy period may remove (behavior.scaleDown.policies, Pods); 0 for no such policy.";
    ScaleDownPercent scale_down_percent: u32 = 100, "scaleDownPercent", Percent, 0..=100,
        "What share one policy period may remove (behavior.scaleDown.policies, Percent); 0 for no such policy.";
    PolicyPeriod policy_period_s: u32 = 15, "policyPeriod", Seconds, 1..=1800,
        "The period of the policies (periodSeconds).";

    // The groups of machines, asg or mig only.
    InstanceWarmup instance_warmup_s: f64 = 300.0, "instanceWarmup", Seconds, 0..=3600,
        "How long a new instance is left out of the metric and blocks scaling in (asg: estimated instance warm-up).";
    ScaleInRatio scale_in_ratio_pct: f64 = 70.0, "scaleInRatio", Percent, 1..=100,
        "The low alarm's threshold as a share of the target (asg; AWS does not document it, 70 % is seen on EC2).";
    DisableScaleIn disable_scale_in: Switch = Switch::No, "disableScaleIn", None, 0..=0,
        "Whether the group may only grow (asg: disable scale-in; mig: mode ONLY_SCALE_OUT).";
    InitializationPeriod initialization_period_s: f64 = 60.0, "initializationPeriod", Seconds, 0..=3600,
        "How long a new VM does not count for scaling out (mig: initialization period, coolDownPeriodSec).";
    StabilizationPeriod stabilization_period_s: f64 = 600.0, "stabilizationPeriod", Seconds, 0..=3600,
        "How far scaling in looks back for the highest need (mig; Google's is 10 minutes).";
    MaxScaledInReplicas max_scaled_in_replicas: u32 = 0, "maxScaledInReplicas", Workers, 0..=500,
        "How many VMs may go within scaleInWindow (mig: scale-in controls, maxScaledInReplicas.fixed); 0 for no such control.";
    ScaleInWindow scale_in_window_s: f64 = 600.0, "scaleInWindow", Seconds, 60..=3600,
        "The window of the scale-in controls (mig: timeWindowSec).";

    // The job.
    Demand demand: Demand = Demand::Target, "demand", None, 0..=0,
        "What a worker is taken to carry when the load is drawn in workers: target (up to the target utilisation) or capacity (up to maxUtilization of what it can do).";
    CpuRequest cpu_request_millicores: f64 = 250.0, "cpuRequest", Millicores, 10..=64_000,
        "The CPU that a TaskManager requests.";
    CpuPerRecord cpu_per_record_us: f64 = 64.0, "cpuPerRecord", Microseconds, 0.1..=1_000_000,
        "The CPU time that one record takes.";
    IdleCpu idle_cpu_millicores: f64 = 5.4, "idleCpu", Millicores, 0..=64_000,
        "The CPU that a TaskManager uses with nothing to do.";
    Capacity capacity_per_s: f64 = 4600.0, "capacity", RecordsPerSecond, 1..=10_000_000,
        "What one TaskManager can process at most.";
    MaxUtilization max_utilization_pct: f64 = 80.0, "maxUtilization", Percent, 1..=100,
        "The share of its capacity a TaskManager is planned for when demand is capacity.";
    InFlight in_flight_records: f64 = 20_000.0, "inFlight", Records, 0..=100_000_000,
        "Records that the job has read but not processed; they do not count as consumer lag.";

    // Flink. A number left to its default is what the release makes of it.
    Flink flink: FlinkRelease = FlinkRelease::V1_13, "flink", None, 0..=0,
        "The Flink release whose Adaptive Scheduler runs the job; it sets the defaults of the options below.";
    SlotsPerTaskManager slots_per_task_manager: u32 = 2, "slotsPerTaskManager", Count, 1..=64,
        "Slots of each TaskManager (taskmanager.numberOfTaskSlots).";
    MaxParallelism max_parallelism: u32 = 16_384, "maxParallelism", Count, 1..=32_768,
        "The most subtasks an operator may have, and its number of key groups (pipeline.max-parallelism). What Flink derives for the blog's job.";
    Partitioning partitioning: Partitioning = Partitioning::Rebalance, "partitioning", None, 0..=0,
        "How records reach the subtasks: rebalance (evenly) or keyed (by key group, so the subtask with the most groups sets the pace).";
    SourceCapacity source_capacity_per_s: Option<f64> = None, "sourceCapacity", RecordsPerSecond, 1..=10_000_000,
        "What the source, pinned at parallelism 1, can read at most; by default no limit.";
    RescaleCooldown rescale_cooldown_s: Option<f64> = None, "rescaleCooldown", Seconds, 0..=86_400,
        "The least time from a restart to the next rescale for new slots (1.20: jobmanager.adaptive-scheduler.scaling-interval.min; 2.x: .executing.cooldown-after-rescaling).";
    ExecutingStabilization executing_stabilization_s: Option<f64> = None, "executingStabilization", Seconds, 0..=86_400,
        "How long new slots are watched before the job rescales on them (jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout; 2.x only).";
    RescaleMaxDelay rescale_max_delay_s: Option<f64> = None, "rescaleMaxDelay", Seconds, 0..=86_400,
        "How long a rescale waits for a completed checkpoint at most, from the first new slots on (jobmanager.adaptive-scheduler.rescale-trigger.max-delay; 2.x only).";
    RestartStrategy restart_strategy: RestartStrategy = RestartStrategy::OfRelease, "restartStrategy", None, 0..=0,
        "The wait after a failure (restart-strategy.type): release, fixed-delay or exponential-delay.";
    BackoffInitial backoff_initial_s: f64 = 1.0, "backoffInitial", Seconds, 0.1..=3600,
        "The first wait of the exponential delay (restart-strategy.exponential-delay.initial-backoff).";
    BackoffMultiplier backoff_multiplier: Option<f64> = None, "backoffMultiplier", Count, 1..=10,
        "How much longer each further wait is (restart-strategy.exponential-delay.backoff-multiplier).";
    BackoffMax backoff_max_s: Option<f64> = None, "backoffMax", Seconds, 0.1..=86_400,
        "The longest wait (restart-strategy.exponential-delay.max-backoff).";
    BackoffReset backoff_reset_s: f64 = 3600.0, "backoffReset", Seconds, 1..=604_800,
        "How long without failure until failures are forgotten (restart-strategy.exponential-delay.reset-backoff-threshold).";
    HeartbeatTimeout heartbeat_timeout_s: f64 = 8.0, "heartbeatTimeout", Seconds, 1..=600,
        "How long a TaskManager may be silent before it counts as lost (heartbeat.timeout).";
    HeartbeatInterval heartbeat_interval_s: f64 = 5.0, "heartbeatInterval", Seconds, 0.5..=300,
        "How often a TaskManager is asked for a sign of life (heartbeat.interval).";
    CheckpointInterval checkpoint_interval_s: f64 = 30.0, "checkpointInterval", Seconds, 1..=3600,
        "How often a checkpoint is taken (execution.checkpointing.interval).";
    RestartDelay restart_delay_s: f64 = 1.0, "restartDelay", Seconds, 0..=600,
        "The wait before a restart after a lost TaskManager (restart-strategy.fixed-delay.delay).";
    RestartTime restart_time_s: f64 = 4.0, "restartTime", Seconds, 0..=600,
        "How long cancelling, redeploying and restoring the job takes.";
    StartTime start_time_s: f64 = 20.0, "startTime", Seconds, 0..=3600,
        "How long a new TaskManager takes from its container's start to its registration, on average.";
    StartSpread start_spread_s: f64 = 5.0, "startSpread", Seconds, 0..=600,
        "How far a start may be quicker or slower than that.";
    StartCpu start_cpu_millicores: f64 = 500.0, "startCpu", Millicores, 0..=64_000,
        "The CPU that a TaskManager uses while it starts.";

    // Manual rescaling.
    OperatorInterval operator_interval_s: f64 = 1800.0, "operatorInterval", Seconds, 60..=604_800,
        "How often the operator of the manual fleet looks at the load.";
    OperatorReaction operator_reaction_s: f64 = 600.0, "operatorReaction", Seconds, 0..=86_400,
        "How long the operator takes from looking to stopping the job with a savepoint.";
    OperatorHeadroom operator_headroom_pct: f64 = 25.0, "operatorHeadroom", Percent, 0..=400,
        "How far above the load the operator rescales to.";
    StateSize state_mb: f64 = 0.0, "stateSize", Megabytes, 0..=100_000_000,
        "The state of the job, which a savepoint writes and a restore reads.";
    SavepointRate savepoint_mb_per_s: f64 = 50.0, "savepointRate", MegabytesPerSecond, 0.1..=100_000,
        "How fast each TaskManager writes or reads a savepoint.";

    // Cost.
    WorkerPrice worker_price: f64 = 0.0, "workerPrice", Count, 0..=1000,
        "What one TaskManager costs an hour, in any currency; 0 leaves cost out. No fleet depends on it.";
}
