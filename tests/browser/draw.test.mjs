// Checks drawing the load with mouse, finger and keys.

import assert from "node:assert/strict";
import { heard, nextFrames, pressKey, set, settingsOf, testPost } from "./post.mjs";
import { axes, csv, finger, focused, layout, tabTo } from "./reader.mjs";

const WIDE = { viewport: { width: 1200, height: 900 }, body: '<reactive-allocation noise="0"></reactive-allocation>' };
const PHONE = {
  hasTouch: true,
  isMobile: true,
  viewport: { width: 390, height: 700 },
  css: "body { margin: 8px 8px 3000px }",
  body: '<reactive-allocation noise="0"></reactive-allocation>',
};

/** Turns the pencil on and answers with where a share of the span and a load in workers are in the window. */
async function takePencil(figure) {
  await figure.locator("#pencil").click();
  await figure.locator("#draw").waitFor();
  return scaleOf(figure);
}

/** Answers with where a share of a day and a number of workers are in the window. */
async function scaleOf(figure) {
  const { left, top, hour, worker, midnight, zero } = await figure.evaluate((element) => {
    const chart = element.shadowRoot.querySelector(".chart");
    const ticks = [...chart.querySelectorAll(".texts .tick")];
    const place = (text, side) => Number.parseFloat(ticks.find((tick) => tick.textContent === text).style.getPropertyValue(side));
    const { left, top } = chart.getBoundingClientRect();
    const hour = (place("12:00", "left") - place("06:00", "left")) / 6;
    // The axis may change its steps.
    const most = ticks.map((tick) => tick.textContent).filter((text) => /^[1-9]\d*$/.test(text)).at(-1);
    return { left, top, hour, midnight: place("12:00", "left") - 12 * hour, zero: place("0", "top"), worker: (place("0", "top") - place(most, "top")) / most };
  });
  return (share, workers) => ({ x: left + midnight + share * 24 * hour, y: top + zero - workers * worker });
}

/** Draws a line of the mouse through points. */
async function stroke(page, at, points) {
  const { mouse } = page;
  const [first, ...rest] = points.map(([share, workers]) => at(share, workers));
  await mouse.move(first.x, first.y);
  await mouse.down();
  for (const { x, y } of rest) await mouse.move(x, y, { steps: 8 });
  await mouse.up();
  await nextFrames(page);
}

/** The load in workers at hours of the day. */
async function loadAt(figure, hours) {
  const rows = await csv(figure, "static", 900);
  return hours.map((hour) => rows.find((row) => row.t_s === hour * 3600).load / 4000);
}

const undone = (figure) => figure.locator("#undo").click();

testPost("a stroke of the mouse is the load, in one step that can be undone", WIDE, async ({ page, figure }) => {
  const before = await settingsOf(figure);
  const usual = await loadAt(figure, [3, 18, 22]);
  const at = await takePencil(figure);
  await heard(page);
  await stroke(page, at, [[0.25, 2], [0.5, 5], [0.6, 1]]);
  const [six, nine, noon, three, evening, late] = await loadAt(figure, [6.5, 9, 12, 3, 18, 22]);
  assert.ok(Math.abs(six - 2.25) < 0.15, `${six} workers at 6:30`);
  assert.ok(Math.abs(nine - 3.5) < 0.15, `${nine} workers at 9`);
  assert.ok(Math.abs(noon - 5) < 0.3, `${noon} workers at 12`);
  assert.deepEqual([three, evening, late], usual, "the rest stays");
  const drawn = await settingsOf(figure);
  assert.deepEqual(Object.keys(drawn).filter((name) => drawn[name] !== before[name]), ["drawnLoad"]);
  const events = await heard(page);
  assert.ok(events.filter(({ type }) => type === "input").length > 5);
  assert.equal(events.filter(({ type }) => type === "change").length, 1, "one change");
  await figure.locator(".chip.own").waitFor();
  assert.equal(await figure.locator("#day-night").getAttribute("aria-pressed"), "false");

  // A second stroke lies over the first one.
  await stroke(page, await scaleOf(figure), [[0.4, 1], [0.5, 1]]);
  assert.ok(Math.abs((await loadAt(figure, [11]))[0] - 1) < 0.1);
  assert.ok(Math.abs((await loadAt(figure, [7]))[0] - 2.5) < 0.15);
  await undone(figure);
  assert.deepEqual(await settingsOf(figure), drawn);
  await undone(figure);
  assert.deepEqual(await settingsOf(figure), before);
  assert.equal(await figure.locator(".chip.own").count(), 0);
});

