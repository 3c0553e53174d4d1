//! Buttons, titles and hints, except those of the first frame.

use super::messages;

messages! {
    /// Buttons, titles and hints, except those of the first frame.
    pub Key {
        // After a panic. These two stand first, where the script finds them
        // without the module.
        Stopped: "The figure has stopped." | "Die Grafik ist stehen geblieben." | "图表已停止运行。";
        StartAgain: "Start again" | "Neu starten" | "重新启动";

        // Time.
        Play: "Play" | "Abspielen" | "播放";
        Pause: "Pause" | "Anhalten" | "暂停";
        PreviousEvent: "Previous event" | "Voriges Ereignis" | "上一个事件";
        NextEvent: "Next event" | "Nächstes Ereignis" | "下一个事件";
        /// `{0}`: a factor.
        Speed: "Speed: {0}" | "Tempo: {0}" | "速度：{0}";
        Loop: "Play again and again" | "Endlos abspielen" | "循环播放";
        Time: "Time" | "Zeit" | "时间";
        /// `{0}`: a duration.
        TimeKeys: "Arrow keys move by {0}, with Shift by a tenth of it. Comma and full stop go to the previous and the next event."
            | "Pfeiltasten bewegen die Zeit um {0}, mit der Umschalttaste um ein Zehntel davon. Komma und Punkt führen zum vorigen und zum nächsten Ereignis."
            | "方向键每次移动 {0}，同时按 Shift 则移动其十分之一。逗号和句号跳到上一个和下一个事件。";
        CursorHint: "Point at a chart or move the time to see what happened and why."
            | "Zeigen Sie auf ein Diagramm oder verschieben Sie die Zeit, um zu sehen, was geschah und warum."
            | "指向图表或移动时间，查看发生了什么以及原因。";

        // The sections behind the second seam.
        YourJob: "Your job" | "Ihr Job" | "您的作业";
        Compare: "Compare" | "Vergleichen" | "对比";
        Share: "Share" | "Teilen" | "分享";
        Loading: "Loading …" | "Wird geladen …" | "正在加载…";

        // Undo, reset and numbers that cannot be read.
        Undo: "Undo" | "Rückgängig" | "撤销";
        Redo: "Redo" | "Wiederholen" | "重做";
        ResetAll: "Reset all" | "Alles zurücksetzen" | "全部重置";
        /// `{0}`: a setting, `{1}`: what was typed, `{2}`: its range.
        NotANumber: "{0}: “{1}” is no number of this kind. Allowed: {2}."
            | "{0}: „{1}“ ist keine Zahl dieser Art. Erlaubt: {2}."
            | "{0}：“{1}”不是此类数值。允许的值：{2}。";
        /// `{0}`, `{1}`: numbers.
        WhichNumber: "{0} or {1}?" | "{0} oder {1}?" | "{0} 还是 {1}？";
        ByDefault: "by default" | "Vorgabe" | "默认";
        Foot: "More of this figure" | "Mehr von dieser Grafik" | "更多内容";

        // The reader's commands.
        Commands: "Your commands" | "Ihre Befehle" | "你的命令";
        /// `{0}`: a command.
        TakeBack: "Take back: {0}" | "Zurücknehmen: {0}" | "撤回：{0}";
        /// `{0}`: records.
        Behind: "{0} records behind" | "{0} Datensätze im Rückstand" | "积压 {0} 条";

        // Under the hood.
        UnderTheHood: "Lag, throughput, CPU" | "Lag, Durchsatz, CPU" | "积压、吞吐量、CPU";
        LagTab: "Lag" | "Lag" | "积压";
        ThroughputTab: "Throughput" | "Durchsatz" | "吞吐量";
        CpuTab: "CPU" | "CPU" | "CPU";
        /// The key of a band.
        RangeBand: "lowest to highest" | "Min. bis Max." | "最低至最高";
        /// Instead of a chart of the consumer lag.
        NothingWaits: "No record ever waits." | "Kein Datensatz wartet je." | "从无记录等待。";
        LagChart: "Consumer lag (records)" | "Consumer-Lag (Datensätze)" | "消费积压（条）";
        ThroughputChart: "Throughput (records/s)" | "Durchsatz (Datensätze/s)" | "吞吐量（条/秒）";
        CpuChart: "CPU (% of request)" | "CPU (% des Requests)" | "CPU（占 request 的 %）";
        TaskManagersChart: "TaskManagers" | "TaskManager" | "TaskManager 数";
        Arrived: "arrived" | "angekommen" | "到达";
        Target: "target" | "Ziel" | "目标";
        Decisions: "Decisions of the autoscaler" | "Entscheidungen des Autoscalers" | "自动扩缩器的决策";
        Registered: "registered" | "registriert" | "已注册";

        // The settings.
        AllSettings: "All settings" | "Alle Einstellungen" | "全部设置";

        /// The button that opens the map of all choices.
        Map: "Which one?" | "Welche?" | "怎么选？";

        // The head of the settings.
        FindSetting: "Find a setting" | "Einstellung finden" | "查找设置";
        FoundOne: "{0} setting found" | "{0} Einstellung gefunden" | "找到 {0} 项设置";
        Found: "{0} settings found" | "{0} Einstellungen gefunden" | "找到 {0} 项设置";
        /// `{0}`: how many.
        ChangedOnly: "Changed only ({0})" | "Nur geänderte ({0})" | "仅已更改（{0}）";
        /// `{0}`: a setting, `{1}`: its value before.
        PutBack: "Put back {0}: {1}" | "{0} zurücksetzen: {1}" | "恢复{0}：{1}";
        SettingHelp: "Point at a setting to read what it does."
            | "Zeigen Sie auf eine Einstellung, um zu lesen, was sie tut."
            | "指向一项设置，查看其作用。";

        // Handles.
        PeakHandle: "Peak load and its time" | "Spitzenlast und ihre Zeit" | "峰值负载及其时间";
        PeakHint: "drag: height and time of the peak" | "ziehen: Höhe und Zeit der Spitze" | "拖动调整峰值高度与时间";
        WidthHint: "drag: width of the peak" | "ziehen: Breite der Spitze" | "拖动调整峰宽";
        TroughHint: "drag: lowest load" | "ziehen: geringste Last" | "拖动调整最低负载";
        FewestHint: "drag: no fewer than this" | "ziehen: nie weniger" | "拖动调整下限";
        MostHint: "drag: no more than this" | "ziehen: nie mehr" | "拖动调整上限";

        // The reader's own cluster.
        ClusterHelp: "Start, stop or kill TaskManagers at the time shown, and watch what follows: restarts, silence until a loss is noticed, a backlog to work off."
            | "Starten oder stoppen Sie TaskManager zur gezeigten Zeit, oder beenden Sie sie hart, und sehen Sie, was folgt: Neustarts, Stille, bis ein Verlust bemerkt wird, ein Rückstand zum Aufholen."
            | "在所示时间启动、停止或强制终止 TaskManager，看看接下来会发生什么：重启、发现失联之前的停顿，以及之后要消化的积压。";
        StartOne: "Start a TaskManager" | "Einen TaskManager starten" | "启动一个 TaskManager";
        StopOne: "Stop one" | "Einen stoppen" | "停止一个";
        KillOne: "Kill one" | "Einen hart beenden" | "强制终止一个";
        Clear: "Clear" | "Alle löschen" | "全部清除";
        /// `{0}`: a time.
        DidStart: "{0} start" | "{0} Start" | "{0} 启动";
        /// `{0}`: a time.
        DidStop: "{0} stop" | "{0} Stopp" | "{0} 停止";
        /// `{0}`: a time.
        DidKill: "{0} kill" | "{0} hart beendet" | "{0} 强制终止";
        // The state of a TaskManager that does not process.
        BoxWaiting: "waiting" | "wartet" | "等待中";
        BoxStarting: "starting" | "startet" | "启动中";
        BoxSilent: "silent" | "stumm" | "失联";

        // The key to the marks.
        Legend: "Legend" | "Legende" | "图例";
        LegendBusy: "a TaskManager: the fuller, the busier"
            | "ein TaskManager: je voller, desto stärker ausgelastet"
            | "一个 TaskManager：填充越满，越繁忙";
        LegendWaiting: "waits for the job to restart; shown for at least 0.4\u{a0}s while playing"
            | "wartet auf den Neustart des Jobs; beim Abspielen mindestens 0,4\u{a0}s lang zu sehen"
            | "等待作业重启；播放时至少显示 0.4 秒";
        LegendSilent: "gone, which nobody has noticed yet"
            | "fort, was noch niemand bemerkt hat"
            | "已离开，但尚未被发现";
        LegendQueue: "records that wait" | "wartende Datensätze" | "等待处理的记录";
        /// `{0}`: a number of records.
        LegendDot: "while playing: 1 dot = {0} records, moving at their own pace, not at that of the clock"
            | "beim Abspielen: 1 Punkt = {0} Datensätze, in ihrem eigenen Tempo, nicht in dem der Uhr"
            | "播放时：1 个点 = {0} 条记录，按记录本身的速度移动，而非时钟的速度";
        LegendUp: "scaled up" | "hochskaliert" | "扩容";
        LegendDown: "scaled down" | "herunterskaliert" | "缩容";
        LegendBand: "standstill: nothing is processed"
            | "Stillstand: nichts wird verarbeitet"
            | "停顿：不处理任何记录";

        // About the model.
        HowTrue: "How true is this?" | "Wie realistisch ist das?" | "结果有多可信？";
        HowTrueText: "The Kubernetes HPA is written from its source code and replays 144 of Kubernetes' own test cases; 60 documented cases do the same for AWS and Google. Flink was checked against 15 recordings of real clusters of 1.13, 1.20 and 2.3: 512 of 524 comparisons agree. Records are all alike, and capacity grows in proportion to the workers. There is no network trouble, and no big state that has to be moved."
            | "Der Kubernetes HPA ist nach seinem Quelltext geschrieben und besteht 144 Testfälle von Kubernetes selbst; für AWS und Google sind es 60 dokumentierte Fälle. Flink wurde mit 15 Aufzeichnungen echter Cluster der Versionen 1.13, 1.20 und 2.3 verglichen: 512 von 524 Vergleichen stimmen überein. Alle Datensätze sind gleich, und die Kapazität wächst im selben Maß wie die Zahl der Worker. Störungen im Netz gibt es nicht, und auch keinen großen Zustand, der umziehen muss."
            | "Kubernetes HPA 按其源代码实现，并通过了 Kubernetes 自身的 144 个测试用例；AWS 与 Google 则通过了 60 个文档中的案例。Flink 部分与 1.13、1.20 和 2.3 版真实集群的 15 段记录做了对照：524 项比较中有 512 项一致。假定所有记录完全相同，处理能力与 worker 数成正比。模型中没有网络故障，也没有需要迁移的大状态。";
    }
}
