// Checks how texts and pictures are handed to the reader, under strict policies.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { openBrowser, openPage, serve, STRICT_CSP } from "./harness.mjs";

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40" width="60" height="40"><rect width="30" height="40" fill="#f00"/><a href="https://example.org/"><text y="20">x</text></a></svg>';
const PAGE = '<!doctype html><html lang="en"><title>A post</title><input id="first"><dialog><button></button></dialog>';

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser?.close());

/** Opens a page with a policy. */
function testPage(name, { csp = STRICT_CSP, ...options }, check) {
  test(name, { timeout: 60_000 }, async () => {
    const site = await serve({ csp, pages: { "/post": PAGE } });
    const { page, context, problems, close } = await openPage(browser, options);
    try {
      await page.goto(`${site.origin}/post`);
      await check({ page, context, problems });
      assert.deepEqual(problems, []);
    } finally {
      await close();
      await site.close();
    }
  });
}

const drawn = (page, svg) =>
  page.evaluate(async (svg) => {
    const { drawPng } = await import("/save.js");
    try {
      const image = await createImageBitmap(await drawPng(svg));
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d", { willReadFrequently: true });
      context.drawImage(image, 0, 0);
      const pixel = (x) => [...context.getImageData(x, 40, 1, 1).data];
      return { size: [image.width, image.height], pixels: [pixel(58), pixel(62)] };
    } catch (error) {
      return { isForbidden: error.isForbidden };
    }
  }, svg);

testPage("a picture is drawn at twice its size", { csp: `${STRICT_CSP}; img-src 'self' blob:` }, async ({ page }) => {
  assert.deepEqual(await drawn(page, SVG), { size: [120, 80], pixels: [[255, 0, 0, 255], [0, 0, 0, 0]] });
  assert.deepEqual(await drawn(page, "<svg"), { isForbidden: false });
});

testPage("a page that forbids pictures is told apart from a broken picture", {}, async ({ page, problems }) => {
  assert.deepEqual(await drawn(page, SVG), { isForbidden: true });
  assert.ok(problems.length > 0 && problems.every((line) => /Content Security Policy| csp$/.test(line)), problems.join("\n"));
  problems.length = 0;
});

testPage("a file is saved under its name", {}, async ({ page }) => {
  const saved = page.waitForEvent("download");
  await page.evaluate(async () => {
    const { saveFile } = await import("/save.js");
    window.clicks = 0;
    addEventListener("click", () => (window.clicks += 1));
    saveFile("reactive-allocation-weekend.json", '{"größe": 1}\n', "application/json");
  });
  const download = await saved;
  assert.equal(download.suggestedFilename(), "reactive-allocation-weekend.json");
  assert.equal(await readFile(await download.path(), "utf8"), '{"größe": 1}\n');
  assert.equal(await page.evaluate(() => window.clicks), 0, "the page notices nothing");
});

/** Copies a text by a click, as a reader does. Returns what the function says, and what has the focus then. */
async function copied(page, text, where) {
  await page.evaluate(
    ([text, where]) => {
      const dialog = document.querySelector("dialog");
      if (where === "dialog") dialog.showModal();
      const button = dialog.firstChild;
      document.querySelector("#first").focus();
      const target = where === "dialog" ? button : document.querySelector("#first");
      target.onclick = async () => {
        const { copyText } = await import("/save.js");
        window.told = [await copyText(text, where === "dialog" ? dialog : undefined), document.activeElement === target, document.querySelectorAll("textarea").length];
      };
    },
    [text, where],
  );
  await page.locator(where === "dialog" ? "dialog button" : "#first").click();
  await page.waitForFunction(() => window.told);
  return page.evaluate(() => window.told);
}

const TEXT = "https://example.org/embed.html#v1&preset=weekend&end\nzweite Zeile";

testPage("a text is copied", { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page }) => {
  assert.deepEqual(await copied(page, TEXT), [true, true, 0]);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), TEXT);
});

for (const where of ["page", "dialog"]) {
  testPage(`a text is copied without the clipboard of the browser, in a ${where}`, { permissions: ["clipboard-read"] }, async ({ page }) => {
    await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(Error("not allowed"))));
    assert.deepEqual(await copied(page, TEXT, where), [true, true, 0]);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), TEXT);
  });
}

testPage("a browser that does not copy is told", {}, async ({ page }) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(Error("not allowed"));
    document.execCommand = () => false;
  });
  assert.deepEqual(await copied(page, TEXT), [false, true, 0]);
});
