// Checks the close-up of an outage: how it opens, what it tells, and how it closes.

import assert from "node:assert/strict";
import { heard, nextFrames, pictures, pressKey, set, settingsOf, testPost } from "./post.mjs";
import { csv, finger, focused, goTo, layout, moment } from "./reader.mjs";

/** What the close-up says; `undefined` while it is closed. */
const lens = (figure) =>
  figure.evaluate((element) => {
    const root = element.shadowRoot;
    const dialog = root.querySelector(".lens");
    if (!dialog) return undefined;
    const text = (selector) => dialog.querySelector(selector).textContent.replaceAll("\u00a0", " ");
    return {
      title: text(".lens-title"),
      name: dialog.getAttribute("aria-label").replaceAll("\u00a0", " "),
      role: dialog.getAttribute("role"),
      story: text(".story"),
      labels: [...dialog.querySelectorAll(".texts span")].map((one) => one.textContent.replaceAll("\u00a0", " ")),
      over: dialog.closest(".panel").querySelector(".title").firstChild.textContent,
    };
  });

/** The buttons that look closer, by their chart. */
const closers = (figure) => figure.locator(".closer").evaluateAll((all) => all.map((one) => !one.hidden));

/** The outages of the reactive fleet as it is exported: first second, length, seconds until the loss is noticed. */
async function outages(figure) {
  const run = await csv(figure, "reactive", 1);
  const found = [];
  for (const [index, row] of run.entries()) {
    if (row.parallelism !== 0) continue;
    if (run[index - 1].parallelism !== 0) found.push({ from: row.t_s, seconds: 0, unnoticed: 0 });
    found.at(-1).seconds += 1;
    if (row.registered > row.wanted) found.at(-1).unnoticed += 1;
  }
  return found;
}

/** Where an outage is drawn, in the window. */
async function markOf(figure, from, chart = 1) {
  const area = figure.locator(".chart").nth(chart);
  await area.scrollIntoViewIfNeeded();
  return area.evaluate((element, from) => {
    const box = element.getBoundingClientRect();
    const tick = (text) => Number.parseFloat([...element.querySelectorAll(".tick")].find((one) => one.textContent === text).style.left);
    return { x: box.left + tick("06:00") + ((from - 21_600) / 43_200) * (tick("18:00") - tick("06:00")), y: box.top + 70 };
  }, from);
}

async function clickAt(page, { x, y }) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.up();
  await nextFrames(page);
}

const VIEW = { viewport: { width: 1200, height: 900 } };

testPost("a click on an outage pins the cursor at its time, and a button looks closer", VIEW, async ({ page, figure }) => {
  assert.deepEqual(await closers(figure), [false, false]);
  const [first] = await outages(figure);
  const mark = await markOf(figure, first.from);
  await clickAt(page, { x: mark.x + 2, y: mark.y });
  assert.deepEqual(await closers(figure), [false, true], "the static fleet never restarts");
  const at = await moment(figure);
  assert.ok(Math.abs(at.percent * 864 - first.from) < 2, `${at.percent * 864} s for ${first.from} s`);
  assert.match(at.why, /No processing/);

  const [before, settings] = [await layout(figure), await settingsOf(figure)];
  await figure.locator("#closer-1").click();
  await nextFrames(page);
  // Its own parts are new: an overlay and a canvas in it.
  const after = await layout(figure);
  const covered = after.findIndex((part) => part.includes(".lens"));
  assert.deepEqual(after.toSpliced(covered, 2), before, "nothing moves");
  const open = await lens(figure);
  assert.equal(open.role, "dialog");
  assert.equal(open.name, open.title);
  assert.equal(open.over, "Reactive");
  assert.equal(await focused(figure), "close-up");
  const hours = String(Math.floor(first.from / 3600)).padStart(2, "0");
  assert.match(open.title, new RegExp(`^TaskManager stopped at ${hours}:\\d\\d:\\d\\d$`));
  // The exported run agrees to the second.
  const [, beat, noticed, wait, restart, gap, later] = open.story.match(
    /^Last heartbeat ([\d.]+) s before\. The loss is noticed after ([\d.]+) s of silence\. Then the job waits ([\d.]+) s to restart\. The restart takes ([\d.]+) s\. In all nothing is processed for ([\d.]+) s\. Caught up ([\d.]+) s later; at worst [\d,]+ records behind\.$/,
  ) ?? assert.fail(open.story);
  assert.ok(Math.abs(gap - first.seconds) <= 1.1, `${gap} s and ${first.seconds} s`);
  assert.ok(Math.abs(noticed - first.unnoticed) <= 1.1, `${noticed} s and ${first.unnoticed} s`);
  assert.ok(Math.abs(Number(noticed) + Number(wait) + Number(restart) - gap) < 0.2);
  const { heartbeatTimeout, heartbeatInterval, restartTime } = settings;
  assert.ok(Math.abs(Number(beat) + Number(noticed) - heartbeatTimeout) < 0.11, "silence begins with the last heartbeat");
  assert.ok(beat <= heartbeatInterval);
  assert.equal(Number(restart), restartTime);
  assert.ok(later > 0);
  for (const label of ["heartbeats", `silence ${noticed} s`, `restart ${restart} s`, `catching up ${later} s`, "arrived", "processed", "records behind", "0 s", "60 s"]) {
    assert.ok(open.labels.includes(label), `${label} in ${open.labels}`);
  }

  await pressKey(page, "Escape");
  assert.equal(await lens(figure), undefined);
  assert.equal(await focused(figure), "closer-1");
  assert.deepEqual(await closers(figure), [false, true], "the cursor is still pinned");
  await pressKey(page, "Escape");
  assert.deepEqual(await closers(figure), [false, false]);
  assert.deepEqual(await heard(page), [], "looking changes nothing");
});

