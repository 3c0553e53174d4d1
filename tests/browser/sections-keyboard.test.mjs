// Checks that the sections about the reader's own job are used by the keyboard alone: each
// is opened, each control is reached in its visual order, and the focus is never lost.

import assert from "node:assert/strict";
import { active, allRunsAreMade, file, isOpen, loadCsv, testExchange } from "./exchange.mjs";
import { nextFrames, pressKey, settingsOf } from "./post.mjs";
import { arrowTo, focused, tabTo } from "./reader.mjs";

const LAB = { body: '<reactive-allocation level="lab"></reactive-allocation>', viewport: { width: 1200, height: 900 } };

/** Goes on by Tab to the toolbar, and by arrow keys to the button of a section. */
async function toButton(figure, id) {
  const { keyboard } = figure.page();
  const isInToolbar = () => figure.evaluate((element) => Boolean(element.shadowRoot.activeElement?.closest(".foot")));
  for (let stops = 0; stops < 150 && !(await isInToolbar()); stops += 1) await keyboard.press("Tab");
  await pressKey(figure.page(), "Home");
  await arrowTo(figure, id);
}

/** Opens a section from the toolbar by keys. */
async function openByKeys(figure, id) {
  await toButton(figure, id);
  await pressKey(figure.page(), "Enter");
  await isOpen(figure);
  assert.equal(await focused(figure), id);
}

/** What can have the focus in the open section, as names with their boxes. */
const controls = (figure) =>
  figure.evaluate((element) =>
    [...element.shadowRoot.querySelectorAll(".exchange :is(button, input, select, textarea, [tabindex])")]
      .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility())
      .map((one, place) => {
        one.dataset.place = place;
        return `${one.localName}#${one.id} ${one.ariaLabel ?? one.textContent.slice(0, 30)}`;
      }));

/** Goes through the open section by Tab; resolves with the places of what had the focus, and their boxes. */
async function tabThrough(figure) {
  const { keyboard } = figure.page();
  const visited = [];
  for (let stops = 0; stops < 80; stops += 1) {
    await keyboard.press("Tab");
    const at = await figure.evaluate((element) => {
      const one = element.shadowRoot.activeElement;
      if (!one?.closest(".exchange")) return null;
      // A file is chosen by its label, which is what is seen.
      const { left, top, bottom } = (one.matches(".away") ? one.parentElement : one).getBoundingClientRect();
      return { place: Number(one.dataset.place), left, top: top + scrollY, bottom: bottom + scrollY };
    });
    if (!at) {
      if (visited.length) break;
      continue;
    }
    visited.push(at);
  }
  return visited;
}

/** Checks that each control of the open section is reached, from left to right and from top to bottom. */
async function allAreReached(figure) {
  const all = await controls(figure);
  const visited = await tabThrough(figure);
  assert.deepEqual(visited.map(({ place }) => all[place]), all);
  for (const [index, now] of visited.slice(1).entries()) {
    const before = visited[index];
    const isBelow = now.top >= before.bottom - 1;
    const isBeside = now.left > before.left && now.bottom > before.top;
    assert.ok(isBelow || isBeside, `${all[now.place]} comes after ${all[before.place]}`);
  }
  return all.length;
}

/** Presses a key where the focus is, and checks that the focus stays in the figure. */
async function act(figure, key, where) {
  await pressKey(figure.page(), key);
  await nextFrames(figure.page());
  assert.notEqual(await active(figure), "", `${key} at ${where}`);
}

testExchange("the section about the job is used by keys", LAB, async ({ page, figure }) => {
  await openByKeys(figure, "job");
  assert.equal(await allAreReached(figure), 9);
  await tabTo(figure, "job-0", "Shift+Tab");
  for (const [index, text] of ["30k", "12", "2", "60 %", "5 GB", "60", "1"].entries()) {
    await tabTo(figure, `job-${index}`);
    await page.keyboard.type(text);
    await act(figure, "Enter", text);
  }
  const { peakLoad, staticWorkers, cpuRequest, stateSize } = await settingsOf(figure);
  assert.deepEqual([peakLoad, staticWorkers, cpuRequest, stateSize], [30_000, 12, 2000, 5000]);
  await tabTo(figure, "paste");
  await page.evaluate((text) => navigator.clipboard.writeText(text), loadCsv(20_000));
  await pressKey(page, "Control+v");
  await figure.locator(".bring .notes").waitFor();
  assert.equal(await focused(figure), "paste");
  // What was guessed can be chosen.
  await tabTo(figure, "load-unit");
  await act(figure, "ArrowDown", "the unit");
  assert.match(await figure.locator(".bring .notes").innerText(), /records per minute/);
  assert.equal(await focused(figure), "load-unit");
  await tabTo(figure, "job", "Shift+Tab");
  await act(figure, "Enter", "the button of the section");
  assert.equal(await figure.locator(".exchange").count(), 0);
  assert.equal(await focused(figure), "job");
});

