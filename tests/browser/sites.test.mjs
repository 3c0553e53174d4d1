// Builds sites with the recipes of package/RECIPES.md: Hugo, Jekyll, and React, MDX and Vue
// with Vite.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DIST, openBrowser, openPage, serve, STRICT_CSP } from "./harness.mjs";
import { nextFrames } from "./post.mjs";

const run = promisify(execFile);
const PACKAGE = join(DIST, "package");
const SITES = fileURLToPath(new URL("../sites", import.meta.url));
const read = (name) => readFile(new URL(`../../${name}`, import.meta.url), "utf8");
const [readme, recipes] = [await read("README.md"), await read("package/RECIPES.md")];

/** Returns the first code block in a page after some words. */
function recipe(words, language, text = recipes) {
  const from = text.indexOf(words);
  assert.ok(from >= 0, `the page says “${words}”`);
  const [, code] = text.slice(from).match(new RegExp("```" + language + "\\n([^]*?)```")) ?? [];
  assert.ok(code, `a recipe in ${language}`);
  return code;
}

/** Returns the inline code after “In the post:” in a section of the recipes. */
function inline(words, kind) {
  const from = recipes.indexOf(words);
  const [, code] = recipes.slice(from).match(/In the post: `([^`]*)`/) ?? [];
  assert.ok(code?.startsWith(kind), `a line for posts: ${code}`);
  return code;
}

let browser;
const temporary = [];
before(async () => (browser = await openBrowser()));
after(async () => {
  await browser?.close();
  await Promise.all(temporary.map((folder) => rm(folder, { recursive: true })));
});

async function folder(parent, files) {
  const root = await mkdtemp(join(parent, "built-"));
  temporary.push(root);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
  return root;
}

/** Opens a built page under the strict policy and checks that its figure runs. */
async function check(root, path, more = async () => {}) {
  const site = await serve({ root, csp: STRICT_CSP });
  const { page, problems, close } = await openPage(browser);
  try {
    await page.goto(site.origin + path);
    const figure = page.locator("reactive-allocation");
    await figure.waitFor();
    await page.evaluate(() => customElements.whenDefined("reactive-allocation"));
    await figure.evaluate((element) => element.ready);
    await nextFrames(page);
    const { preset, staticWorkers } = await figure.evaluate((element) => element.settings);
    assert.deepEqual([preset, staticWorkers], ["weekend", 9]);
    await more({ page, figure, site });
    assert.deepEqual(problems, []);
  } finally {
    await close();
    await site.close();
  }
}

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

/** Creates a folder below the one with Vite and the frameworks, with the package. */
async function project(files) {
  const root = await folder(SITES, { "package.json": '{ "private": true, "type": "module" }', ...files });
  await run("npm", ["install", "--no-save", "--no-package-lock", "--install-links", "--offline", PACKAGE], { cwd: root });
  await cp(join(PACKAGE, "fallback.svg"), join(root, "public/fallback.svg"));
  return root;
}

const vite = (root) => run(join(SITES, "node_modules/.bin/vite"), ["build", "--logLevel", "warn"], { cwd: root });
const HTML = '<!doctype html><html lang="en"><title>A page</title><body><div id="app"></div><script type="module" src="/main.jsx"></script>';
const MOUNT = 'import { createRoot } from "react-dom/client"; import { createElement } from "react";';

test("a React 19 app with Vite runs the figure, type-checks and renders on a server", { timeout: 180_000 }, async () => {
  const typed = `import type {} from "reactive-allocation/react";\n${recipe("### React 19", "jsx")}
import type { Report, Settings } from "reactive-allocation";
const figure: HTMLElementTagNameMap["reactive-allocation"] = document.querySelector("reactive-allocation")!;
const some: Partial<Settings> = { staticWorkers: 3, preset: "growth" };
figure.settings = some;
figure.addEventListener("change", ({ detail }) => { const report: Report = detail.report; console.log(report.static.idleShare); });
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
  await run(join(SITES, "node_modules/.bin/tsc"), [], { cwd: root }).catch(({ stdout }) => assert.fail(stdout));
  await run(process.execPath, ["--input-type=module", "--eval", 'await import("reactive-allocation")'], { cwd: root });
  const { stderr } = await vite(root);
  assert.equal(stderr, "");
  const wasms = (await readdir(join(root, "dist/assets"))).filter((name) => name.endsWith(".wasm"));
  assert.equal(wasms.length, 2, String(wasms));
  await check(join(root, "dist"), "/", async ({ page, figure }) => {
    const said = page.waitForEvent("console");
    await figure.getByRole("button", { name: "Growth" }).click();
    assert.match((await said).text(), /Object|static/);
    assert.match(await figure.evaluate((element) => element.toSVG()), /^<svg/);
    assert.match(await figure.evaluate((element) => element.toURL("/figure/embed.html")), /\/figure\/embed\.html\?preset=growth/);
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
  const script = recipe("In the `<head>` of the page:", "html", readme);
  const tag = recipe("At the place of the figure:", "html", readme).replace("day-night", "weekend").replace('"7"', '"9"');
  const root = await folder(tmpdir(), { "2021/05/post/index.html": `<!doctype html><html lang="en"><head><title>A post</title>${script}</head><body>${tag}` });
  await cp(PACKAGE, join(root, "2021/05/post"), { recursive: true });
  await check(root, "/2021/05/post/", async ({ figure, site }) => {
    assert.equal(await figure.evaluate((element) => element.toURL()), `${site.origin}/2021/05/post/embed.html?preset=weekend&static-workers=9`);
  });
});
