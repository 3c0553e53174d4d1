//! Values that follow from the settings and are computed when they are first
//! needed.

use std::rc::Rc;

use super::Figure;
use super::memo::Memo;
use crate::allocation::{self, Incident, Policy};
use crate::autoscaler::Evaluation;
use crate::elasticity::utilisation;
use crate::report::Results;
use crate::timeline::Steps;

impl Figure {
    /// Returns the CPU use of a policy's TaskManagers over time, in percent of
    /// their request: see [`utilisation`].
    pub fn cpu_use(&self, policy: Policy) -> &Steps {
        of_policy(&self.cpu, policy).get_or_init(|| utilisation(&self.settings, self.run(policy)))
    }

    /// Returns the times in which a policy's job stands still, in order.
    pub fn incidents(&self, policy: Policy) -> &[Incident] {
        of_policy(&self.incidents, policy)
            .get_or_init(|| allocation::incidents(&self.settings, self.run(policy)))
    }

    /// Returns the evaluations of the reactive fleet's autoscaler in order of
    /// time: see [`allocation::evaluations`].
    pub fn evaluations(&self) -> Rc<Vec<Evaluation>> {
        let evaluate = || allocation::evaluations(&self.settings, &self.results.workload);
        self.evaluations.get_or_init(|| Rc::new(evaluate())).clone()
    }

    /// Forgets all values that do not follow from `next`. Where the load is the
    /// same, only the static fleet differs: see [`Results::after`].
    pub(super) fn forget(&mut self, next: &Results) {
        self.handles = Memo::default();
        self.prediction.forget_results();
        self.cpu = <[Memo<Steps>; 5]>::default();
        self.incidents = <[Memo<Vec<Incident>>; 5]>::default();
        if !Rc::ptr_eq(&self.results.workload, &next.workload) {
            self.own_cluster.forget_run();
            self.evaluations = Memo::default();
        }
    }
}

fn of_policy<T>(memos: &[Memo<T>; 5], policy: Policy) -> &Memo<T> {
    let [static_fleet, manual, schedule, reactive, script] = memos;
    match policy {
        Policy::Static => static_fleet,
        Policy::Manual => manual,
        Policy::Schedule => schedule,
        Policy::Reactive => reactive,
        Policy::Script => script,
    }
}
