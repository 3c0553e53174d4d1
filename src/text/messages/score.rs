//! The reader's own cluster against the autoscaler.

use super::messages;

messages! {
    /// The score of the own cluster.
    pub(crate) Score after super::warnings::Advice {
        /// `{0}`: a time.
        StartAt: "Start one at {0}" | "Starten: {0}" | "在 {0} 启动一个";
        StopAt: "Stop one at {0}" | "Stoppen: {0}" | "在 {0} 停止一个";
        KillAt: "Kill one at {0}" | "Hart beenden: {0}" | "在 {0} 强制终止一个";

        You: "You" | "Sie" | "你";
        Autoscaler: "Autoscaler" | "Autoscaler" | "自动扩缩";
        /// `{0}`: who, `{1}`: worker-hours, `{2}`: a share of the time, `{3}`: the worst
        /// delay.
        Line: "{0}: {1} worker-hours, short for {2} of the time, {3}."
            | "{0}: {1} Worker-Stunden, zu {2} zu klein, {3}."
            | "{0}：{1} worker·小时，{2} 的时间不足，{3}。";
        /// `{0}`: a duration, `{1}`: records.
        Behind: "{0} ({1} records) behind at worst"
            | "bis zu {0} ({1} Datensätze) zurück"
            | "最多落后 {0}（{1} 条）";
        /// `{0}`: who, `{1}`: records.
        Lost: "{0}: never caught up, {1} records behind at the end."
            | "{0}: nie aufgeholt, am Ende {1} Datensätze zurück."
            | "{0}：始终没有追上，结束时积压 {1} 条。";
        YouLost: "That is lost, whatever it cost."
            | "Das ist verloren, was immer es gekostet hat."
            | "无论花费多少，都算失败。";
        ItLost: "The autoscaler lost, so its cost is no yardstick."
            | "Der Autoscaler hat verloren, seine Kosten sind kein Maßstab."
            | "自动扩缩没有追上，它的花费不能作为标准。";
        /// `{0}`: one of the next three, `{1}`: one of the three after them.
        Verdict: "{0}, and {1}." | "{0}, und {1}." | "{0}，{1}。";
        WaitShorter: "Your longest wait is shorter"
            | "Ihre längste Wartezeit ist kürzer"
            | "你的最长等待更短";
        WaitSame: "Your longest wait is the same"
            | "Ihre längste Wartezeit ist gleich"
            | "你的最长等待相同";
        WaitLonger: "Your longest wait is longer"
            | "Ihre längste Wartezeit ist länger"
            | "你的最长等待更长";
        /// `{0}`: a number of worker-hours.
        PaidLess: "you paid {0} h less" | "Sie zahlten {0} h weniger" | "少付 {0} 小时";
        PaidSame: "you paid the same" | "Sie zahlten gleich viel" | "花费相同";
        PaidMore: "you paid {0} h more" | "Sie zahlten {0} h mehr" | "多付 {0} 小时";
        NoCommands: "You have given no command yet. This is what you have to beat:"
            | "Sie haben noch keinen Befehl gegeben. Das gilt es zu schlagen:"
            | "你还没有下达命令。要超越的是：";
        /// `{0}`: worker-hours, `{1}`: the worst delay.
        Best: "Your best try: {0} worker-hours, {1}."
            | "Ihr bester Versuch: {0} Worker-Stunden, {1}."
            | "你的最佳尝试：{0} worker·小时，{1}。";
        BestRule: "Best is the shortest wait for no more than the autoscaler’s cost, or else the lowest cost."
            | "Am besten ist die kürzeste Wartezeit zu höchstens den Kosten des Autoscalers, sonst die geringsten Kosten."
            | "最佳：花费不超过自动扩缩时等待最短者；否则为花费最少者。";
        BringBack: "Bring it back" | "Zurückholen" | "恢复";
    }
}
