// Checks the map of choices: what it answers, how a choice is looked at and taken, and that
// its runs are made in a thread of their own or between frames.

import assert from "node:assert/strict";
import { allRunsAreMade, openSection, press, testExchange, undo } from "./exchange.mjs";
import { heard, middle, nextFrames, pictures, pressKey, reportOf, set, settingsOf } from "./post.mjs";
import { STRICT_CSP } from "./harness.mjs";

/** Opens the map and waits until all of its runs are made. */
async function openMap(figure) {
  await openSection(figure, "map");
  await allRunsAreMade(figure);
}

/** Changes the load or the axes by an act. Resolves when all runs are made anew. */
async function madeAnew(figure, act) {
  await figure.evaluate(({ shadowRoot }) => {
    window.isAnew = false;
    const observer = new MutationObserver(() => {
      if (!shadowRoot.querySelector(".map[aria-busy], .answer[aria-busy]")) return;
      window.isAnew = true;
      observer.disconnect();
    });
    observer.observe(shadowRoot, { attributes: true, childList: true, subtree: true });
  });
  await act();
  await figure.page().waitForFunction(() => window.isAnew);
  await allRunsAreMade(figure);
}

/** Types a limit and ends it with Enter. Resolves when the answer is that within it. */
async function limit(figure, text) {
  await figure.locator("#map-limit").fill(text);
  await figure.locator("#map-limit").press("Enter");
  await nextFrames(figure.page());
  await allRunsAreMade(figure);
}

const answer = (figure) => figure.locator(".map .answer").innerText();
const shown = (figure) => figure.locator(".map .shown b").innerText();
const chart = (figure) => figure.locator("#map-chart");

/** The middle of the ring in the window. */
const placeOfRing = async (figure) => {
  const { x, y } = await middle(figure.locator("#map-chart .ring"));
  return [x, y];
};

