// How long a load of a million rows, and a week of seconds, take to be read; what a step
// of a slider costs with them, beside presets; and what memory is left.
//
//   cargo xtask bench                 or, with a bundle in dist/,
//   node tests/browser/own-load.bench.mjs [ROUNDS]
//
// Measures the bundle in DIST. If BEFORE is the folder of another bundle, both are
// measured in turns, so that the ratio holds on a busy machine, too.

import { DIST, openBrowser, serve } from "./harness.mjs";
import { FINE_CLOCK, mb, openMeasured, POST, quantile, steps } from "./measure.mjs";

const ROUNDS = Number(process.argv[2] ?? 5);
const LOADS_IN_A_ROW = 10;
const STEPS = 100;
const STEP_ROUNDS = 3;
const SLIDERS = ["Peak load", "Static workers"];
/** A day, and the longest of the others: a week. */
const PRESETS = ["Day & night", "Weekend"];
const WEEK_S = 7 * 86_400;
/** 2026-11-23, a Monday, in seconds since 1970. */
const BEGIN_S = 1_795_392_000;

/** A generator of numbers from 0 to 1, the same in each run. */
function seeded(state) {
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Rows of a shop: most records in the evening, fewer at the weekend, with noise. Beside
 * them, if wanted, what a fleet measures that follows its CPU.
 */
function csv(rows, withFleet) {
  const random = seeded(11);
  const lines = [withFleet ? "time,records_per_s,cpu_cores,taskmanagers" : "time,records_per_s"];
  let taskManagers = 3;
  for (let row = 0; row < rows; row += 1) {
    const day = row / 86_400;
    const shape = 0.55 - 0.35 * Math.cos(2 * Math.PI * (day - 0.15)) + 0.1 * Math.sin(4 * Math.PI * day);
    const weekend = Math.floor(day) % 7 > 4 ? 0.7 : 1;
    const perS = 20_000 * shape * weekend * (0.95 + 0.1 * random());
    const time = new Date((BEGIN_S + row) * 1000).toISOString().replace(".000", "");
    let line = `${time},${perS.toFixed(1)}`;
    if (withFleet) {
      const cpu = perS / 4000 + 0.05 * taskManagers + 0.1 * random();
      if (row % 300 === 0) taskManagers = Math.max(1, Math.ceil(cpu / 0.7));
      line += `,${cpu.toFixed(3)},${taskManagers}`;
    }
    lines.push(line);
  }
  return `${lines.join("\n")}\n`;
}

const FILES = [
  ["a million rows", csv(1_000_000)],
  ["a week of seconds", csv(WEEK_S)],
  ["the same with its fleet", csv(WEEK_S, true)],
];

/** Opens a post with "Your job" open, and what reads a file there. */
async function openJob(browser, site) {
  const opened = await openMeasured(browser, `${site.origin}/post`);
  await opened.page.locator("#job").click();
  await opened.page.locator("#load-file").waitFor({ state: "attached" });
  await opened.page.evaluate(async () => {
    const canvas = figure.shadowRoot.querySelector("canvas");
    const { FigureHandle } = await import("/reactive-allocation-glue.js");
    const { exchange } = FigureHandle.prototype;
    let shown;
    // The last call shows a load that is read: the figure's first run with it.
    FigureHandle.prototype.exchange = function (what, value) {
      if (what !== "read") return exchange.call(this, what, value);
      clock.frames = clock.tasks = 0;
      const begin = performance.now();
      exchange.call(this, what, value);
      const called = performance.now() - begin;
      // Asked for after the figure's own frame, so called after it.
      setTimeout(() => realFrame(() => shown(called + clock.tasks + clock.frames)));
    };
    /** Calls a function that gives a load. Returns the milliseconds until it is shown, and of the first run. */
    window.given = async (give) => {
      performance.mark("given");
      const begin = performance.now();
      give();
      const firstRun = await new Promise((done) => (shown = done));
      performance.mark("shown");
      return { taken: performance.now() - begin, firstRun };
    };
    window.drop = () => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(file);
      const event = new DragEvent("drop", { dataTransfer, bubbles: true, composed: true, cancelable: true });
      return given(() => canvas.dispatchEvent(event));
    };
    window.setTrace = () => given(() => (figure.trace = series));
  });
  return opened;
}

/**
 * Gives a load by a function of the page. Returns also the longest task, the most CPU time of
 * one, which other programs make no longer, and the CPU time of all.
 */
async function traced(browser, page, call) {
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  const found = await page.evaluate((call) => window[call](), call);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const mark = (name) => traceEvents.findLast((event) => event.name === name && event.cat.includes("user_timing"));
  const [given, shown] = [mark("given"), mark("shown")];
  const isTask = ({ name, pid, tid, ts, dur }) =>
    /RunTask$|MicrotaskCheckpoint$/.test(name) && pid === given.pid && tid === given.tid && ts + dur > given.ts && ts < shown.ts;
  let [end, longest, mostCpu, cpu] = [0, 0, 0, 0];
  for (const { ts, dur, tdur = 0 } of traceEvents.filter(isTask).sort((one, other) => one.ts - other.ts || other.dur - one.dur)) {
    // Within the one before.
    if (ts < end) continue;
    end = ts + dur;
    longest = Math.max(longest, dur / 1000);
    mostCpu = Math.max(mostCpu, tdur / 1000);
    cpu += tdur / 1000;
  }
  return { ...found, longest, mostCpu, cpu };
}

