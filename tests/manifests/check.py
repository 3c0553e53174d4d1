"""Checks manifests of random settings against the schemas of those who read them.

    manifest_states 1000 | python tests/manifests/check.py

Each line of the input is a JSON object with the Flink release, the release of the operator,
and one text per kind.

hpa, deployment  the OpenAPI schema of Kubernetes, from kubernetes-validate, strict: an unknown
                 field is an error
cloudformation   cfn-lint; warnings are errors
google           the message type Autoscaler of google-cloud-compute; an unknown field is an
                 error
flink            the options of the release, from its own classes (tests/data/flink-options):
                 the key is known, the value has its type and is not its default
keda             the schema of KEDA (tests/data/keda), strict; what its webhook and its scaler
                 refuse or warn of
flink-deployment the schema and the options of the release of the operator
                 (tests/data/flink-operator), strict; the options of Flink as for `flink`; what
                 the operator refuses
"""

import collections
import concurrent.futures
import functools
import json
import pathlib
import re
import sys

import cfnlint.api
import cfnlint.config
import kubernetes_validate
import jsonschema
import yaml
from google.cloud.compute_v1.types import Autoscaler
from kubernetes_validate import utils

# The first release whose schema has a tolerance, and the newest one.
KUBERNETES = ["1.33", kubernetes_validate.latest_version()]
# What has none is also checked against the oldest schema that there is.
KUBERNETES_WITHOUT_TOLERANCE = ["1.25", *KUBERNETES]
# Each schema is read once, not for each object.
utils.schema_contents = functools.cache(utils.schema_contents)
DATA = pathlib.Path(__file__).parents[1] / "data"
RESOURCE = re.compile(
    r"\b(TaskManagerTemplate|TaskManagers|CpuTarget|StepOut|StepIn|HighCpu|LowCpu|ScheduledMinimum\d+)\b"
)
RESOURCES_AT_ONCE = 50
SINGLE_TEMPLATES = 10
DURATION = re.compile(r"(\d+) (s|ms)")
# Values of options whose type is an enum or a name.
WORDS = {
    "scheduler-mode": {"reactive"},
    "restart-strategy": {"fixed-delay", "exponential-delay"},
    "restart-strategy.type": {"fixed-delay", "exponential-delay"},
}


def check_kubernetes(text):
    """Returns the problems of an object in the versions of the API that it is for."""
    problems = []
    versions = KUBERNETES if "tolerance:" in text else KUBERNETES_WITHOUT_TOLERANCE
    for version in versions:
        try:
            kubernetes_validate.validate(yaml.safe_load(text), version, strict=True)
        except kubernetes_validate.ValidationError as error:
            problems.append(f"{version}: {error.message}")
    return problems


def check_hpa_policies(text):
    """Returns what the controller refuses and no schema says: a direction without a policy."""
    behavior = yaml.safe_load(text)["spec"].get("behavior", {})
    return [
        f"{direction}: no policy"
        for direction, rules in behavior.items()
        if rules["selectPolicy"] != "Disabled" and not rules["policies"]
    ]


def check_cloudformation(text):
    config = cfnlint.config.ManualArgs(regions=["us-east-1"])
    return [f"{match}" for match in cfnlint.api.lint(text, config=config)]


def check_google(text):
    try:
        message = Autoscaler.from_json(text, ignore_unknown_fields=False)
    except Exception as error:  # Whatever the parser of messages raises.
        return [str(error)]
    policy = message.autoscaling_policy
    target = policy.cpu_utilization.utilization_target
    in_range = 0 < target <= 1 and policy.min_num_replicas <= policy.max_num_replicas
    return [] if in_range else [f"out of range: {message}"]


def seconds(text):
    """Returns the length of a duration as Java prints it: PT30S, PT1M, PT5M, PT1H."""
    number, unit = re.fullmatch(r"PT([\d.]+)([SMH])", text).groups()
    return float(number) * {"S": 1, "M": 60, "H": 3600}[unit]


def check_option(option, key, value):
    kind, default = option["type"], option["default"]
    if key in WORDS:
        return value in WORDS[key]
    if kind == "Duration":
        duration = DURATION.fullmatch(str(value))
        if not duration:
            return False
        length = int(duration[1]) * (1 if duration[2] == "s" else 0.001)
        return default is None or length != seconds(default)
    if kind in ("Integer", "Long"):
        return isinstance(value, int) and str(value) != default
    if kind == "Double":
        return isinstance(value, (int, float)) and float(value) != float(default)
    return False


