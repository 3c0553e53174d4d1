// Checks in all engines that real input changes the settings, with the same events.

import assert from "node:assert/strict";
import { inEngines } from "./page.mjs";

const types = async (page) => (await page.heard()).filter(({ type }) => type !== "error").map(({ type }) => type);

/** Returns the pixels of one worker on the first chart, from the numbers of its axis. */
const workerHeight = (page) =>
  page.onFigure((figure) => {
    const ticks = [...figure.shadowRoot.querySelector(".chart").querySelectorAll(".texts .tick.right")];
    const [low, high] = [ticks.at(0), ticks.at(-1)].map((tick) => [Number(tick.textContent), tick.getBoundingClientRect().top]);
    return (low[1] - high[1]) / (high[0] - low[0]);
  });

/** Checks the events of a drag: `input` at its steps, one `change` at its end. */
async function assertDragEvents(page, settings) {
  const events = await page.heard();
  const last = events.at(-1);
  assert.equal(last.type, "change");
  assert.ok(events.length >= 3, `${events.length} events`);
  assert.ok(events.slice(0, -1).every(({ type }) => type === "input"), JSON.stringify(events.map(({ type }) => type)));
  assert.ok(events.every(({ bubbles, composed }) => bubbles && composed));
  assert.deepEqual(last.detail.settings, settings);
  assert.deepEqual(Object.keys(last.detail).sort(), ["report", "settings"]);
}

inEngines("the mouse drags a slider", {}, async ({ page }) => {
  await page.open();
  await page.mouse.press(await page.thumb("#peakLoad"), await page.thumb("#peakLoad", 30_000));
  assert.equal((await page.settings()).peakLoad, 30_000, "during the drag");
  await page.mouse.up();
  const settings = await page.settings();
  assert.equal(settings.peakLoad, 30_000);
  await assertDragEvents(page, settings);
});

inEngines("a finger drags a slider", { needs: ["touch"] }, async ({ page }) => {
  await page.open({ width: 390 });
  await page.touch.drag(await page.thumb("#peakLoad"), await page.thumb("#peakLoad", 30_000));
  const settings = await page.settings();
  // The thumb of a finger lands within some pixels.
  assert.ok(Math.abs(settings.peakLoad - 30_000) < 600, String(settings.peakLoad));
  await assertDragEvents(page, settings);
});

inEngines("a finger that taps and wobbles sets a slider once", { needs: ["touch"] }, async ({ page }) => {
  await page.open({ width: 390, body: '<reactive-allocation></reactive-allocation><input id="other">' });
  // Chromium takes up to 15 px for a tap, the figure more than 8 for a drag.
  for (const wobble of [0, 2, 6, -3, -7, 10, -14]) {
    await page.set({ peakLoad: 19_000 });
    const { x, y } = await page.thumb("#peakLoad", 30_000);
    await page.touch.drag({ x, y }, { x: x + wobble, y }, { steps: 2 });
    const settings = await page.settings();
    // Engines press a mouse where the finger came down, after a tap.
    await new Promise((later) => setTimeout(later, 400));
    await page.evaluate(() => document.querySelector("#other").focus());
    await page.frames();
    assert.deepEqual(await types(page), ["input", "change"], `${wobble} px`);
    assert.deepEqual(await page.settings(), settings, `${wobble} px`);
  }
});

inEngines("arrow keys move a slider by its step, Home and End to its ends", {}, async ({ page }) => {
  await page.open();
  await page.evaluateOn("#staticWorkers", (input) => input.focus());
  const { min, max } = await page.evaluateOn("#staticWorkers", ({ min, max }) => ({ min: Number(min), max: Number(max) }));
  const { staticWorkers } = await page.settings();
  for (const [key, wanted] of [["ArrowRight", staticWorkers + 1], ["ArrowDown", staticWorkers], ["ArrowLeft", staticWorkers - 1], ["ArrowUp", staticWorkers], ["Home", min], ["End", max]]) {
    await page.press(key);
    assert.equal((await page.settings()).staticWorkers, wanted, key);
    assert.deepEqual(await types(page), ["input", "change"], key);
  }
});

