// A figure begins with what its first frame needs and goes over to the module
// that has everything. The reader must not notice, except that there is more.

import assert from "node:assert/strict";
import { dragTo, figuresRun, heard, loader, nextFrames, settingsOf, slider, takeThumb, testPost, thumb } from "./post.mjs";

const FULL = "**/reactive-allocation-full_bg.wasm";
const asked = (page) => page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("allocation-full")));
const complete = (figure) => figure.evaluate((element) => element.complete.then(() => true));
/** The summary for screen readers is there in the full module only. */
const isWhole = (figure) => figure.evaluate((element) => !!element.shadowRoot.querySelector(".room:not(.room + .room) #summary"));

/** A gate before the full module: it comes when the test says so. */
function gate() {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  const route = async (request) => {
    await opened;
    await request.continue();
  };
  return { open, routes: { [FULL]: route } };
}

/** Frames and idle time pass, as much as a figure would need to act. */
const idle = (page) =>
  page.evaluate(async () => {
    for (let round = 0; round < 10; round += 1) {
      await new Promise((done) => requestIdleCallback(done, { timeout: 1000 }));
      await new Promise((done) => requestAnimationFrame(done));
    }
  });

const BASIC = { body: '<reactive-allocation level="basic"></reactive-allocation>', whole: false };

for (const [level, count] of [["basic", 1], ["more", 6], ["lab", 6]]) {
  for (const width of [360, 720, 1200]) {
    testPost(`nothing on the page moves when a figure of level ${level} comes and grows, ${width} px wide`, {
      head: loader.replace("<script", '<script blocking="render"'),
      body: `<p>Before</p><reactive-allocation level="${level}"></reactive-allocation><p id="after">After</p>`,
      css: "body { margin: 8px }",
      // What stands after it is in sight, too.
      viewport: { width, height: 2200 },
    }, async ({ page, figure }) => {
      await idle(page);
      const shifts = await page.evaluate(() =>
        new Promise((done) => {
          const all = [];
          new PerformanceObserver((list) => all.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(all.map(({ value, sources }) => `${value}: ${sources.map(({ node }) => node?.id || node?.className || node?.nodeName)}`)));
        }));
      assert.deepEqual(shifts, []);
      assert.equal(await figure.locator(".handle").count(), count, "it has grown");
      assert.equal(await figure.evaluate((element) => element.shadowRoot.querySelectorAll(".room").length), 1);
    });
  }
}

for (const language of ["de", "zh"]) {
  testPost(`nothing moves when a figure in ${language} grows`, {
    head: loader.replace("<script", '<script blocking="render"'),
    body: `<reactive-allocation lang="${language}"></reactive-allocation><p>After</p>`,
    viewport: { width: 1200, height: 1000 },
    whole: false,
  }, async ({ page, figure }) => {
    const height = () => figure.evaluate((element) => element.getBoundingClientRect().height);
    const before = await height();
    await complete(figure);
    await nextFrames(page);
    assert.equal(await height(), before);
  });
}

testPost("settings, focus and place on the page are kept", {
  body: '<p>Before</p><reactive-allocation level="basic" static-workers="9"></reactive-allocation>',
  css: "p { height: 600px } body { padding-bottom: 2000px }",
  viewport: { width: 900, height: 1000 },
  whole: false,
}, async ({ page, figure }) => {
  await figure.evaluate((element) => (element.settings = { nightShare: 40 }));
  await page.evaluate(() => scrollTo(0, 500));
  assert.ok(!(await asked(page)));
  await slider(figure, "Peak load").evaluate((input) => input.focus({ preventScroll: true }));
  await page.keyboard.press("ArrowRight");
  await complete(figure);
  await nextFrames(page);
  const { staticWorkers, nightShare, peakLoad } = await settingsOf(figure);
  assert.deepEqual([staticWorkers, nightShare], [9, 40]);
  assert.ok(peakLoad > 6000, "a key that came meanwhile");
  assert.equal(await page.evaluate(() => scrollY), 500);
  assert.equal(await figure.evaluate((element) => element.shadowRoot.activeElement?.id), "peakLoad");
  await page.keyboard.press("ArrowRight");
  assert.ok((await settingsOf(figure)).peakLoad > peakLoad, "and goes on");
});

{
  const { open, routes } = gate();
  testPost("a figure does not change under a pressed pointer", { ...BASIC, routes }, async ({ page, figure }) => {
    const input = slider(figure, "Peak load");
    const mouse = await takeThumb(input);
    const growing = complete(figure);
    const move = async (value) => {
      const { x, y } = await thumb(input, value);
      await mouse.move(x, y, { steps: 4 });
      await nextFrames(page);
    };
    await move(7000);
    open();
    await page.waitForFunction(() => document.querySelector("reactive-allocation").shadowRoot.querySelectorAll(".room").length === 2);
    for (const value of [8000, 9000]) {
      await move(value);
      await idle(page);
      assert.ok(!(await isWhole(figure)), "it waits");
    }
    assert.equal((await settingsOf(figure)).peakLoad, 9000);
    await mouse.up();
    await growing;
    await nextFrames(page);
    assert.ok(await isWhole(figure));
    assert.equal((await settingsOf(figure)).peakLoad, 9000);
    const events = (await heard(page)).map(({ type }) => type);
    assert.equal(events.filter((type) => type === "change").length, 1, String(events));
    await dragTo(slider(figure, "Peak load"), 7000);
    assert.equal((await settingsOf(figure)).peakLoad, 7000);
  });
}

