// Checks every handle in a chart: its effect, its appearance, and its reset.

import assert from "node:assert/strict";
import { heard, middle, nextFrames, set, settingsOf, slider, testPost } from "./post.mjs";
import { axes, dragBy, layout, scale, take, bringInSight } from "./reader.mjs";

const VIEW = { viewport: { width: 1200, height: 900 } };
const HANDLES = ["static", "peak", "width", "trough", "most", "fewest"];

/** Returns the names of the settings that differ. */
const changed = (before, after) => Object.keys(after).filter((name) => after[name] !== before[name]).sort();

/** Returns the centre of a handle in seconds and workers. */
async function place(figure, id) {
  const { worker, second, zero, midnight } = await scale(figure);
  const [handle, chart] = [await middle(figure.locator(`#${id}`)), await figure.locator(".chart", { has: figure.page().locator(`#${id}`) }).boundingBox()];
  return { t_s: (handle.x - chart.x - midnight) / second, workers: (zero - (handle.y - chart.y)) / worker };
}

/** Checks a setting in its field, in its slider if it has one, and in the property. */
async function agree(figure, name) {
  const value = (await settingsOf(figure))[name];
  assert.equal(await figure.locator(`#set-${name}`).inputValue(), value === "default" ? "" : value.toLocaleString("en-US", { maximumFractionDigits: 3 }), `the field of ${name}`);
  const range = figure.locator(`input[type=range]#${name}`);
  if (await range.count()) assert.equal(await range.inputValue(), String(value), `the slider of ${name}`);
  return value;
}

const OPEN = { body: '<reactive-allocation open="settings"></reactive-allocation>', ...VIEW };

testPost("the handle on the peak sets its height and time", OPEN, async ({ figure }) => {
  const before = await settingsOf(figure);
  const [home, { worker, second }] = [await place(figure, "peak"), await scale(figure)];
  // Three hours earlier, and one worker lower.
  await dragBy(figure.locator("#peak"), -3 * 3600 * second, worker);
  const after = await settingsOf(figure);
  assert.deepEqual(changed(before, after), ["peakLoad", "peakShift"]);
  assert.ok(Math.abs((await agree(figure, "peakShift")) - -12.5) < 0.6, `moved by ${after.peakShift} % of the day`);
  const share = (home.workers - 1) / home.workers;
  assert.ok(Math.abs((await agree(figure, "peakLoad")) / before.peakLoad - share) < 0.03, `${after.peakLoad} records/s`);
  const there = await place(figure, "peak");
  assert.ok(Math.abs(there.t_s - (home.t_s - 3 * 3600)) < 1200, `at ${there.t_s} s`);
  // The axis has adapted since, but the load at the handle is the dragged one.
  assert.ok(Math.abs(there.workers - (home.workers - 1)) < 0.15, `${there.workers} workers`);
});

testPost("the handle on the flank sets the width of the peak", OPEN, async ({ figure }) => {
  for (const [dx, way] of [[-30, 1], [50, -1]]) {
    const [before, from] = [await settingsOf(figure), await place(figure, "width")];
    const { second } = await scale(figure);
    await dragBy(figure.locator("#width"), dx, 0);
    assert.deepEqual(changed(before, await settingsOf(figure)), ["peakWidth"]);
    const after = await agree(figure, "peakWidth");
    assert.equal(Math.sign(after - before.peakWidth), way, `${after} % after ${before.peakWidth} %`);
    const to = await place(figure, "width");
    assert.ok(Math.abs((to.t_s - from.t_s) * second - dx) < 5, "the handle is where it was let go");
  }
});

testPost("the handle in the trough sets the lowest load", OPEN, async ({ figure }) => {
  const before = await settingsOf(figure);
  const { worker } = await scale(figure);
  const [trough, peak] = [await place(figure, "trough"), await place(figure, "peak")];
  await dragBy(figure.locator("#trough"), 0, -1.5 * worker);
  assert.deepEqual(changed(before, await settingsOf(figure)), ["nightShare"]);
  const share = ((trough.workers + 1.5) / peak.workers) * 100;
  assert.ok(Math.abs((await agree(figure, "nightShare")) - share) < 3, `not ${share} %`);

  // In a preset without that setting the trough is set instead.
  await figure.locator("#weekend").click();
  const week = await settingsOf(figure);
  await dragBy(figure.locator("#trough"), 0, -40);
  assert.deepEqual(changed(week, await settingsOf(figure)), ["trough"]);
  await agree(figure, "trough");
});

