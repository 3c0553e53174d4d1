// Checks what moves below a figure if the script runs late in the body of a page, with
// and without the style sheet that the recipes offer.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { figuresRun, nextFrames, testPost } from "./post.mjs";

const recipes = await readFile(new URL("../../package/RECIPES.md", import.meta.url), "utf8");
const [, room] = recipes.match(/## Room without a script[^]*?```css\n([^]*?)```/);
/** What the recipes promise: how far the reserved room is off, between which widths. */
const [, MOST_OFF_PX, FROM_PX, TO_PX] = recipes.match(/at most (\d+) px off at any width from (\d+) to (\d+) px/).map(Number);

const PICTURE = '<img src="/fallback.svg" width="1060" height="483" alt="Static and reactive">';
/** As wide as the figure, which is as wide as the window. */
const WHOLE_WIDTH = "body { margin: 0 } .far { height: 9000px }";
const WIDTHS = Array.from({ length: (TO_PX - FROM_PX) / 8 + 1 }, (_, index) => FROM_PX + 8 * index);

const post = (css, attributes = "") => ({
  head: "",
  // So far down that the figure does not start before it is asked for.
  body: `<div class="far"></div><reactive-allocation ${attributes}>${PICTURE}</reactive-allocation><p id="after">After</p>`,
  css: `${WHOLE_WIDTH} ${css}`,
  live: false,
});

/** Where what is below the figure begins, at each width. */
async function places(page, widths) {
  const places = {};
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await nextFrames(page);
    places[width] = await page.evaluate(() => document.querySelector("#after").getBoundingClientRect().top + scrollY);
  }
  return places;
}

/** How far what is below the figure moves when the script comes at last, at each width. */
async function jumps(page, widths) {
  const before = await places(page, widths);
  await page.evaluate(() => {
    const script = Object.assign(document.createElement("script"), { type: "module", src: "/reactive-allocation.js" });
    document.body.append(script);
    return customElements.whenDefined("reactive-allocation").then(() => document.querySelector("reactive-allocation").start());
  });
  await figuresRun(page);
  const after = await places(page, widths);
  return widths.map((width) => [width, after[width] - before[width]]);
}

for (const [pointer, device] of [["a mouse", {}], ["a finger", { hasTouch: true, isMobile: true }]]) {
  testPost(`a late script moves what is below by no more than the recipes say, with ${pointer}`, { ...post(room), ...device }, async ({ t, page }) => {
    const found = await jumps(page, WIDTHS);
    t.diagnostic(`at most ${Math.max(...found.map(([, px]) => Math.abs(px)))} px`);
    assert.deepEqual(found.filter(([, px]) => Math.abs(px) > MOST_OFF_PX), []);
  });
}

testPost("without these lines a late script moves what is below by as much as the recipes say", post("img { height: auto; max-width: 100% }"), async ({ page }) => {
  const said = /fits its column by ([\d,]+) px where the figure is (\d+) px wide, by ([\d,]+) px where it is (\d+) px wide/;
  const [, ...numbers] = recipes.replaceAll(/\s+/g, " ").match(said).map((text) => Number(text.replace(",", "")));
  const [widePx, wide, narrowPx, narrow] = numbers;
  const found = await jumps(page, [wide, narrow]);
  assert.deepEqual(found.map(([width, px]) => [width, Math.round(px)]), [[wide, widePx], [narrow, narrowPx]]);
});

testPost("without JavaScript the room is that of the picture", {
  ...post(room), csp: null, javaScriptEnabled: false,
}, async ({ page }) => {
  const { height } = await page.locator("reactive-allocation").boundingBox();
  assert.ok(height < 500, `${height} px`);
});
