//! Rounds quotients to whole workers.

/// Rounds up to whole workers. A quotient that exceeds a whole number by no more
/// than a rounding error of its sum counts as that number. It is for autoscalers
/// whose arithmetic is not published; the HPA's is exact.
pub(super) fn round_up(quotient: f64) -> u32 {
    let slack = 1e-9 * quotient.abs().max(1.0);
    (quotient - slack).ceil() as u32
}
