// <reactive-value>: numbers of a figure in the prose.

import assert from "node:assert/strict";
import { heard, middle, nextFrames, pressKey, set, settingsOf, slider, testPost } from "./post.mjs";
import { finger } from "./reader.mjs";

const FIGURE = '<reactive-allocation id="fig" static-workers="70" max-workers="100" preset="growth"></reactive-allocation>';
const value = (of, more = "") => `<reactive-value for="fig" of="${of}" ${more}>as written</reactive-value>`;

const NAMES = ["worker-hours", "idle-share", "short-time-share"];
const ALL = ["static", "reactive"].flatMap((policy) => NAMES.map((name) => `${policy}.${name}`));

for (const lang of ["en", "de", "zh"]) {
  testPost(`prose and figure have the same characters in “${lang}”`, {
    body: `<div lang="${lang}">${ALL.map((of) => value(of)).join(" ")} ${value("static-workers")} ${value("preset")}${FIGURE}</div>`,
  }, async ({ page, figure }) => {
    const prose = async () => {
      await nextFrames(page);
      // Beside a chart there is room for a sign only.
      return page.$$eval("reactive-value", (all) => all.map((one) => one.textContent.replace(/^(about|etwa|约) ?/, "≈")));
    };
    const numbers = () => figure.locator(".numbers dd").evaluateAll((all) => all.map((one) => one.textContent));
    assert.deepEqual(await prose(), [...(await numbers()), "70", "growth"]);
    assert.match((await prose())[0], lang === "de" ? /^\d+\.\d{3}$/ : /^\d+,\d{3}$/);
    await set(figure, { preset: "day-night", staticWorkers: 6 });
    assert.deepEqual((await prose()).slice(0, 6), await numbers());
  });
}

testPost("an unknown name has no text and keeps the author's", {
  body: `<p>${value("static.nonsense")}${value("nobody.idle-share")}</p>${FIGURE}`,
}, async ({ page, figure }) => {
  assert.deepEqual(await page.locator("reactive-value").allInnerTexts(), ["as written", "as written"]);
  assert.equal(await figure.evaluate((element) => element.valueText("static.nonsense")), undefined);
  assert.equal(await figure.evaluate((element) => element.valueText("static-workers")), "70");
});

testPost("a page language that does not exist gives English numbers", {
  body: `<div lang="no such language!">${value("static-workers")}${FIGURE}</div>`,
}, async ({ page }) => {
  assert.equal(await page.locator("reactive-value").innerText(), "70");
});

testPost("a value before or after its figure, made by a script or moved, follows it", {
  body: `<p id="before">${value("static-workers")}</p>${FIGURE}<p id="after"></p>`,
}, async ({ page, figure }) => {
  await page.evaluate(() => {
    const late = document.createElement("reactive-value");
    late.setAttribute("for", "fig");
    late.setAttribute("of", "static-workers");
    document.querySelector("#after").append(late);
  });
  await page.locator("#after", { hasText: "70" }).waitFor();
  await set(figure, { staticWorkers: 5 });
  assert.deepEqual(await page.locator("reactive-value").allInnerTexts(), ["5", "5"]);
  await page.evaluate(() => document.querySelector("#after").append(document.querySelector("#before reactive-value")));
  await nextFrames(page);
  await set(figure, { staticWorkers: 6 });
  assert.deepEqual(await page.locator("reactive-value").allInnerTexts(), ["6", "6"]);
});

/** An editable value in a line of text, over a figure. */
const PROSE = `<p id="line">With ${value("static-workers", "editable")} workers and ${value("static.worker-hours", "editable")} hours.</p>${FIGURE}<p>More.</p>`;
const WORKERS = { name: "static workers" };
const types = (events) => events.map(({ type }) => type);

testPost("an editable value is a spin button with the range of its slider", {
  body: PROSE,
}, async ({ page, figure }) => {
  assert.equal(await page.getByRole("spinbutton").count(), 1, "a result is nothing to step");
  const stepper = page.getByRole("spinbutton", WORKERS);
  const { min, max } = await slider(figure, "Static workers").evaluate(({ min, max }) => ({ min, max }));
  const state = () => stepper.evaluate((one) => [one.ariaValueMin, one.ariaValueNow, one.ariaValueMax, one.ariaValueText.replace("\u00a0", " "), one.textContent]);
  await stepper.focus();
  for (const [key, workers] of [["ArrowUp", 71], ["ArrowDown", 70], ["PageDown", 60], ["ArrowLeft", 59], ["PageUp", 69], ["End", Number(max)], ["ArrowUp", Number(max)], ["Home", 1], ["ArrowDown", 1], ["ArrowRight", 2]]) {
    await pressKey(page, key);
    assert.equal((await settingsOf(figure)).staticWorkers, workers, key);
    assert.deepEqual(await state(), [min, String(workers), max, workers === 1 ? "1 worker" : `${workers} workers`, String(workers)]);
  }
  const events = types(await heard(page));
  assert.ok(events.every((type) => type !== "error"), "keys stay within the range");
  assert.equal(events.filter((type) => type === "change").length, 8, "a key at the end of the range changes nothing");
  assert.match(await stepper.getAttribute("title"), /^Drag sideways/);
});

