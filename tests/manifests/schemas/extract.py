"""Extracts what the manifests for KEDA and for the Flink Kubernetes Operator are checked by.

    python tests/manifests/schemas/extract.py KEDA FLINK_KUBERNETES_OPERATOR

The arguments are clones of kedacore/keda and apache/flink-kubernetes-operator with their tags.
Writes the schema of a ScaledObject (tests/data/keda), and of each release of the operator the
schema of a FlinkDeployment and the options of its autoscaler (tests/data/flink-operator). Only
needed for a new release: the tests read the files.
"""

import json
import pathlib
import re
import subprocess
import sys

import yaml

DATA = pathlib.Path(__file__).parents[2] / "data"
KEDA = ("2.20", "v2.20.2", "config/crd/bases/keda.sh_scaledobjects.yaml")
# The revision of the main branch whose rules the figure has.
OPERATORS = {"1.14": "release-1.14.0", "1.15": "release-1.15.0", "main": "6e9caeb4"}
CRD = "helm/flink-kubernetes-operator/crds/flinkdeployments.flink.apache.org-v1.yml"
OPTIONS = "flink-autoscaler/src/main/java/org/apache/flink/autoscaler/config/AutoScalerOptions.java"
OPTION = re.compile(
    r'autoScalerConfig\(\s*"([^"]+)"\)\s*\.(\w+)Type\([^)]*\)\s*(\.asList\(\))?\s*'
    r"\.(?:defaultValues?\(((?:[^()]|\([^()]*\))*)\)|noDefaultValue\(\))"
)
# Of other people's objects, and of no use here.
LEFT_OUT = {"podTemplate", "status", "resources", "ingress", "authenticationRef"}
# The keywords that say what is allowed. Descriptions are left out.
KEPT = {
    "additionalProperties",
    "anyOf",
    "enum",
    "items",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "pattern",
    "required",
    "type",
    "x-kubernetes-preserve-unknown-fields",
}


def read(clone, revision, path):
    command = ["git", "-C", clone, "show", f"{revision}:{path}"]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def revision_of(clone, name):
    command = ["git", "-C", clone, "rev-parse", f"{name}^{{commit}}"]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def strict(schema):
    """Returns what a schema allows, without any field that it does not list."""
    kept = {key: value for key, value in schema.items() if key in KEPT}
    if isinstance(kept.get("items"), dict):
        kept["items"] = strict(kept["items"])
    if "properties" in schema:
        fields = {k: strict(v) for k, v in schema["properties"].items() if k not in LEFT_OUT}
        kept |= {"properties": fields, "additionalProperties": False}
    return kept


def schema_of(definition):
    """Returns the schema of the objects that a CustomResourceDefinition defines."""
    spec = yaml.safe_load(definition)["spec"]
    (version,) = spec["versions"]
    schema = strict(version["schema"]["openAPIV3Schema"])
    schema["properties"] |= {
        "apiVersion": {"const": f"{spec['group']}/{version['name']}"},
        "kind": {"const": spec["names"]["kind"]},
        "metadata": {"type": "object"},
    }
    schema["required"] = ["apiVersion", "kind", "metadata", "spec"]
    return schema


def options_of(source):
    """Returns type and default of each option. Defaults are as the source has them."""
    options = {}
    for key, kind, is_list, default in OPTION.findall(source):
        kind = f"list of {kind}" if is_list else kind
        options[f"job.autoscaler.{key}"] = {"type": kind, "default": " ".join(default.split()) or None}
    return options


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"licence": "Apache-2.0", **content}, indent=1, sort_keys=True)
    path.write_text(text + "\n")


def main():
    keda, operator = sys.argv[1:]
    release, tag, path = KEDA
    source = f"kedacore/keda {tag} ({revision_of(keda, tag)[:8]}), {path}"
    write(
        DATA / "keda" / f"{release}.json",
        {"source": source, "schema": schema_of(read(keda, tag, path))},
    )
    for release, tag in OPERATORS.items():
        revision = revision_of(operator, tag)[:8]
        options = options_of(read(operator, tag, OPTIONS))
        content = {
            "source": f"apache/flink-kubernetes-operator {tag} ({revision}), {CRD} and {OPTIONS}",
            "schema": schema_of(read(operator, tag, CRD)),
            "options": options,
        }
        write(DATA / "flink-operator" / f"{release}.json", content)
        print(release, len(options))


if __name__ == "__main__":
    main()
