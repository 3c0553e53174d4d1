// Makes the runs of maps in a thread of its own, with the wasm of the page.

import init, { callExchange, installExchange, linkFile } from "./reactive-allocation-glue.js";

// Filled in by the build.
const WASM_INTEGRITY = "";
const WORKBENCH_INTEGRITY = "";
const EXCHANGE_INTEGRITY = "";

/** How long the runs of one message take, in milliseconds. */
const BATCH_MS = 40;

const started = (async () => {
  const wasm = new URL("./reactive-allocation_bg.wasm", import.meta.url);
  await init({ module_or_path: await fetch(wasm, { integrity: WASM_INTEGRITY }) });
  const workbench = new URL("./reactive-allocation-workbench_bg.wasm", import.meta.url);
  await linkFile("reactive-allocation-workbench_bg.wasm", workbench, WORKBENCH_INTEGRITY);
  const exchange = new URL("./reactive-allocation-exchange_bg.wasm", import.meta.url);
  await linkFile("reactive-allocation-exchange_bg.wasm", exchange, EXCHANGE_INTEGRITY);
  installExchange();
})();

/** The number of the map that is asked for last. */
let asked = 0;
/** Resolves when the runs may go on, at once unless they are paused. */
let unpaused = Promise.resolve();
let resume;

onmessage = ({ data }) => {
  if (!("paused" in data)) {
    make(data).catch((error) => postMessage({ map: data.map, failed: `${error}` }));
  } else if (data.paused) {
    if (!resume) unpaused = new Promise((done) => (resume = done));
  } else {
    resume?.();
    resume = undefined;
  }
};

/** Makes the runs of the map of settings, which come as a text, with two of them on its axes. A newer map ends it. */
async function make({ map, settings, axes }) {
  asked = map;
  await started;
  const sweep = callExchange("sweep", [settings, ...axes]);
  for (let isMore = true; isMore && asked === map; ) {
    // Lets the messages in.
    await new Promise((done) => setTimeout(done));
    await unpaused;
    if (asked !== map) break;
    const runs = callExchange("runs", [sweep, BATCH_MS]);
    isMore = runs.length > 0;
    postMessage({ map, runs }, [runs.buffer]);
  }
  callExchange("drop", sweep);
}
