// Checks touch input, zoom, forced colours and reduced motion.

import assert from "node:assert/strict";
import { heard, middle, nextFrames, set, settingsOf, testPost } from "./post.mjs";
import { bringInSight, finger, moment, pointAt } from "./reader.mjs";

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

for (const [id, dx, dy, changes] of [
  ["static", 0, 60, ["staticWorkers"]],
  ["peak", -60, 30, ["peakLoad", "peakShift"]],
  ["width", -25, 0, ["peakWidth"]],
  ["trough", 0, -40, ["nightShare"]],
  ["most", 0, 90, ["maxWorkers"]],
  ["fewest", 0, -50, ["minWorkers"]],
]) {
  testPost(`a finger drags “${id}” without scrolling the page`, PHONE, async ({ page, context, figure }) => {
    const grip = figure.locator(`#${id}`);
    await bringInSight(figure, grip);
    await grip.evaluate((handle) => handle.scrollIntoView({ block: "center" }));
    const [before, settings] = [await scrolled(page), await settingsOf(figure)];
    const from = await middle(grip);
    const touch = await finger(context, page);
    await touch.swipe(from, { x: from.x + dx, y: from.y + dy });
    const after = await settingsOf(figure);
    const changed = Object.keys(after).filter((name) => after[name] !== settings[name]);
    assert.deepEqual(changed.sort(), changes.toSorted());
    assert.equal(await scrolled(page), before);
    const events = (await heard(page)).map(({ type }) => type);
    assert.equal(events.filter((type) => type === "change").length, 1, String(events));
    assert.equal(events.at(-1), "change");
    assert.ok(events.length > 2);
    // The touch target is a square of 44 px around the centre.
    const hit = await grip.evaluate((handle) => {
      const box = handle.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const root = handle.getRootNode();
      return [[0, 0], [-18, 0], [18, 0], [0, -18], [0, 18]].map(([dx, dy]) => root.elementFromPoint(x + dx, y + dy)?.closest(".handle")?.id);
    });
    assert.deepEqual(hit, Array(5).fill(id));
  });
}

testPost("a second finger does not disturb a drag", PHONE, async ({ page, context, figure }) => {
  const grip = figure.locator("#static");
  await grip.scrollIntoViewIfNeeded();
  const from = await middle(grip);
  const session = await context.newCDPSession(page);
  const send = (type, ...touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
  const one = (dy) => ({ x: from.x, y: from.y + dy, id: 1 });
  const two = { x: from.x - 100, y: from.y + 30, id: 2 };
  await send("touchStart", one(0));
  await send("touchMove", one(40));
  await nextFrames(page);
  const before = await settingsOf(figure);
  assert.ok(before.staticWorkers < 7);
  await send("touchStart", one(40), two);
  await send("touchMove", one(40), { ...two, y: two.y + 60 });
  await nextFrames(page);
  assert.deepEqual(await settingsOf(figure), before);
  await send("touchEnd");
  await nextFrames(page);
  assert.equal((await heard(page)).at(-1).type, "change");
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
    await page.keyboard.press("Tab");
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
