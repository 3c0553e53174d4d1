// Checks in all engines how a figure starts, and that its numbers are those of the
// native program.

import assert from "node:assert/strict";
import { inEngines } from "./page.mjs";
import { nativeReport } from "./native.mjs";
import { lies, shown } from "./shown.mjs";

const FALLBACK = '<reactive-allocation><img src="/fallback.svg" alt="The picture"></reactive-allocation>';

/** Returns whether each figure has drawn its charts. */
const running = (page) => page.evaluate(() => [...document.querySelectorAll("reactive-allocation")].map((one) => Boolean(one.shadowRoot?.querySelector("canvas"))));

const wasmFiles = (page) => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname).filter((name) => name.endsWith(".wasm")));

inEngines("a figure far below the viewport starts when it comes near", {}, async ({ page }) => {
  await page.open({ body: `<div class="far"></div>${FALLBACK}`, css: ".far { height: 6000px }", live: false });
  await page.until(() => document.querySelector("reactive-allocation").matches(":defined"));
  await new Promise((later) => setTimeout(later, 500));
  assert.deepEqual(await running(page), [false]);
  assert.deepEqual(await wasmFiles(page), [], "nothing is loaded before");
  await page.evaluate(() => scrollTo(0, 5800));
  await page.figuresRun();
  assert.deepEqual(await running(page), [true]);
  assert.deepEqual(await wasmFiles(page), ["/reactive-allocation_bg.wasm", "/reactive-allocation-workbench_bg.wasm"]);
});

inEngines("an eager figure starts wherever it is", {}, async ({ page }) => {
  await page.open({ body: '<div class="far"></div><reactive-allocation loading="eager"></reactive-allocation>', css: ".far { height: 6000px }", live: false });
  await page.onFigure((figure) => customElements.whenDefined("reactive-allocation").then(() => figure.ready).then(() => {}));
  await page.frames();
  assert.deepEqual(await running(page), [true]);
});

inEngines("a policy without wasm keeps the fallback and says why", {}, async ({ page }) => {
  await page.open({ body: FALLBACK, csp: "default-src 'self'; script-src 'self'; style-src 'self'", live: false });
  await page.until(() => window.problems.some((one) => one.startsWith("error")));
  assert.deepEqual(await running(page), [false]);
  assert.ok(await page.evaluate(() => document.querySelector("img").checkVisibility()));
  const problems = (await page.problems()).splice(0);
  const [reason, ...more] = problems.filter((one) => !one.startsWith("policy: script-src"));
  // Each engine names the policy in its own words.
  assert.match(reason, /^error: .*Could not start\. .*(?:Content Security Policy|CSP|wasm-unsafe-eval)/);
  assert.deepEqual(more, []);
});

for (const settings of [
  {},
  { preset: "weekend", staticWorkers: 9, autoscaler: "asg" },
  { preset: "blog-experiment", flink: "2.3", seed: 7 },
  { preset: "sudden-event", autoscaler: "mig", noise: 20, heartbeatTimeout: 50 },
  { preset: "taxi-week", drawnLoad: "x40-20-35.5-x54", staticWorkers: 3 },
]) {
  inEngines(`the numbers are those of the native program: ${JSON.stringify(settings)}`, {}, async ({ page }) => {
    const attributes = Object.entries(settings).map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${value}"`);
    await page.open({ body: `<reactive-allocation charts="static manual reactive" ${attributes.join(" ")}></reactive-allocation>` });
    const report = await page.report();
    // Not one bit differs: JSON writes numbers so that they can be read back exactly.
    assert.deepEqual(report, nativeReport(settings));
    assert.deepEqual(lies(await shown(page), report), []);
  });
}

inEngines("an element that is put in again is ready when its figure runs again", {}, async ({ page }) => {
  await page.open();
  const seen = await page.evaluate(async () => {
    const figure = document.querySelector("reactive-allocation");
    const { parentNode } = figure;
    const first = figure.ready;
    figure.remove();
    await new Promise((later) => setTimeout(later, 50));
    const away = figure.ready;
    parentNode.append(figure);
    await figure.ready;
    return { isNew: away !== first, workers: figure.report?.static.maxWorkers, isShown: figure.shadowRoot.querySelector(".figure") !== null };
  });
  assert.deepEqual(seen, { isNew: true, workers: 7, isShown: true });
});
