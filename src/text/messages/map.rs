//! The map of the choices for a load.

use super::messages;

messages! {
    /// The map of the choices for a load.
    pub MapText after super::decision_log::LogText {
        Help: "Each mark is one choice for this load: to the right its worker-hours, upwards how long records wait. The line joins the choices that no other one beats. Point at a mark to see its run in the charts."
            | "Jede Marke ist eine Wahl für diese Last: nach rechts die Worker-Stunden, nach oben, wie lange Datensätze warten. Die Linie verbindet die Wahlen, die keine andere schlägt. Zeigen Sie auf eine Marke, um ihren Lauf in den Diagrammen zu sehen."
            | "每个标记是针对此负载的一种选择：向右为 worker·小时，向上为记录等待的时间。连线是没有其他选择能胜过的选择。指向某个标记，可在图中看到它的运行。";
        /// `{0}`: the longest allowed delay.
        GuessFirst: "Guess first: set what you think is cheapest with at most {0} of delay. The map then shows every choice, and yours."
            | "Raten Sie zuerst: Stellen Sie ein, was mit höchstens {0} Verzögerung wohl am billigsten ist. Die Karte zeigt dann jede Wahl, auch Ihre."
            | "先猜一猜：调出您认为延迟不超过 {0} 时最便宜的设置。随后图中会显示所有选择，包括您的。";
        ShowMap: "Show the map" | "Karte zeigen" | "显示选择图";
        /// `{0}`: the load.
        PictureTitle: "Every choice for one load: {0}" | "Jede Wahl für eine Last: {0}" | "针对一种负载的所有选择：{0}";
        Across: "Settings tried" | "Ausprobierte Einstellungen" | "尝试的设置";
        And: "and" | "und" | "与";
        DelayBy: "Delay" | "Verzögerung" | "延迟";
        Longest: "longest" | "längste" | "最长";
        Mean: "mean" | "mittlere" | "平均";
        LimitOf: "No more than" | "Höchstens" | "不超过";
        OfDelay: "delay (s)" | "Verzögerung (s)" | "延迟（秒）";
        OfHours: "worker-hours" | "Worker-Stunden" | "worker·小时";

        /// `{0}`: what is limited, `{1}`: what was typed, `{2}`: the greatest limit.
        NoLimit: "{0}: “{1}” is no limit. Allowed: 0 to {2}."
            | "{0}: „{1}“ ist keine Grenze. Erlaubt: 0 bis {2}."
            | "{0}：“{1}”不是有效的限制。允许：0 至 {2}。";

        // The chart.
        LongestAxis: "longest delay" | "längste Verzögerung" | "最长延迟";
        MeanAxis: "mean delay" | "mittlere Verzögerung" | "平均延迟";
        CostAxis: "cost" | "Kosten" | "成本";
        Never: "never catches up" | "holt nie auf" | "永远赶不上";
        /// `{0}`: how many.
        Dearer: "{0} dearer ones →" | "{0} teurere →" | "另有 {0} 种更贵 →";
        Grid: "{0} with these settings" | "{0} mit diesen Einstellungen" | "采用这些设置的 {0}";
        StaticFleets: "static fleets" | "statische Flotten" | "固定规模";
        Schedules: "schedules" | "Zeitpläne" | "时间表";
        Autoscalers: "other autoscalers as they are set" | "andere Autoscaler, wie sie eingestellt sind" | "其他自动扩缩器（按当前设置）";
        Present: "your setting" | "Ihre Einstellung" | "当前设置";
        Frontier: "beaten by no other" | "von keiner anderen geschlagen" | "无其他选择胜过";
        /// The name of the control that walks along the frontier.
        Walk: "Choices that no other one beats" | "Wahlen, die keine andere schlägt" | "没有其他选择能胜过的选择";

        // One choice. `{0}` is the autoscaler, then come two settings with their values.
        Setting: "{0} {1}" | "{0} {1}" | "{0} {1}";
        /// `{0}`: so many workers.
        StaticFleet: "static, {0}" | "statisch, {0}" | "固定，{0}";
        Schedule: "the schedule" | "der Zeitplan" | "时间表";
        /// `{0}`: so many workers.
        MoreThanSchedule: "the schedule and {0} more" | "der Zeitplan und {0} mehr" | "时间表再多 {0}";
        /// `{0}`: so many workers.
        LessThanSchedule: "the schedule less {0}" | "der Zeitplan ohne {0}" | "时间表减去 {0}";
        /// `{0}`: worker-hours.
        Hours: "{0} worker-hours" | "{0} Worker-Stunden" | "{0} worker·小时";
        /// `{0}`: worker-hours, `{1}`: their cost.
        HoursAtCost: "{0} worker-hours ({1})" | "{0} Worker-Stunden ({1})" | "{0} worker·小时（{1}）";
        /// `{0}`: worker-hours without a unit, `{1}`: their cost.
        AtCost: "{0} ({1})" | "{0} ({1})" | "{0}（{1}）";
        /// `{0}`: a duration.
        BehindMean: "{0} behind on average" | "im Mittel {0} zurück" | "平均落后 {0}";
        /// `{0}`: a choice, `{1}`: its worker-hours, `{2}`: its delay.
        Told: "{0}: {1}, {2}." | "{0}: {1}, {2}." | "{0}：{1}，{2}。";

        // The answer.
        /// `{0}`: what [`MapText::Told`] says.
        Best: "For this load: {0}" | "Für diese Last: {0}" | "针对此负载：{0}";
        /// `{0}`: a setting with its value.
        AtEdge: "{0} is the last value that was tried."
            | "{0} ist der letzte Wert, der ausprobiert wurde."
            | "{0} 是尝试过的边缘值。";
        /// `{0}`: worker-hours, `{1}`: a delay.
        MoreLoad: "With a tenth more load: {0}, {1}."
            | "Mit einem Zehntel mehr Last: {0}, {1}."
            | "负载增加一成时：{0}，{1}。";
        /// `{0}`: worker-hours, `{1}`: a delay.
        MoreLoadBeyond: "With a tenth more load it is not within the limit: {0}, {1}."
            | "Mit einem Zehntel mehr Last liegt sie nicht innerhalb der Grenze: {0}, {1}."
            | "负载增加一成时不在限制之内：{0}，{1}。";
        /// The same, while runs that could change it are not made.
        BestSoFar: "So far: {0}" | "Bisher: {0}" | "目前为止：{0}";
        /// `{0}`: what [`MapText::Told`] says.
        Yours: "Your setting: {0}" | "Ihre Einstellung: {0}" | "当前设置：{0}";
        /// `{0}`: what [`MapText::Told`] says.
        YoursBeyond: "Your setting is not within the limit: {0}"
            | "Ihre Einstellung liegt nicht innerhalb der Grenze: {0}"
            | "当前设置不在限制之内：{0}";
        /// `{0}`: how many choices, `{1}`: a duration.
        NoneQuick: "None of the {0} choices here keeps the delay within {1}."
            | "Keine der {0} Wahlen hier hält die Verzögerung unter {1}."
            | "这里的 {0} 种选择都无法把延迟控制在 {1} 以内。";
        /// `{0}`: how many choices, `{1}`: worker-hours.
        NoneCheap: "None of the {0} choices here catches up with at most {1}."
            | "Keine der {0} Wahlen hier holt mit höchstens {1} auf."
            | "这里的 {0} 种选择在 {1} 以内都赶不上。";
        /// `{0}`: what [`MapText::Told`] says.
        Nearest: "The nearest: {0}" | "Am nächsten: {0}" | "最接近的：{0}";
        /// `{0}`: how many choices.
        NothingCheaper: "Of the {0} choices here, none within the limit is cheaper."
            | "Von den {0} Wahlen hier ist keine innerhalb der Grenze billiger."
            | "这里的 {0} 种选择中，限制之内没有更便宜的。";
        /// `{0}`: how many choices.
        NothingQuicker: "Of the {0} choices here, none within the limit has a shorter delay."
            | "Von den {0} Wahlen hier hat keine innerhalb der Grenze eine kürzere Verzögerung."
            | "这里的 {0} 种选择中，限制之内没有延迟更短的。";
        /// `{0}`: a static fleet as [`MapText::Told`] says it.
        StaticWithin: "The best static fleet within the limit: {0}"
            | "Die beste statische Flotte innerhalb der Grenze: {0}"
            | "限制之内最好的固定规模：{0}";
        NoStatic: "No static fleet here is within the limit."
            | "Keine statische Flotte hier liegt innerhalb der Grenze."
            | "这里没有固定规模在限制之内。";
        /// `{0}`: how many others, `{1}`: how many seeds.
        AsGood: "{0} others differ from the best by no more than chance does over {1} seeds."
            | "{0} andere unterscheiden sich von der besten nicht mehr, als es der Zufall bei {1} Seeds tut."
            | "另有 {0} 种选择与最佳选择的差别不超过 {1} 个种子之间的偶然差异。";
        OneAsGood: "{0} other differs from the best by no more than chance does over {1} seeds."
            | "{0} andere unterscheidet sich von der besten nicht mehr, als es der Zufall bei {1} Seeds tut."
            | "另有 {0} 种选择与最佳选择的差别不超过 {1} 个种子之间的偶然差异。";
        /// `{0}`: runs that are made, `{1}`: all runs.
        Running: "Not final yet: {0} of {1} runs are made."
            | "Noch nicht endgültig: {0} von {1} Läufen sind gemacht."
            | "尚未定论：已完成 {0} / {1} 次运行。";
        /// `{0}`: a duration.
        TimeLeft: "About {0} left." | "Noch etwa {0}." | "大约还需 {0}。";
        /// `{0}`: all runs, `{1}`: how many seeds.
        AllMade: "{0} runs: each choice with {1} seeds."
            | "{0} Läufe: jede Wahl mit {1} Seeds."
            | "{0} 次运行：每种选择各 {1} 个种子。";
        Take: "Take this setting" | "Diese Einstellung übernehmen" | "采用此设置";
        PinChoice: "Compare with it" | "Damit vergleichen" | "与之比较";
        Taken: "This is your setting." | "Das ist Ihre Einstellung." | "这就是当前设置。";

        // What matters.
        WhatMatters: "What matters here" | "Worauf es hier ankommt" | "这里的关键设置";
        MattersHelp: "The settings whose half, double or other choice changes cost and delay most, one at a time."
            | "Die Einstellungen, deren Hälfte, Doppeltes oder andere Wahl Kosten und Verzögerung am meisten ändern, jede für sich."
            | "逐项将设置减半、加倍或改为其他选项，这些设置对成本和延迟的影响最大。";
        NothingMatters: "No other setting changes anything here."
            | "Keine andere Einstellung ändert hier etwas."
            | "这里没有其他设置会产生影响。";
        /// `{0}`: a setting, `{1}`: its value, `{2}`: another.
        Changed: "{0} {2} instead of {1}" | "{0} {2} statt {1}" | "{0} 由 {1} 改为 {2}";

        // The table.
        /// `{0}`, `{1}`: two settings.
        Table: "The choices that no other one beats ({0} · {1})" | "Die Wahlen, die keine andere schlägt ({0} · {1})" | "没有其他选择能胜过的选择（{0} · {1}）";
        Choice: "Choice" | "Wahl" | "选择";
        LongestDelay: "Longest delay" | "Längste Verzögerung" | "最长延迟";
        MeanDelay: "Mean delay" | "Mittlere Verzögerung" | "平均延迟";
    }
}
