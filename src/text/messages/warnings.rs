//! Settings that cannot do what the job needs, and what other seeds give.

use super::{Cursor, messages};

messages! {
    /// Settings that cannot do what the job needs, and what other seeds give.
    pub(in crate::text) Advice after Cursor {
        /// `{0}`: records per second, `{1}`, `{2}`: percentages.
        LowLagThreshold: "A job that keeps up shows a consumer lag of up to {0} records at the peak, because Kafka hears of its position only at each checkpoint. At {1} per worker that asks for more than {2} workers."
            | "Ein Job, der mitkommt, zeigt in der Spitze bis zu {0} Datensätze Rückstand, weil Kafka seine Position nur bei jedem Checkpoint erfährt. Bei {1} pro Worker verlangt das mehr als {2} Worker."
            | "正常的作业在峰值时也会显示最多 {0} 条消费积压，因为 Kafka 只在每次 checkpoint 时得知其位置。按每个 worker {1} 条计，会要求超过 {2} 个 worker。";
        UnreachableTarget: "The reactive fleet cannot grow: at its full {0} records/s a TaskManager uses {1} of its CPU, and the autoscaler adds one only above {2}."
            | "Die reaktive Flotte kann nicht wachsen: Bei vollen {0} Datensätzen/s nutzt ein TaskManager {1} seiner CPU, und der Autoscaler fügt erst über {2} einen hinzu."
            | "响应式集群无法扩容：TaskManager 满载处理 {0} 条/秒时只用 {1} 的 CPU，而自动扩缩器要超过 {2} 才会增加。";
        /// `{0}`, `{1}`: records per second.
        CapacityAboveCpu: "{0} records/s need more CPU than a TaskManager may use: it is enough for {1}."
            | "{0} Datensätze/s brauchen mehr CPU, als ein TaskManager nutzen darf: Sie reicht für {1}."
            | "处理 {0} 条/秒所需的 CPU 超过 TaskManager 的上限，只够 {1} 条/秒。";
        /// `{0}`: a number, `{1}`, `{2}`: records per second.
        FewWorkers: "The largest reactive fleet, {0} TaskManagers, can do {1} records/s; the peak load is {2}."
            | "Die größte reaktive Flotte, {0} TaskManager, schafft {1} Datensätze/s; die Spitzenlast ist {2}."
            | "响应式集群最多 {0} 个 TaskManager，可处理 {1} 条/秒，而峰值负载为 {2} 条/秒。";
        /// `{0}`, `{1}`: records per second.
        SlowSource: "The sources read {0} records/s at most; the peak load is {1}."
            | "Die Quellen lesen höchstens {0} Datensätze/s; die Spitzenlast ist {1}."
            | "数据源最多读取 {0} 条/秒，而峰值负载为 {1} 条/秒。";
        /// `{0}`: a number, `{1}`, `{2}`: records per second.
        LowParallelism: "{0} subtasks can do {1} records/s; the peak load is {2}."
            | "{0} Subtasks schaffen {1} Datensätze/s; die Spitzenlast ist {2}."
            | "{0} 个子任务可处理 {1} 条/秒，而峰值负载为 {2} 条/秒。";
        /// `{0}`, `{1}`: numbers, `{2}`, `{3}`: durations.
        SlowRestore: "A reactive fleet of {0} cannot grow: on {1} TaskManagers a restart reads the state for {2}, and after {3} without work the autoscaler removes some."
            | "Eine reaktive Flotte von {0} kann nicht wachsen: Auf {1} TaskManagern liest ein Neustart {2} lang den Zustand, und nach {3} ohne Arbeit entfernt der Autoscaler welche."
            | "{0} 个 TaskManager 的响应式集群无法扩容：{1} 个 TaskManager 重启时要用 {2} 读取状态，而空闲 {3} 后自动扩缩器就会移除一部分。";
        /// `{0}`: a setting, `{1}`: a value.
        SetTo: "Set “{0}” to {1}" | "„{0}“ auf {1} setzen" | "将“{0}”设为 {1}";
        /// `{0}`: a setting.
        LeaveToDefault: "Let “{0}” follow from the rest" | "„{0}“ aus dem Übrigen folgen lassen" | "让“{0}”由其余设置推算";

        OtherSeeds: "What else could have happened" | "Was sonst hätte geschehen können" | "还可能发生什么";
        /// `{0}`: how many runs.
        OtherSeedsHelp: "The same settings with {0} different seeds: other noise, other times at which machines start and metrics arrive. The filled dot is the run above."
            | "Dieselben Einstellungen mit {0} verschiedenen Startwerten: anderes Rauschen, andere Zeiten, zu denen Maschinen starten und Messwerte ankommen. Der gefüllte Punkt ist der Lauf oben."
            | "相同的设置，{0} 个不同的随机种子：噪声不同，机器启动和指标到达的时间也不同。实心点是上面的这次运行。";
        WorstDelay: "worst delay" | "größter Rückstand" | "最大延迟";
        RestartsOf: "restarts" | "Neustarts" | "重启次数";
        /// `{0}`, `{1}`: the least and the greatest value.
        FromTo: "{0} to {1}" | "{0} bis {1}" | "{0} 至 {1}";
    }
}
