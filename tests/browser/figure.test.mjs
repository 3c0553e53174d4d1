// Checks that the numbers, the sentence and the charts follow every change of the
// settings.

import assert from "node:assert/strict";
import {
  dragTo, LOST_NUMBER, nextFrames, pictures, pressKey, reportOf, set, settingsOf, slider, takeThumb, testPost,
  textOf, thumb,
} from "./post.mjs";

const PRESETS = ["day-night", "weekend", "holiday", "sudden-event", "growth", "blog-experiment", "taxi-week"];

const close = (found, wanted) =>
  assert.ok(Math.abs(found - wanted) <= 1e-9 * Math.abs(wanted), `${found} is not ${wanted}`);

/** The numbers of a policy without the speedup, which compares it with the static fleet. */
const withoutSpeedup = ({ spec: { elasticSpeedup, ...spec }, ...numbers }) => ({ ...numbers, spec });

testPost(
  "dragging static workers from 1 to 12 changes only the static fleet, in proportion",
  { body: '<reactive-allocation static-workers="1"></reactive-allocation>' },
  async ({ figure }) => {
    const first = await reportOf(figure);
    await dragTo(slider(figure, "Static workers"), 12);
    assert.equal((await settingsOf(figure)).staticWorkers, 12);
    const last = await reportOf(figure);
    close(last.static.workerHours, 12 * first.static.workerHours);
    assert.deepEqual(withoutSpeedup(last.reactive), withoutSpeedup(first.reactive));
  },
);

testPost("static worker-hours are proportional to the number of workers", {}, async ({ page, figure }) => {
  const input = slider(figure, "Static workers");
  await input.focus();
  await pressKey(page, "Home");
  const one = await reportOf(figure);
  for (let workers = 2; workers <= 12; workers += 1) {
    await pressKey(page, "ArrowRight");
    const byKey = await reportOf(figure);
    close(byKey.static.workerHours, workers * one.static.workerHours);
    assert.deepEqual(withoutSpeedup(byKey.reactive), withoutSpeedup(one.reactive));
    await set(figure, { staticWorkers: workers });
    assert.deepEqual(await reportOf(figure), byKey, "by the property as by the key");
  }
});

testPost("dragging the peak load changes both fleets", {}, async ({ figure }) => {
  const before = await reportOf(figure);
  await dragTo(slider(figure, "Peak load"), 30_000);
  const after = await reportOf(figure);
  assert.ok(after.static.shortTimeShare > before.static.shortTimeShare);
  assert.ok(after.static.idleShare < before.static.idleShare);
  assert.ok(after.reactive.workerHours > before.reactive.workerHours);
  // The number of workers does not depend on the load.
  close(after.static.workerHours, before.static.workerHours);
});

for (const [label, values] of [
  ["Static workers", [6, 5, 4, 8, 9]],
  ["Peak load", [17_000, 15_000, 12_000, 21_000, 22_000]],
]) {
  testPost(`the charts follow “${label}” within the frame of its input event`, {}, async ({ page, figure }) => {
    await figure.evaluate((element) => {
      const canvas = element.shadowRoot.querySelector("canvas");
      const probe = document.createElement("div");
      document.body.append(probe);
      let width = 1;
      let frame;
      window.changedInTime = [];
      // A ResizeObserver runs after the callbacks of a frame and before it is shown.
      new ResizeObserver(() => {
        if (!frame) return;
        window.changedInTime.push(canvas.toDataURL() !== frame);
        frame = undefined;
      }).observe(probe);
      element.addEventListener("input", () => {
        if (frame) return;
        frame = canvas.toDataURL();
        // A slow page must not delay the painting of the charts.
        const until = performance.now() + 25;
        while (performance.now() < until);
        requestAnimationFrame(() => {
          width += 1;
          probe.style.setProperty("width", `${width}px`);
        });
      });
    });
    const input = slider(figure, label);
    const mouse = await takeThumb(input);
    for (const value of values) {
      const { x, y } = await thumb(input, value);
      await mouse.move(x, y);
      await nextFrames(page);
    }
    await mouse.up();
    const changed = await page.evaluate(() => window.changedInTime);
    assert.deepEqual(changed, values.map(() => true));
  });
}

/** Numbers, and whether they are rounded by their spread over the seeds. */
const numbersIn = (text) =>
  [...text.matchAll(/(about |≈)?(<?\d[\d,]*(?:\.\d+)?)( million| billion)?/g)].map(([whole, about, number, large]) => ({
    whole,
    isCoarse: Boolean(about),
    text: number,
    unit: { " million": 1e6, " billion": 1e9 }[large] ?? 1,
  }));

