// Checks the figure before its second wasm file, the workbench, is there: it has its
// height, it can be used, and what the reader does early is not lost.

import assert from "node:assert/strict";
import { dragTo, heard, nextFrames, pressKey, reportOf, settingsOf, slider, takeThumb, testPost } from "./post.mjs";

const WORKBENCH = "**/reactive-allocation-workbench_bg.wasm";

/** A route that keeps the second file back until it is told to go on. */
function gate() {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  return { open, routes: { [WORKBENCH]: async (route) => (await opened, route.continue()) } };
}

const started = (figure) => figure.evaluate((element) => element.ready.then(() => {}));
const complete = (figure) => figure.evaluate((element) => element.complete.then(() => {}));

/** The top and the height of each part that the reader sees from the first frame on. */
const layout = (figure) =>
  figure.evaluate((element) => {
    const parts = [element, ...element.shadowRoot.querySelectorAll(".chips, .chart, .numbers, .sentence, .slider, .foot, p.how")];
    return parts.map((part) => [part.className, part.getBoundingClientRect().top, part.getBoundingClientRect().height]);
  });

for (const [attributes, width] of [["", 1200], ["", 390], ['level="basic"', 720], ['level="lab" lang="de" charts="static manual reactive"', 1000], ['lang="zh" preset="taxi-week"', 390]]) {
  const { open, routes } = gate();
  testPost(`nothing moves when the workbench comes, ${width} px wide, ${attributes || "no attributes"}`, {
    body: `<reactive-allocation ${attributes}></reactive-allocation><p>After</p>`,
    viewport: { width, height: 1000 },
    live: false,
    routes,
  }, async ({ page, figure }) => {
    await started(figure);
    await nextFrames(page);
    assert.equal(await figure.getByRole("button", { name: "Undo" }).count(), 0, "it is not there");
    const before = await layout(figure);
    open();
    await complete(figure);
    await nextFrames(page);
    assert.deepEqual(await layout(figure), before);
    assert.ok(await figure.locator("#summary").count(), "it is there");
  });
}

{
  const { open, routes } = gate();
  testPost("before the workbench is there, a refusal is said", {
    body: '<reactive-allocation min-workers="8" controls="max-workers"></reactive-allocation>',
    live: false,
    routes,
  }, async ({ page, problems, figure }) => {
    await started(figure);
    const { x, y, width, height } = await slider(figure, "Max workers").boundingBox();
    await dragTo(slider(figure, "Max workers"), 12);
    await takeThumb(slider(figure, "Max workers"));
    await page.mouse.move(x + width * 0.05, y + height / 2, { steps: 4 });
    await nextFrames(page);
    assert.ok((await settingsOf(figure)).maxWorkers >= 8, "the last good value stays");
    assert.match(await figure.getByRole("alert").innerText(), /minWorkers/);
    await page.mouse.up();
    assert.ok(problems.splice(0).every((text) => text.includes("minWorkers")), "the console says so, too");
    open();
    await complete(figure);
  });
}

{
  const { open, routes } = gate();
  testPost("before the workbench is there, sliders, presets and the static handle work", { live: false, routes }, async ({ page, figure }) => {
    await started(figure);
    await dragTo(slider(figure, "Static workers"), 10);
    assert.equal((await settingsOf(figure)).staticWorkers, 10);
    await figure.locator("#static").focus();
    await pressKey(page, "ArrowDown");
    assert.equal((await settingsOf(figure)).staticWorkers, 9);
    const box = await figure.locator("#static").boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + 80, { steps: 5 });
    await page.mouse.up();
    const { staticWorkers } = await settingsOf(figure);
    assert.ok(staticWorkers < 9, String(staticWorkers));
    await figure.getByRole("button", { name: "Growth" }).click();
    assert.equal((await settingsOf(figure)).preset, "growth");
    await pressKey(page, "Control+z");
    assert.equal((await settingsOf(figure)).preset, "day-night");
    open();
    await complete(figure);
    assert.deepEqual([(await settingsOf(figure)).staticWorkers, (await reportOf(figure)).static.maxWorkers], [staticWorkers, staticWorkers]);
    // The steps made before can be undone by the toolbar, too.
    await figure.getByRole("button", { name: "Undo" }).click();
    assert.equal((await settingsOf(figure)).staticWorkers, 9);
  });
}

{
  const { open, routes } = gate();
  testPost("a tap on a chart before the workbench is there moves the time cursor when it is", {
    live: false,
    routes,
    hasTouch: true,
  }, async ({ page, figure }) => {
    await started(figure);
    await nextFrames(page);
    const { x, y, width, height } = await figure.locator(".chart").first().boundingBox();
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    assert.equal(await figure.locator(".cursor:visible").count(), 0);
    open();
    await complete(figure);
    await nextFrames(page);
    assert.equal(await figure.locator(".cursor:visible").count(), 2);
    assert.match(await figure.locator(".clock").innerText(), /^1\d:/);
  });
}

testPost("without the workbench the figure stays live, says why, and the next interest loads it", {
  live: false,
  body: '<reactive-allocation id="fig"></reactive-allocation>',
  routes: { [WORKBENCH]: (route) => route.abort() },
}, async ({ page, figure, problems }) => {
  const why = /whole figure\. Error: Could not load .*workbench_bg\.wasm: download or integrity check failed/;
  await started(figure);
  await page.waitForFunction(() => window.heard.length);
  const [{ type, from, detail }] = await heard(page);
  assert.deepEqual([type, from], ["error", "fig"]);
  assert.match(detail.message, why);
  assert.ok(problems.some((line) => why.test(line)), problems.join("\n"));
  await dragTo(slider(figure, "Static workers"), 10);
  assert.equal((await settingsOf(figure)).staticWorkers, 10);
  // A method that needs it fails with the same reason.
  assert.match(await figure.evaluate((element) => element.toSVG().catch(({ message }) => message)), /Could not load .*workbench/);
  await page.mouse.move(0, 0);
  await page.unroute(WORKBENCH);
  problems.length = 0;
  await slider(figure, "Peak load").hover();
  await complete(figure);
  await nextFrames(page);
  assert.ok(await figure.getByRole("button", { name: "Undo" }).isVisible());
  assert.match(await figure.evaluate((element) => element.toSVG()), /^<svg/);
  problems.length = 0;
});

testPost("a figure with `open` has its sections in the first frame", {
  body: '<reactive-allocation open="settings"></reactive-allocation>',
  live: false,
}, async ({ figure }) => {
  await started(figure);
  assert.ok(await figure.locator("#set-peakLoad").isVisible());
});

testPost("`toCSV` loads the workbench of a figure that nobody looks at", {
  css: "div { height: 5000px }",
  body: "<div></div><reactive-allocation loading=\"eager\"></reactive-allocation>",
  live: false,
}, async ({ page, figure }) => {
  await started(figure);
  await nextFrames(page);
  const files = () => page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length);
  assert.equal(await files(), 1);
  assert.match(await figure.evaluate((element) => element.toCSV("static", 3600)), /^[a-z_]+,/);
  assert.equal(await files(), 2);
});

testPost("`open`, set before the workbench is there, loads it", {
  css: "div { height: 5000px }",
  body: "<div></div><reactive-allocation loading=\"eager\"></reactive-allocation>",
  live: false,
}, async ({ figure }) => {
  await started(figure);
  await figure.evaluate((element) => element.setAttribute("open", "settings"));
  await complete(figure);
  await figure.locator("#set-peakLoad").waitFor();
});
