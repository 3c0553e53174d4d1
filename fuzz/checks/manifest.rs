//! Manifests of any settings, and any text as a manifest.

use super::input;
use arbitrary::{Result, Unstructured};
use reactive_allocation::manifest::{ManifestKind, Read, options, read, write};
use reactive_allocation::settings::{
    AutoscalerKind, BehaviorKind, FlinkRelease, HpaRules, RestartStrategy, SettingId, Settings,
    Switch,
};

/// Checks that what is written is read back as the same settings, and that no text makes the
/// reader panic or give settings that are not valid.
pub fn manifest(data: &[u8]) {
    let _ = check(&mut Unstructured::new(data));
}

fn check(bytes: &mut Unstructured) -> Result<()> {
    let settings = input::any_settings(bytes)?;
    check_round_trips(&settings);
    let kind = bytes.choose(&ManifestKind::ALL)?;
    let mut text: Vec<char> = write(*kind, &settings).text.chars().collect();
    let from = bytes.int_in_range(0..=text.len())?;
    let to = bytes.int_in_range(from..=text.len().min(from + 20))?;
    let instead = bytes.arbitrary::<&str>()?;
    text.splice(from..to, instead.chars());
    check_text(&text.into_iter().collect::<String>(), settings.flink);
    check_text(bytes.arbitrary::<&str>()?, settings.flink);
    Ok(())
}

