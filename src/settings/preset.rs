//! The presets, and the settings that are chosen from a list.

use super::choice::choice;
use super::{SettingId, Settings};

choice! {
    /// The shape of the load, and the settings that belong to it.
    Preset {
        /// One day: quiet at night, busy in the evening.
        DayNight = "day-night",
        /// One week whose weekend is quieter.
        Weekend = "weekend",
        /// One week with a holiday in it.
        Holiday = "holiday",
        /// A quiet afternoon with a sudden burst of load.
        SuddenEvent = "sudden-event",
        /// Four weeks of growing popularity.
        Growth = "growth",
        /// The generator of the Flink blog's own experiment.
        BlogExperiment = "blog-experiment",
        /// A real week: taxi passengers in New York around Thanksgiving 2014.
        TaxiWeek = "taxi-week",
    }
}

choice! {
    /// What adds and removes TaskManagers in the reactive fleet.
    AutoscalerKind {
        /// Kubernetes Horizontal Pod Autoscaler, CPU utilisation.
        Hpa = "hpa",
        /// AWS EC2 Auto Scaling group, target tracking.
        Asg = "asg",
        /// Google Compute Engine managed instance group.
        Mig = "mig",
        /// Kubernetes Horizontal Pod Autoscaler, consumer lag as an external metric.
        HpaLag = "hpa-lag",
        /// KEDA's Kafka scaler.
        Keda = "keda",
        /// Flink Autoscaler of the Flink Kubernetes Operator.
        Flink = "flink",
        /// AWS EC2 Auto Scaling group, step scaling.
        AsgSteps = "asg-steps",
        /// Amazon Managed Service for Apache Flink.
        ManagedFlink = "managed-flink",
    }
}

impl AutoscalerKind {
    /// Returns whether a Horizontal Pod Autoscaler sets the size.
    pub fn is_hpa(self) -> bool {
        matches!(self, Self::Hpa | Self::HpaLag | Self::Keda)
    }

    /// Returns whether consumer lag is its first metric.
    pub fn reads_lag(self) -> bool {
        matches!(self, Self::HpaLag | Self::Keda)
    }

    /// Returns whether it is an Auto Scaling group of AWS.
    pub fn is_auto_scaling_group(self) -> bool {
        matches!(self, Self::Asg | Self::AsgSteps)
    }

    /// Returns whether it scales a group of machines.
    pub fn scales_machines(self) -> bool {
        self.is_auto_scaling_group() || self == Self::Mig
    }

    /// Returns whether it sets the parallelism of the job, instead of leaving to it all
    /// the slots there are.
    pub fn sets_parallelism(self) -> bool {
        matches!(self, Self::Flink | Self::ManagedFlink)
    }
}

choice! {
    /// How many TaskManagers KEDA asks for at most, whatever the lag.
    PartitionCap {
        /// One for each partition.
        Partitions = "partitions",
        /// One for each partition that has lag.
        WithLag = "with-lag",
        /// The next divisor of the number of partitions.
        Even = "even",
        /// No cap.
        Off = "off",
    }
}

choice! {
    /// How the Flink Autoscaler's parallelism reaches the job.
    RescaleBy {
        /// The deployment is upgraded: the job stops with a savepoint.
        Savepoint = "savepoint",
        /// The deployment is upgraded: the job goes on from its last checkpoint.
        LastState = "last-state",
        /// The Adaptive Scheduler changes the running job.
        InPlace = "in-place",
    }
}

choice! {
    /// The release of the Flink Kubernetes Operator.
    OperatorRelease {
        /// 1.11 to 1.14.
        V1_14 = "1.14",
        /// 1.15.
        V1_15 = "1.15",
        /// The main branch after 1.15, not released.
        Main = "main",
    }
}

choice! {
    /// How the Flink Autoscaler aligns a parallelism with the key groups.
    KeyGroupAlignment {
        /// As the release does by default.
        OfRelease = "release",
        /// To a divisor of their number.
        EvenlySpread = "evenly-spread",
        /// Also to a parallelism with fewer key groups on the fullest subtasks.
        MaximizeUtilisation = "maximize-utilisation",
    }
}

