// The time from navigation until the first figure is painted, and until it is
// complete, on a fast and on a slow connection, with a fast and a slow CPU:
//
//   node tests/browser/load.bench.mjs [ROUNDS]
//
// Measures the bundle in DIST. If BEFORE is the folder of another bundle, both
// are measured in turns, so that the ratio holds on a busy machine, too.

import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { createServer } from "node:http";
import { brotliCompressSync } from "node:zlib";
import { DIST, openBrowser, STRICT_CSP } from "./harness.mjs";

const ROUNDS = Number(process.argv[2] ?? 5);
const MBIT = 1_000_000 / 8;
/** Name, bytes per second, milliseconds of a round trip, slowdown of the CPU. */
const CONDITIONS = [
  ["no limit", -1, 0, 1],
  ["1.6 Mbit/s, 150 ms", 1.6 * MBIT, 150, 1],
  ["1.6 Mbit/s, 150 ms, CPU 4x slower", 1.6 * MBIT, 150, 4],
];
const TYPES = { ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".wasm": "application/wasm" };
const POST = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title>
<script type="module" src="/reactive-allocation.js"></script><body><reactive-allocation></reactive-allocation>`;

/** Serves a bundle, compressed by brotli as a CDN does. */
async function serveBundle(root) {
  const compressed = new Map();
  const server = createServer(async (request, response) => {
    const headers = { "Cache-Control": "no-store", "Content-Security-Policy": STRICT_CSP };
    if (request.url === "/post") return response.writeHead(200, { ...headers, "Content-Type": "text/html" }).end(POST);
    try {
      const body = compressed.get(request.url) ?? brotliCompressSync(await readFile(join(root, request.url)));
      compressed.set(request.url, body);
      response.writeHead(200, { ...headers, "Content-Type": TYPES[extname(request.url)] ?? "text/plain", "Content-Encoding": "br" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Runs in the page: records when the figure is painted and when it is complete. */
function watch() {
  addEventListener("DOMContentLoaded", async () => {
    await customElements.whenDefined("reactive-allocation");
    const figure = document.querySelector("reactive-allocation");
    await figure.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    window.live = performance.now();
    await figure.complete;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    window.whole = performance.now();
  });
}

async function load(browser, origin, [, throughput, latency, slowdown]) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput });
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.addInitScript(watch);
  await page.goto(`${origin}/post`);
  await page.waitForFunction(() => window.whole, null, { timeout: 60_000 });
  const times = await page.evaluate(() => [window.live, window.whole]);
  await context.close();
  return times;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const bundles = [["now", DIST], ...(process.env.BEFORE ? [["before", process.env.BEFORE]] : [])];
const browser = await openBrowser();
const sites = new Map();
for (const [name, root] of bundles) sites.set(name, await serveBundle(root));
console.log(`ms until live / until complete, median of ${ROUNDS}`);
for (const condition of CONDITIONS) {
  const times = new Map(bundles.map(([name]) => [name, []]));
  // The first load compresses the files and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name] of bundles) {
      const measured = await load(browser, sites.get(name).origin, condition);
      if (round > 0) times.get(name).push(measured);
    }
  }
  const cells = bundles.map(([name]) => {
    const [live, whole] = [0, 1].map((index) => Math.round(median(times.get(name).map((pair) => pair[index]))));
    return `${name} ${live} / ${whole}`;
  });
  console.log(`${condition[0].padEnd(34)} ${cells.join("   ")}`);
}
for (const site of sites.values()) site.close();
await browser.close();