fn check_text(text: &str, release: FlinkRelease) {
    match read(text, release) {
        Ok(read) => {
            let (settings, _) = read.apply(&Settings::default());
            super::valid::check_settings(&settings);
            for remark in &read.remarks {
                assert!(remark.line >= 1 && remark.column >= 1, "{remark}");
                assert!(remark.value.chars().count() <= 41, "{remark}");
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Checks that manifests of settings are read back without any remark, as the same values of
/// all settings that they carry.
pub(crate) fn check_round_trips(settings: &Settings) {
    let (hpa, _) = read_back(ManifestKind::Hpa, settings);
    let reads_lag = settings.autoscaler == AutoscalerKind::HpaLag;
    assert_eq!(hpa.autoscaler == AutoscalerKind::HpaLag, reads_lag);
    assert_same(settings, &hpa, &carried_by_hpa(settings));
    if settings.behavior == BehaviorKind::Policies {
        assert_same_rules(&settings.scale_up_rules(), &hpa.scale_up_rules());
        assert_same_rules(&settings.scale_down_rules(), &hpa.scale_down_rules());
    }
    let (job, _) = read_back(ManifestKind::Flink, settings);
    for option in options(settings.flink) {
        if is_in_flink(settings, option.setting) {
            let value = |settings| option_value(settings, option.setting, option.default);
            assert_eq!(value(settings), value(&job), "{}", option.key);
        }
    }
    assert_eq!(delays_grow(settings), delays_grow(&job));
    let (pod, _) = read_back(ManifestKind::Deployment, settings);
    assert_same(settings, &pod, &[SettingId::ReadinessDelay]);
    let cpu = [SettingId::CpuRequest, SettingId::CpuLimit];
    let (limit, whole) = (
        settings.cpu_limit_or_request_millicores(),
        settings.cpu_request_millicores.fract() == 0.0,
    );
    if whole && limit.fract() == 0.0 {
        assert_same(settings, &pod, &cpu[..1]);
        assert_eq!(limit, pod.cpu_limit_or_request_millicores());
    }
}

/// The line that a job has only under an autoscaler of its TaskManagers.
const REACTIVE: &str = "scheduler-mode: reactive\n";

fn read_back(kind: ManifestKind, settings: &Settings) -> (Settings, Read) {
    let mut text = write(kind, settings).text;
    if kind == ManifestKind::Flink && settings.autoscaler.sets_parallelism() {
        // The reader takes a configuration for one of Reactive Mode, and tells of any other.
        assert!(!text.contains(REACTIVE), "{text}");
        text.push_str(REACTIVE);
    }
    let read = read(&text, settings.flink).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(read.remarks, [], "{text}");
    assert_eq!(read.kinds, [kind]);
    let base = Settings {
        flink: settings.flink,
        ..Settings::default()
    };
    let (back, errors) = read.apply(&base);
    assert_eq!(errors, [], "{text}");
    (back, read)
}

fn assert_same(one: &Settings, other: &Settings, ids: &[SettingId]) {
    for id in ids {
        let field = id.field();
        assert_eq!(field.value(one), field.value(other), "{}", field.name);
    }
}

fn carried_by_hpa(settings: &Settings) -> Vec<SettingId> {
    let mut ids = vec![
        SettingId::MinWorkers,
        SettingId::MaxWorkers,
        SettingId::Behavior,
    ];
    let reads_lag = settings.autoscaler == AutoscalerKind::HpaLag;
    if !reads_lag || settings.with_cpu == Switch::Yes {
        ids.push(SettingId::TargetUtilization);
    }
    if reads_lag {
        ids.push(SettingId::WithCpu);
        if settings.lag_threshold.fract() == 0.0 {
            ids.push(SettingId::LagThreshold);
        }
    }
    if settings.behavior == BehaviorKind::Legacy {
        return ids;
    }
    ids.push(SettingId::ScaleUpStabilization);
    let window_s = settings.stabilization_window_s;
    if window_s <= 3600.0 && window_s.fract() == 0.0 {
        ids.push(SettingId::StabilizationWindow);
    }
    ids
}

/// Checks the rules of a direction. What is shared by settings may be read as values of
/// their own, and no policy at all is the same as `Disabled`.
fn assert_same_rules(one: &HpaRules, other: &HpaRules) {
    assert_eq!(one.tolerance_pct, other.tolerance_pct);
    assert_eq!(one.is_disabled(), other.is_disabled());
    if !one.is_disabled() {
        assert_eq!(one.select, other.select);
    }
    if one.pods.value == 0 && one.percent.value == 0 {
        return;
    }
    for (one, other) in [(one.pods, other.pods), (one.percent, other.percent)] {
        assert_eq!(one.value, other.value);
        assert!(one.value == 0 || one.period_s == other.period_s);
    }
}

fn delays_grow(settings: &Settings) -> bool {
    match settings.restart_strategy {
        RestartStrategy::OfRelease => settings.flink != FlinkRelease::V1_13,
        RestartStrategy::FixedDelay => false,
        RestartStrategy::ExponentialDelay => true,
    }
}

/// Returns whether a configuration carries the setting: options of the other restart strategy
/// have no effect, and Flink refuses a delay that does not grow.
fn is_in_flink(settings: &Settings, id: SettingId) -> bool {
    match id {
        SettingId::RestartDelay => !delays_grow(settings),
        // 1.13 has no limit where the delay grows.
        SettingId::RestartAttempts => {
            !delays_grow(settings) || settings.flink != FlinkRelease::V1_13
        }
        SettingId::BackoffMultiplier => {
            delays_grow(settings) && settings.backoff_multiplier.is_none_or(|by| by > 1.0)
        }
        SettingId::BackoffInitial | SettingId::BackoffMax | SettingId::BackoffReset => {
            delays_grow(settings)
        }
        _ => true,
    }
}

/// Returns the value with which Flink runs: durations are whole milliseconds. One that gave
/// way to another setting may be finer.
fn option_value(settings: &Settings, id: SettingId, default: Option<f64>) -> Option<f64> {
    let field = id.field();
    let own = (!field.is_left_to_default(settings)).then(|| (field.get)(settings));
    let value = own.or(default).map(|value| (value * 1e3).round() / 1e3);
    if id == SettingId::RestartAttempts {
        // One setting for the options of two strategies, the default of which differs.
        let least = if delays_grow(settings) { 1.0 } else { 0.0 };
        return own.map(|attempts| attempts.max(least));
    }
    if id == SettingId::ScalingIntervalMax {
        let cooldown_s = settings.rescale_cooldown_s.unwrap_or(30.0);
        let cooldown_s = (cooldown_s * 1e3).round() / 1e3;
        return value.map(|longest_s| longest_s.max(cooldown_s));
    }
    if id == SettingId::BackoffMax {
        let first = (settings.backoff_initial_s * 1e3).round() / 1e3;
        return value.map(|longest| longest.max(first));
    }
    value
}
