// Checks touch input, zoom, forced colours and reduced motion.

import assert from "node:assert/strict";
import { heard, middle, nextFrames, pressKey, set, settingsOf, slider, testPost } from "./post.mjs";
import { bringInSight, finger, focused, goTo, moment, pointAt, scale } from "./reader.mjs";

const PHONE = {
  hasTouch: true,
  isMobile: true,
  viewport: { width: 390, height: 700 },
  css: "body { margin: 8px 8px 3000px }",
};

const scrolled = (page) => page.evaluate(() => scrollY);

testPost("a vertical swipe on a chart scrolls the page", PHONE, async ({ page, context, figure }) => {
  const touch = await finger(context, page);
  for (const place of [0, 1]) {
    const field = figure.locator(".field").nth(place);
    await bringInSight(figure, field);
    await page.evaluate(() => scrollTo(0, 0));
    const [before, settings] = [await scrolled(page), await settingsOf(figure)];
    const from = await middle(field);
    await touch.swipe(from, { x: from.x + 6, y: from.y - 170 });
    await page.waitForFunction((before) => scrollY > before + 80, before);
    assert.deepEqual(await settingsOf(figure), settings);
  }
  assert.deepEqual(await heard(page), []);
});

testPost("a horizontal swipe on a chart moves the cursor of all charts, not the page", PHONE, async ({ page, context, figure }) => {
  const touch = await finger(context, page);
  const field = figure.locator(".field").nth(1);
  await bringInSight(figure, field);
  const before = await scrolled(page);
  const { x, y, width, height } = await field.boundingBox();
  const at = (share) => ({ x: x + width * share, y: y + height * 0.4 });
  let last = 0;
  for (const [from, to] of [[0.3, 0.5], [0.5, 0.8]]) {
    await touch.swipe(at(from), at(to));
    const { percent, lines, readings } = await moment(figure);
    assert.ok(percent > last + 10, `${percent} % after ${last} %`);
    // The plot starts right of the axis, so its share differs from that of the field.
    assert.ok(Math.abs(percent / 100 - to) < 0.1, `${percent} % under a finger at ${to}`);
    assert.equal(lines.length, 1, "one chart is in sight");
    assert.ok(readings.every((text) => /load/.test(text)));
    last = percent;
  }
  assert.equal(await scrolled(page), before);
  assert.deepEqual(await heard(page), [], "looking changes nothing");
});

testPost("a tap on a chart moves the cursor there", PHONE, async ({ page, figure }) => {
  const field = figure.locator(".field").first();
  await field.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await field.boundingBox();
  await page.touchscreen.tap(x + width * 0.6, y + height * 0.5);
  await nextFrames(page);
  const { percent, why } = await moment(figure);
  assert.ok(Math.abs(percent - 60) < 10, `${percent} %`);
  assert.match(why, /^\d\d:\d\d · /);
});

/** The time in milliseconds after which a finger holds a handle. */
const REST = 250;

const ids = (events) => events.map(({ type }) => type);

