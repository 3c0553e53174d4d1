"""Checks manifests of random settings against the schemas of those who read them.

    manifest_states 1000 | python tests/manifests/check.py

Each line of the input is a JSON object with the Flink release and one text per kind.

hpa, deployment  the OpenAPI schema of Kubernetes, from kubernetes-validate, strict: an unknown
                 field is an error
cloudformation   cfn-lint; warnings are errors
google           the message type Autoscaler of google-cloud-compute; an unknown field is an
                 error
flink            the options of the release, from its own classes (tests/data/flink-options):
                 the key is known, the value has its type and is not its default
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
import yaml
from google.cloud.compute_v1.types import Autoscaler
from kubernetes_validate import utils

# The first release whose schema has a tolerance, and the newest one.
KUBERNETES = ["1.33", kubernetes_validate.latest_version()]
# What has none is also checked against the oldest schema that there is.
KUBERNETES_WITHOUT_TOLERANCE = ["1.25", *KUBERNETES]
# Each schema is read once, not for each object.
utils.schema_contents = functools.cache(utils.schema_contents)
OPTIONS = pathlib.Path(__file__).parents[1] / "data" / "flink-options"
RESOURCE = re.compile(r"\b(TaskManagerTemplate|TaskManagers|CpuTarget)\b")
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
    for key, value in yaml.safe_load(text).items():
        if key not in options:
            problems.append(f"{key}: unknown")
        elif not check_option(options[key], key, value):
            problems.append(f"{key}: {value}: not for {options[key]}")
    # The parser of flink-conf.yaml knows lines only.
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    flat = dict(line.split(": ", 1) for line in lines)
    if {key: str(value) for key, value in yaml.safe_load(text).items()} != flat:
        problems.append("the lines are not the map")
    return problems


CHECKS = {
    "hpa": lambda text: check_kubernetes(text) + check_hpa_policies(text),
    "deployment": check_kubernetes,
    "cloudformation": check_cloudformation,
    "google": check_google,
}


def check(task):
    kind, text, release = task
    if kind == "flink":
        content = json.loads((OPTIONS / f"{release}.json").read_text())
        return kind, text, check_flink(text, content["options"])
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
            lines.append(RESOURCE.sub(rf"\g<1>{index}", resources))
        yield "\n".join(lines)


def tasks_of(states):
    """Returns what to check: kind, text and release."""
    different = {}
    for row in map(json.loads, states):
        release = row.pop("release")
        for kind, text in row.items():
            # Notes do not count, and what is the same is checked once.
            body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
            key = (kind, body, release if kind == "flink" else "")
            different[key] = (kind, text, release)
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
    sys.exit(1 if failed or set(counts) != {"flink", *CHECKS} else 0)


if __name__ == "__main__":
    main()
