// Checks the figure on pages with different structure, style and loading behaviour.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DIST } from "./harness.mjs";
import {
  figuresRun, heard, middle, nextFrames, pictures, reportOf, set, settingsOf, slider, testPost,
} from "./post.mjs";

const WASM = "/reactive-allocation_bg.wasm";

let letGo;
const held = new Promise((resolve) => (letGo = resolve));

testPost("a figure removed while it loads does not start; inserted again, it runs", {
  live: false,
  pages: {
    [WASM]: async (_, response) => {
      await held;
      response.writeHead(200, { "Content-Type": "application/wasm" }).end(await readFile(join(DIST, WASM)));
    },
  },
}, async ({ page, figure }) => {
  await page.waitForFunction(() => customElements.get("reactive-allocation"));
  await figure.evaluate((element) => {
    window.one = element;
    element.start();
    element.remove();
    // A second figure shows when the wasm is loaded.
    window.other = document.createElement("reactive-allocation");
  });
  letGo();
  await page.evaluate(async () => {
    document.body.append(window.other);
    await window.other.ready;
  });
  assert.equal(await page.evaluate(() => window.one.report), undefined);
  await page.evaluate(async () => {
    document.body.append(window.one);
    await window.one.ready;
  });
  assert.ok(await page.evaluate(() => window.one.report.static.workerHours > 0));
  assert.deepEqual(await heard(page), []);
});