for (const [id, dx, dy, changes] of [
  ["static", 0, 60, ["staticWorkers"]],
  ["peak", -60, 30, ["peakLoad", "peakShift"]],
  ["width", -25, 0, ["peakWidth"]],
  ["trough", 0, -40, ["nightShare"]],
  ["most", 0, 90, ["maxWorkers"]],
  ["fewest", 0, -50, ["minWorkers"]],
]) {
  testPost(`a finger that rests on “${id}” drags it without scrolling the page`, PHONE, async ({ page, context, figure }) => {
    const grip = figure.locator(`#${id}`);
    await bringInSight(figure, grip);
    await grip.evaluate((handle) => handle.scrollIntoView({ block: "center" }));
    const [before, settings] = [await scrolled(page), await settingsOf(figure)];
    const from = await middle(grip);
    const touch = await finger(context, page);
    await touch.swipe(from, { x: from.x + dx, y: from.y + dy }, { rest: REST });
    const after = await settingsOf(figure);
    const changed = Object.keys(after).filter((name) => after[name] !== settings[name]);
    assert.deepEqual(changed.sort(), changes.toSorted());
    assert.equal(await scrolled(page), before);
    const events = ids(await heard(page));
    assert.equal(events.filter((type) => type === "change").length, 1, String(events));
    assert.equal(events.at(-1), "change");
    assert.ok(events.length > 2);
  });

  testPost(`a swipe that begins on “${id}” scrolls the page and changes nothing`, PHONE, async ({ page, context, figure }) => {
    const grip = figure.locator(`#${id}`);
    await bringInSight(figure, grip);
    const settings = await settingsOf(figure);
    const touch = await finger(context, page);
    for (const [dx, dy] of [[0, 0], [0, -11], [16, 0], [-10, 10]]) {
      await grip.evaluate((handle) => handle.scrollIntoView({ block: "center" }));
      await nextFrames(page);
      const before = await scrolled(page);
      const { x, y } = await middle(grip);
      const from = { x: x + dx, y: y + dy };
      const hit = await figure.evaluate((element, { x, y }) => element.shadowRoot.elementFromPoint(x, y)?.closest(".handle")?.id, from);
      assert.equal(hit, id, `${dx}, ${dy} from its middle`);
      await touch.swipe(from, { x: from.x + 10, y: from.y - 170 });
      await page.waitForFunction((before) => scrollY > before + 80, before);
      assert.deepEqual(await settingsOf(figure), settings, `${dx}, ${dy} from its middle`);
      assert.notEqual(await focused(figure), id, "nor is it focused");
    }
    assert.deepEqual(await heard(page), []);
  });
}

testPost("a swipe on the mark of a command scrolls, and moves the command only sideways", {
  ...PHONE, body: '<reactive-allocation level="lab" open="hand" charts="reactive"></reactive-allocation>',
}, async ({ page, context, figure }) => {
  await goTo(figure, 43_200);
  await figure.locator("#start").click();
  await nextFrames(page);
  const mark = figure.locator(".command");
  await bringInSight(figure, mark);
  const commands = () => mark.evaluateAll((all) => all.map((one) => one.ariaValueNow));
  const first = await commands();
  const touch = await finger(context, page);
  const center = async () => {
    await mark.evaluate((one) => one.scrollIntoView({ block: "center" }));
    await nextFrames(page);
    return middle(mark);
  };
  for (const dx of [0, 12]) {
    const from = await center();
    const before = await scrolled(page);
    await touch.swipe(from, { x: from.x + dx, y: from.y - 170 });
    await page.waitForFunction((before) => scrollY > before + 80, before);
    assert.deepEqual(await commands(), first);
  }
  const from = await center();
  const before = await scrolled(page);
  await touch.swipe(from, { x: from.x - 60, y: from.y - 6 });
  assert.ok(Number((await commands())[0]) < Number(first[0]) - 3600);
  assert.equal(await scrolled(page), before);
  await figure.locator("#undo").click();
  await nextFrames(page);
  assert.deepEqual(await commands(), first, "one step");
});

testPost("a finger drags a handle sideways at once", PHONE, async ({ page, context, figure }) => {
  const grip = figure.locator("#peak");
  await grip.scrollIntoViewIfNeeded();
  const from = await middle(grip);
  await (await finger(context, page)).swipe(from, { x: from.x - 80, y: from.y + 4 });
  assert.ok((await settingsOf(figure)).peakShift < -10);
  assert.equal(ids(await heard(page)).at(-1), "change");
});

testPost("a tap on a handle focuses it and changes nothing", PHONE, async ({ page, figure }) => {
  const grip = figure.locator("#peak");
  await grip.scrollIntoViewIfNeeded();
  const { x, y } = await middle(grip);
  await page.touchscreen.tap(x, y);
  await nextFrames(page);
  assert.equal(await focused(figure), "peak");
  assert.deepEqual(await heard(page), []);
});