testPost("a click away from outages shows no button", VIEW, async ({ page, figure }) => {
  const all = await outages(figure);
  const [, , third, fourth] = all;
  await clickAt(page, await markOf(figure, (third.from + fourth.from) / 2));
  assert.deepEqual(await closers(figure), [false, false]);
});

testPost("a pointer that is held on an outage opens the close-up", VIEW, async ({ page, figure }) => {
  const [, second] = await outages(figure);
  const mark = await markOf(figure, second.from);
  await page.mouse.move(mark.x, mark.y);
  await page.mouse.down();
  await figure.locator(".lens").waitFor();
  await page.mouse.up();
  await nextFrames(page);
  assert.ok(Math.abs((await moment(figure)).percent * 864 - second.from) < 2);
  assert.match((await lens(figure)).title, /^TaskManager stopped at /);
  await figure.locator("#close-up").click();
  await nextFrames(page);
  assert.equal(await lens(figure), undefined);
  // A pointer that moves does not hold, and neither does one away from outages.
  const far = await markOf(figure, 43_200);
  for (const [from, to] of [[mark, { x: mark.x + 60, y: mark.y }], [far, far]]) {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.waitForTimeout(600);
    await page.mouse.up();
    await nextFrames(page);
    assert.equal(await lens(figure), undefined);
  }
});

testPost("a finger taps an outage or holds it", {
  hasTouch: true, isMobile: true, viewport: { width: 390, height: 700 }, css: "body { margin: 8px 8px 2000px }",
}, async ({ page, context, figure }) => {
  const [first] = await outages(figure);
  await figure.locator("#see-reactive").tap();
  await nextFrames(page);
  const mark = await markOf(figure, first.from);
  await page.touchscreen.tap(mark.x + 1, mark.y);
  await nextFrames(page);
  assert.deepEqual(await closers(figure), [false, true]);
  await figure.locator("#closer-1").tap();
  await nextFrames(page);
  assert.match((await lens(figure)).story, /^Last heartbeat/);
  const outside = await figure.locator(".lens").evaluate((dialog) => {
    const { left, right } = dialog.getBoundingClientRect();
    return left < 0 || right > document.documentElement.clientWidth || dialog.scrollWidth > dialog.clientWidth;
  });
  assert.ok(!outside, "it fits the phone");
  await figure.locator("#close-up").tap();
  await nextFrames(page);
  assert.equal(await lens(figure), undefined);
  const touch = await finger(context, page);
  const again = await markOf(figure, first.from);
  await touch.down(again);
  await figure.locator(".lens").waitFor();
  await touch.up();
  assert.match((await lens(figure)).title, /^TaskManager stopped/);
});

