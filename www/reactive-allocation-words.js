// The texts of other languages than English, fetched for pages in them.

const DE_INTEGRITY = "";
const ZH_INTEGRITY = "";

// Written out, so that a bundler sees the files.
const FILES = {
  de: [new URL("./words-de.json", import.meta.url), DE_INTEGRITY],
  zh: [new URL("./words-zh.json", import.meta.url), ZH_INTEGRITY],
};

const lists = new Map();

const fetchTexts = async ([url, integrity]) => (await fetch(url, { integrity })).json();

/** The tag and the texts of a language; empty for one without texts or if the fetch fails. */
export async function words(language) {
  const tag = language.slice(0, 2).toLowerCase();
  if (!FILES[tag]) return [];
  if (!lists.has(tag)) lists.set(tag, fetchTexts(FILES[tag]));
  try {
    return [tag, ...(await lists.get(tag))];
  } catch (error) {
    lists.delete(tag);
    console.warn(error);
    return [];
  }
}