/** Gives the page one of the files. */
const fetchFile = (page, index) =>
  page.evaluate(async (path) => {
    window.file = new File([await (await fetch(path)).blob()], "load.csv");
  }, `/load-${index}.csv`);

const browser = await openBrowser();
const bundles = [["now", DIST], ...(process.env.BEFORE ? [["before", process.env.BEFORE]] : [])];
const sites = new Map();
for (const [name, root] of bundles) {
  const pages = { "/post": POST };
  FILES.forEach(([, text], index) => {
    pages[`/load-${index}.csv`] = (_, response) => response.writeHead(200, { "Content-Type": "text/csv" }).end(text);
  });
  sites.set(name, await serve({ root, headers: FINE_CLOCK, pages }));
}

console.log(`\nA file dropped on the figure, ms: the first and the second on its page, medians of ${ROUNDS} pages (${(await browser.version()).split(".")[0]})`);
console.log(`${"".padEnd(44)}${["until shown", "longest task", "its CPU", "all CPU", "first run"].map((name) => name.padStart(14)).join("")}`);
for (const [index, [file, text]] of FILES.entries()) {
  const found = new Map(bundles.map(([name]) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name] of bundles) {
      const { page, close } = await openJob(browser, sites.get(name));
      await fetchFile(page, index);
      found.get(name).push([await traced(browser, page, "drop"), await traced(browser, page, "drop")]);
      await close();
    }
  }
  for (const [name, rounds] of found) {
    const cells = ["taken", "longest", "mostCpu", "cpu", "firstRun"].map((key) =>
      [0, 1].map((time) => quantile(rounds.map((round) => round[time][key]), 0.5).toFixed(0)).join(" / ").padStart(14),
    );
    console.log(`${`${file}, ${mb(text.length)}${bundles.length > 1 ? `, ${name}` : ""}`.padEnd(44)}${cells.join("")}`);
  }
}

console.log("\nOne step of a slider, ms of script: median and p99, then both with the load = 1 for a preset");
console.log(`${"".padEnd(44)}${["median", "p99", ...PRESETS.flatMap((name) => [name, ""])].map((name) => name.padStart(14)).join("")}`);
{
  const { page, close } = await openJob(browser, sites.get("now"));
  const chip = (name) => page.locator("reactive-allocation").getByRole("button", { name, exact: true }).click();
  for (const [index, [file]] of FILES.entries()) {
    await fetchFile(page, index);
    await page.evaluate(() => drop());
    for (const label of SLIDERS) {
      const times = new Map(["From a file", ...PRESETS].map((name) => [name, []]));
      for (let round = 0; round <= STEP_ROUNDS; round += 1) {
        for (const [name, all] of times) {
          await chip(name);
          const parts = await steps(page, label, STEPS);
          // The first round fills caches and is not measured.
          if (round > 0) all.push(...parts.map(([numbers, picture]) => numbers + picture));
        }
      }
      const [own, ...presets] = [...times.values()].map((all) => [0.5, 0.99].map((share) => quantile(all, share)));
      const ratios = presets.flatMap((preset) => own.map((value, place) => value / preset[place]));
      console.log(`${`${file}, ${label}`.padEnd(44)}${[...own, ...ratios].map((value) => value.toFixed(2).padStart(14)).join("")}`);
    }
  }
  await close();
}

console.log("\nwasm memory");
for (const [index, [file]] of FILES.entries()) {
  const { page, close } = await openJob(browser, sites.get("now"));
  const sizes = [];
  const weigh = async (when) => sizes.push(`${when} ${mb(await page.evaluate(() => memory.buffer.byteLength))}`);
  await weigh("before");
  await fetchFile(page, index);
  await page.evaluate(() => drop());
  await weigh("with it");
  await page.locator("reactive-allocation").getByRole("button", { name: "Undo" }).click();
  await weigh("removed");
  await page.evaluate(() => drop());
  await weigh("again");
  for (let load = 0; load < LOADS_IN_A_ROW; load += 1) await page.evaluate(() => drop());
  await weigh(`after ${LOADS_IN_A_ROW} more`);
  console.log(`${file.padEnd(26)}${sizes.join(", ")}`);
  await close();
}

{
  const { page, close } = await openJob(browser, sites.get("now"));
  await page.evaluate(() => {
    const times = Float64Array.from({ length: 1_000_000 }, (_, row) => 1_795_392_000 + row);
    window.series = { times, values: times.map((time) => 10_000 - 8_000 * Math.cos((time / 86_400) * 2 * Math.PI)) };
  });
  const { taken, longest } = await traced(browser, page, "setTrace");
  console.log(`\nA million times and values by \`trace\`, ms until shown ${taken.toFixed(0)}, longest task ${longest.toFixed(0)}`);
  await close();
}

await browser.close();
for (const site of sites.values()) await site.close();
