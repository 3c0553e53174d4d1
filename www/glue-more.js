// Appended to the glue by the build: what is there once a figure runs, and
// fetches what is wanted rarely. `pinned` is the loader's.

const VALUE_INTEGRITY = "";
const EXPORT_INTEGRITY = "";
const EXPORT_WASM_INTEGRITY = "";
const FULL_INTEGRITY = "";
const FULL_WASM_INTEGRITY = "";

/** Defines <reactive-value>: until a figure runs, its text is the author's. */
export const defineValue = (pinned) =>
  customElements.get("reactive-value") ??
  customElements.define(
    "reactive-value",
    class extends HTMLElement {
      #leave;

      async connectedCallback() {
        await pinned("reactive-value.js", VALUE_INTEGRITY);
        const { follow } = await import("./reactive-value.js");
        this.#leave?.();
        if (this.isConnected) this.#leave = follow(this);
      }

      disconnectedCallback() {
        this.#leave?.();
      }
    },
  );

const start = async (module, url, integrity) => {
  await module.default({ module_or_path: fetch(url, integrity ? { integrity } : {}) });
  return module;
};

/** Whether settings ask for what the first module leaves out. */
export const wantsMore = ({ autoscaler }) => /^\s*(asg|mig)\s*$/.test(autoscaler);

let full;
/** The module that leaves nothing out. */
export async function more(pinned, onPanic) {
  full ??= (async () => {
    await pinned("reactive-allocation-full.js", FULL_INTEGRITY);
    const module = await import("./reactive-allocation-full.js");
    return start(module, new URL("./reactive-allocation-full_bg.wasm", import.meta.url), FULL_WASM_INTEGRITY);
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
  const module = await start(await import("./reactive-allocation-export.js"), url, EXPORT_WASM_INTEGRITY);
  return module.svg(Object.entries(settings).flat().map(String), width);
}
