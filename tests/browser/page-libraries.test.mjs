// Runs figures in pages that a library changes: Turbo, htmx and reveal.js, with the recipes
// of the package.

import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { STRICT_CSP } from "./harness.mjs";
import { dragTo, middle, nextFrames, pressKey, settingsOf, slider } from "./post.mjs";
import { take } from "./reader.mjs";
import { addStaticWorker, check, choosePreset, folder, markDocument, onlyFigure, PACKAGE, recipesOf, SITES, visit } from "./site.mjs";

const { recipe } = await recipesOf("package/RECIPES.md");
const LIMIT = { timeout: 120_000 };
const SCRIPT = recipe("### Turbo", "html");
const FIGURE = '<reactive-allocation preset="weekend" static-workers="9"><img src="/reactive-allocation/fallback.svg" alt="What the chart shows."></reactive-allocation>';

/** Creates a site with the package and some files of a library from npm. */
async function siteWith(libraries, files) {
  const root = await folder(tmpdir(), files);
  await cp(PACKAGE, join(root, "reactive-allocation"), { recursive: true });
  for (const [name, path] of Object.entries(libraries)) await cp(join(SITES, "node_modules", path), join(root, name));
  return root;
}

const pageOf = (head, title, body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><h1>${title}</h1>${body}</body></html>`;

test("Turbo replaces the body of a page with a figure and brings it back", LIMIT, async () => {
  // Turbo's bar of progress is a style element.
  const csp = STRICT_CSP.replace("style-src 'self'", "style-src 'self' 'nonce-ofTurbo'");
  const head = `<meta name="csp-nonce" content="ofTurbo"><script type="module" src="/turbo.js"></script>${SCRIPT}`;
  const links = '<a href="/">The figure</a> <a href="/other.html">Another page</a> <a href="/kept.html">A kept figure</a> <a href="/kept-too.html">The kept figure again</a>';
  const kept = recipe("`data-turbo-permanent`", "html");
  const root = await siteWith({ "turbo.js": "@hotwired/turbo/dist/turbo.es2017-esm.js" }, {
    "index.html": pageOf(head, "The figure", links + FIGURE),
    "other.html": pageOf(head, "Another page", links),
    "kept.html": pageOf(head, "A kept figure", links + kept),
    "kept-too.html": pageOf(head, "The kept figure again", links + kept),
  });
  await check(root, "/", async ({ page, figure }) => {
    const isSameDocument = await markDocument(page);
    await page.evaluate(() => {
      window.previews = 0;
      addEventListener("turbo:render", () => (window.previews += document.documentElement.matches("[data-turbo-preview]")));
    });
    await choosePreset(figure);
    await visit(page, "Another page");
    assert.equal(await page.locator("reactive-allocation").count(), 0);
    await page.goBack();
    // From the snapshot, which is a clone of the element.
    await addStaticWorker(await onlyFigure(page));
    await page.goForward();
    await page.getByRole("heading", { name: "Another page" }).waitFor();
    // First the snapshot as a preview, then the page from the server.
    await page.evaluate(() => addEventListener("turbo:load", () => (window.isLoaded = true), { once: true }));
    await visit(page, "The figure");
    await page.waitForFunction(() => window.isLoaded);
    await choosePreset(await onlyFigure(page));
    assert.equal(await page.evaluate(() => window.previews), 1);

    await visit(page, "A kept figure");
    await addStaticWorker(await onlyFigure(page));
    await visit(page, "The kept figure again");
    await addStaticWorker(await onlyFigure(page, { staticWorkers: 10 }));
    await page.goBack();
    await page.getByRole("heading", { name: "A kept figure", exact: true }).waitFor();
    await addStaticWorker(await onlyFigure(page, { staticWorkers: 11 }));
    assert.ok(await isSameDocument(), "no visit loads a document");
  }, { csp });
});

test("htmx swaps a figure in and out, asks on its events, and boosts links", LIMIT, async () => {
  const asked = [];
  const head = `<meta name="htmx-config" content='{"includeIndicatorStyles": false}'><script src="/htmx.js"></script>${SCRIPT}`;
  const links = '<nav hx-boost="true"><a href="/">The figure</a> <a href="/other.html">Another page</a></nav>';
  const figure = recipe("### htmx", "html");
  const root = await siteWith({ "htmx.js": "htmx.org/dist/htmx.min.js" }, {
    "figure.html": figure,
    "index.html": pageOf(head, "The figure", `${links}<button hx-get="/other.html" hx-select="p" hx-target="#place">Out</button><button hx-get="/figure.html" hx-target="#place">In</button><div id="place">${figure}</div>`),
    "other.html": pageOf(head, "Another page", `${links}<p>Nothing here.</p>`),
  });
  const pages = { "/changed": (request, response) => (asked.push(request.method), response.writeHead(204).end()) };
  await check(root, "/", async ({ page, figure }) => {
    const isSameDocument = await markDocument(page);
    const silent = async () => assert.equal(await figure.getByRole("alert").innerText(), "");
    await silent();
    await choosePreset(figure);
    await page.waitForLoadState("networkidle");
    assert.deepEqual(asked, ["POST"], "the page asks its server on the event");
    for (let round = 0; round < 2; round += 1) {
      await page.getByRole("button", { name: "Out" }).click();
      await page.getByText("Nothing here.").waitFor();
      assert.equal(await page.locator("reactive-allocation").count(), 0);
      await page.getByRole("button", { name: "In" }).click();
      await addStaticWorker(await onlyFigure(page));
      await silent();
    }
    await visit(page, "Another page");
    assert.equal(await page.locator("reactive-allocation").count(), 0);
    await page.goBack();
    await page.getByRole("heading", { name: "The figure" }).waitFor();
    await addStaticWorker(await onlyFigure(page));
    await silent();
    await visit(page, "Another page");
    await visit(page, "The figure");
    await choosePreset(await onlyFigure(page));
    await page.waitForLoadState("networkidle");
    assert.equal(asked.length, 5, "one request for each change");
    assert.ok(await isSameDocument(), "no visit loads a document");
  }, { pages });
});

/** Scale of a slide: the pixels of the window to one of the page. */
const scaleOf = (figure) => figure.evaluate((element) => element.getBoundingClientRect().width / element.offsetWidth);

test("reveal.js shows a figure on a scaled slide, which pointer and keys meet", LIMIT, async () => {
  const deck = `<link rel="stylesheet" href="/reveal.css"><div class="reveal"><div class="slides">
    <section><h1>The first slide</h1></section>${recipe("### reveal.js", "html")}<section><h1>The last slide</h1></section></div></div>`;
  const root = await siteWith({ "reveal.js": "reveal.js/dist/reveal.esm.js", "reveal.css": "reveal.js/dist/reveal.css" }, {
    "start.js": `import Reveal from "/reveal.js"; window.Reveal = Reveal;\n${recipe("Without this, arrow keys", "js").replace("{ keyboardCondition", "{ width: 700, height: 560, keyboardCondition")}`,
    "index.html": pageOf(`${SCRIPT}<script type="module" src="/start.js"></script>`, "A deck", deck).replace("<h1>A deck</h1>", ""),
  });
  const arrive = async (page) => {
    await page.waitForFunction(() => window.Reveal?.isReady());
    await pressKey(page, "ArrowRight");
  };
  await check(root, "/", async ({ page, figure }) => {
    const slide = () => page.evaluate(() => Reveal.getIndices().h);
    for (const viewport of [{ width: 1300, height: 1000 }, { width: 520, height: 420 }]) {
      await page.setViewportSize(viewport);
      await nextFrames(page);
      const scale = await scaleOf(figure);
      assert.ok(Math.abs(scale - 1) > 0.2, `the slide is scaled by ${scale}`);
      await figure.evaluate((element) => element.complete);

      const workers = slider(figure, "Static workers");
      for (const value of [4, 11]) {
        await dragTo(workers, value);
        assert.equal((await settingsOf(figure)).staticWorkers, value, "the slider is where the pointer let it go");
      }

      for (const pixels of [60, -45]) {
        const before = (await settingsOf(figure)).staticWorkers;
        const from = await take(figure.locator("#static"));
        await page.mouse.move(from.x, from.y + pixels * scale, { steps: 12 });
        await nextFrames(page);
        const [handle, now] = [await middle(figure.locator("#static")), (await settingsOf(figure)).staticWorkers];
        await page.mouse.up();
        assert.equal(Math.sign(now - before), -Math.sign(pixels), `${before} workers became ${now}`);
        const worker = Math.abs((handle.y - from.y) / (now - before));
        assert.ok(Math.abs(handle.y - (from.y + pixels * scale)) <= worker / 2 + 1, `the handle is ${handle.y - from.y} px further, the pointer ${pixels * scale}`);
      }
      await addStaticWorker(figure);
      assert.equal(await slide(), 1, "a key on the handle does not leave the slide");
      await workers.focus();
      await pressKey(page, "ArrowRight");
      assert.equal(await slide(), 1, "a key on the slider does not leave the slide");
    }
    await page.evaluate(() => document.activeElement.blur());
    await pressKey(page, "ArrowRight");
    assert.equal(await slide(), 2);
    await pressKey(page, "ArrowLeft");
    assert.equal(await slide(), 1);
    await addStaticWorker(figure);
  }, { arrive });
});