def check_flink(text, options):
    problems = []
    for key, value in (yaml.safe_load(text) or {}).items():
        if key not in options:
            problems.append(f"{key}: unknown")
        elif not check_option(options[key], key, value):
            problems.append(f"{key}: {value}: not for {options[key]}")
    # The parser of flink-conf.yaml knows lines only.
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    flat = dict(line.split(": ", 1) for line in lines)
    if {key: str(value) for key, value in (yaml.safe_load(text) or {}).items()} != flat:
        problems.append("the lines are not the map")
    return problems


def schema_problems(instance, schema):
    validator = jsonschema.Draft202012Validator(schema)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(instance)]


@functools.cache
def facts(name):
    return json.loads((DATA / name).read_text())


# The options of a Kafka trigger that are used, with the form of their values.
KAFKA = {
    "bootstrapServers": r"\S+:\d+",
    "consumerGroup": r"\S+",
    "topic": r"\S+",
    "lagThreshold": r"[1-9]\d*",
    "activationLagThreshold": r"\d+",
    "allowIdleConsumers": "true",
    "limitToPartitionsWithLag": "true",
    "ensureEvenDistributionOfPartitions": "true",
}
CAPS = {"allowIdleConsumers", "limitToPartitionsWithLag", "ensureEvenDistributionOfPartitions"}
TRIGGERS = {"kafka": KAFKA, "cpu": {"value": r"[1-9]\d*"}}


def check_keda(text):
    scaled = yaml.safe_load(text)
    problems = schema_problems(scaled, facts("keda/2.20.json")["schema"])
    if problems:
        return problems
    spec = scaled["spec"]
    idle, least, most = (spec.get(f"{one}ReplicaCount") for one in ("idle", "min", "max"))
    caches = any(trigger.get("useCachedMetrics") for trigger in spec["triggers"])
    if least > most or (idle is not None and idle >= least):
        problems.append("counts out of order")
    if "pollingInterval" in spec and idle is None and not caches:
        problems.append("pollingInterval has no effect")
    if "cooldownPeriod" in spec and idle is None:
        problems.append("cooldownPeriod has no effect")
    for trigger in spec["triggers"]:
        known = TRIGGERS[trigger["type"]]
        for key, value in trigger["metadata"].items():
            if not re.fullmatch(known.get(key, "(?!)"), value):
                problems.append(f"{key}: {value}")
        if len(CAPS & set(trigger["metadata"])) > 1:
            problems.append("two caps")
        if trigger["type"] == "cpu":
            if trigger.get("metricType") != "Utilization" or "useCachedMetrics" in trigger:
                problems.append(f"{trigger}")
    return problems


# The forms in which the options of the operator are written.
FORMS = {
    "boolean": "true|false",
    "double": r"\d+(\.\d+)?",
    "duration": r"\d+ (s|ms)",
    "enum": "EVENLY_SPREAD|MAXIMIZE_UTILISATION",
    "int": r"\d+",
    "string": "EVENLY_SPREAD",
}
# The forms of the options of Flink that the manifest of Flink does not have.
FLINK_FORMS = {
    "execution.checkpointing.dir": r"s3://\S+",
    "execution.checkpointing.savepoint-dir": r"s3://\S+",
    "high-availability.type": "kubernetes",
    "high-availability.storageDir": r"s3://\S+",
    "jobmanager.scheduler": "adaptive",
    "kubernetes.taskmanager.cpu.limit-factor": r"\d+(\.\d+)?",
}


def check_deployed_option(key, value, known, flink):
    """Returns whether an option is one of the operator or of Flink, with a value of its type."""
    if key in known:
        return bool(re.fullmatch(FORMS[known[key]["type"]], value))
    if key not in flink:
        return False
    if key in FLINK_FORMS:
        return bool(re.fullmatch(FLINK_FORMS[key], value))
    return check_option(flink[key], key, yaml.safe_load(value))


