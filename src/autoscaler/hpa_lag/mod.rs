//! Kubernetes Horizontal Pod Autoscaler with consumer lag as an external metric.
//!
//! An exporter publishes the lag of the consumer group every so often, and the
//! autoscaler, [`super::hpa`], compares it with a target for each pod (`AverageValue`).

mod controller;
mod provenance;

pub(super) use controller::Controller;
pub use provenance::RULES;

pub use super::hpa::Reason;
