// Checks the time cursor of all charts, its texts, and the steps from event to event.

import assert from "node:assert/strict";
import { heard, nextFrames, set, settingsOf, testPost } from "./post.mjs";
import { csv, moment, pointAt, rowAt, secondsOf } from "./reader.mjs";

const THREE = {
  body: '<reactive-allocation charts="static manual reactive"></reactive-allocation>',
  viewport: { width: 1200, height: 900 },
};
const POLICIES = ["static", "manual", "reactive"];

/** Returns the records/s that count as one worker. */
const each = async (figure) => Number((await figure.locator(".how").last().innerText()).match(/carry ([\d,]+) records\/s/)[1].replace(",", ""));

/** Parses “load 3.4 · 7 workers · 3.6 idle”. */
function read(text) {
  const [, load, workers, gap] = text.match(/^load ([\d.]+) · (\d+) workers? · (just enough|[\d.]+ idle|[\d.]+ short)$/) ?? assert.fail(text);
  const [number, kind] = gap.split(" ");
  return { load: Number(load), workers: Number(workers), gap: kind === "idle" ? Number(number) : kind === "short" ? -Number(number) : 0 };
}

testPost("pointing at one chart shows the same time in all charts, with the values of the model", THREE, async ({ page, figure }) => {
  assert.deepEqual((await moment(figure)).lines, [], "no cursor at first");
  const one = await each(figure);
  for (const [share, chart] of [[0.13, 0], [0.37, 1], [0.61, 2], [0.92, 0]]) {
    await pointAt(figure, share, chart);
    const { lines, readings, clock, why, percent, said } = await moment(figure);
    assert.equal(lines.length, 3);
    assert.ok(lines.every((x) => Math.abs(x - lines[0]) <= 1), `the lines are at ${lines}`);
    const t_s = Math.round(await secondsOf(figure));
    const minute = Math.floor((percent / 100) * 1440 + 1e-3 / 60);
    assert.equal(clock, [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":"));
    assert.ok(why.startsWith(`${clock} · `) && why.length > clock.length + 5, why);
    assert.ok(said.startsWith(`${clock}: `), said);
    for (const [place, policy] of POLICIES.entries()) {
      const row = await rowAt(figure, policy, t_s);
      const { load, workers, gap } = read(readings[place]);
      assert.equal(workers, row.wanted, `${policy} at ${clock}`);
      assert.ok(Math.abs(load - row.load / one) <= 0.06, `${load} but ${row.load / one} at ${clock}`);
      assert.ok(Math.abs(gap - (row.wanted - row.load / one)) <= 0.06, `${gap} at ${clock}`);
    }
  }
  assert.deepEqual(await heard(page), [], "moving the cursor changes no setting");
});

testPost("the cursor follows the mouse within the charts and stays at its last position", THREE, async ({ page, figure }) => {
  await pointAt(figure, 0.001);
  assert.equal((await moment(figure)).percent, 0);
  await pointAt(figure, 0.999);
  assert.equal((await moment(figure)).percent, 100);
  await pointAt(figure, 0.5);
  const there = await moment(figure);
  await page.mouse.move(3, 3);
  await nextFrames(page);
  assert.deepEqual(await moment(figure), there);
  // The dots are at the heights of their values.
  const off = await figure.evaluate((element) =>
    [...element.shadowRoot.querySelectorAll(".chart")].map((chart) => {
      const ticks = [...chart.querySelectorAll(".tick.right")];
      const top = (text) => Number.parseFloat(ticks.find((tick) => tick.textContent === text).style.top);
      const other = ticks.map((tick) => tick.textContent).find((text) => Number(text) > 0);
      const worker = (top("0") - top(other)) / Number(other);
      const cursor = chart.querySelector(".cursor");
      const value = (dot) => (top("0") - Number.parseFloat(cursor.style.top) - Number.parseFloat(dot.style.top)) / worker;
      const [, load, workers] = chart.querySelector(".reading").textContent.match(/load ([\d.]+) · (\d+)/);
      return [value(chart.querySelector(".dot.load")) - load, value(chart.querySelector(".dot.workers")) - workers];
    }),
  );
  for (const by of off.flat()) assert.ok(Math.abs(by) < 0.1, String(off));
});

