// Checks the element in a post: its attributes, properties and lifecycle.

import assert from "node:assert/strict";
import {
  dragTo, figuresRun, heard, loader, nextFrames, pictures, pressKey, reportOf, set, settingsOf, slider, testPost,
} from "./post.mjs";

const TWO = `
  <reactive-allocation id="one" static-workers="3"></reactive-allocation>
  <reactive-allocation id="two" preset="weekend" peak-load="9000"></reactive-allocation>`;

testPost("attributes in kebab-case are settings", {
  body: `<reactive-allocation preset="weekend" static-workers="9" peak-load="7500" target-utilization="40"
    seed="5" class="wide" data-x="1" aria-label="a figure" loading="eager"></reactive-allocation>`,
}, async ({ figure }) => {
  const { preset, staticWorkers, peakLoad, targetUtilization, seed } = await settingsOf(figure);
  assert.deepEqual(
    { preset, staticWorkers, peakLoad, targetUtilization, seed },
    { preset: "weekend", staticWorkers: 9, peakLoad: 7500, targetUtilization: 40, seed: 5 },
  );
});

testPost("a changed attribute changes its setting and a removed one resets it", {}, async ({ page, figure }) => {
  const before = await reportOf(figure);
  await figure.evaluate((element) => element.setAttribute("static-workers", "14"));
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).staticWorkers, 14);
  assert.equal((await reportOf(figure)).static.workerHours, 2 * before.static.workerHours);
  await figure.evaluate((element) => element.removeAttribute("static-workers"));
  await nextFrames(page);
  assert.deepEqual(await reportOf(figure), before);
});

testPost("a subset of settings leaves the others unchanged, in camelCase and in kebab-case", {}, async ({ figure }) => {
  const before = await settingsOf(figure);
  await set(figure, { staticWorkers: 5, "peak-load": 4000 });
  assert.deepEqual(await settingsOf(figure), { ...before, staticWorkers: 5, peakLoad: 4000 });
  await set(figure, {});
  await set(figure, { nightShare: undefined });
  assert.deepEqual(await settingsOf(figure), { ...before, staticWorkers: 5, peakLoad: 4000 });
});

testPost("assigning all settings of one figure to another makes both equal", { body: TWO }, async ({ page, figure }) => {
  const two = page.locator("#two");
  await set(figure, await settingsOf(two));
  assert.deepEqual(await settingsOf(figure), await settingsOf(two));
  assert.deepEqual(await reportOf(figure), await reportOf(two));
});

testPost("`settings` and `report` return copies", {}, async ({ figure }) => {
  const same = await figure.evaluate((element) => {
    const before = JSON.stringify([element.settings, element.report]);
    element.settings.staticWorkers = 400;
    element.report.static.workerHours = -1;
    return before === JSON.stringify([element.settings, element.report]);
  });
  assert.ok(same);
});

testPost("the report of every policy has the documented fields", {}, async ({ figure }) => {
  const report = await reportOf(figure);
  for (const policy of ["static", "reactive"]) {
    for (const name of ["workerHours", "idleShare", "shortTimeShare", "maxLag", "rescales", "maxWorkers", "meanWorkers"]) {
      assert.equal(typeof report[policy][name], "number", `${policy}.${name}`);
    }
  }
  assert.equal(report.static.rescales, 0);
  assert.ok(report.reactive.rescales > 0);
});

testPost("two figures do not influence each other", { body: TWO, viewport: { width: 900, height: 1600 } }, async ({ page }) => {
  const [one, two] = [page.locator("#one"), page.locator("#two")];
  const state = async (figure) => [await settingsOf(figure), await reportOf(figure), await pictures(figure)];
  const two_ = await state(two);
  await dragTo(slider(one, "Static workers"), 6);
  await set(one, { preset: "growth" });
  await one.evaluate((element) => element.setAttribute("seed", "9"));
  await nextFrames(page);
  assert.deepEqual(await state(two), two_);
  assert.ok((await heard(page)).every((event) => event.from === "one"));
  const one_ = await state(one);
  await two.getByRole("button", { name: "Holiday" }).click();
  await nextFrames(page);
  assert.deepEqual(await state(one), one_);
  assert.ok((await heard(page)).every((event) => event.from === "two"));
});

