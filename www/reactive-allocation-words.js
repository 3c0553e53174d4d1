// The words of other languages than English, fetched for pages in them.

const DE_INTEGRITY = "";
const ZH_INTEGRITY = "";

// Written out, so that a bundler sees the files.
const WORDS = {
  de: [new URL("./words-de.json", import.meta.url), DE_INTEGRITY],
  zh: [new URL("./words-zh.json", import.meta.url), ZH_INTEGRITY],
};

const lists = new Map();
// What is no list of words, as the page of a missing file, is no JSON.
const wordsFrom = async ([url, integrity]) => (await fetch(url, { integrity })).json();

/**
 * The words of a language: its tag, those of the first frame, and those of `more`
 * if that is given. None where they cannot be had: then there is English.
 */
export async function words(language, more) {
  const tag = language.slice(0, 2).toLowerCase();
  if (!WORDS[tag]) return [];
  try {
    const parts = await Promise.all((more ? [WORDS[tag], more[tag]] : [WORDS[tag]]).map((one) => {
      const list = lists.get(one) ?? wordsFrom(one);
      lists.set(one, list);
      return list;
    }));
    return [tag, ...parts.flat()];
  } catch (error) {
    lists.clear();
    console.warn(error);
    return [];
  }
}
