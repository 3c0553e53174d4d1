// Checks the npm package: its archive, its addresses, the links of its pages, and the
// data for editors.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { access, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { DIST } from "./harness.mjs";
import { testPost } from "./post.mjs";

const run = promisify(execFile);
const PACKAGE = join(DIST, "package");
const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const ATTW = fileURLToPath(new URL("node_modules/.bin/attw", import.meta.url));

const read = (name) => readFile(join(PACKAGE, name), "utf8");
const readJson = async (name) => JSON.parse(await read(name));
const [description, manifest] = [await readJson("package.json"), await readJson("custom-elements.json")];
const elements = manifest.modules[0].declarations;

let folder, archive, packed;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "packed-"));
  const { stdout } = await run("npm", ["pack", PACKAGE, "--json", "--pack-destination", folder]);
  const [about] = Object.values(JSON.parse(stdout));
  archive = join(folder, about.filename);
  packed = about.files.map(({ path }) => path);
});
after(() => rm(folder, { recursive: true }));

test("the archive holds every file of the package", async () => {
  assert.deepEqual(packed.toSorted(), (await readdir(PACKAGE)).toSorted());
});

test("publint has nothing to say about the archive", async () => {
  const { buffer, byteOffset, byteLength } = await readFile(archive);
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) } });
  assert.deepEqual(messages.map((message) => `${message.type}: ${formatMessage(message, pkg, { color: false })}`), []);
});

test("TypeScript resolves the types of the archive", { timeout: 60_000 }, async () => {
  // The package has ES modules only, as browsers load them.
  const options = ["--profile", "esm-only", "--include-entrypoints", "./reactive-allocation.js", "--format", "ascii", "--no-emoji", "--no-color"];
  await run(ATTW, [archive, ...options]).catch(({ stdout, stderr }) => assert.fail(stdout + stderr));
});

test("the addresses are those of the crate, and the files that are named are there", async () => {
  const [, address] = (await readFile(join(REPOSITORY, "Cargo.toml"), "utf8")).match(/^repository = "(.+)"$/m);
  const { repository, homepage, bugs, exports } = description;
  assert.deepEqual([repository.url, homepage, bugs], [`git+${address}.git`, `${address}#readme`, `${address}/issues`]);
  const named = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(named));
  const { main, types, unpkg, jsdelivr, customElements, sideEffects, "web-types": webTypes } = description;
  const files = named([main, types, unpkg, jsdelivr, customElements, webTypes, sideEffects, exports]);
  for (const file of files) if (!file.includes("*")) await access(join(PACKAGE, file));
  assert.ok(files.length > 14, String(files.length));
});

test("every relative link of a page of the package leads to a file in it", async () => {
  let count = 0;
  for (const name of packed.filter((name) => name.endsWith(".md"))) {
    // What is code is for other pages.
    const text = (await read(name)).split("`").filter((_, place) => place % 2 === 0).join("");
    for (const [, target] of text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)) {
      assert.ok(packed.includes(target), `${name} links to ${target}`);
      count += 1;
    }
  }
  assert.ok(count > 5, String(count));
});

test("every picture of the README and the recipes says its width and height", async () => {
  const [, ...size] = (await read("fallback.svg")).match(/ width="(\d+)" height="(\d+)"/);
  for (const name of ["README.md", "RECIPES.md"]) {
    const tags = (await read(name)).match(/<img [^]*?>\n/g);
    assert.ok(tags.length > 0, name);
    for (const tag of tags) {
      const said = ["width", "height"].map((name) => tag.match(new RegExp(` ${name}=["{](\\d+)["}]`))?.[1]);
      assert.deepEqual(said, size, tag);
    }
  }
});

const names = (list) => list.map(({ name }) => name).toSorted();
/** The union of what all elements have of a kind. */
const ofAll = (kind) => names(elements.flatMap((element) => element[kind] ?? []));

