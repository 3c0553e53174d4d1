//! What may stand in a plan of workers by days and hours.

use super::messages;

messages! {
    /// What may stand at a place of a plan, as a refusal names it.
    pub(in crate::text) PlanText after super::hpa::HpaText {
        Entry: "days or hours or both, then workers, as in Mon-Fri 07:00-20:00 8"
            | "Tage oder Stunden oder beides, dann Worker, wie in Mon-Fri 07:00-20:00 8"
            | "日期或时段或两者，然后是 worker 数，如 Mon-Fri 07:00-20:00 8";
        Days: "days, as in Mon, Mon-Fri or Mon,Wed-Fri"
            | "Tage auf Englisch, wie in Mon, Mon-Fri oder Mon,Wed-Fri"
            | "英文星期，如 Mon、Mon-Fri 或 Mon,Wed-Fri";
        Date: "a date from 1900-01-01 to 2999-12-31, as in 2026-12-24"
            | "ein Datum von 1900-01-01 bis 2999-12-31, wie in 2026-12-24"
            | "1900-01-01 至 2999-12-31 的日期，如 2026-12-24";
        Hours: "a begin and an end, as in 07:00-20:00"
            | "Beginn und Ende, wie in 07:00-20:00"
            | "开始与结束时间，如 07:00-20:00";
        Begin: "a begin from 00:00 to 23:59"
            | "ein Beginn von 00:00 bis 23:59"
            | "00:00 至 23:59 的开始时间";
        End: "an end from 00:00 to 24:00"
            | "ein Ende von 00:00 bis 24:00"
            | "00:00 至 24:00 的结束时间";
        OtherEnd: "an end other than the begin; 00:00-24:00 for the whole day"
            | "ein Ende, das nicht der Beginn ist; 00:00-24:00 für den ganzen Tag"
            | "与开始时间不同的结束时间；全天为 00:00-24:00";
        Workers: "a whole number of workers from 0 to 500"
            | "eine ganze Zahl von Workern von 0 bis 500"
            | "0 至 500 的整数 worker 数";
        Semicolon: "a semicolon" | "ein Semikolon" | "英文分号";
        Else: "a last part for all other times, as in ; else 3"
            | "ein letzter Teil für alle anderen Zeiten, wie in ; else 3"
            | "用于其余时间的最后一部分，如 ; else 3";
        TheEnd: "the end of the plan" | "das Ende des Plans" | "计划的结尾";
        FewerEntries: "50 entries at most" | "höchstens 50 Einträge" | "最多 50 个条目";

        // `{0}`: a setting, `{1}`: a part of the text, `{2}`: what is allowed, `{3}`: the place of the part.
        Wrong: "{0}: “{1}” at character {3} is not allowed. Allowed: {2}."
            | "{0}: „{1}“ an Zeichen {3} ist nicht erlaubt. Erlaubt: {2}."
            | "{0}：第 {3} 个字符处的“{1}”不允许。允许的值：{2}。";
        Missing: "{0}: something is missing at character {3}. Allowed: {2}."
            | "{0}: An Zeichen {3} fehlt etwas. Erlaubt: {2}."
            | "{0}：第 {3} 个字符处缺少内容。允许的值：{2}。";
    }
}
