//! The reason of an outage, and its end, in words.

use super::{SAME_S, Sentences, Situation, is_restored};
use crate::allocation::EventKind;
use crate::flink::RestartCause;
use crate::settings::{FlinkRelease, RestartStrategy};
use crate::text::messages::Doing;

impl Situation<'_> {
    /// Says why nothing is processed, and until when; `None` while the job runs.
    pub(super) fn outage(&self) -> Option<Sentences> {
        if self.run.running.at(self.t_s) > 0.0 {
            return None;
        }
        let cause = self.cause_of_outage();
        if let Some(decision) = self.scaled_now() {
            return Some((cause, Some(self.sentence(&self.verdict(decision).clause))));
        }
        let restored = self.future.iter().find(|event| is_restored(event));
        let again = restored.map(|event| {
            let time = self.moment(event.t_s);
            self.words.fill(Doing::Again, &[&time])
        });
        Some((cause, again))
    }

    fn cause_of_outage(&self) -> String {
        let words = self.words;
        let text = |id| words.get(id).to_owned();
        if let Some(failed_s) = self.run.failed_s().filter(|t_s| *t_s <= self.t_s + SAME_S) {
            return words.fill(Doing::JobFailed, &[&self.moment(failed_s)]);
        }
        let since = || self.past.iter().rev().take_while(|e| !is_restored(e));
        let by_operator = since().any(|e| matches!(e.kind, EventKind::SavepointBegun { .. }));
        if !by_operator && self.run.registered.at(self.t_s) <= 0.0 {
            return text(Doing::NoTaskManager);
        }
        for event in since() {
            match &event.kind {
                EventKind::SavepointBegun { from, to } => {
                    let (from, to) = (from.to_string(), to.to_string());
                    return words.fill(Doing::Savepoint, &[&from, &to]);
                }
                EventKind::SavepointDone => return text(Doing::Allocating),
                EventKind::Registered { .. } if by_operator => return text(Doing::Restoring),
                EventKind::Restoring if by_operator => return text(Doing::Restoring),
                EventKind::Restoring => return text(Doing::RestoringState),
                EventKind::Removed { noticed_s, .. } if *noticed_s > self.t_s => {
                    return self.silent().unwrap_or_else(|| text(Doing::AfterLoss));
                }
                EventKind::BackOff { until_s, failures } if *until_s > self.t_s => {
                    let pattern = if *failures > 1 && self.waits_longer_each_time() {
                        Doing::BackOffAgain
                    } else {
                        Doing::BackOff
                    };
                    return words.fill(pattern, &[&self.moment(*until_s), &failures.to_string()]);
                }
                EventKind::Restarting { cause } => return self.restarting(*cause),
                _ => {}
            }
        }
        text(Doing::NoTaskManager)
    }

    /// Returns whether each failure makes the wait after it longer.
    fn waits_longer_each_time(&self) -> bool {
        match self.settings.restart_strategy {
            RestartStrategy::OfRelease => self.settings.flink != FlinkRelease::V1_13,
            RestartStrategy::FixedDelay => false,
            RestartStrategy::ExponentialDelay => true,
        }
    }

    fn restarting(&self, cause: RestartCause) -> String {
        // Flink 1.13 cannot deploy on a TaskManager that is gone, and waits
        // until its loss is noticed.
        if self.settings.flink == FlinkRelease::V1_13
            && let Some(silent) = self.silent()
        {
            return silent;
        }
        let text = match cause {
            RestartCause::FirstTaskManagers => Doing::OnFirst,
            RestartCause::TaskManagersRegistered => Doing::OnNew,
            RestartCause::ParallelismChanged => Doing::AtParallelism,
            RestartCause::Upgraded => Doing::ByUpgrade,
            RestartCause::TaskManagersLost => Doing::AfterLoss,
        };
        self.words.get(text).to_owned()
    }

    /// Describes TaskManagers that are gone without the JobManager having noticed.
    fn silent(&self) -> Option<String> {
        let (count, noticed_s) = self.unnoticed();
        let text = match count {
            0 => return None,
            1 => Doing::SilentOne,
            _ => Doing::SilentMany,
        };
        let time = self.moment(noticed_s);
        Some(self.words.fill(text, &[&time, &count.to_string()]))
    }

    /// Returns the number of TaskManagers whose loss is not noticed yet, and when
    /// the last of them is, in seconds.
    pub(super) fn unnoticed(&self) -> (u32, f64) {
        let mut sum = (0_u32, f64::NEG_INFINITY);
        for event in self.past {
            if let EventKind::Removed {
                count, noticed_s, ..
            } = event.kind
                && noticed_s > self.t_s
            {
                sum = (sum.0.saturating_add(count), sum.1.max(noticed_s));
            }
        }
        sum
    }
}
