//! How well the model fits what was measured.

use super::messages;

messages! {
    /// How well the model fits what was measured.
    pub(in crate::text) FitText after super::job::JobText {
        /// `{0}`: a duration, `{1}`: a count, `{2}`: a percentage.
        CpuPerRecord: "CPU per record: {0} (fitted from {1} steps; the fit is off by {2} on average)."
            | "CPU je Datensatz: {0} (an {1} Schritte angepasst; im Mittel {2} daneben)."
            | "每条记录的 CPU：{0}（由 {1} 个时间步拟合，平均偏差 {2}）。";
        /// `{0}`: CPU, `{1}`: a percentage.
        IdleCpu: "Idle CPU: {0}. The load explains {1} of the variance of the CPU use."
            | "CPU im Leerlauf: {0}. Die Last erklärt {1} der Varianz der CPU-Nutzung."
            | "空闲 CPU：{0}。负载可解释 CPU 用量方差的 {1}。";
        // `{0}`: a count of steps.
        LeftOutMissing: "Steps left out because a number is missing: {0}."
            | "Ausgelassene Schritte, denen eine Zahl fehlt: {0}."
            | "因缺少数值而未计入的时间步：{0}。";
        LeftOutAtLimit: "Steps left out because the CPU is at its limit there or next to it: {0}."
            | "Ausgelassene Schritte mit der CPU an ihrer Grenze oder gleich daneben: {0}."
            | "因 CPU 达到上限（或紧邻这样的时间步）而未计入的时间步：{0}。";
        LeftOutRescaled: "Steps left out because the TaskManagers change there or next to it: {0}."
            | "Ausgelassene Schritte, in denen sich die TaskManager ändern oder gleich daneben: {0}."
            | "因 TaskManager 数量变化（或紧邻这样的时间步）而未计入的时间步：{0}。";
        // `{0}`, `{1}`: means.
        /// `{2}`: a percentage.
        StaticFleet: "The measured fleet had {0} TaskManagers on average, the static one {1}; they agree within one TaskManager for {2} of the time."
            | "Die gemessene Flotte hatte im Mittel {0} TaskManager, die statische {1}; während {2} der Zeit weichen sie um höchstens einen TaskManager ab."
            | "实测集群平均有 {0} 个 TaskManager，静态集群为 {1} 个；{2} 的时间相差不超过一个 TaskManager。";
        ManualFleet: "The measured fleet had {0} TaskManagers on average, the manual one {1}; they agree within one TaskManager for {2} of the time."
            | "Die gemessene Flotte hatte im Mittel {0} TaskManager, die manuelle {1}; während {2} der Zeit weichen sie um höchstens einen TaskManager ab."
            | "实测集群平均有 {0} 个 TaskManager，手动集群为 {1} 个；{2} 的时间相差不超过一个 TaskManager。";
        ReactiveFleet: "The measured fleet had {0} TaskManagers on average, the reactive one {1}; they agree within one TaskManager for {2} of the time."
            | "Die gemessene Flotte hatte im Mittel {0} TaskManager, die reaktive {1}; während {2} der Zeit weichen sie um höchstens einen TaskManager ab."
            | "实测集群平均有 {0} 个 TaskManager，响应式集群为 {1} 个；{2} 的时间相差不超过一个 TaskManager。";
        ScheduledFleet: "The measured fleet had {0} TaskManagers on average, the scheduled one {1}; they agree within one TaskManager for {2} of the time."
            | "Die gemessene Flotte hatte im Mittel {0} TaskManager, die nach Zeitplan {1}; {2} der Zeit weichen sie um höchstens einen TaskManager ab."
            | "实测集群平均有 {0} 个 TaskManager，按时间表的集群为 {1} 个；在 {2} 的时间里两者相差不超过一个 TaskManager。";
        OwnFleet: "The measured fleet had {0} TaskManagers on average, your cluster {1}; they agree within one TaskManager for {2} of the time."
            | "Die gemessene Flotte hatte im Mittel {0} TaskManager, Ihr Cluster {1}; während {2} der Zeit weichen sie um höchstens einen TaskManager ab."
            | "实测集群平均有 {0} 个 TaskManager，你的集群为 {1} 个；{2} 的时间相差不超过一个 TaskManager。";
        /// `{0}`, `{1}`: worker-hours, `{2}`: a mean, `{3}`: a percentage.
        FleetHours: "Measured worker-hours: {0}, those of the model: {1}. On average they are {2} TaskManagers apart, and for {3} of the time they are equal."
            | "Gemessene Worker-Stunden: {0}, die des Modells: {1}. Im Mittel liegen sie {2} TaskManager auseinander, während {3} der Zeit sind sie gleich."
            | "实测 worker·小时：{0}，模型：{1}。平均相差 {2} 个 TaskManager，{3} 的时间两者相等。";

        // Why nothing can be fitted.
        NoCpu: "No column tells the CPU use: there is nothing to fit CPU per record to."
            | "Keine Spalte nennt die CPU-Nutzung: CPU je Datensatz lässt sich nicht bestimmen."
            | "没有列给出 CPU 用量：无法拟合每条记录的 CPU。";
        NoTaskManagers: "No column tells the number of TaskManagers: the load of each one is not known."
            | "Keine Spalte nennt die Zahl der TaskManager: Die Last eines einzelnen ist nicht bekannt."
            | "没有列给出 TaskManager 数量：无法得知每个 TaskManager 的负载。";
        /// `{0}`, `{1}`: counts.
        TooFewSteps: "Too few steps have a load, a CPU use and TaskManagers: {0}. At least {1} are needed."
            | "Zu wenige Schritte haben Last, CPU-Nutzung und TaskManager: {0}. Nötig sind mindestens {1}."
            | "同时有负载、CPU 用量和 TaskManager 数量的时间步太少：{0}，至少需要 {1} 个。";
        /// `{0}`, `{1}`, `{2}`: counts.
        AtLimit: "Steps with the CPU at its limit or next to it: {0}, all others: {1}. At least {2} others are needed: at its limit, the CPU use does not tell what a record takes."
            | "Schritte mit der CPU an ihrer Grenze oder gleich daneben: {0}, alle anderen: {1}. Nötig sind mindestens {2} andere: An der Grenze verrät die CPU-Nutzung nicht, was ein Datensatz braucht."
            | "CPU 达到上限或紧邻上限的时间步：{0}，其余：{1}。至少需要 {2} 个其余的时间步：达到上限时，CPU 用量无法反映每条记录的消耗。";
        /// `{0}`, `{1}`: CPU.
        AboveLimit: "A TaskManager used up to {0}, more than its CPU limit in the settings, {1}. Set the CPU request or the limit of the job, or another unit of the CPU column."
            | "Ein TaskManager nutzte bis zu {0}, mehr als seine CPU-Grenze in den Einstellungen, {1}. Stellen Sie CPU-Request oder CPU-Grenze des Jobs ein, oder eine andere Einheit der CPU-Spalte."
            | "单个 TaskManager 最多用到 {0}，超过设置中的 CPU limit {1}。请设置作业的 CPU request 或 limit，或为 CPU 列选择其他单位。";
        /// `{0}`: a percentage.
        ConstantLoad: "The load of a TaskManager hardly varies, by {0} around its mean: CPU per record and idle CPU cannot be told apart."
            | "Die Last eines TaskManagers ändert sich kaum, um {0} um ihren Mittelwert: CPU je Datensatz und CPU im Leerlauf lassen sich nicht trennen."
            | "每个 TaskManager 的负载几乎不变（仅在均值附近波动 {0}）：无法区分每条记录的 CPU 与空闲 CPU。";
        NegativeSlope: "The CPU use falls where the load rises: it may be that of something else."
            | "Die CPU-Nutzung sinkt, wo die Last steigt: Sie gehört wohl zu etwas anderem."
            | "负载上升时 CPU 用量反而下降：它可能属于其他对象。";
        /// `{0}`: a percentage.
        Unclear: "The load explains only {0} of the variance of the CPU use: too little to tell CPU per record."
            | "Die Last erklärt nur {0} der Varianz der CPU-Nutzung: zu wenig, um CPU je Datensatz zu bestimmen."
            | "负载只能解释 CPU 用量方差的 {0}：不足以确定每条记录的 CPU。";
        /// `{0}`: a duration, `{1}`: a range.
        OutOfRange: "CPU per record would be {0}; possible is {1}. The unit of the load or of the CPU may be another."
            | "CPU je Datensatz wäre {0}; möglich ist {1}. Die Einheit der Last oder der CPU ist wohl eine andere."
            | "每条记录的 CPU 将为 {0}，允许范围：{1}。负载或 CPU 的单位可能不同。";
    }
}