test("web-types say what the manifest says", async () => {
  const webTypes = await readJson("web-types.json");
  assert.deepEqual([webTypes.name, webTypes.version], [description.name, description.version]);
  const { html, css } = webTypes.contributions;
  assert.deepEqual(html.elements.map(({ name }) => name), elements.map(({ tagName }) => tagName));
  for (const [index, element] of elements.entries()) {
    const told = html.elements[index];
    assert.equal(told.description, element.description);
    assert.deepEqual(
      told.attributes.map(({ name, description, value }) => [name, description, value.type, value.default]),
      element.attributes.map(({ name, description, type, default: usual }) => [name, description, type.text, usual]),
    );
    assert.deepEqual(names(told.js.events), names(element.events));
    assert.deepEqual(names(told.js.properties), names(element.members.filter(({ kind }) => kind === "field")));
    assert.deepEqual(told.slots, element.slots);
  }
  assert.deepEqual(names(css.properties), ofAll("cssProperties"));
  assert.deepEqual(names(css["pseudo-elements"]), ofAll("cssParts").map((name) => `part(${name})`).toSorted());
});

test("the custom data of VS Code says what the manifest says", async () => {
  const { tags } = await readJson("vscode.html-custom-data.json");
  assert.deepEqual(tags.map(({ name }) => name), elements.map(({ tagName }) => tagName));
  for (const [index, { attributes }] of elements.entries()) {
    assert.deepEqual(names(tags[index].attributes), names(attributes));
    for (const { name, description, type, default: usual } of attributes) {
      const told = tags[index].attributes.find((one) => one.name === name);
      assert.ok(told.description.startsWith(description), name);
      if (usual !== undefined) assert.ok(told.description.includes(`\`${usual}\``), name);
      const allowed = [...type.text.matchAll(/"([^"]+)"/g)].map(([, value]) => value);
      assert.deepEqual(told.values ?? [], allowed.map((name) => ({ name })), name);
      assert.equal(told.valueSet, type.text === "boolean" ? "v" : undefined, name);
    }
  }
  const { properties } = await readJson("vscode.css-custom-data.json");
  assert.deepEqual(names(properties), ofAll("cssProperties"));
});

test("the manifest and the README list every custom property of the style sheet", async () => {
  const used = (text) => [...new Set(text.match(/--ra-[a-z]+(-[a-z]+)*/g))].toSorted();
  const sources = ["src/ui/style.css", "src/paint/theme.rs"].map((name) => readFile(join(REPOSITORY, name), "utf8"));
  const inSources = used((await Promise.all(sources)).join());
  assert.deepEqual(ofAll("cssProperties"), inSources);
  assert.deepEqual(used(await read("README.md")), inSources);
});

test("the README lists every part of the manifest", async () => {
  const [, list] = (await read("README.md")).match(/Parts: ([^.]+)\./);
  assert.deepEqual([...list.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name).toSorted(), ofAll("cssParts"));
});

test("the settings of VS Code in the recipes name files of the package", async () => {
  const [, settings] = (await read("RECIPES.md")).match(/### Editors[^]*?```json\n([^]*?)```/);
  const files = Object.values(JSON.parse(settings)).flat();
  for (const file of files) assert.ok(packed.includes(file.replace("./node_modules/reactive-allocation/", "")), file);
  assert.equal(files.length, 2);
});

testPost("the manifest has the default of every custom property", {}, async ({ figure }) => {
  const [{ cssProperties }] = elements;
  const spaceless = (text) => text.replaceAll(" ", "");
  const set = await figure.evaluate((element, names) => names.map((name) => getComputedStyle(element).getPropertyValue(name)), names(cssProperties));
  const sheet = await readFile(join(REPOSITORY, "src/ui/style.css"), "utf8");
  for (const [index, name] of names(cssProperties).entries()) {
    const { default: usual } = cssProperties.find((one) => one.name === name);
    // One that inherits and one with a default where it is used compute to nothing.
    if (set[index]) assert.equal(spaceless(set[index]), spaceless(usual), name);
    else assert.ok(sheet.includes(`var(${name}, ${usual})`) || sheet.includes(`${name}: ${usual};`), name);
  }
});

testPost("the manifest lists every member of the elements", {
  body: '<reactive-allocation id="fig"></reactive-allocation><reactive-value for="fig" of="static-workers">7</reactive-value>',
}, async ({ page }) => {
  for (const { tagName, members } of elements) {
    const found = await page.locator(tagName).evaluate((element) => {
      const own = [element, Object.getPrototypeOf(element)].flatMap(Object.getOwnPropertyNames);
      return own.filter((name) => !/^(constructor|(dis)?connectedCallback|attributeChangedCallback|adoptedCallback)$/.test(name));
    });
    assert.deepEqual(found.toSorted(), names(members), tagName);
  }
});