testPost("a basic figure fetches the rest only when a reader comes to it", BASIC, async ({ page, figure }) => {
  await idle(page);
  assert.ok(!(await asked(page)));
  const { x, y } = await figure.boundingBox();
  await page.mouse.move(x + 200, y + 200);
  await complete(figure);
  assert.ok(await asked(page));
});

testPost("any other figure fetches the rest by itself, once it is on the screen", {
  body: "<p>Before</p><reactive-allocation></reactive-allocation>",
  css: "p { height: 1100px }",
  viewport: { width: 900, height: 800 },
  whole: false,
}, async ({ page, figure }) => {
  await idle(page);
  assert.ok(!(await asked(page)), "near, but not on it");
  await page.evaluate(() => scrollTo(0, 700));
  await complete(figure);
  assert.ok(await isWhole(figure));
});

const network = { broken: true };

testPost("without the full module a figure goes on with what it has, says so once, and tries again", {
  ...BASIC,
  routes: { [FULL]: (route) => (network.broken ? route.abort() : route.continue()) },
}, async ({ page, figure, problems }) => {
  const { x, y } = await figure.boundingBox();
  await page.mouse.move(x + 200, y + 200);
  await page.waitForFunction(() => window.heard.some(({ type }) => type === "error"));
  await idle(page);
  const errors = (await heard(page)).filter(({ type }) => type === "error");
  assert.equal(errors.length, 1);
  assert.match(errors[0].detail.message, /Not everything is there/);
  await dragTo(slider(figure, "Static workers"), 4);
  assert.equal((await settingsOf(figure)).staticWorkers, 4);
  await figure.locator("#static").press("ArrowUp");
  assert.equal((await settingsOf(figure)).staticWorkers, 5);
  assert.ok(!(await isWhole(figure)));
  assert.ok(problems.splice(0).length > 0);

  network.broken = false;
  await page.mouse.move(2, 2);
  await page.evaluate(() => document.activeElement.blur());
  await page.mouse.move(x + 200, y + 200);
  await complete(figure);
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).staticWorkers, 5);
});

for (const [name, back] of [["stays away", false], ["comes back", true]]) {
  const { open, routes } = gate();
  testPost(`a figure that is taken off the page while it grows, and ${name}`, { ...BASIC, body: `<main>${BASIC.body}</main>`, routes }, async ({ page, figure }) => {
    await figure.evaluate((element) => (element.settings = { staticWorkers: 3 }));
    const { x, y } = await figure.boundingBox();
    await page.mouse.move(x + 200, y + 200);
    await page.evaluate(async () => {
      const element = document.querySelector("reactive-allocation");
      window.kept = element;
      element.remove();
      await new Promise((done) => setTimeout(done));
    });
    await page.mouse.move(2, 2);
    open();
    await idle(page);
    assert.equal(await page.evaluate(() => window.kept.shadowRoot.querySelectorAll("canvas").length), 0, "the picture of the author is back");
    if (!back) return;
    await page.evaluate(() => document.querySelector("main").append(window.kept));
    await page.waitForFunction(() => window.kept.shadowRoot.querySelector("canvas"));
    assert.equal((await settingsOf(figure)).staticWorkers, 3);
    await figuresRun(page);
    assert.ok(await isWhole(figure));
    assert.equal((await settingsOf(figure)).staticWorkers, 3);
  });
}

for (const [name, value] of [["level", "expert"], ["charts", "static dynamic"], ["controls", "peak-load nonsense"], ["open", "sesame"]]) {
  testPost(`${name}="${value}" is reported once, from the first frame to the last`, {
    body: `<reactive-allocation ${name}="${value}"></reactive-allocation>`,
  }, async ({ page, figure, problems }) => {
    await idle(page);
    const errors = (await heard(page)).filter(({ type }) => type === "error");
    assert.deepEqual(errors.map(({ detail }) => [detail.field, detail.value]), [[name, value]]);
    assert.match(errors[0].detail.message, /Allowed: /);
    assert.equal(problems.splice(0).length, 1, "so does the console");
    assert.match(await figure.locator(".message").innerText(), new RegExp(`${name}.*Allowed`));
    assert.ok(await isWhole(figure), "and the figure is as usual");
    assert.equal(await figure.locator(".panel").count(), 2);
  });
}

testPost("three figures grow with one download", {
  body: "<reactive-allocation></reactive-allocation>".repeat(3),
  viewport: { width: 900, height: 3000 },
}, async ({ page }) => {
  const files = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname).filter((name) => /full.*wasm/.test(name)));
  assert.deepEqual(files, ["/reactive-allocation-full_bg.wasm"]);
  for (const figure of await page.locator("reactive-allocation").all()) assert.ok(await isWhole(figure));
});