testPost("nothing moves while the pencil is taken, draws and is laid down", WIDE, async ({ page, figure }) => {
  const [before, scales] = [await layout(figure), await axes(figure)];
  const at = await takePencil(figure);
  assert.deepEqual(await layout(figure), before);
  const from = at(0.3, 2);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const to = at(0.5, 6);
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await nextFrames(page);
  assert.deepEqual(await layout(figure), before);
  assert.deepEqual(await axes(figure), scales, "the axes stay while it draws");
  await page.mouse.up();
  await nextFrames(page);
  await pressKey(page, "Escape");
  assert.equal(await figure.locator("#draw").count(), 0);
  // Only the row of presets, which has one chip more, may have moved.
  const heights = (places) => places.filter((place) => !/chip/.test(place));
  assert.deepEqual(heights(await layout(figure)), heights(before));
});

testPost("the handles on the load are away while a load is drawn", WIDE, async ({ page, figure }) => {
  const visible = () => figure.evaluate((element) =>
    ["peak", "width", "trough", "static"].filter((id) => element.shadowRoot.getElementById(id).checkVisibility({ visibilityProperty: true })));
  assert.deepEqual(await visible(), ["peak", "width", "trough", "static"]);
  const at = await takePencil(figure);
  assert.deepEqual(await visible(), [], "nothing is in the way of the pencil");
  await stroke(page, at, [[0.25, 2], [0.5, 5]]);
  await pressKey(page, "Escape");
  assert.deepEqual(await visible(), ["static"]);
  await undone(figure);
  await nextFrames(page);
  assert.deepEqual(await visible(), ["peak", "width", "trough", "static"]);
});

testPost("what is drawn is in the link, and another preset or a reset drops it", WIDE, async ({ page, figure, site, context }) => {
  await stroke(page, await takePencil(figure), [[0.25, 2], [0.5, 5]]);
  const { drawnLoad } = await settingsOf(figure);
  assert.match(drawnLoad, /^x\d+-\d+(\.\d)?-/);
  const [url, report] = await figure.evaluate((element) => [element.toURL(), element.report]);
  assert.ok(url.length < 700 && url.includes(`drawn-load=${drawnLoad}`), url);
  const other = await context.newPage();
  await other.goto(new URL(new URL(url).pathname + new URL(url).hash, site.origin).href);
  const same = await other.evaluate(async () => {
    const element = document.querySelector("reactive-allocation");
    await element.start();
    await element.ready;
    return [element.settings.drawnLoad, element.report];
  });
  assert.deepEqual(same, [drawnLoad, report]);
  await other.close();

  await set(figure, { nightShare: 40, seed: 7 });
  assert.equal((await settingsOf(figure)).drawnLoad, drawnLoad, "other settings keep it");
  await figure.locator("#weekend").click();
  assert.equal((await settingsOf(figure)).drawnLoad, "default");
  await figure.locator("#undo").click();
  assert.equal((await settingsOf(figure)).drawnLoad, drawnLoad);
  await figure.locator("#reset").click();
  assert.equal((await settingsOf(figure)).drawnLoad, "default");
});

testPost("attribute and property take a load, and say what is wrong with another one", {
  body: '<reactive-allocation drawn-load="10 50 100 20" noise="0"></reactive-allocation>',
}, async ({ page, figure, problems }) => {
  assert.equal((await settingsOf(figure)).drawnLoad, "10-50-100-20");
  assert.ok(Math.abs((await loadAt(figure, [15]))[0] - 4.75) < 0.02);
  await set(figure, { drawnLoad: "x2, 30, x" });
  assert.equal((await settingsOf(figure)).drawnLoad, "x2-30-x");
  await heard(page);
  await set(figure, { drawnLoad: "30-lots-40" });
  const [{ type, detail }] = await heard(page);
  assert.equal(type, "error");
  assert.deepEqual([detail.field, detail.value], ["drawnLoad", "lots"]);
  assert.match(detail.message, /^drawnLoad: “lots” is not allowed\. Allowed: 1 to 96 percentages/);
  assert.equal((await settingsOf(figure)).drawnLoad, "x2-30-x", "the last good one stays");
  assert.equal(problems.splice(0).length, 1);
  await set(figure, { drawnLoad: "default" });
  assert.equal((await settingsOf(figure)).drawnLoad, "default");
});

