//! Groups and ranges of the settings panel.

use super::messages;

messages! {
    /// The texts of the settings panel beside names and explanations.
    pub(crate) Panel after super::settings::SliderLabel {
        Workload: "Workload" | "Last" | "负载";
        Fleets: "Fleets" | "Flotten" | "规模";
        Autoscaler: "Autoscaler" | "Autoscaler" | "自动扩缩器";
        Behavior: "HPA behavior" | "HPA behavior" | "HPA behavior";
        Machines: "Groups of machines" | "Gruppen von Maschinen" | "机器组";
        Rescale: "Rescale" | "Reskalierung" | "扩缩过程";
        Failures: "Failure detection and restart" | "Ausfallerkennung und Neustart" | "故障检测与重启";
        Flink: "Flink" | "Flink" | "Flink";
        Job: "Job" | "Job" | "作业";
        Manual: "Rescaling by hand" | "Reskalieren von Hand" | "手动扩缩";
        Cost: "Cost" | "Kosten" | "费用";

        Range: "{0} to {1}" | "{0} bis {1}" | "{0} 至 {1}";
        WithDefault: "{0}, default {1}" | "{0}, Vorgabe {1}" | "{0}，默认 {1}";
        OneOf: "{0}; default: {1}" | "{0}; Vorgabe: {1}" | "{0}；默认：{1}";
        ByRelease: "{0}, by default as the Flink release has it"
            | "{0}, sonst wie in der Flink-Version"
            | "{0}，默认随 Flink 版本";
        ByPreset: "{0}, by default as the workload has it"
            | "{0}, sonst wie im Lastprofil"
            | "{0}，默认随负载类型";
        NoLimit: "{0}, by default no limit" | "{0}, sonst keine Grenze" | "{0}，默认不限";
        ByCpu: "{0}, by default what follows from the CPU"
            | "{0}, sonst wie aus der CPU folgt"
            | "{0}，默认由 CPU 推算";
        Or: "{0}, {1}" | "{0}, {1}" | "{0}、{1}";
    }
}
