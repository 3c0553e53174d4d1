// Checks memory use, the back/forward cache, and recovery from a panic.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openPage, serve, STRICT_CSP } from "./harness.mjs";
import {
  figuresRun, heard, nextFrames, pictures, pressKey, reportOf, set, settingsOf, slider, testPost,
} from "./post.mjs";

const TWO = `<reactive-allocation id="a" static-workers="3"><img src="/fallback.svg" alt="First"></reactive-allocation>
<reactive-allocation id="b" preset="weekend"><img src="/fallback.svg" alt="Second"></reactive-allocation>`;

const PAIR = '<reactive-allocation static-workers="3"></reactive-allocation><reactive-allocation></reactive-allocation>';

/**
 * Allowed growth of the wasm memory: two pages, because of fragmentation. A leak of
 * 130 bytes per figure, or of 13 bytes per step, exceeds it.
 */
const SETTLING = 2 * 65_536;

/** Returns the bytes of live JavaScript objects and of the wasm memory. */
async function memory(page, context) {
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes } = await session.send("Memory.getDOMCounters");
  await session.detach();
  const wasm = await page.evaluate(async () => {
    const exports = Object.values(await (await import("/reactive-allocation-glue.js")).default());
    return exports.find((one) => one instanceof WebAssembly.Memory).buffer.byteLength;
  });
  return { heap: usedSize, nodes, wasm };
}

testPost("a thousand figures that are inserted and removed leak no memory", { body: "<main></main>" }, async ({ t, page, context }) => {
  const mountAndUnmount = (times) =>
    page.evaluate(async (times) => {
      const main = document.querySelector("main");
      const task = () => new Promise((resolve) => setTimeout(resolve));
      for (let round = 0; round < times; round += 1) {
        const figure = document.createElement("reactive-allocation");
        figure.setAttribute("static-workers", String(1 + (round % 9)));
        figure.setAttribute("loading", "eager");
        main.replaceChildren(figure);
        await figure.ready;
        figure.settings = { peakLoad: 5000 };
        figure.remove();
        // An element counts as removed in the next task; before, it may be moving.
        await task();
        await task();
      }
    }, times);
  // The first figures fill caches and grow the wasm memory to its working size.
  await mountAndUnmount(100);
  await nextFrames(page);
  const early = await memory(page, context);
  await mountAndUnmount(1000);
  await nextFrames(page);
  const late = await memory(page, context);
  const [heap, nodes] = [late.heap - early.heap, late.nodes - early.nodes];
  t.diagnostic(`wasm ${early.wasm} B, then ${late.wasm} B; heap ${early.heap} B, then ${late.heap} B; nodes ${nodes} more`);
  assert.ok(late.wasm <= early.wasm + SETTLING, `the wasm's memory grew to ${late.wasm} from ${early.wasm}`);
  // A leaked element has several kilobytes.
  assert.ok(heap < 500_000, `${heap} bytes more are in use`);
  assert.ok(nodes < 1000, `${nodes} nodes more are in use`);
});

testPost("three figures need little memory, and a long drag does not increase it", {
  body: "<reactive-allocation></reactive-allocation>".repeat(3),
  viewport: { width: 900, height: 2600 },
}, async ({ t, page, context, figure }) => {
  // Steps of one task are queued in the wasm memory, so they are split into several
  // tasks, as real input is.
  const steps = async (parts) => {
    for (let part = 0; part < parts; part += 1) {
      await figure.evaluate((element) => {
        for (let step = 0; step < 500; step += 1) {
          element.settings = { staticWorkers: 1 + (step % 12), peakLoad: 3000 + (step % 50) * 100 };
        }
      });
      await nextFrames(page);
    }
  };
  // The first steps grow the memory to its working size: 3.3 to 3.5 MB within 15 parts, and
  // the same after 100 more.
  await steps(25);
  const early = await memory(page, context);
  await steps(20);
  const late = await memory(page, context);
  t.diagnostic(`wasm ${early.wasm} B, then ${late.wasm} B; heap ${early.heap} B, then ${late.heap} B`);
  assert.ok(late.wasm <= early.wasm + SETTLING, `the wasm's memory grew to ${late.wasm} from ${early.wasm}`);
  assert.ok(late.heap - early.heap < 500_000);
  assert.ok(late.wasm + late.heap < 8_000_000, `${late.wasm + late.heap} bytes for three figures`);
});

/** Makes the next rendering panic. */
const breakRendering = (page) =>
  page.evaluate(() => {
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = () => {
      throw new TypeError("broken for the test");
    };
    window.repair = () => (Element.prototype.setAttribute = setAttribute);
  });

for (const [language, stopped, start] of [["de-AT", /stehen geblieben/, "Neu starten"], ["zh", /停止/, "重新启动"]]) {
  testPost(`a stopped figure shows a message in the language of the page (${language})`, {
    body: `<div lang="${language}"><reactive-allocation></reactive-allocation></div>`,
  }, async ({ page, figure, problems }) => {
    await breakRendering(page);
    await figure.evaluate((element) => {
      try {
        element.settings = { staticWorkers: 11 };
      } catch {
        // The wasm instance has stopped.
      }
    });
    const alert = figure.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.innerText(), stopped);
    await page.evaluate(() => window.repair());
    problems.length = 0;
    await figure.getByRole("button", { name: start }).click();
    await figure.getByRole("slider").first().waitFor();
    await heard(page);
  });
}

