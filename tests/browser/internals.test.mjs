// Checks the sections that open: charts of the internals, the choice of charts, and
// all settings with their meaning.

import assert from "node:assert/strict";
import { heard, nextFrames, reportOf, set, settingsOf, testPost } from "./post.mjs";
import { moment, pointAt } from "./reader.mjs";

const VIEW = { viewport: { width: 1200, height: 900 } };

/** Returns the number of painted pixels and the size of each small canvas. */
const painted = (figure) =>
  figure.evaluate((element) =>
    [...element.shadowRoot.querySelectorAll(".hood .trace canvas")].map((canvas) => {
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      let dots = 0;
      for (let dot = 3; dot < data.length; dot += 4) dots += data[dot] > 100;
      return { dots, wide: canvas.width };
    }),
  );

testPost("the internals open and close, and their charts are painted", VIEW, async ({ page, figure }) => {
  const hood = figure.locator("#hood");
  const closed = await figure.evaluate((element) => element.getBoundingClientRect().height);
  for (let time = 0; time < 2; time += 1) {
    assert.equal(await hood.getAttribute("aria-expanded"), "false");
    await hood.click();
    await nextFrames(page);
    assert.equal(await hood.getAttribute("aria-expanded"), "true");
    const charts = await painted(figure);
    assert.equal(charts.length, 4, "one for each quantity, with the runs of all charts");
    for (const { dots, wide } of charts) {
      assert.ok(wide > 300);
      assert.ok(dots > wide, `${dots} dots in ${wide} columns`);
    }
    const titles = await figure.locator(".quantity").allTextContents();
    const runs = await figure.locator(".runs .line").allTextContents();
    assert.deepEqual(runs, ["Static", "Reactive"]);
    for (const [place, word] of ["lag", "Throughput", "CPU", "TaskManagers"].entries()) assert.match(titles[place], new RegExp(word));
    await hood.click();
    await nextFrames(page);
    assert.equal(await figure.locator(".hood").count(), 0);
    assert.equal(await figure.evaluate((element) => element.getBoundingClientRect().height), closed);
  }
});

testPost("the small charts have the cursor of the large ones and follow the settings", {
  body: '<reactive-allocation open="hood"></reactive-allocation>', ...VIEW,
}, async ({ page, figure }) => {
  await pointAt(figure, 0.4);
  const { lines } = await moment(figure);
  assert.equal(lines.length, 6);
  assert.ok(lines.every((x) => Math.abs(x - lines[0]) <= 1), String(lines));
  const hash = () => figure.evaluate((element) => [...element.shadowRoot.querySelectorAll(".hood .trace canvas")].map((canvas) => canvas.toDataURL()));
  const before = await hash();
  await set(figure, { peakLoad: 30_000 });
  await nextFrames(page);
  const after = await hash();
  assert.ok(before.every((picture, place) => place === 0 || picture !== after[place]), "throughput, CPU and TaskManagers are others");
  // Also sharp after a change of the width.
  await page.setViewportSize({ width: 700, height: 900 });
  await nextFrames(page);
  await nextFrames(page);
  for (const { dots, wide } of await painted(figure)) assert.ok(wide < 340 && dots > wide, `${dots} dots in ${wide} columns`);
});

testPost("the reader chooses the charts, and the last one cannot be removed", VIEW, async ({ page, figure }) => {
  const titles = async () => (await figure.locator(".panel").evaluateAll((all) => all.map((one) => one.querySelector(".title span").textContent)));
  const press = async (id) => {
    await figure.locator(`#show-${id}`).click();
    await nextFrames(page);
    for (const name of ["static", "manual", "reactive"]) {
      const pressed = await figure.locator(`#show-${name}`).getAttribute("aria-pressed");
      const shown = (await titles()).some((title) => title.toLowerCase() === name);
      assert.equal(pressed, String(shown), name);
    }
    for (const canvas of await figure.locator(".chart canvas").all()) {
      assert.ok(await canvas.evaluate((one) => one.width > 200 && one.width === Math.round(one.getBoundingClientRect().width * devicePixelRatio)), "painted for its room");
    }
    return titles();
  };
  assert.deepEqual(await press("manual"), ["Static", "Manual", "Reactive"]);
  assert.deepEqual(await press("static"), ["Manual", "Reactive"]);
  assert.deepEqual(await press("reactive"), ["Manual"]);
  assert.deepEqual(await press("manual"), ["Manual"], "one chart stays");
  assert.deepEqual(await press("static"), ["Static", "Manual"]);
  // The handles of the load are in the first chart.
  assert.equal(await figure.locator("#peak").count(), 1);
  await figure.locator("#peak").press("ArrowRight");
  assert.notEqual((await settingsOf(figure)).peakShift, 0);
  await pointAt(figure, 0.5, 1);
  assert.equal((await moment(figure)).lines.length, 2);
});

const SETTINGS = { body: '<reactive-allocation open="settings"></reactive-allocation>', ...VIEW };

/** Larger units of a field, in the unit of the setting. */
const SHOWN_IN = { min: 60, h: 3600, d: 86_400, cores: 1000 };

