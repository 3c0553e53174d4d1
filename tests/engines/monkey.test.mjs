// Lets a monkey use the figure for a short time in all engines.

import { inEngines } from "./page.mjs";
import { run } from "./monkey-run.mjs";

const STEPS = 40;

for (const seed of [1, 2]) {
  inEngines(`a monkey finds no fault, seed ${seed}`, {}, async ({ t, page }) => {
    const { steps, memory } = await run(page, seed, (done) => done === STEPS);
    t.diagnostic(`${steps} steps, wasm memory ${memory[0]} to ${memory.at(-1)} bytes`);
  });
}