testPost("after a panic every figure shows its fallback and restarts with its settings", {
  body: TWO,
  viewport: { width: 900, height: 1700 },
}, async ({ page, problems }) => {
  const [a, b] = [page.locator("#a"), page.locator("#b")];
  await set(a, { peakLoad: 7000 });
  await slider(b, "Static workers").focus();
  await pressKey(page, "ArrowRight");
  await heard(page);
  const before = [await settingsOf(a), await settingsOf(b)];
  const shown = await pictures(b);

  await breakRendering(page);
  await a.evaluate((element) => {
    try {
      element.settings = { staticWorkers: 11 };
    } catch {
      // The wasm instance has stopped; the page continues.
    }
  });
  for (const [figure, alt] of [[a, "First"], [b, "Second"]]) {
    const alert = figure.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.innerText(), /stopped/);
    assert.ok(await page.getByAltText(alt).isVisible());
    assert.equal(await figure.getByRole("slider").count(), 0);
  }
  const told = (await heard(page)).filter(({ type, detail }) => type === "error" && detail).map(({ from }) => from);
  assert.deepEqual([...new Set(told)].sort(), ["a", "b"]);

  await page.evaluate(() => window.repair());
  problems.length = 0;
  // References to the old instance must be harmless.
  await page.setViewportSize({ width: 880, height: 1700 });
  await page.emulateMedia({ colorScheme: "dark" });
  await nextFrames(page);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 900, height: 1700 });

  for (const figure of [a, b]) {
    await figure.getByRole("button", { name: "Start again" }).click();
    await slider(figure, "Peak load").waitFor();
  }
  await nextFrames(page);
  const after = [await settingsOf(a), await settingsOf(b)];
  assert.deepEqual(after[1], before[1]);
  assert.equal(after[0].peakLoad, 7000);
  assert.deepEqual(await pictures(b), shown);
  await heard(page);
  await slider(b, "Static workers").focus();
  await pressKey(page, "ArrowRight");
  assert.deepEqual((await heard(page)).map(({ type }) => type), ["input", "change"]);
  assert.equal((await settingsOf(b)).staticWorkers, before[1].staticWorkers + 1);
});

testPost("after a panic a new figure starts without interaction", { body: TWO }, async ({ page, problems }) => {
  await breakRendering(page);
  await page.locator("#a").evaluate((element) => {
    try {
      element.settings = { staticWorkers: 11 };
    } catch {
      // As above.
    }
  });
  await page.locator("#a").getByRole("alert").waitFor();
  await page.evaluate(() => window.repair());
  problems.length = 0;
  await page.evaluate(async () => {
    const figure = document.createElement("reactive-allocation");
    figure.id = "c";
    document.body.prepend(figure);
    await figure.ready;
  });
  assert.ok((await reportOf(page.locator("#c"))).static.workerHours > 0);
  await heard(page);
});

// Playwright disables the back/forward cache, which is tested here.
let browser, site;
before(async () => {
  browser = await openBrowser({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  const page = (name, body) => `<!doctype html><html lang="en"><title>${name}</title>
<script type="module" src="/reactive-allocation.js"></script><body>${body}`;
  site = await serve({
    csp: STRICT_CSP,
    // `no-store` would disable the back/forward cache.
    headers: { "Cache-Control": "no-cache" },
    pages: { "/one": page("One", TWO), "/two": page("Two", "Another page"), "/pair": page("Pair", PAIR) },
  });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

test("a page restored from the back/forward cache has its settings", { timeout: 120_000 }, async (t) => {
  const { page, problems, close } = await openPage(browser);
  await page.addInitScript(() => addEventListener("pageshow", ({ persisted }) => (window.persisted = persisted)));
  await page.goto(`${site.origin}/one`);
  await figuresRun(page);
  const figure = page.locator("#a");
  await slider(figure, "Static workers").focus();
  await pressKey(page, "ArrowRight");
  const before = [await settingsOf(figure), await reportOf(figure), await pictures(figure)];
  await page.goto(`${site.origin}/two`);
  // A cached page does not load again.
  await page.goBack({ waitUntil: "commit" });
  assert.equal(await page.title(), "One");
  t.diagnostic(`kept whole by the browser: ${await page.evaluate(() => window.persisted)}`);
  assert.equal(await page.evaluate(() => window.persisted), true, "nothing in the figure forbids keeping the page");
  assert.deepEqual([await settingsOf(figure), await reportOf(figure), await pictures(figure)], before);
  await slider(figure, "Static workers").focus();
  await pressKey(page, "ArrowRight");
  assert.equal((await settingsOf(figure)).staticWorkers, before[0].staticWorkers + 1);
  assert.notDeepEqual(await pictures(figure), before[2]);
  assert.deepEqual(problems, []);
  await close();
});

// Each page is a fresh one: what is pending when a figure stops depends on how fast the
// files come.
test("whenever a panic happens, the next instance is sound", { timeout: 120_000 }, async () => {
  const failed = [];
  for (let delay = 105; delay < 360; delay += 15) {
    const { page, close } = await openPage(browser, { viewport: { width: 1280, height: 720 } });
    await page.goto(`${site.origin}/pair`);
    await page.evaluate(() => Promise.all([...document.querySelectorAll("reactive-allocation")].map((figure) => figure.ready)));
    await page.waitForTimeout(delay);
    await breakRendering(page);
    await page.evaluate(() => {
      try {
        document.querySelector("reactive-allocation").settings = { staticWorkers: 11 };
      } catch {
        // The instance has stopped.
      }
    });
    // Until the frame and the timers that are pending in it.
    await page.waitForTimeout(100);
    failed.push(...(await page.evaluate(() => {
      window.repair();
      const figure = document.createElement("reactive-allocation");
      document.body.prepend(figure);
      return figure.ready.then(() => [], (error) => [String(error)]);
    })));
    await close();
  }
  assert.deepEqual(failed, []);
});
