// <reactive-value>: numbers of a figure in the prose.

import assert from "node:assert/strict";
import { heard, nextFrames, reportOf, set, settingsOf, testPost } from "./post.mjs";

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

testPost("an editable value is stepped by keys and clicks, within what is allowed", {
  body: `<p>${value("static-workers", "editable")} ${value("static.worker-hours", "editable")}</p>${FIGURE}`,
}, async ({ page, problems, figure }) => {
  const stepper = page.getByRole("spinbutton", { name: "static workers" });
  assert.equal(await page.getByRole("spinbutton").count(), 1, "a result is nothing to step");
  await stepper.focus();
  for (const [key, workers] of [["ArrowUp", 71], ["ArrowDown", 70], ["PageDown", 60], ["ArrowLeft", 59], ["PageUp", 69]]) {
    await page.keyboard.press(key);
    assert.equal((await settingsOf(figure)).staticWorkers, workers, key);
    assert.equal(await stepper.innerText(), String(workers));
    assert.equal(await stepper.getAttribute("aria-valuenow"), String(workers));
  }
  await stepper.click();
  await stepper.click({ modifiers: ["Shift"] });
  await stepper.click();
  assert.equal((await settingsOf(figure)).staticWorkers, 70);
  await set(figure, { staticWorkers: 1 });
  await heard(page);
  await stepper.focus();
  await page.keyboard.press("ArrowDown");
  assert.equal((await settingsOf(figure)).staticWorkers, 1);
  assert.equal(await stepper.innerText(), "1");
  assert.deepEqual((await heard(page)).map(({ type, detail }) => [type, detail.field]), [["error", "staticWorkers"]]);
  problems.length = 0;
});
