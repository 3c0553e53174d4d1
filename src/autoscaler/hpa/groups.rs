//! The pods of a fleet, summed per group.

use super::MetricsError;
use super::pods::{Grouping, Pod, PodClass};
use super::utilization::Usage;

/// The pods of a fleet, summed per group.
///
/// [`Groups::of`] adds each pod. A caller that knows that many pods are alike can
/// build the sums with [`Groups::add`], at the cost of one pod.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Groups {
    pub(super) counted: Usage,
    /// Each counted as using its request, or the target when that is more.
    pub(super) missing: Usage,
    pub(super) unready: Usage,
    /// Up to this time, in seconds, no pod changes its group by age alone.
    pub valid_until_s: f64,
    any_pod: bool,
    any_sample: bool,
    request_missing: bool,
    /// The assumed use of a missing pod, in percent of its request.
    assumed_pct: i64,
}

impl Groups {
    /// Returns empty groups for a metric with a target of `target_pct` percent.
    pub fn new(target_pct: u32) -> Self {
        Self {
            counted: Usage::default(),
            missing: Usage::default(),
            unready: Usage::default(),
            valid_until_s: f64::INFINITY,
            any_pod: false,
            any_sample: false,
            request_missing: false,
            assumed_pct: i64::from(target_pct.max(100)),
        }
    }

    /// Returns the groups of `pods` at `now_s` seconds.
    pub fn of(pods: &[Pod], grouping: &Grouping, target_pct: u32, now_s: f64) -> Self {
        let mut groups = Self::new(target_pct);
        for pod in pods {
            let usage_milli = pod.sample.map(|sample| sample.usage_milli);
            let class = grouping.class(pod, now_s);
            groups.add(class, 1, usage_milli, pod.request_milli);
            groups.valid_until_s = groups.valid_until_s.min(grouping.next_change_s(pod, now_s));
        }
        groups
    }

    /// Adds `pods` pods of one class that are alike: the usage of each, `None`
    /// without a sample, and the request of each, `None` without one, in
    /// millicores for CPU.
    pub fn add(
        &mut self,
        class: PodClass,
        pods: u32,
        usage_milli: Option<i64>,
        request_milli: Option<i64>,
    ) {
        if pods == 0 {
            return;
        }
        self.any_pod = true;
        self.any_sample |= usage_milli.is_some();
        self.request_missing |= request_milli.is_none();
        let request_milli = request_milli.unwrap_or(0);
        let (sums, usage_milli) = match class {
            PodClass::Counted => (&mut self.counted, usage_milli.unwrap_or(0)),
            PodClass::Missing => {
                let assumed = request_milli.saturating_mul(self.assumed_pct) / 100;
                (&mut self.missing, assumed)
            }
            PodClass::Unready => (&mut self.unready, 0),
            PodClass::Ignored => return,
        };
        sums.add_alike(pods, usage_milli, request_milli);
    }

    /// Checks that these pods allow a proposal.
    pub(super) fn check(&self, unlisted_samples: u32) -> Result<(), MetricsError> {
        if !self.any_sample && unlisted_samples == 0 {
            Err(MetricsError::NoMetrics)
        } else if !self.any_pod {
            Err(MetricsError::NoPods)
        } else if self.counted.pods == 0 && unlisted_samples == 0 {
            Err(MetricsError::NoReadyMetrics)
        } else if self.request_missing {
            Err(MetricsError::MissingRequest)
        } else {
            Ok(())
        }
    }
}
