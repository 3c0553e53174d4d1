// Links further wasm files into the running instance. The build appends this file to
// wasm-bindgen's glue, whose `wasm` is the exports of the first file.

const WORKBENCH_INTEGRITY = "";

/** The linking of each file, and the exports that it is linked to; after a panic there are others. */
const linked = new Map();

/** Resolves when the workbench is linked. `wasmUrl` is an address of the first file of the author's own. */
const linkWorkbench = (wasmUrl) =>
  linkFile("reactive-allocation-workbench_bg.wasm", new URL("./reactive-allocation-workbench_bg.wasm", import.meta.url), WORKBENCH_INTEGRITY, wasmUrl);

/**
 * Resolves when a file is linked: the one at `address`, which is written out where it is
 * called, so that a bundler sees the file; or that of the same name beside `wasmUrl`. The next
 * call after a failure tries again.
 */
export function linkFile(file, address, integrity, wasmUrl) {
  if (linked.get(file)?.to !== wasm) {
    const url = wasmUrl ? new URL(file, new URL(wasmUrl, document.baseURI)) : address;
    const done = link(url, wasmUrl ? "" : integrity).catch((error) => {
      linked.delete(file);
      throw error;
    });
    linked.set(file, { to: wasm, done });
  }
  return linked.get(file).done;
}

async function link(url, integrity) {
  const response = await fetch(url, { integrity }).catch(() => ({}));
  if (!response.ok) throw downloadFailed(url);
  const bytes = await response.arrayBuffer();
  await WebAssembly.instantiate(bytes, { /* shared exports */ });
}