inEngines("the mouse drags the static line", {}, async ({ page }) => {
  await page.open();
  const before = await page.settings();
  const grip = await page.point("#static");
  await page.mouse.dragBy("#static", 0, 3 * (await workerHeight(page)));
  const settings = await page.settings();
  assert.deepEqual(settings, { ...before, staticWorkers: before.staticWorkers - 3 });
  await assertDragEvents(page, settings);
  const { x } = await page.box("#static");
  assert.ok(Math.abs(x - grip.x) < 1, "the handle stays in its column");
});

inEngines("a finger that rests on the static line drags it", { needs: ["touch"] }, async ({ page }) => {
  await page.open({ width: 390, css: "body { margin-bottom: 3000px }" });
  const before = await page.settings();
  await page.point("#static");
  const scrolled = await page.evaluate(() => scrollY);
  await page.touch.dragBy("#static", 0, 3 * (await workerHeight(page)), { hold: 250 });
  const settings = await page.settings();
  assert.deepEqual(settings, { ...before, staticWorkers: before.staticWorkers - 3 });
  assert.equal(await page.evaluate(() => scrollY), scrolled, "the page stays");
  await assertDragEvents(page, settings);
});

inEngines("keys move the static line", {}, async ({ page }) => {
  await page.open();
  const { staticWorkers } = await page.settings();
  await page.evaluateOn("#static", (handle) => handle.focus());
  for (const [key, wanted] of [["ArrowUp", staticWorkers + 1], ["ArrowDown", staticWorkers], ["ArrowDown", staticWorkers - 1], ["Home", 1]]) {
    await page.press(key);
    assert.equal((await page.settings()).staticWorkers, wanted, key);
    assert.deepEqual(await types(page), ["input", "change"], key);
  }
  assert.equal(await page.evaluateOn("#static", (handle) => handle.getAttribute("aria-valuenow")), "1");
});

inEngines("the mouse moves the time cursor and changes nothing", {}, async ({ page }) => {
  await page.open();
  const before = await page.settings();
  const { left, top, width, height } = await page.point(".field");
  for (const share of [0.3, 0.7]) {
    await page.mouse.move({ x: left + width * share, y: top + height / 2 });
    const readings = await page.onFigure((figure) => [...figure.shadowRoot.querySelectorAll(".chart .reading")].map((one) => one.textContent));
    assert.ok(readings.every((text) => /^load [\d.]+ · \d+ workers? · /.test(text)), JSON.stringify(readings));
  }
  assert.deepEqual(await page.settings(), before);
  assert.deepEqual(await types(page), []);
});

inEngines("a typed number is read, and a wrong one is refused under its field", {}, async ({ page }) => {
  await page.open({ body: '<reactive-allocation open="settings"></reactive-allocation>', css: "body { margin-bottom: 1000px }" });
  const type = async (id, text) => {
    await page.mouse.click(`#${id}`);
    await page.press("Control+a");
    await page.type(text);
    await page.press("Enter");
  };
  await type("set-peakLoad", "12k");
  assert.equal((await page.settings()).peakLoad, 12_000);
  assert.deepEqual((await types(page)).slice(-2), ["input", "change"]);
  await type("set-staticWorkers", "many");
  assert.equal((await page.settings()).staticWorkers, 7);
  assert.match(await page.evaluateOn(".wrong", (message) => message.textContent), /“many” is no number/);
  assert.deepEqual(await types(page), [], "it is nothing for the page");
});

inEngines("the usual keys undo and redo", {}, async ({ page }) => {
  await page.open();
  const states = [await page.settings()];
  await page.mouse.dragBy("#peak", -60, 20);
  states.push(await page.settings());
  assert.notDeepEqual(states[1], states[0]);
  await page.evaluateOn("#staticWorkers", (input) => input.focus());
  await page.press("ArrowRight");
  states.push(await page.settings());
  for (const [keys, place] of [["Control+z", 1], ["Control+z", 0], ["Control+z", 0], ["Control+y", 1], ["Control+Shift+z", 2], ["Meta+z", 1]]) {
    await page.press(keys);
    assert.deepEqual(await page.settings(), states[place], keys);
  }
});
