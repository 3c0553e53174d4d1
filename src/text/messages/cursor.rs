//! Time and values under the cursor, the table, and the texts for screen readers.

use super::messages;

messages! {
    /// Values at a time, and the numbers of a whole run.
    pub(crate) Cursor after super::happenings::Happened {
        /// `{0}` is a weekday, `{1}` a time of day.
        OnWeekday: "{0} {1}" | "{0} {1}" | "{0} {1}";
        /// `{0}` is a numbered day, `{1}` a time of day.
        OnDay: "{0}, {1}" | "{0}, {1}" | "{0} {1}";
        Load: "load {0}" | "Last {0}" | "负载 {0}";
        Idle: "{0} idle" | "{0} ungenutzt" | "闲置 {0}";
        Short: "{0} short" | "{0} zu wenig" | "不足 {0}";
        JustEnough: "just enough" | "genau passend" | "刚好";
        /// `{0}` is a time, `{1}` the load, `{2}` the workers of each policy.
        Value: "{0}: load {1} workers, {2}" | "{0}: Last {1} Worker, {2}" | "{0}：负载 {1} 个 worker，{2}";
        /// `{0}` is a policy, `{1}` a number of workers.
        Has: "{0} {1}" | "{0} {1}" | "{0} {1}";
        /// `{0}` is [`Cursor::Value`].
        Pinned: "{0}; pinned" | "{0}; angeheftet" | "{0}；已固定";
        Comma: "{0}, {1}" | "{0}, {1}" | "{0}，{1}";

        Caption: "Load and workers over time" | "Last und Worker im Zeitverlauf" | "负载与 worker 数随时间的变化";
        LoadColumn: "Load, in workers" | "Last, in Workern" | "负载（worker 数）";
        WorkersColumn: "{0}, workers" | "{0}, Worker" | "{0}（worker 数）";

        LowestColumn: "Lowest load, in workers" | "Geringste Last, in Workern" | "最低负载（worker 数）";
        HighestColumn: "Highest load, in workers" | "Höchste Last, in Workern" | "最高负载（worker 数）";
        ServiceColumn: "{0}, worst delay and restarts" | "{0}, größter Rückstand und Neustarts" | "{0}（最大延迟与重启）";
        /// `{0}` is a load, `{1}` a time of day.
        AtTime: "{0} at {1}" | "{0} um {1}" | "{0} （{1}）";
        // `{0}` is a time.
        LowestLoad: "{0} (lowest load)" | "{0} (geringste Last)" | "{0}（最低负载）";
        HighestLoad: "{0} (highest load)" | "{0} (höchste Last)" | "{0}（最高负载）";

        // How often a fleet is short.
        NeverShort: "never short of workers" | "nie zu wenig Worker" | "worker 始终充足";
        /// `{0}` is a share.
        ShortFor: "short of workers {0} of the time"
            | "in {0} der Zeit zu wenig Worker"
            | "{0} 的时间 worker 不足";
        /// `{0}` is a policy, `{4}` how often it is short, `{5}` its worst delay, `{6}`
        /// its restarts.
        Summary: "{0} ({1}): {2} worker-hours, {3} of them idle, {4}, {5}, {6}."
            | "{0} ({1}): {2} Worker-Stunden, davon {3} ungenutzt, {4}, {5}, {6}."
            | "{0}（{1}）：{2} worker·小时，其中 {3} 闲置，{4}，{5}，{6}。";
        /// `{0}` is a policy, `{2}` how often it is short, `{3}` its worst delay.
        Announcement: "{0}: {1} worker-hours, {2}, {3}."
            | "{0}: {1} Worker-Stunden, {2}, {3}."
            | "{0}：{1} worker·小时，{2}，{3}。";
    }
}
