// Builds sites with the recipes of the package: Svelte with Vite, Astro, VitePress, MkDocs
// Material and Sphinx. Where a site changes pages without loading them, its figure is left
// and found again.

import assert from "node:assert/strict";
import { cp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { addStaticWorker, check, choosePreset, folder, markDocument, onlyFigure, PACKAGE, policyFor, project, pythonTool, recipesOf, tool, visit, vite } from "./site.mjs";

const { text, recipe, inline } = await recipesOf("package/RECIPES.md");
const LIMIT = { timeout: 180_000 };
const ALT = "What the chart shows.";

/** Checks the picture, which is in the page for readers without scripts. */
async function hasPicture(page) {
  const picture = page.locator("reactive-allocation img");
  assert.equal(await picture.getAttribute("alt"), ALT);
  assert.match(await picture.evaluate(async (image) => (await fetch(image.src)).text()), /<svg/);
}

/**
 * Leaves the page of the figure by a link and comes back, twice: by the browser's button
 * and by a link. The document stays the same one.
 */
async function leaveAndReturn(page, { away, home }) {
  const isSameDocument = await markDocument(page);
  const leave = async () => {
    await visit(page, away);
    assert.equal(await page.locator("reactive-allocation").count(), 0);
  };
  await leave();
  await page.goBack();
  await choosePreset(await onlyFigure(page));
  await leave();
  await visit(page, home);
  await addStaticWorker(await onlyFigure(page));
  assert.ok(await isSameDocument(), "the pages are changed without loading");
}

test("a Svelte 5 app with Vite runs the figure", LIMIT, async () => {
  const root = await project({
    "index.html": '<!doctype html><html lang="en"><title>A page</title><body><div id="app"></div><script type="module" src="/main.js"></script>',
    "vite.config.js": 'import { svelte } from "@sveltejs/vite-plugin-svelte"; export default { plugins: [svelte()] };',
    "App.svelte": recipe("### Svelte", "svelte"),
    "main.js": 'import { mount, unmount } from "svelte"; import App from "./App.svelte"; const app = mount(App, { target: document.querySelector("#app") }); window.leave = () => unmount(app);',
  });
  const { stderr } = await vite(root);
  assert.equal(stderr, "");
  await check(join(root, "dist"), "/", async ({ page, figure }) => {
    await hasPicture(page);
    await page.getByText("9 static workers").waitFor();
    await addStaticWorker(figure);
    await page.getByText("10 static workers").waitFor();
    assert.equal(await figure.getAttribute("static-workers"), "10", "the framework's state comes back as an attribute");
    await choosePreset(figure);
    await page.evaluate(() => window.leave());
    assert.equal(await page.locator("reactive-allocation").count(), 0);
  });
});

test("an Astro site with the component runs the figure, also after its router's visits", LIMIT, async () => {
  const layout = (title, body) => `---
import { ClientRouter } from "astro:transitions";
import ReactiveAllocation from "../components/ReactiveAllocation.astro";
import "reactive-allocation";
---
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><ClientRouter /></head>
<body><a href="/">The figure</a> <a href="/other/">Another page</a> <a href="/kept/">A kept figure</a> <a href="/kept-too/">The kept figure again</a><h1>${title}</h1>${body}</body></html>`;
  const post = inline("### Astro", "<ReactiveAllocation");
  const [persist] = text.match(/transition:persist="\w+"/);
  const kept = post.replace("/>", `${persist} />`);
  const root = await project({
    // A prefetch that a visit overtakes is a failed request.
    "astro.config.mjs": 'export default { build: { inlineStylesheets: "never" }, vite: { build: { assetsInlineLimit: 0 } }, devToolbar: { enabled: false }, prefetch: false };',
    "src/components/ReactiveAllocation.astro": recipe("### Astro", "astro"),
    "src/pages/index.astro": layout("The figure", post),
    "src/pages/other.astro": layout("Another page", "<p>Nothing here.</p>"),
    "src/pages/kept.astro": layout("A kept figure", kept),
    "src/pages/kept-too.astro": layout("The kept figure again", kept),
  });
  await tool(root, "astro", "build", "--silent");
  await check(join(root, "dist"), "/", async ({ page, figure }) => {
    await hasPicture(page);
    await choosePreset(figure);
    await leaveAndReturn(page, { away: "Another page", home: "The figure" });
    await visit(page, "A kept figure");
    await addStaticWorker(await onlyFigure(page));
    await visit(page, "The kept figure again");
    await addStaticWorker(await onlyFigure(page, { staticWorkers: 10 }));
    await page.goBack();
    await page.getByRole("heading", { name: "A kept figure" }).waitFor();
    await addStaticWorker(await onlyFigure(page, { staticWorkers: 11 }));
  });
});

test("a VitePress site runs the figure, also after its router's visits", LIMIT, async () => {
  const root = await project({
    ".vitepress/recipe.mjs": recipe("### VitePress", "js"),
    // As few scripts in the page itself as VitePress can.
    ".vitepress/config.mjs": 'import recipe from "./recipe.mjs"; export default { ...recipe, title: "A site", appearance: false, metaChunk: true, themeConfig: {} };',
    ".vitepress/theme/index.mjs": recipe("Import the package in `.vitepress", "js"),
    "index.md": `# The figure\n\n${inline("### VitePress", "<reactive-allocation")}\n\n[Another page](other.md)\n`,
    "other.md": "# Another page\n\n[The figure](index.md)\n",
  });
  await tool(root, "vitepress", "build");
  const dist = join(root, ".vitepress/dist");
  const csp = await policyFor(join(dist, "index.html"), { scripts: ["mac"], styles: ["--vp", "position:relative"] });
  await check(dist, "/", async ({ page, figure }) => {
    await hasPicture(page);
    await choosePreset(figure);
    await leaveAndReturn(page, { away: "Another page", home: "The figure" });
  }, { csp });
});

test("a MkDocs Material site runs the figure, also after instant loading", LIMIT, async () => {
  const root = await folder(tmpdir(), {
    "mkdocs.yml": `site_name: A site
site_url: http://127.0.0.1/
theme: { name: material, font: false, features: [navigation.instant] }
plugins: []
${recipe("### MkDocs Material", "yaml")}`,
    "docs/index.md": `# The figure\n\n${inline("### MkDocs Material", "<reactive-allocation")}\n\n[Another page](other.md)\n`,
    "docs/other.md": "# Another page\n\n[The figure](index.md)\n",
  });
  await cp(PACKAGE, join(root, "docs/reactive-allocation"), { recursive: true });
  await pythonTool(root, "mkdocs", "build", "--quiet", "--strict");
  const csp = await policyFor(join(root, "site/index.html"), { scripts: ["__md_scope", "__palette", "__tabbed_"] });
  // Instant loading is for the addresses in this list; the port is not known before.
  const sitemap = await readFile(join(root, "site/sitemap.xml"), "utf8");
  const pages = { "/sitemap.xml": ({ headers }, response) => response.end(sitemap.replaceAll("127.0.0.1", headers.host)) };
  await check(join(root, "site"), "/", async ({ page, figure }) => {
    await hasPicture(page);
    await choosePreset(figure);
    await leaveAndReturn(page, { away: "Another page", home: "The figure" });
  }, { csp, pages });
});

test("a Sphinx site runs the figure", LIMIT, async () => {
  const root = await folder(tmpdir(), {
    "conf.py": `project = "A site"\n${recipe("### Sphinx", "python")}`,
    "index.rst": `The figure\n==========\n\n.. toctree::\n\n   other\n\n${recipe("### Sphinx", "rst")}\n`,
    "other.rst": "Another page\n============\n\n[The figure](index.md)\n",
  });
  await cp(PACKAGE, join(root, "_static/reactive-allocation"), { recursive: true });
  await pythonTool(root, "sphinx-build", "-q", "-W", ".", "built");
  const csp = await policyFor(join(root, "built/index.html"), { scripts: ["searchbox"], styles: ["display: none"] });
  await check(join(root, "built"), "/", async ({ page, figure }) => {
    await hasPicture(page);
    await choosePreset(figure);
    await visit(page, "Another page");
    await page.goBack();
    // Chromium may bring the page back as it was left.
    await page.locator("reactive-allocation").waitFor();
    await addStaticWorker(page.locator("reactive-allocation"));
  }, { csp });
});
