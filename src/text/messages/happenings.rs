//! Events of TaskManagers and of the job.

use super::messages;

messages! {
    /// The state of the job: whole sentences.
    pub(crate) Doing after super::decisions::Decided {
        /// `{0}` is a time, `{1}` an event.
        At: "{0} · {1}" | "{0} · {1}" | "{0} · {1}";
        /// A clause as a sentence.
        Stop: "{0}." | "{0}." | "{0}。";

        SilentOne: "No processing: a TaskManager is silent; noticed at {0}."
            | "Keine Verarbeitung: Ein TaskManager ist verstummt, was bis {0} unbemerkt bleibt."
            | "处理中断：一个 TaskManager 已失联，到 {0} 才会被发现。";
        SilentMany: "No processing: {1} TaskManagers are silent; noticed at {0}."
            | "Keine Verarbeitung: {1} TaskManager sind verstummt, was bis {0} unbemerkt bleibt."
            | "处理中断：{1} 个 TaskManager 已失联，到 {0} 才会被发现。";
        BackOff: "No processing: a TaskManager is gone; the job waits until {0} to restart."
            | "Keine Verarbeitung: Ein TaskManager ist weg; der Job wartet bis {0} mit dem Neustart."
            | "处理中断：有 TaskManager 离开，作业等到 {0} 再重启。";
        BackOffAgain: "No processing: failure number {1}; the job waits until {0} to restart."
            | "Keine Verarbeitung: Fehlschlag Nummer {1}; der Job wartet bis {0} mit dem Neustart."
            | "处理中断：第 {1} 次失败，作业等到 {0} 再重启。";
        AfterLoss: "No processing: restarting from the last checkpoint without the TaskManagers that are gone."
            | "Keine Verarbeitung: Neustart vom letzten Checkpoint ohne die verlorenen TaskManager."
            | "处理中断：有 TaskManager 离开，正从最近的 Checkpoint 重启。";
        OnNew: "No processing: restarting from the last checkpoint because TaskManagers have joined."
            | "Keine Verarbeitung: Neustart vom letzten Checkpoint, weil TaskManager hinzugekommen sind."
            | "处理中断：有 TaskManager 加入，正从最近的 Checkpoint 重启。";
        AtParallelism: "No processing: the job restarts at another parallelism."
            | "Keine Verarbeitung: Der Job startet mit anderer Parallelität neu."
            | "处理停止：作业以另一并行度重启。";
        ByUpgrade: "No processing: the TaskManagers of the upgraded deployment are starting."
            | "Keine Verarbeitung: Die TaskManager des neuen Deployments starten."
            | "处理停止：新部署的 TaskManager 正在启动。";
        OnFirst: "No processing yet: starting on the first TaskManagers."
            | "Noch keine Verarbeitung: Start auf den ersten TaskManagern."
            | "尚未开始处理：正在首批 TaskManager 上启动。";
        NoTaskManager: "No processing: waiting for a TaskManager to register."
            | "Keine Verarbeitung: Der Job wartet, bis sich ein TaskManager registriert."
            | "处理中断：等待 TaskManager 注册。";
        Savepoint: "No processing: the job is stopped with a savepoint, to go from {0} to {1} TaskManagers."
            | "Keine Verarbeitung: Der Job wird mit einem Savepoint gestoppt, um von {0} auf {1} TaskManager zu wechseln."
            | "处理中断：正以 Savepoint 停止作业，准备从 {0} 个 TaskManager 调到 {1} 个。";
        Allocating: "No processing: the savepoint is complete, the new TaskManagers are starting."
            | "Keine Verarbeitung: Der Savepoint ist fertig, die neuen TaskManager starten."
            | "处理中断：Savepoint 已完成，新的 TaskManager 正在启动。";
        Restoring: "No processing: the job is restored from the savepoint."
            | "Keine Verarbeitung: Der Job wird aus dem Savepoint wiederhergestellt."
            | "处理中断：正从 Savepoint 恢复作业。";
        RestoringState: "No processing: the state is restored from the last checkpoint."
            | "Keine Verarbeitung: Der Zustand wird aus dem letzten Checkpoint wiederhergestellt."
            | "处理中断：正从最近的 Checkpoint 恢复状态。";
        /// `{0}` is a time.
        JobFailed: "No processing: the job failed for good at {0}; no restart attempt is left."
            | "Keine Verarbeitung: Der Job ist um {0} endgültig gescheitert; kein Neustart-Versuch bleibt."
            | "处理中断：作业于 {0} 彻底失败，重启次数已用尽。";
        Again: "Processing again at {0}." | "Verarbeitet wieder ab {0}." | "{0} 恢复处理。";
        CatchingUp: "Catching up: {0} records behind." | "Holt auf: {0} Datensätze im Rückstand." | "正在追赶：积压 {0} 条。";
        DoneAt: "Caught up by {0}." | "Bis {0} ist das aufgeholt." | "到 {0} 赶上。";
        FallingBehind: "Falling behind: the load is more than the workers can do; {0} records behind."
            | "Fällt zurück: Die Last übersteigt, was die Worker schaffen; {0} Datensätze im Rückstand."
            | "正在落后：负载超过 worker 的处理能力，积压 {0} 条。";
        StartingOne: "A TaskManager is starting." | "Ein TaskManager startet." | "一个 TaskManager 正在启动。";
        StartingMany: "{0} TaskManagers are starting." | "{0} TaskManager starten." | "{0} 个 TaskManager 正在启动。";
        UsedAt: "New TaskManagers are used from {0} on." | "Neue TaskManager werden ab {0} genutzt." | "新的 TaskManager 从 {0} 起投入使用。";
        MoreThanLoad: "{0}, {1} more than the load needs." | "{0}, {1} mehr als die Last braucht." | "{0}，比负载所需多 {1} 个。";
        FewerThanLoad: "{0}, {1} fewer than the load needs." | "{0}, {1} weniger als die Last braucht." | "{0}，比负载所需少 {1} 个。";
        JustTheLoad: "{0}, just what the load needs." | "{0}, genau so viele, wie die Last braucht." | "{0}，恰为负载所需。";
    }
}

