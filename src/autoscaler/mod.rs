//! AutoscalerDriver autoscalers: what is observed, how many workers are wanted, and why.
//!
//! Each room is one autoscaler, written from what its maker publishes, with
//! its own observation type, its own state and its own reasons:
//!
//! | room | autoscaler | written from |
//! |---|---|---|
//! | [`hpa`] | Kubernetes Horizontal Pod Autoscaler, CPU utilisation target | source code |
//! | [`asg`] | AWS EC2 Auto Scaling group, target tracking and step scaling | user guides, alarms seen by users |
//! | [`mig`] | Google Compute Engine managed instance group | documentation |
//!
//! All of them answer with a [`Decision`]: the size that is wanted, the size
//! it was, what was seen, and a typed reason. What is documented, what was only
//! observed and what is our own choice stands in each folder's `RULES` table.
//!
//! A further autoscaler is one new file here and one `pub mod` line.
//!
//! Nothing in here reads a clock: time comes in as `now_s`, in seconds on the
//! caller's scale, and must not run backwards between two calls. Given the same
//! calls, the answers are the same bit for bit.

pub mod asg;
pub mod hpa;
pub mod mig;

mod decision;
mod fleet;
mod metrics_server;
mod provenance;
mod rounding;
mod window;

pub use decision::Decision;
pub use fleet::Evaluation;
pub use fleet::ScalingReason;
pub(crate) use fleet::{AutoscalerDriver, SteadyPods, WarmingPod};
pub(crate) use metrics_server::{MetricsServer, PodMeter};
pub use provenance::{DocumentedRule, Provenance, documented_rules};
use rounding::round_up;
pub use window::WindowPeak;
