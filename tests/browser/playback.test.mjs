// Checks playback and the fleets under the charts at the current time.

import assert from "node:assert/strict";
import { heard, middle, nextFrames, set, testPost } from "./post.mjs";
import { csv, goTo, moment, pointAt } from "./reader.mjs";

const VIEW = { viewport: { width: 1200, height: 900 }, css: "body { padding-bottom: 3000px }" };
const percent = (figure) => figure.locator("#time").evaluate((input) => input.valueAsNumber);
const icon = (figure) => figure.locator("#play").getAttribute("aria-label");

/** Replaces the clock of the page by one that the test advances frame by frame. */
async function holdClock(page) {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 2000);
  return (ms) => page.clock.runFor(ms);
}

testPost("playback runs steadily from start to end and stops there", VIEW, async ({ page, figure }) => {
  const run = await holdClock(page);
  await figure.locator("#play").click();
  assert.equal(await icon(figure), "Pause");
  const places = [0];
  let passed = 0;
  while (places.at(-1) < 100) {
    await run(500);
    passed += 500;
    places.push(await percent(figure));
    assert.ok(passed <= 20_000, `${places.at(-1)} % after 20 s`);
  }
  assert.ok(passed >= 8000, "slow enough to be followed");
  const steps = places.slice(1).map((place, index) => place - places[index]);
  assert.ok(steps.every((step) => step > 0), String(places));
  // Except the first step, which waits for its frame, and the last one.
  const steady = steps.slice(1, -1);
  assert.ok(Math.max(...steady) - Math.min(...steady) < 0.5, String(steady));
  await run(100);
  assert.equal(await icon(figure), "Play");
  assert.equal((await moment(figure)).clock, "24:00");
  assert.deepEqual(await heard(page), [], "looking changes nothing");

  await figure.locator("#play").click();
  await run(600);
  const again = await percent(figure);
  assert.ok(again > 0 && again < 10, `again from the beginning: ${again} %`);
});

testPost("playback pauses and continues from the same time", VIEW, async ({ page, figure }) => {
  const run = await holdClock(page);
  await figure.locator("#play").click();
  await run(3000);
  await figure.locator("#play").click();
  const stood = await moment(figure);
  await run(3000);
  assert.deepEqual(await moment(figure), stood);
  await figure.locator("#play").click();
  await run(500);
  const on = await percent(figure);
  assert.ok(on > stood.percent && on < stood.percent + 6, `${on} % after ${stood.percent} %`);
});

for (const [name, act] of [
  ["the time slider is moved", async ({ page, figure }) => {
    const { x, y, width, height } = await figure.locator("#time").boundingBox();
    await page.mouse.move(x + width * 0.6, y + height / 2);
    await page.mouse.down();
    await page.mouse.up();
  }],
  ["a key moves it", ({ figure }) => figure.locator("#time").press("ArrowRight")],
  ["the reader steps to an event", ({ figure }) => figure.locator("#next").click()],
  ["a chart is pressed", async ({ page, figure }) => {
    const { x, y } = await middle(figure.locator(".field").first());
    await page.mouse.click(x + 40, y + 20);
  }],
]) {
  testPost(`playback pauses when ${name}`, VIEW, async (opened) => {
    const { page, figure } = opened;
    const run = await holdClock(page);
    await figure.locator("#play").click();
    await run(2000);
    await act(opened);
    await run(100);
    assert.equal(await icon(figure), "Play");
    const stood = await moment(figure);
    await run(2000);
    assert.deepEqual(await moment(figure), stood);
  });
}

testPost("playback pauses when the figure is scrolled out of the viewport", VIEW, async ({ page, figure }) => {
  await figure.locator("#play").click();
  await page.waitForFunction(() => document.querySelector("reactive-allocation").shadowRoot.querySelector("#time").valueAsNumber > 1);
  await page.evaluate(() => scrollTo(0, 2500));
  await page.waitForFunction(() => document.querySelector("reactive-allocation").shadowRoot.querySelector("#play").ariaLabel === "Play");
  const stood = await percent(figure);
  assert.ok(stood < 100);
  await page.evaluate(() => scrollTo(0, 0));
  for (let frames = 0; frames < 10; frames += 1) await nextFrames(page);
  assert.equal(await percent(figure), stood, "and does not begin by itself");
});

