// Checks guessing a fleet before it is shown, with mouse, finger and keys.

import assert from "node:assert/strict";
import { heard, nextFrames, pictures, pressKey, reportOf, set, settingsOf, testPost, textOf } from "./post.mjs";
import { finger, focused, tabTo } from "./reader.mjs";

const ask = (attributes, more = {}) => ({
  viewport: { width: 1200, height: 900 },
  css: "body { margin: 8px 8px 3000px }",
  body: `<reactive-allocation ${attributes}></reactive-allocation>`,
  ...more,
});
const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 700 } };
const REACTIVE = 'predict="reactive" level="basic"';
const STATIC = 'predict="static" level="basic" charts="static" controls="static-workers"';

const sentence = (figure) => figure.locator(".sentence").innerText();
const result = (figure) => figure.locator(".guess .result").innerText();
const numbers = (figure, chart) => figure.locator(".panel").nth(chart).locator("dd").allInnerTexts();
const height = (figure) => figure.evaluate((element) => element.getBoundingClientRect().height);

/** Where a share of the span and a number of workers are in the window. */
async function scale(figure) {
  const { left, top, width, height, most } = await figure.evaluate((element) => {
    const parts = element.shadowRoot.querySelector(".parts");
    const { left, top, width, height } = parts.getBoundingClientRect();
    const ticks = [...parts.closest(".chart").querySelectorAll(".texts .tick")].map((tick) => tick.textContent);
    return { left, top, width, height, most: Math.max(...ticks.filter((tick) => /^\d+$/.test(tick)).map(Number)) };
  });
  return (share, workers) => ({ x: left + share * width, y: top + height * (1 - workers / most) });
}

async function stroke(figure, points) {
  await figure.locator(".asking").scrollIntoViewIfNeeded();
  const at = await scale(figure);
  const { mouse } = figure.page();
  const [first, ...rest] = points.map(([share, workers]) => at(share, workers));
  await mouse.move(first.x, first.y);
  await mouse.down();
  for (const { x, y } of rest) await mouse.move(x, y, { steps: 8 });
  await mouse.up();
  await nextFrames(figure.page());
}

/** The texts of the sliders of a guess. */
const parts = (figure) => figure.locator(".part").evaluateAll((all) => all.map((one) => one.getAttribute("aria-valuetext")));

testPost("a fleet that is asked for is nowhere in the figure, at any level", ask('predict="reactive" level="lab" open="hood"'), async ({ page, figure }) => {
  const { workerHours, rescales } = (await reportOf(figure)).reactive;
  // Time and spread must not tell either.
  await figure.locator("#seeds").click();
  for (let step = 0; step < 3; step += 1) await figure.locator("#next").click();
  await nextFrames(page);
  const text = await textOf(figure);
  assert.ok(!text.includes(`${Math.round(workerHours)} `) && !text.includes(`${rescales} restarts`), text);
  assert.deepEqual(await numbers(figure, 1), ["?", "?", "?"]);
  assert.match(await sentence(figure), /^How many workers will the reactive fleet have, and when\?/);
  assert.doesNotMatch(await figure.locator("#summary").innerText(), /Reactive/);
  assert.doesNotMatch(await figure.locator("table").innerText(), /Reactive/);
  assert.doesNotMatch(await figure.locator("#time").getAttribute("aria-valuetext"), /Reactive/);
  assert.equal(await figure.locator(".panel").nth(1).locator(".box").count(), 0);
  assert.doesNotMatch(await figure.locator(".hood .runs").innerText(), /Reactive/);
  // The other fleet is there as ever.
  assert.equal((await numbers(figure, 0))[0], "168");

  await figure.locator("#skip").click();
  await nextFrames(page);
  assert.equal((await numbers(figure, 1))[0], String(Math.round(workerHours)));
  assert.match(await figure.locator("table").innerText(), /Reactive/);
  assert.ok((await figure.locator(".panel").nth(1).locator(".box").count()) > 0);
});

testPost("without a headline the question stays, and nothing but Guess again after it", ask(`sentence="off" ${REACTIVE}`), async ({ page, figure }) => {
  const before = await height(figure);
  assert.match(await sentence(figure), /^How many workers will the reactive fleet have, and when\?/);
  await figure.locator("#skip").click();
  await nextFrames(page);
  assert.equal((await sentence(figure)).trim(), "Guess again");
  assert.equal(await height(figure), before);
});

testPost("of the lag of a hidden fleet nothing is said", ask('predict="reactive" charts="reactive" level="more" open="hood"'), async ({ page, figure }) => {
  const told = () => figure.locator(".hood .texts").first().innerText();
  await figure.locator(".hood").scrollIntoViewIfNeeded();
  await nextFrames(page);
  assert.match(await told(), /24:00/);
  assert.doesNotMatch(await told(), /waits/);
});