testPost("a second finger takes a drag back", PHONE, async ({ page, context, figure }) => {
  const grip = figure.locator("#static");
  await grip.scrollIntoViewIfNeeded();
  const from = await middle(grip);
  const { send } = await finger(context, page);
  const one = (dy) => ({ x: from.x, y: from.y + dy, id: 1 });
  const undo = figure.locator("#undo");
  // On the figure, and beside it.
  for (const second of [{ x: from.x - 100, y: from.y + 30 }, { x: from.x, y: 3 }]) {
    const two = { ...second, id: 2 };
    const before = await settingsOf(figure);
    await send("touchStart", [one(0)]);
    await send("touchMove", [one(40)], REST);
    await nextFrames(page);
    assert.ok((await settingsOf(figure)).staticWorkers < 7);
    await heard(page);
    await send("touchStart", [one(40), two]);
    await send("touchMove", [one(44), { ...two, y: two.y + 30 }]);
    await send("touchMove", [one(60), { ...two, y: two.y + 60 }]);
    await nextFrames(page);
    assert.deepEqual(await settingsOf(figure), before);
    await send("touchEnd", []);
    await nextFrames(page);
    assert.deepEqual(await settingsOf(figure), before);
    assert.deepEqual(ids(await heard(page)), ["input"], "the value before, and no change");
    assert.equal(await undo.getAttribute("aria-disabled"), "true");
  }
});

const SLIDERS = ["Peak load", "Static workers", "Night load", "Target"];

/** The range inputs of a figure: sliders by their label, and the time. */
const ranges = (figure) => [...SLIDERS.map((label) => [label, slider(figure, label)]), ["time", figure.locator("#time")]];

/** Where a range input is, its value and the value that is written beside it. */
const stateOf = (range) =>
  range.evaluate((input) => [input.value, input.getAttribute("aria-valuetext"), input.style.getPropertyValue("--share")]);

testPost("a vertical swipe that begins on a slider scrolls the page and changes nothing", PHONE, async ({ page, context, figure }) => {
  const touch = await finger(context, page);
  const settings = await settingsOf(figure);
  for (const [name, range] of ranges(figure)) {
    for (const share of [0.15, 0.5, 0.9]) {
      await range.evaluate((input) => input.scrollIntoView({ block: "center" }));
      await nextFrames(page);
      const [before, shown] = [await scrolled(page), await stateOf(range)];
      const { x, y, width, height } = await range.boundingBox();
      const from = { x: x + width * share, y: y + height / 2 };
      await touch.swipe(from, { x: from.x + 12, y: from.y - 200 });
      await page.waitForFunction((before) => scrollY > before + 80, before);
      assert.deepEqual(await stateOf(range), shown, `“${name}” at ${share}`);
    }
  }
  assert.deepEqual(await settingsOf(figure), settings);
  assert.deepEqual(await heard(page), []);
  // The keys work as before.
  await slider(figure, "Static workers").focus();
  await pressKey(page, "ArrowRight");
  assert.equal((await settingsOf(figure)).staticWorkers, settings.staticWorkers + 1);
  assert.deepEqual(ids(await heard(page)), ["input", "change"]);
});

testPost("a vertical swipe where nothing scrolls changes nothing either", { ...PHONE, css: "body { margin: 0; overflow: hidden; height: 100vh }" }, async ({ page, context, figure }) => {
  const range = slider(figure, "Static workers");
  await range.evaluate((input) => input.scrollIntoView({ block: "center" }));
  const shown = await stateOf(range);
  const from = await middle(range);
  await (await finger(context, page)).swipe({ ...from, x: from.x + 60 }, { x: from.x + 66, y: from.y - 150 });
  assert.deepEqual(await stateOf(range), shown);
  assert.deepEqual(await heard(page), []);
});

testPost("a horizontal swipe moves a slider and not the page", PHONE, async ({ page, context, figure }) => {
  const touch = await finger(context, page);
  for (const [name, range] of ranges(figure)) {
    await range.evaluate((input) => input.scrollIntoView({ block: "center" }));
    await nextFrames(page);
    const before = await scrolled(page);
    const { x, y, width, height } = await range.boundingBox();
    const at = (share) => ({ x: x + width * share, y: y + height / 2 });
    await touch.swipe(at(0.2), at(0.7));
    const share = await range.evaluate((input) => (input.valueAsNumber - input.min) / (input.max - input.min));
    assert.ok(Math.abs(share - 0.7) < 0.08, `“${name}” at ${share}`);
    assert.equal(await scrolled(page), before, name);
    const events = ids(await heard(page));
    if (name === "time") assert.deepEqual(events, [], "looking changes nothing");
    else assert.ok(events.length > 2 && events.indexOf("change") === events.length - 1, `${name}: ${events}`);
  }
});

