// Checks mouse, touch and keys, and the events that they fire.

import assert from "node:assert/strict";
import {
  dragTo, handle, heard, middle, nextFrames, pictures, pressKey, reportOf, set, settingsOf, slider, takeThumb,
  testPost, textOf, thumb, withoutSpec,
} from "./post.mjs";
import { bringInSight, finger } from "./reader.mjs";

const types = (events) => events.map((event) => event.type);

/** Returns the numbers of the left axes with their positions. */
const axes = (figure) =>
  figure.evaluate((element) =>
    [...element.shadowRoot.querySelectorAll(".chart")].map((chart) =>
      [...chart.querySelectorAll(".texts span")]
        .filter((text) => /^\d+$/.test(text.textContent))
        .map((text) => `${text.textContent} at ${text.style.getPropertyValue("top")}`),
    ),
  );

/** Returns the position of every part of the figure that a drag must not move. */
const layout = (figure) =>
  figure.evaluate((element) => {
    const parts = element.shadowRoot.querySelectorAll(
      "[part]:not(.handle), .label, .numbers > *, .sliders input, canvas, .title",
    );
    const places = [...parts].map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      // A label shrinks for the value beside it; its text does not move.
      const box = part.matches(".label") ? [x, y, height] : [x, y, width, height];
      return `${part.getAttribute("part") ?? part.className ?? part.tagName} ${box.map(Math.round)}`;
    });
    return [`page ${document.documentElement.scrollHeight}`, ...places];
  });

testPost("a drag fires `input` at every step and `change` at its end", {}, async ({ page, figure }) => {
  const input = slider(figure, "Peak load");
  const mouse = await takeThumb(input);
  for (const value of [21_000, 22_000, 23_000]) {
    const { x, y } = await thumb(input, value);
    await mouse.move(x, y);
    await nextFrames(page);
  }
  const during = await heard(page);
  assert.deepEqual(types(during), ["input", "input", "input"]);
  for (const { detail, bubbles, composed } of during) {
    assert.deepEqual(Object.keys(detail).sort(), ["report", "settings"]);
    assert.ok(bubbles && composed);
  }
  assert.deepEqual(during.map(({ detail }) => detail.settings.peakLoad), [21_000, 22_000, 23_000]);
  assert.deepEqual(during.at(-1).detail.report, withoutSpec(await reportOf(figure)));

  await mouse.up();
  const [change, ...more] = await heard(page);
  assert.equal(change.type, "change");
  assert.ok(change.bubbles && change.composed);
  assert.deepEqual(change.detail, { settings: await settingsOf(figure), report: withoutSpec(await reportOf(figure)) });
  assert.deepEqual(more, []);
});

testPost("every change by the reader fires events, and nothing else does", {}, async ({ page, figure }) => {
  const input = slider(figure, "Static workers");
  await input.focus();
  await pressKey(page, "ArrowRight");
  assert.deepEqual(types(await heard(page)), ["input", "change"], "a key on a slider");
  await handle(figure).focus();
  await pressKey(page, "ArrowUp");
  assert.deepEqual(types(await heard(page)), ["input", "change"], "a key on the handle");
  await figure.getByRole("button", { name: "Weekend" }).click();
  assert.deepEqual(types(await heard(page)), ["input", "change"], "a chip");

  await figure.getByRole("button", { name: "Weekend" }).click();
  await handle(figure).click();
  await pressKey(page, "Home");
  await heard(page);
  await pressKey(page, "ArrowDown");
  assert.deepEqual(await heard(page), [], "nothing changed, nothing said");

  await set(figure, { staticWorkers: 9 });
  await figure.evaluate((element) => element.setAttribute("peak-load", "5000"));
  await nextFrames(page);
  await figure.evaluate((element) => element.reset());
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).peakLoad, 5000);
  assert.deepEqual(await heard(page), [], "the page's own doing");
});

testPost("a drag that ends at its start changes nothing", {}, async ({ page, figure }) => {
  const before = [await axes(figure), await reportOf(figure), await pictures(figure)];
  const input = slider(figure, "Peak load");
  const mouse = await takeThumb(input);
  const [home, far] = [await thumb(input), await thumb(input, 36_000)];
  await mouse.move(far.x, far.y, { steps: 5 });
  await mouse.move(home.x, home.y, { steps: 5 });
  await mouse.up();
  await nextFrames(page);
  // The mouse is moved off the thumb, whose hover style is not compared.
  await mouse.move(1, 1);
  assert.deepEqual([await axes(figure), await reportOf(figure), await pictures(figure)], before);
  await set(figure, { peakLoad: 36_000 });
  assert.notDeepEqual(await axes(figure), before[0], "the axis follows the page again");
});

