// Links the second wasm file, the workbench, into the running instance. The build
// appends this file to wasm-bindgen's glue, whose `wasm` is the exports of the first
// file.

const WORKBENCH_INTEGRITY = "";

/** The exports that the workbench is linked to; after a panic there are others. */
let linkedTo;
let linking;

/** Resolves when the workbench is linked. `wasmUrl` is an address of the first file of the author's own. */
function linkWorkbench(wasmUrl) {
  if (linkedTo !== wasm) {
    linkedTo = wasm;
    linking = link(wasm, wasmUrl).catch((error) => {
      // The next call tries again.
      linkedTo = undefined;
      throw error;
    });
  }
  return linking;
}

async function link(wasm, wasmUrl) {
  const url = wasmUrl
    ? new URL("reactive-allocation-workbench_bg.wasm", new URL(wasmUrl, document.baseURI))
    : new URL("./reactive-allocation-workbench_bg.wasm", import.meta.url);
  const integrity = wasmUrl ? "" : WORKBENCH_INTEGRITY;
  const response = await fetch(url, { integrity }).catch(() => ({}));
  if (!response.ok) throw downloadFailed(url);
  await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: { /* shared exports */ } });
}