testPost("every setting has a row with its value, unit, range and meaning", SETTINGS, async ({ figure }) => {
  const settings = await settingsOf(figure);
  for (const fold of await figure.locator(".fold").all()) await fold.click();
  const rows = await figure.locator(".setting").evaluateAll((all) =>
    all.map((row) => {
      const field = row.querySelector("input, select");
      return {
        name: field.id.replace("set-", ""),
        label: row.querySelector("label").textContent,
        labelled: row.querySelector("label").htmlFor === field.id,
        about: row.querySelector(".about").textContent.replaceAll("\u00a0", " "),
        described: field.getAttribute("aria-describedby") === row.querySelector(".about").id,
        value: field.value,
        kind: field.localName,
        options: [...(field.options ?? [])].map((option) => option.value),
        unit: row.querySelector(".unit")?.textContent,
      };
    }));
  assert.deepEqual(rows.map(({ name }) => name).sort(), Object.keys(settings).filter((name) => name !== "preset" || rows.some((row) => row.name === "preset")).sort());
  for (const { name, label, labelled, about, described, value, kind, options, unit } of rows) {
    assert.ok(label.length > 3 && labelled && described, name);
    const set = settings[name];
    const shown = typeof set === "number" ? (set / (SHOWN_IN[unit] ?? 1)).toLocaleString("en-US", { maximumFractionDigits: 3 }) : set;
    assert.equal(value, set === "default" ? "" : shown, name);
    assert.match(about, kind === "select" ? /default/ : /\d( \w+)? to [\d,.]+|whole|any|Days and hours/, `${name}: ${about}`);
    assert.ok(about.length > 30, `${name}: ${about}`);
    if (kind === "select") assert.ok(options.length >= 2 && options.includes(settings[name]), name);
  }
  assert.equal(new Set(rows.map(({ about }) => about)).size, rows.length, "each has a meaning of its own");
  const unitOf = Object.fromEntries(rows.map(({ name, unit }) => [name, unit]));
  assert.deepEqual([unitOf.peakLoad, unitOf.heartbeatTimeout, unitOf.targetUtilization], ["records/s", "s", "%"]);
  assert.ok((await figure.locator("fieldset legend").count()) >= 6);
});

testPost("a changed setting is marked, shows its earlier value, and can be reset", SETTINGS, async ({ page, figure }) => {
  const home = await settingsOf(figure);
  const marked = () => figure.locator(".setting.changed label").allInnerTexts();
  assert.deepEqual(await marked(), []);
  await figure.locator("#set-heartbeatTimeout").fill("50");
  await figure.locator("#set-heartbeatTimeout").press("Enter");
  await figure.locator("#set-flink").selectOption("1.20");
  await nextFrames(page);
  assert.deepEqual(await marked(), ["Flink release"], "the heartbeats of this release wait for a kill");
  await figure.getByRole("button", { name: "2 more if you kill a TaskManager" }).click();
  assert.deepEqual((await marked()).sort(), ["Flink release", "Heartbeat timeout"]);
  const row = figure.locator(".setting.changed", { hasText: "Heartbeat timeout" });
  assert.match((await row.getByRole("button").getAttribute("aria-label")).replaceAll("\u00a0", " "), /^Put back Heartbeat timeout: 8 s$/);
  await row.getByRole("button").click();
  await nextFrames(page);
  assert.deepEqual(await marked(), ["Flink release"]);
  assert.equal(await figure.locator("#set-heartbeatTimeout").inputValue(), "8");
  await figure.locator("#reset").click();
  await nextFrames(page);
  assert.deepEqual(await settingsOf(figure), home);
  assert.deepEqual(await marked(), []);
});

testPost("with a price the cost of each fleet is shown", SETTINGS, async ({ page, figure }) => {
  const hours = () => figure.locator(".numbers dt:first-child").evaluateAll((all) =>
    all.filter((_, place) => place % 3 === 0).map((label) => label.textContent));
  assert.deepEqual(await hours(), ["worker-hours", "worker-hours"]);
  await figure.locator("#set-workerPrice").fill("0.25");
  await figure.locator("#set-workerPrice").press("Enter");
  await nextFrames(page);
  const report = await reportOf(figure);
  const cost = (policy) => `worker-hours · cost ${(report[policy].workerHours * 0.25).toFixed(2)}`;
  assert.deepEqual(await hours(), [cost("static"), cost("reactive")]);
  assert.deepEqual(await figure.locator(".setting.changed label").allInnerTexts(), ["Price of a worker-hour"]);
});

testPost("each autoscaler and each Flink release gives a different run", SETTINGS, async ({ page, figure }) => {
  const seen = new Map();
  for (const [name, value] of [["autoscaler", "hpa"], ["autoscaler", "asg"], ["autoscaler", "mig"], ["autoscaler", "hpa"], ["flink", "1.20"], ["flink", "2.3"], ["flink", "1.13"]]) {
    await figure.locator(`#set-${name}`).selectOption(value);
    await nextFrames(page);
    assert.equal((await settingsOf(figure))[name], value);
    const { reactive, static: fixed } = await reportOf(figure);
    seen.set(`${name} ${value}`, JSON.stringify(reactive));
    assert.equal(fixed.workerHours, 168);
    await figure.locator("#next").click();
    await nextFrames(page);
    assert.match((await moment(figure)).why, /\w/);
  }
  assert.equal(seen.get("autoscaler hpa"), seen.get("flink 1.13"), "back where it began");
  assert.equal(new Set(seen.values()).size, seen.size - 1);
  await figure.locator("#set-autoscaler").selectOption("asg");
  await nextFrames(page);
  assert.match(await figure.locator(".panel").last().locator(".title").innerText(), /AWS Auto Scaling group/);
});

testPost("“How true is this?” opens and closes", VIEW, async ({ page, figure }) => {
  const truth = figure.locator("#truth");
  await truth.click();
  await nextFrames(page);
  assert.equal(await truth.getAttribute("aria-expanded"), "true");
  assert.match(await figure.locator(".truth .how").innerText(), /144 .*test cases.*recordings/);
  await truth.click();
  await nextFrames(page);
  assert.equal(await figure.locator(".truth .how").count(), 0);
});
