// Checks the records that move through the strips below the charts during playback.

import assert from "node:assert/strict";
import { nextFrames, testPost } from "./post.mjs";
import { csv, moment, seek } from "./reader.mjs";

const VIEW = { viewport: { width: 1200, height: 900 } };

/** Replaces the clock of the page by one that the test advances. */
async function holdClock(page) {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 2000);
  return (ms) => page.clock.runFor(ms);
}

/** Counts the pixels of moving and of waiting records in each strip; `null` without a canvas. */
const dots = (figure) =>
  figure.evaluate((element) =>
    [...element.shadowRoot.querySelectorAll(".stage")].map((stage) => {
      const canvas = stage.querySelector(".motion canvas");
      if (!canvas) return null;
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      const count = { moving: 0, waiting: 0 };
      for (let dot = 0; dot < data.length; dot += 4) {
        // Waiting records are purple, moving ones nearly grey.
        if (data[dot + 3] > 100) count[data[dot + 2] - data[dot + 1] > 60 ? "waiting" : "moving"] += 1;
      }
      return count;
    }));

const playing = (figure, on) => figure.locator("#play").getAttribute("aria-label").then((name) => assert.equal(name, on ? "Pause" : "Play"));

testPost("records move only during playback", VIEW, async ({ page, figure }) => {
  const run = await holdClock(page);
  const canvases = () => figure.locator(".stage canvas").count();
  assert.equal(await canvases(), 0);
  const rest = await figure.locator(".stage").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  await seek(figure, 18 * 3600);
  await figure.locator("#play").click();
  await run(1500);
  await playing(figure, true);
  assert.equal(await canvases(), 2);
  const first = await dots(figure);
  assert.ok(first.every(({ moving }) => moving > 10), JSON.stringify(first));
  assert.deepEqual(await figure.locator(".stage").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height)), rest);
  await figure.locator("#play").click();
  await run(100);
  assert.equal(await canvases(), 0, "paused");
  assert.equal(await figure.locator(".stage.moving").count(), 0);
});

testPost("records do not move where the reader wants less motion", { ...VIEW, reducedMotion: "reduce" }, async ({ page, figure }) => {
  assert.equal(await figure.locator("#play").count(), 0);
  for (let step = 0; step < 5; step += 1) {
    await figure.locator("#next").click();
    await nextFrames(page);
    assert.equal(await figure.locator(".stage canvas").count(), 0);
  }
});

testPost("more records arrive when the load is higher", VIEW, async ({ page, figure }) => {
  const run = await holdClock(page);
  // Half the speed: the load hardly changes meanwhile.
  for (let press = 0; press < 3; press += 1) await figure.locator("#speed").click();
  const arriving = async (t_s) => {
    await seek(figure, t_s);
    await run(50);
    await figure.locator("#play").click();
    await run(1500);
    let sum = 0;
    for (let look = 0; look < 6; look += 1) {
      await run(150);
      sum += (await dots(figure))[0].moving;
    }
    await figure.locator("#play").click();
    return sum;
  };
  const [night, evening] = [await arriving(2 * 3600), await arriving(19 * 3600)];
  const load = await csv(figure, "static", 3600);
  const ratio = load[20].load / load[3].load;
  assert.ok(ratio > 4, `the load is ${ratio} times as high`);
  assert.ok(evening > 2.5 * night, `${night} and ${evening} pixels`);
});

testPost("on a restart the boxes are grey for a while and the queue swells", VIEW, async ({ page, figure }) => {
  const run = await holdClock(page);
  const rows = await csv(figure, "reactive", 5.003);
  const down = rows.findIndex((row, index) => row.t_s > 30_000 && row.parallelism === 0 && rows[index - 1].parallelism > 0);
  const begin_s = rows[down].t_s;
  await seek(figure, begin_s - 1500);
  await run(50);
  await figure.locator("#play").click();
  const seen = [];
  for (let frame = 0; frame < 80; frame += 1) {
    await run(16);
    const { boxes, percent } = await moment(figure);
    const { waiting } = (await dots(figure))[1] ?? { waiting: 0 };
    seen.push({ t_s: (percent / 100) * 86_400, grey: !boxes[1].includes("busy"), waiting });
  }
  const first = seen.findIndex(({ grey }) => grey);
  assert.ok(first > 2, `grey from frame ${first}`);
  assert.ok(Math.abs(seen[first].t_s - begin_s) < 400, `${seen[first].t_s} s, not ${begin_s} s`);
  const grey = seen.slice(first).findIndex((one) => !one.grey);
  assert.ok(grey * 16 >= 380 || grey === -1, `grey for ${grey} frames`);
  assert.equal(seen[first - 1].waiting, 0);
  const most = Math.max(...seen.slice(first).map(({ waiting }) => waiting));
  assert.ok(most > 200, `${most} pixels of waiting records`);
  // About as many dots as records wait at the worst moment: each has about 7 pixels.
  const lag = Math.max(...rows.slice(down, down + 20).map((row) => row.lag));
  assert.ok(most / 7 < (lag / 5000) * 2 && most / 7 > lag / 5000 / 2, `${most} pixels for ${lag} records`);
});

testPost("a week of restarts flashes less than twice a second, even at the highest speed", {
  ...VIEW, body: '<reactive-allocation preset="taxi-week" charts="reactive"></reactive-allocation>',
}, async ({ page, figure }) => {
  const run = await holdClock(page);
  for (let press = 0; press < 2; press += 1) await figure.locator("#speed").click();
  assert.equal(await figure.locator("#speed").innerText(), "4×");
  await figure.locator("#play").click();
  const greys = [];
  let was = false;
  for (let frame = 0; frame < 400; frame += 1) {
    await run(16);
    const grey = !(await moment(figure)).boxes[0].includes("busy");
    if (grey && !was) greys.push(frame * 16);
    was = grey;
  }
  assert.ok(greys.length >= 4, `${greys.length} restarts are seen`);
  const gaps = greys.slice(1).map((at, index) => at - greys[index]);
  assert.ok(Math.min(...gaps) >= 750, String(gaps));
});

testPost("the legend says for how many records a dot stands", VIEW, async ({ page, figure }) => {
  assert.equal(await figure.locator("ul.key").count(), 0);
  await figure.locator("#key").click();
  await nextFrames(page);
  const items = await figure.locator("ul.key li").allInnerTexts();
  assert.equal(items.length, 9);
  assert.ok(items.some((text) => text.includes("1 dot = 5,000 records")), items.join("\n"));
  assert.equal(await figure.locator("#key").getAttribute("aria-expanded"), "true");
  for (const mark of await figure.locator(".key .mark > *").all()) {
    const { width, height } = await mark.boundingBox();
    assert.ok(width > 2 && height > 2, "each mark is drawn");
  }
  await figure.locator("#peakLoad").press("Home");
  await nextFrames(page);
  assert.match(await figure.locator("ul.key").innerText(), /1 dot = (?!5,000)[\d,]+ record/);
});