testPost("a figure in a closed shadow root runs and its events leave it", { body: '<div id="outer"></div>' }, async ({ page }) => {
  await page.evaluate(async () => {
    const root = document.querySelector("#outer").attachShadow({ mode: "closed" });
    window.inner = root.appendChild(document.createElement("reactive-allocation"));
    await window.inner.ready;
  });
  await nextFrames(page);
  const { x, y } = await page.evaluate(() => {
    const { x, y, width, height } = window.inner.shadowRoot.querySelector(".chip:nth-child(2)").getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.mouse.click(x, y);
  const events = await heard(page);
  assert.deepEqual(events.map(({ type, from, detail }) => [type, from, detail.settings.preset]), [
    ["input", "outer", "weekend"],
    ["change", "outer", "weekend"],
  ]);
});

for (const [how, css, change] of [
  ["a class", ":root { color-scheme: light } :root.dark { color-scheme: dark }", () => document.documentElement.classList.toggle("dark")],
  ["a property of the figure", "", () => {
    const { style } = document.querySelector("reactive-allocation");
    style.colorScheme = style.colorScheme === "dark" ? "light" : "dark";
  }],
  ["a token", ".dark reactive-allocation { --ra-workers: rgb(0, 90, 0) }", () => document.body.classList.toggle("dark")],
]) {
  testPost(`the canvas is repainted when the theme of the page changes by ${how}`, { css }, async ({ page, figure }) => {
    const before = await pictures(figure);
    // `nextFrames` waits for two frames: one to detect the change, one to paint.
    const changed = async () => {
      await page.evaluate(change);
      await nextFrames(page);
      await nextFrames(page);
      return pictures(figure);
    };
    const other = await changed();
    assert.ok(other.every((picture, place) => picture !== before[place]), "painted anew");
    assert.deepEqual(await changed(), before, "and back");
  });
}

testPost("paper has a vector picture with the charts and numbers but no controls", {}, async ({ page, figure }) => {
  await figure.evaluate((element) => (element.dispatchEvent(new Event("pointerenter")), element.complete));
  // A print that no event announces.
  await page.emulateMedia({ media: "print" });
  await nextFrames(page);
  assert.equal(await figure.getByRole("slider").count(), 0);
  assert.ok(await figure.locator(".sentence").isVisible());
  assert.equal(await figure.locator("canvas:visible").count(), 2);
  await page.emulateMedia({ media: null });
  const file = (await page.pdf({ printBackground: true })).toString("latin1");
  assert.ok(file.startsWith("%PDF-"));
  assert.equal(file.match(/\/Subtype\s*\/Image/g), null, "no pixels");
});

testPost("on a right-to-left page the text is right to left but the charts are not", {
  body: '<div dir="rtl" lang="ar"><reactive-allocation></reactive-allocation></div>',
  viewport: { width: 390, height: 800 },
}, async ({ page, figure }) => {
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, "nothing sticks out");
  const { chart, words } = await figure.evaluate((element) => ({
    chart: getComputedStyle(element.shadowRoot.querySelector(".chart")).direction,
    words: getComputedStyle(element.shadowRoot.querySelector(".sentence")).direction,
  }));
  assert.deepEqual([chart, words], ["ltr", "rtl"]);
  // A native slider runs from right to left there, and the figure follows it.
  const input = slider(figure, "Static workers");
  await input.scrollIntoViewIfNeeded();
  const { y } = await middle(input);
  const box = await input.boundingBox();
  await page.mouse.click(box.x + 3, y);
  const { staticWorkers } = await settingsOf(figure);
  assert.equal(String(staticWorkers), await input.getAttribute("max"));
});

testPost("a hidden figure loads nothing until it is shown", {
  css: ".closed { display: none }",
  body: '<main class="closed"><reactive-allocation></reactive-allocation></main>',
  live: false,
}, async ({ page }) => {
  await page.waitForFunction(() => customElements.get("reactive-allocation"));
  await nextFrames(page);
  const wasms = () => page.evaluate((path) => performance.getEntriesByName(location.origin + path).length, WASM);
  assert.equal(await wasms(), 0);
  await page.evaluate(() => document.querySelector("main").classList.remove("closed"));
  await figuresRun(page);
  assert.equal(await wasms(), 1);
  assert.equal(await page.locator("canvas:visible").count(), 2);
});

testPost("offline the fallback stays; online again the next figure runs", {
  live: false,
  css: "div { height: 5000px }",
  body: '<div></div><reactive-allocation><img src="/fallback.svg" alt="The picture"></reactive-allocation>',
}, async ({ page, context, problems, figure }) => {
  await page.waitForFunction(() => customElements.get("reactive-allocation"));
  await page.waitForLoadState("load");
  await context.setOffline(true);
  const ran = await figure.evaluate((element) => {
    element.scrollIntoView();
    return element.ready.then(() => true, () => false);
  });
  assert.equal(ran, false);
  assert.ok(await page.getByAltText("The picture").isVisible());
  assert.deepEqual((await heard(page)).map(({ type }) => type), ["error"]);
  problems.length = 0;
  await context.setOffline(false);
  await figure.evaluate((element) => {
    element.after(document.createElement("reactive-allocation"));
    return element.nextSibling.ready;
  });
  assert.ok((await reportOf(page.locator("reactive-allocation").nth(1))).static.workerHours > 0);
});

testPost("each page of a single-page application has its figure", { body: "<main></main>" }, async ({ page }) => {
  for (let visit = 1; visit <= 4; visit += 1) {
    const workers = await page.evaluate(async (visit) => {
      history.pushState({}, "", `/post/${visit}`);
      const main = document.querySelector("main");
      main.innerHTML = `<h1>Post ${visit}</h1><reactive-allocation static-workers="${visit}"></reactive-allocation>`;
      await main.querySelector("reactive-allocation").ready;
      return main.querySelector("reactive-allocation").settings.staticWorkers;
    }, visit);
    await nextFrames(page);
    assert.equal(workers, visit);
    assert.equal(await page.getByRole("slider", { name: "Peak load", exact: true }).count(), 1);
  }
});

for (const width of [320, 390, 640, 760, 900, 1280]) {
  testPost(`there is no layout shift while the figure loads, ${width} px wide`, {
    viewport: { width, height: 800 },
    css: "body { margin: 0 }",
    live: false,
    body: `<p>Before.</p><reactive-allocation><img src="/fallback.svg" width="1060" height="488" alt="The picture"></reactive-allocation><p>After.</p>`,
    // Otherwise the page may be shown before the loader reserves the space.
    head: `<script src="/watch.js"></script><script type="module" blocking="render" src="/reactive-allocation.js"></script>`,
    pages: {
      "/watch.js": (_, response) => response.setHeader("Content-Type", "text/javascript").end(`
        window.seen = [];
        new PerformanceObserver((list) => seen.push(...list.getEntries().map((entry) => [entry.entryType, entry.value ?? entry.duration])))
          .observe({ type: "layout-shift", buffered: true });
        new PerformanceObserver((list) => seen.push(...list.getEntries().map((entry) => [entry.entryType, entry.duration])))
          .observe({ type: "longtask", buffered: true });`),
    },
  }, async ({ t, page }) => {
    await page.waitForFunction(() => customElements.get("reactive-allocation"));
    await figuresRun(page);
    await nextFrames(page);
    const seen = await page.evaluate(() => window.seen);
    const shift = seen.filter(([type]) => type === "layout-shift").reduce((sum, [, value]) => sum + value, 0);
    // The duration of tasks depends on the machine, so it is only printed.
    const long = seen.filter(([type]) => type === "longtask").map(([, duration]) => `${Math.round(duration)} ms`);
    t.diagnostic(`layout shift ${shift}; tasks over 50 ms: ${long.join(", ") || "none"}`);
    assert.equal(shift, 0);
  });
}

testPost("every attribute in the manifest is a setting of the figure", {}, async ({ page, problems, figure }) => {
  const manifest = JSON.parse(await readFile(join(DIST, "package", "custom-elements.json"), "utf8"));
  const [element] = manifest.modules[0].declarations;
  const settings = element.attributes.filter(({ name }) => !["src", "loading", "wasm-url", "level", "charts", "controls", "open", "presets", "sentence", "compact", "predict"].includes(name));
  const known = Object.keys(await settingsOf(figure));
  assert.equal(settings.length, known.length);
  for (const { name } of settings) {
    await figure.evaluate((element, name) => element.setAttribute(name, "?"), name);
    await nextFrames(page);
    const [event] = await heard(page);
    const property = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    assert.equal(event?.detail.field, property, `${name} is not heard`);
    await figure.evaluate((element, name) => element.removeAttribute(name), name);
    await nextFrames(page);
    await heard(page);
  }
  problems.length = 0;
  const parts = await figure.evaluate((element) =>
    [...new Set([...element.shadowRoot.querySelectorAll("[part]")].map((one) => one.getAttribute("part")))],
  );
  const told = element.cssParts.map(({ name }) => name);
  assert.deepEqual(parts.filter((part) => !told.includes(part)), []);
  await set(figure, { staticWorkers: 3 });
});
