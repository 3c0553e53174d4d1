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

/** The figure with these settings as a picture. */
export async function toSVG(pinned, settings, width) {
  await pinned("reactive-allocation-export.js", EXPORT_INTEGRITY);
  const url = new URL("./reactive-allocation-export_bg.wasm", import.meta.url);
  const module = await started(await import("./reactive-allocation-export.js"), url, EXPORT_WASM_INTEGRITY);
  return module.svg(Object.entries(settings).flat().map(String), width);
}