messages! {
    /// Events at a time: clauses.
    pub(crate) Happened after Doing {
        OrderedOne: "a TaskManager was ordered" | "ein TaskManager wurde bestellt" | "申请了一个 TaskManager";
        OrderedMany: "{0} TaskManagers were ordered" | "{0} TaskManager wurden bestellt" | "申请了 {0} 个 TaskManager";
        StartedOne: "a TaskManager's container started" | "der Container eines TaskManagers ist gestartet" | "一个 TaskManager 的容器已启动";
        StartedMany: "the containers of {0} TaskManagers started" | "die Container von {0} TaskManagern sind gestartet" | "{0} 个 TaskManager 的容器已启动";
        RegisteredOne: "a TaskManager registered" | "ein TaskManager hat sich registriert" | "一个 TaskManager 已注册";
        RegisteredMany: "{0} TaskManagers registered" | "{0} TaskManager haben sich registriert" | "{0} 个 TaskManager 已注册";
        StoppedOne: "a TaskManager was stopped" | "ein TaskManager wurde gestoppt" | "停止了一个 TaskManager";
        StoppedMany: "{0} TaskManagers were stopped" | "{0} TaskManager wurden gestoppt" | "停止了 {0} 个 TaskManager";
        KilledOne: "a TaskManager was killed" | "ein TaskManager wurde hart beendet" | "强制终止了一个 TaskManager";
        KilledMany: "{0} TaskManagers were killed" | "{0} TaskManager wurden hart beendet" | "强制终止了 {0} 个 TaskManager";
        /// `{0}` is one of the four above, `{1}` a time.
        NoticedAt: "{0}; noticed at {1}" | "{0}, was bis {1} unbemerkt bleibt" | "{0}，到 {1} 才会被发现";
        NoticedOne: "the JobManager noticed the loss of a TaskManager"
            | "der JobManager hat den Verlust eines TaskManagers bemerkt"
            | "JobManager 发现丢失了一个 TaskManager";
        NoticedMany: "the JobManager noticed the loss of {0} TaskManagers"
            | "der JobManager hat den Verlust von {0} TaskManagern bemerkt"
            | "JobManager 发现丢失了 {0} 个 TaskManager";
        BackOff: "the job waits until {0} to restart" | "der Job wartet bis {0} mit dem Neustart" | "作业等到 {0} 再重启";
        /// `{0}` is a number.
        JobFailed: "the job fails for good: failure number {0}, and no restart attempt is left"
            | "der Job scheitert endgültig: Fehlschlag Nummer {0}, und kein Neustart-Versuch bleibt"
            | "作业彻底失败：这是第 {0} 次失败，重启次数已用尽";
        Savepoint: "the job is stopped with a savepoint, to go from {0} to {1} TaskManagers"
            | "der Job wird mit einem Savepoint gestoppt, um von {0} auf {1} TaskManager zu wechseln"
            | "以 Savepoint 停止作业，准备从 {0} 个 TaskManager 调到 {1} 个";
        SavepointDone: "the savepoint is complete" | "der Savepoint ist fertig" | "Savepoint 已完成";
        FirstStart: "the job starts on the first TaskManagers" | "der Job startet auf den ersten TaskManagern" | "作业在首批 TaskManager 上启动";
        RestartForNew: "the job restarts because TaskManagers have joined" | "der Job startet neu, weil TaskManager hinzugekommen sind" | "有 TaskManager 加入，作业重启";
        RestartAtParallelism: "the job restarts at another parallelism" | "der Job startet mit anderer Parallelität neu" | "作业以另一并行度重启";
        RestartByUpgrade: "the job stops for an upgrade of its deployment" | "der Job hält für ein Upgrade seines Deployments an" | "作业因部署升级而停止";
        ReleasedOne: "{0} TaskManager without tasks is released" | "{0} TaskManager ohne Tasks wird freigegeben" | "释放 {0} 个没有任务的 TaskManager";
        ReleasedMany: "{0} TaskManagers without tasks are released" | "{0} TaskManager ohne Tasks werden freigegeben" | "释放 {0} 个没有任务的 TaskManager";
        RestartAfterLoss: "the job restarts without the TaskManagers that are gone" | "der Job startet neu ohne die verlorenen TaskManager" | "有 TaskManager 离开，作业重启";
        Restoring: "the job restores its state" | "der Job stellt seinen Zustand wieder her" | "作业开始恢复状态";
        RestoredOne: "processing again on {0} TaskManager, {1} records behind"
            | "verarbeitet wieder auf {0} TaskManager, {1} Datensätze im Rückstand"
            | "在 {0} 个 TaskManager 上恢复处理，积压 {1} 条";
        RestoredMany: "processing again on {0} TaskManagers, {1} records behind"
            | "verarbeitet wieder auf {0} TaskManagern, {1} Datensätze im Rückstand"
            | "在 {0} 个 TaskManager 上恢复处理，积压 {1} 条";
        CaughtUp: "caught up, no backlog is left" | "aufgeholt, kein Rückstand bleibt" | "已赶上，没有积压";
    }
}
