//! The texts of the charts, the sentence, the presets and the sliders.

use super::messages;

messages! {
    /// The texts of the charts, the sentence, the presets and the sliders.
    pub(crate) Basic after super::interface::Key {
        Title: "Static and reactive allocation of workers"
            | "Statische und reaktive Zuteilung von Workern"
            | "worker 的静态分配与响应式分配";

        // The policies.
        Static: "Static" | "Statisch" | "静态";
        Manual: "Manual" | "Manuell" | "手动";
        ManualNote: "rescaled by hand, with a savepoint"
            | "von Hand skaliert, mit Savepoint"
            | "人工扩缩容，使用 Savepoint";
        Reactive: "Reactive" | "Reaktiv" | "响应式";
        OneWorkerAlways: "{0} worker, always" | "immer {0} Worker" | "始终 {0} 个 worker";
        WorkersAlways: "{0} workers, always" | "immer {0} Worker" | "始终 {0} 个 worker";
        TargetOf: "{0}, target {1}\u{a0}% CPU" | "{0}, Ziel {1}\u{a0}% CPU" | "{0}，目标 CPU {1}%";
        Hpa: "Kubernetes HPA" | "Kubernetes HPA" | "Kubernetes HPA";

        // The presets.
        ChoosePreset: "Workload" | "Lastprofil" | "负载类型";
        DayNight: "Day & night" | "Tag & Nacht" | "昼夜";
        Weekend: "Weekend" | "Wochenende" | "周末";
        Holiday: "Holiday" | "Feiertag" | "节假日";
        SuddenEvent: "Sudden event" | "Plötzlicher Andrang" | "突发流量";
        Growth: "Growth" | "Wachstum" | "增长";
        BlogExperiment: "Blog experiment" | "Blog-Experiment" | "博客实验";
        TaxiWeek: "Real trace" | "Echte Messreihe" | "真实数据";

        // The numbers under a chart.
        WorkerHours: "worker-hours" | "Worker-Stunden" | "worker 小时";
        IdleShare: "idle" | "ungenutzt" | "闲置";
        TimeShort: "time short" | "Zeit mit zu wenig" | "不足时间";

        // The headline. The part between the strokes is shown in bold.
        Less: "Reactive runs {0} on |{1} worker-hours instead of {2}|: {3} less. "
            | "Reaktiv bewältigt {0} mit |{1} statt {2} Worker-Stunden|: {3} weniger. "
            | "处理{0}的负载，响应式用了 |{1} worker 小时，静态用了 {2}|：少 {3}。";
        More: "Reactive runs {0} on |{1} worker-hours instead of {2}|: {3} more. "
            | "Reaktiv bewältigt {0} mit |{1} statt {2} Worker-Stunden|: {3} mehr. "
            | "处理{0}的负载，响应式用了 |{1} worker 小时，静态用了 {2}|：多 {3}。";
        Same: "Reactive runs {0} on |{1} worker-hours instead of {2}|: no difference. "
            | "Reaktiv bewältigt {0} mit |{1} statt {2} Worker-Stunden|: kein Unterschied. "
            | "处理{0}的负载，响应式用了 |{1} worker 小时，静态用了 {2}|：没有差别。";
        SameDay: "the same day" | "denselben Tag" | "同一天";
        SameWeek: "the same week" | "dieselbe Woche" | "同一周";
        SameSixHours: "the same six hours" | "dieselben sechs Stunden" | "同样六小时";
        SameFourWeeks: "the same four weeks" | "dieselben vier Wochen" | "同样四周";
        SameTwoCycles: "the same two load cycles" | "dieselben zwei Lastzyklen" | "同样两个负载周期";
        NeverShort: "Neither is ever short of workers."
            | "Zu wenig Worker: bei beiden nie."
            | "两者的 worker 都始终充足。";
        StaticShort: "Short of workers: never, static {0}."
            | "Zu wenig Worker: nie, statisch {0}."
            | "worker 不足：响应式从未出现，静态{0}。";
        ReactiveShort: "Short of workers: {0}, static never."
            | "Zu wenig Worker: {0}, statisch nie."
            | "worker 不足：响应式{0}，静态从未出现。";
        BothShort: "Short of workers: {0}, static {1}."
            | "Zu wenig Worker: {0}, statisch {1}."
            | "worker 不足：响应式{0}，静态{1}。";
        One: "{0}: {1} worker-hours, |{2} of them idle|. "
            | "{0}: {1} Worker-Stunden, |davon {2} ungenutzt|. "
            | "{0}：{1} worker 小时，|其中 {2} 闲置|。";
        OneNeverShort: "Never short of workers."
            | "Nie zu wenig Worker."
            | "worker 始终充足。";
        OneShort: "Short of workers: {0}."
            | "Zu wenig Worker: {0}."
            | "worker 不足：{0}。";
        Shortage: "{0} of the time by {1}" | "{0} der Zeit (um {1})" | "有 {0} 的时间缺 {1} 个";
        LessThanTenth: "less than 0.1" | "weniger als 0,1" | "不到 0.1";

        // The alternative text.
        AltPolicy: "{0} ({1}): {2} worker-hours, {3} percent of them idle, short of workers {4} percent of the time. "
            | "{0} ({1}): {2} Worker-Stunden, {3} Prozent ungenutzt; zu wenig in {4} Prozent der Zeit. "
            | "{0}（{1}）：{2} worker 小时，其中 {3}% 闲置；{4}% 的时间 worker 不足。";

        // The handle on the static line.
        DragHint: "drag me" | "zieh mich" | "拖动我";
        OneWorker: "{0} worker" | "{0} Worker" | "{0} 个 worker";
        Workers: "{0} workers" | "{0} Worker" | "{0} 个 worker";
        AbovePeak: "{0}, {1} above what the peak needs"
            | "{0}, {1} mehr als die Spitze braucht"
            | "{0}，比峰值所需多 {1} 个";
        BelowPeak: "{0}, {1} below what the peak needs"
            | "{0}, {1} weniger als die Spitze braucht"
            | "{0}，比峰值所需少 {1} 个";
        JustPeak: "{0}, just what the peak needs"
            | "{0}, genau so viele, wie die Spitze braucht"
            | "{0}，恰为峰值所需";

        // How to read the charts.
        ReadTarget: "The load is counted in workers at the target utilisation: {0} records/s each. A worker can do up to {1}, so short means above target, not at a standstill."
            | "Die Last ist in Workern bei Zielauslastung gezählt: {0} Datensätze/s je Worker. Ein Worker schafft bis zu {1}; zu wenig heißt also über dem Ziel, nicht Stillstand."
            | "负载按目标利用率折算成 worker 数：每个 {0} 条/秒。一个 worker 最多能处理 {1} 条/秒，所以“不足”是指超过目标，而不是停止处理。";
        ReadCapacity: "The load is counted in workers at {1}\u{a0}% of their capacity: {0} records/s each."
            | "Die Last ist in Workern bei {1}\u{a0}% ihrer Kapazität gezählt: {0} Datensätze/s je Worker."
            | "负载按 worker 处理能力的 {1}% 折算成 worker 数：每个 {0} 条/秒。";
        ReadTaxi: " Shape of the load: taxi passengers in New York, 24 to 30 November 2014, from public records; not records of a stream."
            | " Form der Last: Taxifahrgäste in New York, 24. bis 30. November 2014, aus öffentlichen Daten; keine Datensätze eines Streams."
            | "负载曲线取自公开数据：2014 年 11 月 24 日至 30 日纽约出租车乘客数，并非真实的流数据。";
        ReadBlog: " The load comes in bursts every 15\u{a0}s, as the blog's generator sends them; the line is their mean."
            | " Die Last kommt alle 15\u{a0}s in Schüben, wie im Blog; die Linie ist ihr Mittel."
            | "负载每 15 秒突发一次，与博客中的数据生成器一致；曲线为其平均值。";

        // Numbers with units.
        UnitWorker: "{0}\u{a0}worker" | "{0}\u{a0}Worker" | "{0}\u{a0}个";
        UnitWorkers: "{0}\u{a0}workers" | "{0}\u{a0}Worker" | "{0}\u{a0}个";
        UnitRate: "{0}\u{a0}records/s" | "{0}\u{a0}Datensätze/s" | "{0}\u{a0}条/秒";
        UnitSeconds: "{0}\u{a0}s" | "{0}\u{a0}s" | "{0}\u{a0}秒";
        Percent: "{0}\u{a0}%" | "{0}\u{a0}%" | "{0}%";

        // The charts.
        AxisUnit: "workers" | "Worker" | "worker 数";
        Idle: "idle" | "ungenutzt" | "闲置";
        Short: "short" | "zu wenig" | "不足";
        Load: "load" | "Last" | "负载";
        Monday: "Mon" | "Mo" | "周一";
        Tuesday: "Tue" | "Di" | "周二";
        Wednesday: "Wed" | "Mi" | "周三";
        Thursday: "Thu" | "Do" | "周四";
        Friday: "Fri" | "Fr" | "周五";
        Saturday: "Sat" | "Sa" | "周六";
        Sunday: "Sun" | "So" | "周日";
        Day: "day {}" | "Tag {}" | "第 {} 天";
        Hours: "{} h" | "{} h" | "{} 小时";
        Minutes: "{} min" | "{} min" | "{} 分钟";
        Seconds: "{} s" | "{} s" | "{} 秒";
    }
}
