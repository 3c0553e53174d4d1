// Checks the link of a figure: what it keeps, links that are damaged or hostile, and where
// links are opened.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { random as generator } from "../engines/random.mjs";
import { bring, file, loadCsv, openSection, press, testExchange } from "./exchange.mjs";
import { watch } from "./harness.mjs";
import { nextFrames, reportOf, settingsOf, slider } from "./post.mjs";
import { hasLink, LAB, linkOf, openAddress, stateOf, useAll } from "./sharing.mjs";

testExchange("the link gives a second page the same settings, load, pins, commands and cursor", LAB, async ({ page, context, figure }) => {
  await figure.locator("#pencil").click();
  await figure.locator("#draw").press("PageUp");
  await figure.locator("#pencil").click();
  await useAll(figure);
  await openSection(figure, "share");
  const [link, state] = [await linkOf(figure), await stateOf(figure)];
  assert.notEqual(state.settings.drawnLoad, "default");
  assert.equal(state.commands.length, 2);
  assert.match(link, /\/embed\.html#v1&[\w.=&-]+&end$/, "nothing in it needs an escape");

  const second = await openAddress(context, link);
  await second.figure.locator("#share").click();
  await hasLink(second.figure, link);
  assert.deepEqual(await stateOf(second.figure), state);
  await openSection(second.figure, "compare");
  assert.equal(await second.figure.locator("#pin-0").inputValue(), "Seven & <i>few</i> 七");
  assert.deepEqual(second.problems, []);

  // What the reader changes is in the link at once.
  await page.bringToFront();
  await slider(figure, "Static workers").press("ArrowRight");
  assert.match(await linkOf(figure), /static-workers=10&/);
  // The same link pasted is the same figure.
  await figure.locator("#reset").click();
  await openSection(figure, "job");
  await bring(figure, link);
  await openSection(figure, "share");
  assert.deepEqual((await stateOf(figure)).settings, state.settings);
});

testExchange("the link keeps a load of the reader's own", LAB, async ({ context, figure }) => {
  await openSection(figure, "job");
  await figure.locator("#load-file").setInputFiles(file(loadCsv(30_000)));
  await figure.locator(".bring .notes").waitFor();
  await openSection(figure, "share");
  const [link, state] = [await linkOf(figure), await stateOf(figure)];
  assert.equal(state.report.static.workerHours, 48 * 7);
  assert.match(link, /&load\.shares=/);
  const second = await openAddress(context, link);
  await second.figure.locator("#share").click();
  await hasLink(second.figure, link);
  assert.deepEqual(await stateOf(second.figure), state);
  assert.deepEqual(second.problems, []);
});

testExchange("a load that is too long for a link is named, and travels as a file", LAB, async ({ page, context, figure }) => {
  await openSection(figure, "job");
  const random = generator(1);
  const rows = Array.from({ length: 4000 }, (_, minute) => `${minute * 60},${random.whole(2000, 14_000)}`);
  await figure.locator("#load-file").setInputFiles(file(["seconds,records_per_s", ...rows].join("\n")));
  await figure.locator(".bring .notes").waitFor();
  await openSection(figure, "share");
  const link = await linkOf(figure);
  assert.ok(link.endsWith("&load=file&end"), `${link.length} characters`);
  assert.match(await figure.locator(".share .help").first().innerText(), /The load is too long for a link\. Send \S+\.csv along/);
  const saved = page.waitForEvent("download");
  await press(figure, /Load \(CSV\)/);
  const report = await reportOf(figure);
  const text = await readFile(await (await saved).path(), "utf8");

  const second = await openAddress(context, link);
  await openSection(second.figure, "job");
  await second.figure.locator("#load-file").setInputFiles(file(text));
  await second.figure.locator(".bring .notes").waitFor();
  const again = await reportOf(second.figure);
  assert.ok(Math.abs(again.reactive.workerHours / report.reactive.workerHours - 1) < 1e-3);
  assert.equal(again.static.workerHours, report.static.workerHours);
  // What a link has not is told.
  assert.deepEqual(second.problems.filter((line) => !/load: is not in the link; it comes as a file/.test(line)), []);
});

/** What a page may say of a link that is damaged. */
const REFUSAL = /^(?:error|warning): <reactive-allocation>/;

testExchange("links that are cut off, changed, later or hostile leave a figure that works", LAB, async ({ page, context, site, figure }) => {
  await openSection(figure, "job");
  await figure.locator("#load-file").setInputFiles(file(loadCsv(30_000).split("\n").slice(0, 13).join("\n")));
  await figure.locator(".bring .notes").waitFor();
  await useAll(figure, `"><img src=x onerror="document.title='taken over'">`);
  await openSection(figure, "share");
  const link = (await linkOf(figure)).replace(/^[^#]*/, "");

  const cut = Array.from({ length: Math.floor(link.length / 37) }, (_, piece) => link.slice(0, 37 * (piece + 1)));
  const random = generator(7);
  const characters = [..."abzAZ09-.=&%#<>\"'+ ~ä七\u0000\u202e"];
  const altered = Array.from({ length: 12 }, () => {
    const letters = [...link];
    for (let count = random.whole(1, 6); count > 0; count -= 1) letters[random.whole(1, letters.length - 1)] = random.pick(characters);
    return letters.join("");
  });
  const hostile = [
    "#v9&preset=weekend&newer=1&static-workers=9&end",
    "#v1&preset=weekend&onclick=alert(1)&style=display:none&hidden&wasm-url=/x.wasm&end",
    `#v1&pin1.name=%3Cimg%20src=x%20onerror=document.title='taken over'%3E&"><img src=x onerror=document.title='taken over'>=1&end`,
    `#v1&own=${"s1-".repeat(3000)}s1&end`,
    "#v1&load.step=1e-300&load.peak=1e308&load.shares=AAAA&end",
    "#v1&load.step=0.001&load.peak=1&load.shares=%00%ff&time=1e99&end",
    `#v1&preset=${"day-night".repeat(2000)}&end`,
    "#v1", "#v1&", "#v1&&&&===&end&end",
  ];
  const second = await openAddress(context, `${site.origin}/embed.html`);
  const show = async (hash) => {
    await second.page.evaluate((hash) => (location.hash = hash), hash);
    await nextFrames(second.page);
  };
  for (const text of [...cut, ...altered, ...hostile]) {
    await show(text);
    const { ok, settings } = await second.figure.evaluate((element) => ({
      ok: Boolean(element.shadowRoot.querySelector(".figure canvas")) && Object.values(element.report).every((run) => typeof run !== "object" || Number.isFinite(run.workerHours)),
      settings: element.settings,
    }));
    assert.ok(ok, `${text}: ${JSON.stringify(settings)}`);
  }
  assert.equal((await second.figure.getAttribute("onclick")) ?? (await second.figure.getAttribute("hidden")), null);
  assert.notEqual(await second.page.title(), "taken over");
  assert.equal(await second.page.locator("img[onerror]").count(), 0);
  const bad = second.problems.filter((line) => !REFUSAL.test(line));
  assert.deepEqual(bad, [], "nothing but refusals");
  // It still works: by hand, and with a whole link.
  await show("#v1&preset=day-night&end");
  const before = (await settingsOf(second.figure)).staticWorkers;
  await slider(second.figure, "Static workers").press("ArrowRight");
  assert.equal((await settingsOf(second.figure)).staticWorkers, before + 1);
  await show(link);
  await second.page.waitForFunction((settings) => JSON.stringify(document.querySelector("reactive-allocation").settings) === settings, JSON.stringify(await settingsOf(figure)));
  await page.bringToFront();
});

testExchange("a link with the address of the article opens in its last figure", { live: false }, async ({ context, site }) => {
  const page = await context.newPage();
  const problems = watch(page);
  await page.goto(`${site.origin}/index.html#v1&preset=weekend&static-workers=9&level=lab&pin1.name=One&pin1.preset=weekend&end`);
  const sandbox = page.locator("#six");
  const isShown = (preset, staticWorkers) => page.waitForFunction(([preset, staticWorkers]) => {
    const { settings } = document.getElementById("six");
    return settings?.preset === preset && settings.staticWorkers === staticWorkers;
  }, [preset, staticWorkers]);
  await isShown("weekend", 9);
  assert.ok(await sandbox.evaluate((one) => one.getBoundingClientRect().top < innerHeight && one.getBoundingClientRect().bottom > 0), "in sight");
  await sandbox.locator("#compare").click();
  assert.equal(await sandbox.locator("#pin-0").inputValue(), "One");
  // Another link in the same tab, and an anchor that is none.
  await page.evaluate(() => (location.hash = "#v1&preset=growth&static-workers=8&level=lab&end"));
  await isShown("growth", 8);
  await page.evaluate(() => (location.hash = "#elsewhere"));
  await nextFrames(page);
  assert.equal((await settingsOf(sandbox)).preset, "growth");
  assert.deepEqual(problems, []);
});

testExchange("another link in the same tab brings its own pins", LAB, async ({ context, site }) => {
  const link = (name) => `#v1&preset=day-night&level=lab&pin1.name=${name}&pin1.preset=day-night&end`;
  const { page: second, figure } = await openAddress(context, `${site.origin}/embed.html${link("One")}`);
  await figure.locator("#share").click();
  await hasLink(figure, `${site.origin}/embed.html${link("One")}`);
  await second.evaluate((link) => (location.hash = link), link("Two"));
  await hasLink(figure, `${site.origin}/embed.html${link("Two")}`);
});

testExchange("a link that is cut off or of a later version is told", LAB, async ({ context, site }) => {
  for (const [hash, told] of [["#v1&preset=weekend&static-wor", /cut off/], ["#v9&preset=weekend&end", /version 9/]]) {
    const { page: second, figure, problems } = await openAddress(context, `${site.origin}/embed.html${hash}`);
    await second.waitForFunction(() => document.querySelector("reactive-allocation").settings.preset === "weekend");
    await second.waitForLoadState("networkidle");
    assert.match(problems.join("\n") + (await figure.evaluate((element) => element.shadowRoot.textContent)), told);
    await second.close();
  }
});

testExchange("toURL() is the link", LAB, async ({ figure }) => {
  await useAll(figure);
  await openSection(figure, "share");
  assert.equal(await figure.evaluate((element) => element.toURL()), await linkOf(figure));
});
