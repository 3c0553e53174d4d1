//! The minutes around an outage.

use super::messages;

messages! {
    /// The close-up of an outage.
    pub(crate) CloseUpText after super::score::Score {
        LookCloser: "Look closer" | "Genauer ansehen" | "放大查看";
        Close: "Close" | "Schließen" | "关闭";

        // `{0}`: a time, `{1}`, `{2}`: numbers.
        StoppedOne: "TaskManager stopped at {0}" | "{0}: TaskManager gestoppt" | "{0}：一个 TaskManager 被停止";
        StoppedMany: "{1} TaskManagers stopped at {0}" | "{0}: {1} TaskManager gestoppt" | "{0}：{1} 个 TaskManager 被停止";
        KilledOne: "TaskManager killed at {0}" | "{0}: TaskManager hart beendet" | "{0}：一个 TaskManager 被强制终止";
        KilledMany: "{1} TaskManagers killed at {0}" | "{0}: {1} TaskManager hart beendet" | "{0}：{1} 个 TaskManager 被强制终止";
        Joined: "TaskManagers joined at {0}" | "{0}: TaskManager kamen hinzu" | "{0}：有 TaskManager 加入";
        Rescaled: "Stopped with a savepoint at {0}, from {1} to {2}" | "{0}: mit Savepoint angehalten, von {1} auf {2}" | "{0}：用 savepoint 停止，从 {1} 到 {2}";
        ParallelismChanged: "The parallelism changed at {0}" | "{0}: die Parallelität änderte sich" | "{0}：并行度改变";
        Upgraded: "The deployment was upgraded at {0}" | "{0}: Upgrade des Deployments" | "{0}：部署升级";

        // Sentences; `{0}` is a time or a duration.
        LastHeartbeat: "Last heartbeat {0} before." | "Letzter Heartbeat {0} davor." | "最后一次心跳在此前 {0}。";
        Noticed: "The loss is noticed after {0} of silence." | "Nach {0} Stille wird der Verlust bemerkt." | "失联 {0} 后被发现。";
        AtOnce: "It signs off, so nobody waits for its heartbeat." | "Er meldet sich ab, also wartet niemand auf seinen Heartbeat." | "它主动注销，因此无需等待心跳超时。";
        ThenWait: "Then the job waits {0} to restart." | "Dann wartet der Job {0} mit dem Neustart." | "随后作业等待 {0} 再重启。";
        Savepoint: "The savepoint takes {0}." | "Der Savepoint dauert {0}." | "Savepoint 用时 {0}。";
        Allocation: "The new TaskManagers take {0} to start." | "Die neuen TaskManager starten in {0}." | "新的 TaskManager 启动用时 {0}。";
        Restart: "The restart takes {0}." | "Der Neustart dauert {0}." | "重启用时 {0}。";
        Restore: "Restoring the state takes {0}." | "Den Zustand wiederherzustellen dauert {0}." | "恢复状态用时 {0}。";
        Failed: "Then the job fails for good: no restart attempt is left." | "Dann scheitert der Job endgültig: Kein Neustart-Versuch bleibt." | "随后作业彻底失败：重启次数已用尽。";
        Gap: "In all nothing is processed for {0}." | "Insgesamt wird {0} nichts verarbeitet." | "共有 {0} 未处理任何记录。";
        /// `{1}`: records.
        CaughtUp: "Caught up {0} later; at worst {1} records behind." | "{0} später aufgeholt; höchstens {1} Datensätze im Rückstand." | "再过 {0} 赶上；最多积压 {1} 条。";
        NothingWaits: "Nothing waits afterwards." | "Danach wartet nichts." | "之后没有积压。";
        NotCaughtUp: "It does not catch up before the next stop or the end; {1} records behind." | "Bis zum nächsten Halt oder zum Ende holt er nicht auf; {1} Datensätze im Rückstand." | "在下一次停止或结束之前没有追上，积压 {1} 条。";
        NeverResumes: "It never processes again." | "Er verarbeitet nie wieder." | "此后再未恢复处理。";

        // The rows and lines; `{0}` is a duration.
        Heartbeats: "heartbeats" | "Heartbeats" | "心跳";
        RowSilence: "silence {0}" | "Stille {0}" | "失联 {0}";
        RowWait: "wait {0}" | "Warten {0}" | "等待 {0}";
        RowSavepoint: "savepoint {0}" | "Savepoint {0}" | "Savepoint {0}";
        RowAllocation: "new TaskManagers {0}" | "neue TaskManager {0}" | "新 TaskManager {0}";
        RowRestart: "restart {0}" | "Neustart {0}" | "重启 {0}";
        RowRestore: "restoring {0}" | "Wiederherstellen {0}" | "恢复状态 {0}";
        RowFailed: "failed for good {0}" | "gescheitert {0}" | "彻底失败 {0}";
        RowCatching: "catching up {0}" | "Aufholen {0}" | "追赶 {0}";
        Processed: "processed" | "verarbeitet" | "已处理";
        Rates: "records/s:" | "Datensätze/s:" | "条/秒：";
        Lag: "records behind" | "Datensätze zurück" | "积压（条）";
    }
}