testPost("a paused figure requests no animation frames", VIEW, async ({ page, figure }) => {
  await pointAt(figure, 0.5);
  const asked = await page.evaluate(async () => {
    const { requestAnimationFrame } = window;
    let asked = 0;
    window.requestAnimationFrame = (listener) => {
      asked += 1;
      return requestAnimationFrame.call(window, listener);
    };
    for (let frame = 0; frame < 20; frame += 1) await new Promise((done) => requestAnimationFrame.call(window, done));
    window.requestAnimationFrame = requestAnimationFrame;
    return asked;
  });
  assert.equal(asked, 0);
});

testPost("playback continues when settings are changed", VIEW, async ({ page, figure }) => {
  const run = await holdClock(page);
  await figure.locator("#play").click();
  await run(2000);
  const before = await percent(figure);
  await figure.locator("#static").press("ArrowDown");
  await run(1000);
  assert.equal(await icon(figure), "Pause");
  assert.ok((await percent(figure)) > before);
  assert.equal((await moment(figure)).boxes[0].length, 6);
});

// The step between rows is chosen so that no row coincides with an event.
for (const [preset, span, step] of [["day-night", 86_400, 5.003], ["blog-experiment", 18_840, 3.007]]) {
  testPost(`boxes and queue under the charts match the runs at every time (${preset})`, {
    body: `<reactive-allocation preset="${preset}" charts="static manual reactive"></reactive-allocation>`, ...VIEW,
  }, async ({ page, figure }) => {
    const policies = ["static", "manual", "reactive"];
    const runs = await Promise.all(policies.map((policy) => csv(figure, policy, step)));
    const largest = Math.max(...(await Promise.all(policies.map((policy) => figure.evaluate((element, policy) => element.report[policy].maxLag, policy)))));
    // Round times, and times of events.
    const busyTimes = runs[2].filter(({ parallelism, lag, wanted, registered }) => parallelism === 0 || lag > 0 || wanted !== registered);
    const every = Math.max(1, Math.floor(busyTimes.length / 25));
    const places = [...runs[2].keys()].filter((index) => index % 400 === 7 || (busyTimes.includes(runs[2][index]) && busyTimes.indexOf(runs[2][index]) % every === 0));
    let queued = 0;
    for (const index of places) {
      const { t_s } = runs[0][index];
      await goTo(figure, index * step, span);
      const { boxes, behind, queues } = await moment(figure);
      for (const [place, policy] of policies.entries()) {
        const row = runs[place][index];
        const count = (kind) => boxes[place].filter((one) => one === kind).length;
        const shown = { busy: count("busy") > 0, paid: boxes[place].length - count("silent"), silent: count("silent"), starting: count("starting") };
        assert.deepEqual(shown, {
          busy: row.parallelism > 0,
          paid: row.wanted,
          silent: Math.max(0, row.registered - row.wanted),
          starting: Math.max(0, row.wanted - row.registered),
        }, `${policy} at ${t_s} s`);
        for (const kind of ["waiting", "starting", "silent"]) {
          const told = Number(behind[place].match(new RegExp(`(\\d+) ${kind}`))?.[1] ?? 0);
          assert.equal(told, count(kind), `${policy} at ${t_s} s: ${behind[place]}`);
        }
        const number = Number(behind[place].match(/([\d,]+) records behind/)[1].replaceAll(",", ""));
        assert.ok(Math.abs(number - row.lag) <= 1 + row.lag * 1e-3, `${policy} at ${t_s} s: ${behind[place]}, but ${row.lag}`);
        assert.ok(Math.abs(queues[place] - row.lag / largest) < 0.01, `${policy} at ${t_s} s: a queue of ${queues[place]} for ${row.lag} of ${largest}`);
        queued += row.lag > 0;
      }
    }
    assert.ok(queued > 3, `a queue at ${queued} of ${places.length} times`);
    await nextFrames(page);
  });
}

testPost("a fleet with too many boxes is shown as a number", VIEW, async ({ page, figure }) => {
  await set(figure, { staticWorkers: 60 });
  await pointAt(figure, 0.5);
  const { boxes, behind } = await moment(figure);
  assert.ok(boxes[0].length > 10 && boxes[0].length < 30, `${boxes[0].length} boxes`);
  assert.match(behind[0], /^×60 · /);
  await set(figure, { staticWorkers: 3 });
  await nextFrames(page);
  assert.equal((await moment(figure)).boxes[0].length, 3);
});
