// Checks that axe reports no accessibility violation in any state of the figure.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { loader, nextFrames, pressKey, set, testPost } from "./post.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Returns the HTML of a post with a figure below its headings, in <main>. */
const inPost = (attributes) =>
  `<main><h1>A post</h1><h2>A part</h2><reactive-allocation ${attributes}></reactive-allocation></main>`;

/** Returns all violations that axe reports, by rule and element. */
async function faults(page) {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() =>
    // `preload` would fetch files, which the strict policy forbids.
    window.axe.run(document, { preload: false, resultTypes: ["violations", "passes"] }),
  );
  assert.ok(passes.length > 10, "axe has checked the page");
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help}: ${target.flat().join(" ")} ${any.map(({ message }) => message).join("; ")}`),
  );
}

const click = (selector) => async ({ figure }) => figure.locator(selector).click();
const open = (...ids) => async ({ figure }) => {
  for (const id of ids) await figure.locator(id).click();
};

/** Moves the mouse into the first chart. */
async function point({ page, figure }) {
  const field = figure.locator(".field").first();
  await field.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await field.boundingBox();
  await page.mouse.move(x + width * 0.6, y + height / 2);
  await figure.locator(".cursor").first().waitFor();
}

const reshape = async ({ page, figure }) => {
  await figure.locator("#peak").focus();
  await pressKey(page, "ArrowRight");
  await figure.locator(".chip.own").waitFor();
};

const command = async ({ page, figure }) => {
  for (const [id, times] of [["#start", 4], ["#stop", 3], ["#kill", 2]]) {
    await figure.locator("#time").focus();
    for (let time = 0; time < times; time += 1) await pressKey(page, "PageUp");
    await figure.locator(id).click();
  }
  await figure.locator("#clear").waitFor();
};

/** Enters a value that is rejected with a message. */
const refuse = async ({ page, figure, problems }) => {
  await figure.locator("#set-staticWorkers").fill("many");
  await pressKey(page, "Tab");
  await figure.locator(".wrong").waitFor();
  // The message is also logged to the console.
  problems.length = 0;
};

const draw = async ({ page, figure }) => {
  await figure.locator("#pencil").click();
  await figure.locator("#draw").press("PageUp");
  await figure.locator(".chip.own").waitFor();
  await nextFrames(page);
};

const guess = async ({ page, figure }) => {
  await figure.locator("#guess-0").press("ArrowUp");
  await nextFrames(page);
};

const reveal = async (opened) => {
  await guess(opened);
  await opened.figure.locator("#reveal").click();
  await opened.figure.locator("#again").waitFor();
};

const play = async ({ figure }) => {
  await figure.locator("#play").click();
  await figure.locator(".cursor").first().waitFor();
};

/** Steps to an outage, and opens the close-up of it. */
const closeUp = async ({ page, figure }) => {
  await figure.locator("#next").click();
  await figure.locator("#time").press("z");
  await figure.locator(".lens").waitFor();
};

/** Opens a section about the reader's own job, in the language of the page, and goes on in it. */
const section = (id, act) => async (opened) => {
  const { page, figure } = opened;
  await figure.locator(`#${id}`).click();
  await figure.locator(".exchange > div").first().waitFor();
  await page.waitForFunction(() => {
    const { shadowRoot, lang } = document.querySelector("reactive-allocation");
    const text = shadowRoot.querySelector(".exchange :is(h4, .help)")?.textContent ?? "";
    return { "": /^Your|^Link|^A pinned|^Each mark/, de: /^Ihr|^Link|^Ein an|^Jede Marke/, zh: /\p{Script=Han}/u }[lang].test(text);
  });
  await act?.(opened);
};

/** Enters answers about a job, of which one is none, and gives a load. */
const answer = async ({ page, figure }) => {
  for (const [index, text] of ["30k", "12", "2", "60 %", "5 GB", "many"].entries()) {
    await figure.locator(`#job-${index}`).fill(text);
    await pressKey(page, "Enter");
  }
  await figure.locator(".problem").waitFor();
  const rows = Array.from({ length: 30 }, (_, hour) => `2026-11-23T${String(hour % 24).padStart(2, "0")}:${hour < 24 ? "00" : "30"},${hour * 100},${hour}`);
  await figure.locator("#load-file").setInputFiles({ name: "load.csv", mimeType: "text/csv", buffer: Buffer.from(["time,per_minute,other", ...rows].join("\n")) });
  await figure.locator(".bring .notes").waitFor();
};

const pinAndChange = async ({ page, figure }) => {
  await figure.locator("#pin-run").click();
  await figure.locator("#peakLoad").press("PageUp");
  await figure.locator("#pin-run").click();
  await figure.locator("#weekend").click();
  await figure.locator(".beside").waitFor();
  await nextFrames(page);
};

const copy = async ({ figure }) => {
  await figure.locator("#manifest-flink").click();
  await figure.locator(".code button").first().click();
  await figure.locator(".copied:not(:empty)").waitFor();
};

