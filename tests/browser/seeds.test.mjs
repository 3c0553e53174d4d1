// Checks the runs with other seeds: digits that mean something, and the spread.

import assert from "node:assert/strict";
import { dragTo, nextFrames, reportOf, settingsOf, slider, testPost } from "./post.mjs";

const seen = (figure) => figure.locator(".sentence").innerText();

testPost("numbers are rounded by their spread, and the report is exact", {
  body: '<reactive-allocation preset="growth"></reactive-allocation>',
}, async ({ figure }) => {
  const before = await reportOf(figure);
  await figure.locator(".sentence", { hasText: "about" }).waitFor();
  assert.match(await seen(figure), /about 2,\d00 worker-hours|about 1,9\d0 worker-hours|about 2,\d{3} worker-hours/);
  assert.deepEqual(await reportOf(figure), before);
});

testPost("nothing runs while a control is held", { body: "<reactive-allocation></reactive-allocation>" }, async ({ page, figure }) => {
  await page.waitForTimeout(1500);
  await figure.locator("#seeds").click();
  const count = () => figure.locator(".spread svg").first().locator("circle").count();
  const box = await slider(figure, "Peak load").boundingBox();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 3 });
  await page.waitForTimeout(1200);
  const held = await count();
  await page.waitForTimeout(600);
  assert.equal(await count(), held);
  await page.mouse.up();
  await page.waitForFunction(() =>
    document.querySelector("reactive-allocation").shadowRoot.querySelector(".spread svg").querySelectorAll("circle").length === 20);
});

testPost("what else could have happened shows a dot for each of 20 seeds", {
  body: '<reactive-allocation charts="static manual reactive"></reactive-allocation>',
}, async ({ page, figure }) => {
  await figure.locator("#seeds").click();
  await page.waitForFunction(() =>
    [...document.querySelector("reactive-allocation").shadowRoot.querySelectorAll(".spread svg")]
      .every((plot) => plot.querySelectorAll("circle").length === 20));
  assert.equal(await figure.locator(".spread svg").count(), 9, "three numbers for each of three charts");
  assert.equal(await figure.locator(".spread .this").count(), 9);
  // The same numbers as the page gets for those seeds.
  const { seed } = await settingsOf(figure);
  const hours = [];
  for (let index = 0; index < 20; index += 1) {
    await figure.evaluate((element, next) => { element.settings = { seed: next }; }, seed + index);
    hours.push((await reportOf(figure)).reactive.workerHours);
  }
  await figure.evaluate((element, next) => { element.settings = { seed: next }; }, seed);
  await page.waitForFunction(() =>
    document.querySelector("reactive-allocation").shadowRoot.querySelector(".spread svg").querySelectorAll("circle").length === 20);
  const range = (await figure.locator(".spread section").last().locator("dd").first().innerText()).trim();
  assert.equal(range, `${Math.round(Math.min(...hours))} to ${Math.round(Math.max(...hours))}`);
  await dragTo(slider(figure, "Static workers"), 5);
  await nextFrames(page);
});

for (const width of [320, 360, 720, 1200]) {
  testPost(`the dots stay in the figure, ${width} px wide`, {
    body: '<reactive-allocation charts="static manual reactive" target-utilization="92"></reactive-allocation>',
    viewport: { width, height: 900 },
  }, async ({ page, figure }) => {
    await figure.locator("#seeds").click();
    await page.waitForFunction(() =>
      document.querySelector("reactive-allocation").shadowRoot.querySelector(".spread svg").querySelectorAll("circle").length === 20);
    const { sideways, outside, lefts } = await figure.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const parts = [...element.shadowRoot.querySelectorAll(".spread, .spread *")].map((part) => part.getBoundingClientRect());
      const plots = [...element.shadowRoot.querySelectorAll(".spread section:first-of-type svg")];
      return {
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        outside: parts.filter(({ left, right }) => left < box.left || right > box.right).length,
        lefts: plots.map((plot) => Math.round(plot.getBoundingClientRect().left)),
      };
    });
    assert.equal(sideways, 0, "the page does not scroll sideways");
    assert.equal(outside, 0, "nothing stands out of the figure");
    assert.equal(new Set(lefts).size, 1, `the plots begin below each other, not at ${lefts}`);
  });
}