/** The rows of the frontier: choice, worker-hours, longest and mean delay, with usual spaces. */
const frontier = (figure) =>
  figure.locator(".map .beside:not(.effects) tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText)));

testExchange("the map names the best choice within a limit, and takes it", {}, async ({ page, figure }) => {
  await openMap(figure);
  const text = await answer(figure);
  assert.match(text, /^For this load: .*worker-hours, .* behind/);
  assert.match(text, /best static fleet within the limit: static, \d+ workers/);
  const before = await settingsOf(figure);
  await heard(page);
  await figure.locator("#take-choice").click();
  const taken = await settingsOf(figure);
  const [, target] = /utilisation (\d+)\s%/.exec(text);
  assert.equal(taken.targetUtilization, Number(target));
  assert.deepEqual((await heard(page)).map(({ type }) => type), ["input", "change"]);
  // The run is one of those whose spread was told.
  const [, least, most] = /: (\d+)(?: to (\d+))? worker-hours/.exec(text);
  const { workerHours } = (await reportOf(figure)).reactive;
  assert.ok(workerHours > least - 1 && workerHours < Number(most ?? least) + 1, `${workerHours}`);
  assert.equal(await figure.locator("#take-choice").innerText(), "This is your setting.");
  assert.equal(await figure.locator("#take-choice").getAttribute("aria-disabled"), "true");
  await undo(figure);
  assert.deepEqual(await settingsOf(figure), before);
});

testExchange("keys walk along the choices that no other one beats", {}, async ({ page, figure }) => {
  await openMap(figure);
  const rows = await frontier(figure);
  assert.ok(rows.length > 2);
  await chart(figure).focus();
  await pressKey(page, "Home");
  const told = [];
  for (const row of rows) {
    const text = await chart(figure).getAttribute("aria-valuetext");
    // The table has the same numbers without their units, and the settings in its caption.
    const [choice, hours, longest] = row;
    const parts = [...choice.split(" · "), `: ${hours} worker-hours, ${longest}`];
    assert.ok(parts.every((part) => text.includes(part)), `${text} is not ${row}`);
    assert.equal(await shown(figure), text);
    told.push(text);
    await pressKey(page, "ArrowRight");
  }
  assert.equal(await chart(figure).getAttribute("aria-valuenow"), String(rows.length));
  assert.equal(new Set(told).size, rows.length);
  await pressKey(page, "Home");
  assert.equal(await shown(figure), told[0]);
});

testExchange("a choice that is pointed at shows its run in the charts", {}, async ({ page, figure }) => {
  await openMap(figure);
  await chart(figure).scrollIntoViewIfNeeded();
  const before = await pictures(figure);
  await chart(figure).focus();
  await pressKey(page, "End");
  const after = await pictures(figure);
  assert.notEqual(after[0], before[0]);
  assert.notEqual(after[1], before[1]);
});

for (const pointer of ["mouse", "finger"]) {
  testExchange(`dragging the ring with a ${pointer} sets the figure, in one step`, pointer === "finger" ? { hasTouch: true } : {}, async ({ page, figure }) => {
    await openMap(figure);
    await chart(figure).scrollIntoViewIfNeeded();
    const before = await settingsOf(figure);
    const [x, y] = await placeOfRing(figure);
    await heard(page);
    const hand = await handOf(page, pointer);
    await hand.down(x, y);
    for (const step of [1, 2, 3, 4, 5]) await hand.move(x + 16 * step, y - 6 * step);
    const dragged = await settingsOf(figure);
    const [draggedX, draggedY] = await placeOfRing(figure);
    assert.ok(Math.hypot(draggedX - x - 80, draggedY - y + 30) < 40, "the ring is near the pointer");
    assert.ok((await heard(page)).every(({ type }) => type === "input"), "no change before the release");
    assert.equal(await chart(figure).evaluate((plane) => getComputedStyle(plane).userSelect), "none", "a drag selects no text");
    await hand.up();
    assert.notDeepEqual([dragged.targetUtilization, dragged.stabilizationWindow], [before.targetUtilization, before.stabilizationWindow]);
    assert.deepEqual((await heard(page)).map(({ type }) => type), ["change"]);
    await undo(figure);
    assert.deepEqual(await settingsOf(figure), before);
  });
}

/** A mouse or a finger of the page. */
async function handOf(page, pointer) {
  if (pointer === "mouse") {
    const { mouse } = page;
    const down = (x, y) => mouse.move(x, y).then(() => mouse.down());
    return { down, move: (x, y) => mouse.move(x, y), up: () => mouse.up().then(() => nextFrames(page)) };
  }
  const session = await page.context().newCDPSession(page);
  const touch = (type, points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  return {
    down: (x, y) => touch("touchStart", [{ x, y }]),
    move: (x, y) => touch("touchMove", [{ x, y }]),
    up: () => touch("touchEnd", []).then(() => nextFrames(page)),
  };
}

testExchange("the map of a figure that shows it from the start waits for a guess", { body: '<reactive-allocation open="map"></reactive-allocation>' }, async ({ page, figure }) => {
  await figure.locator("#show-map").waitFor();
  assert.match(await figure.locator(".covered").innerText(), /^Guess first: .* at most 1\smin of delay/);
  assert.equal(page.workers().length, 0);
  assert.equal(await chart(figure).count(), 0);
  await figure.locator("#show-map").focus();
  await pressKey(page, "Enter");
  await allRunsAreMade(figure);
  assert.equal(await figure.evaluate(({ shadowRoot }) => shadowRoot.activeElement.id), "choices");
  // The guess is told beside the answer.
  assert.match(await answer(figure), /Your setting( is not within the limit)?: Kubernetes HPA/);
  assert.match(await figure.evaluate((element) => element.toURL()), /open=map/);
});

testExchange("the button of the toolbar shows a covered map, and then closes it", { body: '<reactive-allocation open="map"></reactive-allocation>' }, async ({ figure }) => {
  await figure.locator("#show-map").waitFor();
  await figure.locator("#map").click();
  await allRunsAreMade(figure);
  await figure.locator("#map").click();
  assert.equal(await figure.locator(".map").count(), 0);
});

testExchange("a choice is pinned beside the present run", {}, async ({ figure }) => {
  await openMap(figure);
  const text = await shown(figure);
  await figure.locator("#pin-choice").click();
  await figure.locator("#compare").click();
  const name = await figure.locator("#pin-0").inputValue();
  assert.ok(name.length > 3 && text.startsWith(name.slice(0, 12)), `${name} of ${text}`);
});

testExchange("a choice of another kind is taken with its chart", {}, async ({ page, figure }) => {
  await openMap(figure);
  await figure.locator("#map-limit-of").selectOption("hours");
  await chart(figure).focus();
  // The frontier is walked until it comes to a schedule.
  for (let step = 0; step < 40 && !/schedule/.test(await shown(figure)); step++) await pressKey(page, step === 0 ? "Home" : "ArrowRight");
  if (!/schedule/.test(await shown(figure))) return;
  const charts = await figure.locator(".panel").count();
  await figure.locator("#take-choice").click();
  await nextFrames(page);
  assert.equal(await figure.locator(".panel").count(), charts + 1);
});

testExchange("the map is saved as a picture and as data", {}, async ({ page, figure }) => {
  await openMap(figure);
  const saved = async (name) => {
    const [file] = await Promise.all([page.waitForEvent("download"), press(figure, name)]);
    const { readFile } = await import("node:fs/promises");
    return [file.suggestedFilename(), await readFile(await file.path(), "utf8")];
  };
  const [svgName, svg] = await saved("Map (SVG)");
  assert.equal(svgName, "reactive-allocation-day-night-map.svg");
  assert.match(svg, /Every choice for one load/);
  assert.match(svg, /For this load/);
  const [csvName, csv] = await saved("Map (CSV)");
  assert.equal(csvName, "reactive-allocation-day-night-map.csv");
  const [, first] = csv.split("\n");
  assert.match(first, /^grid,20,0,,hpa,5,/);
  assert.match(first, /#v1/);
});

testExchange("a limit that is none is refused, and another one changes the answer", {}, async ({ figure }) => {
  await openMap(figure);
  const first = await answer(figure);
  await limit(figure, "soon");
  assert.match(await figure.locator(".map .problem").innerText(), /“soon” is no limit. Allowed: 0 to/);
  assert.equal(await answer(figure), first);
  await limit(figure, "0.5");
  assert.equal(await figure.locator(".map .problem").count(), 0);
  assert.match(await answer(figure), /never behind|None of the/);
  await figure.locator("#map-limit-of").selectOption("hours");
  await nextFrames(figure.page());
  await limit(figure, "1");
  assert.match(await answer(figure), /None of the \d+ choices here catches up with at most 1 worker-hours/);
});

testExchange("the limit of the delay is a setting of the figure", {}, async ({ page, figure }) => {
  await openMap(figure);
  const first = await answer(figure);
  await heard(page);
  await limit(figure, "0");
  assert.equal((await settingsOf(figure)).delayLimit, 0);
  assert.deepEqual((await heard(page)).map(({ type }) => type), ["input", "change"]);
  assert.match(await figure.evaluate((element) => element.toURL()), /delay-limit=0&/);
  const strict = await answer(figure);
  assert.match(strict, /never behind/);
  assert.notEqual(strict, first);
  await undo(figure);
  assert.equal(await figure.locator("#map-limit").inputValue(), "60");
  await allRunsAreMade(figure);
  assert.equal(await answer(figure), first);
  // A listener that changes the load meanwhile gets a map of that load.
  await figure.evaluate((element) => element.addEventListener("input", () => (element.settings = { peakLoad: 9000 }), { once: true }));
  await madeAnew(figure, () => limit(figure, "50"));
  assert.equal((await settingsOf(figure)).peakLoad, 9000);
  const lighter = await answer(figure);
  for (const peakLoad of [9100, 9000]) await madeAnew(figure, () => set(figure, { peakLoad }));
  assert.equal(await answer(figure), lighter);
  // So it is for the page, whether or not the answer is another one.
  for (const delayLimit of [61, 62]) {
    await set(figure, { delayLimit });
    assert.equal(await figure.locator("#map-limit").inputValue(), String(delayLimit));
  }
});

testExchange("only settings that leave the load as it is are put on the axes", {}, async ({ figure }) => {
  await openMap(figure);
  const names = await figure.locator("#map-axis-x option").evaluateAll((options) => options.map(({ value }) => value));
  assert.ok(names.includes("targetUtilization") && names.includes("maxWorkers"), names.join());
  for (const name of ["peakLoad", "nightShare", "seed", "cpuPerRecord", "slotsPerTaskManager", "workerPrice"]) assert.ok(!names.includes(name), name);
});

testExchange("a map that is closed makes no runs, and goes on when it is opened", {}, async ({ page, figure }) => {
  await openSection(figure, "map");
  assert.equal(page.workers().length, 1);
  await figure.locator("#map").click();
  await nextFrames(page);
  assert.equal(page.workers().length, 0);
  await openMap(figure);
  const text = await answer(figure);
  await figure.locator("#map").click();
  await openMap(figure);
  assert.equal(await answer(figure), text);
});

testExchange("other settings are put on the axes, and the map follows the figure", {}, async ({ figure }) => {
  await openMap(figure);
  await madeAnew(figure, () => figure.locator("#map-axis-y").selectOption("maxWorkers"));
  assert.match(await figure.locator(".map caption").innerText(), /· Max/i);
  const first = await answer(figure);
  await madeAnew(figure, () => set(figure, { peakLoad: 40_000 }));
  assert.notEqual(await answer(figure), first);
});

for (const [how, csp] of [["in a thread", STRICT_CSP], ["between frames", `${STRICT_CSP}; worker-src 'none'`]]) {
  testExchange(`the runs are made ${how}`, { csp }, async ({ page, problems, figure }) => {
    await page.evaluate(() => {
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
      }).observe({ type: "longtask" });
    });
    await openMap(figure);
    assert.equal(page.workers().length, how === "in a thread" ? 1 : 0);
    // What the policy forbids is told by the browser alone.
    if (how !== "in a thread") {
      problems.length = 0;
      await page.evaluate(() => (window.violations.length = 0));
    }
  });
}

testExchange("a load that is too long for a link is mapped in a thread, too", {}, async ({ page, figure }) => {
  await figure.evaluate(async (element) => {
    const count = 4000;
    const times = Array.from({ length: count }, (_, index) => index * 20);
    const values = times.map((_, index) => 5000 + ((index * 2_654_435_761) % 9973));
    element.trace = { times, values };
  });
  await nextFrames(page);
  await openMap(figure);
  assert.equal(page.workers().length, 1);
  assert.match(await answer(figure), /^For this load/);
});