/** Returns whether a number in a text is the rounded value. */
function isRounding({ text, unit, isCoarse }, value) {
  if (text.startsWith("<")) return value > 0 && value < Number(text.slice(1));
  const plain = text.replaceAll(",", "");
  const decimals = plain.includes(".") ? plain.length - plain.indexOf(".") - 1 : 0;
  const off = Math.abs(Number(plain) * unit - value);
  return off <= 0.5 * unit * 10 ** -decimals + 1e-9 || (isCoarse && off <= 0.1 * value);
}

function missingWorkers({ shortWorkerHours, shortTimeShare, workerHours, meanWorkers }) {
  return shortTimeShare > 0 ? shortWorkerHours / (shortTimeShare * (workerHours / meanWorkers)) : 0;
}

async function saysWhatTheReportSays(figure) {
  const report = await reportOf(figure);
  const text = await textOf(figure);
  assert.doesNotMatch(text, LOST_NUMBER);

  const shown = await figure.locator(".numbers dd").allInnerTexts();
  const expected = [report.static, report.reactive].flatMap((policy) => [
    policy.workerHours,
    policy.idleShare * 100,
    policy.shortTimeShare * 100,
  ]);
  assert.equal(shown.length, expected.length);
  for (const [place, value] of expected.entries()) {
    const [number] = numbersIn(shown[place]);
    assert.ok(isRounding(number, value), `“${shown[place]}” stands for ${value}`);
  }
  const services = await figure.locator(".service").allInnerTexts();
  for (const [place, policy] of [report.static, report.reactive].entries()) {
    if (policy.caughtUp) assert.equal(/never behind/.test(services[place]), policy.maxDelay < 1, services[place]);
    else assert.match(services[place], /records behind/);
    const restarts = numbersIn(services[place].split(/\n|·/).at(-1))[0];
    assert.ok(policy.rescales === 0 ? /no restarts/.test(services[place]) : isRounding(restarts, policy.rescales), services[place]);
  }

  const sentence = (await figure.locator(".sentence").innerText()).replaceAll("\u00a0", " ");
  const numbers = numbersIn(sentence.replace(/(about )?(\d+ (h|min|s) )+behind at worst/g, ""));
  const hoursOfOne = report.static.workerHours / report.static.meanWorkers;
  const told = {
    static: report.static.workerHours,
    reactive: report.reactive.workerHours,
    saved: Math.abs(1 - report.reactive.workerHours / report.static.workerHours) * 100,
    enough: report.neverShortWorkers,
    savedAgainstEnough: Math.abs(1 - report.reactive.workerHours / (report.neverShortWorkers * hoursOfOne)) * 100,
  };
  for (const policy of ["static", "reactive"]) {
    const { shortTimeShare, endLag, downTimeShare, reprocessedShare, rescales } = report[policy];
    Object.assign(told, {
      [`${policy}Short`]: shortTimeShare * 100,
      // The mean number of missing workers while short; the text shows at least 0.1.
      [`${policy}Missing`]: Math.max(0.1, missingWorkers(report[policy])),
      [`${policy}Behind`]: endLag,
      [`${policy}Down`]: downTimeShare * 100,
      [`${policy}Reprocessed`]: reprocessedShare * 100,
      [`${policy}Restarts`]: rescales,
    });
  }
  for (const number of numbers) {
    const meant = Object.keys(told).filter((name) => isRounding(number, told[name]));
    assert.notEqual(meant.length, 0, `“${number.whole}” in “${sentence}” is no number of the report`);
  }
  const mustBeThere = [];
  for (const policy of ["static", "reactive"]) {
    if (!report[policy].caughtUp) mustBeThere.push(`${policy}Behind`);
    else if (report.static.caughtUp && report.reactive.caughtUp) mustBeThere.push(policy, `${policy}Short`);
  }
  for (const name of mustBeThere) {
    const there = numbers.some((number) => isRounding(number, told[name]));
    assert.ok(there || told[name] === 0, `${told[name]} (${name}) is missing in “${sentence}”`);
  }
  if (!report.static.caughtUp) return;
  const saves = report.reactive.workerHours < report.static.workerHours;
  if (told.saved >= 1) assert.match(sentence, saves ? /less|fewer|saves?/ : /more/);
}

