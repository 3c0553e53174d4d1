//! How well the model fits what was measured, in words.

use super::messages::FitText;
use super::{Words, count, grouped, percent, range, setting_value};
use crate::allocation::Policy;
use crate::fit::{CpuFit, FleetComparison, LEAST_STEPS, NoFit};
use crate::numbers::significant;
use crate::settings::SettingId;

/// Returns what a fit found: CPU per record and idle CPU, how far the measured CPU use lies
/// from them, and what was left out, a sentence each.
pub fn cpu_fit(words: &Words, fit: &CpuFit) -> Vec<String> {
    let [cpu_per_record, idle_cpu] = fit
        .settings()
        .map(|(id, value)| setting_value(words, id.field(), value));
    let steps = count(words, fit.steps as f64);
    let off = percent(words, fit.mean_error_share);
    let explained = percent(words, fit.r_squared.max(0.0));
    let mut sentences = vec![
        words.fill(FitText::CpuPerRecord, &[&cpu_per_record, &steps, &off]),
        words.fill(FitText::IdleCpu, &[&idle_cpu, &explained]),
    ];
    let left_out = fit.left_out;
    for (steps, text) in [
        (left_out.missing, FitText::LeftOutMissing),
        (left_out.at_limit, FitText::LeftOutAtLimit),
        (left_out.rescaled, FitText::LeftOutRescaled),
    ] {
        if steps > 0 {
            sentences.push(words.fill(text, &[&count(words, steps as f64)]));
        }
    }
    sentences
}

/// Returns why nothing can be fitted.
pub fn no_fit(words: &Words, reason: &NoFit) -> String {
    let counted = |steps: usize| count(words, steps as f64);
    let least = counted(LEAST_STEPS);
    let value = |id: SettingId, value| setting_value(words, id.field(), significant(value, 3));
    match *reason {
        NoFit::NoCpu => words.get(FitText::NoCpu).to_owned(),
        NoFit::NoTaskManagers => words.get(FitText::NoTaskManagers).to_owned(),
        NoFit::NegativeSlope => words.get(FitText::NegativeSlope).to_owned(),
        NoFit::TooFewSteps { found } => {
            words.fill(FitText::TooFewSteps, &[&counted(found), &least])
        }
        NoFit::AtLimit { found, at_limit } => words.fill(
            FitText::AtLimit,
            &[&counted(at_limit), &counted(found), &least],
        ),
        NoFit::AboveLimit {
            highest_millicores,
            limit_millicores,
        } => {
            let highest = value(SettingId::CpuLimit, highest_millicores);
            let limit = value(SettingId::CpuLimit, limit_millicores);
            words.fill(FitText::AboveLimit, &[&highest, &limit])
        }
        NoFit::ConstantLoad { variation } => {
            words.fill(FitText::ConstantLoad, &[&percent(words, variation)])
        }
        NoFit::Unclear { r_squared } => words.fill(FitText::Unclear, &[&percent(words, r_squared)]),
        NoFit::OutOfRange { cpu_per_record_us } => {
            let fitted = value(SettingId::CpuPerRecord, cpu_per_record_us);
            let allowed = range(words, SettingId::CpuPerRecord.field());
            words.fill(FitText::OutOfRange, &[&fitted, &allowed])
        }
    }
}

