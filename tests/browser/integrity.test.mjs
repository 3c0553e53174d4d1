// Checks that the loader accepts only the published files; otherwise the fallback
// stays.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DIST } from "./harness.mjs";
import { heard, reportOf, set, testPost } from "./post.mjs";

const WASM = "reactive-allocation_bg.wasm";
const WORKBENCH = "reactive-allocation-workbench_bg.wasm";
const GLUE = "reactive-allocation-glue.js";
const VALUE = "reactive-value.js";
const WORDS = "reactive-allocation-words.js";
const GERMAN = "words-de.json";

const PICTURE = '<img src="/fallback.svg" alt="Static and reactive">';
const FIGURE = `<reactive-allocation id="fig">${PICTURE}</reactive-allocation>`;

// Both changes leave a working file: only the hash differs.
const COMMENT = Buffer.from("\n// one line more");
const CUSTOM_SECTION = Buffer.from([0, 2, 1, 120]);

const tampered = (name) => async (_, response) => {
  const [more, type] = name.endsWith(".js") ? [COMMENT, "text/javascript"] : [CUSTOM_SECTION, "application/wasm"];
  const content = Buffer.concat([await readFile(join(DIST, name)), more]);
  response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(content);
};

for (const name of [GLUE, WASM]) {
  testPost(`the fallback stays if ${name} is changed`, {
    body: FIGURE,
    live: false,
    pages: { [`/${name}`]: tampered(name) },
  }, async ({ page, problems, figure }) => {
    const why = await figure.evaluate((element) => element.ready.then(() => "it runs", (error) => error.message));
    assert.match(why, new RegExp(`Could not load .*/${name}`));
    assert.ok(await page.getByAltText("Static and reactive").isVisible());
    assert.equal(await figure.getByRole("slider").count(), 0);
    const events = await heard(page);
    assert.deepEqual(events.map(({ type, from }) => [type, from]), [["error", "fig"]]);
    assert.ok(events[0].detail.message.includes(why));
    assert.ok(problems.some((line) => /integrity/i.test(line)), problems.join("\n"));
    problems.length = 0;
  });
}

testPost(`the figure runs without the workbench if ${WORKBENCH} is changed`, {
  body: FIGURE,
  live: false,
  pages: { [`/${WORKBENCH}`]: tampered(WORKBENCH) },
}, async ({ page, problems, figure }) => {
  await figure.evaluate((element) => element.ready.then(() => {}));
  await page.waitForFunction(() => window.heard.length);
  const [{ type, from, detail }] = await heard(page);
  assert.deepEqual([type, from], ["error", "fig"]);
  assert.match(detail.message, new RegExp(`Could not load .*/${WORKBENCH}`));
  assert.ok((await figure.getByRole("slider").count()) > 4);
  assert.equal(await figure.locator("#undo").count(), 0);
  assert.ok(problems.some((line) => /integrity/i.test(line)), problems.join("\n"));
  problems.length = 0;
});

testPost("<reactive-value> keeps the author's text if its script is changed", {
  body: `<reactive-value for="fig" of="static-workers">as written</reactive-value>${FIGURE}`,
  pages: { [`/${VALUE}`]: tampered(VALUE) },
}, async ({ page, problems, figure }) => {
  await set(figure, { staticWorkers: 3 });
  assert.equal(await page.locator("reactive-value").innerText(), "as written");
  assert.ok(problems.some((line) => line.includes(VALUE)), problems.join("\n"));
  problems.length = 0;
});

testPost(`the fallback stays if ${WORDS} is changed`, {
  body: FIGURE.replace("id=", 'lang="de" id='),
  live: false,
  pages: { [`/${WORDS}`]: tampered(WORDS) },
}, async ({ page, problems, figure }) => {
  const ran = await figure.evaluate((element) => element.ready.then(() => true, () => false));
  assert.equal(ran, false);
  assert.ok(await page.getByAltText("Static and reactive").isVisible());
  assert.deepEqual((await heard(page)).map(({ type, from }) => [type, from]), [["error", "fig"]]);
  assert.ok(problems.some((line) => /integrity/i.test(line)), problems.join("\n"));
  problems.length = 0;
});

testPost(`the figure is English if ${GERMAN} is changed`, {
  body: FIGURE.replace("id=", 'lang="de" id='),
  pages: { [`/${GERMAN}`]: async (_, response) => response.writeHead(200, { "Content-Type": "application/json" }).end(`${await readFile(join(DIST, GERMAN), "utf8")} `) },
}, async ({ problems, figure }) => {
  assert.match(await figure.locator(".sliders").innerText(), /Peak load/);
  assert.ok(problems.some((line) => /integrity/i.test(line)), problems.join("\n"));
  problems.length = 0;
});

testPost("with `wasm-url` the files of that folder are used, and their hashes are not checked", {
  body: FIGURE.replace("id=", 'wasm-url="/mine/first.wasm" id='),
  pages: { "/mine/first.wasm": tampered(WASM), [`/mine/${WORKBENCH}`]: tampered(WORKBENCH) },
}, async ({ figure }) => {
  assert.ok((await reportOf(figure)).static.workerHours > 0);
  assert.ok(await figure.locator("#undo").isVisible());
});

testPost("the published files all load, each once", {
  body: `<reactive-value for="fig" of="static-workers">as written</reactive-value>${FIGURE}`,
}, async ({ page, figure }) => {
  assert.match(await figure.evaluate((element) => element.toSVG()), /^<svg/);
  await page.locator("reactive-value", { hasText: "7" }).waitFor();
  const names = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name.split("/").at(-1)),
  );
  const wanted = [GLUE, WASM, WORKBENCH, VALUE, "reactive-allocation.js"];
  const fetched = names.filter((name) => wanted.includes(name));
  assert.deepEqual(fetched.sort(), wanted.sort());
});

testPost("the figure runs on a page whose policy uses a nonce", {
  head: '<script type="module" nonce="abc" src="/reactive-allocation.js"></script>',
  body: FIGURE,
  csp: "default-src 'self'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'",
}, async ({ figure }) => {
  assert.ok((await reportOf(figure)).static.workerHours > 0);
});

testPost("the figure runs if the server sends a wrong MIME type for the wasm", {
  body: FIGURE,
  pages: {
    [`/${WASM}`]: async (_, response) =>
      response.writeHead(200, { "Content-Type": "application/octet-stream" }).end(await readFile(join(DIST, WASM))),
  },
}, async ({ problems, figure }) => {
  assert.ok((await reportOf(figure)).static.workerHours > 0);
  const said = problems.splice(0);
  assert.ok(said.length === 1 && said[0].startsWith("warning:") && said[0].includes("MIME"), said.join("\n"));
});
