// What the monkey does in the sections about the reader's own job.

import { choose, inWindow } from "./monkey-acts.mjs";

/** The length of the monkey's load in hours: no preset has it. */
export const LOAD_HOURS = 5.25;

/** A load of that length, a value every three minutes, with a cell that is no number. */
function load(random) {
  const peak = random.pick([800, 12_000, 90_000]);
  const rows = Array.from({ length: (LOAD_HOURS * 60) / 3 }, (_, row) => `${row * 180},${row === 9 ? "=1+1" : Math.round(peak * random.between(0.2, 1))}`);
  return ["seconds,records_per_s", ...rows].join("\n");
}

const ANSWERS = ["120k", "24", "4 vCPU", "70 %", "200 GB", "60 s", "$0.20", "", "", "0", "1.500", "100 %", "many", "9e99"];
const LINKS = [
  "#v1&preset=weekend&static-workers=9&level=lab&charts=static.reactive&open=hand&own=s3600-k60&time=5400&end",
  "https://example.org/embed.html#v1&preset=sudden-event&max-workers=30&level=lab&end",
  "#v1&preset=growth&static-wor", "#v9&newer=1&preset=holiday&level=lab&end", "?preset=weekend&static-workers=6",
];
const SETTINGS = ['{"settings": {"staticWorkers": 13, "preset": "holiday"}}', '{"peakLoad": "many", "colour": 1}', '{"settings": '];
const MANIFESTS = [
  "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec:\n  minReplicas: 2\n  maxReplicas: 20\n  colour: blue\n",
  "heartbeat.timeout: 9000\nheartbeat.interval: 3000\nstate.backend: rocksdb\n",
  "kind: HorizontalPodAutoscaler\nspec: [1, {2\n",
];
const NAMES = ["Seven", "", "<b>", "n".repeat(90), "=1+1", "\u202e七"];

const expanded = (page, id) => page.onFigure((figure, id) => figure.shadowRoot.getElementById(id)?.getAttribute("aria-expanded"), id);

/** Opens a section unless it is open. Resolves to false if the figure has none now. */
async function open(page, id) {
  const isOpen = await expanded(page, id);
  if (!isOpen) return false;
  if (isOpen === "false") {
    await page.evaluateOn(`#${id}`, (button) => button.focus());
    await page.press("Enter");
  }
  await isOpened(page, id);
  return true;
}

/** Resolves when the content of a section is there. */
const isOpened = (page, id) => page.until((id) => document.querySelector("#fig").shadowRoot.querySelector(`.exchange > .${id}`), id);

/** Clicks one of the visible elements for a selector. Resolves with its name, or null. */
async function clickOne(page, random, selector) {
  const one = await choose(page, random, selector);
  if (!one) return null;
  await page.mouse.click(...(await inWindow(page, await page.point(one.chosen))));
  return one.name;
}

/** Writes a text into a field at once and leaves it by Enter. */
async function enter(page, selector, text) {
  await copy(page, text);
  await page.evaluateOn(selector, (field) => (field.focus(), field.select()));
  await page.press(text ? "Control+v" : "Delete");
  await page.press("Enter");
}

/** Puts a text on the clipboard by a field of the page. */
async function copy(page, text) {
  await page.evaluate((text) => {
    const copied = document.querySelector("#copied-lines");
    copied.value = text;
    copied.focus();
    copied.select();
  }, text);
  await page.press("Control+c");
}

/** Resolves when what was given is read, or refused. */
const isRead = (page) => page.until(() => {
  const bring = document.querySelector("#fig").shadowRoot.querySelector(".bring");
  return !bring || bring.querySelector(".notes, .message");
});

/** The acts of a reader, by name, as in `READER`. */
export const EXCHANGE = {
  async section(page, random) {
    const id = random.pick(["job", "map", "compare", "share"]);
    const name = await clickOne(page, random, `#${id}`);
    return name && `opens or closes ${name}`;
  },
  async answer(page, random) {
    if (!(await open(page, "job"))) return null;
    const one = await choose(page, random, ".question input");
    const text = random.pick(ANSWERS);
    await enter(page, one.chosen, text);
    return `answers “${text}” in ${one.name}`;
  },
  async meaning(page, random) {
    const name = await clickOne(page, random, ".problem button, #take-fit");
    return name && `chooses ${name}`;
  },
  async bring(page, random, state) {
    if (!(await open(page, "job"))) return null;
    const text = random.pick([...LINKS, ...SETTINGS, ...MANIFESTS, load(random), "no load"]);
    await copy(page, text);
    await page.evaluateOn("#paste", (field) => field.focus());
    await page.press("Control+v");
    await isRead(page);
    // A link and settings say what is in sight, too.
    state.showsOther = true;
    state.isSlow = true;
    return `pastes “${text.slice(0, 40)}”`;
  },
  async drop(page, random) {
    const text = random.pick([load(random), load(random), "PK\u0003\u0004", ""]);
    const isTaken = await page.onFigure((figure, text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "load.csv"));
      const event = (type) => new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true });
      const target = figure.shadowRoot.querySelector("canvas");
      target.dispatchEvent(event("dragover"));
      return !target.dispatchEvent(event("drop"));
    }, text);
    if (!isTaken || !(await expanded(page, "job"))) return null;
    // The drop opens the section itself: a key could come later, and close it.
    await isOpened(page, "job");
    await isRead(page);
    return `drops a file of ${text.length} characters`;
  },
  async choice(page, random) {
    // Another column could be of another length.
    const one = await choose(page, random, "#load-unit, #load-zone");
    if (!one) return null;
    // A list opens in a window of the system.
    await page.evaluateOn(one.chosen, (select, place) => {
      select.selectedIndex = place % select.options.length;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }, random.whole(0, 20));
    return `chooses in ${one.name}`;
  },
  async pin(page, random) {
    if (!(await open(page, "compare"))) return null;
    const name = await clickOne(page, random, "#pin-run:not([aria-disabled=true])");
    return name && "pins the run";
  },
  async rename(page, random) {
    const one = (await open(page, "compare")) && (await choose(page, random, ".pins input"));
    if (!one) return null;
    const text = random.pick(NAMES);
    await enter(page, one.chosen, text);
    return `names ${one.name} “${text.slice(0, 20)}”`;
  },
  async pinned(page, random) {
    const name = (await open(page, "compare")) && (await clickOne(page, random, ".pinned button:not([aria-disabled=true])"));
    return name && "goes back to a pin or removes it";
  },
  async other(page, random) {
    const one = (await open(page, "compare")) && (await choose(page, random, "#paste-run"));
    if (!one || (await page.evaluateOn(one.chosen, ({ disabled, readOnly }) => disabled || readOnly))) return null;
    const text = random.pick([...LINKS, ...SETTINGS, "no run"]).replaceAll("\n", " ");
    await enter(page, one.chosen, text);
    return `pastes “${text.slice(0, 40)}” to compare with`;
  },
  async share(page, random) {
    const name = (await open(page, "share")) && (await clickOne(page, random, ".exchange button"));
    return name && `takes or shows ${name} in “Share”`;
  },
};
