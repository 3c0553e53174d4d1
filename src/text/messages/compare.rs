//! Pinned runs beside the present one.

use super::messages;

messages! {
    /// Pinned runs beside the present one.
    pub(in crate::text) Compare after super::fit::FitText {
        /// `{0}`: a number.
        PinNumber: "Pin {0}" | "Pin {0}" | "对照 {0}";
        /// Before the names of autoscalers.
        BesideIt: "Pin the same run with another autoscaler:"
            | "Denselben Lauf mit einem anderen Autoscaler anheften:"
            | "固定同一运行，但换用另一自动扩缩器：";
        PinThis: "Pin this run" | "Diesen Lauf anheften" | "固定本次运行";
        PinHelp: "A pinned run stays in the charts as a thin dashed line while you change the settings."
            | "Ein angehefteter Lauf bleibt als dünne gestrichelte Linie in den Diagrammen, während Sie die Einstellungen ändern."
            | "固定的运行会以细虚线留在图中，你可以继续改变设置。";
        /// `{0}`: the most pins.
        NoMorePins: "{0} runs are pinned, and no more can be. Remove one to pin another."
            | "{0} Läufe sind angeheftet; mehr geht nicht. Entfernen Sie einen, um einen weiteren anzuheften."
            | "已固定 {0} 个运行，不能再多。请先移除一个。";
        PasteRun: "or paste a link or settings" | "oder Link oder Einstellungen einfügen" | "或粘贴链接或设置";
        LeftOut: "Pinned without what could not be read:"
            | "Angeheftet ohne das, was nicht lesbar war:"
            | "已固定，但略去了无法读取的部分：";
        PinList: "Pinned runs" | "Angeheftete Läufe" | "已固定的运行";
        /// `{0}`: the name of a pin.
        RenamePin: "Name of “{0}”" | "Name von „{0}“" | "“{0}”的名称";
        GoBack: "Go back" | "Zurück" | "恢复";
        GoBackTo: "Go back to “{0}”" | "Zurück zu „{0}“" | "恢复“{0}”";
        Unpin: "Remove “{0}”" | "„{0}“ entfernen" | "移除“{0}”";

        // The differences from a pin.
        /// `{0}`: the name of a pin.
        Against: "This run against “{0}”" | "Dieser Lauf gegen „{0}“" | "本次运行与“{0}”相比";
        /// `{0}`: a policy, `{1}`: the name of a pin, `{2}`: the differences.
        Told: "{0} against “{1}”: {2}." | "{0} gegen „{1}“: {2}." | "{0}与“{1}”相比，{2}。";
        Same: "the same" | "gleich" | "相同";
        AboutSame: "about the same" | "etwa gleich" | "大致相同";
        /// `{0}`: a number.
        Point: "{0} percentage point" | "{0} Prozentpunkt" | "{0} 个百分点";
        Points: "{0} percentage points" | "{0} Prozentpunkte" | "{0} 个百分点";
        /// `{0}`: a difference, `{1}`: the same as a share.
        AndShare: "{0} ({1})" | "{0} ({1})" | "{0}（{1}）";
        Cost: "cost" | "Kosten" | "费用";
        /// `{0}`: what a number counts, `{1}`: a difference.
        LabelAndNumber: "{0} {1}" | "{0} {1}" | "{0}：{1}";
        // `{0}`: a fleet, `{1}`: records, `{2}`: the name of a pin.
        NowLost: "{0} never catches up, {1} records behind: no gain over “{2}” counts."
            | "{0} holt nie auf, {1} Datensätze im Rückstand: Kein Gewinn gegenüber „{2}“ zählt."
            | "{0}始终追不上，积压 {1} 条记录：与“{2}”相比的任何收益都不算数。";
        PinLost: "{0} never catches up in “{2}”, {1} records behind: its numbers are no yardstick."
            | "{0} holt in „{2}“ nie auf, {1} Datensätze im Rückstand: Die Zahlen sind kein Maßstab."
            | "在“{2}”中{0}始终追不上，积压 {1} 条记录：其数字不能作为标准。";
        /// `{3}`: the records in the pin.
        BothLost: "{0} never catches up: {1} records behind, in “{2}” {3}."
            | "{0} holt nie auf: {1} Datensätze im Rückstand, in „{2}“ {3} Datensätze."
            | "{0}始终追不上：积压 {1} 条记录，在“{2}”中为 {3} 条。";
        /// `{0}`: the name of a pin, `{1}`, `{2}`: spans.
        OtherSpan: "“{0}” spans {1}, this run {2}: it has no lines in the charts, and differences would say nothing."
            | "„{0}“ dauert {1}, dieser Lauf {2}: Linien im Diagramm gibt es nicht, und Unterschiede sagen nichts."
            | "“{0}”时长 {1}，本次运行 {2}：图中不画它的线，差别也没有意义。";
        /// `{0}`: the name of a pin, `{1}`: that of a load.
        OtherNamedLoad: "“{0}” has another load: {1}." | "„{0}“ hat eine andere Last: {1}." | "“{0}”的负载不同：{1}。";
        /// `{0}`: the name of a pin.
        OtherLoad: "“{0}” has another load." | "„{0}“ hat eine andere Last." | "“{0}”的负载不同。";
        OtherNeed: "“{0}” needs another number of workers for the same load."
            | "„{0}“ braucht für dieselbe Last eine andere Zahl von Workern."
            | "处理同样的负载，“{0}”需要的 worker 数不同。";

        // The table.
        TableCaption: "This run beside the pinned ones"
            | "Dieser Lauf neben den angehefteten"
            | "本次运行与固定的运行";
        Now: "now" | "jetzt" | "当前";
        Differing: "Settings that differ" | "Abweichende Einstellungen" | "不同的设置";
        NoneDiffers: "No setting differs." | "Keine Einstellung weicht ab." | "设置全部相同。";
        SpanOfTime: "Time span" | "Zeitraum" | "时长";
        CommandCount: "Commands" | "Befehle" | "命令数";
        /// `{0}`: a value that reads like that of the present run.
        Another: "{0} (another)" | "{0} (abweichend)" | "{0}（另一个）";
        /// `{0}`: a load, `{1}`: the name of a pin.
        LoadOf: "{0}, {1}" | "{0}, {1}" | "{0}，{1}";
    }
}
