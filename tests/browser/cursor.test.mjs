// Checks the time cursor of all charts, its texts, and the steps from event to event.

import assert from "node:assert/strict";
import { heard, middle, nextFrames, pressKey, set, settingsOf, testPost } from "./post.mjs";
import { csv, finger, goTo, moment, pointAt, rowAt, secondsOf } from "./reader.mjs";

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
  assert.ok([...sentences].some((one) => /HPA asks for \d+ instead of \d+: CPU is \d+ % of the request, the target 70 %/.test(one.replaceAll("\u00a0", " "))), [...sentences].join("\n"));
});

/** Returns whether the cursor is pinned, the times on its flags, and the texts of the thin cursors. */
const pin = (figure) =>
  figure.evaluate((element) => {
    const all = (selector) => [...element.shadowRoot.querySelectorAll(selector)];
    const shown = (one) => getComputedStyle(one).display !== "none";
    return {
      flags: all(".chart .flag").filter(shown).map((flag) => flag.textContent),
      glances: all(".glance").filter(shown).map((one) => one.textContent.trim()),
      said: element.shadowRoot.querySelector("#time").getAttribute("aria-valuetext").endsWith("; pinned"),
    };
  });
const FREE = { flags: [], glances: [], said: false };

/** Clicks a chart at a share of its width. */
async function clickAt(figure, share, chart = 0) {
  await pointAt(figure, share, chart);
  await figure.page().mouse.down();
  await figure.page().mouse.up();
  await nextFrames(figure.page());
}

testPost("a click pins the cursor: then the mouse only looks at other times", THREE, async ({ page, figure }) => {
  await clickAt(figure, 0.4, 1);
  const there = await moment(figure);
  assert.deepEqual(await pin(figure), { flags: Array(3).fill(there.clock), glances: [], said: true });
  await pointAt(figure, 0.7, 2);
  assert.deepEqual(await moment(figure), there, "it stays");
  const { glances } = await pin(figure);
  assert.equal(glances.length, 3);
  // Each has its own time and values.
  await pointAt(figure, 0.75, 0);
  const [{ glances: later }] = [await pin(figure)];
  for (const [place, text] of later.entries()) {
    const [, time, reading] = text.match(/^(\d\d:\d\d) · (load .*)$/);
    assert.ok(time > glances[place].slice(0, 5) && glances[place].slice(0, 5) > there.clock, `${glances[place]}, then ${text}`);
    assert.ok(Number.isFinite(read(reading).load));
  }
  // They stay inside their charts.
  for (const share of [0.02, 0.5, 0.99]) {
    await pointAt(figure, share, 0);
    const outside = await figure.evaluate((element) =>
      [...element.shadowRoot.querySelectorAll(".glance span, .flag")].filter((text) => {
        const [box, chart] = [text, text.closest(".chart")].map((one) => one.getBoundingClientRect());
        return box.left < chart.left - 1 || box.right > chart.right + 1;
      }).map((text) => text.textContent));
    assert.deepEqual(outside, []);
  }
  await page.mouse.move(3, 3);
  await nextFrames(page);
  assert.deepEqual((await pin(figure)).glances, []);
  assert.deepEqual(await moment(figure), there);
  assert.deepEqual(await heard(page), []);
});

testPost("a click at the pinned cursor frees it, and one elsewhere moves it", THREE, async ({ figure }) => {
  await clickAt(figure, 0.4);
  const first = await moment(figure);
  await clickAt(figure, 0.6);
  const second = await moment(figure);
  assert.ok(second.percent > first.percent + 10);
  assert.equal((await pin(figure)).flags[0], second.clock);
  const { x, y } = await figure.locator(".cursor").first().boundingBox();
  await figure.page().mouse.click(x + 5, y + 40);
  await nextFrames(figure.page());
  assert.deepEqual(await pin(figure), FREE);
  await pointAt(figure, 0.2);
  assert.ok((await moment(figure)).percent < first.percent, "it follows the mouse again");
});

testPost("keys pin, move and free the cursor", THREE, async ({ page, figure }) => {
  await clickAt(figure, 0.4);
  const { percent } = await moment(figure);
  await pressKey(page, "Escape");
  assert.deepEqual(await pin(figure), FREE, "the chart that was clicked hears the key");
  await figure.locator("#time").focus();
  for (const key of ["Enter", "Space"]) {
    await pressKey(page, key);
    assert.equal((await pin(figure)).said, true, key);
    await pressKey(page, "ArrowRight");
    const { percent: later, clock } = await moment(figure);
    assert.ok(later > percent);
    assert.deepEqual((await pin(figure)).flags, Array(3).fill(clock), "the slider moves the pinned cursor");
    await pressKey(page, key);
    assert.deepEqual(await pin(figure), FREE, key);
  }
  await figure.locator("#time").press("Enter");
  await goTo(figure, 43_200);
  assert.deepEqual((await pin(figure)).flags, Array(3).fill("12:00"));
});

testPost("a step to an event pins the cursor there", {}, async ({ page, figure }) => {
  await figure.locator("#next").click();
  await nextFrames(page);
  const there = await moment(figure);
  await pointAt(figure, 0.9);
  assert.deepEqual(await moment(figure), there);
  await pressKey(page, "Escape");
  await pointAt(figure, 0.8);
  assert.ok((await moment(figure)).percent > there.percent);
});

testPost("a drag across a chart pins nothing", {}, async ({ page, figure }) => {
  await pointAt(figure, 0.3);
  await page.mouse.down();
  await pointAt(figure, 0.5);
  await page.mouse.up();
  await nextFrames(page);
  assert.deepEqual(await pin(figure), FREE);
});

const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 700 }, css: "body { margin: 8px 8px 3000px }" };

testPost("a tap pins the cursor, and a swipe that scrolls the page does not", PHONE, async ({ page, context, figure }) => {
  const touch = await finger(context, page);
  const field = figure.locator(".field").first();
  await field.scrollIntoViewIfNeeded();
  const from = await middle(field);
  await touch.swipe(from, { x: from.x + 3, y: from.y - 150 });
  await page.waitForFunction(() => scrollY > 60);
  assert.deepEqual(await pin(figure), FREE);
  await page.evaluate(() => scrollTo(0, 0));
  const { x, y } = await middle(field);
  await page.touchscreen.tap(x, y);
  await nextFrames(page);
  const { clock } = await moment(figure);
  assert.equal((await pin(figure)).flags[0], clock);
  // A second tap at a finger's distance frees it.
  await page.touchscreen.tap(x + 6, y);
  await nextFrames(page);
  assert.deepEqual(await pin(figure), FREE);
});