def check_admission(spec, options):
    """Returns what the operator refuses and no schema says: see its DefaultValidator and
    AutoscalerValidator."""
    problems = []
    prefix = "job.autoscaler."
    target = float(options[f"{prefix}utilization.target"])
    most = float(options.get(f"{prefix}utilization.max", target))
    least = float(options.get(f"{prefix}utilization.min", target))
    if not 0 <= least <= target <= most <= 1:
        problems.append(f"utilization: {least} {target} {most}")
    if int(options[f"{prefix}vertex.min-parallelism"]) > int(
        options[f"{prefix}vertex.max-parallelism"]
    ):
        problems.append("vertex.min-parallelism is above the maximum")
    if spec["flinkVersion"] in ("v1_13", "v1_14"):
        problems.append(f"{spec['flinkVersion']} is not supported")
    if not all(spec[part]["resource"]["memory"] for part in ("jobManager", "taskManager")):
        problems.append("no memory")
    job = spec["job"]
    if not 1 <= job["parallelism"] <= int(options["pipeline.max-parallelism"]):
        problems.append(f"parallelism: {job['parallelism']}")
    if "execution.checkpointing.savepoint-dir" not in options and job["upgradeMode"] == "savepoint":
        problems.append("no directory of savepoints")
    if options.get("jobmanager.scheduler") == "adaptive" and spec["mode"] != "native":
        problems.append("not rescaled in place")
    return problems


def check_flink_deployment(text, operator):
    deployment, of_operator = yaml.safe_load(text), facts(f"flink-operator/{operator}.json")
    problems = schema_problems(deployment, of_operator["schema"])
    if problems:
        return problems
    spec = deployment["spec"]
    options = spec["flinkConfiguration"]
    # The options of 2.2 are those of 2.3 here.
    release = "1.20" if spec["flinkVersion"] == "v1_20" else "2.3"
    flink = facts(f"flink-options/{release}.json")["options"]
    for key, value in options.items():
        is_text = isinstance(value, str)
        if not is_text or not check_deployed_option(key, value, of_operator["options"], flink):
            problems.append(f"{key}: {value!r}")
    return problems or check_admission(spec, options)


CHECKS = {
    "hpa": lambda text: check_kubernetes(text) + check_hpa_policies(text),
    "deployment": check_kubernetes,
    "cloudformation": check_cloudformation,
    "google": check_google,
    "keda": check_keda,
}
# Kinds whose checks are those of a release.
CHECKS_OF_RELEASE = {
    "flink": lambda text, release: check_flink(
        text, facts(f"flink-options/{release}.json")["options"]
    ),
    "flink-deployment": check_flink_deployment,
}


def check(task):
    kind, text, release = task
    if kind in CHECKS_OF_RELEASE:
        return kind, text, CHECKS_OF_RELEASE[kind](text, release)
    return kind, text, CHECKS[kind](text)


def bundles(texts):
    """Returns templates that each hold the resources of many: a lint takes half a second by
    itself, and little for further resources."""
    for start in range(0, len(texts), RESOURCES_AT_ONCE):
        lines = []
        for index, text in enumerate(texts[start : start + RESOURCES_AT_ONCE]):
            head, resources = text.split("\nResources:\n")
            if not lines:
                lines = [head, "Resources:"]
            lines.append(RESOURCE.sub(rf"\g<1>Of{index}", resources))
        yield "\n".join(lines)


def tasks_of(states):
    """Returns what to check: kind, text and release."""
    different = {}
    for row in map(json.loads, states):
        releases = {"flink": row.pop("release"), "flink-deployment": row.pop("operator")}
        for kind, text in row.items():
            # Notes do not count, and what is the same is checked once.
            body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
            release = releases.get(kind, "")
            different[kind, body, release] = (kind, text, release)
    counts = collections.Counter(kind for kind, _, _ in different.values())
    tasks = [task for task in different.values() if task[0] != "cloudformation"]
    templates = [body for kind, body, _ in different if kind == "cloudformation"]
    # Some as they are, all in bundles.
    for text in [*templates[:SINGLE_TEMPLATES], *bundles(templates)]:
        tasks.append(("cloudformation", text, ""))
    return tasks, counts


def main():
    tasks, counts = tasks_of(sys.stdin)
    failed = 0
    with concurrent.futures.ProcessPoolExecutor() as pool:
        # The last ones take longest.
        for kind, text, problems in pool.map(check, reversed(tasks), chunksize=4):
            if problems:
                failed += 1
                if failed <= 5:
                    print(f"--- {kind}\n{text}\n" + "\n".join(problems))
    print("different manifests:", dict(counts), "failed checks:", failed)
    sys.exit(1 if failed or set(counts) != {*CHECKS, *CHECKS_OF_RELEASE} else 0)


if __name__ == "__main__":
    main()
