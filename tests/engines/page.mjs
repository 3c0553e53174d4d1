// One way to write a page test that runs in all engines.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { STARTERS } from "./engines.mjs";
import { Page } from "./page-actions.mjs";

/**
 * What an engine, or its driver, cannot do, with the reason. A test that needs one of
 * these names it in `needs` and is skipped there.
 */
export const CANNOT = {
  chromium: {},
  firefox: {},
  webkit: {
    touch: "WebKitWebDriver sends touch input as mouse events",
    print: "WebKitWebDriver has no command to print",
    emulate: "WebKitWebDriver cannot change the colour scheme, contrast or network of a running browser",
    narrow: "a window of MiniBrowser is at least 334 px wide",
  },
};

export const ENGINES = Object.keys(STARTERS);

/** Returns the width closest to a wanted one that a window of the engine can have. */
export const possibleWidth = (engine, width) => (cannot(engine, "narrow") ? Math.max(width, 334) : width);

/** Returns the reason why an engine cannot do something; nothing if it can. */
export const cannot = (engine, what) => CANNOT[engine][what];

/** The engines of this run: ENGINE names one, else all. */
const selected = ENGINES.filter((name) => !process.env.ENGINE || process.env.ENGINE === name);
if (selected.length === 0) throw new Error(`ENGINE=${process.env.ENGINE}: allowed are ${ENGINES.join(", ")}`);

const running = new Map();

/** Starts an engine unless it runs. Resolves with `{ session, stop }` or `{ missing }`. */
export function engine(name) {
  if (!running.has(name)) running.set(name, startEngine(name));
  return running.get(name);
}

async function startEngine(name) {
  const found = await STARTERS[name].find();
  return found.missing ? found : STARTERS[name].start(found);
}

/** Stops all engines of this process. */
export async function stopEngines() {
  const all = [...running.values()];
  running.clear();
  for (const one of all) await (await one.catch(() => null))?.stop?.();
}

after(stopEngines);

/**
 * A test in each engine: `check` is called with `{ page, engine, t }`.
 *
 * `skip` maps engines to a reason; `needs` lists abilities of `CANNOT`; `faults` maps
 * engines to a known fault of the figure: the test runs and is reported, but does not
 * fail the run. What goes wrong in the page fails the test, unless `check` takes it out
 * of `await page.problems()`.
 * An engine that is not installed is skipped, or a failure if REQUIRE_ENGINES is set.
 */
export function inEngines(name, options, check) {
  const { skip = {}, needs = [], faults = {}, timeout = 120_000 } = options;
  for (const engineName of selected) {
    const reason = skip[engineName] ?? needs.map((what) => cannot(engineName, what)).find(Boolean);
    test(`${name} (${engineName})`, { timeout, skip: reason ?? false, todo: faults[engineName] ?? false }, async (t) => {
      const started = await engine(engineName);
      if (started.missing) {
        if (process.env.REQUIRE_ENGINES) assert.fail(started.missing);
        console.log(`${engineName} is left out: ${started.missing}`);
        return t.skip(started.missing);
      }
      const page = new Page(engineName, started.session);
      try {
        await check({ t, page, engine: engineName });
        assert.deepEqual(await page.problems(), []);
      } finally {
        await page.close();
      }
    });
  }
}