testPost("the handles of the reactive fleet set its limits", OPEN, async ({ figure }) => {
  for (const [id, name, dy, wanted] of [["fewest", "minWorkers", -2, 3], ["most", "maxWorkers", null, 4]]) {
    const before = await settingsOf(figure);
    const { worker } = await scale(figure);
    const by = dy === null ? (await place(figure, id)).workers - wanted : dy;
    await dragBy(figure.locator(`#${id}`), 0, by * worker);
    assert.deepEqual(changed(before, await settingsOf(figure)), [name]);
    assert.equal(await agree(figure, name), wanted);
  }
  const { maxWorkers } = await figure.evaluate((element) => element.report.reactive);
  assert.equal(maxWorkers, 4, "the fleet keeps to it");
  // The handles cannot pass each other.
  await dragBy(figure.locator("#fewest"), 0, -400);
  assert.equal(await agree(figure, "minWorkers"), 4);
  await dragBy(figure.locator("#most"), 0, 400);
  assert.equal(await agree(figure, "maxWorkers"), 4);
});

testPost("a reshaped load has its own chip until a preset is chosen", VIEW, async ({ page, figure }) => {
  const own = figure.locator(".chip.own");
  const pressed = () => figure.locator('.chips .chip[aria-pressed="true"]').allInnerTexts();
  const untouched = await settingsOf(figure);
  for (const [id, dx] of [["peak", -60], ["width", 40]]) {
    assert.deepEqual([await own.count(), await pressed()], [0, ["Day & night"]]);
    await dragBy(figure.locator(`#${id}`), dx, 0);
    assert.equal(await own.innerText(), "Your shape");
    assert.deepEqual(await pressed(), []);
    await figure.locator("#day-night").click();
    await nextFrames(page);
    assert.deepEqual(await settingsOf(figure), untouched);
  }
  assert.equal(await own.count(), 0);
});

testPost("every handle is large enough, grows on hover, and has a tooltip", VIEW, async ({ page, figure }) => {
  for (const id of HANDLES) {
    const grip = figure.locator(`#${id}`);
    await grip.scrollIntoViewIfNeeded();
    await page.mouse.move(2, 2);
    const rest = await grip.boundingBox();
    assert.ok(rest.width >= 24 && rest.height >= 24, `${id} is ${rest.width} × ${rest.height}`);
    const tip = grip.locator(".tip");
    const { x, y } = await middle(grip);
    await page.mouse.move(x, y);
    await page.waitForFunction(([id, width]) => {
      const one = document.querySelector("reactive-allocation").shadowRoot.getElementById(id);
      return one.getBoundingClientRect().width > width;
    }, [id, rest.width]);
    const cursor = await grip.evaluate((one) => getComputedStyle(one).cursor);
    assert.match(cursor, /resize|move|grab/, id);
    if (id === "static") {
      assert.equal(await figure.locator(".hint").innerText(), "drag me");
    } else {
      assert.match(await tip.innerText(), /^drag: /);
      const [box, width] = [await tip.boundingBox(), page.viewportSize().width];
      assert.ok(box.x >= 0 && box.x + box.width <= width, `the tip of ${id} is on the page`);
      const over = await tip.evaluate((tip) => {
        const { left, right, top, height } = tip.getBoundingClientRect();
        const shown = tip.getRootNode().host.getBoundingClientRect();
        return left >= shown.left && right <= shown.right && top + height <= shown.bottom;
      });
      assert.ok(over, `the tip of ${id} is in the figure`);
    }
  }
  // The hint disappears after the first drag.
  await dragBy(figure.locator("#static"), 0, 30);
  assert.ok(!(await figure.locator(".hint").isVisible()));
});

for (const width of [360, 1200]) {
  testPost(`no other part moves while a handle is dragged, ${width} px wide`, {
    viewport: { width, height: 900 },
  }, async ({ page, figure }) => {
    for (const [id, dx, dy] of [["static", 0, -60], ["peak", -70, -60], ["width", 40, 0], ["trough", 0, -50], ["fewest", 0, -70], ["most", 0, 120]]) {
      await figure.evaluate((element) => element.reset());
      const grip = figure.locator(`#${id}`);
      await bringInSight(figure, grip);
      const from = await take(grip);
      await nextFrames(page);
      await heard(page);
      const [places, axis, before] = [await layout(figure), await axes(figure), await settingsOf(figure)];
      for (const share of [0.3, 0.7, 1]) {
        await page.mouse.move(from.x + dx * share, from.y + dy * share, { steps: 3 });
        await nextFrames(page);
        const after = await layout(figure);
        const moved = places.flatMap((one, index) => (one === after[index] ? [] : [[one, after[index]]]));
        assert.deepEqual(moved, [], `“${id}” at ${share} of its way`);
        assert.deepEqual(await axes(figure), axis, `“${id}” at ${share} of its way`);
      }
      assert.notDeepEqual(await settingsOf(figure), before, id);
      const during = (await heard(page)).map(({ type }) => type);
      assert.ok(during.length > 1 && during.every((type) => type === "input"), `${id}: ${during}`);
      await page.mouse.up();
      await nextFrames(page);
      assert.deepEqual((await heard(page)).map(({ type }) => type), ["change"], id);
    }
  });
}

