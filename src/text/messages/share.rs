//! Links, code for other pages, and saved files.

use super::messages;

messages! {
    /// Links, code for other pages, and saved files.
    pub Share after super::compare::Compare {
        // Buttons.
        LinkTitle: "Link" | "Link" | "链接";
        Embed: "Embed" | "Einbetten" | "嵌入";
        Save: "Save" | "Speichern" | "保存";
        Copy: "Copy" | "Kopieren" | "复制";
        Copied: "Copied" | "Kopiert" | "已复制";
        NotCopied: "The browser does not let the page copy. Select the text and copy it yourself."
            | "Der Browser lässt die Seite nicht kopieren. Markieren Sie den Text und kopieren Sie ihn selbst."
            | "浏览器不允许页面复制，请选中文本后自行复制。";
        LinkHint: "The link keeps settings, charts, commands, pins and time. What stands behind # stays in the browser: no server sees it."
            | "Der Link bewahrt Einstellungen, Diagramme, Befehle, Merkpunkte und Zeit. Was hinter # steht, bleibt im Browser: kein Server sieht es."
            | "链接保留设置、图表、命令、固定的运行和时间。# 之后的内容只留在浏览器里，不会发给任何服务器。";

        // Loads of the reader's own.
        /// `{0}`: the name of a file.
        LoadTravelsAlone: "The load is too long for a link. Send {0} along: it is dropped on the figure that the link opens."
            | "Die Last ist zu lang für einen Link. Schicken Sie {0} mit: Man zieht die Datei auf die Grafik, die der Link öffnet."
            | "负载太长，无法放进链接。请同时发送 {0}：在链接打开的图表上拖入该文件即可。";
        /// `{0}`: the name of a file.
        LoadBesidePage: "Put {0} beside the page: the tag names it."
            | "Legen Sie {0} neben die Seite: Das Tag nennt sie."
            | "请将 {0} 放在页面旁边：标签会引用它。";

        // Code for other pages.
        TagTitle: "Element" | "Element" | "元素";
        TagHint: "For pages that may load the script. Commands, pins and time are only in links."
            | "Für Seiten, die das Skript laden dürfen. Befehle, Merkpunkte und Zeit stehen nur in Links."
            | "用于允许加载脚本的页面。命令、固定的运行和时间只保存在链接里。";
        IframeTitle: "Iframe" | "Iframe" | "iframe";
        IframeHint: "For pages that take no script. It keeps everything."
            | "Für Seiten, die kein Skript annehmen. Es bewahrt alles."
            | "用于不接受脚本的页面，保留全部内容。";
        MarkdownTitle: "Markdown with the picture" | "Markdown mit dem Bild" | "带图片的 Markdown";
        /// `{0}`: the name of a file.
        MarkdownHint: "Put {0} beside the text. A click on the picture opens the figure."
            | "Legen Sie {0} neben den Text. Ein Klick auf das Bild öffnet die Grafik."
            | "请将 {0} 放在文本旁边。点击图片即可打开图表。";
        /// `{0}`: CSS pixels.
        PreviewPixels: "{0}\u{a0}px" | "{0}\u{a0}px" | "{0}\u{a0}像素";
        PreviewWidth: "Width of the page" | "Breite der Seite" | "页面宽度";
        /// `{0}`, `{1}`: CSS pixels.
        PreviewSize: "{0}\u{a0}×\u{a0}{1} px" | "{0}\u{a0}×\u{a0}{1} px" | "{0}\u{a0}×\u{a0}{1} 像素";

        // Files.
        SaveSvg: "Picture (SVG)" | "Bild (SVG)" | "图片（SVG）";
        SavePng: "Picture (PNG, twice the size)" | "Bild (PNG, doppelt so groß)" | "图片（PNG，两倍大小）";
        SaveCsv: "Runs (CSV)" | "Läufe (CSV)" | "运行数据（CSV）";
        SaveDecisions: "Decisions (CSV)" | "Entscheidungen (CSV)" | "决策（CSV）";
        SaveJson: "Settings and numbers (JSON)" | "Einstellungen und Zahlen (JSON)" | "设置与数值（JSON）";
        SaveLoad: "Load (CSV)" | "Last (CSV)" | "负载（CSV）";
        SaveMap: "Map (SVG)" | "Karte (SVG)" | "选择图（SVG）";
        SaveMapCsv: "Map (CSV)" | "Karte (CSV)" | "选择图（CSV）";
        PictureFailed: "The browser could not draw the picture. Save the SVG instead."
            | "Der Browser konnte das Bild nicht zeichnen. Speichern Sie stattdessen das SVG."
            | "浏览器无法绘制图片。请改为保存 SVG。";
        NoPicture: "This page does not allow a picture to be drawn from the figure (Content-Security-Policy, img-src blob:). Save the SVG instead."
            | "Diese Seite erlaubt nicht, aus der Grafik ein Bild zu zeichnen (Content-Security-Policy, img-src blob:). Speichern Sie stattdessen das SVG."
            | "此页面不允许由图表绘制图片（Content-Security-Policy，img-src blob:）。请改为保存 SVG。";

        // The texts of a saved picture.
        /// `{0}`: the title of the figure, `{1}`: the name of the load.
        SavedTitle: "{0}: {1}" | "{0}: {1}" | "{0}：{1}";
        /// `{0}`: a version, `{1}`: settings.
        Source: "reactive-allocation {0}. Settings: {1}." | "reactive-allocation {0}. Einstellungen: {1}." | "reactive-allocation {0}。设置：{1}。";
        /// `{0}`: a preset.
        AllOfPreset: "all of “{0}”" | "alle von „{0}“" | "均取自“{0}”";
        /// `{0}`: a preset, `{1}`: settings.
        SettingsBeside: "“{0}”; {1}" | "„{0}“; {1}" | "“{0}”；{1}";
        /// `{0}`: a setting, `{1}`: its value.
        OneSetting: "{0}: {1}" | "{0}: {1}" | "{0}：{1}";
        /// `{0}`, `{1}`: settings.
        BothSettings: "{0}; {1}" | "{0}; {1}" | "{0}；{1}";
        /// `{0}`: how many.
        MoreSettings: "{0} more" | "{0} weitere" | "另有 {0} 项";
        /// The start of a link stands behind it.
        LinkIsCut: "Link (cut; the SVG and JSON files have all of it):" | "Link (gekürzt; SVG- und JSON-Datei haben ihn ganz):" | "链接（已截断，SVG 与 JSON 文件中有完整链接）：";
        LinkIsWhole: "Link:" | "Link:" | "链接：";

        // What is wrong with a link.
        NoLink: "the address holds no figure" | "Die Adresse enthält keine Grafik" | "此地址不含图表";
        FileTooLarge: "the file has more than 4 MB" | "Die Datei hat mehr als 4 MB" | "文件超过 4 MB";
        /// `{0}`, `{1}`: numbers.
        FileNoJson: "line {0}, column {1}: this is no JSON" | "Zeile {0}, Spalte {1}: Das ist kein JSON" | "第 {0} 行第 {1} 列：不是 JSON";
        FileNoSettings: "the file holds no settings of a figure" | "Die Datei enthält keine Einstellungen einer Grafik" | "文件不含图表的设置";
        /// `{0}`, `{1}`: how many.
        PartsLeftOut: "With everything the link has {0} characters, more than {1}: pins, or pins and commands, are left out."
            | "Mit allem hat der Link {0} Zeichen, mehr als {1}: Merkpunkte, oder Merkpunkte und Befehle, fehlen darin."
            | "若保留全部内容，链接有 {0} 个字符，超过 {1} 个：已略去固定的运行，或固定的运行和命令。";
        /// `{0}`, `{1}`: how many.
        LinkTooLong: "the link has {0} characters, more than {1}"
            | "Der Link hat {0} Zeichen, mehr als {1}"
            | "链接有 {0} 个字符，超过 {1} 个";
        MendedEscapes: "the link was escaped; it is read without the escapes"
            | "Der Link war maskiert (%3D); er wird ohne die Maskierung gelesen"
            | "链接曾被转义，已还原后读取";
        MendedAmpersands: "the link was written as in HTML; it is read without “amp;”"
            | "Der Link war wie in HTML geschrieben; er wird ohne „amp;“ gelesen"
            | "链接曾按 HTML 书写，已去掉“amp;”后读取";
        MendedSpaces: "the link was broken into lines; it is read as one"
            | "Der Link war umbrochen; er wird als eine Zeile gelesen"
            | "链接曾被断行，已合并后读取";
        /// `{0}`, `{1}`: versions.
        LaterVersion: "the link is of version {0}, and this figure reads version {1}: parts may be missing"
            | "Der Link hat Version {0}, und diese Grafik liest Version {1}: Teile können fehlen"
            | "链接为版本 {0}，此图表读取版本 {1}：可能缺少部分内容";
        /// `{0}`: a part.
        CutOff: "the link is cut off in “{0}”: this part and all behind it are missing"
            | "Der Link ist in „{0}“ abgeschnitten: Dieser Teil und alles danach fehlt"
            | "链接在“{0}”处被截断：该部分及其后内容缺失";
        /// `{0}`: how many.
        TooManyBytes: "the link has more than {0} bytes: the rest is left out"
            | "Der Link hat mehr als {0} Bytes: Der Rest fehlt"
            | "链接超过 {0} 字节：其余部分被忽略";
        /// `{0}`: how many.
        TooManyParts: "the link has more than {0} parts: the rest is left out"
            | "Der Link hat mehr als {0} Teile: Der Rest fehlt"
            | "链接超过 {0} 个部分：其余部分被忽略";
        /// `{0}`: a name, `{1}`: a value.
        UnknownName: "{0}: “{1}” is for a part that links do not have"
            | "{0}: „{1}“ ist für einen Teil, den Links nicht haben"
            | "{0}：“{1}”所属的部分在链接中不存在";
        /// `{0}`: a name, `{1}`: a value.
        Gone: "{0}: “{1}” is for a setting that is gone"
            | "{0}: „{1}“ ist für eine Einstellung, die es nicht mehr gibt"
            | "{0}：“{1}”所属的设置已不存在";
        /// `{0}`: a name.
        Repeated: "{0}: is there more than once; the last one counts"
            | "{0}: steht mehrmals da; das letzte gilt"
            | "{0}：多次出现，以最后一个为准";
        /// `{0}`: a name, `{1}`: a value, `{2}`: what is allowed.
        NotAllowed: "{0}: “{1}” is not allowed. Allowed: {2}."
            | "{0}: „{1}“ ist nicht erlaubt. Erlaubt: {2}."
            | "{0}：不允许“{1}”。允许的值：{2}。";
        /// `{0}`: the name of a load, `{1}`: a part.
        NoLoad: "{0}: is left out without {1}" | "{0}: fehlt ohne {1}" | "{0}：缺少{1}，已忽略";
        /// `{0}`: the name of a load.
        LoadInFile: "{0}: is not in the link; it comes as a file"
            | "{0}: ist nicht im Link; sie kommt als Datei"
            | "{0}：不在链接中，需另附文件";
        /// `{0}`: how many.
        MoreProblems: "and {0} more problems" | "und {0} weitere Probleme" | "另有 {0} 个问题";
        /// `{0}`: a name.
        PartShares: "its values ({0})" | "ihre Werte ({0})" | "其数值（{0}）";
        /// `{0}`: a name.
        PartStep: "the time between them ({0})" | "die Zeit dazwischen ({0})" | "数值的时间间隔（{0}）";
        /// `{0}`: a name.
        PartPeak: "its peak ({0})" | "ihre Spitze ({0})" | "其峰值（{0}）";
        AllowedTime: "0 to 31622400 s" | "0 bis 31622400 s" | "0 至 31622400 秒";
        AllowedName: "up to 60 characters as a figure has written them"
            | "bis zu 60 Zeichen, wie eine Grafik sie geschrieben hat"
            | "由图表写出的至多 60 个字符";
        AllowedLanguage: "a tag such as de or zh-Hans" | "ein Kürzel wie de oder zh-Hans" | "语言标签，如 de 或 zh-Hans";
        AllowedColorScheme: "light, dark" | "light, dark" | "light、dark";
        AllowedCommands: "s (start), p (stop) or k (kill) with the seconds since the command before, such as s3600-k60, and x2 behind it for two TaskManagers; 500 TaskManagers in all"
            | "s (starten), p (stoppen) oder k (hart beenden) mit den Sekunden seit dem vorigen Befehl, etwa s3600-k60, und x2 dahinter für zwei TaskManager; insgesamt 500 TaskManager"
            | "s（启动）、p（停止）或 k（强制终止）加上距前一命令的秒数，如 s3600-k60，其后的 x2 表示两个 TaskManager；总共至多 500 个 TaskManager";
        AllowedCommandsOfFile: "objects with time in seconds, command (start, stop, kill) and count"
            | "Objekte mit time in Sekunden, command (start, stop, kill) und count"
            | "含 time（秒）、command（start、stop、kill）和 count 的对象";
        AllowedLoadPlace: "file, and for pins figure" | "file, und für Merkpunkte figure" | "file；固定的运行还可用 figure";
        AllowedLoadBegin: "milliseconds since 1970 of the years 1 to 9999"
            | "Millisekunden seit 1970, Jahre 1 bis 9999"
            | "自 1970 年起的毫秒数，公元 1 至 9999 年";
        AllowedLoadStep: "at least 0.001 s, all values together at most 367 days"
            | "mindestens 0.001 s, alle Werte zusammen höchstens 367 Tage"
            | "至少 0.001 秒，所有数值合计至多 367 天";
        AllowedLoadPeak: "above 0 and up to 1000000000000000 records/s"
            | "über 0 und bis 1000000000000000 Datensätze/s"
            | "大于 0，至多 1000000000000000 条/秒";
        AllowedLoadShares: "what a figure has written, 1 to 4096 values"
            | "was eine Grafik geschrieben hat, 1 bis 4096 Werte"
            | "由图表写出的 1 至 4096 个数值";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::messages::{Language, MessageId, built_in};

    #[test]
    fn each_text_has_the_same_places_in_each_language() {
        let all = [Language::English, Language::German, Language::Chinese];
        let [english, german, chinese] = all.map(built_in::<Share>);
        assert_eq!(english.len(), Share::END - Share::BEGIN);
        for ((english, german), chinese) in english.iter().zip(german).zip(chinese) {
            for place in 0..10 {
                let place = format!("{{{place}}}");
                let counts = [english, german, chinese].map(|text| text.matches(&place).count());
                assert_eq!(counts, [counts[0]; 3], "{english}");
            }
        }
    }
}