/** All runs of the map are made, and a choice is looked at. */
const walk = async ({ page, figure }) => {
  await figure.locator(".map table").last().waitFor();
  await figure.locator("#map-chart").press("End");
  await figure.locator("#map-limit").fill("soon");
  await figure.locator("#map-limit").press("Enter");
  await figure.locator(".map .problem").waitFor();
  await nextFrames(page);
};

const [WIDE, NARROW] = [1200, 360];
const STATES = [
  // Name, attributes, width, colour scheme, action of the reader.
  ["the basic level", 'level="basic"', NARROW, "light"],
  ["a figure with everything closed", "", WIDE, "light"],
  ["a figure with everything closed, narrow and dark", "", NARROW, "dark"],
  ["a closed figure in German", 'lang="de"', NARROW, "light"],
  ["a closed figure in Chinese", 'lang="zh"', WIDE, "dark"],
  ["a lab", 'level="lab"', WIDE, "dark"],
  ["open internals", "", WIDE, "dark", click("#hood")],
  ["open internals, narrow", "", NARROW, "light", click("#hood")],
  ["open settings", "", WIDE, "light", click("#settings")],
  ["open settings, narrow and dark", "", NARROW, "dark", click("#settings")],
  ["open settings in German", 'lang="de"', WIDE, "dark", click("#settings")],
  ["open settings in Chinese", 'lang="zh"', NARROW, "light", click("#settings")],
  ["a changed setting", 'open="settings"', WIDE, "dark", async ({ figure }) => {
    await figure.locator("#set-flink").selectOption("2.3");
    await figure.locator(".setting.changed").first().waitFor();
  }],
  ["a cluster with commands", 'level="lab" open="hand"', WIDE, "light", command],
  ["a cluster with commands, narrow and dark", 'level="lab" open="hand" lang="de"', NARROW, "dark", command],
  ["the section “How true is this?”", "", WIDE, "dark", click("#truth")],
  ["an error message", 'open="settings"', WIDE, "light", refuse],
  ["an error message, narrow and dark", 'open="settings"', NARROW, "dark", refuse],
  ["the cursor in a chart", "", WIDE, "light", point],
  ["the cursor in a chart, narrow and dark", "", NARROW, "dark", point],
  ["a cursor pinned at an outage", "", WIDE, "dark", click("#next")],
  ["a close-up", "", WIDE, "light", closeUp],
  ["a close-up, narrow and dark", 'lang="zh"', NARROW, "dark", closeUp],
  ["running playback", "", WIDE, "light", play],
  ["the legend", "", WIDE, "light", click("#key")],
  ["the legend, narrow and dark", 'lang="de"', NARROW, "dark", click("#key")],
  ["a load of the reader's own shape", "", WIDE, "dark", reshape],
  ["the pencil", "", WIDE, "light", draw],
  ["the pencil, narrow and dark", "", NARROW, "dark", draw],
  ["a fleet to guess", 'predict="reactive"', WIDE, "light"],
  ["a fleet to guess, narrow and dark", 'predict="reactive" level="basic" lang="de"', NARROW, "dark"],
  ["a guess", 'predict="reactive"', WIDE, "dark", guess],
  ["a revealed guess", 'predict="reactive"', WIDE, "light", reveal],
  ["a revealed guess, narrow and dark", 'predict="static" level="basic" charts="static"', NARROW, "dark", reveal],
  ["three charts with all open", 'level="lab" charts="static manual reactive" lang="zh"', WIDE, "light", open("#hood", "#hand", "#settings", "#truth")],
  ["one chart", 'charts="manual"', NARROW, "dark"],
  ["the questions about the job", "", WIDE, "light", section("job", answer)],
  ["the questions about the job, narrow and dark", 'lang="de"', NARROW, "dark", section("job", answer)],
  ["pinned runs", "", WIDE, "dark", section("compare", pinAndChange)],
  ["pinned runs, narrow", 'lang="zh"', NARROW, "light", section("compare", pinAndChange)],
  ["the map of choices", "", WIDE, "light", section("map", walk)],
  ["the map of choices, narrow and dark", 'lang="de"', NARROW, "dark", section("map", walk)],
  ["a covered map", 'open="map" lang="zh"', NARROW, "light", ({ figure }) => figure.locator("#show-map").waitFor()],
  ["links, files and manifests", 'lang="zh"', WIDE, "dark", section("share", copy)],
  ["links, files and manifests, narrow", 'lang="de"', NARROW, "light", section("share", copy)],
];

for (const [name, attributes, width, colorScheme, act] of STATES) {
  testPost(`axe reports no violation for ${name}`, {
    body: inPost(attributes),
    head: `<meta name="color-scheme" content="light dark">${loader}`,
    css: "body { margin: 8px }",
    viewport: { width, height: 900 },
    colorScheme,
  }, async (opened) => {
    await act?.(opened);
    await nextFrames(opened.page);
    assert.deepEqual(await faults(opened.page), []);
  });
}