testPost("the values at the cursor follow a change of the settings", THREE, async ({ page, figure }) => {
  await pointAt(figure, 0.7);
  const before = await moment(figure);
  await set(figure, { peakLoad: 28_000, staticWorkers: 5 });
  const after = await moment(figure);
  assert.equal(after.percent, before.percent);
  assert.equal(read(after.readings[0]).workers, 5);
  assert.ok(read(after.readings[0]).load > read(before.readings[0]).load * 1.3);
  assert.equal(after.boxes[0].length, 5);
  assert.notEqual(after.said, before.said);
});

testPost("a drag of a handle does not move the cursor", {}, async ({ page, figure }) => {
  await pointAt(figure, 0.3);
  const { percent } = await moment(figure);
  const { x, y, width, height } = await figure.locator("#peak").boundingBox();
  await figure.locator("#peak").hover();
  await nextFrames(page);
  const before = (await moment(figure)).percent;
  await page.mouse.down();
  await page.mouse.move(x + width / 2 - 60, y + height / 2 + 20, { steps: 6 });
  await nextFrames(page);
  assert.equal((await moment(figure)).percent, before);
  await page.mouse.up();
  assert.notEqual((await settingsOf(figure)).peakShift, 0);
  assert.ok(percent > 0);
});

testPost("the step buttons go to each event of the reactive fleet, forwards and backwards", {}, async ({ page, figure }) => {
  const run = await csv(figure, "reactive", 1);
  const changes = run.slice(1).flatMap((row, index) =>
    ["wanted", "registered", "parallelism", "state"].some((name) => row[name] !== run[index][name]) ? [row.t_s] : []);
  const near = (t_s, all) => all.some((other) => Math.abs(other - t_s) <= 2);

  const stops = [];
  let outages = 0;
  for (;;) {
    await figure.locator("#next").click();
    await nextFrames(page);
    const t_s = await secondsOf(figure);
    const { why, boxes, percent } = await moment(figure);
    if (percent === 100) break;
    assert.ok(t_s > (stops.at(-1) ?? 0), "forwards");
    assert.ok(near(t_s, changes), `nothing happens at ${t_s} s`);
    // The position of the slider is rounded to less than half a second.
    const after = run[Math.ceil(t_s + 0.45)];
    const wrong = `${why} [${boxes[1]}] at ${t_s} s, while the job is ${after.state} with ${after.wanted} TaskManagers`;
    assert.equal(/No processing/.test(why), after.parallelism === 0, wrong);
    assert.equal(!boxes[1].includes("busy"), after.parallelism === 0, wrong);
    assert.equal(boxes[1].filter((kind) => kind !== "silent").length, after.wanted, wrong);
    assert.equal(boxes[1].filter((kind) => kind === "silent").length, Math.max(0, after.registered - after.wanted), wrong);
    outages += /No processing/.test(why);
    stops.push(t_s);
    assert.ok(stops.length < 500);
  }
  assert.ok(outages > 3, `${outages} outages are told of`);
  const scaled = run.slice(1).flatMap((row, index) => (row.wanted !== run[index].wanted ? [row.t_s] : []));
  for (const t_s of scaled) assert.ok(near(t_s, stops), `the change at ${t_s} s is passed over`);

  const back = [];
  for (;;) {
    await figure.locator("#back").click();
    await nextFrames(page);
    if ((await moment(figure)).percent === 0) break;
    back.push(await secondsOf(figure));
    assert.ok(back.length < 500);
  }
  assert.deepEqual(back.reverse().map(Math.round), stops.map(Math.round));
});

testPost("the reason of the autoscaler is shown at every event and between events", {
  body: '<reactive-allocation preset="sudden-event"></reactive-allocation>',
}, async ({ page, figure }) => {
  const sentences = new Set();
  for (let step = 0; step < 12; step += 1) {
    await figure.locator("#next").click();
    await nextFrames(page);
    const { why, clock } = await moment(figure);
    assert.ok(why.startsWith(`${clock} · `), why);
    assert.match(why, /[.!]$/, "whole sentences");
    assert.doesNotMatch(why, /NaN|undefined|Infinity|\{\d\}/);
    sentences.add(why);
  }
  assert.ok(sentences.size > 8);
  assert.ok([...sentences].some((one) => /HPA wants \d+, was \d+: \d+ % of request against 70 %/.test(one.replaceAll("\u00a0", " "))), [...sentences].join("\n"));
});