testExchange("the map is used by keys", LAB, async ({ page, figure }) => {
  await openByKeys(figure, "map");
  await figure.locator(".map table").last().waitFor();
  await allRunsAreMade(figure);
  assert.equal(await allAreReached(figure), 13);
  await tabTo(figure, "map-chart", "Shift+Tab");
  await act(figure, "End", "the chart");
  const dearest = await figure.locator("#map-chart").getAttribute("aria-valuetext");
  await act(figure, "ArrowLeft", "the chart");
  assert.notEqual(await figure.locator("#map-chart").getAttribute("aria-valuetext"), dearest);
  const before = await settingsOf(figure);
  for (const key of ["Home", "ArrowRight"]) await act(figure, key, "the chart");
  await tabTo(figure, "take-choice");
  await act(figure, "Enter", "the button that takes the choice");
  assert.notDeepEqual(await settingsOf(figure), before);
  assert.equal(await focused(figure), "take-choice");
  await tabTo(figure, "map-limit", "Shift+Tab");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("30");
  await act(figure, "Enter", "the limit");
  await allRunsAreMade(figure);
  await tabTo(figure, "map-mean", "Shift+Tab");
  await act(figure, "Enter", "the mean delay");
  assert.equal(await focused(figure), "map-mean");
});

testExchange("a file is chosen by keys", LAB, async ({ page, figure }) => {
  await openByKeys(figure, "job");
  await tabTo(figure, "load-file");
  const outline = await figure.locator(".pick-file").evaluate((label) => getComputedStyle(label.querySelector("span")).outlineStyle + getComputedStyle(label).outlineStyle);
  assert.match(outline, /solid|auto/, "the focus is seen");
  const chosen = page.waitForEvent("filechooser");
  await pressKey(page, "Enter");
  await (await chosen).setFiles(file(loadCsv(20_000)));
  await figure.locator(".bring .notes").waitFor();
  assert.equal((await settingsOf(figure)).peakLoad, 20_000);
  assert.equal(await focused(figure), "load-file");
});

testExchange("runs are pinned, named, gone back to and removed by keys", LAB, async ({ page, figure }) => {
  await openByKeys(figure, "compare");
  await tabTo(figure, "pin-run");
  await act(figure, "Enter", "the button that pins");
  await tabTo(figure, "pin-0");
  await page.keyboard.type("Seven");
  await act(figure, "Enter", "the name");
  await tabTo(figure, "staticWorkers", "Shift+Tab");
  await act(figure, "ArrowRight", "a slider");
  await toButton(figure, "compare");
  assert.equal(await allAreReached(figure), 13);
  await tabTo(figure, "pin-0", "Shift+Tab");
  await pressKey(page, "Tab");
  await act(figure, "Enter", "the button that goes back");
  assert.match(await active(figure), /Go back to “Seven”/);
  assert.equal((await settingsOf(figure)).staticWorkers, 7);
  await pressKey(page, "Tab");
  await act(figure, "Enter", "the button that removes");
  assert.equal(await focused(figure), "pin-run");
});

testExchange("a link, code, files and manifests are taken by keys", LAB, async ({ page, figure }) => {
  await openByKeys(figure, "share");
  const count = await allAreReached(figure);
  assert.ok(count >= 18, `${count} controls`);
  // Back from behind the section, to each button.
  for (let stops = 0; stops < count; stops += 1) {
    await pressKey(page, "Shift+Tab");
    const name = await active(figure);
    // Files are saved elsewhere.
    if (!name.startsWith("button") || /Picture \(|\((?:CSV|JSON)\)/.test(name)) continue;
    await act(figure, "Enter", name);
    assert.equal(await active(figure), name);
  }
  await figure.locator(".copied", { hasText: "Copied" }).waitFor();
});