/// Returns how the TaskManagers of a policy compare with those that were measured, a sentence
/// each.
pub fn fleet_comparison(words: &Words, policy: Policy, found: &FleetComparison) -> [String; 2] {
    let pattern = match policy {
        Policy::Static => FitText::StaticFleet,
        Policy::Manual => FitText::ManualFleet,
        Policy::Schedule => FitText::ScheduledFleet,
        Policy::Reactive => FitText::ReactiveFleet,
        Policy::Script => FitText::OwnFleet,
    };
    let mean = |value| grouped(words, value, 1);
    let (measured, model) = (mean(found.measured_mean), mean(found.model_mean));
    let within_one = percent(words, found.within_one_share);
    let hours = [found.measured_worker_hours, found.model_worker_hours].map(mean);
    let apart = mean(found.mean_difference);
    let equal = percent(words, found.equal_share);
    [
        words.fill(pattern, &[&measured, &model, &within_one]),
        words.fill(FitText::FleetHours, &[&hours[0], &hours[1], &apart, &equal]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fit::LeftOutSteps;
    use crate::text::messages::MessageId;

    const FIT: CpuFit = CpuFit {
        cpu_per_record_us: 211.648,
        idle_cpu_millicores: 20.04,
        r_squared: 0.9876,
        uncertainty_us: 0.9,
        mean_error_millicores: 12.0,
        mean_error_share: 0.031,
        steps: 1344,
        left_out: LeftOutSteps {
            missing: 0,
            at_limit: 17,
            rescaled: 1,
        },
    };
    const FLEETS: FleetComparison = FleetComparison {
        measured_s: 86_400.0,
        measured_mean: 5.1,
        model_mean: 5.6,
        mean_difference: 0.74,
        equal_share: 0.4,
        within_one_share: 0.83,
        measured_worker_hours: 122.4,
        model_worker_hours: 134.4,
    };

    /// Returns all reasons.
    fn reasons() -> [NoFit; 9] {
        [
            NoFit::NoCpu,
            NoFit::NoTaskManagers,
            NoFit::TooFewSteps { found: 3 },
            NoFit::AtLimit {
                found: 4,
                at_limit: 1300,
            },
            NoFit::AboveLimit {
                highest_millicores: 3512.34,
                limit_millicores: 1000.0,
            },
            NoFit::ConstantLoad { variation: 0.021 },
            NoFit::NegativeSlope,
            NoFit::Unclear { r_squared: 0.04 },
            NoFit::OutOfRange {
                cpu_per_record_us: 0.0123,
            },
        ]
    }

    #[test]
    fn a_fit_is_told_with_its_error() {
        let [first, second, rest @ ..] = &cpu_fit(&Words::english(), &FIT)[..] else {
            panic!()
        };
        assert_eq!(
            first,
            "CPU per record: 211.6\u{a0}µs (fitted from 1,344 steps; the fit is off by 3.1\u{a0}% on average)."
        );
        assert_eq!(
            second,
            "Idle CPU: 20.04\u{a0}millicores. The load explains 99\u{a0}% of the variance of the CPU use."
        );
        assert_eq!(
            rest,
            [
                "Steps left out because the CPU is at its limit there or next to it: 17.",
                "Steps left out because the TaskManagers change there or next to it: 1."
            ]
        );
        let german = cpu_fit(&Words::german(), &FIT);
        assert_eq!(
            german[0],
            "CPU je Datensatz: 211,6\u{a0}µs (an 1.344 Schritte angepasst; im Mittel 3,1\u{a0}% daneben)."
        );
    }

    #[test]
    fn fleets_are_told_side_by_side() {
        let [means, hours] = fleet_comparison(&Words::english(), Policy::Reactive, &FLEETS);
        assert_eq!(
            means,
            "The measured fleet had 5.1 TaskManagers on average, the reactive one 5.6; \
             they agree within one TaskManager for 83\u{a0}% of the time."
        );
        assert_eq!(
            hours,
            "Measured worker-hours: 122.4, those of the model: 134.4. On average they are 0.7 \
             TaskManagers apart, and for 40\u{a0}% of the time they are equal."
        );
    }

    #[test]
    fn each_reason_has_a_sentence_of_its_own_in_every_language() {
        for words in [Words::english(), Words::german(), Words::chinese()] {
            let texts = reasons().map(|reason| no_fit(&words, &reason));
            for (index, text) in texts.iter().enumerate() {
                assert!(text.ends_with(['.', '。']), "{text}");
                assert!(!text.contains(['{', '}']), "{text}");
                assert!(!texts[..index].contains(text), "{text}");
            }
            for policy in [
                Policy::Static,
                Policy::Manual,
                Policy::Schedule,
                Policy::Script,
            ] {
                let [means, _] = fleet_comparison(&words, policy, &FLEETS);
                assert_ne!(
                    means,
                    fleet_comparison(&words, Policy::Reactive, &FLEETS)[0]
                );
            }
        }
        let above = no_fit(&Words::english(), &reasons()[4]);
        assert!(
            above.starts_with("A TaskManager used up to 3.51\u{a0}cores, more than"),
            "{above}"
        );
    }

    #[test]
    fn each_language_has_the_same_placeholders() {
        let places = |text: &str| {
            let mut found: Vec<String> = text
                .split('{')
                .skip(1)
                .map(|part| part.chars().take(2).collect())
                .collect();
            found.sort();
            found
        };
        let others = FitText::GERMAN.iter().zip(FitText::CHINESE);
        for (english, (german, chinese)) in FitText::ENGLISH.iter().zip(others) {
            assert_eq!(places(english), places(german), "{german}");
            assert_eq!(places(english), places(chinese), "{chinese}");
        }
    }
}