testPost("a tap on a slider sets it when the finger is lifted", PHONE, async ({ page, context, figure }) => {
  const touch = await finger(context, page);
  for (const [index, [name, range]] of ranges(figure).entries()) {
    await range.evaluate((input) => input.scrollIntoView({ block: "center" }));
    await nextFrames(page);
    const shown = await stateOf(range);
    const { x, y, width, height } = await range.boundingBox();
    // Not twice at the same place, which would be a double tap.
    const place = index % 2 ? 0.25 : 0.75;
    await touch.down({ x: x + width * place, y: y + height / 2 });
    await nextFrames(page);
    assert.deepEqual(await stateOf(range), shown, `“${name}” under the finger`);
    assert.deepEqual(await heard(page), []);
    await touch.up();
    await nextFrames(page);
    const share = await range.evaluate((input) => (input.valueAsNumber - input.min) / (input.max - input.min));
    assert.ok(Math.abs(share - place) < 0.08, `“${name}” at ${share}`);
    assert.deepEqual(ids(await heard(page)), name === "time" ? [] : ["input", "change"], name);
  }
});

const zoom = (page) => page.evaluate(() => visualViewport.scale);

for (const [name, selector] of [["the chart", ".field"], ["a slider", "#staticWorkers"], ["the time", "#time"], ["a handle", "#static"], ["the peak", "#peak"]]) {
  testPost(`two fingers on ${name} zoom the page and change nothing`, PHONE, async ({ page, context, figure }) => {
    const settings = await settingsOf(figure);
    const part = figure.locator(selector).first();
    await part.evaluate((one) => one.scrollIntoView({ block: "center" }));
    await nextFrames(page);
    await (await finger(context, page)).pinch(await middle(part));
    assert.ok((await zoom(page)) > 1.5, `zoomed to ${await zoom(page)}`);
    assert.deepEqual(await settingsOf(figure), settings);
    assert.deepEqual(await heard(page), []);
  });
}

testPost("in a page that is zoomed by fingers a handle and a slider follow the finger", PHONE, async ({ page, context, figure }) => {
  const session = await context.newCDPSession(page);
  const grip = figure.locator("#static");
  const range = slider(figure, "Static workers");
  await session.send("Emulation.setPageScaleFactor", { pageScaleFactor: 2 });
  const touch = await finger(context, page);
  // Fingers come in the coordinates of what is in sight.
  const place = async (part, share, block = "center") => {
    await part.evaluate((one, block) => one.scrollIntoView({ block, inline: "center" }), block);
    await nextFrames(page);
    return part.evaluate((one, share) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { x: x + width * share - visualViewport.offsetLeft, y: y + height / 2 - visualViewport.offsetTop };
    }, share);
  };
  const { worker } = await scale(figure);
  const from = await place(grip, 0.5);
  assert.equal(await zoom(page), 2);
  assert.ok(await page.evaluate(() => visualViewport.offsetLeft + visualViewport.offsetTop) > 0);
  await touch.swipe(from, { x: from.x, y: from.y + 2 * worker }, { rest: REST });
  assert.equal((await settingsOf(figure)).staticWorkers, 5);
  // Below the charts, which stay in sight.
  const { x, y } = await place(range, 0.5, "end");
  await touch.swipe({ x, y }, { x: x + 60, y });
  const share = await range.evaluate((input) => (input.valueAsNumber - input.min) / (input.max - input.min));
  const width = await range.evaluate((input) => input.getBoundingClientRect().width);
  assert.ok(Math.abs(share - (0.5 + 60 / (width - 24))) < 0.05, `the slider is at ${share}`);
});

testPost("with reduced motion there is no play button and no animation", {
  reducedMotion: "reduce",
}, async ({ page, figure }) => {
  assert.ok(!(await figure.locator("#play").isVisible()));
  await figure.locator("#next").click();
  await nextFrames(page);
  const there = await moment(figure);
  assert.ok(there.percent > 0);
  for (let frames = 0; frames < 10; frames += 1) await nextFrames(page);
  assert.deepEqual(await moment(figure), there);
  await pointAt(figure, 0.5);
  await figure.locator("#static").hover();
  const running = await figure.evaluate((element) => element.shadowRoot.getAnimations({ subtree: true }).filter((one) => one.effect?.getComputedTiming().duration > 10).length);
  assert.equal(running, 0);
  // The tab stop of the row is a visible button.
  await figure.locator(".sliders input").last().focus();
  const reached = [];
  for (let stops = 0; stops < 2; stops += 1) {
    await pressKey(page, "Tab");
    reached.push(await figure.evaluate((element) => element.shadowRoot.activeElement.id));
  }
  assert.deepEqual(reached, ["back", "time"], "the buttons can be reached by keys");
});

