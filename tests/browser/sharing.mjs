// Acts of a reader who shares a figure, and what must be kept of it: shared by the tests of
// links, code and files.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { isOpen, openSection, press, type } from "./exchange.mjs";
import { watch } from "./harness.mjs";
import { dragTo, figuresRun, reportOf, settingsOf, slider } from "./post.mjs";
import { goTo } from "./reader.mjs";

export const LAB = { body: '<reactive-allocation level="lab" charts="static manual reactive" open="hand"></reactive-allocation>', viewport: { width: 1200, height: 900 } };

/** Resolves with the link of a figure whose section “Share” is open. */
export async function linkOf(figure) {
  await figure.page().waitForFunction(() => document.querySelector("reactive-allocation").shadowRoot.querySelector("#link")?.value);
  return figure.locator("#link").inputValue();
}

/** What a link must keep of a figure, as a reader sees it. */
export const stateOf = async (figure) => ({
  settings: await settingsOf(figure),
  report: await reportOf(figure),
  commands: await figure.locator(".script li button:not(#clear)").allInnerTexts(),
  clock: await figure.locator(".clock").innerText(),
  charts: await figure.locator(".panel .title").allInnerTexts(),
});

/** Gives a figure of everything something: settings, pins, commands, the cursor. */
export async function useAll(figure, name = "Seven & <i>few</i> 七") {
  await dragTo(slider(figure, "Peak load"), 23_000);
  await openSection(figure, "compare");
  await figure.locator("#pin-run").click();
  await type(figure, "#pin-0", name);
  await dragTo(slider(figure, "Static workers"), 9);
  for (const [t_s, id] of [[7000, "start"], [9000, "kill"]]) {
    await goTo(figure, t_s);
    await figure.locator(`#${id}`).click();
  }
  await goTo(figure, 21_600);
}

/** Opens an address in another page of the reader. Resolves with its figure when that runs. */
export async function openAddress(context, address) {
  const page = await context.newPage();
  const problems = watch(page);
  await page.goto(address);
  await figuresRun(page);
  return { page, problems, figure: page.locator("reactive-allocation") };
}

/** Waits until a figure has a link, in its open section. */
export async function hasLink(figure, link) {
  const page = figure.page();
  await isOpen(figure);
  await page.waitForFunction((link) => document.querySelector("reactive-allocation").shadowRoot.querySelector("#link")?.value === link, link, { timeout: 5000 }).catch(() => {});
  assert.equal(await linkOf(figure), link);
}

/** Saves a file by its button. Resolves with its name and bytes. */
export async function save(figure, name) {
  const saved = figure.page().waitForEvent("download");
  await press(figure, name);
  const download = await saved;
  return [download.suggestedFilename(), await readFile(await download.path())];
}
