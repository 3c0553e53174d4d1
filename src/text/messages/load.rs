//! The texts about a load of the reader's own.

use super::messages;

messages! {
    /// The texts about a load of the reader's own.
    pub LoadText after super::plan::PlanText {
        BringTitle: "Your own load" | "Ihre eigene Last" | "您自己的负载";
        BringHint: "Drop a file on the figure, choose one, or paste: a load over time as CSV, TSV, or JSON of Prometheus, Grafana or CloudWatch. Also a link to a figure, its settings, an HPA or a Flink configuration."
            | "Ziehen Sie eine Datei auf die Grafik, wählen Sie eine, oder fügen Sie ein: eine Last über der Zeit als CSV, TSV oder JSON von Prometheus, Grafana oder CloudWatch. Auch einen Link auf eine Grafik, ihre Einstellungen, einen HPA oder eine Flink-Konfiguration."
            | "将文件拖到图表上，选择文件，或直接粘贴：CSV、TSV，或 Prometheus、Grafana、CloudWatch 的 JSON 格式的负载数据；也可以是图表的链接、设置、HPA 或 Flink 配置。";
        Private: "Nothing leaves this page: it is read in your browser."
            | "Nichts verlässt diese Seite: Gelesen wird in Ihrem Browser."
            | "数据不会离开此页面：只在您的浏览器中读取。";
        ChooseFile: "Choose a file" | "Datei wählen" | "选择文件";
        PasteHere: "Paste here" | "Hier einfügen" | "在此粘贴";
        /// `{0}`: the name of a file, `{1}`: a share.
        Reading: "Reading {0}: {1}" | "{0} wird gelesen: {1}" | "正在读取 {0}：{1}";
        PastedText: "the pasted text" | "eingefügter Text" | "粘贴的文本";
        /// `{0}`: rows, `{1}`: a column, `{2}`: its unit, `{3}`: a duration, `{4}`: the
        /// time between two values, `{5}`: the highest load.
        ReadAs: "{0} rows read. The load is “{1}”, {2}: {3}, a value each {4}, at most {5} records/s."
            | "{0} Zeilen gelesen. Die Last ist „{1}“, {2}: {3}, je {4} ein Wert, höchstens {5} Datensätze/s."
            | "已读取 {0} 行。负载为“{1}”，{2}：共 {3}，每 {4} 一个值，最高 {5} 条/秒。";
        PerSecond: "records per second" | "Datensätze pro Sekunde" | "每秒记录数";
        PerMinute: "records per minute" | "Datensätze pro Minute" | "每分钟记录数";
        PerHour: "records per hour" | "Datensätze pro Stunde" | "每小时记录数";
        PerStep: "records since the row before" | "Datensätze seit der Zeile davor" | "自上一行以来的记录数";
        Counter: "a counter, of which the load is the slope" | "ein Zähler, dessen Steigung die Last ist" | "累计计数器（负载为其斜率）";
        TimesUnknown: "The times have no zone and are read as UTC."
            | "Die Zeiten haben keine Zone und werden als UTC gelesen."
            | "时间没有时区，按 UTC 读取。";
        TimesElapsed: "The times count from the start." | "Die Zeiten zählen ab dem Anfang." | "时间从起点开始计算。";
        DateOrderGuessed: "Which number of the dates is the day is a guess."
            | "Welche Zahl der Daten der Tag ist, ist geraten."
            | "日期中哪个数字是“日”是推测的。";
        DecimalComma: "The comma is read as the decimal point."
            | "Das Komma wird als Dezimalzeichen gelesen."
            | "逗号按小数点读取。";
        /// `{0}`: a number, `{1}`: how they become one.
        Series: "{0} series, {1}." | "{0} Reihen, {1}." | "{0} 个序列，{1}。";
        Summed: "summed" | "addiert" | "求和";
        Averaged: "their mean" | "ihr Mittel" | "取平均";
        Highest: "the highest of each time" | "die jeweils höchste" | "取每个时刻的最大值";
        /// `{0}`: a list of counts.
        LeftOut: "Left out: {0}." | "Ausgelassen: {0}." | "已忽略：{0}。";
        /// `{0}`: a count.
        Blank: "{0} without a number" | "{0} ohne Zahl" | "{0} 行没有数值";
        NotFinite: "{0} with NaN or infinity" | "{0} mit NaN oder unendlich" | "{0} 行为 NaN 或无穷大";
        Unreadable: "{0} unreadable" | "{0} unlesbar" | "{0} 行无法读取";
        Negative: "{0} below 0" | "{0} unter 0" | "{0} 行小于 0";
        WithoutTime: "{0} without a time" | "{0} ohne Zeit" | "{0} 行没有时间";
        Duplicate: "{0} with the time of a later one" | "{0} mit der Zeit einer späteren" | "{0} 行与后面的行时间相同";
        /// `{0}`: a count.
        Disordered: "{0} rows came before an earlier one and were put in order."
            | "{0} Zeilen standen vor einer früheren und wurden eingeordnet."
            | "{0} 行时间顺序颠倒，已重新排序。";
        /// `{0}`: a count, `{1}`: a duration.
        Gaps: "{0} gaps, the longest {1}: a straight line bridges each."
            | "{0} Lücken, die längste {1}: Eine Gerade überbrückt jede."
            | "{0} 处缺口，最长 {1}：以直线连接。";
        Resets: "The counter began anew {0} times." | "Der Zähler begann {0}-mal neu." | "计数器重新开始了 {0} 次。";
        /// `{0}`: a place in a file.
        FirstUnreadable: "The first unreadable one: {0}." | "Die erste unlesbare: {0}." | "第一处无法读取：{0}。";
        /// `{0}`: a line, `{1}`: a column, `{2}`: a text.
        AtPlace: "line {0}, column “{1}”: “{2}”" | "Zeile {0}, Spalte „{1}“: „{2}“" | "第 {0} 行，列“{1}”：“{2}”";
        /// `{0}`: the highest load in the file, `{1}`: in the figure.
        Levelled: "In the file up to {0} records/s, averaged over each step here up to {1}."
            | "In der Datei bis {0} Datensätze/s, hier im Mittel jedes Schritts bis {1}."
            | "文件中最高 {0} 条/秒，此处按步长平均后最高 {1}。";
        /// `{0}`: records/s.
        TooHighPeak: "The highest load is beyond what the figure takes: {0} records/s. Allowed: up to {1}. The figure shows the shape at that height."
            | "Die höchste Last ist mehr, als die Grafik annimmt: {0} Datensätze/s. Erlaubt: bis {1}. Die Grafik zeigt den Verlauf in dieser Höhe."
            | "最高负载超出图表范围：{0} 条/秒。允许的最大值：{1}。图表按该高度显示其形状。";
        JobAssumed: "Nothing is known of your job, so a TaskManager is assumed to do {0} records/s. Answer the questions about it to change that."
            | "Von Ihrem Job ist nichts bekannt, daher wird angenommen, dass ein TaskManager {0} Datensätze/s schafft. Beantworten Sie die Fragen dazu, um das zu ändern."
            | "尚不了解您的作业，因此假设每个 TaskManager 处理 {0} 条/秒。回答有关作业的问题即可更改。";
        MeasuredFleet: "measured" | "gemessen" | "实测";
        TakeFit: "Use this CPU per record" | "Diese CPU je Datensatz übernehmen" | "采用此每条记录 CPU";
        ColumnOfLoad: "Load" | "Last" | "负载";
        ColumnOfTimes: "Time" | "Zeit" | "时间";
        UnitOfLoad: "It counts" | "Sie zählt" | "计量单位";
        ColumnOfCpu: "CPU use" | "CPU-Nutzung" | "CPU 使用";
        UnitOfCpu: "in" | "in" | "单位";
        ScopeOfCpu: "of" | "von" | "范围";
        ColumnOfTaskManagers: "TaskManagers" | "TaskManager" | "TaskManager 数";
        NoColumn: "none" | "keine" | "无";
        CpuPercent: "percent of the request" | "Prozent der Anforderung" | "占请求量的百分比";
        CpuShare: "share of the request (0 to 1)" | "Anteil der Anforderung (0 bis 1)" | "占请求量的比例（0 至 1）";
        CpuCores: "cores" | "Kerne" | "核";
        CpuMillicores: "millicores" | "Millicores" | "毫核";
        CpuSeconds: "CPU seconds, counted on" | "CPU-Sekunden, fortlaufend" | "累计 CPU 秒";
        CpuNanoseconds: "CPU nanoseconds, counted on" | "CPU-Nanosekunden, fortlaufend" | "累计 CPU 纳秒";
        CpuOfOne: "one TaskManager" | "einem TaskManager" | "单个 TaskManager";
        CpuOfAll: "all TaskManagers" | "allen TaskManagern" | "所有 TaskManager";
        ZoneOfTimes: "Time zone" | "Zeitzone" | "时区";
        AggregateOfSeries: "Series" | "Reihen" | "序列";
        Sum: "sum" | "Summe" | "求和";
        Mean: "mean" | "Mittel" | "平均";
        Max: "highest" | "höchste" | "最大";
        /// `{0}`: the name of a series.
        OnlySeries: "only {0}" | "nur {0}" | "仅 {0}";

        // Why a file holds no load.
        Empty: "The file is empty." | "Die Datei ist leer." | "文件为空。";
        /// `{0}`: a kind of file.
        NoText: "This is no text but {0}. Export it as CSV."
            | "Das ist kein Text, sondern {0}. Exportieren Sie es als CSV."
            | "这不是文本，而是{0}。请导出为 CSV。";
        Archive: "a spreadsheet or an archive (ZIP)" | "eine Tabelle oder ein Archiv (ZIP)" | "电子表格或压缩包（ZIP）";
        OldSpreadsheet: "an old spreadsheet (XLS)" | "eine alte Tabelle (XLS)" | "旧版电子表格（XLS）";
        Compressed: "a compressed file" | "eine komprimierte Datei" | "压缩文件";
        Pdf: "a PDF" | "ein PDF" | "PDF";
        Picture: "a picture" | "ein Bild" | "图片";
        BinaryTable: "a table in binary form (Parquet, Avro)" | "eine binäre Tabelle (Parquet, Avro)" | "二进制表格（Parquet、Avro）";
        Binary: "binary data" | "Binärdaten" | "二进制数据";
        /// `{0}`: megabytes, `{1}`: the most.
        TooLarge: "The file is too large: {0} MB. Allowed: {1} MB."
            | "Die Datei ist zu groß: {0} MB. Erlaubt: {1} MB."
            | "文件过大：{0} MB。允许：{1} MB。";
        TooLargeJson: "The JSON is too large: {0} MB. Allowed: {1} MB; CSV may be larger."
            | "Das JSON ist zu groß: {0} MB. Erlaubt: {1} MB; CSV darf größer sein."
            | "JSON 过大：{0} MB。允许：{1} MB；CSV 可以更大。";
        /// `{0}`: a line.
        OpenQuote: "Line {0}: a quoted field that begins here does not end."
            | "Zeile {0}: Ein Feld in Anführungszeichen, das hier beginnt, endet nicht."
            | "第 {0} 行：此处开始的带引号字段没有结束。";
        /// `{0}`: a line, `{1}`: a column, `{2}`: the words of the parser.
        NoJson: "Line {0}, column {1}: no JSON ({2})." | "Zeile {0}, Spalte {1}: kein JSON ({2})." | "第 {0} 行第 {1} 列：不是 JSON（{2}）。";
        UnknownJson: "This JSON holds no series that is known here. Allowed: an answer of Prometheus’ query_range, of CloudWatch’s get-metric-data or get-metric-statistics, “times” with “values”, a list of pairs or of objects."
            | "Dieses JSON enthält keine hier bekannte Reihe. Erlaubt: eine Antwort von query_range (Prometheus), get-metric-data oder get-metric-statistics (CloudWatch), „times“ mit „values“, eine Liste von Paaren oder Objekten."
            | "此 JSON 中没有可识别的序列。允许：Prometheus query_range、CloudWatch get-metric-data 或 get-metric-statistics 的结果，“times”与“values”，数对或对象的列表。";
        /// `{0}`: a message.
        FromPrometheus: "Prometheus answered: {0}" | "Prometheus antwortete: {0}" | "Prometheus 返回：{0}";
        OneMoment: "This is the answer for one moment (query). Ask for a span with query_range."
            | "Das ist die Antwort für einen Zeitpunkt (query). Fragen Sie mit query_range nach einer Spanne."
            | "这是单个时刻（query）的结果。请用 query_range 查询一段时间。";
        NoTable: "There is no table in the text: no two lines have the same number of fields."
            | "Im Text ist keine Tabelle: Keine zwei Zeilen haben gleich viele Felder."
            | "文本中没有表格：没有两行的字段数相同。";
        /// `{0}`: the names of columns.
        NoTimes: "No column has times. Columns: {0}." | "Keine Spalte enthält Zeiten. Spalten: {0}." | "没有包含时间的列。列：{0}。";
        NoNumbers: "No column has numbers that can be a load. Columns: {0}."
            | "Keine Spalte enthält Zahlen, die eine Last sein können. Spalten: {0}."
            | "没有可作为负载的数值列。列：{0}。";
        /// `{0}`: the name of a column.
        Lag: "“{0}” is a consumer lag: the records that wait, not those that arrive. The load is the slope of the log-end offset, or numRecordsInPerSecond of the job."
            | "„{0}“ ist ein Consumer-Lag: die wartenden Datensätze, nicht die ankommenden. Die Last ist die Steigung des Log-End-Offsets oder numRecordsInPerSecond des Jobs."
            | "“{0}”是消费延迟（等待的记录数），不是到达的记录数。负载是 log-end offset 的斜率，或作业的 numRecordsInPerSecond。";
        OneSnapshot: "These are the offsets of one moment, which have no rate. Write them again and again, each time behind a line with the time."
            | "Das sind die Offsets eines Zeitpunkts; sie haben keine Rate. Schreiben Sie sie immer wieder auf, jedes Mal hinter einer Zeile mit der Zeit."
            | "这是单个时刻的偏移量，没有速率。请多次记录，每次前面加一行时间。";
        /// `{0}`: a number, `{1}`: the least.
        TooFewRows: "Only {0} usable rows; at least {1} are needed."
            | "Nur {0} brauchbare Zeilen; mindestens {1} sind nötig."
            | "只有 {0} 行可用；至少需要 {1} 行。";
        /// `{0}`: a column.
        AllZero: "All numbers of “{0}” are 0." | "Alle Zahlen von „{0}“ sind 0." | "“{0}”的数值全部为 0。";
        /// `{0}`: days, `{1}`: the most.
        TooLong: "The file spans {0} days. Allowed: up to {1} days."
            | "Die Datei umfasst {0} Tage. Erlaubt: bis zu {1} Tage."
            | "文件跨度为 {0} 天。允许：最多 {1} 天。";
        /// `{0}`: columns.
        NoSuchColumn: "The chosen column does not fit. Columns: {0}."
            | "Die gewählte Spalte passt nicht. Spalten: {0}."
            | "所选的列不适用。列：{0}。";
    }
}
