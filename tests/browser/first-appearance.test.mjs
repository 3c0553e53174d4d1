// Checks how a figure appears on its page: without layout shift, with one download
// of each file, and with one report of each wrong attribute.

import assert from "node:assert/strict";
import { heard, loader, testPost } from "./post.mjs";

/** Waits for enough frames and idle callbacks for a figure to load and render. */
const idle = (page) =>
  page.evaluate(async () => {
    for (let round = 0; round < 10; round += 1) {
      await new Promise((done) => requestIdleCallback(done, { timeout: 1000 }));
      await new Promise((done) => requestAnimationFrame(done));
    }
  });

const COMING = [
  ['level="basic"', 1],
  ['level="more"', 6],
  ['level="lab"', 6],
  ['level="more" charts="reactive" open="hood settings" controls="heartbeat-timeout" preset="blog-experiment"', 5],
  ['level="lab" lang="de" open="hood settings hand"', 6],
];

for (const [attributes, count] of COMING) {
  for (const width of [360, 720, 1200]) {
    testPost(`a figure with ${attributes} causes no layout shift when it appears, ${width} px wide`, {
      head: loader.replace("<script", '<script blocking="render"'),
      body: `<p>Before</p><reactive-allocation ${attributes}></reactive-allocation><p id="after">After</p>`,
      css: "body { margin: 8px }",
      // The content after the figure is visible, too.
      viewport: { width, height: 5200 },
    }, async ({ page, figure }) => {
      await idle(page);
      const shifts = await page.evaluate(() =>
        new Promise((done) => {
          const all = [];
          new PerformanceObserver((list) => all.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(all.map(({ value, sources }) => `${value}: ${sources.map(({ node }) => node?.id || node?.className || node?.nodeName)}`)));
        }));
      assert.deepEqual(shifts, []);
      assert.equal(await figure.locator(".handle").count(), count, "the figure runs");
      assert.equal(await figure.evaluate((element) => element.shadowRoot.querySelectorAll(".rows").length), 1);
    });
  }
}

for (const [name, value] of [["level", "expert"], ["charts", "static dynamic"], ["controls", "peak-load nonsense"], ["open", "sesame"], ["presets", "weekend lunch"], ["sentence", "no"]]) {
  testPost(`${name}="${value}" is reported once`, {
    body: `<reactive-allocation ${name}="${value}"></reactive-allocation>`,
  }, async ({ page, figure, problems }) => {
    await idle(page);
    const errors = (await heard(page)).filter(({ type }) => type === "error");
    assert.deepEqual(errors.map(({ detail }) => [detail.field, detail.value]), [[name, value]]);
    assert.match(errors[0].detail.message, /Allowed: /);
    assert.equal(problems.splice(0).length, 1, "logged once to the console");
    assert.equal(await figure.locator(".message").count(), 0, "not to the reader");
      assert.equal(await figure.locator(".panel").count(), 2);
  });
}

testPost("three figures download each wasm file once", {
  body: "<reactive-allocation></reactive-allocation>".repeat(3),
  viewport: { width: 900, height: 3000 },
}, async ({ page }) => {
  const files = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname).filter((name) => name.endsWith(".wasm")));
  assert.deepEqual(files, ["/reactive-allocation_bg.wasm", "/reactive-allocation-workbench_bg.wasm"]);
});
