//! What one worker can do, and what it is meant to carry.

use super::Settings;

/// Time from the request of a TaskManager to the start of its container, in seconds,
/// assuming that the image is already on the node.
pub(crate) const CONTAINER_START_S: f64 = 2.0;

impl Settings {
    /// Returns the CPU use per TaskManager that the autoscaler aims at, in
    /// millicores.
    pub fn target_millicores(&self) -> f64 {
        f64::from(self.target_utilization_pct) / 100.0 * self.cpu_request_millicores
    }

    /// Returns the most CPU that a TaskManager may use, in millicores.
    pub fn cpu_limit_or_request_millicores(&self) -> f64 {
        self.cpu_limit_millicores
            .unwrap_or(self.cpu_request_millicores)
    }

    /// Returns the rate at which a TaskManager uses all the CPU it may use, in
    /// records per second: `(limit − idle) / CPU per record`.
    pub fn cpu_bound_rate_per_s(&self) -> f64 {
        let for_records = self.cpu_limit_or_request_millicores() - self.idle_cpu_millicores;
        for_records * 1e3 / self.cpu_per_record_us
    }

    /// Returns the most that one TaskManager can process, in records per second:
    /// `capacity`, or what its CPU allows.
    pub fn worker_capacity_per_s(&self) -> f64 {
        self.capacity_per_s
            .unwrap_or_else(|| self.cpu_bound_rate_per_s())
    }

    /// Returns the load that one worker is meant to carry, in records per second:
    /// the unit of the load in workers. It is a property of the job alone:
    /// `plannedUtilization` of its capacity.
    pub fn planned_rate_per_s(&self) -> f64 {
        self.worker_capacity_per_s() * self.planned_utilization_pct / 100.0
    }

    /// Returns the mean CPU use of a TaskManager that processes so many records per
    /// second, in percent of its request.
    pub fn cpu_use_pct(&self, records_per_s: f64) -> f64 {
        let for_records = records_per_s * self.cpu_per_record_us / 1e3;
        100.0 * (self.idle_cpu_millicores + for_records) / self.cpu_request_millicores
    }
}