testPost("a figure keeps its settings when it is moved", {
  body: '<main></main><aside></aside><reactive-allocation id="fig"></reactive-allocation>',
}, async ({ page, figure }) => {
  await dragTo(slider(figure, "Static workers"), 4);
  const before = [await settingsOf(figure), await reportOf(figure), await pictures(figure)];
  const kept = await figure.evaluate((element) => {
    const inside = element.shadowRoot.querySelector("canvas");
    document.querySelector("main").append(element);
    document.querySelector("aside").append(element);
    document.querySelector("main").append(element);
    return new Promise((done) => setTimeout(() => done(inside.isConnected)));
  });
  await nextFrames(page);
  assert.ok(kept, "the same canvas");
  assert.deepEqual([await settingsOf(figure), await reportOf(figure), await pictures(figure)], before);
  await dragTo(slider(figure, "Static workers"), 9);
  assert.equal((await settingsOf(figure)).staticWorkers, 9);
  assert.notDeepEqual(await pictures(figure), before[2]);
});

testPost("a figure keeps its settings when it is removed and inserted again", {}, async ({ page, figure }) => {
  await figure.getByRole("button", { name: "Sudden event" }).click();
  await dragTo(slider(figure, "Static workers"), 5);
  const before = [await settingsOf(figure), await reportOf(figure)];
  await heard(page);
  for (let round = 0; round < 3; round += 1) {
    await figure.evaluate(async (element) => {
      element.remove();
      await new Promise((done) => setTimeout(done));
      window.away = element.settings;
      document.body.append(element);
    });
    await figure.getByRole("button", { name: "Sudden event" }).waitFor();
    await nextFrames(page);
    assert.deepEqual(await page.evaluate(() => window.away), before[0], "while it was away");
    assert.deepEqual([await settingsOf(figure), await reportOf(figure)], before);
  }
  assert.deepEqual(await heard(page), []);
  await dragTo(slider(figure, "Static workers"), 2);
  assert.equal((await settingsOf(figure)).staticWorkers, 2);
  assert.equal((await heard(page)).at(-1).type, "change");
});

testPost("after removal during a drag, the handle can be dragged again", {}, async ({ page, figure }) => {
  const grip = figure.locator("#static");
  const take = async () => {
    const { x, y, width, height } = await grip.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + height / 2 + 60, { steps: 6 });
    await nextFrames(page);
  };
  await take();
  await figure.evaluate(async (element) => {
    element.remove();
    await new Promise((done) => setTimeout(done));
    document.body.append(element);
  });
  await grip.waitFor();
  await nextFrames(page);
  await page.mouse.move(1, 1);
  await page.mouse.up();
  const { staticWorkers } = await settingsOf(figure);
  assert.ok(staticWorkers < 7);
  await set(figure, { staticWorkers: 7 });
  await take();
  await page.mouse.up();
  assert.equal((await settingsOf(figure)).staticWorkers, staticWorkers);
});

testPost("many figures that are inserted and removed all render completely", { body: "<main></main>" }, async ({ page }) => {
  const settings = await page.evaluate(async () => {
    const seen = [];
    for (let round = 0; round < 5; round += 1) {
      const figures = Array.from({ length: 8 }, (_, place) => {
        const figure = document.createElement("reactive-allocation");
        figure.setAttribute("loading", "eager");
        figure.setAttribute("static-workers", String(1 + place + round));
        return figure;
      });
      document.querySelector("main").append(...figures);
      await Promise.all(figures.map((figure) => figure.ready));
      seen.push(...figures.map((figure) => figure.settings.staticWorkers - figure.report.static.maxWorkers));
      for (const figure of figures) figure.remove();
      await new Promise((done) => setTimeout(done));
    }
    return seen;
  });
  assert.deepEqual(settings, Array(40).fill(0));
});