choice! {
    /// Which path the Horizontal Pod Autoscaler takes.
    BehaviorKind {
        /// No `behavior` section: the older rules.
        Legacy = "legacy",
        /// With a `behavior` section: windows and policies.
        Policies = "policies",
    }
}

choice! {
    /// The policy of a direction that decides, of several.
    SelectPolicyKind {
        /// The one that allows the largest change.
        Max = "max",
        /// The one that allows the smallest change.
        Min = "min",
        /// None: no scaling in this direction.
        Disabled = "disabled",
    }
}

choice! {
    /// Yes or no.
    Switch {
        /// No.
        No = "no",
        /// Yes.
        Yes = "yes",
    }
}

choice! {
    /// The Flink release that runs the job.
    FlinkRelease {
        /// 1.13, the first with Reactive Mode: the blog's.
        V1_13 = "1.13",
        /// 1.20, the last of the 1.x line.
        V1_20 = "1.20",
        /// 2.3.
        V2_3 = "2.3",
    }
}

choice! {
    /// How records reach the subtasks of the operator that does the work.
    Partitioning {
        /// Evenly.
        Rebalance = "rebalance",
        /// By key group: some subtasks own one group more than others.
        Keyed = "keyed",
    }
}

choice! {
    /// The wait after a failure.
    RestartStrategy {
        /// The default of the release with checkpoints on.
        OfRelease = "release",
        /// Always the same.
        FixedDelay = "fixed-delay",
        /// Longer with each further failure.
        ExponentialDelay = "exponential-delay",
    }
}

impl Settings {
    /// Sets the measured job of the blog's experiment. The bursts of its load are noise
    /// enough.
    fn set_blog_experiment(&mut self) {
        self.peak_load_per_s = 5720.0;
        self.noise_pct = 0.0;
        self.static_workers = 5;
        self.target_utilization_pct = 35;
        self.cpu_request_millicores = 250.0;
        self.cpu_limit_millicores = Some(500.0);
        self.cpu_per_record_us = 64.0;
        self.idle_cpu_millicores = 5.4;
        self.capacity_per_s = Some(4600.0);
        // What the target of 35 % of the request comes to: 1,283 records/s.
        self.planned_utilization_pct = 27.9;
        self.in_flight_records = 20_000.0;
        self.start_cpu_millicores = 500.0;
    }
}

impl Settings {
    /// Returns the preset whose load it is; `None` for a load from a file.
    pub fn preset_of_load(&self) -> Option<Preset> {
        self.own_load.is_none().then_some(self.preset)
    }

    /// Returns whether other settings start from the same load, whatever its height and
    /// however it is reshaped.
    pub fn has_load_of(&self, other: &Self) -> bool {
        self.preset == other.preset && self.own_load == other.own_load
    }
}

impl Preset {
    /// Returns the settings of this preset.
    pub(super) fn settings(self) -> Settings {
        // `Settings { .., ..Settings::default() }` copies field by field: 0.3 kB of download.
        let mut settings = Settings::default();
        match self {
            Preset::DayNight => {}
            Preset::Weekend | Preset::Holiday => settings.night_share_pct = 20.0,
            Preset::SuddenEvent => settings.static_workers = 3,
            Preset::Growth => settings.night_share_pct = 45.0,
            Preset::BlogExperiment => settings.set_blog_experiment(),
            Preset::TaxiWeek => {
                settings.noise_pct = 0.0;
                settings.max_workers = 10;
            }
        }
        settings.preset = self;
        settings
    }

    /// Returns the setting that has a slider beside the peak load's under this
    /// preset.
    pub fn second_slider(self) -> SettingId {
        match self {
            Preset::DayNight => SettingId::NightShare,
            Preset::Weekend => SettingId::WeekendShare,
            Preset::Holiday => SettingId::HolidayShare,
            Preset::SuddenEvent => SettingId::UsualShare,
            Preset::Growth => SettingId::Growth,
            Preset::BlogExperiment => SettingId::HeartbeatTimeout,
            Preset::TaxiWeek => SettingId::MaxWorkers,
        }
    }
}
