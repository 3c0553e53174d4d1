// Checks the manifests: that each follows the settings and is copied as it is shown, and
// that manifests are read back.

import assert from "node:assert/strict";
import { active, bring, changed, clipboard, openSection, press, testExchange, undo } from "./exchange.mjs";
import { nextFrames, reportOf, set, settingsOf } from "./post.mjs";

/** Each manifest: how its text begins or what it names, and a setting with the text that it becomes. */
const MANIFESTS = [
  ["hpa", "HorizontalPodAutoscaler (Kubernetes)", /^kind: HorizontalPodAutoscaler$/m, { maxWorkers: 33, targetUtilization: 61 }, [/^ {2}maxReplicas: 33$/m, /averageUtilization: 61$/m]],
  ["flink", "Flink configuration", /^scheduler-mode: reactive$/m, { heartbeatTimeout: 17, slotsPerTaskManager: 3 }, [/^heartbeat\.timeout: 17000$/m, /^taskmanager\.numberOfTaskSlots: 3$/m]],
  ["cloudformation", "CloudFormation template (AWS)", /Type: AWS::AutoScaling::AutoScalingGroup/, { maxWorkers: 34, minWorkers: 2 }, [/MaxSize: "34"/, /MinSize: "2"/]],
  ["google", "Autoscaler (Google Cloud)", /"autoscalingPolicy"/, { maxWorkers: 35 }, [/"maxNumReplicas": 35/]],
  ["deployment", "Deployment of the TaskManagers (Kubernetes)", /^kind: Deployment$/m, { cpuRequest: 1750 }, [/cpu: 1750m/]],
];

const manifest = (figure) => figure.locator("#manifest").inputValue();
const show = async (figure, id) => {
  await figure.locator(`#manifest-${id}`).click();
  await nextFrames(figure.page());
};

testExchange("each manifest follows the settings and is copied as it is shown", {}, async ({ page, figure }) => {
  await openSection(figure, "share");
  for (const [id, name, holds, settings, becomes] of MANIFESTS) {
    await show(figure, id);
    const pressed = await figure.locator(".take-away [aria-pressed=true]").allInnerTexts();
    assert.deepEqual(pressed, [name]);
    assert.match(await active(figure), new RegExp(`#manifest-${id} `));
    assert.equal(await figure.getByRole("textbox", { name, exact: true }).count(), 1);
    const before = await manifest(figure);
    assert.match(before, holds);
    for (const text of becomes) assert.doesNotMatch(before, text);
    await set(figure, settings);
    const after = await manifest(figure);
    for (const text of becomes) assert.match(after, text);
    await press(figure, "Copy", ".take-away");
    await figure.locator(".copied", { hasText: "Copied" }).waitFor();
    assert.equal(await clipboard(page), after);
    assert.equal(await figure.locator("#manifest").getAttribute("readonly"), "readonly");
    if (id === "google") JSON.parse(after);
  }
  await figure.locator("#reset").click();
  await show(figure, "hpa");
  assert.match(await manifest(figure), /maxReplicas: 15$/m);
});

/** Settings for a round trip that a manifest holds. */
const ROUND_TRIPS = [
  ["hpa", { minWorkers: 3, maxWorkers: 42, targetUtilization: 55 }, /Taken over: HorizontalPodAutoscaler \(Kubernetes\)\.\nSettings taken over: Min workers, Max workers, Target CPU utilisation\./],
  ["flink", { heartbeatTimeout: 17, heartbeatInterval: 3, checkpointInterval: 45, slotsPerTaskManager: 4 }, /Taken over: Flink configuration\.\nSettings taken over: Slots per TaskManager, Heartbeat timeout, Heartbeat interval, Checkpoint interval\./],
  ["deployment", { cpuRequest: 1750 }, /Taken over: Deployment of the TaskManagers/],
];

