// Checks the iframe page in a host page of another origin.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { openBrowser, openPage, serve, STRICT_CSP } from "./harness.mjs";
import { nextFrames } from "./post.mjs";

let browser, figures;
before(async () => {
  browser = await openBrowser();
  figures = await serve({ csp: STRICT_CSP });
});
after(async () => {
  await browser?.close();
  await figures?.close();
});

/** Returns the script for host pages from the recipes. */
async function hostScript() {
  const recipes = await readFile(new URL("../../package/RECIPES.md", import.meta.url), "utf8");
  const [, script] = recipes.match(/<script>\n([^<]*reactive-allocation-height[^]*?)<\/script>/) ?? [];
  assert.ok(script, "the recipes have a host snippet");
  return script;
}

/** Opens the iframe page with `query` in a host page. */
function testFrame(name, query, options, check) {
  test(name, { timeout: 120_000 }, async () => {
    const { style = "", ...context } = options;
    const host = await serve({
      pages: {
        "/": `<!doctype html><html lang="en"><title>A post</title><style>body { margin: 0 } iframe { border: 0; width: 100% } ${style}</style>
<body><iframe title="Static and reactive allocation" src="${figures.origin}/embed.html${query.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" height="700"></iframe>
<script>${await hostScript()}</script>
<script>heights = []; addEventListener("message", ({ data, origin }) => heights.push([data, origin]));</script>`,
      },
    });
    const { page, problems, close } = await openPage(browser, context);
    try {
      await page.goto(host.origin);
      const frame = page.frames()[1];
      await frame.evaluate(() => document.getElementById("figure").complete);
      await nextFrames(page);
      await check({ page, problems, frame, figure: frame.locator("#figure") });
      assert.deepEqual(problems, []);
    } finally {
      await close();
      await host.close();
    }
  });
}

const settings = (figure) => figure.evaluate((element) => element.settings);

testFrame("the query sets the settings, and the frame has the height of the figure", "?preset=weekend&static-workers=9", {
  viewport: { width: 1000, height: 900 },
}, async ({ page, problems, frame, figure }) => {
  const { preset, staticWorkers } = await settings(figure);
  assert.deepEqual([preset, staticWorkers], ["weekend", 9]);
  const fits = async () => {
    const high = await frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
    await page.waitForFunction((high) => document.querySelector("iframe").clientHeight === high, high);
    const [message, origin] = await page.evaluate(() => heights.at(-1));
    assert.deepEqual(message, { type: "reactive-allocation-height", height: high });
    assert.equal(origin, figures.origin);
    return high;
  };
  const wide = await fits();
  await page.setViewportSize({ width: 360, height: 900 });
  await nextFrames(page);
  const narrow = await fits();
  assert.ok(narrow > wide, `${narrow} px narrow, ${wide} px wide`);
  // A section that opens increases the height of the figure, too.
  await figure.locator("#settings").click();
  await nextFrames(page);
  assert.ok((await fits()) > narrow);
  assert.equal(await frame.evaluate(() => document.documentElement.scrollWidth), 360);
});

testFrame("a message from another source does not change the frame", "", {}, async ({ page }) => {
  const before = await page.evaluate(() => document.querySelector("iframe").clientHeight);
  await page.evaluate(
    () =>
      new Promise((done) => {
        addEventListener("message", () => done(), { once: true });
        postMessage({ type: "reactive-allocation-height", height: 5 }, "*");
      }),
  );
  assert.equal(await page.evaluate(() => document.querySelector("iframe").clientHeight), before);
});

const HOSTILE = {
  onclick: "document.title = 'taken over'",
  style: "display: none",
  hidden: "",
  "wasm-url": "/elsewhere.wasm",
  'x"><img src=x onerror=alert(1)>': "1",
  "static-workers": "many",
  preset: "\u0000\u{1F600}".repeat(100),
};
testFrame("a hostile query only causes errors", `?${new URLSearchParams(HOSTILE)}`, {}, async ({ page, problems, frame, figure }) => {
  const attributes = await figure.evaluate((element) => element.getAttributeNames().sort());
  assert.deepEqual(attributes, ["id", "preset", "static-workers"]);
  const { preset, staticWorkers } = await settings(figure);
  assert.deepEqual([preset, staticWorkers], ["day-night", 7]);
  assert.equal(await figure.locator(".message").count(), 0);
  assert.equal(await frame.locator("img[onerror]").count(), 0);
  await figure.click({ position: { x: 5, y: 5 } });
  assert.notEqual(await frame.title(), "taken over");
  assert.ok(problems.length > 0 && problems.every((line) => line.includes("<reactive-allocation>")), problems.join("\n"));
  problems.length = 0;
});

