//! Reads objects of Kubernetes: by their kind.

use super::super::tree::Node;
use super::reading::Reading;
use super::{ManifestKind, Reason, deployment, hpa};

/// Reads an object, or those of a `List`.
pub(super) fn read(object: &Node, reading: &mut Reading) {
    let kind = object.get("kind").and_then(Node::scalar).unwrap_or("");
    // The lists of the API: `List`, and of one kind, `HorizontalPodAutoscalerList`.
    if kind.ends_with("List")
        && let Some(items) = object.get("items")
    {
        for item in reading.items(items, "items") {
            read_single(item, reading);
        }
    } else {
        read_single(object, reading);
    }
}

fn read_single(object: &Node, reading: &mut Reading) {
    match object.get("kind").and_then(Node::scalar) {
        Some("HorizontalPodAutoscaler") => {
            if reading.begin(ManifestKind::Hpa, object) {
                hpa::read(object, reading);
            }
        }
        Some("Deployment") => {
            if reading.begin(ManifestKind::Deployment, object) {
                deployment::read(object, reading);
            }
        }
        Some(kind) => {
            let at = object.at;
            reading.remark_at(at, "kind", kind, Reason::UnknownDocument);
        }
        None => reading.remark(object, "kind", Reason::UnknownDocument),
    }
}
