//! Settings outside what the model was checked with.

use super::messages;

messages! {
    /// Settings outside what the model was checked with.
    pub(in crate::text) UncheckedText after super::share::Share {
        // `{0}`: the values that were checked.
        WithFlink: "Outside what was checked with real Flink ({0})."
            | "Außerhalb dessen, was an echtem Flink geprüft ist ({0})."
            | "超出与真实 Flink 对照过的范围（{0}）。";
        WithAutoscaler: "Outside the cases that the autoscaler was checked with ({0})."
            | "Außerhalb der Fälle, an denen der Autoscaler geprüft ist ({0})."
            | "超出检验自动扩缩器所用的用例（{0}）。";
        Assumed: "Assumed: no figure was found to check it with."
            | "Angenommen: Es fand sich keine Zahl, an der es zu prüfen wäre."
            | "此为假设：没有找到可供核对的数据。";
        /// `{0}`, `{1}`: the smallest and the largest value.
        Range: "{0} to {1}" | "{0} bis {1}" | "{0} 至 {1}";
        /// `{0}`: a value.
        Only: "only {0}" | "nur {0}" | "仅 {0}";
        /// `{0}`: a number.
        Others: "Further settings that are assumed, or outside what was checked: {0}"
            | "Weitere Einstellungen, die angenommen oder ungeprüft sind: {0}"
            | "另有 {0} 项设置是假设的，或超出核对范围";
        OnlyDefault: "only the default" | "nur die Vorgabe" | "仅默认值";
    }
}
