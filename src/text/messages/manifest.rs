//! The texts about manifests: what is taken away, and what is read back.

use super::messages;

messages! {
    /// The texts about manifests.
    pub ManifestText after super::load::LoadText {
        TakeAway: "For your cluster" | "Für Ihren Cluster" | "用于您的集群";
        TakeAwayHelp: "What would set these values. Comments name what has no equivalent."
            | "Damit würden diese Werte eingestellt. Kommentare nennen, was keine Entsprechung hat."
            | "用于设置这些值的配置。注释列出没有对应项的内容。";
        Hpa: "HorizontalPodAutoscaler (Kubernetes)" | "HorizontalPodAutoscaler (Kubernetes)" | "HorizontalPodAutoscaler（Kubernetes）";
        Flink: "Flink configuration" | "Flink-Konfiguration" | "Flink 配置";
        CloudFormation: "CloudFormation template (AWS)" | "CloudFormation-Vorlage (AWS)" | "CloudFormation 模板（AWS）";
        Google: "Autoscaler (Google Cloud)" | "Autoscaler (Google Cloud)" | "Autoscaler（Google Cloud）";
        Deployment: "Deployment of the TaskManagers (Kubernetes)" | "Deployment der TaskManager (Kubernetes)" | "TaskManager 的 Deployment（Kubernetes）";
        Keda: "ScaledObject (KEDA)" | "ScaledObject (KEDA)" | "ScaledObject（KEDA）";
        FlinkDeployment: "FlinkDeployment (Flink operator)" | "FlinkDeployment (Flink operator)" | "FlinkDeployment（Flink Kubernetes Operator）";

        /// `{0}`: kinds of manifests.
        Taken: "Taken over: {0}." | "Übernommen: {0}." | "已导入：{0}。";
        TakenSettings: "Settings taken over: {0}." | "Übernommene Einstellungen: {0}." | "已导入的设置：{0}。";
        NothingChanged: "It says what the figure has already." | "Darin steht, was die Grafik schon hat." | "内容与图表现有设置相同。";
        /// `{0}`: a line, `{1}`: a key with its value, `{2}`: the reason.
        Remark: "Line {0}, {1}: {2}." | "Zeile {0}, {1}: {2}." | "第 {0} 行，{1}：{2}。";
        /// `{0}`: a number.
        MoreRemarks: "{0} more." | "{0} weitere." | "另有 {0} 条。";

        // Why a value is not taken, or only in part.
        Unknown: "the figure has no such setting" | "die Grafik hat keine solche Einstellung" | "图表没有此设置";
        UnknownDocument: "neither an autoscaler nor a Deployment nor a Flink configuration"
            | "weder ein Autoscaler noch ein Deployment noch eine Flink-Konfiguration"
            | "既不是自动扩缩器，也不是 Deployment 或 Flink 配置";
        NotTheFirst: "only the first one is taken" | "nur das erste wird genommen" | "只采用第一个";
        /// `{0}`: the allowed values.
        OutOfRange: "the figure takes {0}" | "die Grafik nimmt {0}" | "图表允许 {0}";
        NotWhole: "the figure takes whole numbers only" | "die Grafik nimmt nur ganze Zahlen" | "图表只接受整数";
        NotANumber: "no number" | "keine Zahl" | "不是数值";
        NotAQuantity: "no quantity of Kubernetes" | "keine Mengenangabe von Kubernetes" | "不是 Kubernetes 的数量格式";
        /// `{0}`: a release.
        NotADuration: "no duration that Flink {0} reads" | "keine Dauer, die Flink {0} liest" | "不是 Flink {0} 可读取的时长";
        NotAMap: "no map of keys and values" | "keine Zuordnung von Schlüsseln und Werten" | "不是键值映射";
        NotAList: "no list" | "keine Liste" | "不是列表";
        Alias: "aliases are not read; write the value out" | "Aliase werden nicht gelesen; schreiben Sie den Wert aus" | "不读取别名；请写出值";
        Repeated: "the key comes again below; the last value is taken" | "der Schlüssel kommt unten noch einmal; der letzte Wert gilt" | "该键在下面重复出现；采用最后一个值";
        OldVersion: "an older version, read as autoscaling/v2" | "eine ältere Version, gelesen als autoscaling/v2" | "旧版本，按 autoscaling/v2 读取";
        OtherMetric: "the figure scales by the CPU use (Resource, cpu, Utilization) and by one external metric (AverageValue) only"
            | "die Grafik skaliert nur nach der CPU-Auslastung (Resource, cpu, Utilization) und nach einer externen Metrik (AverageValue)"
            | "图表只按 CPU 利用率（Resource、cpu、Utilization）和一个外部指标（AverageValue）扩缩";
        SelectPolicy: "none of Max, Min and Disabled" | "weder Max noch Min noch Disabled" | "不是 Max、Min 或 Disabled";
        FurtherPolicy: "the figure has one policy of each type and direction" | "die Grafik hat je Art und Richtung eine Regel" | "图表在每个方向上每种类型只有一个策略";
        WithoutDelay: "the figure knows the initialDelaySeconds of a probe only" | "die Grafik kennt nur initialDelaySeconds einer Probe" | "图表只识别探针的 initialDelaySeconds";
        /// `{0}`: a release.
        NotInRelease: "Flink {0} has no such option" | "Flink {0} hat keine solche Option" | "Flink {0} 没有此选项";
        NotReactive: "the figure runs Reactive Mode (scheduler-mode: reactive)" | "die Grafik läuft im Reactive Mode (scheduler-mode: reactive)" | "图表使用 Reactive Mode（scheduler-mode: reactive）";
        OtherStrategy: "the figure has fixed-delay and exponential-delay" | "die Grafik hat fixed-delay und exponential-delay" | "图表支持 fixed-delay 和 exponential-delay";
        OfOtherStrategy: "no effect with the restart strategy of the configuration" | "wirkt nicht mit der Neustart-Strategie der Konfiguration" | "在该配置的重启策略下不起作用";
        /// `{0}`: a release.
        Ignored: "Flink {0} ignores this option" | "Flink {0} beachtet diese Option nicht" | "Flink {0} 忽略此选项";
        LeftToFlink: "left to Flink, so the setting stays as it is" | "Flink überlassen, daher bleibt die Einstellung, wie sie ist" | "由 Flink 决定，因此设置保持不变";
        WithoutAmount: "needs the amount of CPU beside it" | "braucht die CPU-Menge daneben" | "需要同时给出 CPU 数量";

        // Why a text gives no settings.
        /// `{0}`: a line, `{1}`: a column, `{2}`: the words of the parser.
        NoYaml: "Line {0}, column {1}: no YAML ({2})." | "Zeile {0}, Spalte {1}: kein YAML ({2})." | "第 {0} 行第 {1} 列：不是 YAML（{2}）。";
        TooDeep: "Line {0}, column {1}: nested too deeply." | "Zeile {0}, Spalte {1}: zu tief verschachtelt." | "第 {0} 行第 {1} 列：嵌套过深。";
        TooManyValues: "Line {0}, column {1}: too many values." | "Zeile {0}, Spalte {1}: zu viele Werte." | "第 {0} 行第 {1} 列：值过多。";
        TooLarge: "The text is longer than 8 MB." | "Der Text ist länger als 8 MB." | "文本超过 8 MB。";
        NothingKnown: "There is no HorizontalPodAutoscaler, no Deployment and no Flink option that the figure has."
            | "Darin ist kein HorizontalPodAutoscaler, kein Deployment und keine Flink-Option, die die Grafik hat."
            | "其中没有 HorizontalPodAutoscaler、Deployment，也没有图表支持的 Flink 选项。";
    }
}
