//! The table of settings: everything that is known about each setting, once.

/// Hands the rows of the table to the macro `$expand`. A row is:
///
/// ```text
/// Id field: Type = default, "propertyName" as "name elsewhere" or "another" in Group, Unit min..=max;
///     "English name" | "German" | "Chinese",
///     "English explanation" | "German" | "Chinese";
/// ```
///
/// The names elsewhere are those in Flink, Kubernetes, AWS or Google. A choice, a curve
/// and a plan have no unit and no range. The rows have the order in which the settings are
/// shown.
///
/// `settings` expands the first line of each row, `text` the others, so that the
/// model holds no text.
macro_rules! settings_table {
    ($expand:ident) => {
        $expand! {
            // The workload.
            Preset preset: Preset = Preset::DayNight, "preset" in Workload;
                "Workload" | "Lastprofil" | "负载类型",
                "The shape of the load over time, with all that belongs to its story." | "Die Form der Last über die Zeit, mit allem, was zu ihrer Geschichte gehört." | "负载随时间变化的形状，以及与之配套的全部设置。";
            PeakLoad peak_load_per_s: f64 = 19_000.0, "peakLoad" in Workload, RecordsPerSecond 0..=10_000_000;
                "Peak load" | "Spitzenlast" | "峰值负载",
                "The load at its usual peak; noise or a holiday may take it higher." | "Die Last in ihrer üblichen Spitze; Rauschen oder ein Feiertag kann sie übersteigen." | "通常峰值时的负载；噪声或节假日可能使其更高。";
            NightShare night_share_pct: f64 = 15.0, "nightShare" in Workload, Percent 0..=100;
                "Night load" | "Nachtlast" | "夜间负载",
                "The load at its nightly low, as a share of the peak." | "Die Last im nächtlichen Tief, als Anteil der Spitze." | "夜间低谷的负载，占峰值的比例。";
            WeekendShare weekend_share_pct: f64 = 45.0, "weekendShare" in Workload, Percent 0..=300;
                "Weekend load" | "Wochenendlast" | "周末负载",
                "The load on Saturday and Sunday, as a share of a weekday's." | "Die Last am Samstag und Sonntag, als Anteil der eines Werktags." | "周六和周日的负载，占工作日的比例。";
            HolidayShare holiday_share_pct: f64 = 35.0, "holidayShare" in Workload, Percent 0..=300;
                "Holiday load" | "Feiertagslast" | "节假日负载",
                "The load on the holiday, as a share of a usual day's; above 100 for a shopping day." | "Die Last am Feiertag, als Anteil der eines üblichen Tages; über 100 für einen Einkaufstag." | "节假日的负载，占平日的比例；购物节可超过 100。";
            UsualShare usual_share_pct: f64 = 25.0, "usualShare" in Workload, Percent 0..=100;
                "Usual load" | "Übliche Last" | "平时负载",
                "The load before the sudden event, as a share of its peak." | "Die Last vor dem plötzlichen Andrang, als Anteil seiner Spitze." | "突发流量之前的负载，占其峰值的比例。";
            Growth growth_pct_per_week: f64 = 30.0, "growth" in Workload, PercentPerWeek 0..=100;
                "Growth per week" | "Wachstum pro Woche" | "每周增长",
                "How much the load grows from week to week, up to the peak on the last day." | "Wie viel die Last von Woche zu Woche wächst, bis zur Spitze am letzten Tag." | "负载逐周增长的幅度，最后一天达到峰值。";
            // How the shape of the preset is changed.
            PeakShift peak_shift_pct: f64 = 0.0, "peakShift" in Workload, Percent -45..=45;
                "Peak shift" | "Verschiebung der Spitze" | "峰值平移",
                "How far the highest load is moved in time, in percent of the whole span." | "Wie weit die höchste Last in der Zeit verschoben ist, in Prozent der ganzen Spanne." | "最高负载在时间上平移的距离，占整个时段的百分比。";
            PeakWidth peak_width_pct: f64 = 100.0, "peakWidth" in Workload, Percent 20..=500;
                "Peak width" | "Breite der Spitze" | "峰宽",
                "How wide the peaks are; 100 leaves them as they are." | "Wie breit die Spitzen sind; 100 lässt sie, wie sie sind." | "峰的宽度；100 表示保持原样。";
            Trough trough_pct: Option<f64> = None, "trough" in Workload, Percent 0..=100;
                "Lowest load" | "Geringste Last" | "最低负载",
                "The load at its lowest, as a share of the peak; by default what the workload has." | "Die Last an ihrem Tiefpunkt, als Anteil der Spitze; ohne Angabe die des Lastprofils." | "负载的最低点，占峰值的比例；默认随负载类型。";

            DrawnLoad drawn_load: DrawnLoad = DrawnLoad::default(), "drawnLoad" in Workload;
                "Drawn load" | "Gezeichnete Last" | "手绘负载",
                "The load as it is drawn over that of the workload, in columns of equal width." | "Die Last, wie sie über die des Lastprofils gezeichnet ist, in gleich breiten Spalten." | "在负载类型的曲线上手绘的负载，以等宽的列表示。";

            Noise noise_pct: f64 = 3.0, "noise" in Workload, Percent 0..=50;
                "Noise" | "Rauschen" | "噪声",
                "How far the load strays from its shape: one standard deviation." | "Wie weit die Last von ihrer Form abweicht: eine Standardabweichung." | "负载偏离其形状的程度：一个标准差。";
            Seed seed: u32 = 1, "seed" in Workload, Count 0..=4_294_967_295.0;
                "Seed" | "Startwert" | "随机种子",
                "Chooses the noise and every random delay; the same seed gives the same run." | "Bestimmt das Rauschen und jede zufällige Verzögerung; derselbe Startwert gibt denselben Lauf." | "决定噪声和所有随机延迟；相同的种子得到相同的结果。";

            // The fleets.
            StaticWorkers static_workers: u32 = 7, "staticWorkers" in Fleets, Workers 1..=500;
                "Static workers" | "Statische Worker" | "静态 worker 数",
                "TaskManagers of the static fleet." | "TaskManager der statischen Flotte." | "静态分配的 TaskManager 数。";
            // `minReplicas` is at least 1 for CPU: `HPAScaleToZero` asks for another metric. `MinSize` and
            // `minNumReplicas` may be 0, but a job without a TaskManager uses no CPU to scale on.
            MinWorkers min_workers: u32 = 1, "minWorkers" as "minReplicas" or "MinSize" or "minNumReplicas" in Fleets, Workers 1..=500;
                "Min workers" | "Mindestzahl Worker" | "worker 下限",
                "The fewest TaskManagers that the autoscaler or the operator may ask for." | "So viele TaskManager verlangen Autoscaler und Operator mindestens." | "自动扩缩器或运维人员可要求的最少 TaskManager 数。";
            // int32 everywhere; a figure has no more.
            MaxWorkers max_workers: u32 = 15, "maxWorkers" as "maxReplicas" or "MaxSize" or "maxNumReplicas" in Fleets, Workers 1..=500;
                "Max workers" | "Höchstzahl Worker" | "worker 上限",
                "The most TaskManagers that the autoscaler or the operator may ask for." | "So viele TaskManager verlangen Autoscaler und Operator höchstens." | "自动扩缩器或运维人员可要求的最多 TaskManager 数。";
            Schedule schedule: SetPlan = None, "schedule" in Fleets;
                "Schedule" | "Zeitplan" | "时间表",
                "The workers of the scheduled fleet by days and hours, within the bounds above; by default what suffices for the usual load." | "Die Worker der Flotte nach Zeitplan, nach Tagen und Stunden, innerhalb der Grenzen darüber; ohne Angabe so viele, wie die übliche Last braucht." | "按时间表的集群在各日各时段的 worker 数，受上述上下限约束；默认恰好满足通常负载。";

            // The autoscaler.
            Autoscaler autoscaler: AutoscalerKind = AutoscalerKind::Hpa, "autoscaler" in Autoscaler;
                "Autoscaler" | "Autoscaler" | "自动扩缩器",
                "What adds and removes TaskManagers." | "Was TaskManager hinzufügt und entfernt." | "由谁来增减 TaskManager。";
            ScheduledMinimum scheduled_minimum: Switch = Switch::No, "scheduledMinimum" as "ScheduledAction.MinSize" in Autoscaler;
                "Scheduled minimum" | "Mindestzahl nach Zeitplan" | "按时间表的下限",
                "Whether the autoscaler keeps at least the workers of the schedule, as scheduled actions of AWS or cron triggers of KEDA have it." | "Ob der Autoscaler mindestens die Worker des Zeitplans hält, wie es Scheduled Actions von AWS oder Cron-Trigger von KEDA tun." | "自动扩缩器是否至少保持时间表所定的 worker 数，如 AWS 的 scheduled action 或 KEDA 的 cron 触发器。";
            // autoscaling/v2 `metrics.resource.target.averageUtilization`: int32, above 0. Groups of
            // machines: see HIGHEST_OF_MACHINES_PCT.
            TargetUtilization target_utilization_pct: u32 = 70, "targetUtilization" as "averageUtilization" or "TargetValue" or "cpuUtilization.utilizationTarget" in Autoscaler, Percent 1..=2_147_483_647;
                "Target CPU utilisation" | "Ziel-CPU-Auslastung" | "目标 CPU 利用率",
                "The mean CPU use that it aims at: of the request on Kubernetes, of the machine at AWS and Google." | "Die mittlere CPU-Nutzung, die er anstrebt: bei Kubernetes vom Request, bei AWS und Google von der Maschine." | "所追求的平均 CPU 使用率：Kubernetes 按 request 计，AWS 与 Google 按整机计。";
            // The flag: any number. The upper end is ours: few numbers of a manifest lie beyond.
            Tolerance tolerance_pct: f64 = 10.0, "tolerance" as "--horizontal-pod-autoscaler-tolerance" in Autoscaler, Percent 0..=1_000_000;
                "Tolerance" | "Toleranz" | "容差",
                "How far the use may be off the target before anything is done." | "Wie weit die Nutzung vom Ziel abweichen darf, bevor etwas geschieht." | "使用率偏离目标多少才会采取行动。";
            // The flag takes any duration; below a second, the run would take too long.
            SyncPeriod sync_period_s: f64 = 15.0, "syncPeriod" as "--horizontal-pod-autoscaler-sync-period" in Autoscaler, Seconds 1..=3600;
                "Sync period" | "Sync-Periode" | "同步周期",
                "How often the HPA checks; AWS and Google check every minute." | "Wie oft der HPA prüft; AWS und Google prüfen jede Minute." | "HPA 检查的间隔；AWS 与 Google 每分钟检查一次。";
            // The flag takes any duration; the window of `behavior.scaleDown` ends at 3600. Without one there,
            // that of the flag holds, so that both are one setting and the wider range is right for either.
            StabilizationWindow stabilization_window_s: f64 = 300.0, "stabilizationWindow" as "--horizontal-pod-autoscaler-downscale-stabilization" or "behavior.scaleDown.stabilizationWindowSeconds" in Autoscaler, Seconds 0..=86_400;
                "Stabilization window" | "Stabilisierungsfenster" | "稳定窗口",
                "How long the highest recent recommendation blocks scaling down." | "Wie lange die höchste Empfehlung der letzten Zeit das Herunterskalieren sperrt." | "近期最高的建议值会在多长时间内阻止缩容。";
            // metrics-server refuses less than 10 s.
            MetricsResolution metrics_resolution_s: f64 = 60.0, "metricsResolution" as "--metric-resolution" or "Monitoring.Enabled" in Autoscaler, Seconds 10..=3600;
                "Metrics resolution" | "Messintervall" | "指标采集间隔",
                "How often the CPU use is measured, and over how long; at AWS every minute, from 300 s on every five." | "Wie oft die CPU-Nutzung gemessen wird, und über wie lange; bei AWS jede Minute, ab 300 s alle fünf." | "CPU 使用率的测量间隔，也是每次测量的时长；AWS 每分钟一次，300 s 起每五分钟一次。";
            MetricsJitter metrics_jitter_s: f64 = 8.0, "metricsJitter" in Autoscaler, Seconds 0..=60;
                "Metrics jitter" | "Schwankung der Messung" | "采集抖动",
                "How far a measurement may be early or late." | "Wie weit eine Messung zu früh oder zu spät sein kann." | "测量可能提前或推迟的时间。";
            // `initialDelaySeconds`: int32, not negative; a day is our choice.
            ReadinessDelay readiness_delay_s: u32 = 0, "readinessDelay" as "readinessProbe.initialDelaySeconds" in Autoscaler, Seconds 0..=86_400;
                "Readiness delay" | "Verzögerung der Bereitschaft" | "就绪延迟",
                "How long after the start of its container a pod counts as ready for the HPA, by its readiness probe; 0 for no probe. The job uses it earlier." | "Wie lange nach dem Start seines Containers ein Pod für den HPA als bereit gilt, nach seiner Readiness-Probe; 0 für keine. Der Job nutzt ihn schon vorher." | "容器启动多久后，按其就绪探针，HPA 才视 Pod 为就绪；0 表示没有探针。作业在此之前就会使用它。";
            // The flag takes any duration.
            CpuInitialization cpu_initialization_s: f64 = 300.0, "cpuInitialization" as "--horizontal-pod-autoscaler-cpu-initialization-period" in Autoscaler, Seconds 0..=86_400;
                "CPU initialization period" | "CPU-Anlaufzeit" | "CPU 初始化期",
                "How long a new pod's CPU readings are ignored." | "Wie lange die CPU-Messwerte eines neuen Pods nicht zählen." | "新 Pod 的 CPU 使用率在多长时间内不被采信。";
            // The flag takes any duration.
            InitialReadinessDelay initial_readiness_delay_s: f64 = 30.0, "initialReadinessDelay" as "--horizontal-pod-autoscaler-initial-readiness-delay" in Autoscaler, Seconds 0..=86_400;
                "Initial readiness delay" | "Anfängliche Bereitschaftsfrist" | "初始就绪延迟",
                "After the CPU initialization period, an unready pod whose readiness last changed within this time of its start was never ready: its CPU does not count. With 0 it does." | "Nach der CPU-Anlaufzeit war ein Pod, der nicht bereit ist und dessen Bereitschaft zuletzt innerhalb dieser Zeit nach dem Start wechselte, noch nie bereit: Seine CPU zählt nicht. Bei 0 zählt sie." | "CPU 初始化期之后，若未就绪的 Pod 的就绪状态最近一次变化发生在其启动后的这段时间内，则视为从未就绪：其 CPU 不计入。设为 0 则计入。";

            // The autoscaler's `behavior` section, hpa only.
            Behavior behavior: BehaviorKind = BehaviorKind::Legacy, "behavior" as "spec.behavior" in Behavior;
                "Behavior section" | "Abschnitt behavior" | "behavior 段",
                "Whether the HPA has a section of its own for windows and policies; only then does the rest of this group act." | "Ob der HPA einen eigenen Abschnitt für Fenster und Policies hat; nur dann wirkt der Rest dieser Gruppe." | "HPA 是否单独设有窗口与策略；设有时，本组其余各项才生效。";
            // autoscaling/v2 `stabilizationWindowSeconds`: 0 to 3600.
            ScaleUpStabilization scale_up_stabilization_s: u32 = 0, "scaleUpStabilization" as "behavior.scaleUp.stabilizationWindowSeconds" in Behavior, Seconds 0..=3600;
                "Scale-up window" | "Fenster beim Hochskalieren" | "扩容稳定窗口",
                "How long the lowest recent recommendation blocks scaling up." | "Wie lange die niedrigste Empfehlung der letzten Zeit das Hochskalieren sperrt." | "近期最低的建议值会在多长时间内阻止扩容。";
            // autoscaling/v2 `tolerance`: not negative, no upper end.
            ScaleUpTolerance scale_up_tolerance_pct: Option<f64> = None, "scaleUpTolerance" as "behavior.scaleUp.tolerance" in Behavior, Percent 0..=1_000_000;
                "Scale-up tolerance" | "Toleranz beim Hochskalieren" | "扩容容差",
                "How far the use may be above the target before the HPA scales up; by default the tolerance of both directions. Beta since Kubernetes 1.35." | "Wie weit die Nutzung über dem Ziel liegen darf, bevor der HPA hochskaliert; ohne Angabe die Toleranz beider Richtungen. Beta seit Kubernetes 1.35." | "使用率高于目标多少，HPA 才会扩容；默认为两个方向共用的容差。自 Kubernetes 1.35 起为 Beta。";
            ScaleUpSelect scale_up_select: SelectPolicyKind = SelectPolicyKind::Max, "scaleUpSelect" as "behavior.scaleUp.selectPolicy" in Behavior;
                "Scale-up selection" | "Auswahl beim Hochskalieren" | "扩容策略选择",
                "Which policy decides on scaling up: that of the largest change, that of the smallest, or no scaling up at all." | "Welche Policy über das Hochskalieren entscheidet: die mit der größten Änderung, die mit der kleinsten, oder gar kein Hochskalieren." | "由哪个策略决定扩容：变化最大的、变化最小的，或完全不扩容。";
            // autoscaling/v2 `policies.value`: int32, above 0; here 0 stands for no such policy.
            ScaleUpPods scale_up_pods: u32 = 4, "scaleUpPods" as "behavior.scaleUp.policies" or "type: Pods" in Behavior, Workers 0..=2_147_483_647;
                "Scale-up pods" | "Pods beim Hochskalieren" | "扩容 Pod 数",
                "How many TaskManagers one period may add; 0 for no such policy. Without any, there is no scaling up." | "Wie viele TaskManager eine Periode hinzufügen darf; 0 für keine solche Policy. Ganz ohne wird nicht hochskaliert." | "每个周期最多增加的 TaskManager 数；0 表示无此策略。没有任何策略时不扩容。";
            // autoscaling/v2 `policies.periodSeconds`: 1 to 1800.
            ScaleUpPodsPeriod scale_up_pods_period_s: Option<u32> = None, "scaleUpPodsPeriod" as "behavior.scaleUp.policies.periodSeconds" or "type: Pods" in Behavior, Seconds 1..=1800;
                "Period of scale-up pods" | "Hochskalieren: Periode der Pods" | "扩容 Pod 数的周期",
                "The period in which added TaskManagers are counted against the scale-up pods; by default the policy period." | "Die Periode, in der hinzugefügte TaskManager gegen die Pods beim Hochskalieren zählen; ohne Angabe die Periode der Policies." | "按扩容 Pod 数计数的周期；默认为策略周期。";
            ScaleUpPercent scale_up_percent: u32 = 100, "scaleUpPercent" as "behavior.scaleUp.policies" or "type: Percent" in Behavior, Percent 0..=2_147_483_647;
                "Scale-up percent" | "Prozent beim Hochskalieren" | "扩容百分比",
                "What share one period may add; 0 for no such policy." | "Welchen Anteil eine Periode hinzufügen darf; 0 für keine solche Policy." | "每个周期最多增加的比例；0 表示无此策略。";
            ScaleUpPercentPeriod scale_up_percent_period_s: Option<u32> = None, "scaleUpPercentPeriod" as "behavior.scaleUp.policies.periodSeconds" or "type: Percent" in Behavior, Seconds 1..=1800;
                "Period of scale-up percent" | "Hochskalieren: Periode der Prozente" | "扩容百分比的周期",
                "The period in which added TaskManagers are counted against the scale-up percent; by default the policy period." | "Die Periode, in der hinzugefügte TaskManager gegen die Prozente beim Hochskalieren zählen; ohne Angabe die Periode der Policies." | "按扩容百分比计数的周期；默认为策略周期。";
            ScaleDownTolerance scale_down_tolerance_pct: Option<f64> = None, "scaleDownTolerance" as "behavior.scaleDown.tolerance" in Behavior, Percent 0..=1_000_000;
                "Scale-down tolerance" | "Toleranz beim Herunterskalieren" | "缩容容差",
                "How far the use may be below the target before the HPA scales down; by default the tolerance of both directions. Beta since Kubernetes 1.35." | "Wie weit die Nutzung unter dem Ziel liegen darf, bevor der HPA herunterskaliert; ohne Angabe die Toleranz beider Richtungen. Beta seit Kubernetes 1.35." | "使用率低于目标多少，HPA 才会缩容；默认为两个方向共用的容差。自 Kubernetes 1.35 起为 Beta。";
            ScaleDownSelect scale_down_select: SelectPolicyKind = SelectPolicyKind::Max, "scaleDownSelect" as "behavior.scaleDown.selectPolicy" in Behavior;
                "Scale-down selection" | "Auswahl beim Herunterskalieren" | "缩容策略选择",
                "Which policy decides on scaling down: that of the largest change, that of the smallest, or no scaling down at all." | "Welche Policy über das Herunterskalieren entscheidet: die mit der größten Änderung, die mit der kleinsten, oder gar kein Herunterskalieren." | "由哪个策略决定缩容：变化最大的、变化最小的，或完全不缩容。";
            ScaleDownPods scale_down_pods: u32 = 0, "scaleDownPods" as "behavior.scaleDown.policies" or "type: Pods" in Behavior, Workers 0..=2_147_483_647;
                "Scale-down pods" | "Pods beim Herunterskalieren" | "缩容 Pod 数",
                "How many TaskManagers one period may remove; 0 for no such policy. Without any, there is no scaling down." | "Wie viele TaskManager eine Periode entfernen darf; 0 für keine solche Policy. Ganz ohne wird nicht herunterskaliert." | "每个周期最多移除的 TaskManager 数；0 表示无此策略。没有任何策略时不缩容。";
            ScaleDownPodsPeriod scale_down_pods_period_s: Option<u32> = None, "scaleDownPodsPeriod" as "behavior.scaleDown.policies.periodSeconds" or "type: Pods" in Behavior, Seconds 1..=1800;
                "Period of scale-down pods" | "Herunterskalieren: Periode der Pods" | "缩容 Pod 数的周期",
                "The period in which removed TaskManagers are counted against the scale-down pods; by default the policy period." | "Die Periode, in der entfernte TaskManager gegen die Pods beim Herunterskalieren zählen; ohne Angabe die Periode der Policies." | "按缩容 Pod 数计数的周期；默认为策略周期。";
            ScaleDownPercent scale_down_percent: u32 = 100, "scaleDownPercent" as "behavior.scaleDown.policies" or "type: Percent" in Behavior, Percent 0..=2_147_483_647;
                "Scale-down percent" | "Prozent beim Herunterskalieren" | "缩容百分比",
                "What share one period may remove; 0 for no such policy." | "Welchen Anteil eine Periode entfernen darf; 0 für keine solche Policy." | "每个周期最多移除的比例；0 表示无此策略。";
            ScaleDownPercentPeriod scale_down_percent_period_s: Option<u32> = None, "scaleDownPercentPeriod" as "behavior.scaleDown.policies.periodSeconds" or "type: Percent" in Behavior, Seconds 1..=1800;
                "Period of scale-down percent" | "Herunterskalieren: Periode der Prozente" | "缩容百分比的周期",
                "The period in which removed TaskManagers are counted against the scale-down percent; by default the policy period." | "Die Periode, in der entfernte TaskManager gegen die Prozente beim Herunterskalieren zählen; ohne Angabe die Periode der Policies." | "按缩容百分比计数的周期；默认为策略周期。";
            PolicyPeriod policy_period_s: u32 = 15, "policyPeriod" as "behavior.scaleUp.policies.periodSeconds" or "behavior.scaleDown.policies.periodSeconds" in Behavior, Seconds 1..=1800;
                "Policy period" | "Periode der Policies" | "策略周期",
                "The period that the policies without one of their own count in." | "Die Periode, in der die Policies ohne eigene Periode zählen." | "没有单独周期的策略计数所用的周期。";

            // The groups of machines, asg or mig only.
            // EC2 Auto Scaling `EstimatedInstanceWarmup`: an integer, no range given;
            // `DefaultInstanceWarmup`: 0 to 3600.
            InstanceWarmup instance_warmup_s: f64 = 300.0, "instanceWarmup" as "EstimatedInstanceWarmup" or "DefaultInstanceWarmup" in Machines, Seconds 0..=86_400;
                "Instance warm-up" | "Aufwärmzeit der Instanzen" | "实例预热时间",
                "AWS: how long a new instance is left out of the metric and blocks scaling in." | "AWS: wie lange eine neue Instanz in der Metrik fehlt und das Herunterskalieren sperrt." | "AWS：新实例在多长时间内不计入指标并阻止缩容。";
            ScaleInRatio scale_in_ratio_pct: f64 = 70.0, "scaleInRatio" in Machines, Percent 1..=100;
                "Low alarm" | "Unterer Alarm" | "低位告警",
                "AWS: the low alarm's threshold as a share of the target. Not documented; 70 is seen on EC2." | "AWS: die Schwelle des unteren Alarms als Anteil des Ziels. Nicht dokumentiert; auf EC2 sieht man 70." | "AWS：低位告警阈值占目标值的比例。文档未载明；在 EC2 上观察到的是 70。";
            DisableScaleIn disable_scale_in: Switch = Switch::No, "disableScaleIn" as "DisableScaleIn" or "ONLY_SCALE_OUT" in Machines;
                "Only grow" | "Nur wachsen" | "只扩不缩",
                "AWS and Google: whether the group may never get smaller." | "AWS und Google: ob die Gruppe nie kleiner werden darf." | "AWS 与 Google：是否禁止缩小该组。";
            // Compute Engine `autoscalingPolicy`: all int32, and no range given. An hour is our choice.
            InitializationPeriod initialization_period_s: f64 = 60.0, "initializationPeriod" as "coolDownPeriodSec" in Machines, Seconds 0..=3600;
                "Initialization period" | "Initialisierungszeit" | "初始化期",
                "Google: how long a new VM does not count for scaling out." | "Google: wie lange eine neue VM beim Hochskalieren nicht zählt." | "Google：新虚拟机在多长时间内不计入扩容判断。";
            StabilizationPeriod stabilization_period_s: f64 = 600.0, "stabilizationPeriod" as "stabilizationPeriodSec" in Machines, Seconds 0..=3600;
                "Stabilization period" | "Stabilisierungszeit" | "稳定期",
                "Google: how long the highest recent need blocks scaling in." | "Google: wie lange der höchste Bedarf der letzten Zeit das Herunterskalieren sperrt." | "Google：近期最高的需求会在多长时间内阻止缩容。";
            MaxScaledInReplicas max_scaled_in_replicas: u32 = 0, "maxScaledInReplicas" as "scaleInControl.maxScaledInReplicas.fixed" in Machines, Workers 0..=2_147_483_647;
                "Scale-in limit" | "Grenze beim Herunterskalieren" | "缩容上限",
                "Google: how many VMs may go within the window; 0 for no limit." | "Google: wie viele VMs innerhalb des Fensters gehen dürfen; 0 für keine Grenze." | "Google：窗口内最多可移除的虚拟机数；0 表示不限。";
            ScaleInWindow scale_in_window_s: f64 = 600.0, "scaleInWindow" as "scaleInControl.timeWindowSec" in Machines, Seconds 60..=3600;
                "Scale-in window" | "Fenster beim Herunterskalieren" | "缩容窗口",
                "Google: the window of the limit above." | "Google: das Fenster der Grenze darüber." | "Google：上述上限所用的窗口。";

            // Step scaling of AWS. The alarms are those of target tracking: the target and its
            // `scaleInRatio`, for 3 and for 15 minutes.
            StepAdjustment step_adjustment: u32 = 1, "stepAdjustment" as "StepAdjustments.ScalingAdjustment" in Machines, Workers 1..=500;
                "Step" | "Schritt" | "步长",
                "The machines that a step adds when the CPU use is above the target, and that a step takes away." | "So viele Maschinen fügt ein Schritt über dem Ziel hinzu, und so viele nimmt ein Schritt weg." | "CPU 使用率高于目标时每步增加的机器数，也是缩容时每步减少的机器数。";
            LargeStep large_step: u32 = 3, "largeStep" in Machines, Workers 1..=500;
                "Large step" | "Großer Schritt" | "大步长",
                "The machines that a step adds when the CPU use is far above the target." | "So viele Maschinen fügt ein Schritt weit über dem Ziel hinzu." | "CPU 使用率远高于目标时每步增加的机器数。";
            LargeStepFrom large_step_from_pct: f64 = 15.0, "largeStepFrom" as "MetricIntervalLowerBound" in Machines, Percent 0..=100;
                "Large step from" | "Großer Schritt ab" | "大步长起点",
                "How far above the target the large step begins, in points." | "Ab wie vielen Punkten über dem Ziel der große Schritt gilt." | "高出目标多少个百分点时采用大步长。";

            // Consumer lag: the HPA with an external metric, and KEDA.
            // `lagThreshold` is an int64 above 0.
            LagThreshold lag_threshold: f64 = 100_000.0, "lagThreshold" as "lagThreshold" or "metrics.external.target.averageValue" in Lag, Records 1..=1_000_000_000;
                "Lag per worker" | "Rückstand pro Worker" | "每个 worker 的积压",
                "The consumer lag that each TaskManager is meant to carry. A job that keeps up shows up to its load times the checkpoint interval." | "Der Rückstand, den jeder TaskManager tragen soll. Ein Job, der mitkommt, zeigt bis zu Last mal Checkpoint-Intervall." | "每个 TaskManager 应承担的消费积压。正常的作业也会显示最多“负载 × checkpoint 间隔”的积压。";
            ActivationLag activation_lag: f64 = 0.0, "activationLag" as "activationLagThreshold" in Lag, Records 0..=1_000_000_000;
                "Activation lag" | "Rückstand zum Aufwachen" | "激活积压",
                "KEDA counts the job as active above this consumer lag." | "Über diesem Rückstand zählt der Job für KEDA als aktiv." | "消费积压高于此值时，KEDA 认为作业处于活动状态。";
            SourcePartitions source_partitions: u32 = 24, "sourcePartitions" in Lag, Count 1..=100_000;
                "Partitions" | "Partitionen" | "分区数",
                "The partitions of the topic that the job reads. KEDA counts TaskManagers against them, not slots." | "Die Partitionen des Topics, das der Job liest. KEDA zählt TaskManager dagegen, nicht Slots." | "作业读取的主题的分区数。KEDA 拿它与 TaskManager 数比较，而不是与 slot 数比较。";
            PartitionCap partition_cap: PartitionCap = PartitionCap::Partitions, "partitionCap" as "allowIdleConsumers" or "limitToPartitionsWithLag" or "ensureEvenDistributionOfPartitions" in Lag;
                "Cap by partitions" | "Grenze durch Partitionen" | "分区上限",
                "How the partitions limit what KEDA asks for." | "Wie die Partitionen begrenzen, was KEDA verlangt." | "分区如何限制 KEDA 的期望数量。";
            PollingInterval polling_interval_s: f64 = 30.0, "pollingInterval" as "pollingInterval" in Lag, Seconds 1..=3600;
                "Polling interval" | "Abfrageintervall" | "轮询间隔",
                "How often KEDA polls, or how often the lag is exported for the HPA." | "Wie oft KEDA abfragt, oder wie oft der Rückstand für den HPA exportiert wird." | "KEDA 轮询的间隔，或向 HPA 导出积压的间隔。";
            CachedMetrics cached_metrics: Switch = Switch::No, "cachedMetrics" as "useCachedMetrics" in Lag;
                "Cached metrics" | "Zwischengespeicherte Metrik" | "缓存指标",
                "Whether the HPA of KEDA takes the lag of the last poll." | "Ob der HPA von KEDA den Rückstand der letzten Abfrage nimmt." | "KEDA 的 HPA 是否使用上次轮询的积压。";
            ScaleToZero scale_to_zero: Switch = Switch::No, "scaleToZero" as "idleReplicaCount" or "minReplicaCount" in Lag;
                "Down to none" | "Bis auf null" | "缩到零",
                "Whether KEDA takes away the last TaskManager when the job is inactive: the job stops, and starts again from its last checkpoint." | "Ob KEDA den letzten TaskManager wegnimmt, wenn der Job inaktiv ist: er hält an und startet wieder vom letzten Checkpoint." | "作业不活动时 KEDA 是否撤走最后一个 TaskManager：作业停止，之后从上次 checkpoint 重新启动。";
            CooldownPeriod cooldown_period_s: f64 = 300.0, "cooldownPeriod" as "cooldownPeriod" in Lag, Seconds 0..=86_400;
                "Cooldown period" | "Abkühlzeit" | "冷却期",
                "How long the job must be inactive before KEDA takes away the last TaskManager." | "Wie lange der Job inaktiv sein muss, bevor KEDA den letzten TaskManager wegnimmt." | "KEDA 撤走最后一个 TaskManager 之前，作业须不活动多长时间。";
            WithCpu with_cpu: Switch = Switch::No, "withCpu" in Lag;
                "CPU, too" | "Auch CPU" | "同时看 CPU",
                "Whether CPU use is a second metric: the larger wish wins." | "Ob die CPU-Nutzung eine zweite Metrik ist: der größere Wunsch gilt." | "是否以 CPU 使用率为第二指标：取期望值较大者。";

            // The Flink Autoscaler: `job.autoscaler.`, with the defaults of 1.15.0.
            OperatorRelease operator_release: OperatorRelease = OperatorRelease::V1_15, "operatorRelease" in FlinkAutoscaler;
                "Operator" | "Operator" | "Operator 版本",
                "The release of the Flink Kubernetes Operator." | "Das Release des Flink Kubernetes Operators." | "Flink Kubernetes Operator 的版本。";
            RescaleBy rescale_by: RescaleBy = RescaleBy::Savepoint, "rescaleBy" as "job.upgradeMode" or "jobmanager.scheduler" in FlinkAutoscaler;
                "Rescale by" | "Skaliert durch" | "扩缩方式",
                "How a new parallelism reaches the job: by an upgrade of the deployment, or in place." | "Wie eine neue Parallelität zum Job kommt: durch ein Upgrade des Deployments, oder im laufenden Job." | "新的并行度如何生效：升级部署，或就地调整。";
            UtilizationBoundary utilization_boundary_pct: f64 = 30.0, "utilizationBoundary" as "job.autoscaler.utilization.max" or "job.autoscaler.utilization.min" in FlinkAutoscaler, Percent 0..=100;
                "Utilisation bounds" | "Grenzen der Auslastung" | "利用率边界",
                "How far the busy share of time may be off the target before anything is done, in points." | "Um wie viele Punkte der Anteil der Arbeitszeit vom Ziel abweichen darf, bevor etwas geschieht." | "忙碌时间占比偏离目标多少个百分点才会采取行动。";
            MetricsWindow metrics_window_s: f64 = 900.0, "metricsWindow" as "job.autoscaler.metrics.window" in FlinkAutoscaler, Seconds 60..=86_400;
                "Metrics window" | "Metrikfenster" | "指标窗口",
                "The time over which metrics are averaged; after each restart it must fill up before anything is decided." | "Die Zeit, über die Metriken gemittelt werden; nach jedem Neustart muss sie sich füllen, bevor etwas entschieden wird." | "指标取平均的时长；每次重启后须先填满才会作出决定。";
            StabilizationInterval stabilization_interval_s: f64 = 300.0, "stabilizationInterval" as "job.autoscaler.stabilization.interval" in FlinkAutoscaler, Seconds 0..=86_400;
                "Stabilization interval" | "Stabilisierungsintervall" | "稳定间隔",
                "How long metrics do not count after a restart." | "Wie lange Metriken nach einem Neustart nicht zählen." | "重启后多长时间内的指标不予计入。";
            ScaleDownInterval scale_down_interval_s: f64 = 3600.0, "scaleDownInterval" as "job.autoscaler.scale-down.interval" in FlinkAutoscaler, Seconds 0..=604_800;
                "Scale-down interval" | "Wartezeit nach unten" | "缩容等待",
                "How long a scale-down waits; then the largest wish of that time holds." | "Wie lange ein Herunterskalieren wartet; dann gilt der größte Wunsch dieser Zeit." | "缩容等待的时间；之后取其间最大的期望值。";
            ScaleDownFactor scale_down_factor_pct: f64 = 60.0, "scaleDownFactor" as "job.autoscaler.scale-down.max-factor" in FlinkAutoscaler, Percent 0..=100;
                "Largest scale-down" | "Größter Schritt nach unten" | "单次最大缩容",
                "The share of the parallelism that one scale-down may take away." | "Welcher Anteil der Parallelität auf einmal wegfallen darf." | "单次缩容最多减少的并行度比例。";
            ScaleUpFactor scale_up_factor_pct: f64 = 10_000_000.0, "scaleUpFactor" as "job.autoscaler.scale-up.max-factor" in FlinkAutoscaler, Percent 0..=10_000_000;
                "Largest scale-up" | "Größter Schritt nach oben" | "单次最大扩容",
                "The share of the parallelism that one scale-up may add." | "Welcher Anteil der Parallelität auf einmal hinzukommen darf." | "单次扩容最多增加的并行度比例。";
            CatchUpDuration catch_up_s: f64 = 1800.0, "catchUpDuration" as "job.autoscaler.catch-up.duration" in FlinkAutoscaler, Seconds 0..=604_800;
                "Catch-up duration" | "Aufholdauer" | "追赶时长",
                "The time in which the lag and the records of a restart are to be worked off; 0 ignores them." | "Die Zeit, in der Rückstand und die Datensätze eines Neustarts abgearbeitet sein sollen; 0 übergeht sie." | "应在多长时间内消化积压与重启期间的记录；0 表示忽略。";
            ExpectedRestart expected_restart_s: f64 = 300.0, "expectedRestart" as "job.autoscaler.restart.time" in FlinkAutoscaler, Seconds 0..=86_400;
                "Expected restart time" | "Erwartete Neustartzeit" | "预计重启时间",
                "The outage that it expects of a rescale." | "Den Ausfall, den er von einem Skalieren erwartet." | "预计一次扩缩容造成的停顿。";
            TrackRestarts track_restarts: Switch = Switch::No, "trackRestarts" as "job.autoscaler.restart.time-tracking.enabled" in FlinkAutoscaler;
                "Measured restarts" | "Gemessene Neustarts" | "实测重启时间",
                "Whether it expects the longest outage that it has measured instead." | "Ob er stattdessen den längsten gemessenen Ausfall erwartet." | "是否改用实测到的最长停顿。";
            BacklogThreshold backlog_threshold_s: f64 = 300.0, "backlogThreshold" as "job.autoscaler.backlog-processing.lag-threshold" in FlinkAutoscaler, Seconds 0..=86_400;
                "Backlog from" | "Rückstand ab" | "积压起点",
                "The lag in time above which the job counts as catching up: then nothing is scaled down." | "Ab welchem Zeitrückstand der Job als aufholend gilt: dann wird nicht herunterskaliert." | "时间上的积压高于此值时视为正在追赶：此时不缩容。";
            KeyGroupAlignment key_group_alignment: KeyGroupAlignment = KeyGroupAlignment::OfRelease, "keyGroupAlignment" as "job.autoscaler.scaling.key-group.partitions.adjust.mode" or "job.autoscaler.scaling.parallelism-alignment.mode" in FlinkAutoscaler;
                "Key group alignment" | "Ausrichtung an Key Groups" | "键组对齐",
                "How the parallelism of a keyed job is aligned with its key groups." | "Wie die Parallelität eines Jobs mit Keys an den Key Groups ausgerichtet wird." | "按键分区的作业如何与键组对齐并行度。";

            // The job.
            // Kubernetes: whole millicores, no upper end. Narrower here, so that a number without a
            // unit is either millicores or cores.
            CpuRequest cpu_request_millicores: f64 = 1000.0, "cpuRequest" as "resources.requests.cpu" or "kubernetes.taskmanager.cpu.amount" in Job, Millicores 10..=64_000;
                "CPU request" | "CPU-Request" | "CPU request",
                "The CPU that a TaskManager requests." | "Die CPU, die ein TaskManager anfordert." | "一个 TaskManager 申请的 CPU。";
            CpuLimit cpu_limit_millicores: Option<f64> = None, "cpuLimit" as "resources.limits.cpu" or "kubernetes.taskmanager.cpu.limit-factor" in Job, Millicores 10..=64_000;
                "CPU limit" | "CPU-Grenze" | "CPU limit",
                "The most CPU that a TaskManager may use; by default what it requests." | "So viel CPU darf ein TaskManager höchstens nutzen; ohne Angabe so viel, wie er anfordert." | "一个 TaskManager 最多可用的 CPU；默认等于其 request。";
            CpuPerRecord cpu_per_record_us: f64 = 196.0, "cpuPerRecord" in Job, Microseconds 0.1..=1_000_000;
                "CPU per record" | "CPU je Datensatz" | "每条记录的 CPU",
                "The CPU time that one record takes." | "Die CPU-Zeit, die ein Datensatz braucht." | "处理一条记录所需的 CPU 时间。";
            // Half of the largest limit, which makes room for it.
            IdleCpu idle_cpu_millicores: f64 = 20.0, "idleCpu" in Job, Millicores 0..=32_000;
                "Idle CPU" | "CPU im Leerlauf" | "空闲 CPU",
                "The CPU that a TaskManager uses with nothing to do." | "Die CPU, die ein TaskManager ohne Arbeit braucht." | "TaskManager 无事可做时占用的 CPU。";
            Capacity capacity_per_s: Option<f64> = None, "capacity" in Job, RecordsPerSecond 1..=10_000_000;
                "Capacity" | "Kapazität" | "处理能力",
                "What one TaskManager can process at most; by default what its CPU limit allows." | "Was ein TaskManager höchstens verarbeiten kann; ohne Angabe so viel, wie seine CPU-Grenze erlaubt." | "一个 TaskManager 的最大处理能力；默认由其 CPU limit 决定。";
            PlannedUtilization planned_utilization_pct: f64 = 80.0, "plannedUtilization" in Job, Percent 1..=100;
                "Planned utilisation" | "Geplante Auslastung" | "计划利用率",
                "How busy a worker may be for the job to serve its users well, as a share of its capacity: the unit of the load in workers." | "Wie ausgelastet ein Worker sein darf, damit der Job seine Nutzer gut bedient, als Anteil seiner Kapazität: die Einheit der Last in Workern." | "为保证作业对用户的服务质量，worker 允许达到的利用率（占其处理能力）：以 worker 数计量负载的单位。";
            DelayLimit delay_limit_s: f64 = 60.0, "delayLimit" in Job, Seconds 0..=604_800;
                "Delay limit" | "Grenze der Verzögerung" | "延迟上限",
                "How long a record may wait before it counts as delayed." | "Wie lange ein Datensatz warten darf, bevor er als verspätet zählt." | "记录等待超过多久即视为延迟。";
            InFlight in_flight_records: f64 = 10_000.0, "inFlight" in Job, Records 0..=100_000_000;
                "Records in flight" | "Datensätze in Arbeit" | "在途记录",
                "Records read but not yet processed; they do not count as consumer lag." | "Gelesene, noch nicht verarbeitete Datensätze; sie zählen nicht als Consumer-Lag." | "已读取但尚未处理的记录；不计入消费积压。";
            // A metric of the JobManager, since 1.15: how much of it a job has.
            StateSize state_mb: f64 = 0.0, "stateSize" as "lastCheckpointFullSize" in Job, Megabytes 0..=100_000_000;
                "State size" | "Größe des Zustands" | "状态大小",
                "What the job remembers: each restart reads it, each savepoint writes it. Outside the model: how long a checkpoint takes, incremental ones, local recovery." | "Was der Job sich merkt: Jeder Neustart liest es, jeder Savepoint schreibt es. Nicht im Modell: die Dauer eines Checkpoints, inkrementelle Checkpoints, lokale Wiederherstellung." | "作业保存的状态：每次重启都要读取，每个 Savepoint 都要写出。模型不包括：Checkpoint 的用时、增量 Checkpoint、本地恢复。";

            // Flink. A number left to its default is what the release makes of it.
            Flink flink: FlinkRelease = FlinkRelease::V1_13, "flink" in Flink;
                "Flink release" | "Flink-Version" | "Flink 版本",
                "The release whose Adaptive Scheduler runs the job; it brings defaults of its own." | "Die Version, deren Adaptive Scheduler den Job betreibt; sie bringt eigene Vorgaben mit." | "由哪个版本的 Adaptive Scheduler 运行作业；各版本有自己的默认值。";
            // Flink: at least 1.
            SlotsPerTaskManager slots_per_task_manager: u32 = 2, "slotsPerTaskManager" as "taskmanager.numberOfTaskSlots" in Flink, Count 1..=1024;
                "Slots per TaskManager" | "Slots je TaskManager" | "每个 TaskManager 的 slot 数",
                "How many subtasks a TaskManager has room for." | "Für wie viele Subtasks ein TaskManager Platz hat." | "一个 TaskManager 可容纳的子任务数。";
            // Flink: 1 to 2^15 (`UPPER_BOUND_MAX_PARALLELISM`).
            MaxParallelism max_parallelism: u32 = 16_384, "maxParallelism" as "pipeline.max-parallelism" in Flink, Count 1..=32_768;
                "Maximum parallelism" | "Maximale Parallelität" | "最大并行度",
                "The most subtasks an operator may have, and its number of key groups." | "So viele Subtasks darf ein Operator höchstens haben; zugleich die Zahl seiner Key Groups." | "算子最多可有的子任务数，也是其 key group 的数量。";
            Partitioning partitioning: Partitioning = Partitioning::Rebalance, "partitioning" in Flink;
                "Partitioning" | "Partitionierung" | "分区方式",
                "How records reach the subtasks; by key, the one with the most key groups sets the pace." | "Wie Datensätze zu den Subtasks kommen; nach Schlüssel gibt der mit den meisten Key Groups das Tempo vor." | "记录如何分发到子任务；按键分发时，key group 最多的子任务决定速度。";
            SourceCapacity source_capacity_per_s: Option<f64> = None, "sourceCapacity" in Flink, RecordsPerSecond 1..=10_000_000;
                "Source capacity" | "Kapazität der Quelle" | "Source 处理能力",
                "What the source, pinned at parallelism 1, can read at most." | "Was die Quelle, fest auf Parallelität 1, höchstens lesen kann." | "并行度固定为 1 的 Source 最多能读取的速率。";
            // Flink: durations from 0, no upper end.
            RescaleCooldown rescale_cooldown_s: Option<f64> = None, "rescaleCooldown" as "jobmanager.adaptive-scheduler.executing.cooldown-after-rescaling" or "jobmanager.adaptive-scheduler.scaling-interval.min" in Rescale, Seconds 0..=86_400;
                "Rescale cooldown" | "Pause nach Reskalierung" | "扩缩冷却时间",
                "The shortest time from a restart to the next rescale for new slots; from Flink 1.20 on." | "Die kürzeste Zeit von einem Neustart bis zur nächsten Reskalierung für neue Slots; ab Flink 1.20." | "从一次重启到因新 slot 再次扩缩的最短间隔；自 Flink 1.20 起。";
            ExecutingStabilization executing_stabilization_s: Option<f64> = None, "executingStabilization" as "jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout" in Rescale, Seconds 0..=86_400;
                "New slots watched" | "Beobachtung neuer Slots" | "新 slot 观察期",
                "How long new slots are watched before the job rescales on them; Flink 2.x only." | "Wie lange neue Slots beobachtet werden, bevor der Job auf sie reskaliert; nur Flink 2.x." | "作业使用新 slot 之前对其观察的时长；仅限 Flink 2.x。";
            RescaleMaxDelay rescale_max_delay_s: Option<f64> = None, "rescaleMaxDelay" as "jobmanager.adaptive-scheduler.rescale-trigger.max-delay" in Rescale, Seconds 0..=86_400;
                "Longest rescale delay" | "Längster Aufschub" | "扩缩最长延迟",
                "How long a rescale waits for a checkpoint at most; Flink 2.x only." | "Wie lange eine Reskalierung höchstens auf einen Checkpoint wartet; nur Flink 2.x." | "扩缩最多等待 Checkpoint 多久；仅限 Flink 2.x。";
            // Flink: 1 and more. No checkpoint of the model fails.
            MaxCheckpointFailures max_checkpoint_failures: u32 = 2, "maxCheckpointFailures" as "jobmanager.adaptive-scheduler.rescale-trigger.max-checkpoint-failures" in Rescale, Count 1..=1000;
                "Checkpoint failures" | "Gescheiterte Checkpoints" | "Checkpoint 失败次数",
                "How many checkpoints may fail while a rescale waits for one; it waits for one checkpoint interval more than that at most; Flink 2.x only." | "So viele Checkpoints dürfen scheitern, während eine Reskalierung auf einen wartet; sie wartet höchstens ein Checkpoint-Intervall mehr; nur Flink 2.x." | "扩缩等待期间允许多少次 Checkpoint 失败；最长等待该次数加一个 Checkpoint 间隔；仅限 Flink 2.x。";
            // One operator of the model grows: 1.13 adds the increases of all operators up.
            MinParallelismIncrease min_parallelism_increase: u32 = 1, "minParallelismIncrease" as "jobmanager.adaptive-scheduler.min-parallelism-increase" in Rescale, Count 1..=32_768;
                "Least increase" | "Kleinster Zuwachs" | "最小并行度增量",
                "By how many subtasks new slots must enlarge the job before it rescales on them; up to Flink 1.20." | "Um so viele Subtasks müssen neue Slots den Job vergrößern, damit er auf sie reskaliert; bis Flink 1.20." | "新 slot 至少使作业增加多少个子任务，作业才会扩容；截至 Flink 1.20。";
            // Flink: at least the cooldown.
            ScalingIntervalMax scaling_interval_max_s: Option<f64> = None, "scalingIntervalMax" as "jobmanager.adaptive-scheduler.scaling-interval.max" in Rescale, Seconds 0..=604_800;
                "Rescaling forced after" | "Reskalierung erzwungen nach" | "强制扩缩间隔",
                "How long after its last restart the job rescales for a smaller increase, too; Flink 1.20 only." | "So lange nach seinem letzten Neustart reskaliert der Job auch für einen kleineren Zuwachs; nur Flink 1.20." | "距上次重启多久后，增量较小时也会扩缩；仅限 Flink 1.20。";
            RestartStrategy restart_strategy: RestartStrategy = RestartStrategy::OfRelease, "restartStrategy" as "restart-strategy.type" in Failures;
                "Restart strategy" | "Neustart-Strategie" | "重启策略",
                "How the wait after a failure is chosen." | "Wie die Wartezeit nach einem Ausfall gewählt wird." | "故障之后的等待时间如何确定。";
            // Flink: 0 and more, with an exponential delay 1 and more; 2147483647 is no limit.
            RestartAttempts restart_attempts: Option<u32> = None, "restartAttempts" as "restart-strategy.fixed-delay.attempts" or "restart-strategy.exponential-delay.attempts-before-reset-backoff" in Failures, Count 0..=1_000_000;
                "Restart attempts" | "Neustart-Versuche" | "重启次数上限",
                "How many failures are followed by a restart; the next one ends the job for good. In Reactive Mode every scale-in is a failure." | "So viele Ausfälle übersteht der Job, der nächste beendet ihn endgültig. Im Reactive Mode ist jedes Herunterskalieren ein Ausfall." | "作业在多少次故障后仍会重启，再多一次则彻底失败。在 Reactive Mode 中，每次缩容都是一次故障。";
            // Flink: 1 ms and more, at most the longest delay.
            BackoffInitial backoff_initial_s: f64 = 1.0, "backoffInitial" as "restart-strategy.exponential-delay.initial-backoff" in Failures, Seconds 0.001..=86_400;
                "First delay" | "Erste Wartezeit" | "初始延迟",
                "The first wait, where each is longer than the last." | "Die erste Wartezeit, wo jede länger ist als die letzte." | "逐次延长时的第一次等待。";
            // Flink: above 1; 1 itself is a delay that does not grow.
            BackoffMultiplier backoff_multiplier: Option<f64> = None, "backoffMultiplier" as "restart-strategy.exponential-delay.backoff-multiplier" in Failures, Count 1..=1000;
                "Delay multiplier" | "Faktor der Wartezeit" | "延迟倍数",
                "How many times longer each further wait is." | "Wie viel Mal länger jede weitere Wartezeit ist." | "每次等待是上一次的多少倍。";
            BackoffMax backoff_max_s: Option<f64> = None, "backoffMax" as "restart-strategy.exponential-delay.max-backoff" in Failures, Seconds 0.001..=86_400;
                "Longest delay" | "Längste Wartezeit" | "最长延迟",
                "The longest wait." | "Die längste Wartezeit." | "等待时间的上限。";
            // Flink: 1 ms and more.
            BackoffReset backoff_reset_s: f64 = 3600.0, "backoffReset" as "restart-strategy.exponential-delay.reset-backoff-threshold" in Failures, Seconds 0.001..=604_800;
                "Failures forgotten after" | "Ausfälle vergessen nach" | "故障遗忘时间",
                "How long without a failure until the first wait holds again." | "Wie lange ohne Ausfall, bis wieder die erste Wartezeit gilt." | "多久无故障后恢复为初始等待时间。";
            // Flink: milliseconds, the interval above 0 and below the timeout, no upper end. An outage is
            // shown with each of its heartbeats, so that there must not be too many.
            HeartbeatTimeout heartbeat_timeout_s: f64 = 8.0, "heartbeatTimeout" as "heartbeat.timeout" in Failures, Seconds 0.2..=3600;
                "Heartbeat timeout" | "Heartbeat-Timeout" | "心跳超时",
                "How long a TaskManager may be silent before it counts as lost." | "Wie lange ein TaskManager stumm sein darf, bevor er als verloren gilt." | "TaskManager 失联多久后视为丢失。";
            HeartbeatInterval heartbeat_interval_s: f64 = 5.0, "heartbeatInterval" as "heartbeat.interval" in Failures, Seconds 0.1..=1800;
                "Heartbeat interval" | "Heartbeat-Intervall" | "心跳间隔",
                "How often the JobManager asks a TaskManager whether it is alive." | "Wie oft ein TaskManager nach einem Lebenszeichen gefragt wird." | "向 TaskManager 询问存活信号的间隔。";
            // Flink: 10 ms (`MINIMAL_CHECKPOINT_TIME`) and more.
            CheckpointInterval checkpoint_interval_s: f64 = 30.0, "checkpointInterval" as "execution.checkpointing.interval" in Rescale, Seconds 0.01..=86_400;
                "Checkpoint interval" | "Checkpoint-Intervall" | "Checkpoint 间隔",
                "How often a checkpoint is taken; a restart repeats what came after the last one." | "Wie oft ein Checkpoint genommen wird; ein Neustart wiederholt, was nach dem letzten kam." | "Checkpoint 的间隔；重启会重做最近一次之后的工作。";
            // Flink: durations from 0, no upper end.
            RestartDelay restart_delay_s: f64 = 1.0, "restartDelay" as "restart-strategy.fixed-delay.delay" in Failures, Seconds 0..=86_400;
                "Fixed delay" | "Feste Wartezeit" | "固定延迟",
                "The wait before a restart, where it is always the same." | "Die Wartezeit vor einem Neustart, wo sie immer gleich ist." | "每次都相同的重启前等待时间。";
            RestartTime restart_time_s: f64 = 4.0, "restartTime" in Rescale, Seconds 0..=600;
                "Restart time" | "Dauer eines Neustarts" | "重启耗时",
                "How long cancelling and redeploying the job takes; reading its state adds to it." | "Wie lange es dauert, den Job abzubrechen und neu auszurollen; dazu kommt das Lesen seines Zustands." | "取消并重新部署作业所需的时间；读取状态的时间另计。";
            // No published figure was found.
            RestoreRate restore_mb_per_s: f64 = 50.0, "restoreRate" in Rescale, MegabytesPerSecond 0.1..=100_000;
                "Restore rate" | "Rate beim Wiederherstellen" | "状态恢复速率",
                "How fast each TaskManager reads its part of the state in a restart; the default is assumed, not measured." | "Wie schnell jeder TaskManager bei einem Neustart seinen Teil des Zustands liest; die Vorgabe ist angenommen, nicht gemessen." | "重启时每个 TaskManager 读取自己那部分状态的速度；默认值为假设，并非实测。";
            StartTime start_time_s: f64 = 20.0, "startTime" in Rescale, Seconds 0..=3600;
                "Start time" | "Startzeit" | "启动耗时",
                "How long a new TaskManager takes on average from its container's start to its registration." | "Wie lange ein neuer TaskManager im Mittel vom Start seines Containers bis zur Registrierung braucht." | "新 TaskManager 从容器启动到注册平均所需的时间。";
            StartSpread start_spread_s: f64 = 5.0, "startSpread" in Rescale, Seconds 0..=600;
                "Start spread" | "Streuung der Startzeit" | "启动时间波动",
                "How much quicker or slower than that a start may be." | "Um wie viel ein Start schneller oder langsamer sein kann." | "启动可能比平均快或慢多少。";
            StartCpu start_cpu_millicores: f64 = 1000.0, "startCpu" in Rescale, Millicores 0..=64_000;
                "CPU while starting" | "CPU beim Start" | "启动时的 CPU",
                "The CPU that a TaskManager uses while it starts." | "Die CPU, die ein TaskManager während des Starts braucht." | "TaskManager 启动期间占用的 CPU。";

            // Manual rescaling.
            OperatorInterval operator_interval_s: f64 = 1800.0, "operatorInterval" in Manual, Seconds 60..=604_800;
                "Operator looks every" | "Operator prüft alle" | "人工检查间隔",
                "How often the operator of the manual fleet checks the load." | "Wie oft der Operator der manuellen Flotte nach der Last sieht." | "手动扩缩时，运维人员查看负载的间隔。";
            OperatorReaction operator_reaction_s: f64 = 600.0, "operatorReaction" in Manual, Seconds 0..=86_400;
                "Operator reaction" | "Reaktion des Operators" | "人工反应时间",
                "How long the operator takes from the check to stopping the job." | "Wie lange der Operator von der Prüfung bis zum Stoppen des Jobs braucht." | "运维人员从查看到停止作业所需的时间。";
            OperatorHeadroom operator_headroom_pct: f64 = 25.0, "operatorHeadroom" in Manual, Percent 0..=400;
                "Operator headroom" | "Reserve des Operators" | "人工预留余量",
                "How far above the load the operator rescales to." | "Wie weit über die Last der Operator reskaliert." | "运维人员扩缩时在负载之上预留的余量。";
            SavepointRate savepoint_mb_per_s: f64 = 50.0, "savepointRate" in Manual, MegabytesPerSecond 0.1..=100_000;
                "Savepoint rate" | "Savepoint-Rate" | "Savepoint 速率",
                "How fast each TaskManager writes its part of a savepoint; the default is assumed, not measured." | "Wie schnell jeder TaskManager seinen Teil eines Savepoints schreibt; die Vorgabe ist angenommen, nicht gemessen." | "每个 TaskManager 写出自己那部分 Savepoint 的速度；默认值为假设，并非实测。";

            // Cost.
            WorkerPrice worker_price: f64 = 0.0, "workerPrice" in Cost, Count 0..=1000;
                "Price of a worker-hour" | "Preis einer Worker-Stunde" | "每 worker·小时价格",
                "What one TaskManager costs an hour, in any currency; 0 leaves cost out." | "Was ein TaskManager in der Stunde kostet, in beliebiger Währung; 0 lässt Kosten weg." | "一个 TaskManager 每小时的费用，货币不限；0 表示不显示费用。";
        }
    };
}
pub(crate) use settings_table;