testPost("the axes stay during a drag of a slider and adapt at its end", {}, async ({ page, figure }) => {
  const before = await axes(figure);
  assert.ok(before.every((axis) => axis.length >= 3), JSON.stringify(before));
  assert.deepEqual(before[0], before[1], "both charts have the same axis");
  const input = slider(figure, "Peak load");
  const mouse = await takeThumb(input);
  for (const value of [28_000, 36_000, 3000]) {
    const { x, y } = await thumb(input, value);
    await mouse.move(x, y, { steps: 4 });
    await nextFrames(page);
    assert.deepEqual(await axes(figure), before, `at ${value}`);
  }
  const { x, y } = await thumb(input, 36_000);
  await mouse.move(x, y);
  await mouse.up();
  await nextFrames(page);
  const after = await axes(figure);
  assert.notDeepEqual(after, before);
  assert.deepEqual(after[0], after[1]);
});

for (const width of [360, 720, 1200]) {
  testPost(`no part moves while a slider is dragged, ${width} px wide`, { viewport: { width, height: 900 } }, async ({ page, figure }) => {
    for (const label of ["Static workers", "Peak load", "Night load", "Target"]) {
      await figure.evaluate((element) => element.reset());
      const input = slider(figure, label);
      // On a phone a slider brings the chart in sight that it changes.
      await bringInSight(figure, figure.locator(".chart").nth(label === "Target" ? 1 : 0));
      const mouse = await takeThumb(input);
      await nextFrames(page);
      const before = await layout(figure);
      const { left, right, y } = await input.evaluate((input) => {
        const { left, right, top, height } = input.getBoundingClientRect();
        return { left, right, y: top + height / 2 };
      });
      for (const share of [0.6, 0.8, 1, 0.4, 0.2, 0]) {
        await mouse.move(left + (right - left) * share, y, { steps: 3 });
        await nextFrames(page);
        const after = await layout(figure);
        const moved = before.flatMap((place, index) => (place === after[index] ? [] : [[place, after[index]]]));
        assert.deepEqual(moved, [], `“${label}” at ${share} of its way`);
      }
      await mouse.up();
    }
  });
}

testPost("the static line follows the mouse and does not jump at the start of a drag", {}, async ({ page, figure }) => {
  const grip = handle(figure);
  await grip.scrollIntoViewIfNeeded();
  const start = await middle(grip);
  const before = await settingsOf(figure);
  // The height of one worker in pixels, from the axis.
  const worker = await figure.evaluate((element) => {
    const texts = [...element.shadowRoot.querySelectorAll(".chart .texts span")];
    const top = (number) => Number.parseFloat(texts.find((text) => text.textContent === number).style.getPropertyValue("top"));
    return (top("0") - top("2")) / 2;
  });
  for (const off of [-9, 9]) {
    await page.mouse.move(start.x, start.y + off);
    await page.mouse.down();
    await page.mouse.move(start.x + 3, start.y + off);
    await nextFrames(page);
    assert.deepEqual(await settingsOf(figure), before, "taken beside its middle");
    await page.mouse.up();
  }
  assert.deepEqual(await heard(page), []);

  await page.mouse.move(start.x, start.y + 6);
  await page.mouse.down();
  await page.mouse.move(start.x, start.y + 6 + 3 * worker, { steps: 10 });
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).staticWorkers, before.staticWorkers - 3);
  // The drag continues far from the handle.
  await page.mouse.move(start.x - 120, start.y + 6 + 5 * worker, { steps: 10 });
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).staticWorkers, before.staticWorkers - 5);
  assert.ok(Math.abs((await middle(grip)).y - (start.y + 5 * worker)) < 1, "the handle is under the mouse");
  const during = types(await heard(page));
  assert.ok(during.length >= 5 && during.every((type) => type === "input"), String(during));
  await page.mouse.up();
  assert.deepEqual(types(await heard(page)), ["change"]);
  await page.mouse.move(start.x, start.y);
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).staticWorkers, before.staticWorkers - 5, "let go is let go");
});

testPost("dragged past either end, the static line stays within its chart", {}, async ({ page, figure }) => {
  const grip = handle(figure);
  await grip.scrollIntoViewIfNeeded();
  const start = await middle(grip);
  const before = await axes(figure);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x, 5000, { steps: 5 });
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).staticWorkers, 1);
  await page.mouse.move(start.x, -5000, { steps: 5 });
  await nextFrames(page);
  const top = Number(await grip.getAttribute("aria-valuemax"));
  assert.equal((await settingsOf(figure)).staticWorkers, top);
  assert.deepEqual(await axes(figure), before);
  await page.mouse.up();
});