testPost("a change of the settings tells nothing of the fleet to a screen reader", ask(REACTIVE), async ({ page, figure }) => {
  const live = figure.locator("[role=status]");
  await figure.locator("#staticWorkers").press("ArrowRight");
  await page.waitForFunction(() => document.querySelector("reactive-allocation").shadowRoot.querySelector("[role=status]").textContent);
  assert.match(await live.innerText(), /^Static: 192 /);
  assert.doesNotMatch(await live.innerText(), /eactive/);
});

testPost("the mouse draws, Reveal shows both, and Guess again begins anew", ask(REACTIVE), async ({ page, figure }) => {
  const before = await height(figure);
  const reveal = figure.locator("#reveal");
  assert.equal(await reveal.getAttribute("aria-disabled"), "true");
  await reveal.click({ force: true });
  assert.deepEqual(await numbers(figure, 1), ["?", "?", "?"], "nothing to reveal");
  await heard(page);
  await stroke(figure, [[0.02, 2], [0.25, 2.2], [0.75, 6.1], [0.98, 5.9]]);
  assert.equal(await reveal.getAttribute("aria-disabled"), "false");
  const texts = await parts(figure);
  assert.equal(texts.length, 12);
  assert.equal(texts[1], "02:00 to 04:00: 2 workers");
  assert.equal(texts[10], "20:00 to 22:00: 6 workers");
  assert.deepEqual(await numbers(figure, 1), ["?", "?", "?"]);
  assert.equal(await height(figure), before);
  const drawn = (await pictures(figure))[1];
  await reveal.click();
  await nextFrames(page);
  assert.equal(await height(figure), before);
  const report = (await reportOf(figure)).reactive;
  assert.equal((await numbers(figure, 1))[0], String(Math.round(report.workerHours)));
  assert.match(await result(figure), new RegExp(`^Your guess: \\d+ worker-hours, .*short.*\\. The fleet: ${Math.round(report.workerHours)}, .* Within one worker of it for \\d+\\s% of the day\\.$`));
  assert.match(await sentence(figure), /^Your guess: /);
  assert.equal(await figure.locator(".texts .yours").innerText(), "your guess");
  assert.notEqual((await pictures(figure))[1], drawn);
  assert.equal(await focused(figure), "again");
  assert.deepEqual((await heard(page)).filter(({ type }) => type !== "error"), [], "a guess is no change of the settings");

  await figure.locator("#again").click();
  await nextFrames(page);
  assert.equal(await height(figure), before);
  assert.deepEqual(await numbers(figure, 1), ["?", "?", "?"]);
  assert.match((await parts(figure))[1], /no guess yet/);
  await figure.locator("#skip").click();
  await nextFrames(page);
  assert.equal(await height(figure), before);
  assert.equal(await figure.locator(".texts .yours").count(), 0);
  assert.equal(await result(figure), "");
  assert.match(await sentence(figure), /^Reactive runs the same day on/);
});

testPost("one line for the static fleet, without its slider until it is revealed", ask(STATIC), async ({ page, figure }) => {
  const before = await height(figure);
  const control = figure.locator("#staticWorkers");
  assert.equal(await control.isVisible(), false);
  assert.doesNotMatch(await figure.locator(".title").innerText(), /7/);
  await stroke(figure, [[0.3, 2], [0.6, 5]]);
  assert.deepEqual(await parts(figure), ["00:00 to 24:00: 5 workers"]);
  await figure.locator("#reveal").click();
  await nextFrames(page);
  assert.match(await result(figure), /^Your guess, 5 workers: 120 worker-hours, 37\s% idle, never short of workers, never behind\. The fleet, 7 workers: 168, 55\s% idle, never short of workers, never behind\.$/);
  assert.equal(await control.isVisible(), true);
  assert.equal(await height(figure), before);
  // The result follows the fleet.
  await control.press("ArrowLeft");
  await nextFrames(page);
  assert.match(await result(figure), /The fleet, 6 workers: 144/);
});