testPost("keys draw the load, and Escape lays the pencil down", WIDE, async ({ page, figure }) => {
  await tabTo(figure, "pencil");
  await pressKey(page, "Enter");
  assert.equal(await focused(figure), "draw");
  const point = figure.locator("#draw");
  const said = async () => [await point.getAttribute("aria-valuetext"), Number(await point.getAttribute("aria-valuenow"))];
  for (let step = 0; step < 40; step += 1) await pressKey(page, "ArrowRight");
  const [text, load] = await said();
  assert.match(text, /^10:07, \d+,\d+\srecords\/s$/);
  await pressKey(page, "ArrowUp");
  const [, more] = await said();
  assert.ok(more > load && more - load < 400, `${load} to ${more}`);
  await pressKey(page, "PageDown");
  const [, less] = await said();
  // Ten steps of a hundredth of the peak, from a multiple of one.
  assert.ok(Math.abs(more - less - 1900) < 100, `${more} to ${less}`);
  for (let step = 0; step < 8; step += 1) await pressKey(page, "Shift+ArrowRight");
  const [later, same] = await said();
  assert.match(later, /^12:07, /);
  assert.ok(Math.abs(same - less) < 40);
  const [eleven] = await loadAt(figure, [11]);
  assert.ok(Math.abs(eleven * 4000 - less) < 40);
  // Each key is a step of its own.
  await pressKey(page, "Control+z");
  assert.match((await settingsOf(figure)).drawnLoad, /^x40(-[\d.]+){8}-x48$/);
  await pressKey(page, "Home");
  assert.match((await said())[0], /^00:07, /);
  await pressKey(page, "Delete");
  assert.equal((await settingsOf(figure)).drawnLoad, "default");
  await pressKey(page, "Escape");
  assert.equal(await figure.locator("#draw").count(), 0);
  assert.equal(await focused(figure), "pencil");
  assert.equal(await figure.locator("#pencil").getAttribute("aria-pressed"), "false");
});

testPost("a finger draws only while the pencil is on", PHONE, async ({ page, context, figure }) => {
  const touch = await finger(context, page);
  const chart = figure.locator(".chart").first();
  await chart.scrollIntoViewIfNeeded();
  const at = await scaleOf(figure);
  const before = await settingsOf(figure);
  await touch.swipe(at(0.3, 0.5), at(0.6, 0.5));
  assert.deepEqual(await settingsOf(figure), before, "without the pencil it looks");
  await figure.locator("#pencil").tap();
  await nextFrames(page);
  const scrolled = await page.evaluate(() => scrollY);
  const now = await scaleOf(figure);
  await touch.swipe(now(0.3, 1), now(0.34, 5.5));
  // The row of presets has one chip more, which may need a row of its own.
  const then = await scaleOf(figure);
  await touch.swipe(then(0.4, 2), then(0.6, 2));
  assert.equal(await page.evaluate(() => scrollY), scrolled, "the page stays");
  const [steep, level] = await loadAt(figure, [8, 12]);
  assert.ok(steep > 4, `${steep} workers at 8`);
  assert.ok(Math.abs(level - 2) < 0.15, `${level} workers at 12`);
});

testPost("a basic figure and other charts have no pencil; another element begins without one", {
  body: '<reactive-allocation id="a"></reactive-allocation><reactive-allocation id="b" level="basic"></reactive-allocation>',
}, async ({ page, figure }) => {
  assert.equal(await page.locator("#a").locator("#pencil").count(), 1);
  assert.equal(await page.locator("#b").locator("#pencil").count(), 0);
  await takePencil(figure);
  await page.evaluate(async () => {
    document.getElementById("a").remove();
    await new Promise((done) => setTimeout(done, 50));
    document.body.insertAdjacentHTML("afterbegin", '<reactive-allocation id="c"></reactive-allocation>');
    await document.getElementById("c").start();
  });
  await nextFrames(page);
  assert.equal(await page.locator("#c").locator("#draw").count(), 0);
});