for (const scheme of ["light", "dark"]) {
  testFrame(`the iframe is transparent on a ${scheme} page`, `?color-scheme=${scheme}&lang=de`, {
    colorScheme: scheme === "light" ? "dark" : "light",
    style: `html { color-scheme: ${scheme} } body { background: rgb(1, 200, 3) } iframe { color-scheme: ${scheme} }`,
  }, async ({ page, frame, figure }) => {
    assert.equal(await frame.evaluate(() => document.documentElement.lang), "de");
    const paper = await figure.evaluate((element) =>
      getComputedStyle(element.shadowRoot.querySelector(".figure")).backgroundColor.match(/\d+/g).map(Number),
    );
    assert.ok(scheme === "light" ? Math.min(...paper) > 200 : Math.max(...paper) < 60, String(paper));
    // The corner is outside the rounded border of the figure.
    const box = await page.locator("iframe").boundingBox();
    const png = await page.screenshot({ clip: { x: box.x, y: box.y, width: 1, height: 1 } });
    const pixel = await page.evaluate(async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const context = new OffscreenCanvas(1, 1).getContext("2d");
      context.drawImage(image, 0, 0);
      return [...context.getImageData(0, 0, 1, 1).data];
    }, [...png]);
    assert.deepEqual(pixel, [1, 200, 3, 255]);
  });
}

const LINK = "#v1&preset=weekend&static-workers=9&peak-load=12000.5u3&level=lab&charts=static.reactive&lang=de&color-scheme=dark&own=s60&time=5&end";
testFrame("a link sets what has an attribute before the figure opens it", LINK, {}, async ({ frame, figure }) => {
  const shown = await figure.evaluate((element) => Object.fromEntries(element.getAttributeNames().map((name) => [name, element.getAttribute(name)])));
  assert.deepEqual(shown, {
    id: "figure", preset: "weekend", "static-workers": "9", "peak-load": "12000.5", level: "lab", charts: "static reactive",
  });
  // The link is exact.
  await frame.waitForFunction(() => document.getElementById("figure").settings.peakLoad === 12000.500000000005);
  const { preset, staticWorkers } = await settings(figure);
  assert.deepEqual([preset, staticWorkers], ["weekend", 9]);
  assert.deepEqual(await frame.evaluate(() => [document.documentElement.lang, document.documentElement.className]), ["de", "dark"]);
  // Another link in the same tab.
  await frame.evaluate(() => (location.hash = "#v1&preset=growth&end"));
  await frame.waitForFunction(() => document.getElementById("figure").settings.preset === "growth");
  assert.deepEqual(await figure.evaluate((element) => element.getAttributeNames().sort()), ["id", "preset"]);
  assert.equal((await settings(figure)).staticWorkers, 7);
  assert.equal(await frame.evaluate(() => document.documentElement.className), "");
});

const HOSTILE_LINK = '#v1&onclick=alert(1)&style=display:none&hidden&wasm-url=/x.wasm&%22><img src=x onerror=alert(1)>=1&preset=weekend&end';
testFrame("a hostile link sets no other attribute", HOSTILE_LINK, {}, async ({ frame, figure }) => {
  assert.deepEqual(await figure.evaluate((element) => element.getAttributeNames().sort()), ["id", "preset"]);
  assert.equal(await frame.locator("img[onerror]").count(), 0);
});

test("toURL() opens the same figure", { timeout: 120_000 }, async () => {
  const { page, problems, close } = await openPage(browser);
  await page.goto(`${figures.origin}/embed.html?preset=holiday&peak-load=8000`);
  const figure = page.locator("#figure");
  await figure.evaluate((element) => element.complete);
  const before = await figure.evaluate((element) => [element.settings, element.report, element.toURL()]);
  // A fragment alone would not load the page anew.
  await page.goto("about:blank");
  await page.goto(before[2]);
  assert.match(before[2], /embed\.html#v1&preset=holiday&peak-load=8000&end$/);
  await figure.evaluate((element) => element.complete);
  assert.deepEqual(await figure.evaluate((element) => [element.settings, element.report, element.toURL()]), before);
  assert.deepEqual(problems, []);
  await close();
});
