//! Scale-downs wait: the largest parallelism asked for within an interval counts.
//!
//! Source: `JobVertexScaler` and class `DelayedScaleDown` of release 1.15.0, option
//! `scale-down.interval`.

/// A wish to scale down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScaleDownRequest {
    /// When it was made, in ms.
    pub at_ms: i64,
    /// The parallelism asked for.
    pub wanted: u32,
    /// Whether the capacity was outside of its bounds then.
    pub outside: bool,
}

/// A scale-down of one vertex that waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaitingScaleDown {
    /// When it was first asked for, in ms.
    pub first_ms: i64,
    /// What was asked for, oldest first: each request wants less than the one before,
    /// as a later and larger one makes the earlier ones moot.
    pub requests: Vec<ScaleDownRequest>,
}

impl WaitingScaleDown {
    /// Starts to wait with no request yet.
    pub fn since(first_ms: i64) -> Self {
        Self {
            first_ms,
            requests: Vec::new(),
        }
    }

    /// Adds a request made now. Returns the request to follow; `None` while the
    /// interval since the first one has not passed.
    pub fn add(&mut self, request: ScaleDownRequest, interval_ms: i64) -> Option<ScaleDownRequest> {
        while self
            .requests
            .last()
            .is_some_and(|last| last.wanted <= request.wanted)
        {
            self.requests.pop();
        }
        self.requests.push(request);
        let oldest_ms = request.at_ms - interval_ms;
        if oldest_ms < self.first_ms {
            return None;
        }
        self.requests.retain(|each| each.at_ms >= oldest_ms);
        self.requests.first().copied()
    }
}
