// The engines that this process has started.

import { STARTERS } from "./engines.mjs";

export const ENGINES = Object.keys(STARTERS);

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
