// Builds sites with the recipes of package/RECIPES.md: Hugo, Jekyll, and React, MDX and Vue
// with Vite.

import assert from "node:assert/strict";
import { cp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { check, folder, PACKAGE, project, recipesOf, run, tool, vite } from "./site.mjs";

const readme = await recipesOf("README.md");
const { text: recipes, recipe, inline } = await recipesOf("package/RECIPES.md");
const ALT = "What the picture says.";
const picture = (page) => page.locator("reactive-allocation img");

test("a Hugo site with the shortcode runs the figure", { timeout: 120_000 }, async () => {
  const root = await folder(tmpdir(), {
    "config.toml": 'baseURL = "/blog/"\ntitle = "A blog"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
    "layouts/_default/single.html": "<!doctype html><html lang=en><title>{{ .Title }}</title><body>{{ .Content }}",
    "layouts/shortcodes/reactive-allocation.html": recipe("`layouts/shortcodes/reactive-allocation.html`", "go-html-template"),
    "content/post.md": `---\ntitle: A post\n---\nBefore.\n\n${inline("### Hugo", "{{<")}\n\nAfter.\n`,
  });
  await cp(PACKAGE, join(root, "static/reactive-allocation"), { recursive: true });
  await run("hugo", ["--quiet", "--destination", join(root, "public/blog")], { cwd: root });
  await check(join(root, "public"), "/blog/post/", async ({ page }) => {
    assert.equal(await picture(page).getAttribute("alt"), ALT);
    assert.match(await page.locator("body").innerText(), /^Before\.[^]*After\.$/);
  });
});

test("a Jekyll site with the include runs the figure", { timeout: 120_000 }, async () => {
  const root = await folder(tmpdir(), {
    "_config.yml": "title: A blog\nbaseurl: /blog\n",
    "_layouts/post.html": "<!doctype html><html lang=en><title>{{ page.title }}</title><body>{{ content }}",
    "_includes/reactive-allocation.html": recipe("`_includes/reactive-allocation.html`", "liquid"),
    "post.md": `---\nlayout: post\ntitle: A post\n---\nBefore.\n\n${inline("### Jekyll", "{% include")}\n\nAfter.\n`,
  });
  await cp(PACKAGE, join(root, "reactive-allocation"), { recursive: true });
  await run("jekyll", ["build", "--quiet", "--destination", join(root, "_site/blog")], { cwd: root });
  await check(join(root, "_site"), "/blog/post.html", async ({ page }) => {
    assert.equal(await picture(page).getAttribute("alt"), ALT);
  });
});

const HTML = '<!doctype html><html lang="en"><title>A page</title><body><div id="app"></div><script type="module" src="/main.jsx"></script>';
const MOUNT = 'import { createRoot } from "react-dom/client"; import { createElement } from "react";';

test("a React 19 app with Vite runs the figure, type-checks and renders on a server", { timeout: 180_000 }, async () => {
  const typed = `import type {} from "reactive-allocation/react";\n${recipe("### React 19", "jsx")}
import type { Report, Settings } from "reactive-allocation";
const figure: HTMLElementTagNameMap["reactive-allocation"] = document.querySelector("reactive-allocation")!;
const some: Partial<Settings> = { staticWorkers: 3, preset: "growth" };
figure.settings = some;
figure.addEventListener("change", ({ detail }) => { const report: Report = detail.report; console.log(report.static.idleShare); });
figure.trace = { times: new Float64Array(2), values: [1, 2] };
void figure.openLink("#v1&preset=growth&end");
export const ofFile = <reactive-allocation src="load.csv" />;
// @ts-expect-error: it would become an attribute
export const ofNumbers = <reactive-allocation trace="t,load" />;
// @ts-expect-error: no such preset
export const wrong = <reactive-allocation preset="monday" />;
// @ts-expect-error: no such setting
figure.settings = { staticWorker: 3 };
`;
  const root = await project({
    "index.html": HTML,
    "vite.config.js": 'export default { esbuild: { jsx: "automatic" } };',
    "Figure.jsx": recipe("### React 19", "jsx"),
    "main.jsx": `${MOUNT} import { Figure } from "./Figure.jsx";
window.root = createRoot(document.querySelector("#app"));
window.root.render(createElement(Figure));`,
    "typed.tsx": typed,
    "tsconfig.json": '{ "compilerOptions": { "strict": true, "noEmit": true, "jsx": "react-jsx", "module": "esnext", "moduleResolution": "bundler", "target": "es2022", "types": [] }, "files": ["typed.tsx"] }',
  });
  await tool(root, "tsc").catch(({ stdout }) => assert.fail(stdout));
  await run(process.execPath, ["--input-type=module", "--eval", 'await import("reactive-allocation")'], { cwd: root });
  const { stderr } = await vite(root);
  assert.equal(stderr, "");
  const wasms = (await readdir(join(root, "dist/assets"))).filter((name) => name.endsWith(".wasm"));
  assert.equal(wasms.length, 3, String(wasms));
  await check(join(root, "dist"), "/", async ({ page, figure }) => {
    const said = page.waitForEvent("console");
    await figure.getByRole("button", { name: "Growth" }).click();
    assert.match((await said).text(), /Object|static/);
    assert.match(await figure.evaluate((element) => element.toSVG()), /^<svg/);
    await figure.locator("#job").click();
    await figure.locator("#load-file").waitFor({ state: "attached" });
    assert.match(await figure.evaluate((element) => element.toURL("/figure/embed.html")), /\/figure\/embed\.html#v1&preset=growth/);
    await page.evaluate(() => window.root.unmount());
    assert.equal(await page.locator("reactive-allocation").count(), 0);
  });
});

test("an MDX page with Vite runs the figure", { timeout: 180_000 }, async () => {
  const root = await project({
    "index.html": HTML,
    "vite.config.js": 'import mdx from "@mdx-js/rollup"; export default { plugins: [mdx()] };',
    "post.mdx": `import "reactive-allocation";\n\n# A post\n\n<reactive-allocation preset="weekend" static-workers="9" id="fig"></reactive-allocation>\n\nOf <reactive-value for="fig" of="static-workers">some</reactive-value> workers.\n`,
    "main.jsx": `${MOUNT} import Post from "./post.mdx";
createRoot(document.querySelector("#app")).render(createElement(Post));`,
  });
  await vite(root);
  await check(join(root, "dist"), "/", async ({ page }) => {
    await page.getByText("Of 9 workers.").waitFor();
  });
});

test("a Vue 3 app with Vite runs the figure", { timeout: 180_000 }, async () => {
  const [, plugin] = recipes.match(/`(vue\(\{ template[^`]*)`/) ?? [];
  const root = await project({
    "index.html": HTML.replace("main.jsx", "main.js"),
    "vite.config.js": `import vue from "@vitejs/plugin-vue"; export default { plugins: [${plugin}] };`,
    "App.vue": recipe("### Vue 3", "vue"),
    "main.js": 'import { createApp } from "vue"; import App from "./App.vue"; createApp(App).mount("#app");',
  });
  await vite(root);
  await check(join(root, "dist"), "/", async ({ page, figure }) => {
    await page.getByText("9 static workers").waitFor();
    await figure.evaluate((element) => element.complete);
    await figure.locator("#static").focus();
    await page.keyboard.press("ArrowUp");
    await page.getByText("10 static workers").waitFor();
    assert.equal(await figure.getAttribute("static-workers"), "10", "the framework's state comes back as an attribute");
  });
});

test("a copied package runs the figure in any folder", { timeout: 120_000 }, async () => {
  const script = readme.recipe("In the `<head>` of the page:", "html");
  const tag = readme.recipe("At the place of the figure:", "html").replace("day-night", "weekend").replace('"7"', '"9"');
  const root = await folder(tmpdir(), { "2021/05/post/index.html": `<!doctype html><html lang="en"><head><title>A post</title>${script}</head><body>${tag}` });
  await cp(PACKAGE, join(root, "2021/05/post"), { recursive: true });
  await check(root, "/2021/05/post/", async ({ figure, site }) => {
    assert.equal(await figure.evaluate((element) => element.toURL()), `${site.origin}/2021/05/post/embed.html#v1&preset=weekend&static-workers=9&end`);
  });
});
