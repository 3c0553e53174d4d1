// Runs figures in pages that do to them what real pages do: see tests/hosts.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { cannot, inEngines } from "./page.mjs";
import { lies, shown } from "./shown.mjs";

const read = (file) => readFile(new URL(`../hosts/${file}`, import.meta.url), "utf8");
const css = await read("hosts.css");

/** A test of a page in tests/hosts, with the name of its file. `bodyClass` is that of its body. */
function inHost(name, file, { bodyClass, height = 900, width = 1100, ...options }, check) {
  inEngines(name, options, async (given) => {
    const html = (await read(file)).replace("<body", bodyClass ? `<body class="${bodyClass}"` : "<body");
    const sheet = (_, response) => response.writeHead(200, { "Content-Type": "text/css" }).end(css);
    await given.page.open({ html, pages: { "/hosts.css": sheet }, height, width });
    await check(given);
  });
}

inHost("a figure fills its parent, and an author's width wins", "width.html", {}, async ({ page }) => {
  const widths = await page.evaluate(() =>
    [...document.querySelectorAll("body > *")].map((parent) => {
      const figure = parent.querySelector("reactive-allocation");
      return [parent.className, Math.round(figure.shadowRoot.querySelector(".figure").getBoundingClientRect().width)];
    }),
  );
  for (const [parent, width] of widths) assert.equal(width, parent === "own-width" ? 444 : 800, parent);
  // Narrower than the text that gives a host its width.
  await page.evaluate(() => document.body.classList.remove("widths"));
  await page.resize(400, 900);
  await page.frames();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 444, `the page is ${width} px wide`);
});

const SCALES = [["larger", 1.5], ["smaller", 0.6], ["turned", 0.9], ["stretched", Math.sqrt(1.4 * 0.8)], ["zoomed", 1.5]];
const ZOOM = { webkit: "its getBoundingClientRect() and clientX disagree inside a zoomed element" };

for (const [bodyClass, scale] of SCALES) {
  const options = { bodyClass, width: 1200, height: 1400, skip: bodyClass === "zoomed" ? ZOOM : {} };
  inHost(`pointers mean what they point at where the page is ${bodyClass}`, "scaled.html", options, async ({ page, engine }) => {
    // The handle follows the mouse, up to the rounding to whole workers.
    const before = await page.point("#static");
    const report = await page.report();
    await page.mouse.press("#static", { x: before.x, y: before.y + 60 });
    const after = await page.box("#static");
    const { staticWorkers } = await page.settings();
    await page.mouse.up();
    assert.ok(staticWorkers < 7, `${staticWorkers} static workers`);
    const moved = Math.hypot(after.x - before.x, after.y - before.y);
    const perWorker = moved / (7 - staticWorkers);
    const along = bodyClass === "turned" ? 60 * Math.cos((8 * Math.PI) / 180) : 60;
    assert.ok(Math.abs(moved - along) <= perWorker / 2 + 2, `the handle moved ${moved} px of ${along}, ${perWorker} px a worker`);
    assert.notDeepEqual(await page.report(), report);

    // The line of the cursor goes through the pointer.
    const chart = await page.box(".chart");
    const at = { x: chart.x + chart.width / 5, y: chart.y + 10 };
    await page.mouse.move(at);
    const line = await page.box(".chart > .cursor");
    const angle = bodyClass === "turned" ? (8 * Math.PI) / 180 : 0;
    const away = (at.x - line.x) * Math.cos(angle) + (at.y - line.y) * Math.sin(angle);
    assert.ok(Math.abs(away) <= 2, `the cursor is ${away} px beside the pointer`);

    // As many pixels as the screen has, whatever the scale.
    const dots = await page.onFigure((figure) => {
      const canvas = figure.shadowRoot.querySelector("canvas");
      return canvas.width / canvas.clientWidth / devicePixelRatio;
    });
    assert.ok(Math.abs(dots - scale) < 0.02, `${dots} pixels in a pixel of the screen, not ${scale}`);

    if (cannot(engine, "touch")) return;
    // A finger on a slider.
    const track = await page.onFigure((figure) => {
      const input = figure.shadowRoot.querySelector("#peakLoad");
      const { left, top, width, height } = input.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2, min: Number(input.min), max: Number(input.max) };
    });
    await page.touch.click({ x: track.x, y: track.y });
    const { peakLoad } = await page.settings();
    const share = (peakLoad - track.min) / (track.max - track.min);
    assert.ok(Math.abs(share - 0.5) < 0.03, `a tap on the middle of the slider means ${share}`);
  });
}

/** Returns the boxes of all texts of a figure, from its corner. */
const boxesOfTexts = (page, selector) =>
  page.evaluateOn(selector, (figure) => {
    const corner = figure.getBoundingClientRect();
    const range = document.createRange();
    const walker = document.createTreeWalker(figure.shadowRoot, NodeFilter.SHOW_TEXT);
    const boxes = [];
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (!text.parentElement.checkVisibility() || text.parentElement.closest("style")) continue;
      range.selectNodeContents(text);
      const { left, top, width, height } = range.getBoundingClientRect();
      boxes.push([text.data, ...[left - corner.left, top - corner.top, width, height].map((length) => Math.round(length * 4) / 4)]);
    }
    return boxes;
  });

