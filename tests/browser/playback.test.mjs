// Checks playback and the fleets under the charts at the current time.

import assert from "node:assert/strict";
import { heard, middle, nextFrames, set, testPost } from "./post.mjs";
import { csv, goTo, moment, pointAt, seek } from "./reader.mjs";

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
  assert.equal((await moment(figure)).clock, "24:00");
  await run(500);
  assert.equal((await moment(figure)).clock, "24:00", "the end can be read");
  await run(1500);
  assert.equal(await icon(figure), "Play");
  const { clock, lines, why } = await moment(figure);
  assert.deepEqual([clock, lines], ["00:00", []], "then the cursor is gone");
  assert.match(why, /^Point at a chart/);
  assert.deepEqual(await heard(page), [], "looking changes nothing");

  await figure.locator("#play").click();
  await run(600);
  const again = await percent(figure);
  assert.ok(again > 0 && again < 10, `again from the beginning: ${again} %`);
});

testPost("playback can be slower and faster", VIEW, async ({ page, figure }) => {
  const run = await holdClock(page);
  const speed = figure.locator("#speed");
  await figure.locator("#play").click();
  await run(100);
  const passed = {};
  for (const name of ["1×", "2×", "4×", "½×"]) {
    assert.equal(await speed.innerText(), name);
    assert.equal(await speed.getAttribute("aria-label"), `Speed: ${name}`);
    const before = await percent(figure);
    await run(1000);
    passed[name] = (await percent(figure)) - before;
    await speed.click();
  }
  assert.equal(await icon(figure), "Pause", "the speed changes during playback");
  for (const [name, factor] of [["2×", 2], ["4×", 4], ["½×", 0.5]]) {
    const ratio = passed[name] / passed["1×"];
    assert.ok(Math.abs(ratio - factor) < 0.1 * factor, `${name}: ${ratio}`);
  }
});

testPost("playback can go on from the beginning", VIEW, async ({ page, figure }) => {
  const run = await holdClock(page);
  const loop = figure.locator("#loop");
  assert.equal(await loop.getAttribute("aria-pressed"), "false");
  await loop.click();
  assert.equal(await loop.getAttribute("aria-pressed"), "true");
  await seek(figure, 84_000);
  await figure.locator("#play").click();
  await run(1000);
  assert.equal((await moment(figure)).clock, "24:00");
  await run(1500);
  assert.equal(await icon(figure), "Pause");
  const again = await percent(figure);
  assert.ok(again > 1 && again < 15, `${again} %`);
});

testPost("a week with many restarts takes longer: two of them pass in a second", {
  ...VIEW, body: '<reactive-allocation preset="taxi-week" charts="static reactive"></reactive-allocation>',
}, async ({ page, figure }) => {
  const { reactive } = await figure.evaluate((element) => element.report);
  assert.ok(reactive.rescales > 60, `${reactive.rescales} restarts`);
  const run = await holdClock(page);
  await figure.locator("#play").click();
  await run(100);
  const before = await percent(figure);
  await run(4000);
  const restarts = (((await percent(figure)) - before) / 100) * reactive.rescales;
  assert.ok(restarts > 7.5 && restarts < 8.5, `${restarts} restarts in 4 s on average`);
});

for (const lang of ["en", "de", "zh"]) {
  testPost(`the row of playback has one line and a usable slider at every width (${lang})`, {
    ...VIEW, body: `<reactive-allocation lang="${lang}" preset="taxi-week"></reactive-allocation>`,
  }, async ({ page, figure }) => {
    await pointAt(figure, 0.7);
    for (const width of [320, 360, 390, 480, 521, 640, 700, 768, 1000, 1200]) {
      await figure.evaluate((element, width) => (element.style.width = `${width}px`), width);
      await nextFrames(page);
      const { height } = await figure.locator(".time").boundingBox();
      assert.ok(height >= 32 && height <= 44, `${width} px wide: ${height} px high`);
      const slider = await figure.locator("#time").boundingBox();
      assert.ok(slider.width >= 110, `${width} px wide: a slider of ${slider.width} px`);
      const row = await figure.locator(".time").evaluate((row) => row.scrollWidth - row.clientWidth);
      assert.ok(row <= 0, `${width} px wide: ${row} px too wide`);
    }
  });
}

testPost("playback pauses and continues from the same time", VIEW, async ({ page, figure }) => {
  const run = await holdClock(page);
  await figure.locator("#play").click();
  await run(3000);
  await figure.locator("#play").click();
  // The next frame shows the exact state instead of one that playback holds.
  await run(50);
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

testPost("a fleet with too many boxes has a number beside them, and no box is cut off", VIEW, async ({ page, figure }) => {
  await set(figure, { staticWorkers: 60 });
  await pointAt(figure, 0.5);
  const { boxes } = await moment(figure);
  assert.ok(boxes[0].length > 10 && boxes[0].length < 30, `${boxes[0].length} boxes`);
  const more = figure.locator(".stage .more").first();
  assert.equal(await more.innerText(), `+${60 - boxes[0].length}`);
  for (const width of [320, 390, 645, 760, 1000, 1200]) {
    await figure.evaluate((element, width) => (element.style.width = `${width}px`), width);
    await nextFrames(page);
    const cut = await figure.evaluate((element) => {
      const stage = element.shadowRoot.querySelector(".stage");
      const outer = stage.getBoundingClientRect();
      const row = stage.querySelector(".boxes").getBoundingClientRect();
      const inside = (one, around) => one.width >= 3 && one.left >= around.left - 0.5 && one.right <= around.right + 0.5;
      const boxes = [...stage.querySelectorAll(".box")].filter((box) => !inside(box.getBoundingClientRect(), row)).length;
      const texts = [".more", ".behind"].filter((one) => !inside(stage.querySelector(one).getBoundingClientRect(), outer));
      return { boxes, texts };
    });
    assert.deepEqual(cut, { boxes: 0, texts: [] }, `${width} px`);
  }
  await set(figure, { staticWorkers: 3 });
  await nextFrames(page);
  assert.equal((await moment(figure)).boxes[0].length, 3);
});
