//! Decisions of an autoscaler and their reasons.

use super::messages;

messages! {
    /// Decisions of an autoscaler and their reasons: first clauses without a full
    /// stop, then sentences that may follow them.
    pub(crate) Decided after super::panel::Panel {
        Hpa: "HPA" | "HPA" | "HPA";
        Asg: "the Auto Scaling group" | "die Auto Scaling Group" | "Auto Scaling 组";
        Mig: "the instance group" | "die Instance Group" | "托管实例组";
        Keda: "KEDA" | "KEDA" | "KEDA";
        Flink: "the Flink Autoscaler" | "der Flink Autoscaler" | "Flink Autoscaler";
        Managed: "the managed service" | "der verwaltete Dienst" | "托管服务";

        Schedule: "the schedule" | "der Zeitplan" | "时间表";

        // What the schedule decides. `{0}` is the schedule, `{1}` the workers from now on,
        // `{2}` those before, those that are wanted without it, or its own.
        Planned: "{0} asks for {1} instead of {2}" | "{0} will {1} statt {2}" | "{0}要求 {1} 个（原为 {2} 个）";
        PlanKeeps: "{0} keeps {1}" | "{0} bleibt bei {1}" | "{0}保持 {1} 个";
        PlanRaises: "{0} asks for at least {1}; without it {2} are wanted"
            | "{0} will mindestens {1}; ohne ihn wären {2} gewollt"
            | "{0}要求至少 {1} 个；若无此要求则为 {2} 个";
        AbovePlan: "{1} stay: {0} asks for {2} only, and the autoscaler decides when they go"
            | "{1} bleiben: {0} will nur {2}, und wann sie gehen, entscheidet der Autoscaler"
            | "保持 {1} 个：{0}只要求 {2} 个，何时减少由自动扩缩器决定";

        // The metrics.
        LagPerWorker: "a lag of {0} records per worker, the threshold {1}"
            | "Rückstand {0} Datensätze pro Worker, Schwelle {1}"
            | "每个 worker 积压 {0} 条，阈值 {1} 条";
        BusyShare: "busy {0} of the time, the target {1}" | "{0} der Zeit beschäftigt, Ziel {1}" | "忙碌时间占 {0}，目标 {1}";
        OfRequest: "CPU is {0} of the request, the target {1}" | "CPU {0} des Requests, Ziel {1}" | "CPU 用量为 request 的 {0}，目标 {1}";
        OfMachine: "CPU is {0}, the target {1}" | "CPU {0}, Ziel {1}" | "CPU 为 {0}，目标 {1}";
        Unseen: "nothing measured yet" | "noch nichts gemessen" | "尚无测量值";
        NoMetrics: "no CPU use was reported" | "keine CPU-Nutzung gemeldet" | "没有上报 CPU 用量";
        NoPods: "there are no pods" | "es gibt keine Pods" | "没有 Pod";
        NoReadyMetrics: "no ready pod has reported yet" | "noch kein bereiter Pod hat gemeldet" | "尚无就绪的 Pod 上报";
        MissingRequest: "a pod requests no CPU" | "ein Pod hat keinen CPU-Request" | "有 Pod 未设置 CPU request";
        NoMatchingPods: "no report belongs to a known pod" | "keine Meldung gehört zu einem bekannten Pod" | "没有与已知 Pod 对应的上报";
        OtherMetricFailed: "another metric failed, so scaling in is not safe"
            | "eine andere Metrik fiel aus, Herunterskalieren wäre nicht sicher"
            | "另一指标获取失败，缩容不安全";
        Undecided: "pods too young to count could still tip the balance"
            | "Pods, die noch nicht zählen, könnten den Ausschlag geben"
            | "尚未计入的新 Pod 可能改变结论";
        NoInstances: "no instance has reported yet" | "noch keine Instanz hat gemeldet" | "尚无实例上报";
        NoMachines: "no VM runs yet" | "noch läuft keine VM" | "尚无虚拟机运行";

        // The change. `{0}` is the autoscaler.
        Wants: "{0} asks for {1} instead of {2}: {3}" | "{0} will {1} statt {2}: {3}" | "{0} 期望 {1} 个（原为 {2} 个）：{3}";
        Would: "{0} would go from {2} to {1}: {3}" | "{0} ginge von {2} auf {1}: {3}" | "{0} 本应从 {2} 个调到 {1} 个：{3}";
        Keeps: "{0} keeps {1}: {2}" | "{0} bleibt bei {1}: {2}" | "{0} 保持 {1} 个：{2}";
        Off: "{0} is off because there is nothing to scale" | "{0} ist aus, weil es nichts zu skalieren gibt" | "{0} 已停用，因为没有可扩缩的对象";

        /// `{1}` and `{2}` are parallelisms.
        Reparallel: "{0} sets parallelism {1} instead of {2}: {3}"
            | "{0} setzt Parallelität {1} statt {2}: {3}"
            | "{0} 将并行度设为 {1}（原为 {2}）：{3}";
        WouldReparallel: "{0} would set parallelism {1} instead of {2}: {3}"
            | "{0} setzte Parallelität {1} statt {2}: {3}"
            | "{0} 本应将并行度设为 {1}（原为 {2}）：{3}";
        KeepsParallelism: "{0} keeps parallelism {1}: {2}" | "{0} bleibt bei Parallelität {1}: {2}" | "{0} 保持并行度 {1}：{2}";

        // The Flink Autoscaler.
        CollectingMetrics: "it has no two samples of the job yet" | "noch keine zwei Messungen vom Job" | "尚未取得作业的两次采样";
        Stabilising: "samples do not count until {0}" | "Messungen zählen nicht bis {0}" | "{0} 之前的采样不予计入";
        WindowFilling: "the metrics window fills until {0}" | "das Metrikfenster füllt sich bis {0}" | "指标窗口填满需到 {0}";
        UnknownRates: "the rates of the job are unknown" | "die Raten des Jobs sind unbekannt" | "作业速率未知";
        InsideBounds: "Within its bounds nothing happens." | "Innerhalb der Grenzen geschieht nichts." | "在边界之内不作调整。";
        ScaleDownWaits: "A scale-down waits until {0}." | "Herunterskalieren wartet bis {0}." | "缩容等待至 {0}。";
        HeldAtLargest: "The largest wish of the waiting time is the present parallelism."
            | "Der größte Wunsch der Wartezeit ist die jetzige Parallelität."
            | "等待期间的最大期望值就是当前并行度。";
        ToLargestWish: "It takes the largest wish of the waiting time, not the newest ({0})."
            | "Es gilt der größte Wunsch der Wartezeit, nicht der jüngste ({0})."
            | "取等待期间的最大期望值，而非最新值（{0}）。";
        Unaligned: "No parallelism near {0} divides the key groups evenly."
            | "Keine Parallelität nahe {0} teilt die Key Groups gleichmäßig."
            | "{0} 附近没有能均分键组的并行度。";
        Ineffective: "The last scale-up gained too little." | "Das letzte Hochskalieren brachte zu wenig." | "上次扩容收效过小。";
        UpFactor: "One step may add no more." | "Mehr darf ein Schritt nicht hinzufügen." | "单次扩容不能再多。";
        DownFactor: "One step may take away no more." | "Mehr darf ein Schritt nicht wegnehmen." | "单次缩容不能再多。";
        MostParallelism: "More parallelism is not allowed." | "Mehr Parallelität ist nicht erlaubt." | "不允许更高的并行度。";
        LeastParallelism: "Less parallelism is not allowed." | "Weniger Parallelität ist nicht erlaubt." | "不允许更低的并行度。";

        // KEDA.
        Activated: "{0} wakes the job with {1}: {2}" | "{0} weckt den Job mit {1}: {2}" | "{0} 以 {1} 个唤醒作业：{2}";
        Deactivated: "{0} takes away the last worker: the job was inactive for the whole cooldown"
            | "{0} nimmt den letzten Worker weg: der Job war die ganze Abkühlzeit inaktiv"
            | "{0} 撤走最后一个 worker：作业在整个冷却期内都不活动";

        // The managed service and step scaling.
        BetweenThresholds: "{0} will do: {1}, between both thresholds"
            | "weiterhin {0}: {1}, zwischen beiden Schwellen"
            | "{0}，无需调整：{1}，介于两个阈值之间";
        Updating: "the application is being updated" | "die Anwendung wird gerade aktualisiert" | "应用正在更新";
        ConfirmingBusy: "Busy for {0} of {1} minutes." | "Seit {0} von {1} Minuten ausgelastet." | "高负荷 {0} 分钟（需 {1} 分钟）。";
        ConfirmingIdle: "Idle for {0} of {1} minutes." | "Seit {0} von {1} Minuten untätig." | "低负荷 {0} 分钟（需 {1} 分钟）。";
        ConfirmingHighPoints: "Above the high alarm for {0} of {1} datapoints."
            | "Seit {0} von {1} Messpunkten über dem oberen Alarm."
            | "高于高位告警 {0} 个数据点（需 {1} 个）。";
        ConfirmingLowPoints: "Below the low alarm for {0} of {1} datapoints."
            | "Seit {0} von {1} Messpunkten unter dem unteren Alarm."
            | "低于低位告警 {0} 个数据点（需 {1} 个）。";
        NoStep: "No step fits." | "Kein Schritt passt." | "没有适用的步长。";

        // No change. `{0}` is a number of workers, `{1}` the metrics.
        WithinTolerance: "{0} will do: {1}, within tolerance"
            | "weiterhin {0}: {1}, innerhalb der Toleranz"
            | "{0}，无需调整：{1}，在容差之内";
        AtTarget: "{0} will do: {1}"
            | "weiterhin {0}: {1}"
            | "{0}，无需调整：{1}，所需数量不变";
        BetweenAlarms: "{0} will do: {1}, between both alarms"
            | "weiterhin {0}: {1}, zwischen beiden Alarmen"
            | "{0}，无需调整：{1}，介于两个告警之间";

        /// `{0}` is a time, `{1}` a clause.
        Since: "since {0}: {1}" | "seit {0}: {1}" | "自 {0} 起：{1}";

        // The limits of a change.
        Held: "Held at {0} by the stabilization window until {1}."
            | "Das Stabilisierungsfenster hält {0} bis {1}."
            | "稳定窗口使其保持 {0} 个，直到 {1}。";
        HeldByPeriod: "Held at {0} by the stabilization period until {1}."
            | "Die Stabilisierungszeit hält {0} bis {1}."
            | "稳定期使其保持 {0} 个，直到 {1}。";
        HeldByControls: "The scale-in controls keep {0} until {1}."
            | "Die Scale-in Controls halten {0} bis {1}."
            | "缩容控制使其保持 {0} 个，直到 {1}。";
        StepUp: "One step may add no more." | "Mehr darf ein Schritt nicht hinzufügen." | "单次扩容不能再多。";
        StepDown: "One step may remove no more." | "Mehr darf ein Schritt nicht entfernen." | "单次缩容不能再多。";
        Maximum: "More than {0} are not allowed." | "Mehr als {0} sind nicht erlaubt." | "不得超过 {0} 个。";
        Minimum: "Fewer than {0} are not allowed." | "Weniger als {0} sind nicht erlaubt." | "不得少于 {0} 个。";
        ConfirmingHigh: "Above the high alarm for {0} of {1} minutes."
            | "Seit {0} von {1} Minuten über dem oberen Alarm."
            | "高于高位告警 {0} 分钟（需 {1} 分钟）。";
        ConfirmingLow: "Below the low alarm for {0} of {1} minutes."
            | "Seit {0} von {1} Minuten unter dem unteren Alarm."
            | "低于低位告警 {0} 分钟（需 {1} 分钟）。";
        Covered: "Instances that are warming up cover it ({0})."
            | "Instanzen, die noch warmlaufen, decken das ab ({0})."
            | "正在预热的实例（{0} 个）已足够。";
        Enough: "There are enough already." | "Es sind schon genug." | "现有数量已足够。";
        Warming: "No scaling in while instances warm up ({0})."
            | "Kein Herunterskalieren, solange Instanzen warmlaufen ({0})."
            | "实例预热期间（{0} 个）不缩容。";
        ScaleInOff: "Scaling in is switched off." | "Das Herunterskalieren ist abgeschaltet." | "缩容已关闭。";
        OneFewer: "One fewer would be above the target again."
            | "Mit einem weniger läge die Nutzung wieder über dem Ziel."
            | "再少一个就会重新超过目标。";
    }
}
