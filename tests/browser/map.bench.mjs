// How long the map of choices takes from a change to its shape and to the whole, in a thread
// and between frames; how long its longest task is; and what a step of a slider costs while
// it is open, beside the same figure without it.
//
//   cargo xtask bench                 or, with a bundle in dist/,
//   node tests/browser/map.bench.mjs [ROUNDS]

import { openBrowser, openPage, serve } from "./harness.mjs";
import { FINE_CLOCK, ms, openMeasured, POST, quantile, steps } from "./measure.mjs";

const ROUNDS = Number(process.argv[2] ?? 9);
const STEPS = 300;
const SLIDERS = ["Peak load", "Static workers", "Target"];
const PRESETS = ["day-night", "taxi-week", "sudden-event", "blog-experiment"];

const post = (preset) =>
  `<!doctype html><meta charset="utf-8"><title>post</title><script type="module" src="reactive-allocation.js"></script><reactive-allocation preset="${preset}"></reactive-allocation>`;

const pages = Object.fromEntries(PRESETS.map((preset) => [`/${preset}`, post(preset)]));
// Without a policy for workers, the runs are made between frames.
const sites = {
  "in a thread": await serve({ headers: FINE_CLOCK, pages: { ...pages, "/post": POST } }),
  "between frames": await serve({ headers: FINE_CLOCK, pages, csp: "worker-src 'none'" }),
};
const browser = await openBrowser();

/** Makes a change and measures until the map has its shape and all of its runs, in milliseconds. */
const measure = (page, isFirst) =>
  page.evaluate(async (isFirst) => {
    const figure = document.querySelector("reactive-allocation");
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const tasks = [];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: "longtask" });
    const begin = performance.now();
    if (isFirst) figure.shadowRoot.querySelector("#map").click();
    else figure.settings = { seed: figure.settings.seed + 17 };
    // What is shown of the map before is no picture of this one.
    const before = isFirst ? "" : figure.shadowRoot.querySelector(".map .answer").textContent;
    let coarse;
    let shape;
    for (;;) {
      await frame();
      const text = figure.shadowRoot.querySelector(".map .answer")?.textContent ?? "";
      if (text === before) continue;
      const [, made, all] = /Not final yet: ([\d,]+) of ([\d,]+)/.exec(text)?.map((number) => Number(number.replace(",", ""))) ?? [];
      // Every fourth value of each setting, the fixed fleets, schedules and autoscalers.
      if (made >= 40) coarse ??= performance.now() - begin;
      // Every choice has run with the first of five seeds.
      if (made >= all / 5) shape ??= performance.now() - begin;
      const [, runs] = /(\d[\d,]*) runs: each choice/.exec(text) ?? [];
      if (runs && !/Not final/.test(text)) {
        const whole = performance.now() - begin;
        await new Promise((done) => setTimeout(done, 100));
        observer.disconnect();
        return { coarse: coarse ?? whole, shape: shape ?? whole, whole, runs: Number(runs.replace(",", "")), longest: Math.max(0, ...tasks) };
      }
    }
  }, isFirst);

console.log(`\nThe map, ms: medians of ${ROUNDS} changes (${(await browser.version()).split(".")[0]})`);
console.log(`${"".padEnd(34)}${["opened", "coarse", "shape", "whole", "runs/s", "longest task"].map((name) => name.padStart(14)).join("")}`);
for (const [how, site] of Object.entries(sites)) {
  for (const preset of PRESETS) {
    const { page, close } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.origin}/${preset}`);
    await page.evaluate(async () => {
      await customElements.whenDefined("reactive-allocation");
      const figure = document.querySelector("reactive-allocation");
      await figure.ready;
      figure.dispatchEvent(new Event("pointerenter"));
      await figure.complete;
      await new Promise((done) => setTimeout(done, 2000));
    });
    const opened = await measure(page, true);
    await page.locator("reactive-allocation #map-chart").scrollIntoViewIfNeeded();
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(page, false));
    const median = (of) => quantile(rounds.map(of), 0.5);
    const numbers = [opened.whole, median(({ coarse }) => coarse), median(({ shape }) => shape), median(({ whole }) => whole), median(({ runs, whole }) => (1000 * runs) / whole)];
    const longest = Math.max(...rounds.map(({ longest }) => longest));
    console.log(`${`${preset}, ${how}`.padEnd(34)}${[...numbers, longest].map((number) => number.toFixed(0).padStart(14)).join("")}`);
    await close();
  }
}

console.log(`\nOne step of a slider, ms of script, of ${STEPS}: without the map, and with it`);
{
  const { page, close } = await openMeasured(browser, `${sites["in a thread"].origin}/post`);
  const median = async (label) => {
    await steps(page, label, 50);
    const times = (await steps(page, label, STEPS)).map(([numbers, picture]) => numbers + picture);
    return [quantile(times, 0.5), quantile(times, 0.99)];
  };
  const map = page.locator("reactive-allocation #map");
  const made = page.locator("reactive-allocation .map .answer", { hasText: / runs: each choice/ });
  const times = SLIDERS.map(() => [[], []]);
  // In turns, so that the difference holds on a busy machine, too.
  for (let round = 0; round < 5; round += 1) {
    for (const isOpen of [0, 1]) {
      if (isOpen) {
        await map.click();
        await made.waitFor({ timeout: 60_000 });
      }
      for (const [index, label] of SLIDERS.entries()) {
        await steps(page, label, 20);
        times[index][isOpen].push(...(await steps(page, label, STEPS / 5)).map(([numbers, picture]) => numbers + picture));
        // The runs that the release asks for are made.
        if (isOpen) await made.waitFor({ timeout: 60_000 });
        await page.waitForTimeout(1500);
      }
      if (isOpen) await map.click();
    }
  }
  for (const [index, label] of SLIDERS.entries()) {
    const [before, after] = times[index];
    const at = (share) => [before, after].map((times) => ms(quantile(times, share))).join(" ");
    console.log(`${label.padEnd(24)}median ${at(0.5)}   p99 ${at(0.99)}`);
  }
  await close();
}

await browser.close();
for (const site of Object.values(sites)) await site.close();
