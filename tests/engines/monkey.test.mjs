// Lets a monkey use the figure for a short time in all engines.

import { inEngines } from "./page.mjs";
import { run } from "./monkey-run.mjs";

const STEPS = 40;

for (const seed of [1, 2]) {
  inEngines(`a monkey finds no fault, seed ${seed}`, {}, async ({ t, page }) => {
    const { text } = await run(page, seed, (steps) => steps === STEPS);
    t.diagnostic(text);
  });
}
