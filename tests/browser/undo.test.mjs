// Checks undo and redo.

import assert from "node:assert/strict";
import { dragTo, heard, nextFrames, pressKey, set, settingsOf, slider, testPost } from "./post.mjs";
import { dragBy } from "./reader.mjs";

const VIEW = { viewport: { width: 1200, height: 900 } };
const able = (figure) => figure.evaluate((element) => ["undo", "redo", "reset"].filter((id) => element.shadowRoot.getElementById(id).getAttribute("aria-disabled") !== "true"));
const press = async (figure, id) => {
  // A button without effect can be pressed.
  await figure.locator(`#${id}`).click({ force: true });
  await nextFrames(figure.page());
};

/** Changes by the reader; each is one undo step. */
const STEPS = [
  ["a drag of a handle", (figure) => dragBy(figure.locator("#peak"), -80, 30)],
  ["a drag of a slider", (figure) => dragTo(slider(figure, "Static workers"), 10)],
  ["a key on a handle", (figure) => figure.locator("#fewest").press("ArrowUp")],
  ["a key on a slider", (figure) => slider(figure, "Target").press("ArrowRight")],
  ["a number in the settings", async (figure) => {
    await figure.locator("#set-seed").fill("12");
    await figure.locator("#set-seed").press("Enter");
  }],
  ["a choice in the settings", (figure) => figure.locator("#set-autoscaler").selectOption("asg")],
  ["another preset", (figure) => figure.locator("#growth").click()],
  ["a double click", async (figure) => {
    await figure.locator("#static").press("ArrowDown");
    await figure.locator("#static").dblclick();
  }, 2],
  ["the reset of one", async (figure) => {
    await figure.locator("#set-noise").fill("9");
    await figure.locator("#set-noise").press("Enter");
    await figure.locator(".setting.changed button").first().click();
  }, 2],
  ["the reset of all", async (figure) => {
    await figure.locator("#static").press("ArrowDown");
    await press(figure, "reset");
  }, 2],
];

testPost("every change is one step of undo and one step of redo", {
  body: '<reactive-allocation open="settings"></reactive-allocation>', ...VIEW,
}, async ({ page, figure }) => {
  assert.deepEqual(await able(figure), []);
  const states = [await settingsOf(figure)];
  const ends = [];
  for (const [name, act, steps = 1] of STEPS) {
    await act(figure);
    await nextFrames(page);
    const now = await settingsOf(figure);
    if (steps === 1) assert.notDeepEqual(now, states.at(-1), name);
    states.push(now);
    ends.push([name, steps]);
  }
  await heard(page);
  for (let place = ends.length - 1; place >= 0; place -= 1) {
    const [name, steps] = ends[place];
    for (let step = 0; step < steps; step += 1) await press(figure, "undo");
    assert.deepEqual(await settingsOf(figure), states[place], `${name} is taken back`);
  }
  assert.deepEqual(await able(figure), ["redo"]);
  const events = (await heard(page)).map(({ type }) => type);
  assert.ok(events.filter((type) => type === "change").length >= ends.length, "the page hears of it");
  for (const [place, [name, steps]] of ends.entries()) {
    for (let step = 0; step < steps; step += 1) await press(figure, "redo");
    assert.deepEqual(await settingsOf(figure), states[place + 1], `${name} is done again`);
  }
  assert.ok(!(await able(figure)).includes("redo"));
});

testPost("the usual keys undo and redo wherever the focus is in the figure", VIEW, async ({ page, figure }) => {
  const workers = async () => (await settingsOf(figure)).staticWorkers;
  for (const [back, forth] of [["Control+z", "Control+Shift+Z"], ["Meta+z", "Meta+Shift+Z"], ["Control+Z", "Control+y"]]) {
    for (const focus of ["#static", "#peakLoad", "#time", "#hood", "#day-night"]) {
      await figure.evaluate((element) => element.reset());
      await figure.locator("#static").press("ArrowUp");
      await figure.locator("#static").press("ArrowUp");
      await figure.locator(focus).focus();
      for (const [key, wanted] of [[back, 8], [back, 7], [back, 7], [forth, 8], [forth, 9], [forth, 9], [back, 8]]) {
        await pressKey(page, key);
        assert.equal(await workers(), wanted, `${key} on ${focus}`);
      }
    }
  }
});

testPost("a change after an undo clears redo", VIEW, async ({ figure }) => {
  await figure.locator("#static").press("ArrowUp");
  await press(figure, "undo");
  assert.deepEqual(await able(figure), ["redo"]);
  await figure.locator("#static").press("ArrowDown");
  assert.deepEqual(await able(figure), ["undo", "reset"]);
  await press(figure, "redo");
  assert.equal((await settingsOf(figure)).staticWorkers, 6);
});

testPost("a drag that ends at its start is no undo step", VIEW, async ({ page, figure }) => {
  const box = await figure.locator("#static").boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 80, { steps: 4 });
  await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
  await nextFrames(page);
  assert.deepEqual(await able(figure), []);
});

testPost("undo in a text field undoes only the typing", {
  body: '<reactive-allocation open="settings"></reactive-allocation>', ...VIEW,
}, async ({ page, figure }) => {
  await figure.locator("#static").press("ArrowUp");
  const field = figure.locator("#set-peakLoad");
  await field.focus();
  await pressKey(page, "End");
  await page.keyboard.type("5");
  assert.equal(await field.inputValue(), "19,0005");
  await pressKey(page, "Control+z");
  assert.equal(await field.inputValue(), "19,000");
  assert.equal((await settingsOf(figure)).staticWorkers, 8);
  // Outside the field, the keys undo in the figure again.
  await figure.locator("#time").focus();
  await pressKey(page, "Control+z");
  assert.equal((await settingsOf(figure)).staticWorkers, 7);
});

testPost("the keys undo only in the focused figure", {
  body: '<input id="own" value="text"><reactive-allocation id="a"></reactive-allocation><reactive-allocation id="b"></reactive-allocation>',
  viewport: { width: 1200, height: 2400 },
}, async ({ page }) => {
  const [a, b] = [page.locator("#a"), page.locator("#b")];
  for (const one of [a, b]) await one.locator("#static").press("ArrowUp");
  await page.locator("#own").focus();
  await pressKey(page, "Control+z");
  await b.locator("#time").focus();
  await pressKey(page, "Control+z");
  assert.equal((await settingsOf(a)).staticWorkers, 8);
  assert.equal((await settingsOf(b)).staticWorkers, 7);
});

testPost("“Reset all” resets the figure to its attributes", {
  body: '<reactive-allocation preset="weekend" static-workers="9"></reactive-allocation>', ...VIEW,
}, async ({ figure }) => {
  const home = await settingsOf(figure);
  await figure.locator("#growth").click();
  await figure.locator("#static").press("ArrowUp");
  await press(figure, "reset");
  assert.deepEqual(await settingsOf(figure), home);
  await set(figure, {});
  assert.ok(!(await able(figure)).includes("reset"));
});
