//! Groups and ranges of the settings panel.

use super::messages;

messages! {
    /// The texts of the settings panel beside names and explanations.
    pub(crate) Panel after super::settings::SettingAbout {
        Workload: "Workload" | "Last" | "负载";
        Fleets: "Fleets" | "Flotten" | "规模";
        Autoscaler: "Autoscaler" | "Autoscaler" | "自动扩缩器";
        Behavior: "HPA behavior" | "HPA behavior" | "HPA behavior";
        Machines: "AWS and Google" | "AWS und Google" | "AWS 与 Google";
        Lag: "Consumer lag and KEDA" | "Rückstand und KEDA" | "消费积压与 KEDA";
        FlinkAutoscaler: "Flink Autoscaler" | "Flink Autoscaler" | "Flink Autoscaler";
        Rescale: "Rescaling" | "Reskalierung" | "扩缩过程";
        Failures: "Failure detection and restart" | "Ausfallerkennung und Neustart" | "故障检测与重启";
        Flink: "Flink" | "Flink" | "Flink";
        Job: "Job" | "Job" | "作业";
        Manual: "Rescaling by hand" | "Reskalieren von Hand" | "手动扩缩";
        Cost: "Cost" | "Kosten" | "费用";

        Range: "{0} to {1}" | "{0} bis {1}" | "{0} 至 {1}";
        WithDefault: "{0}, default {1}" | "{0}, Vorgabe {1}" | "{0}，默认 {1}";
        OneOf: "{0}; default: {1}" | "{0}; Vorgabe: {1}" | "{0}；默认：{1}";
        ByRelease: "{0}, by default as the Flink release has it"
            | "{0}, sonst die Vorgabe der Flink-Version"
            | "{0}，默认随 Flink 版本";
        ByPreset: "{0}, by default as the workload has it"
            | "{0}, sonst wie im Lastprofil"
            | "{0}，默认随负载类型";
        NoLimit: "{0}, by default no limit" | "{0}, sonst keine Grenze" | "{0}，默认不限";
        ByCpu: "{0}, by default what follows from the CPU"
            | "{0}, sonst wie aus der CPU folgt"
            | "{0}，默认由 CPU 推算";

        // Settings that do not act now.
        /// `{0}`: how many, `{1}`: for what.
        More: "{0} more {1}" | "{0} weitere {1}" | "另有 {0} 项{1}";
        /// `{0}`: for what.
        NoEffect: "No effect now, only {0}." | "Wirkt jetzt nicht, nur {0}." | "目前不起作用，仅{0}。";
        ForOtherWorkload: "for other workloads" | "für andere Lastprofile" | "用于其他负载类型";
        ForHpa: "for the Kubernetes HPA" | "für den Kubernetes HPA" | "用于 Kubernetes HPA";
        ForHpaOrAws: "for the Kubernetes HPA and AWS" | "für den Kubernetes HPA und AWS" | "用于 Kubernetes HPA 与 AWS";
        WithCpuMetric: "with CPU as a metric" | "mit CPU als Metrik" | "用于以 CPU 为指标时";
        ForTarget: "for autoscalers with a target" | "für Autoscaler mit einem Ziel" | "用于有目标值的自动扩缩器";
        ForLag: "for scaling on consumer lag" | "zum Skalieren nach Rückstand" | "用于按消费积压扩缩时";
        ForKeda: "for KEDA" | "für KEDA" | "用于 KEDA";
        WithCap: "with a cap by partitions" | "mit einer Grenze durch Partitionen" | "用于设有分区上限时";
        WithScaleToZero: "when KEDA scales to none" | "wenn KEDA bis auf null skaliert" | "用于 KEDA 缩到零时";
        ForReactiveMode: "for autoscalers in Reactive Mode" | "für Autoscaler im Reactive Mode" | "用于 Reactive Mode 下的自动扩缩器";
        ForFlinkAutoscaler: "for the Flink Autoscaler" | "für den Flink Autoscaler" | "用于 Flink Autoscaler";
        WithKeys: "for a job with keys" | "für einen Job mit Keys" | "用于按键分区的作业";
        ForAwsSteps: "for step scaling on AWS" | "für Schrittskalierung bei AWS" | "用于 AWS 步进扩缩";
        WithReadinessProbe: "for pods with a readiness probe"
            | "für Pods mit Readiness-Probe"
            | "用于设有就绪探针的 Pod";
        WithBehavior: "with a behavior section" | "mit einem Abschnitt behavior" | "用于设有 behavior 段时";
        ForMachines: "for AWS and Google" | "für AWS und Google" | "用于 AWS 与 Google";
        ForAws: "for AWS" | "für AWS" | "用于 AWS";
        ForGoogle: "for Google" | "für Google" | "用于 Google";
        WithScaleInLimit: "with a scale-in limit"
            | "mit einer Grenze beim Herunterskalieren"
            | "用于设有缩容上限时";
        ForLaterFlink: "for later Flink releases" | "für spätere Flink-Versionen" | "用于更高版本的 Flink";
        ForEarlierFlink: "for earlier Flink releases" | "für frühere Flink-Versionen" | "用于更早版本的 Flink";
        WithLeastIncrease: "with a least increase above 1" | "mit einem kleinsten Zuwachs über 1" | "用于最小并行度增量大于 1 时";
        WithDefaultMaxDelay: "without a longest rescale delay" | "ohne längsten Aufschub" | "用于未设扩缩最长延迟时";
        WithFixedDelay: "with a fixed delay" | "mit fester Wartezeit" | "用于固定延迟";
        WithExponentialDelay: "with an exponential delay" | "mit wachsender Wartezeit" | "用于指数延迟";
        WithKill: "if you kill a TaskManager" | "wenn Sie einen TaskManager hart beenden" | "用于强制终止 TaskManager 时";
        WithState: "with state" | "mit Zustand" | "用于有状态的作业";

        CurveByPreset: "1 to 96 percentages of the peak load, x where it is not drawn, by default as the workload has it"
            | "1 bis 96 Prozentsätze der Spitzenlast, x, wo nichts gezeichnet ist, sonst wie im Lastprofil"
            | "1 至 96 个峰值负载的百分比，未绘制处用 x，默认随负载类型";
        PlanByPreset: "Days and hours with workers, as in Mon-Fri 07:00-20:00 8; else 3, by default what the usual load needs"
            | "Tage und Stunden mit Workern, wie in Mon-Fri 07:00-20:00 8; else 3, sonst so viele, wie die übliche Last braucht"
            | "各日各时段的 worker 数，如 Mon-Fri 07:00-20:00 8; else 3，默认恰好满足通常负载";
        Or: "{0}, {1}" | "{0}, {1}" | "{0}、{1}";
    }
}
