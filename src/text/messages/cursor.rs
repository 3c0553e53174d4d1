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
        JustEnough: "just enough" | "genau genug" | "刚好";
        /// `{0}` is a time, `{1}` the load, `{2}` the workers of each policy.
        Value: "{0}: load {1} workers, {2}" | "{0}: Last {1} Worker, {2}" | "{0}：负载 {1} 个 worker，{2}";
        /// `{0}` is a policy, `{1}` a number of workers.
        Has: "{0} {1}" | "{0} {1}" | "{0} {1}";
        Comma: "{0}, {1}" | "{0}, {1}" | "{0}，{1}";

        Caption: "Load and workers over time" | "Last und Worker über die Zeit" | "负载与 worker 数随时间的变化";
        LoadColumn: "Load, in workers" | "Last, in Workern" | "负载（worker 数）";
        WorkersColumn: "{0}, workers" | "{0}, Worker" | "{0}（worker 数）";

        /// `{0}` is a policy, `{1}` what it does, `{5}` its worst delay, `{6}` its
        /// restarts.
        Summary: "{0} ({1}): {2} worker-hours, {3} of them idle, short of workers {4} of the time, {5}, {6}."
            | "{0} ({1}): {2} Worker-Stunden, davon {3} ungenutzt; zu wenig Worker in {4} der Zeit, {5}, {6}."
            | "{0}（{1}）：{2} worker 小时，其中 {3} 闲置；{4} 的时间 worker 不足，{5}，{6}。";
    }
}
