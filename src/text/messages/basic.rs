//! The texts of the first frame: charts, sentence, presets, sliders, refusals.

use super::messages;

messages! {
    /// The texts of the first frame.
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
        Scheduled: "Schedule" | "Zeitplan" | "时间表";
        OneWorkerAlways: "{0} worker, always" | "immer {0} Worker" | "始终 {0} 个 worker";
        /// `{0}` is a plan, `{1}` and `{2}` are the least and the most workers.
        PlanWithin: "{0}, within {1} to {2} workers" | "{0}, zwischen {1} und {2} Workern" | "{0}，限于 {1} 至 {2} 个 worker";
        WorkersAlways: "{0} workers, always" | "immer {0} Worker" | "始终 {0} 个 worker";
        TargetOf: "{0}, target {1}\u{a0}% CPU" | "{0}, Ziel {1}\u{a0}% CPU" | "{0}，目标 CPU {1}%";
        BusyTarget: "{0}, target {1}\u{a0}% busy" | "{0}, Ziel {1}\u{a0}% beschäftigt" | "{0}，目标忙碌 {1}%";
        LagTarget: "{0}, {1} per worker" | "{0}, {1} pro Worker" | "{0}，每个 worker {1} 条";
        Hpa: "Kubernetes HPA" | "Kubernetes HPA" | "Kubernetes HPA";

        ShowCharts: "Show charts" | "Diagramme zeigen" | "显示图表";

        // The presets.
        ChoosePreset: "Workload" | "Lastprofil" | "负载类型";
        DayNight: "Day & night" | "Tag & Nacht" | "昼夜";
        Weekend: "Weekend" | "Wochenende" | "周末";
        Holiday: "Holiday" | "Feiertag" | "节假日";
        SuddenEvent: "Sudden event" | "Plötzlicher Andrang" | "突发流量";
        Growth: "Growth" | "Wachstum" | "增长";
        BlogExperiment: "Blog experiment" | "Blog-Experiment" | "博客实验";
        TaxiWeek: "Real trace" | "Echte Messreihe" | "真实数据";
        OwnLoad: "From a file" | "Aus einer Datei" | "来自文件";

        // The numbers under a chart.
        WorkerHours: "worker-hours" | "Worker-Stunden" | "worker·小时";
        IdleShare: "idle" | "ungenutzt" | "闲置";
        TimeShort: "time short" | "unterversorgt" | "不足时长";

        // The headline. The part between the strokes is shown in bold.
        FleetStatic: "The static fleet" | "Die statische Flotte" | "静态集群";
        FleetManual: "The manual fleet" | "Die manuelle Flotte" | "手动集群";
        FleetScheduled: "The scheduled fleet" | "Die Flotte nach Zeitplan" | "时间表集群";
        FleetReactive: "The reactive fleet" | "Die reaktive Flotte" | "响应式集群";
        /// `{0}`: a fleet, `{1}`: a number of records.
        NeverCatchesUp: "|{0} never catches up|: {1} records behind."
            | "|{0} holt nie auf|: {1} Datensätze im Rückstand."
            | "|{0}始终追不上|：积压 {1} 条记录。";
        JobFailed: "{0}: |the job fails for good|, no restart attempt is left; {1} records behind."
            | "{0}: |Der Job scheitert endgültig|, kein Neustart-Versuch bleibt; {1} Datensätze im Rückstand."
            | "{0}：|作业彻底失败|，重启次数已用尽；积压 {1} 条记录。";
        /// `{0}`: a policy, `{1}`: a span, `{2}`, `{3}`: worker-hours, `{4}`: their
        /// difference.
        Compared: "{0} runs {1} on |{2} worker-hours instead of {3}|: {4}."
            | "{0} bewältigt {1} mit |{2} statt {3} Worker-Stunden|: {4}."
            | "处理{1}的负载，{0}用了 |{2} worker·小时，而不是 {3}|：{4}。";
        Alone: "{0} runs {1} on |{2} worker-hours|."
            | "{0} bewältigt {1} mit |{2} Worker-Stunden|."
            | "处理{1}的负载，{0}用了 |{2} worker·小时|。";
        One: "{0}: {1} worker-hours, |{2} of them idle|."
            | "{0}: {1} Worker-Stunden, |davon {2} ungenutzt|."
            | "{0}：{1} worker·小时，|其中 {2} 闲置|。";
        Less: "{0} less" | "{0} weniger" | "少 {0}";
        More: "{0} more" | "{0} mehr" | "多 {0}";
        Same: "no difference" | "kein Unterschied" | "没有差别";
        /// `{0}`: a policy, `{1}`: its worker-hours.
        Third: "{0}: {1} worker-hours, never short."
            | "{0}: {1} Worker-Stunden, nie zu knapp."
            | "{0}：{1} worker·小时，从未不足。";
        /// `{2}`: a share of the time.
        ThirdShort: "{0}: {1} worker-hours, short for {2}."
            | "{0}: {1} Worker-Stunden, {2} der Zeit zu knapp."
            | "{0}：{1} worker·小时，{2} 的时间不足。";
        /// `{0}`: a number of workers, `{1}`: a difference in worker-hours.
        AgainstEnough: "Against {0} static workers, which would do: {1}."
            | "Gegenüber {0} statischen Workern, die genügen: {1}."
            | "与够用的 {0} 个静态 worker 相比：{1}。";
        SameDay: "the same day" | "denselben Tag" | "同一天";
        SameWeek: "the same week" | "dieselbe Woche" | "同一周";
        SameSixHours: "the same six hours" | "dieselben sechs Stunden" | "同样六小时";
        SameFourWeeks: "the same four weeks" | "dieselben vier Wochen" | "同样四周";
        SameTwoCycles: "the same two load cycles" | "dieselben zwei Lastzyklen" | "同样两个负载周期";
        SameLoad: "the same load" | "dieselbe Last" | "同样的负载";
        OfTime: "the time" | "der Zeit" | "时间";
        OfDay: "the day" | "des Tages" | "一天";
        OfWeek: "the week" | "der Woche" | "一周";
        OfSixHours: "the six hours" | "der sechs Stunden" | "六小时";
        OfFourWeeks: "the four weeks" | "der vier Wochen" | "四周";
        OfTwoCycles: "the two cycles" | "der zwei Zyklen" | "两个周期";
        NeverShort: "Neither is ever short of workers."
            | "Beiden fehlen nie Worker."
            | "两者的 worker 都始终充足。";
        /// `{4}`, `{7}`: policies.
        TwoNeverShort: "Neither {7} nor {4} is ever short of workers."
            | "„{7}“ und „{4}“ fehlen nie Worker."
            | "{7}和{4}的 worker 都始终充足。";
        // `{0}`: a share of `{1}`, `{2}`: short or a little short, `{3}`: by how much;
        // `{4}`: another policy, short for `{5}` by `{6}` workers.
        LeadingShort: "For {0} of {1} it is {2}{3}. {4} never is."
            | "{0} {1} ist sie {2}{3}, „{4}“ nie."
            | "{1}中有 {0} 的时间{2}{3}；{4}从未不足。";
        OtherShort: "It is never short. {4} is for {5} of {1} ({6} workers on average)."
            | "Worker fehlen nie, bei „{4}“ {5} {1} lang (im Mittel {6})."
            | "worker 始终充足；{4}在{1}中有 {5} 的时间不足（平均 {6} 个）。";
        BothShort: "For {0} of {1} it is {2}{3}, {4} for {5} ({6})."
            | "{0} {1} ist sie {2}{3}, „{4}“ {5} ({6})."
            | "{1}中有 {0} 的时间{2}{3}；{4}为 {5}（{6} 个）。";
        OneNeverShort: "Never short of workers."
            | "Nie zu wenig Worker."
            | "worker 始终充足。";
        OneShort: "For {0} of {1} it is {2}{3}."
            | "{0} {1} ist sie {2}{3}."
            | "{1}中有 {0} 的时间{2}{3}。";
        IsShort: "short" | "zu knapp" | "不足";
        LittleShort: "a little short" | "etwas zu knapp" | "略有不足";
        OnAverage: " ({0} workers on average)" | " (im Mittel um {0} Worker)" | "（平均 {0} 个）";
        /// `{0}`: a fleet, `{1}`: a share of the time, `{2}`: a number.
        StoodStill: "{0} stood still for {1} of the time ({2} restarts)."
            | "{0} stand {1} der Zeit still ({2} Neustarts)."
            | "{0}有 {1} 的时间停止处理（重启 {2} 次）。";
        Reprocessed: "{0} processed {1} of the records again."
            | "{0} hat {1} der Datensätze erneut verarbeitet."
            | "{0}重复处理了 {1} 的记录。";
        // What whoever wrote the schedule knew.
        PlanIsUsual: "A schedule gets this far where each day is as usual."
            | "So weit trägt ein Zeitplan, wo jeder Tag wie üblich ist."
            | "只要每天都如往常，时间表就能做到这一步。";
        PlanMissesHoliday: "The schedule does not know the holiday."
            | "Den Feiertag kennt der Zeitplan nicht."
            | "时间表不知道有节假日。";
        PlanMissesEvent: "The schedule knows the load before the event, not the event."
            | "Der Zeitplan kennt die Last vor dem Andrang, nicht den Andrang."
            | "时间表只知道突发流量之前的负载，不知道突发流量。";
        PlanIsOfFirstWeek: "The schedule was written for the first week."
            | "Der Zeitplan ist für die erste Woche geschrieben."
            | "时间表是按第一周制定的。";
        PlanIsOfThisLoad: "The schedule was written for this very load, with hindsight."
            | "Der Zeitplan ist im Nachhinein für genau diese Last geschrieben."
            | "时间表是事后按这份负载制定的。";
        PlanIsOfAnother: "The schedule was written for the usual load and job, not for these."
            | "Der Zeitplan ist für die übliche Last und den üblichen Job geschrieben, nicht für diese."
            | "时间表是按通常的负载和作业制定的，并非针对当前情况。";
        Waits: "{0} is {1} behind at worst."
            | "{0} liegt bis zu {1} zurück."
            | "{0}最多落后 {1}。";

        // The question to guess a fleet. Parts between strokes are in bold.
        AskReactive: "|How many workers will the reactive fleet have, and when?| Draw your guess in its chart."
            | "|Wie viele Worker hat die reaktive Flotte, und wann?| Zeichnen Sie Ihre Schätzung in ihr Diagramm."
            | "|响应式集群会有多少 worker？何时变化？|请在图中画出你的猜测。";
        AskStatic: "|How many workers would you keep all the time?| Draw your line in the chart."
            | "|Wie viele Worker würden Sie die ganze Zeit halten?| Ziehen Sie Ihre Linie ins Diagramm."
            | "|你会始终保留多少 worker？|请在图中画出你的线。";

        // The line below the numbers of a chart.
        NeverBehind: "never behind" | "nie im Rückstand" | "从不落后";
        Behind: "{0} behind at worst" | "bis zu {0} zurück" | "最多落后 {0}";
        BehindAtEnd: "{0} records behind"
            | "{0} Datensätze zurück"
            | "积压 {0} 条记录";
        FailedAtEnd: "job failed, {0} records behind"
            | "Job gescheitert, {0} Datensätze zurück"
            | "作业已失败，积压 {0} 条记录";
        NoRestarts: "no restarts" | "keine Neustarts" | "无重启";
        OneRestart: "1 restart" | "1 Neustart" | "重启 1 次";
        Restarts: "{0} restarts" | "{0} Neustarts" | "重启 {0} 次";
        WouldDo: "{0} would do" | "{0} würden reichen" | "{0} 个就够";

        // The alternative text.
        /// `{4}`: how often it is short.
        AltPolicy: "{0} ({1}): {2} worker-hours, {3} of them idle, {4}. "
            | "{0} ({1}): {2} Worker-Stunden, davon {3} ungenutzt, {4}. "
            | "{0}（{1}）：{2} worker·小时，其中 {3} 闲置，{4}。";

        // The handle on the static line.
        DragHint: "drag me" | "ziehen" | "拖动";
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
        /// `{0}`, `{1}`: records per second; `{2}`: a percentage.
        Read: "One worker is meant to carry {0} records/s; it can do {1}. Short means busier than the {2} planned; only beyond its limit do records wait."
            | "Ein Worker soll {0} Datensätze/s verarbeiten und schafft {1}. „Zu wenig“ heißt: stärker ausgelastet als die geplanten {2}; erst über seiner Grenze warten Datensätze."
            | "一个 worker 计划承担 {0} 条/秒，最多可处理 {1} 条/秒。“不足”指利用率超过计划的 {2}；只有超过上限，记录才会排队。";
        ReadTaxi: " Shape of the load: taxi passengers in New York, 24 to 30 November 2014, from public records; not records of a stream."
            | " Form der Last: Taxifahrgäste in New York, 24. bis 30. November 2014, aus öffentlichen Daten; keine Datensätze eines Streams."
            | "负载曲线取自公开数据：2014 年 11 月 24 日至 30 日纽约出租车乘客数，并非真实的流数据。";
        ReadBlog: " The load comes in bursts every 15\u{a0}s, as the blog's generator sends them; the line is their mean."
            | " Die Last kommt alle 15\u{a0}s in Schüben, wie im Blog; die Linie ist ihr Mittel."
            | "负载每 15 秒突发一次，与博客中的数据生成器一致；曲线为其平均值。";

        // Numbers with units.
        About: "about {0}" | "etwa {0}" | "约 {0}";
        Million: "{0} million" | "{0} Mio." | "{0} 万";
        Billion: "{0} billion" | "{0} Mrd." | "{0} 亿";
        UnitWorker: "{0}\u{a0}worker" | "{0}\u{a0}Worker" | "{0}\u{a0}个";
        UnitWorkers: "{0}\u{a0}workers" | "{0}\u{a0}Worker" | "{0}\u{a0}个";
        UnitRate: "{0}\u{a0}records/s" | "{0}\u{a0}Datensätze/s" | "{0}\u{a0}条/秒";
        UnitRecords: "{0}\u{a0}records" | "{0}\u{a0}Datensätze" | "{0}\u{a0}条";
        UnitMillicores: "{0}\u{a0}millicores" | "{0}\u{a0}Millicores" | "{0}\u{a0}毫核";
        Days: "{0} d" | "{0} d" | "{0} 天";
        Core: "{0}\u{a0}core" | "{0}\u{a0}Kern" | "{0}\u{a0}核";
        Cores: "{0}\u{a0}cores" | "{0}\u{a0}Kerne" | "{0}\u{a0}核";
        // What a share is of.
        OfPeak: "{0} of peak" | "{0} der Spitze" | "峰值的 {0}";
        OfWeekday: "{0} of a weekday" | "{0} eines Werktags" | "工作日的 {0}";
        OfUsualDay: "{0} of a usual day" | "{0} eines üblichen Tages" | "平日的 {0}";
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
        /// `{0}`: what is counted, `{1}`: money.
        WithCost: "{0} · cost {1}" | "{0} · Kosten {1}" | "{0} · 费用 {1}";

        // More policies and autoscalers.
        YourCluster: "Your cluster" | "Ihr Cluster" | "你的集群";
        YourClusterNote: "you start, stop and kill TaskManagers"
            | "Sie starten und stoppen TaskManager"
            | "由你启动、停止和强制终止 TaskManager";
        Asg: "AWS Auto Scaling group" | "AWS Auto Scaling Group" | "AWS Auto Scaling 组";
        Mig: "Google managed instance group"
            | "Google Managed Instance Group"
            | "Google 托管实例组";
        HpaLag: "Kubernetes HPA on consumer lag"
            | "Kubernetes HPA nach Rückstand"
            | "按消费积压的 Kubernetes HPA";
        Keda: "KEDA on consumer lag" | "KEDA nach Rückstand" | "按消费积压的 KEDA";
        FlinkAutoscaler: "Flink Autoscaler" | "Flink Autoscaler" | "Flink Autoscaler";
        AsgSteps: "AWS Auto Scaling group, steps"
            | "AWS Auto Scaling Group, Schritte"
            | "AWS Auto Scaling 组，步进";
        ManagedFlink: "Managed Service for Apache Flink"
            | "Managed Service for Apache Flink"
            | "Managed Service for Apache Flink";
        CapPartitions: "one for each partition" | "einer je Partition" | "每个分区一个";
        CapWithLag: "one for each partition with lag" | "einer je Partition mit Rückstand" | "每个有积压的分区一个";
        CapEven: "a divisor of the partitions" | "ein Teiler der Partitionen" | "分区数的约数";
        CapOff: "none" | "keine" | "无";
        BySavepoint: "upgrade with a savepoint" | "Upgrade mit Savepoint" | "用 savepoint 升级";
        ByLastState: "upgrade from the last checkpoint"
            | "Upgrade vom letzten Checkpoint"
            | "从上次 checkpoint 升级";
        InPlace: "in place (from Flink 1.18)" | "im laufenden Job (ab Flink 1.18)" | "就地（Flink 1.18 起）";
        Operator14: "1.11 to 1.14" | "1.11 bis 1.14" | "1.11 至 1.14";
        Operator15: "1.15" | "1.15" | "1.15";
        OperatorMain: "main branch after 1.15" | "Hauptzweig nach 1.15" | "1.15 之后的主分支";
        OfOperatorRelease: "default of the release" | "Vorgabe des Releases" | "随版本默认";
        EvenlySpread: "divisors" | "Teiler" | "约数";
        MaximizeUtilisation: "fewer key groups on the fullest" | "weniger Key Groups auf den vollsten" | "最满子任务的键组更少";
        YourShape: "Your shape" | "Ihre Form" | "你的曲线";
        OwnSetUp: "Take the preset’s own set-up"
            | "Einstellungen des Profils übernehmen"
            | "采用该预设自身的设置";

        // Refusals.
        /// `{0}`: a setting, `{1}`: a value, `{2}`: what is allowed.
        NotAllowed: "{0}: “{1}” is not allowed. Allowed: {2}."
            | "{0}: „{1}“ ist nicht erlaubt. Erlaubt: {2}."
            | "{0}：不允许“{1}”。允许的值：{2}。";
        UnknownSetting: "{0}: “{1}” is for a setting that does not exist."
            | "{0}: „{1}“ gilt einer Einstellung, die es nicht gibt."
            | "{0}：“{1}”对应的设置不存在。";
        NotAnObject: "{0}: “{1}” must be a plain object of settings by name."
            | "{0}: „{1}“ muss ein einfaches Objekt mit Einstellungen sein."
            | "{0}：“{1}”必须是由设置组成的普通对象。";
        NotScalar: "{0}: “{1}” must be a number or a text."
            | "{0}: „{1}“ muss eine Zahl oder ein Text sein."
            | "{0}：“{1}”必须是数字或文本。";
        /// `{2}`: another setting, `{3}`: its value.
        ConflictFewest: "{0}: “{1}” is more than {2}, which is {3}."
            | "{0}: „{1}“ ist mehr als „{2}“ ({3})."
            | "{0}：“{1}”大于{2}（{3}）。";
        ConflictHeartbeat: "{0}: “{1}” must be shorter than {2}."
            | "{0}: „{1}“ ist nicht kürzer als „{2}“."
            | "{0}：“{1}”不短于{2}。";
        ConflictSpread: "{0}: “{1}” must not be more than {2}."
            | "{0}: „{1}“ ist mehr als „{2}“."
            | "{0}：“{1}”大于{2}。";
        ConflictJitter: "{0}: “{1}” must be less than half of {2}."
            | "{0}: „{1}“ ist nicht weniger als die Hälfte von „{2}“."
            | "{0}：“{1}”不小于{2}的一半。";
        ConflictIdleCpu: "{0}: “{1}” must be less than {2} (by default {3}), or no number of workers would do."
            | "{0}: „{1}“ ist nicht weniger als „{2}“ (sonst „{3}“); keine Zahl von Workern würde reichen."
            | "{0}：“{1}”不小于{2}（默认为{3}），再多 worker 也不够。";
        ConflictCpuLimit: "{0}: “{1}” must not be less than {2}."
            | "{0}: „{1}“ ist weniger als „{2}“."
            | "{0}：“{1}”小于{2}。";
        AllowedCharts: "static, manual, schedule, reactive; one to three of them"
            | "static, manual, schedule, reactive; eins bis drei davon"
            | "static、manual、schedule、reactive，任选一至三个";
        AllowedControls: "at most four settings that are numbers"
            | "höchstens vier Einstellungen, die Zahlen sind"
            | "最多四个数值类设置";

        // Choices.
        Legacy: "no behavior section" | "ohne Abschnitt behavior" | "无 behavior 段";
        Policies: "windows and policies" | "Fenster und Policies" | "窗口与策略";
        No: "no" | "nein" | "否";
        Yes: "yes" | "ja" | "是";
        FlinkRelease: "Flink {0}" | "Flink {0}" | "Flink {0}";
        Rebalance: "evenly (rebalance)" | "gleichmäßig (rebalance)" | "均匀分发（rebalance）";
        Keyed: "by key (keyBy)" | "nach Schlüssel (keyBy)" | "按键分发（keyBy）";
        OfRelease: "as the release has it" | "Vorgabe der Version" | "随版本默认";
        FixedDelay: "fixed delay" | "feste Wartezeit" | "固定延迟";
        ExponentialDelay: "exponential delay" | "wachsende Wartezeit" | "指数延迟";

        /// The description of a number in the text that can be changed.
        ValueHint: "Drag sideways, press arrow keys, or click to change it"
            | "Zum Ändern seitwärts ziehen, Pfeiltasten drücken oder klicken"
            | "左右拖动、按方向键或点击即可更改";
    }
}