testPost("a drag that leaves the chart, the figure and the window ends normally", VIEW, async ({ page, figure }) => {
  for (const id of HANDLES) {
    await figure.evaluate((element) => element.reset());
    await take(figure.locator(`#${id}`));
    for (const [x, y] of [[-500, -500], [3000, 3000], [-500, 3000], [3000, -500]]) {
      await page.mouse.move(x, y, { steps: 3 });
      await nextFrames(page);
      for (const value of Object.values(await settingsOf(figure))) assert.ok(typeof value === "string" || Number.isFinite(value));
    }
    await page.mouse.up();
    await nextFrames(page);
    const [box, area] = await figure.evaluate((element, id) => {
      const handle = element.shadowRoot.getElementById(id);
      return [handle, handle.closest(".chart")].map((one) => one.getBoundingClientRect().toJSON());
    }, id);
    assert.ok(box.left >= area.left - 14 && box.right <= area.right + 14, `${id} is from ${box.left} to ${box.right}`);
    assert.ok(box.top >= area.top - 14 && box.bottom <= area.bottom + 14, `${id} is from ${box.top} to ${box.bottom}`);
  }
});

testPost("a double click resets the clicked control and nothing else", OPEN, async ({ page, figure }) => {
  const home = await settingsOf(figure);
  const touched = { staticWorkers: 5, peakLoad: 8000, peakShift: -8, peakWidth: 80, nightShare: 30, maxWorkers: 9, minWorkers: 2, targetUtilization: 60 };
  for (const [target, names] of [
    ["#static", ["staticWorkers"]], ["#peak", ["peakLoad", "peakShift"]], ["#width", ["peakWidth"]], ["#trough", ["nightShare"]],
    ["#most", ["maxWorkers"]], ["#fewest", ["minWorkers"]],
    ["peakLoad", ["peakLoad"]], ["staticWorkers", ["staticWorkers"]], ["nightShare", ["nightShare"]], ["targetUtilization", ["targetUtilization"]],
  ]) {
    await set(figure, touched);
    const before = await settingsOf(figure);
    await heard(page);
    if (target.startsWith("#")) await figure.locator(target).dblclick();
    // Beside the thumb: the change by the click is reset, too.
    else await figure.locator(`input#${target}`).dblclick();
    await nextFrames(page);
    const after = await settingsOf(figure);
    assert.deepEqual(changed(before, after), names.toSorted(), target);
    for (const name of names) assert.equal(after[name], home[name], `${target}: ${name}`);
    assert.equal((await heard(page)).at(-1).type, "change");
  }
});

testPost("the static line can be dragged as far as its slider, beyond an axis that stands still", VIEW, async ({ page, figure }) => {
  const before = await axes(figure);
  const { x, y } = await middle(figure.locator("#static"));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 60, { steps: 5 });
  await page.mouse.move(x, Math.max(2, y - 400), { steps: 5 });
  await nextFrames(page);
  const { staticWorkers } = await settingsOf(figure);
  const most = Number(await slider(figure, "Static workers").getAttribute("max"));
  assert.ok(staticWorkers > 8 && staticWorkers <= most, `${staticWorkers} of ${most}`);
  assert.deepEqual(await axes(figure), before, "the axis stands still");
  assert.equal(await figure.locator("#static").getAttribute("data-beyond"), String(staticWorkers));
  assert.equal(await figure.locator("#static").getAttribute("aria-valuemax"), String(most));
  await page.mouse.up();
  await nextFrames(page);
  assert.notDeepEqual(await axes(figure), before, "and follows afterwards");
  assert.equal(await figure.locator("#static").getAttribute("data-beyond"), null);
});

testPost("a bound beyond the axis is a tab above the plot with its number", VIEW, async ({ page, figure }) => {
  const beyond = () => figure.locator("#most").getAttribute("data-beyond");
  assert.equal(await beyond(), "15");
  const { zero, worker } = await scale(figure);
  const chart = await figure.locator(".chart", { has: page.locator("#most") }).boundingBox();
  const top = chart.y + zero - 8 * worker;
  assert.ok((await middle(figure.locator("#most"))).y < top, "above the axis, which ends at 8");
  await set(figure, { maxWorkers: 6 });
  await nextFrames(page);
  assert.equal(await beyond(), null);
  assert.ok(Math.abs((await place(figure, "most")).workers - 6) < 0.1);
});
