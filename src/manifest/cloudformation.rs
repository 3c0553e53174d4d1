//! Writes a CloudFormation template with an Auto Scaling group: with target tracking, or with
//! step scaling if the settings have that.

use super::cloudformation_steps;
use super::lines::Lines;
use super::rounding::{target_of_machines_pct, whole};
use super::{Manifest, scheduled_actions};
use crate::numbers::plain_number;
use crate::settings::{AutoscalerKind, SettingId, Settings, Switch};

/// From this resolution on, the basic monitoring of five minutes is meant.
const BASIC_MONITORING_S: f64 = 300.0;
const DETAILED_MONITORING_S: f64 = 60.0;

const PARAMETERS: &str = "\
AWSTemplateFormatVersion: \"2010-09-09\"
Description: Auto Scaling group of Flink TaskManagers
Parameters:
  ImageId:
    Type: AWS::EC2::Image::Id
    Description: Image whose instances start a TaskManager
  InstanceType:
    Type: String
    Description: Type of the instances
  SecurityGroupIds:
    Type: List<AWS::EC2::SecurityGroup::Id>
    Description: Security groups of the instances
  SubnetIds:
    Type: List<AWS::EC2::Subnet::Id>
    Description: Subnets of the instances
Resources:
  TaskManagerTemplate:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        ImageId: !Ref ImageId
        InstanceType: !Ref InstanceType
        SecurityGroupIds: !Ref SecurityGroupIds
        Monitoring:";

const GROUP: &str = "\
TaskManagers:
  Type: AWS::AutoScaling::AutoScalingGroup
  Properties:
    LaunchTemplate:
      LaunchTemplateId: !Ref TaskManagerTemplate
      Version: !GetAtt TaskManagerTemplate.LatestVersionNumber
    VPCZoneIdentifier: !Ref SubnetIds";

const POLICY: &str = "\
CpuTarget:
  Type: AWS::AutoScaling::ScalingPolicy
  Properties:
    AutoScalingGroupName: !Ref TaskManagers
    PolicyType: TargetTrackingScaling";

pub(super) fn manifest(settings: &Settings) -> Manifest {
    let mut notes = vec![
        "Auto Scaling group of AWS whose instances each run one TaskManager. The image, its \
         start-up and the JobManager are yours."
            .to_owned(),
    ];
    if !settings.autoscaler.is_auto_scaling_group() {
        notes.push(
            "The figure has another autoscaler; the target is a percentage of the machine here."
                .to_owned(),
        );
    }
    let target_pct = target_of_machines_pct(settings, &mut notes);
    let warmup_s = whole(settings, SettingId::InstanceWarmup, &mut notes);
    let has_steps = settings.autoscaler == AutoscalerKind::AsgSteps;
    if !has_steps {
        notes.push(format!(
            "No key: AWS chooses the low alarm itself; the model has it at {} % of the target.",
            plain_number(settings.scale_in_ratio_pct)
        ));
    }
    let is_detailed = settings.metrics_resolution_s < BASIC_MONITORING_S;
    let mut lines = Lines::default();
    lines.block(0, PARAMETERS);
    lines.entry(5, "Enabled", is_detailed);
    lines.block(1, GROUP);
    lines.entry(3, "MinSize", format!("\"{}\"", settings.min_workers));
    lines.entry(3, "MaxSize", format!("\"{}\"", settings.max_workers));
    if settings.min_workers < settings.max_workers {
        if has_steps {
            let period_s = if is_detailed {
                DETAILED_MONITORING_S
            } else {
                BASIC_MONITORING_S
            };
            cloudformation_steps::add(settings, target_pct, warmup_s, period_s, &mut lines);
        } else {
            add_target_tracking(settings, target_pct, warmup_s, &mut lines);
        }
        if settings.scheduled_minimum == Switch::Yes {
            scheduled_actions::add(settings, &mut lines, &mut notes);
        }
    } else {
        notes.push(
            "MinSize is MaxSize: AWS takes no scaling policy then, so it is left out.".to_owned(),
        );
    }
    lines.into_yaml(notes)
}

fn add_target_tracking(settings: &Settings, target_pct: u32, warmup_s: u64, lines: &mut Lines) {
    lines.block(1, POLICY);
    lines.entry(3, "EstimatedInstanceWarmup", warmup_s);
    lines.line(3, "TargetTrackingConfiguration:");
    lines.line(4, "PredefinedMetricSpecification:");
    lines.line(5, "PredefinedMetricType: ASGAverageCPUUtilization");
    lines.entry(4, "TargetValue", target_pct);
    let only_grows = settings.disable_scale_in == Switch::Yes;
    lines.entry(4, "DisableScaleIn", only_grows);
}