for (const preset of PRESETS) {
  testPost(
    `the texts of the figure have the numbers of the report (${preset})`,
    { body: `<reactive-allocation preset="${preset}"></reactive-allocation>` },
    async ({ figure }) => {
      assert.equal((await settingsOf(figure)).preset, preset);
      await saysWhatTheReportSays(figure);
      await set(figure, { staticWorkers: 1 });
      await saysWhatTheReportSays(figure);
      await set(figure, { staticWorkers: 40 });
      await saysWhatTheReportSays(figure);
    },
  );
}

testPost("each chip shows its preset, by click and by key", {}, async ({ page, figure }) => {
  const chips = figure.locator(".chips .chip");
  assert.equal(await chips.count(), PRESETS.length);
  const byClick = [];
  for (const [place, preset] of PRESETS.entries()) {
    await chips.nth(place).click();
    await nextFrames(page);
    assert.equal((await settingsOf(figure)).preset, preset);
    assert.deepEqual(
      await chips.evaluateAll((all) => all.map((chip) => chip.ariaPressed)),
      PRESETS.map((other) => String(other === preset)),
    );
    await saysWhatTheReportSays(figure);
    byClick.push(await reportOf(figure));
  }
  const kinds = new Set(byClick.map((report) => JSON.stringify(report)));
  assert.equal(kinds.size, PRESETS.length, "no two presets are alike");

  await chips.first().focus();
  for (const [place, preset] of PRESETS.entries()) {
    await pressKey(page, place % 2 === 0 ? "Enter" : "Space");
    assert.equal((await settingsOf(figure)).preset, preset);
    assert.deepEqual(await reportOf(figure), byClick[place]);
    // The row is one tab stop.
    await pressKey(page, "ArrowRight");
  }
});

testPost("the preset’s own set-up and reset() both discard earlier drags", {}, async ({ figure }) => {
  const untouched = await reportOf(figure);
  const picture = await pictures(figure);
  await dragTo(slider(figure, "Static workers"), 12);
  await figure.getByRole("button", { name: "Weekend" }).click();
  await figure.getByRole("button", { name: "Day & night" }).click();
  await figure.getByRole("button", { name: "own set-up" }).click();
  assert.deepEqual(await reportOf(figure), untouched);
  await dragTo(slider(figure, "Peak load"), 30_000);
  await figure.evaluate((element) => element.reset());
  await nextFrames(figure.page());
  assert.deepEqual(await reportOf(figure), untouched);
  assert.deepEqual(await pictures(figure), picture);
});

testPost("settings at the ends of their ranges give consistent numbers", {}, async ({ figure }) => {
  const edges = [
    { peakLoad: 0 },
    { peakLoad: 10_000_000 },
    { staticWorkers: 1, minWorkers: 1, maxWorkers: 1 },
    { staticWorkers: 500, minWorkers: 500, maxWorkers: 500 },
    { nightShare: 0 },
    { nightShare: 100, noise: 0 },
    { noise: 50, seed: 4_294_967_295 },
    { targetUtilization: 100 },
    { plannedUtilization: 1 },
    { cpuPerRecord: 1_000_000 },
    { capacity: 1 },
    { startTime: 0, startSpread: 0, restartTime: 0, restartDelay: 0 },
    { preset: "blog-experiment", peakLoad: 0 },
    { preset: "sudden-event", usualShare: 0 },
    { preset: "growth", growth: 100 },
    { preset: "weekend", weekendShare: 300 },
    { preset: "taxi-week", peakLoad: 0, noise: 50 },
  ];
  for (const edge of edges) {
    await figure.evaluate((element) => element.reset());
    await set(figure, { preset: "day-night", ...edge });
    const settings = await settingsOf(figure);
    for (const [name, value] of Object.entries(edge)) assert.equal(settings[name], value, name);
    const report = await reportOf(figure);
    for (const policy of ["static", "manual", "schedule", "reactive"]) {
      const { spec, caughtUp, failed, ...plain } = report[policy];
      assert.equal(typeof caughtUp, "boolean");
      assert.equal(typeof failed, "boolean");
      for (const [name, value] of Object.entries(spec)) {
        assert.ok(Number.isFinite(value), `${policy}.spec.${name} is ${value} at ${JSON.stringify(edge)}`);
      }
      for (const [name, value] of Object.entries(plain)) {
        assert.ok(Number.isFinite(value) && value >= 0, `${policy}.${name} is ${value} at ${JSON.stringify(edge)}`);
        if (name.endsWith("Share") && name !== "reprocessedShare") assert.ok(value <= 1, `${name} is ${value}`);
      }
    }
    assert.doesNotMatch(await textOf(figure), LOST_NUMBER, JSON.stringify(edge));
  }
});
