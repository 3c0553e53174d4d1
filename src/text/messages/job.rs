//! The questions about the reader's job, and what follows from the answers.

use super::messages;

messages! {
    /// The questions about the reader's job, and what follows from the answers.
    pub(in crate::text) JobText after super::manifest::ManifestText {
        Title: "Your job" | "Ihr Job" | "你的作业";
        Help: "Six questions about a job as it runs today. Leave out what you do not know."
            | "Sechs Fragen zu einem Job, wie er heute läuft. Lassen Sie weg, was Sie nicht wissen."
            | "关于作业现状的六个问题，不知道的可以留空。";

        // The questions that do not have the name of a setting, and what helps to answer.
        TaskManagersToday: "TaskManagers today" | "TaskManager heute" | "现有 TaskManager 数";
        CpuOfEach: "CPU of each TaskManager" | "CPU je TaskManager" | "每个 TaskManager 的 CPU";
        CpuAtPeak: "CPU use at the peak" | "CPU-Nutzung in der Spitze" | "峰值时的 CPU 使用率";
        PeakLoadHint: "Records that arrive in a second at the usual peak, over all sources."
            | "So viele Datensätze kommen in der üblichen Spitze je Sekunde an, über alle Quellen."
            | "通常峰值时每秒到达的记录数，所有 Source 合计。";
        TaskManagersHint: "How many process this load now."
            | "So viele verarbeiten diese Last jetzt."
            | "目前处理该负载的 TaskManager 数量。";
        CpuHint: "Its CPU request, which is taken as its limit, too."
            | "Sein CPU-Request, der auch als seine Grenze gilt."
            | "其 CPU request，同时作为 limit。";
        CpuAtPeakHint: "The mean over all TaskManagers, at a load that they keep up with."
            | "Das Mittel über alle TaskManager, bei einer Last, mit der sie mithalten."
            | "在跟得上负载时，所有 TaskManager 的平均值。";
        StateSizeHint: "The size of a full checkpoint or a savepoint."
            | "Die Größe eines vollen Checkpoints oder eines Savepoints."
            | "一次完整 Checkpoint 或 Savepoint 的大小。";
        CheckpointIntervalHint: "A restart repeats what came after the last checkpoint."
            | "Ein Neustart wiederholt, was nach dem letzten Checkpoint kam."
            | "重启会重做最近一次 Checkpoint 之后的工作。";
        PriceHint: "In any currency. Without it there are worker-hours only."
            | "In beliebiger Währung. Ohne ihn gibt es nur Worker-Stunden."
            | "货币不限；留空则只显示 worker·小时。";
        OfThatCpu: "% of that CPU" | "% dieser CPU" | "占该 CPU 的 %";

        // Where the quantities come from. `{0}`: their names.
        Given: "Given: {0}." | "Angegeben: {0}." | "已给出：{0}。";
        Measured: "From the file: {0}." | "Aus der Datei: {0}." | "来自文件：{0}。";
        Derived: "Derived: {0}." | "Abgeleitet: {0}." | "推算得出：{0}。";
        Assumed: "Assumed: {0}." | "Angenommen: {0}." | "假定：{0}。";
        And: "{0}, {1}" | "{0}, {1}" | "{0}、{1}";
        /// `{0}`: a quantity, `{1}`: its value.
        With: "{0} ({1})" | "{0} ({1})" | "{0}（{1}）";
        // Their names in a sentence.
        PeakLoadName: "peak load" | "Spitzenlast" | "峰值负载";
        TaskManagersName: "TaskManagers" | "TaskManager" | "TaskManager 数";
        CpuName: "CPU of a TaskManager" | "CPU eines TaskManagers" | "TaskManager 的 CPU";
        StateSizeName: "state size" | "Größe des Zustands" | "状态大小";
        CheckpointIntervalName: "checkpoint interval" | "Checkpoint-Intervall" | "Checkpoint 间隔";
        PriceName: "price" | "Preis" | "价格";
        NoPrice: "none" | "keiner" | "无";
        IdleCpuName: "idle CPU" | "CPU im Leerlauf" | "空闲 CPU";
        PlannedUtilizationName: "planned utilisation" | "geplante Auslastung" | "计划利用率";
        CpuPerRecordName: "CPU per record" | "CPU je Datensatz" | "每条记录的 CPU";
        CapacityName: "capacity of a TaskManager" | "Kapazität eines TaskManagers" | "TaskManager 的处理能力";
        PlannedRateName: "planned rate of a TaskManager" | "geplante Rate eines TaskManagers" | "TaskManager 的计划速率";
        NeededName: "TaskManagers needed at the peak"
            | "in der Spitze nötige TaskManager"
            | "峰值所需 TaskManager 数";

        // What follows. `{0}`: a value.
        CpuPerRecordIs: "CPU per record: {0}" | "CPU je Datensatz: {0}" | "每条记录的 CPU：{0}";
        CapacityIs: "Capacity of a TaskManager: {0}" | "Kapazität eines TaskManagers: {0}" | "TaskManager 的处理能力：{0}";
        PlannedRateIs: "Planned rate of a TaskManager: {0}" | "Geplante Rate eines TaskManagers: {0}" | "TaskManager 的计划速率：{0}";
        NeededIs: "TaskManagers needed at the peak: {0}"
            | "In der Spitze nötige TaskManager: {0}"
            | "峰值所需 TaskManager 数：{0}";
        /// `{0}`: a quantity and its value.
        IsAssumed: "{0}, assumed" | "{0}, angenommen" | "{0}，为假定值";
        /// `{0}`: a value.
        AssumedValue: "{0} (assumed)" | "{0} (angenommen)" | "{0}（假定）";
        // `{0}`: the quantity and its value.
        /// `{1}`: a share of `{2}`: CPU, `{3}`: a load.
        FromUse: "{0}, derived from {1} of {2} at {3}"
            | "{0}, abgeleitet: {1} × {2} für {3}"
            | "{0}，推算自 {3}、{2}、使用率 {1}";
        /// `{1}`: CPU.
        LessIdle: "{0}, less {1} when idle" | "{0}, ohne {1} im Leerlauf" | "{0}，已扣除空闲占用的 {1}";
        /// `{1}`: CPU, `{2}`: CPU per record.
        FromCpu: "{0}, derived from {1} at {2} per record"
            | "{0}, abgeleitet: {1}, {2} je Datensatz"
            | "{0}，推算自 {1}、每条记录 {2}";
        /// `{1}`: a share.
        FromCapacity: "{0}, derived from {1} of its capacity"
            | "{0}, abgeleitet: {1} seiner Kapazität"
            | "{0}，推算自其处理能力的 {1}";
        /// `{1}`: a load, `{2}`: a load.
        FromLoad: "{0}, derived from {1} at {2} each"
            | "{0}, abgeleitet: {1}, je {2}"
            | "{0}，推算自 {1}、每个 {2}";

        // Refusals. `{0}`: a question.
        /// `{0}`: a range.
        WholeNumbers: "whole numbers, {0}" | "ganze Zahlen, {0}" | "整数，{0}";
        /// `{0}`, `{1}`: values.
        Between: "more than {0} and less than {1}" | "mehr als {0} und weniger als {1}" | "大于 {0} 且小于 {1}";
        /// `{0}`, `{1}`: values.
        AboveUpTo: "more than {0}, up to {1}" | "mehr als {0}, bis {1}" | "大于 {0}，最多 {1}";
        /// `{1}`: the value, `{2}`: what is allowed.
        Throttled: "{0}: at {1}, the CPU limit holds the TaskManagers back, and what the job would use is unknown. Take its use at a load that they keep up with. Allowed: {2}."
            | "{0}: Bei {1} bremst die CPU-Grenze die TaskManager, und was der Job brauchen würde, ist unbekannt. Nehmen Sie die Nutzung bei einer Last, mit der sie mithalten. Erlaubt: {2}."
            | "{0}：达到 {1} 时，TaskManager 受 CPU limit 限制，作业的实际需求未知。请填写其跟得上负载时的使用率。允许的值：{2}。";
        /// `{1}`: the value, `{2}`: what is allowed, `{3}`: CPU.
        NoUseForRecords: "{0}: at {1}, nothing is left for records: an idle TaskManager uses {3}. Allowed: {2}."
            | "{0}: Bei {1} bleibt nichts für Datensätze: Ein TaskManager im Leerlauf nutzt {3}. Erlaubt: {2}."
            | "{0}：{1} 时没有 CPU 留给记录，因为空闲的 TaskManager 就占用 {3}。允许的值：{2}。";
        /// `{1}`: the value, `{2}`: what is allowed.
        NoCpuForRecords: "{0}: {1} is no more than an idle TaskManager uses. Allowed: {2}."
            | "{0}: {1} ist nicht mehr, als ein TaskManager im Leerlauf nutzt. Erlaubt: {2}."
            | "{0}：{1} 不超过空闲 TaskManager 的占用。允许的值：{2}。";
        /// `{1}`: the value, `{2}`: what is allowed, `{3}`: a range.
        NoCpuPerRecord: "{0}: with {1} and the other answers, a record would not take {3} of CPU. Allowed with them: {2}."
            | "{0}: {1} und die anderen Antworten ergäben eine CPU je Datensatz außerhalb von {3}. Erlaubt mit ihnen: {2}."
            | "{0}：按 {1} 和其他答案推算，每条记录的 CPU 不在 {3} 范围内。在此情况下允许的值：{2}。";
    }
}