/** Returns the elements that overflow the page or are clipped. */
const cut = (figure) =>
  figure.evaluate((element) => {
    const wide = document.documentElement.clientWidth;
    const found = [];
    for (const one of element.shadowRoot.querySelectorAll("*")) {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.closest(".away, .probes, svg")) continue;
      // Rows of buttons that scroll by themselves, by finger and by key.
      if (one.closest(".chips, .foot")) continue;
      const name = `${one.localName}#${one.id}.${one.className} “${one.textContent.trim().slice(0, 30)}”`;
      const { left, right, width } = one.getBoundingClientRect();
      if (width > 0 && (left < -0.5 || right > wide + 0.5)) found.push(`${name} is from ${left} to ${right}`);
      const { overflowX } = getComputedStyle(one);
      if (overflowX !== "visible" && one.localName !== "input" && one.scrollWidth > one.clientWidth + 1) found.push(`${name} cuts ${one.scrollWidth} to ${one.clientWidth}`);
    }
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide`);
    return found;
  });

for (const language of ["en", "de", "zh"]) {
  testPost(`at a zoom of 400 % the figure fits without horizontal scrolling (${language})`, {
    body: `<reactive-allocation lang="${language}" level="lab" charts="static manual reactive" open="hood settings hand"></reactive-allocation>`,
    css: "body { margin: 0 }",
    viewport: { width: 320, height: 256 },
    deviceScaleFactor: 4,
  }, async ({ page, figure }) => {
    assert.deepEqual(await cut(figure), []);
    for (const id of ["start", "kill", "truth"]) await figure.locator(`#${id}`).click();
    await figure.locator("#next").click();
    await nextFrames(page);
    assert.deepEqual(await cut(figure), [], "with a cursor and commands");
    await set(figure, { preset: "blog-experiment", staticWorkers: 400, maxWorkers: 500, peakLoad: 1_000_000 });
    await figure.locator("#next").click();
    await nextFrames(page);
    assert.deepEqual(await cut(figure), [], "with large numbers");
  });
}

testPost("in forced colours all states remain distinguishable", {
  body: '<reactive-allocation level="lab" open="hood hand"></reactive-allocation>',
  forcedColors: "active",
}, async ({ page, figure }) => {
  const look = (selector, ...properties) =>
    figure.locator(selector).first().evaluate((one, properties) => properties.map((name) => getComputedStyle(one)[name]).join(), properties);
  const pressed = await look('.chips .chip[aria-pressed="true"]', "backgroundColor");
  assert.notEqual(pressed, await look('.chips .chip[aria-pressed="false"]', "backgroundColor"), "the chosen chip");
  assert.notEqual(await look(".swatch.idle", "backgroundImage", "backgroundColor"), await look(".swatch.short", "backgroundImage", "backgroundColor"));
  for (const selector of [".handle", "#most", ".round", '.chip[aria-pressed="false"]', ".opener"]) {
    assert.notEqual(await look(selector, "color"), await look(".figure", "backgroundColor"), selector);
  }
  await figure.locator("#stop").click();
  await nextFrames(page);
  const kinds = new Map();
  for (const kind of ["busy", "waiting", "starting", "silent"]) {
    const box = figure.locator(`.box.${kind}`);
    if (await box.count()) kinds.set(kind, await look(`.box.${kind}`, "borderStyle", "borderColor", "backgroundImage"));
  }
  assert.equal(new Set(kinds.values()).size, kinds.size, [...kinds].join("; "));
  await pointAt(figure, 0.5);
  const line = await look(".cursor", "borderLeftColor", "borderLeftWidth");
  assert.ok(!line.startsWith(await look(".figure", "backgroundColor")), line);
  // The system draws the track and the thumb of a slider.
  await figure.locator("#time").focus();
  assert.notEqual(await look("#time", "outlineColor"), await look(".figure", "backgroundColor"));
});
