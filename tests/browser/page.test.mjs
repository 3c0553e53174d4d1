// Checks the demo page.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DIST, openBrowser, openPage, serve, STRICT_CSP } from "./harness.mjs";

let browser, site;

before(async () => {
  browser = await openBrowser();
  site = await serve({ csp: STRICT_CSP });
});

after(async () => {
  await browser?.close();
  await site?.close();
});

test("the figure of the demo page runs under a strict policy", async () => {
  const { page, problems, close } = await openPage(browser);
  await page.goto(`${site.origin}/index.html`);
  const figure = page.locator("reactive-allocation").first();
  await figure.scrollIntoViewIfNeeded();
  await figure.getByRole("slider").first().waitFor();
  assert.ok((await figure.evaluate((element) => element.report)).static.workerHours > 0);
  assert.deepEqual(problems, []);
  await close();
});

test("without JavaScript the article has the same numbers and a fallback for every figure", async () => {
  const numbers = (page) =>
    page.$$eval("reactive-value", (all) => all.map((one) => `${one.getAttribute("for")} ${one.getAttribute("of")}: ${one.textContent}`));
  const still = await openPage(browser, { javaScriptEnabled: false });
  await still.page.goto(`${site.origin}/index.html`);
  const written = await numbers(still.page);
  assert.ok(written.length > 20);
  for (const picture of await still.page.locator("reactive-allocation img").all()) {
    await picture.scrollIntoViewIfNeeded();
    assert.ok(await picture.evaluate((image) => image.complete && image.naturalWidth > 0), await picture.getAttribute("src"));
    assert.ok((await picture.getAttribute("alt")).length > 40);
  }
  assert.deepEqual(still.problems, []);
  await still.close();

  const { page, problems, close } = await openPage(browser);
  await page.goto(`${site.origin}/index.html`);
  await page.evaluate(async () => {
    await customElements.whenDefined("reactive-allocation");
    const figures = [...document.querySelectorAll("reactive-allocation")];
    await Promise.all(figures.map((figure) => (figure.start(), figure.ready)));
  });
  await page.waitForFunction(() => document.querySelectorAll("reactive-value[role=spinbutton]").length > 0);
  assert.deepEqual(await numbers(page), written);
  assert.deepEqual(problems, []);
  await close();
});

test("the scripts of the page are the loader and the one that opens links", async () => {
  const { page, close } = await openPage(browser);
  await page.goto(`${site.origin}/index.html`);
  const scripts = await page.$$eval("script", (all) => all.map((one) => one.getAttribute("src")));
  assert.deepEqual(scripts, ["reactive-allocation.js", "shared-figure.js"]);
  assert.equal(await page.locator("[data-trunk]").count(), 0);
  await close();
});

test("openPage() sets viewport, pixel ratio and colour scheme", async () => {
  const wanted = { viewport: { width: 320, height: 500 }, deviceScaleFactor: 3, colorScheme: "dark" };
  const { page, close } = await openPage(browser, wanted);
  await page.goto(`${site.origin}/index.html`);
  const seen = await page.evaluate(() => [
    innerWidth,
    devicePixelRatio,
    matchMedia("(prefers-color-scheme: dark)").matches,
  ]);
  assert.deepEqual(seen, [320, 3, true]);
  await close();
});

test("openPage() collects the errors of a page", async () => {
  const { page, problems, close } = await openPage(browser);
  await page.goto(`${site.origin}/index.html`);
  await page.evaluate(() => {
    console.error("said aloud");
    setTimeout(() => {
      throw new Error("thrown");
    });
    return fetch("missing.txt").then(() => {});
  });
  assert.ok(problems.some((line) => line.startsWith("error: said aloud")), problems.join("\n"));
  assert.ok(problems.includes("uncaught: thrown"), problems.join("\n"));
  assert.ok(problems.some((line) => line.startsWith("404: ")), problems.join("\n"));
  await close();
});

test("every picture has the width and height that its tag says", async () => {
  const { page, problems, close } = await openPage(browser, { javaScriptEnabled: false });
  let count = 0;
  for (const path of ["/index.html", "/embed.html"]) {
    await page.goto(site.origin + path);
    for (const picture of await page.locator("reactive-allocation img").all()) {
      const { told, is, src } = await picture.evaluate(async (image) => {
        await image.decode();
        const said = ["width", "height"].map((name) => Number(image.getAttribute(name)));
        return { told: said, is: [image.naturalWidth, image.naturalHeight], src: image.getAttribute("src") };
      });
      assert.deepEqual(told, is, src);
      count += 1;
    }
  }
  assert.equal(count, 9);
  assert.deepEqual(problems, []);
  await close();
});

test("the demo runs below any path of a static host", async () => {
  const root = await mkdtemp(join(tmpdir(), "host-"));
  await mkdir(join(root, "some"));
  await symlink(DIST, join(root, "some/where"));
  const host = await serve({ root, csp: STRICT_CSP });
  const { page, problems, close } = await openPage(browser);
  const paths = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname));
  try {
    for (const name of ["", "how-true.html", "embed.html"]) {
      await page.goto(`${host.origin}/some/where/${name}`);
      const [icon] = await page.$$eval("link[rel=icon]", (links) => links.map(({ href }) => href));
      assert.equal((await page.request.get(icon)).status(), 200, icon);
      for (const figure of await page.locator("reactive-allocation").all()) {
        await figure.evaluate((element) => (element.start(), element.ready));
      }
      const links = await page.$$eval("a[href]", (all) => all.map(({ href }) => href));
      for (const link of links.filter((link) => link.startsWith(host.origin))) {
        assert.equal((await page.request.get(link)).status(), 200, link);
      }
    }
    assert.ok(paths.some((path) => path.endsWith(".wasm")), String(paths));
    assert.deepEqual(paths.filter((path) => !path.startsWith("/some/where/")), []);
    assert.deepEqual(problems, []);
  } finally {
    await close();
    await host.close();
    await rm(root, { recursive: true });
  }
});
