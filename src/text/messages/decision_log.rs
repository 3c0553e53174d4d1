//! The log of an autoscaler's decisions.

use super::messages;

messages! {
    /// The log of an autoscaler's decisions.
    pub LogText after super::unchecked::UncheckedText {
        /// `{0}`, `{1}`: the numbers of the first and the last row in sight, `{2}`: how many there are.
        Caption: "Decisions of the autoscaler: {0} to {1} of {2}"
            | "Entscheidungen des Autoscalers: {0} bis {1} von {2}"
            | "自动扩缩器的决策：第 {0} 至 {1} 条，共 {2} 条";
        Help: "A click on a row moves the time there, the arrow keys move it from row to row. An evaluation that decides the same as the one before has no row."
            | "Ein Klick auf eine Zeile bewegt die Zeit dorthin, die Pfeiltasten bewegen sie von Zeile zu Zeile. Eine Auswertung, die dasselbe entscheidet wie die vorige, hat keine Zeile."
            | "点击某一行会将时间移到该处，方向键逐行移动时间。与前一次结论相同的评估不单独列出。";
        All: "Also evaluations that change nothing"
            | "Auch Auswertungen, die nichts ändern"
            | "包括未作更改的评估";
        None: "The autoscaler changes nothing."
            | "Der Autoscaler ändert nichts."
            | "自动扩缩器没有作任何更改。";
        Earlier: "Earlier" | "Frühere" | "更早";
        Later: "Later" | "Spätere" | "更晚";

        // The heads of the columns.
        Was: "Before" | "Vorher" | "之前";
        Raw: "By the metric alone" | "Nach der Metrik allein" | "仅按指标";
        Wanted: "Wanted" | "Gewünscht" | "期望";
        Observed: "Observed" | "Gemessen" | "观测值";
        Target: "Target" | "Ziel" | "目标";
        Reason: "Reason" | "Grund" | "原因";
    }
}
