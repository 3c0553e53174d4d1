// Lets a monkey use the figure: node monkey.mjs SECONDS SEED ENGINE

import { run } from "./monkey-run.mjs";
import { Page } from "./page-actions.mjs";
import { ENGINES, engine, stopEngines } from "./running.mjs";

const [seconds = 60, seed = 1] = process.argv.slice(2, 4).map(Number);
const names = process.argv[4] ? [process.argv[4]] : ENGINES;
for (const name of names) {
  const started = await engine(name);
  if (started.missing) {
    console.log(`${name} is left out: ${started.missing}`);
    continue;
  }
  const page = new Page(name, started.session);
  const end = Date.now() + seconds * 1000;
  try {
    const { text } = await run(page, seed, () => Date.now() > end);
    console.log(`${name}, seed ${seed}, ${seconds} s: ${text}`);
  } catch (error) {
    console.log(error.message);
    process.exitCode = 1;
  } finally {
    await page.close().catch(() => {});
  }
}
await stopEngines();
