//! Makes all runs of a map on several threads.

use reactive_allocation::map::{Job, Outcome, Sweep};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Runs that a thread takes at once.
const AT_ONCE: usize = 32;

/// Makes all runs of the map that `plan` returns, and returns it with them. `progress`
/// is told how many are done, and of how many.
pub(crate) fn run(
    plan: impl Fn() -> Sweep + Sync,
    threads: usize,
    mut progress: impl FnMut(usize, usize),
) -> Sweep {
    let mut sweep = plan();
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel::<Vec<(Job, Outcome)>>();
    thread::scope(|scope| {
        for _ in 0..threads {
            let sender = sender.clone();
            let (next, plan) = (&next, &plan);
            scope.spawn(move || {
                // Settings cannot be shared, so each thread has a plan of its own.
                let mut own = plan();
                loop {
                    let first = next.fetch_add(AT_ONCE, Ordering::Relaxed);
                    let jobs = (first..first + AT_ONCE).map_while(|number| own.job(number));
                    let jobs: Vec<Job> = jobs.collect();
                    if jobs.is_empty() {
                        return;
                    }
                    let made = jobs.into_iter();
                    let made = made.filter_map(|job| Some((job, own.run(job)?)));
                    if sender.send(made.collect()).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for made in receiver {
            for (job, outcome) in made {
                sweep.put(job, outcome);
            }
            let (done, all) = sweep.progress();
            progress(done, all);
        }
    });
    sweep
}
