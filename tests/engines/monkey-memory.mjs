// Whether the memory of a page stays bounded while the monkey uses it.

/**
 * Nodes that are not in the document: those within fields (600), and up to two spare
 * figures with all open (2000 each), which are kept for the next that is inserted. The
 * heap itself tells nothing: Chromium's driver keeps the source of each function that it
 * calls, 2.6 kB a call.
 */
const MOST_DETACHED = 5000;
/** A figure with all open has 85. */
const MOST_LISTENERS = 300;

/**
 * The wasm memory never shrinks, and a run needs as much as its settings ask for, and a
 * file as much as it is long. A fresh page with the same settings and files needs as much,
 * but for fragments and what the idle time of the figure was used for.
 */
const MOST_TIMES_FRESH = 1.5;
const MOST_BESIDE_FRESH = 2 ** 21;

/** Follows the memory of a page: `look` after every step, `leaks` at the end. */
export function memoryWatch(page, document) {
  const grown = [];
  let [first, last, before] = [0, 0];
  return {
    /** Keeps what made the memory grow: the settings, whether the act was in “Share”, and whether the map is open. */
    async look(settings, inShare = false) {
      const now = await wasmBytes(page);
      first ||= now;
      // What made it grow, for a fresh page.
      if (now > last) grown.push({ before: before ?? settings, settings, inShare, inMap: await mapIsOpen(page) });
      [last, before] = [now, settings];
    },
    /** Returns what has leaked, and in words how much memory was used. */
    async end() {
      const leaks = [];
      const { detached, listeners } = await domCounts(page);
      if (detached > MOST_DETACHED) leaks.push(`${detached} nodes outside the document`);
      if (listeners > MOST_LISTENERS) leaks.push(`${listeners} listeners`);
      await page.open(document);
      for (const { before, settings, inShare, inMap } of grown) {
        // Done, undone and done again, as a step is.
        for (const each of [settings, before, settings]) await page.set(each);
        if (inShare) await saveAll(page);
        if (inMap) await makeMap(page);
        await new Promise((later) => setTimeout(later, 200));
      }
      const fresh = await wasmBytes(page);
      if (last > fresh * MOST_TIMES_FRESH + MOST_BESIDE_FRESH) leaks.push(`${last} bytes of wasm memory, of which a fresh page needs ${fresh}`);
      return { leaks, text: `wasm memory ${first} to ${last} bytes (a fresh page: ${fresh})${detached === undefined ? "" : `, ${detached} nodes outside the document, ${listeners} listeners`}` };
    },
  };
}

/** Defined by a script of the page: functions of a test may run in a realm of their own. */
const wasmBytes = (page) => page.evaluate(() => window.wasmBytes());

const mapIsOpen = (page) => page.evaluate(() => Boolean(document.querySelector("reactive-allocation").shadowRoot?.querySelector("#choices")));

/** Makes the runs of the map: those of what matters are made in the page, with other settings. */
async function makeMap(page) {
  await page.onFigure((figure) => figure.shadowRoot.querySelector("#map[aria-expanded=false]")?.click());
  await page.until(() => document.querySelector("reactive-allocation").shadowRoot.querySelector(".map .answer:not([aria-busy])"));
}

/** Saves each file of the figure. */
async function saveAll(page) {
  await page.onFigure((figure) => figure.shadowRoot.querySelector("#share[aria-expanded=false]")?.click());
  await page.until(() => document.querySelector("reactive-allocation").shadowRoot.querySelector(".share"));
  await page.onFigure((figure) => [...figure.shadowRoot.querySelectorAll(".share .kinds")].at(-1).querySelectorAll("button").forEach((button) => button.click()));
  await page.frames();
}

/** Counts live nodes outside the document, and listeners; only Chromium tells. */
async function domCounts(page) {
  if (page.engine !== "chromium") return {};
  const cdp = (cmd) => page.session.post("/goog/cdp/execute", { cmd, params: {} });
  await cdp("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners } = await cdp("Memory.getDOMCounters");
  const inDocument = await page.evaluate(() => {
    const count = (root) => {
      let nodes = 0;
      const walker = document.createTreeWalker(root);
      for (let node = root; node; node = walker.nextNode()) nodes += 1 + (node.shadowRoot ? count(node.shadowRoot) : 0);
      return nodes;
    };
    return count(document);
  });
  return { detached: nodes - inDocument, listeners: jsEventListeners };
}
