//! Kinesis Processing Units (KPUs): the machines of an application.

/// The most subtasks of a KPU.
pub const MOST_PER_KPU: u32 = 8;

/// Returns the KPUs of a parallelism, rounded up. A KPU has one CPU core and 4 GB of
/// memory. `per_kpu` is `ParallelismPerKPU`; 0 counts as 1.
pub fn kpus(parallelism: u32, per_kpu: u32) -> u32 {
    parallelism.div_ceil(per_kpu.max(1))
}
