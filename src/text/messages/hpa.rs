//! The rules of the HPA for each direction.

use super::messages;

messages! {
    /// The rules of the HPA for each direction, and what their settings wait for.
    pub(in crate::text) HpaText after super::sketch::Sketch {
        // The policy that decides.
        SelectMax: "largest change (Max)" | "größte Änderung (Max)" | "最大变化（Max）";
        SelectMin: "smallest change (Min)" | "kleinste Änderung (Min)" | "最小变化（Min）";
        SelectDisabled: "no change (Disabled)" | "keine Änderung (Disabled)" | "不变（Disabled）";

        /// `{0}`: the allowed values.
        ByTolerance: "{0}, by default the tolerance" | "{0}, sonst die Toleranz" | "{0}，默认为容差";
        ByPolicyPeriod: "{0}, by default the policy period"
            | "{0}, sonst die Periode der Policies"
            | "{0}，默认为策略周期";

        // What settings wait for that do not act.
        LateReadiness: "for pods that are not ready at the end of the CPU initialization period"
            | "für Pods, die am Ende der CPU-Anlaufzeit nicht bereit sind"
            | "用于 CPU 初始化期结束时仍未就绪的 Pod";
        SharedTolerance: "for directions without a tolerance of their own"
            | "für Richtungen ohne eigene Toleranz"
            | "用于没有单独容差的方向";
        EnabledDirection: "for a direction that is not disabled"
            | "für eine Richtung, die nicht gesperrt ist"
            | "用于未被禁用的方向";
        WithPolicy: "with the policy in question" | "mit der Policy dazu" | "用于设有相应策略时";
        SharedPeriod: "for policies without a period of their own"
            | "für Policies ohne eigene Periode"
            | "用于没有单独周期的策略";
    }
}
