// What one step of a slider costs, beside uPlot drawing the same two charts;
// how long a page takes to its first live figure; and what memory is left.
//
//   cargo xtask bench                 or, with a bundle in dist/,
//   node tests/browser/step.bench.mjs [steps]

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { openBrowser, openPage, serve } from "./harness.mjs";
import { FINE_CLOCK, mb, ms, openMeasured, POST, quantile, steps, watch } from "./measure.mjs";

const STEPS = Number(process.argv[2] ?? 500);
const MEMORY_STEPS = 10_000;
const LOADS = 9;
const SLIDERS = ["Peak load", "Static workers", "Night load", "Target"];

const uplot = await readFile(createRequire(import.meta.url).resolve("uplot/dist/uPlot.iife.min.js"));
const site = await serve({
  headers: FINE_CLOCK,
  pages: {
    "/post": POST,
    "/uplot.js": (_, response) =>
      response
        .writeHead(200, { "Content-Type": "text/javascript", "Cross-Origin-Resource-Policy": "same-origin" })
        .end(uplot),
  },
});
const browser = await openBrowser();
const openPost = (path = "post") => openMeasured(browser, `${site.origin}/${path}`);

/** The same two charts' series drawn by uPlot, side by side under the figure. */
async function uplotSteps(page, label, count) {
  await page.addScriptTag({ url: "/uplot.js" });
  return page.evaluate(
    async ([label, count]) => {
      const canvas = figure.shadowRoot.querySelector("canvas");
      const { width, height } = canvas.getBoundingClientRect();
      const row = document.createElement("div");
      row.style.display = "flex";
      document.body.append(row);
      // As many points as the figure has at its default view: a minute each,
      // and workers that come and go some forty times.
      const minutes = Array.from({ length: 1440 }, (_, minute) => minute * 60);
      const shape = minutes.map((t) => 0.57 - 0.43 * Math.cos((t / 86_400) * 2 * Math.PI) + 0.02 * Math.sin(t * 12.9));
      const charts = [0, 1].map(() => {
        const stepped = uPlot.paths.stepped({ align: 1 });
        return new uPlot(
          {
            width,
            height,
            legend: { show: false },
            cursor: { show: false },
            scales: { x: { time: false }, y: { range: [0, 10] } },
            series: [{}, { stroke: "#1b2130", width: 2 }, { stroke: "#c8321f", width: 2, paths: stepped }],
          },
          [minutes, shape, shape],
          row,
        );
      });
      const { value } = window.drag(label);
      const times = [];
      for (let index = 0; index < count; index += 1) {
        const load = shape.map((share) => (share * value(index)) / 1200);
        const workers = [minutes.map(() => value(index) % 9), load.map((demand) => Math.ceil(demand))];
        await new Promise((done) =>
          setTimeout(() => {
            const begin = performance.now();
            charts.forEach((chart, place) => chart.setData([minutes, load, workers[place]], false));
            charts.forEach((chart) => chart.redraw(true));
            // uPlot draws in a microtask; this one is queued behind it.
            queueMicrotask(() => queueMicrotask(() => {
              times.push(performance.now() - begin);
              realFrame(done);
            }));
          }),
        );
      }
      return times;
    },
    [label, count],
  );
}

const row = (name, times, ...more) =>
  console.log(`${name.padEnd(24)}${[quantile(times, 0.5), quantile(times, 0.99), ...more].map(ms).join("")}`);

console.log(`\nOne step of a slider, ms of script, of ${STEPS} (${(await browser.version()).split(".")[0]})`);
console.log(`${"".padEnd(24)}${["median", "p99", "numbers", "picture"].map((name) => name.padStart(8)).join("")}`);
const medians = new Map();
{
  const { page, close } = await openPost();
  for (const label of SLIDERS) {
    // Warm-up: the first steps fill caches and are not measured.
    await steps(page, label, 50);
    const parts = await steps(page, label, STEPS);
    const times = parts.map(([numbers, picture]) => numbers + picture);
    row(label, times, ...[0, 1].map((part) => quantile(parts.map((one) => one[part]), 0.5)));
    medians.set(label, quantile(times, 0.5));
  }
  await uplotSteps(page, SLIDERS[0], 50);
  await page.evaluate(() => document.querySelectorAll(".uplot").forEach((one) => one.parentElement.remove()));
  const times = await uplotSteps(page, SLIDERS[0], STEPS);
  row("uPlot, two charts", times);
  for (const label of SLIDERS.slice(0, 2)) {
    console.log(`${`${label}, uPlot = 1`.padEnd(24)}${ms(medians.get(label) / quantile(times, 0.5))}`);
  }
  await close();
}

{
  const { page, close } = await openPost("index.html");
  const places = await page.locator("reactive-allocation").count();
  console.log("\nOne step of the first slider of each figure of the article, ms of script");
  for (let place = 0; place < places; place += 1) {
    await page.evaluate((place) => goTo(place), place);
    // The figure of the reader's own cluster has none.
    if (!(await page.evaluate(() => figure.shadowRoot.querySelector(".slider")))) continue;
    await steps(page, "", 50);
    const parts = await steps(page, "", STEPS);
    const charts = await page.evaluate(() => figure.shadowRoot.querySelectorAll("canvas").length);
    row(`figure ${place + 1}, ${charts} charts`, parts.map(([numbers, picture]) => numbers + picture),
      ...[0, 1].map((part) => quantile(parts.map((one) => one[part]), 0.5)));
  }
  await close();
}

{
  const times = [];
  for (let load = 0; load < LOADS; load += 1) {
    const { page, close } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
    await page.addInitScript(watch);
    await page.goto(`${site.origin}/post`);
    times.push(
      await page.evaluate(async () => {
        await customElements.whenDefined("reactive-allocation");
        await document.querySelector("reactive-allocation").ready;
        // The frame in which it is painted for the first time.
        return new Promise((done) => realFrame(() => setTimeout(() => done(performance.now()))));
      }),
    );
    await close();
  }
  console.log(`\nFrom navigation to a live figure, ms: median of ${LOADS} ${ms(quantile(times, 0.5))}, longest ${ms(Math.max(...times))}`);
}

{
  const { page, context, close } = await openPost();
  const session = await context.newCDPSession(page);
  const used = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return [usedSize, await page.evaluate(() => memory.buffer.byteLength)];
  };
  const walk = (count) =>
    page.evaluate(async (count) => {
      clock.direct = true;
      const { input, value } = window.drag("Peak load");
      for (let index = 0; index < count; index += 1) {
        input.value = value(index);
        input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        await new Promise((done) => setTimeout(done));
      }
      clock.direct = false;
    }, count);
  // Until everything that is only made once is made.
  await walk(200);
  const before = await used();
  await walk(MEMORY_STEPS);
  const after = await used();
  console.log(`After ${MEMORY_STEPS} steps: JavaScript ${mb(before[0])} → ${mb(after[0])}, wasm ${mb(before[1])} → ${mb(after[1])}`);
  await close();
}

await browser.close();
await site.close();
