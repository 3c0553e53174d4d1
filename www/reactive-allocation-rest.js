// What is wanted rarely, and fetched then: the module that has everything, the
// one that draws pictures, and the words of other languages. `pinned` is the
// loader's.

const EXPORT_INTEGRITY = "";
const EXPORT_WASM_INTEGRITY = "";
const FULL_INTEGRITY = "";
const FULL_WASM_INTEGRITY = "";
const DE_INTEGRITY = "";
const DE_MORE_INTEGRITY = "";
const ZH_INTEGRITY = "";
const ZH_MORE_INTEGRITY = "";

const fetched = (url, integrity) => fetch(url, integrity ? { integrity } : {});

const started = async (module, url, integrity) => {
  await module.default({ module_or_path: fetched(url, integrity) });
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

/** The figure with these settings as a picture, in a language. */
export const toSVG = async (pinned, settings, language, width = 1060) =>
  (await exporter(pinned)).svg(list(settings), await words(language, true), width);

/** The run of a policy with these settings as rows, one every so many seconds. */
export const toCSV = async (pinned, settings, _, policy = "reactive", stepSeconds = 60) =>
  (await exporter(pinned)).csv(list(settings), policy, stepSeconds);

// Written out, so that a bundler sees the files.
const WORDS = {
  de: [
    [new URL("./words-de.json", import.meta.url), DE_INTEGRITY],
    [new URL("./words-de-more.json", import.meta.url), DE_MORE_INTEGRITY],
  ],
  zh: [
    [new URL("./words-zh.json", import.meta.url), ZH_INTEGRITY],
    [new URL("./words-zh-more.json", import.meta.url), ZH_MORE_INTEGRITY],
  ],
};

const lists = new Map();
const wordsFrom = async ([url, integrity]) => {
  const response = await fetched(url, integrity);
  if (!response.ok) throw Error(`cannot fetch: ${url}`);
  return response.json();
};

/**
 * The words of a language: its tag, those of the first frame, and the others if
 * all are wanted. None where they cannot be had: then there is English.
 */
export async function words(language, all) {
  const tag = language.slice(0, 2).toLowerCase();
  const [first, more] = WORDS[tag] ?? [];
  if (!first) return [];
  try {
    const parts = await Promise.all((all ? [first, more] : [first]).map((one) => {
      const list = lists.get(one) ?? wordsFrom(one);
      lists.set(one, list);
      return list;
    }));
    return [tag, ...parts.flat()];
  } catch (error) {
    lists.clear();
    console.warn("<reactive-allocation>", `English it is: ${error.message}`);
    return [];
  }
}
