//! Manifests: the objects and files that set up a cluster as the settings describe it, and
//! the way back from such a text to settings.
//!
//! [`write()`] makes one of seven kinds; each is a pure function of the settings. [`read()`] takes
//! a HorizontalPodAutoscaler, a Deployment or a Flink configuration, and says what it could
//! not take.

mod cloudformation;
mod cloudformation_steps;
mod deployment;
mod duration;
mod flink_config;
mod flink_deployment;
mod flink_option;
mod flink_options;
mod google;
mod hpa;
mod keda;
mod lines;
mod option_values;
mod quantity;
mod read;
mod rounding;
mod scheduled_actions;
mod tree;

pub use option_values::{OptionOfRelease, options};
pub use read::{Read, ReadError, Reason, Remark, read};

use crate::settings::{AutoscalerKind, Settings};

/// The kinds of manifests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManifestKind {
    /// A HorizontalPodAutoscaler of Kubernetes, as YAML.
    Hpa,
    /// A Flink configuration, for `flink-conf.yaml` or `config.yaml`.
    Flink,
    /// A CloudFormation template with an Auto Scaling group of AWS, as YAML.
    CloudFormation,
    /// An autoscaler of Google Compute Engine, as the JSON body of a REST request.
    Google,
    /// The Deployment of the TaskManagers on Kubernetes, as YAML.
    Deployment,
    /// A ScaledObject of KEDA, as YAML.
    Keda,
    /// A FlinkDeployment of the Flink Kubernetes Operator, as YAML.
    FlinkDeployment,
}

impl ManifestKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Hpa,
        Self::Keda,
        Self::FlinkDeployment,
        Self::Flink,
        Self::CloudFormation,
        Self::Google,
        Self::Deployment,
    ];

    /// Returns its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hpa => "hpa",
            Self::Flink => "flink",
            Self::CloudFormation => "cloudformation",
            Self::Google => "google",
            Self::Deployment => "deployment",
            Self::Keda => "keda",
            Self::FlinkDeployment => "flink-deployment",
        }
    }

    /// Returns the kind that sets up an autoscaler. The managed service has no manifest of its
    /// own: a configuration shows what is set of Flink.
    pub fn of_autoscaler(kind: AutoscalerKind) -> Self {
        match kind {
            AutoscalerKind::Hpa | AutoscalerKind::HpaLag => Self::Hpa,
            AutoscalerKind::Asg | AutoscalerKind::AsgSteps => Self::CloudFormation,
            AutoscalerKind::Mig => Self::Google,
            AutoscalerKind::Keda => Self::Keda,
            AutoscalerKind::Flink => Self::FlinkDeployment,
            AutoscalerKind::ManagedFlink => Self::Flink,
        }
    }
}

/// A manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The text. YAML has the notes as comments at its top.
    pub text: String,
    /// What the manifest needs, and the settings that have no place in it.
    pub notes: Vec<String>,
}

/// Returns a manifest that sets up what the settings describe, as far as its kind can.
pub fn write(kind: ManifestKind, settings: &Settings) -> Manifest {
    match kind {
        ManifestKind::Hpa => hpa::manifest(settings),
        ManifestKind::Flink => flink_config::manifest(settings),
        ManifestKind::CloudFormation => cloudformation::manifest(settings),
        ManifestKind::Google => google::manifest(settings),
        ManifestKind::Deployment => deployment::manifest(settings),
        ManifestKind::Keda => keda::manifest(settings),
        ManifestKind::FlinkDeployment => flink_deployment::manifest(settings),
    }
}
