// What is wanted rarely, and fetched then: the module that has everything, and
// the one that draws pictures. `pinned` is the loader's.

const EXPORT_INTEGRITY = "";
const EXPORT_WASM_INTEGRITY = "";
const FULL_INTEGRITY = "";
const FULL_WASM_INTEGRITY = "";
const DE_MORE_INTEGRITY = "";
const ZH_MORE_INTEGRITY = "";

const started = async (module, url, integrity) => {
  await module.default({ module_or_path: fetch(url, { integrity }) });
  return module;
};

let full;
/** The module that leaves nothing out. */
export const more = (pinned) =>
  (full ??= (async () => {
    await pinned("reactive-allocation-full.js", FULL_INTEGRITY);
    const url = new URL("./reactive-allocation-full_bg.wasm", import.meta.url);
    return started(await import("./reactive-allocation-full.js"), url, FULL_WASM_INTEGRITY);
  })().catch((error) => {
    full = undefined;
    throw error;
  }));

const exporter = async (pinned) => {
  await pinned("reactive-allocation-export.js", EXPORT_INTEGRITY);
  const url = new URL("./reactive-allocation-export_bg.wasm", import.meta.url);
  return started(await import("./reactive-allocation-export.js"), url, EXPORT_WASM_INTEGRITY);
};

const list = (settings) => Object.entries(settings).flat().map(String);

/** The figure with these settings as a picture, in the words of a language. */
export const toSVG = async (pinned, settings, words, width = 1060) =>
  (await exporter(pinned)).svg(list(settings), words, width);

/** The run of a policy with these settings as rows, one every so many seconds. */
export const toCSV = async (pinned, settings, _, policy = "reactive", stepSeconds = 60) =>
  (await exporter(pinned)).csv(list(settings), policy, stepSeconds);

/** The words of other languages for what comes after the first frame. */
export const MORE_WORDS = {
  de: [new URL("./words-de-more.json", import.meta.url), DE_MORE_INTEGRITY],
  zh: [new URL("./words-zh-more.json", import.meta.url), ZH_MORE_INTEGRITY],
};

const STOPPED = ["The figure has stopped.", "Start again"];

/** Says in a language that a figure has stopped, beside its picture. */
export async function notice(life, language) {
  const [url, integrity] = MORE_WORDS[language.slice(0, 2).toLowerCase()] ?? [];
  // The words begin with those of the notice; without them there is English.
  const words = url && (await fetch(url, { integrity }).then((response) => response.json()).catch(() => {}));
  const [stopped, start] = words ?? STOPPED;
  if (life.part) return;
  const [text, again] = ["p", "button"].map((tag) => document.createElement(tag));
  Object.assign(again, { type: "button", onclick: () => life.element.start(), textContent: start });
  text.role = "alert";
  text.append(stopped, " ", again);
  life.how.fallback(text);
}
