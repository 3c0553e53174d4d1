// Lets the monkey use a figure and checks it after every step.

import { DOCUMENT, PAGE, READER } from "./monkey-acts.mjs";
import { EXCHANGE, LOAD_HOURS } from "./monkey-exchange.mjs";
import { memoryWatch } from "./monkey-memory.mjs";
import { nativeReport, withoutOwn } from "./native.mjs";
import { random as generator } from "./random.mjs";
import { settings as settingsTable } from "./setting-values.mjs";
import { lies, shown } from "./shown.mjs";

/** Steps of the log that a fault is told with. */
const REPLAYED = 20;

const READERS = { ...READER, ...EXCHANGE };

/** The usual share of a reader's acts. */
const READERS_SHARE = 0.7;

export class Fault extends Error {}

/**
 * Runs until `isOver(steps)`; resolves with the steps done and a text about them. Throws
 * a `Fault` with the last steps at the first check that fails.
 */
export async function run(page, seed, isOver) {
  const random = generator(seed);
  const log = [];
  const state = { table: settingsTable(), native: new Map() };
  await page.open(DOCUMENT);
  const memory = memoryWatch(page, DOCUMENT);
  await memory.look(await page.settings());
  let steps = 0;
  const fault = (what) => new Fault(`${page.engine}, seed ${seed}, step ${steps}: ${what}\nThe last steps:\n${log.slice(-REPLAYED).join("\n")}`);
  try {
    for (; !isOver(steps); steps += 1) {
      const did = await step(page, random, state, (name) => log.push(`${steps}: ${name} …`));
      log[log.length - 1] = `${steps}: ${did.text}`;
      const wrong = await check(page, state, did);
      if (wrong.length > 0) throw fault(wrong.join("\n"));
      await memory.look(await page.settings(), did.name === "share");
    }
    const { leaks, text } = await memory.end();
    if (leaks.length > 0) throw fault(leaks.join("\n"));
    return { steps, text: `${steps} steps, ${text}` };
  } catch (error) {
    throw error instanceof Fault ? error : fault(error.stack);
  }
}

/** Does one act. Resolves with its text and the state around it. */
async function step(page, random, state, begin) {
  Object.assign(state, { mayRefuse: null, isSlow: false, showsOther: false });
  const before = await stateOf(page);
  await page.heard();
  for (;;) {
    const [who, acts] = random.chance(READERS_SHARE) ? ["reader", READERS] : ["page", PAGE];
    const name = random.pick(Object.keys(acts));
    begin(name);
    const text = await acts[name](page, random, state);
    // Not every act is possible in every state.
    if (text) return { who, name, text: `${name}: ${text}`, before };
  }
}

const stateOf = async (page) => ({ settings: await page.settings(), report: await page.report() });
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Returns what is wrong after a step; empty if nothing is. */
async function check(page, state, did) {
  await page.frames();
  if (state.isSlow) await page.figuresRun();
  const wrong = refused(await page.problems(), state, did.who);
  if (!(await page.onFigure((figure) => Boolean(figure.shadowRoot?.querySelector(".figure"))))) return [...wrong, "the figure is gone"];
  const { settings, report } = await stateOf(page);
  if (!hasOwnLoad(settings, report) && !same(sorted(withoutOwn(report)), sorted(nativeOf(state, settings)))) wrong.push(`the native report differs for ${JSON.stringify(settings)}`);
  wrong.push(...lies(await shown(page), report), ...(await valuesInText(page)));
  // An undo is no step of its own.
  if (did.who === "reader" && !/Control\+|(?:clicks|on) (?:undo|redo)$/.test(did.text)) wrong.push(...(await undone(page, did.before, state)));
  // The events of this step say nothing of the next.
  await page.heard();
  return wrong;
}

/** Whether the load is that of the monkey, which is no setting: a counter has one value less. */
const hasOwnLoad = ({ staticWorkers }, report) => Math.abs(report.static.workerHours / staticWorkers - LOAD_HOURS) < 0.1;

/** The native reports of some settings: many steps change none. */
function nativeOf({ native }, settings) {
  const key = JSON.stringify(settings);
  if (!native.has(key)) {
    if (native.size > 50) native.clear();
    native.set(key, nativeReport(settings));
  }
  return native.get(key);
}

const sorted = (value) =>
  value && typeof value === "object" ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, sorted(one)])) : value;

/** Takes the refusals that the last act may have caused out of the problems. */
function refused(problems, { mayRefuse }, who) {
  // A slider that is dragged beyond the bound of another setting: its reader is told.
  const found = problems.splice(0).filter((one) => !/^error: <reactive-allocation> \w+: “[^”]*” (?:is|must) /.test(one));
  if (who === "reader") return found;
  // Values within their ranges can contradict those of other settings.
  return mayRefuse ? found.filter((one) => !/^(?:error|warn): <reactive-allocation>/.test(one)) : found;
}

/** Returns the numbers in the text that the figure writes otherwise. */
const valuesInText = (page) =>
  page.evaluate(() => {
    const figure = document.querySelector("#fig");
    return [...document.querySelectorAll("reactive-value:not([editable])")].flatMap((value) => {
      const [seen, wanted] = [(value.shadowRoot ?? value).textContent.trim() || value.textContent.trim(), figure.valueText(value.getAttribute("of"))];
      return seen.includes(wanted) ? [] : [`“${seen}” in the text for “${wanted}”`];
    });
  });

/** Takes the reader's step back and does it again; returns what did not come back. */
async function undone(page, before, { showsOther }) {
  // Other fields of the page have no settings.
  const events = (await page.heard()).filter(({ type, detail }) => type === "change" && detail?.settings);
  if (events.length === 0 || events.length > 6) return [];
  const able = () => page.onFigure((figure) => ["undo", "redo"].map((id) => figure.shadowRoot.getElementById(id)).map((button) => Boolean(button) && button.getAttribute("aria-disabled") !== "true"));
  const press = async (id, times) => {
    for (let left = times; left > 0; left -= 1) {
      await page.evaluateOn(`#${id}`, (button) => button.click());
      await page.frames();
    }
  };
  // Which charts are in sight is no step.
  const told = ({ settings, report }) => (showsOther ? { settings, report: withoutOwn(report) } : { settings, report });
  const isBack = (one, other) => same(told(one), told(other));
  const after = await stateOf(page);
  if (same(after, before) || !(await able())[0]) return [];
  const wrong = [];
  await press("undo", events.length);
  const back = await stateOf(page);
  if (!isBack(back, before)) wrong.push(`${events.length} × undo gives ${difference(back, before)}`);
  await press("redo", events.length);
  const again = await stateOf(page);
  if (!isBack(again, after)) wrong.push(`${events.length} × redo gives ${difference(again, after)}`);
  await page.heard();
  return wrong;
}

const difference = (found, wanted) =>
  JSON.stringify(["settings", "report"].flatMap((part) =>
    Object.keys(wanted[part]).filter((name) => !same(found[part][name], wanted[part][name])).map((name) => [name, found[part][name], "instead of", wanted[part][name]])));
