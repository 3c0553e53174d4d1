// What is wanted rarely, and fetched then: the module with every autoscaler,
// and the one that draws pictures. `pinned` is the loader's.

const EXPORT_INTEGRITY = "";
const EXPORT_WASM_INTEGRITY = "";
const FULL_INTEGRITY = "";
const FULL_WASM_INTEGRITY = "";

const started = async (module, url, integrity) => {
  await module.default({ module_or_path: fetch(url, integrity ? { integrity } : {}) });
  return module;
};

let full;
/** The module that leaves nothing out. */
export async function more(pinned, onPanic) {
  full ??= (async () => {
    await pinned("reactive-allocation-full.js", FULL_INTEGRITY);
    const url = new URL("./reactive-allocation-full_bg.wasm", import.meta.url);
    return started(await import("./reactive-allocation-full.js"), url, FULL_WASM_INTEGRITY);
  })().catch((error) => {
    full = undefined;
    throw error;
  });
  const module = await full;
  module.onPanic(onPanic);
  return module;
}

const exporter = async (pinned) => {
  await pinned("reactive-allocation-export.js", EXPORT_INTEGRITY);
  const url = new URL("./reactive-allocation-export_bg.wasm", import.meta.url);
  return started(await import("./reactive-allocation-export.js"), url, EXPORT_WASM_INTEGRITY);
};

const list = (settings) => Object.entries(settings).flat().map(String);

/** The figure with these settings as a picture. */
export const toSVG = async (pinned, settings, width = 1060) => (await exporter(pinned)).svg(list(settings), width);

/** The run of a policy with these settings as rows, one every so many seconds. */
export const toCSV = async (pinned, settings, policy = "reactive", stepSeconds = 60) =>
  (await exporter(pinned)).csv(list(settings), policy, stepSeconds);