testExchange("a manifest that is pasted back sets what it was written from", {}, async ({ figure }) => {
  const usual = await settingsOf(figure);
  for (const [id, settings, told] of ROUND_TRIPS) {
    await set(figure, settings);
    await openSection(figure, "share");
    await show(figure, id);
    await press(figure, "Copy", ".take-away");
    const [text, state, report] = [await manifest(figure), await changed(figure, usual), await reportOf(figure)];
    await figure.locator("#reset").click();
    assert.deepEqual(await changed(figure, usual), {});
    await openSection(figure, "job");
    assert.match(await bring(figure, text), told);
    // A Deployment has the limit beside the request that it follows from.
    const { cpuLimit, ...taken } = await changed(figure, usual);
    assert.deepEqual([taken, cpuLimit ?? settings.cpuRequest], [state, settings.cpuRequest]);
    assert.deepEqual(await reportOf(figure), report);
    // Taken as one step.
    await undo(figure);
    assert.deepEqual(await changed(figure, usual), {});
  }
});

const HPA = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: taskmanagers}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: taskmanagers}
  minReplicas: 2
  maxReplicas: 600
  metrics:
    - type: Resource
      resource: {name: cpu, target: {type: Utilization, averageUtilization: 45}}
    - type: Pods
      pods: {metric: {name: lag}, target: {type: AverageValue, averageValue: "10"}}
  behavior:
    scaleDown: {stabilizationWindowSeconds: 120, colour: blue}
`;

testExchange("what a manifest says that the figure has not is told by its line", {}, async ({ figure }) => {
  const before = await settingsOf(figure);
  await openSection(figure, "job");
  const told = await bring(figure, HPA);
  assert.match(told, /Line 7, spec\.maxReplicas: 600: the figure takes 1 to 500 workers/);
  assert.match(told, /Line 11, spec\.metrics\[1\].*: the figure scales by the CPU use .* and by one external metric/);
  assert.match(told, /Line 14, .*colour: blue: the figure has no such setting/);
  const { minWorkers, maxWorkers, targetUtilization } = await settingsOf(figure);
  assert.deepEqual([minWorkers, maxWorkers, targetUtilization], [2, before.maxWorkers, 45]);

  const flink = await bring(figure, "taskmanager.numberOfTaskSlots: 4\nstate.backend: rocksdb\nheartbeat.timeout: soon\n");
  assert.match(flink, /Line 2, state\.backend: rocksdb: the figure has no such setting/);
  assert.match(flink, /Line 3, heartbeat\.timeout: soon: no duration that Flink 1\.13 reads/);
  assert.equal((await settingsOf(figure)).slotsPerTaskManager, 4);
});

testExchange("a manifest that cannot be read is told by line and column, and changes nothing", {}, async ({ figure }) => {
  await openSection(figure, "job");
  const before = await settingsOf(figure);
  for (const [text, message] of [
    [HPA.replace("maxReplicas: 600", "maxReplicas: [600"), /^Line \d+, column \d+: no YAML \(.+\)\.$/],
    [`kind: HorizontalPodAutoscaler\nspec:\n\tminReplicas: 2\n`, /^Line 3, column [12]: no YAML/],
    [`apiVersion: v1\nkind: ConfigMap\ndata: {colour: blue}\n`, /no HorizontalPodAutoscaler, no Deployment and no Flink option|neither an autoscaler nor/],
    [`kind: HorizontalPodAutoscaler\nspec: ${"[".repeat(2000)}`, /^Line 2, column \d+: (no YAML|nested too deeply)/],
    [`kind: HorizontalPodAutoscaler\nspec: &a [*a, *a, *a]\n`, /./],
    [`apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec: "<img src=x onerror=alert(1)>"\n`, /./],
  ]) {
    const told = await bring(figure, text);
    assert.match(told, message, text);
    const { minWorkers, maxWorkers } = await settingsOf(figure);
    assert.deepEqual([minWorkers, maxWorkers], [before.minWorkers, before.maxWorkers], text);
  }
  assert.equal(await figure.locator(".exchange img").count(), 0);
});