testPost("an editable value is dragged sideways", { body: PROSE }, async ({ page, figure }) => {
  const stepper = page.getByRole("spinbutton", WORKERS);
  assert.equal(await stepper.evaluate((one) => getComputedStyle(one).cursor), "ew-resize");
  const { x, y } = await middle(stepper);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 3, y);
  assert.deepEqual(await heard(page), [], "not by a trembling hand");
  await page.mouse.move(x - 40, y, { steps: 8 });
  await nextFrames(page);
  const during = (await settingsOf(figure)).staticWorkers;
  assert.ok(during < 70 && during > 40, String(during));
  assert.equal(await stepper.innerText(), String(during));
  const events = types(await heard(page));
  assert.ok(events.length > 2 && events.every((type) => type === "input"), String(events));
  await page.mouse.move(x + 3000, y, { steps: 8 });
  await page.mouse.up();
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).staticWorkers, Number(await stepper.getAttribute("aria-valuemax")));
  assert.equal(types(await heard(page)).at(-1), "change");
  assert.equal(await page.getByRole("button", { name: "Static workers +1" }).count(), 0, "a drag is no click");
  await pressKey(page, "Escape");
  await figure.locator("#undo").click();
  assert.equal((await settingsOf(figure)).staticWorkers, 70, "one step");
});

testPost("a click on an editable value opens two buttons and moves nothing", { body: PROSE }, async ({ page, figure }) => {
  const stepper = page.getByRole("spinbutton", WORKERS);
  const [less, more] = ["−1", "+1"].map((by) => page.getByRole("button", { name: `Static workers ${by}` }));
  const places = () => page.$$eval("#line, reactive-value, reactive-allocation, p", (all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));
  const before = await places();
  await stepper.click();
  assert.ok((await less.isVisible()) && (await more.isVisible()));
  assert.deepEqual(await places(), before);
  assert.equal((await settingsOf(figure)).staticWorkers, 70, "a click alone changes nothing");
  await less.click();
  await less.click();
  await more.click();
  assert.equal((await settingsOf(figure)).staticWorkers, 69);
  assert.equal(await stepper.innerText(), "69");
  assert.deepEqual(types(await heard(page)), Array(3).fill(["input", "change"]).flat());
  await pressKey(page, "Escape");
  assert.equal(await less.count(), 0, "Escape closes them");
  await stepper.click();
  assert.ok(await less.isVisible());
  await page.mouse.click(5, 5);
  assert.equal(await less.count(), 0, "a click elsewhere closes them");
  await stepper.click();
  await stepper.click();
  assert.equal(await less.count(), 0, "a second click closes them");
  await set(figure, { staticWorkers: 1 });
  await stepper.click();
  assert.equal(await less.getAttribute("aria-disabled"), "true");
  await heard(page);
  await less.click({ force: true });
  assert.equal((await settingsOf(figure)).staticWorkers, 1);
  assert.deepEqual(await heard(page), []);
});

const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 700 }, css: "body { margin: 8px 8px 3000px }" };

testPost("a finger drags an editable value sideways, scrolls over it, and taps it", { body: `<p>${"Much text. ".repeat(30)}</p>${PROSE}`, ...PHONE }, async ({ page, context, figure }) => {
  const stepper = page.getByRole("spinbutton", WORKERS);
  const touch = await finger(context, page);
  const { x, y } = await middle(stepper);
  await touch.swipe({ x, y }, { x: x + 40, y: y + 4 });
  const dragged = (await settingsOf(figure)).staticWorkers;
  assert.ok(dragged > 75, String(dragged));
  assert.equal(types(await heard(page)).at(-1), "change");
  await touch.swipe({ x, y }, { x: x + 6, y: y - 120 });
  await page.waitForFunction(() => scrollY > 50);
  assert.equal((await settingsOf(figure)).staticWorkers, dragged);
  assert.deepEqual(await heard(page), []);
  const there = await middle(stepper);
  // Beside the small number, too.
  await page.touchscreen.tap(there.x, there.y + 16);
  const more = page.getByRole("button", { name: "Static workers +1" });
  const box = await more.boundingBox();
  assert.ok(box.width >= 44 && box.height >= 44, JSON.stringify(box));
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).staticWorkers, dragged + 1);
});

testPost("the cost of a fleet is a number for the text", {
  body: `<p>${value("static.cost")}</p><reactive-allocation id="fig" worker-price="0.5"></reactive-allocation>`,
}, async ({ page, figure }) => {
  assert.equal(await page.locator("reactive-value").innerText(), "84.00");
  await set(figure, { staticWorkers: 5 });
  assert.equal(await page.locator("reactive-value").innerText(), "60.00");
});
