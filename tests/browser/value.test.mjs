// <reactive-value>: numbers of a figure in the prose.

import assert from "node:assert/strict";
import { heard, nextFrames, reportOf, set, settingsOf, testPost } from "./post.mjs";

const FIGURE = '<reactive-allocation id="fig" static-workers="70" max-workers="100" preset="growth"></reactive-allocation>';
const value = (of, more = "") => `<reactive-value for="fig" of="${of}" ${more}>as written</reactive-value>`;

for (const [lang, thousand, percent] of [["en", /^\d+,\d{3}$/, /^\d+%$/], ["de", /^\d+\.\d{3}$/, /^\d+\s%$/]]) {
  testPost(`numbers are written as in “${lang}”`, {
    body: `<p lang="${lang}">${value("static.worker-hours")} ${value("static.idle-share")} ${value("staticWorkers")} ${value("preset")}</p>${FIGURE}`,
  }, async ({ page, figure }) => {
    const [hours, idle, workers, preset] = await page.locator("reactive-value").allInnerTexts();
    const { workerHours, idleShare } = (await reportOf(figure)).static;
    assert.match(hours, thousand);
    assert.equal(Number(hours.replace(/\D/g, "")), Math.round(workerHours));
    assert.match(idle, percent);
    assert.equal(Number.parseInt(idle, 10), Math.round(idleShare * 100));
    assert.deepEqual([workers, preset], ["70", "growth"]);
  });
}

testPost("a language that is none does no harm", {
  body: `<p lang="no such language!">${value("static-workers")}</p>${FIGURE}`,
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
