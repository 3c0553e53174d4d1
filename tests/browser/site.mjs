// A site that a generator builds with the package, opened in a reader's browser: what
// the tests of sites share.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DIST, openBrowser, openPage, serve, STRICT_CSP } from "./harness.mjs";
import { nextFrames, pressKey, reportOf, settingsOf } from "./post.mjs";

export const run = promisify(execFile);
export const PACKAGE = join(DIST, "package");
/** Has the generators and frameworks that come from npm. */
export const SITES = fileURLToPath(new URL("../sites", import.meta.url));

const PYTHON = fileURLToPath(new URL("../../target/tools/python", import.meta.url));

/** A file of the repository with recipes in it. */
export async function recipesOf(path) {
  const text = await readFile(new URL(`../../${path}`, import.meta.url), "utf8");
  const after = (words) => {
    const from = text.indexOf(words);
    assert.ok(from >= 0, `${path} says “${words}”`);
    return text.slice(from);
  };
  return {
    text,
    /** Returns the first code block after some words. */
    recipe(words, language) {
      const [, code] = after(words).match(new RegExp("```" + language + "\\n([^]*?)```")) ?? [];
      assert.ok(code, `a recipe in ${language} after “${words}”`);
      return code;
    },
    /** Returns the inline code after “In the post:” after some words. */
    inline(words, kind) {
      const [, code] = after(words).match(/In the post: `([^`]*)`/) ?? [];
      assert.ok(code?.startsWith(kind), `a line for posts: ${code}`);
      return code;
    },
  };
}

let browser;
const temporary = [];
before(async () => (browser = await openBrowser()));
after(async () => {
  await browser?.close();
  await Promise.all(temporary.map((folder) => rm(folder, { recursive: true })));
});

/** Creates a temporary folder with some files. */
export async function folder(parent, files) {
  const root = await mkdtemp(join(parent, "built-"));
  temporary.push(root);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
  return root;
}

/** Creates a folder below the one with the generators from npm, with the package. */
export async function project(files) {
  const root = await folder(SITES, { "package.json": '{ "private": true, "type": "module" }', ...files });
  await run("npm", ["install", "--no-save", "--no-package-lock", "--install-links", "--offline", PACKAGE], { cwd: root });
  await cp(join(PACKAGE, "fallback.svg"), join(root, "public/fallback.svg"));
  return root;
}

/** Runs a program that npm installed for the sites. */
export const tool = (root, name, ...options) =>
  run(join(SITES, "node_modules/.bin", name), options, { cwd: root, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" } });

/** Runs a program that pip installed for the sites. */
export const pythonTool = (root, name, ...options) => run(join(PYTHON, "bin", name), options, { cwd: root });

export const vite = (root) => tool(root, "vite", "build", "--logLevel", "warn");

/**
 * Opens a built page and checks that its figure runs with the settings of the recipes.
 * The policy is the strict one unless the generator's own scripts forbid it. `pages` go
 * to the server; `arrive` brings the reader from the first sight of the page to the figure.
 */
export async function check(root, path, more = async () => {}, { csp = STRICT_CSP, pages, arrive } = {}) {
  const site = await serve({ root, csp, pages });
  const { page, problems, close } = await openPage(browser);
  try {
    await page.goto(site.origin + path);
    await arrive?.(page);
    const figure = await onlyFigure(page);
    await more({ page, figure, site });
    assert.deepEqual(problems, []);
  } finally {
    await close();
    await site.close();
  }
}

/** Waits for the only figure of the page and checks that it runs. */
export async function onlyFigure(page, { staticWorkers = 9 } = {}) {
  const figure = page.locator("reactive-allocation");
  await figure.waitFor();
  await page.evaluate(() => customElements.whenDefined("reactive-allocation"));
  await figure.evaluate((element) => element.ready);
  await nextFrames(page);
  const settings = await settingsOf(figure);
  assert.deepEqual([settings.preset, settings.staticWorkers], ["weekend", staticWorkers]);
  assert.ok(await figure.locator("canvas").first().isVisible(), "the charts are drawn");
  return figure;
}

/** Marks the document; answers how to ask later whether it is still the same one. */
export async function markDocument(page) {
  await page.evaluate(() => (window.isMarked = true));
  return () => page.evaluate(() => window.isMarked === true);
}

/** Follows a link of the site to the page with the same heading. */
export async function visit(page, title) {
  await page.getByRole("link", { name: title, exact: true }).last().click();
  await page.getByRole("heading", { name: title }).first().waitFor();
  // A page that is left before its script has come reports a failed request.
  await page.waitForLoadState();
}

/** Chooses a preset with the mouse and checks that both fleets have a new result. */
export async function choosePreset(figure) {
  const before = await reportOf(figure);
  await figure.getByRole("button", { name: "Growth" }).click();
  await nextFrames(figure.page());
  const after = await reportOf(figure);
  assert.equal((await settingsOf(figure)).preset, "growth");
  assert.notEqual(after.reactive.workerHours, before.reactive.workerHours);
  assert.notEqual(after.static.idleShare, before.static.idleShare);
}

/** Adds a static worker by a key on the handle and checks the cost of the fleet. */
export async function addStaticWorker(figure) {
  await figure.evaluate((element) => element.complete);
  const [settings, before] = [await settingsOf(figure), await reportOf(figure)];
  await figure.locator("#static").focus();
  await pressKey(figure.page(), "ArrowUp");
  const after = await reportOf(figure);
  assert.equal((await settingsOf(figure)).staticWorkers, settings.staticWorkers + 1);
  assert.equal(after.static.maxWorkers, before.static.maxWorkers + 1);
  assert.ok(after.static.workerHours > before.static.workerHours);
}

/**
 * The strict policy with the hashes of a page's inline scripts and styles. Each of them
 * must be one that the generator is known to write, given by some words in it.
 */
export async function policyFor(file, { scripts = [], styles = [] }) {
  const html = await readFile(file, "utf8");
  const code = /<script(?![^>]*\b(?:src=|type="?application\/json))[^>]*>([^]*?)<\/script>/g;
  const looks = /<style[^>]*>([^]*?)<\/style>|\sstyle="([^"]*)"/g;
  return STRICT_CSP
    .replace("'wasm-unsafe-eval'", `'wasm-unsafe-eval' ${hashes(html, code, scripts)}`)
    .replace("style-src 'self'", `style-src 'self' 'unsafe-hashes' ${hashes(html, looks, styles)}`);
}

function hashes(html, pattern, known) {
  const found = [...html.matchAll(pattern)].map(([, element, attribute]) => element ?? attribute);
  const names = found.map((one) => known.find((words) => one.includes(words)) ?? one);
  assert.deepEqual([...new Set(names)], known, "what the generator writes into the page");
  return found.map((one) => `'sha256-${createHash("sha256").update(one).digest("base64")}'`).join(" ");
}