inHost("the text styles of an article stay outside a figure", "text-styles.html", { height: 1800 }, async ({ page }) => {
  await page.evaluate(() => document.fonts.ready);
  const [plain, styled] = [await boxesOfTexts(page, "#plain"), await boxesOfTexts(page, "#styled")];
  assert.ok(plain.length > 40, `${plain.length} texts`);
  assert.deepEqual(styled, plain);
  const look = (selector) =>
    page.evaluateOn(selector, (figure) => {
      const { textShadow, fontStyle, textTransform, letterSpacing } = getComputedStyle(figure.shadowRoot.querySelector(".sentence"));
      return [textShadow, fontStyle, textTransform, letterSpacing];
    });
  assert.deepEqual(await look("#styled"), await look("#plain"));
});

inHost("a figure in vertical writing is horizontal and has a width", "vertical.html", {}, async ({ page }) => {
  const { width, height } = await page.box("reactive-allocation >>> .figure");
  assert.ok(width >= 600 && height > 400, `${width} × ${height}`);
  const { width: chart } = await page.box(".chart");
  assert.ok(chart > 200, `a chart ${chart} px wide`);
});

inEngines("numbers stay true and names are translated when a translator replaces texts", {}, async ({ page }) => {
  await page.open();
  const replaced = await page.onFigure((figure) => {
    // As translators of browsers do: a text becomes an element with another text.
    const walker = document.createTreeWalker(figure.shadowRoot, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    const isFree = (text) => text.parentElement.closest("[translate]")?.translate ?? true;
    const free = texts.filter((text) => text.data.trim() && isFree(text));
    for (const text of free) {
      const font = document.createElement("font");
      font.textContent = `«${text.data}»`;
      text.replaceWith(font);
    }
    return free.map((text) => text.data);
  });
  for (const name of ["Static", "Peak load", "worker-hours", "Weekend"]) assert.ok(replaced.includes(name), name);
  const check = async () => assert.deepEqual(lies(await shown(page), await page.report()), []);
  await check();
  await page.mouse.dragBy("#static", 0, 40);
  await check();
  await page.mouse.click("#growth");
  await check();
  await page.mouse.click("#settings");
  await page.press("Control+z");
  await check();
});

/** Returns the lightness of a figure's background, 0 to 1. */
const lightness = (page, selector) =>
  page.evaluateOn(selector, (figure) => {
    const numbers = getComputedStyle(figure.shadowRoot.querySelector(".figure")).backgroundColor.match(/[\d.]+/g);
    return numbers.slice(0, 3).reduce((sum, number) => sum + Number(number) / 765, 0);
  });

inHost("a figure follows a theme that darkens by a class, unless its author says light", "dark-class.html", {}, async ({ page }) => {
  assert.ok((await lightness(page, "#follows")) < 0.3);
  assert.ok((await lightness(page, "#light")) > 0.7);
  const isLight = (light) =>
    page.until((light) => {
      const figure = document.querySelector("#follows").shadowRoot.querySelector(".figure");
      return light === getComputedStyle(figure).backgroundColor.match(/\d+/)[0] > 127;
    }, light);
  await page.evaluate(() => document.documentElement.classList.remove("dark"));
  await isLight(true);
  await page.evaluate(() => document.documentElement.classList.add("dark"));
  await isLight(false);
});

inHost("attributes of other people cause no message, and a slip one to the author", "attributes.html", {}, async ({ page }) => {
  assert.equal((await page.settings()).staticWorkers, 9);
  assert.deepEqual(await page.heard(), []);
  const change = (name) => page.onFigure((figure, name) => figure.setAttribute(name, "x"), name);
  for (const name of ["class", "hx-swap", "data-state"]) await change(name);
  await page.frames();
  assert.deepEqual(await page.heard(), []);
  await change("static-worker");
  await page.frames();
  const [{ type, detail }] = await page.heard();
  assert.deepEqual([type, detail.field, detail.value], ["error", "static-worker", "x"]);
  const problems = await page.problems();
  assert.match(problems.splice(0).join("\n"), /^[^\n]*static-worker: “x” is for a setting that does not exist\.$/);
  assert.equal(await page.onFigure((figure) => figure.shadowRoot.querySelector(".messages").textContent), "");
});

inHost("English sentences are read from the left on a page from the right", "right-to-left.html", {}, async ({ page }) => {
  const starts = await page.onFigure((figure) => {
    const root = figure.shadowRoot;
    return [...root.querySelectorAll(".sentence, .why, .how, .service, dd, .value")].filter((one) => one.checkVisibility() && one.textContent.trim()).map((element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
      const range = document.createRange();
      const leftOf = (text, at) => {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      };
      // The first line, from the first character to one a few behind it.
      const [first] = texts;
      const from = first.data.search(/\S/);
      return [element.className || element.localName, first.data, leftOf(first, from) <= leftOf(first, Math.min(first.data.length - 1, from + 2))];
    });
  });
  assert.ok(starts.length > 8, `${starts.length} texts`);
  for (const [name, text, isFromLeft] of starts) assert.ok(isFromLeft, `${name}: ${text}`);
  // The layout is the page's: the first chart is on the right.
  const [first, second] = await page.onFigure((figure) => [...figure.shadowRoot.querySelectorAll(".panel")].map((panel) => panel.getBoundingClientRect().left));
  assert.ok(first > second);
});
