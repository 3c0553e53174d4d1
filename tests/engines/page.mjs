// One way to write a page test that runs in all engines.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { cannot } from "./differences.mjs";
import { Page } from "./page-actions.mjs";
import { ENGINES, engine, stopEngines } from "./running.mjs";

export { CANNOT, cannot, possibleWidth } from "./differences.mjs";

/** The engines of this run: ENGINE names one, else all. */
const selected = ENGINES.filter((name) => !process.env.ENGINE || process.env.ENGINE === name);
if (selected.length === 0) throw new Error(`ENGINE=${process.env.ENGINE}: allowed are ${ENGINES.join(", ")}`);

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