testPost("the key Z opens the close-up, arrow keys go through the outages", VIEW, async ({ page, figure }) => {
  const all = await outages(figure);
  await goTo(figure, all[2].from + 100);
  await figure.locator("#time").focus();
  await pressKey(page, "z");
  const third = await lens(figure);
  const drawn = (await pictures(figure)).at(-1);
  assert.match(third.title, /^TaskManagers joined at /);
  assert.match(third.story, /^The restart takes 4 s\. Caught up [\d.]+ s later; at worst [\d,]+ records behind\.$/);
  const titles = [third.title];
  for (const key of ["ArrowLeft", "ArrowLeft", "ArrowLeft"]) {
    await pressKey(page, key);
    titles.push((await lens(figure)).title);
  }
  assert.equal(new Set(titles.slice(0, 3)).size, 3);
  assert.equal(titles[3], titles[2], "the first one");
  assert.notEqual((await pictures(figure)).at(-1), drawn);
  assert.ok(Math.abs((await moment(figure)).percent * 864 - all[0].from) < 2, "the cursor follows");
  await figure.locator(".lens").getByRole("button", { name: "Next event" }).click();
  await nextFrames(page);
  assert.equal((await lens(figure)).title, titles[1]);
  await pressKey(page, "Escape");
  assert.equal(await focused(figure), "time");
});

testPost("in a field Z is a letter", VIEW, async ({ page, figure }) => {
  await figure.locator("#settings").click();
  const field = figure.locator("#set-staticWorkers");
  await field.focus();
  await pressKey(page, "z");
  assert.equal(await lens(figure), undefined);
  assert.match(await field.inputValue(), /z/);
});

testPost("a stop and a kill look different where a stop signs off", {
  body: '<reactive-allocation preset="sudden-event" flink="2.3" heartbeat-timeout="50" level="lab" charts="reactive" open="hand"></reactive-allocation>',
  viewport: { width: 1200, height: 1400 },
}, async ({ page, figure }) => {
  for (const [t_s, id] of [[3000, "start"], [3000, "start"], [6000, "stop"], [6600, "kill"]]) {
    await goTo(figure, t_s, 21_600);
    await figure.locator(`#${id}`).click();
    await nextFrames(page);
  }
  const stories = [];
  for (const t_s of [6000, 6600]) {
    await goTo(figure, t_s, 21_600);
    await figure.locator("#time").press("z");
    await nextFrames(page);
    const { title, story, over, labels } = await lens(figure);
    assert.equal(over, "Your cluster");
    stories.push({ title, story, silent: labels.some((label) => /^silence/.test(label)), gap: Number(story.match(/nothing is processed for ([\d.]+) s/)[1]) });
    await pressKey(page, "Escape");
  }
  const [stop, kill] = stories;
  assert.equal(stop.title, "TaskManager stopped at 1 h 40 min");
  assert.equal(kill.title, "TaskManager killed at 1 h 50 min");
  assert.match(stop.story, /^It signs off/);
  assert.match(kill.story, /^Last heartbeat .* The loss is noticed after/);
  assert.deepEqual([stop.silent, kill.silent], [false, true]);
  assert.ok(kill.gap > stop.gap + 4, JSON.stringify(stories));
});

testPost("the close-up follows the settings, and closes with its chart", VIEW, async ({ page, figure }) => {
  const [first] = await outages(figure);
  await goTo(figure, first.from);
  await figure.locator("#time").press("z");
  await nextFrames(page);
  const { story } = await lens(figure);
  await set(figure, { heartbeatTimeout: 50 });
  const slow = await lens(figure);
  assert.notEqual(slow.story, story);
  assert.ok(Number(slow.story.match(/noticed after ([\d.]+) s/)[1]) > 35, slow.story);
  await figure.locator("#show-reactive").click();
  await nextFrames(page);
  assert.equal(await lens(figure), undefined);
});

for (const [lang, title, story, label] of [
  ["de", /^\d\d:\d\d:\d\d: TaskManager gestoppt$/, /^Letzter Heartbeat .* davor\. Nach .* Stille/, /^Stille/],
  ["zh", /^\d\d:\d\d:\d\d：一个 TaskManager 被停止$/, /^最后一次心跳在此前/, /^失联/],
]) {
  testPost(`the close-up speaks the language of the page (${lang})`, {
    body: `<reactive-allocation lang="${lang}"></reactive-allocation>`, ...VIEW,
  }, async ({ page, figure }) => {
    await figure.locator("#next").click();
    await figure.locator("#time").press("z");
    await nextFrames(page);
    const open = await lens(figure);
    assert.match(open.title, title);
    assert.match(open.story, story);
    assert.ok(open.labels.some((text) => label.test(text)), String(open.labels));
  });
}