testPost("keys guess, reveal, and hear the result", ask(REACTIVE), async ({ page, figure }) => {
  await tabTo(figure, "guess-0");
  await pressKey(page, "ArrowUp");
  await pressKey(page, "ArrowUp");
  const first = figure.locator("#guess-0");
  assert.equal(await first.getAttribute("aria-valuetext"), "00:00 to 02:00: 4 workers");
  assert.equal(await first.getAttribute("aria-valuenow"), "4");
  for (let step = 1; step < 12; step += 1) {
    await pressKey(page, "ArrowRight");
    assert.equal(await focused(figure), `guess-${step}`);
    await pressKey(page, step < 4 ? "Home" : "ArrowUp");
  }
  assert.equal((await parts(figure))[1], "02:00 to 04:00: 1 worker");
  await tabTo(figure, "reveal");
  await pressKey(page, "Enter");
  assert.equal(await focused(figure), "again");
  await page.waitForFunction(() => document.querySelector("reactive-allocation").shadowRoot.querySelector("[role=status]").textContent);
  assert.equal(await figure.locator("[role=status]").innerText(), await result(figure));
  await pressKey(page, "Enter");
  assert.equal(await focused(figure), "guess-0");
});

testPost("a finger that scrolls guesses nothing, one that moves sideways draws", ask(REACTIVE, PHONE), async ({ page, context, figure }) => {
  const touch = await finger(context, page);
  const chart = figure.locator(".asking");
  await chart.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const before = await page.evaluate(() => scrollY);
  let at = await scale(figure);
  const from = at(0.5, 4);
  await touch.swipe(from, { x: from.x + 5, y: from.y - 170 });
  await page.waitForFunction((before) => scrollY > before + 80, before);
  assert.ok((await parts(figure)).every((text) => /no guess yet/.test(text)), "nothing is drawn");
  assert.equal(await figure.locator("#reveal").getAttribute("aria-disabled"), "true");

  await chart.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const there = await page.evaluate(() => scrollY);
  at = await scale(figure);
  await touch.swipe(at(0.05, 3), at(0.95, 3.2));
  assert.equal(await page.evaluate(() => scrollY), there, "the page stays");
  assert.ok((await parts(figure)).slice(1, 11).every((text) => /: 3 workers$/.test(text)), (await parts(figure)).join());
  const rows = await height(figure);
  await figure.locator("#reveal").tap();
  await nextFrames(page);
  assert.match(await result(figure), /^Your guess: 72 worker-hours/);
  assert.equal(await height(figure), rows);
});

testPost("pictures, data, report and print are those of the run, guessed or not", ask(REACTIVE), async ({ page, figure }) => {
  const taken = () => figure.evaluate(async (element) => [await element.toSVG(800), await element.toCSV("reactive", 3600), element.report, element.toURL()]);
  const hidden = await taken();
  await page.evaluate(() => {
    const root = document.querySelector("reactive-allocation").shadowRoot;
    addEventListener("beforeprint", () => {
      window.printed = [...root.querySelectorAll(".paper text")].map((one) => one.textContent);
    });
  });
  await page.pdf();
  await nextFrames(page);
  const printed = await page.evaluate(() => window.printed);
  assert.ok(printed.includes(String(Math.round((await reportOf(figure)).reactive.workerHours))), printed.join());
  assert.deepEqual(await numbers(figure, 1), ["?", "?", "?"], "and hidden again");
  await stroke(figure, [[0.1, 3], [0.9, 3]]);
  await figure.locator("#reveal").click();
  assert.deepEqual(await taken(), hidden);
});

testPost("a wrong value is reported, and a fleet without a chart is not asked for", {
  body: '<reactive-allocation predict="manual"></reactive-allocation><reactive-allocation id="b" charts="static" predict="reactive"></reactive-allocation>',
}, async ({ page, figure, problems }) => {
  const [{ type, detail }] = await heard(page);
  assert.equal(type, "error");
  assert.deepEqual(detail, { field: "predict", value: "manual", message: "predict: “manual” is not allowed. Allowed: static, reactive." });
  assert.equal(problems.splice(0).length, 1);
  for (const one of await page.locator("reactive-allocation").all()) assert.equal(await one.locator(".guess").count(), 0);
  // The attribute can come and go.
  await figure.evaluate((element) => element.setAttribute("predict", "reactive"));
  await nextFrames(page);
  assert.deepEqual(await numbers(figure, 1), ["?", "?", "?"]);
  await figure.evaluate((element) => element.removeAttribute("predict"));
  await nextFrames(page);
  assert.notEqual((await numbers(figure, 1))[0], "?");
});

testPost("another load drops the guess; other settings and the pencil keep it", ask('predict="reactive"'), async ({ page, figure }) => {
  await stroke(figure, [[0.02, 4], [0.98, 4]]);
  await set(figure, { nightShare: 50 });
  assert.match((await parts(figure))[5], /: 4 workers$/);
  await figure.locator("#weekend").click();
  await nextFrames(page);
  assert.match((await parts(figure))[5], /no guess yet$/);
  assert.equal((await settingsOf(figure)).preset, "weekend");
});
