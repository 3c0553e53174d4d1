//! The constants of the experiment and their sources.

use reactive_allocation::settings::{Preset, SettingId, Settings};

/// The differences between the two dashboards of the blog post.
#[derive(Clone, Copy)]
pub struct Setup {
    /// `heartbeat.timeout` and `heartbeat.interval`, in seconds.
    pub heartbeat: (f64, f64),
    /// `--cpu-percent` of the autoscaler.
    pub target_pct: u32,
    /// `--max` of the autoscaler.
    pub most: u32,
}

/// The default heartbeat of Flink, and the autoscaler as configured in the demo's
/// README on 19 March 2021.
pub const FIRST_TRY: Setup = Setup {
    heartbeat: (50.0, 10.0),
    target_pct: 30,
    most: 10,
};

/// The heartbeat of the demo's configuration, and the autoscaler as configured in
/// its README since 5 May 2021.
pub const SECOND_TRY: Setup = Setup {
    heartbeat: (8.0, 5.0),
    target_pct: 35,
    most: 15,
};

/// The kind of source of a constant.
#[derive(Clone, Copy, Debug)]
pub enum Origin {
    /// From the repository of the demo, or from the source code or documentation
    /// of the program.
    Read,
    /// Fitted to the dashboards.
    Fitted,
}
use Origin::{Fitted, Read};

/// Name, value and source of the constants that both setups share. Those of the
/// generator are in `workload::blog`.
const CONSTANTS: &[(&str, f64, Origin, &str)] = &[
    (
        "peakLoad",
        5720.0,
        Fitted,
        "throughput panel: 5724 and 5796 records/s; follows from sending 400 k records/s between pauses",
    ),
    (
        "noise",
        0.0,
        Read,
        "the generator has none but its partial bursts",
    ),
    ("minWorkers", 1.0, Read, "demo README: --min=1"),
    ("tolerance", 10.0, Read, "Kubernetes default"),
    ("syncPeriod", 15.0, Read, "Kubernetes default"),
    ("stabilizationWindow", 300.0, Read, "Kubernetes default"),
    ("cpuInitialization", 300.0, Read, "Kubernetes default"),
    (
        "metricsResolution",
        60.0,
        Read,
        "metrics-server default until 2021",
    ),
    ("metricsJitter", 8.0, Fitted, "spread of scale-downs"),
    ("cpuRequest", 250.0, Read, "demo: cpu request 250m"),
    (
        "cpuPerRecord",
        64.0,
        Fitted,
        "CPU panel over throughput panel, 58 to 70 µs acceptable",
    ),
    ("idleCpu", 5.4, Fitted, "CPU panel without load"),
    (
        "capacity",
        4600.0,
        Fitted,
        "catch-up; 2300 to 7700 are possible",
    ),
    (
        "inFlight",
        20_000.0,
        Fitted,
        "lag at peak against burst size",
    ),
    ("checkpointInterval", 30.0, Read, "demo configuration"),
    ("restartDelay", 1.0, Read, "Flink default, fixed-delay"),
    ("restartTime", 4.0, Fitted, "gaps in throughput"),
    ("startTime", 20.0, Fitted, "order to registration"),
    ("startSpread", 5.0, Fitted, "order to registration"),
    (
        "startCpu",
        500.0,
        Read,
        "demo: cpu limit 500m, reached while the JVM starts",
    ),
];

impl Setup {
    /// Returns the settings of this setup.
    pub fn settings(self, seed: u32) -> Settings {
        Settings {
            heartbeat_timeout_s: self.heartbeat.0,
            heartbeat_interval_s: self.heartbeat.1,
            target_utilization_pct: self.target_pct,
            max_workers: self.most,
            seed,
            ..Settings::preset(Preset::BlogExperiment)
        }
    }
}

/// Checks that the preset has these constants.
pub fn check() {
    let settings = Settings::preset(Preset::BlogExperiment);
    for (name, value, origin, source) in CONSTANTS {
        let field = SettingId::from_name(name).expect(name).field();
        let symbol = field.unit.symbol();
        println!("  {name:20} {value:>8} {symbol:10} {origin:?}: {source}");
        assert_eq!((field.get)(&settings), *value, "{name}");
    }
    assert_eq!(SECOND_TRY.settings(settings.seed), settings);
}
