// Checks the files that a figure saves: each is complete by itself.

import assert from "node:assert/strict";
import { bring, openSection, press, testExchange } from "./exchange.mjs";
import { STRICT_CSP, watch } from "./harness.mjs";
import { settingsOf } from "./post.mjs";
import { hasLink, LAB, linkOf, openAddress, save, useAll } from "./sharing.mjs";

const PICTURES = `${STRICT_CSP}; img-src 'self' blob:`;

testExchange("each saved file is complete by itself", { ...LAB, csp: PICTURES }, async ({ context, site, figure }) => {
  await useAll(figure, "=1+1");
  await openSection(figure, "share");
  const link = await linkOf(figure);
  const [svgName, svg] = await save(figure, /SVG/);
  const [pngName, png] = await save(figure, /PNG/);
  const [csvName, csv] = await save(figure, /Runs/);
  const [logName, log] = await save(figure, /Decisions/);
  const [jsonName, json] = await save(figure, /JSON/);
  assert.deepEqual([svgName, pngName, csvName, logName, jsonName], ["", "", "-runs", "-decisions", ""].map((kind, index) => `reactive-allocation-day-night${kind}.${["svg", "png", "csv", "csv", "json"][index]}`));
  assert.equal(await figure.locator(".share .message").count(), 0);

  // The SVG by itself, in a page of its own.
  await context.route(`${site.origin}/alone.svg`, (route) => route.fulfill({ contentType: "image/svg+xml", body: svg }));
  const alone = await context.newPage();
  const asked = [];
  alone.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const problems = watch(alone);
  await alone.goto(`${site.origin}/alone.svg`);
  const shown = await alone.evaluate(() => ({
    root: document.documentElement.localName,
    size: ["width", "height"].map((name) => Number(document.documentElement.getAttribute(name))),
    texts: [...document.querySelectorAll("text, title, desc")].map((one) => one.textContent).join("\n").replaceAll("\u00a0", " "),
    links: [...document.querySelectorAll("a")].map((one) => one.getAttribute("href") ?? one.getAttributeNS("http://www.w3.org/1999/xlink", "href")),
  }));
  assert.equal(shown.root, "svg");
  assert.deepEqual(asked, ["/alone.svg"]);
  assert.deepEqual(problems, []);
  for (const part of [/Static and reactive allocation of workers: Day & night/, /reactive-allocation \d+\.\d+/, /Static workers: 9/, /=1\+1/, /idle/]) assert.match(shown.texts, part);
  assert.ok(shown.links.includes(link) || shown.texts.includes(link), "the link is in it");

  // Width and height of a PNG stand at fixed places.
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], shown.size.map((size) => 2 * Math.round(size)));

  const [head, ...rows] = csv.toString().trim().split("\n").map((line) => line.split(","));
  const ofEach = ["wanted", "registered", "parallelism", "processed_per_s", "lag", "utilisation", "state"];
  const policies = ["static", "manual", "reactive", "own"];
  assert.deepEqual(head, ["t_s", "load_per_s", ...policies.flatMap((policy) => ofEach.map((name) => `${policy}_${name}`)), "source"]);
  assert.ok(rows.length > 200 && rows.every((row) => row.length === head.length));
  assert.equal(rows[0].at(-1), link);
  const exported = await figure.evaluate((element, step) => element.toCSV("reactive", step), Number(rows[1][0]) - Number(rows[0][0]));
  const [names, ...lines] = exported.trim().split("\n").map((line) => line.split(","));
  for (const at of [0, 60, rows.length - 1]) assert.equal(rows[at][head.indexOf("reactive_wanted")], lines[at][names.indexOf("wanted")], `row ${at}`);

  const alike = (await figure.evaluate((element) => element.decisionLog())).trim().split("\n");
  const decided = log.toString().trim().split("\n");
  assert.equal(decided[0], `${alike[0]},source`);
  assert.equal(decided[1], `${alike[1]},${link}`);
  assert.deepEqual(decided.slice(2), alike.slice(2).map((row) => `${row},`));

  const { settings, link: ofJson } = JSON.parse(json);
  assert.deepEqual(settings, await settingsOf(figure));
  assert.equal(ofJson, link);
  const second = await openAddress(context, `${site.origin}/post`);
  await openSection(second.figure, "job");
  await bring(second.figure, json.toString());
  await second.figure.locator("#share").click();
  await hasLink(second.figure, link);
  assert.deepEqual(await settingsOf(second.figure), settings);
});

testExchange("a page that forbids pictures is told to save the SVG", LAB, async ({ page, problems, figure }) => {
  await openSection(figure, "share");
  await press(figure, /PNG/);
  await figure.locator(".share .message", { hasText: "img-src blob:" }).waitFor();
  assert.equal(await figure.locator(".share .message").getAttribute("role"), "alert");
  assert.ok(problems.length > 0 && problems.every((line) => /Content Security Policy| csp$/.test(line)), problems.join("\n"));
  problems.length = 0;
  await page.evaluate(() => (window.violations = []));
  assert.equal((await save(figure, /SVG/))[0], "reactive-allocation-day-night.svg");
  assert.equal(await figure.locator(".share .message").count(), 0, "the message is gone");
});