testPost("handle and slider show the same number", {}, async ({ page, figure }) => {
  const grip = handle(figure);
  const input = slider(figure, "Static workers");
  const agree = async (workers) => {
    await nextFrames(page);
    assert.equal((await settingsOf(figure)).staticWorkers, workers);
    assert.equal(await grip.getAttribute("aria-valuenow"), String(workers));
    assert.match(await grip.getAttribute("aria-valuetext"), new RegExp(`^${workers} worker`));
    assert.equal(await input.inputValue(), String(workers));
    assert.match(await input.getAttribute("aria-valuetext"), new RegExp(`^${workers}\\b`));
    assert.match(await input.locator("xpath=preceding-sibling::*[@class=\"value\"]").innerText(), new RegExp(`^${workers}\\b`));
  };
  await agree(7);
  const top = Number(await grip.getAttribute("aria-valuemax"));
  const page_ = Math.max(2, Math.round(top / 10));
  await grip.focus();
  for (const [key, workers] of [
    ["ArrowUp", 8], ["ArrowRight", 9], ["ArrowDown", 8], ["ArrowLeft", 7],
    ["PageUp", 7 + page_], ["PageDown", 7], ["Home", 1], ["ArrowDown", 1],
  ]) {
    await pressKey(page, key);
    await agree(workers);
  }
  const most = Number(await grip.getAttribute("aria-valuemax"));
  await pressKey(page, "End");
  await agree(most);
  await dragTo(input, 4);
  await agree(4);
});

testPost("a key without function for the handle acts on the page", { css: "body { padding-bottom: 3000px }" }, async ({ page, figure }) => {
  await handle(figure).focus();
  await pressKey(page, "a");
  assert.equal((await settingsOf(figure)).staticWorkers, 7);
  await pressKey(page, "ArrowDown");
  assert.equal((await settingsOf(figure)).staticWorkers, 6);
  assert.equal(await page.evaluate(() => scrollY), 0, "an arrow that moves the line does not move the page");
});

const TOUCH = {
  hasTouch: true,
  isMobile: true,
  viewport: { width: 390, height: 700 },
  css: "body { padding-bottom: 3000px }",
};

testPost("a finger drags the static line without scrolling the page", TOUCH, async ({ page, context, figure }) => {
  const grip = handle(figure);
  await grip.scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => scrollY);
  const from = await middle(grip);
  const touch = await finger(context, page);
  await touch.swipe(from, { x: from.x, y: from.y + 90 }, { rest: 250 });
  const { staticWorkers } = await settingsOf(figure);
  assert.ok(staticWorkers < 6, `${staticWorkers} workers`);
  assert.equal(await page.evaluate(() => scrollY), scrolled);
  const events = types(await heard(page));
  assert.equal(events.at(-1), "change");
  assert.ok(events.length > 2 && events.slice(0, -1).every((type) => type === "input"), String(events));
});

testPost("a finger elsewhere on the chart scrolls the page", TOUCH, async ({ page, context, figure }) => {
  const charts = figure.locator(".chart");
  for (const place of [0, 1]) {
    await bringInSight(figure, charts.nth(place));
    await page.evaluate(() => scrollTo(0, 0));
    await heard(page);
    const before = [await settingsOf(figure), await page.evaluate(() => scrollY)];
    const from = await middle(charts.nth(place));
    const touch = await finger(context, page);
    await touch.swipe(from, { x: from.x, y: from.y - 150 });
    await page.waitForFunction((before) => scrollY > before + 50, before[1]);
    assert.deepEqual(await settingsOf(figure), before[0]);
  }
  assert.deepEqual(await heard(page), []);
});

testPost("all controls can be reached by keys, from top to bottom", {}, async ({ page, figure }) => {
  const reached = [];
  await page.evaluate(() => document.body.focus());
  for (;;) {
    await pressKey(page, "Tab");
    const name = await figure.evaluate((element) => {
      const active = element.shadowRoot.activeElement;
      return active && (active.ariaLabel ?? active.closest("label")?.querySelector(".label").textContent ?? active.textContent);
    });
    if (!name) break;
    reached.push(name.trim());
    assert.ok(reached.length < 50, "no way out");
  }
  // Stops: presets, six handles, the pencil and a menu, playback buttons, time slider, four sliders,
  // toolbar, legend, “How true is this?” and “What else could have happened”. Each row
  // of buttons is one stop.
  assert.equal(reached.length, 1 + 8 + 2 + 4 + 2 + 2, reached.join(", "));
  assert.equal(reached.filter((name) => name === "Static workers").length, 2, "slider and handle");
  assert.equal(reached.filter((name) => name === "Night load").length, 2, "slider and handle");
  assert.equal(new Set(reached).size, reached.length - 2);
  assert.doesNotMatch(await textOf(figure), /aria-label=\n/);
});