testPost("settings assigned before the element is defined are applied", {
  head: '<script type="module" src="/early.js"></script>' + loader,
  body: '<reactive-allocation peak-load="5000"></reactive-allocation>',
  pages: {
    "/early.js": (_, response) =>
      response
        .writeHead(200, { "Content-Type": "text/javascript" })
        .end('document.querySelector("reactive-allocation").settings = { preset: "weekend", staticWorkers: 11 };'),
  },
}, async ({ figure }) => {
  const { preset, staticWorkers, peakLoad } = await settingsOf(figure);
  assert.deepEqual([preset, staticWorkers, peakLoad], ["weekend", 11, 5000]);
});

testPost("loading the script twice from two addresses is harmless", {
  head: `${loader}${loader}<script type="module" src="/reactive-allocation.js?again"></script>`,
}, async ({ figure }) => {
  await dragTo(slider(figure, "Static workers"), 9);
  assert.equal((await settingsOf(figure)).staticWorkers, 9);
});

testPost("a figure created by a script equals one in the markup", { body: "<main></main>" }, async ({ page }) => {
  await page.evaluate(() => {
    const figure = document.createElement("reactive-allocation");
    figure.settings = { staticWorkers: 3 };
    document.querySelector("main").append(figure);
  });
  await figuresRun(page);
  const figure = page.locator("reactive-allocation");
  assert.equal((await settingsOf(figure)).staticWorkers, 3);
  assert.equal((await reportOf(figure)).static.maxWorkers, 3);
});

testPost("events of a figure inside another component reach the page", { body: '<div id="outer"></div>' }, async ({ page }) => {
  await page.evaluate(() => {
    const root = document.querySelector("#outer").attachShadow({ mode: "open" });
    root.append(document.createElement("reactive-allocation"));
    return root.firstChild.ready;
  });
  await nextFrames(page);
  const figure = page.locator("reactive-allocation");
  await slider(figure, "Static workers").focus();
  await pressKey(page, "ArrowRight");
  const events = await heard(page);
  assert.deepEqual(events.map(({ type, detail, from }) => [type, detail.settings.staticWorkers, from]), [
    ["input", 8, "outer"],
    ["change", 8, "outer"],
  ]);
});

testPost("a figure far below the viewport loads nothing until the reader scrolls near it", {
  live: false,
  css: ".far { height: 5000px }",
  body: '<div class="far"></div><reactive-allocation></reactive-allocation>',
}, async ({ page, figure }) => {
  await page.waitForFunction(() => customElements.get("reactive-allocation"));
  await nextFrames(page);
  const fetched = () =>
    page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
  assert.ok(!(await fetched()).some((path) => path.endsWith(".wasm")), String(await fetched()));
  await figure.evaluate((element) => element.scrollIntoView());
  await figuresRun(page);
  assert.ok((await fetched()).some((path) => path.endsWith(".wasm")));
});

testPost("<reactive-value> shows the number of the figure before and after a drag", {
  body: `<p id="prose">Idle: <reactive-value for="fig" of="static.idle-share">55 %</reactive-value>,
    <reactive-value for="fig" of="reactive.worker-hours">74</reactive-value> worker-hours,
    <reactive-value for="fig" of="static-workers">7</reactive-value> workers,
    <reactive-value for="nobody" of="static-workers">12</reactive-value> of nobody's,
    <reactive-value for="fig" of="static.nonsense">as written</reactive-value></p>
    <reactive-allocation id="fig"></reactive-allocation>`,
}, async ({ page, figure }) => {
  const agree = async () => {
    const [idle, hours, workers, nobodys, nonsense] = await page.locator("reactive-value").allInnerTexts();
    const report = await reportOf(figure);
    assert.equal(Number.parseInt(idle, 10), Math.round(report.static.idleShare * 100));
    assert.ok(idle.includes("%"));
    assert.equal(Number(hours), Math.round(report.reactive.workerHours));
    assert.equal(Number(workers), (await settingsOf(figure)).staticWorkers);
    assert.deepEqual([nobodys, nonsense], ["12", "as written"]);
  };
  await agree();
  await dragTo(slider(figure, "Static workers"), 11);
  await agree();
  await set(figure, { peakLoad: 9000 });
  await agree();
});
