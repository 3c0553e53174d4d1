// Checks the own cluster: TaskManagers are started, stopped and killed at the
// cursor, and Flink reacts as its release does.

import assert from "node:assert/strict";
import { middle, nextFrames, pressKey, reportOf, set, settingsOf, testPost } from "./post.mjs";
import { csv, dragBy, finger, focused, goTo, moment, pointAt } from "./reader.mjs";

const LAB = { body: '<reactive-allocation level="lab" open="hand"></reactive-allocation>', viewport: { width: 1200, height: 900 } };
const NOON = 43_200;

/** Returns the state of the own cluster at a time. */
async function at(figure, t_s) {
  await goTo(figure, t_s);
  const { boxes, readings, behind, why } = await moment(figure);
  const count = (kind) => boxes.at(-1).filter((one) => one === kind).length;
  return {
    workers: Number(readings.at(-1).match(/(\d+) workers?/)[1]),
    busy: count("busy"), waiting: count("waiting"), starting: count("starting"), silent: count("silent"),
    behind: Number(behind.at(-1).match(/([\d,]+) records behind/)[1].replaceAll(",", "")),
    why,
  };
}

const commands = (figure) => figure.locator(".script li button:not(#clear)").allInnerTexts();
const press = async (figure, id) => {
  await figure.locator(`#${id}`).click({ force: true });
  await nextFrames(figure.page());
};

/** Returns when the cluster processes again after a time, to half a second. */
async function outage(figure, from) {
  for (let t_s = from; t_s < from + 120; t_s += 0.5) {
    if ((await at(figure, t_s)).busy > 0) return t_s - from;
  }
  return assert.fail("it never processes again");
}

testPost("the own cluster starts with the TaskManagers of the reactive fleet and no commands", LAB, async ({ figure }) => {
  const [first] = await csv(figure, "reactive", 86_000);
  const { workers, busy, silent } = await at(figure, 10);
  assert.deepEqual([workers, busy, silent], [first.wanted, first.wanted, 0]);
  assert.equal((await at(figure, 80_000)).workers, first.wanted, "nobody scales it");
  assert.deepEqual(await commands(figure), []);
  assert.equal(await figure.getByRole("group", { name: /Your cluster$/ }).count(), 1);
  assert.equal(await figure.locator(".panel").count(), 3);
});

testPost("a started TaskManager is requested and registers, and the job restarts on it", LAB, async ({ figure }) => {
  const before = await at(figure, NOON);
  await press(figure, "start");
  assert.deepEqual(await commands(figure), ["12:00 start ×"]);
  const ordered = await at(figure, NOON + 1);
  assert.deepEqual([ordered.workers, ordered.busy, ordered.starting], [before.workers + 1, before.busy, 1]);
  assert.match(ordered.why, /A TaskManager is starting/);
  // The start takes 20 ± 5 s and the restart 4 s.
  assert.deepEqual((({ busy, starting }) => [busy, starting])(await at(figure, NOON + 120)), [before.busy + 1, 0]);
  let stood = false;
  for (let t_s = NOON + 14; t_s < NOON + 32; t_s += 1) stood ||= (await at(figure, t_s)).busy === 0;
  assert.ok(stood, "the job restarts for it");
  assert.deepEqual((({ workers, busy }) => [workers, busy])(await at(figure, NOON - 10)), [before.workers, before.busy], "not before its time");
});

for (const id of ["stop", "kill"]) {
  testPost(`after a ${id} the job of Flink 1.13 is down until the heartbeat timeout`, LAB, async ({ figure }) => {
    const before = await at(figure, NOON - 1);
    await goTo(figure, NOON);
    await press(figure, id);
    assert.deepEqual(await commands(figure), [`12:00 ${id} ×`]);
    const gone = await at(figure, NOON + 1);
    assert.deepEqual([gone.workers, gone.busy, gone.silent], [before.workers - 1, 0, 1]);
    assert.match(gone.why, /No processing: a TaskManager is silent; noticed at 12:00:\d\d\. Processing again at 12:00:\d\d\./);
    const short = await outage(figure, NOON);
    assert.ok(short > 4 && short < 20, `${short} s with a timeout of 8 s`);
    const later = await at(figure, NOON + 60);
    assert.deepEqual([later.workers, later.busy, later.silent], [before.workers - 1, before.busy - 1, 0]);

    await set(figure, { heartbeatTimeout: 50 });
    const long = await outage(figure, NOON);
    assert.ok(long - short > 35 && long - short < 50, `${long} s with a timeout of 50 s, ${short} s with 8 s`);
  });
}

testPost("Flink 2.3 detects a stop at once", LAB, async ({ figure }) => {
  await goTo(figure, NOON);
  await press(figure, "stop");
  await set(figure, { heartbeatTimeout: 50 });
  const old = await outage(figure, NOON);
  await set(figure, { flink: "2.3" });
  const { silent, why } = await at(figure, NOON + 1);
  assert.equal(silent, 0);
  assert.match(why, /No processing: a TaskManager is gone|No processing: restarting/);
  const now = await outage(figure, NOON);
  assert.ok(now < 15 && old > 40, `${now} s, and ${old} s with 1.13`);
});

testPost("the backlog is the same in the queue, in its number and in the sentence", LAB, async ({ figure }) => {
  await goTo(figure, NOON);
  await press(figure, "kill");
  let told = 0;
  for (const t_s of [NOON + 10, NOON + 12, NOON + 15, NOON + 18]) {
    const { behind, why } = await at(figure, t_s);
    const said = why.match(/([\d,]+) records behind/)?.[1].replaceAll(",", "");
    if (said === undefined) continue;
    told += 1;
    assert.equal(Number(said), behind, why);
  }
  assert.ok(told > 0);
});

testPost("commands are ordered by time and can be removed; undo restores them", LAB, async ({ figure }) => {
  for (const [t_s, id] of [[NOON, "stop"], [21_600, "start"], [64_800, "kill"], [21_600, "start"]]) {
    await goTo(figure, t_s);
    await press(figure, id);
  }
  const all = ["06:00 start ×", "06:00 start ×", "12:00 stop ×", "18:00 kill ×"];
  assert.deepEqual(await commands(figure), all);
  const counts = async () => [await at(figure, 21_500), await at(figure, 22_000), await at(figure, 44_000), await at(figure, 66_000)].map(({ workers }) => workers);
  const [first] = await counts();
  assert.deepEqual(await counts(), [first, first + 2, first + 1, first]);

  await figure.getByRole("button", { name: "12:00 stop" }).click();
  assert.deepEqual(await commands(figure), all.filter((one) => !one.startsWith("12")));
  assert.deepEqual(await counts(), [first, first + 2, first + 2, first + 1]);
  await press(figure, "undo");
  assert.deepEqual(await commands(figure), all);
  await press(figure, "clear");
  assert.deepEqual(await commands(figure), []);
  assert.deepEqual(await counts(), [first, first, first, first]);
  await press(figure, "undo");
  assert.deepEqual(await commands(figure), all);
  await press(figure, "redo");
  assert.deepEqual(await commands(figure), []);
});

testPost("no TaskManager can be stopped in an empty cluster or at the end", LAB, async ({ page, figure }) => {
  await goTo(figure, NOON);
  for (let time = 0; time < 6; time += 1) await press(figure, "kill");
  const dead = await at(figure, NOON + 200);
  assert.deepEqual([dead.workers, dead.busy], [0, 0]);
  assert.match(dead.why, /No processing: waiting for a TaskManager to register/);
  await goTo(figure, NOON + 3600);
  await press(figure, "start");
  assert.equal((await at(figure, NOON + 4000)).busy, 1, "and it comes back");
  const before = await commands(figure);
  await goTo(figure, 86_400);
  await press(figure, "start");
  assert.deepEqual(await commands(figure), before);
  await nextFrames(page);
});

testPost("closing the section keeps the commands, and a preset does so, too", LAB, async ({ page, figure }) => {
  await goTo(figure, NOON);
  await press(figure, "kill");
  const settings = await settingsOf(figure);
  await press(figure, "hand");
  assert.equal(await figure.locator(".hand").count(), 0);
  assert.equal(await figure.locator(".panel").count(), 2);
  await press(figure, "hand");
  assert.equal((await commands(figure)).length, 1);
  assert.equal((await at(figure, NOON + 1)).silent, 1);
  assert.deepEqual(await settingsOf(figure), settings, "commands are no settings");
  await figure.locator("#weekend").click();
  await nextFrames(page);
  assert.equal((await commands(figure)).length, 1);
});

testPost("the own cluster is only available at level lab", {
  body: '<reactive-allocation open="hand"></reactive-allocation>',
}, async ({ figure }) => {
  assert.equal(await figure.locator("#hand, .hand, #start").count(), 0);
  assert.equal(await figure.locator(".panel").count(), 2);
});

const EVENT = { body: '<reactive-allocation preset="sudden-event" level="lab" charts="reactive" open="hand"></reactive-allocation>', viewport: { width: 1200, height: 1400 } };

const buttons = (figure) => figure.locator(".commands button").allInnerTexts();

/** What the marks of the commands say, from the first command to the last. */
const marks = (figure) =>
  figure.evaluate((element) =>
    [...element.shadowRoot.querySelectorAll(".command")].map((mark) => {
      const box = mark.getBoundingClientRect();
      return { id: mark.id, text: mark.getAttribute("aria-valuetext"), now: Number(mark.getAttribute("aria-valuenow")), x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }));

testPost("the buttons carry the time of the pinned cursor, and the mouse reaches them", EVENT, async ({ page, figure }) => {
  await pointAt(figure, 0.3);
  await page.mouse.down();
  await page.mouse.up();
  await nextFrames(page);
  const { clock } = await moment(figure);
  assert.match(clock, /^1 h \d+ min$/);
  assert.deepEqual(await buttons(figure), ["Start one at", "Stop one at", "Kill one at"].map((text) => `${text} ${clock}`));
  // Across both charts.
  const { x, y } = await middle(figure.locator("#start"));
  await page.mouse.move(x + 300, y - 300, { steps: 10 });
  await page.mouse.move(x, y, { steps: 20 });
  assert.equal((await moment(figure)).clock, clock);
  await page.mouse.down();
  await page.mouse.up();
  await nextFrames(page);
  assert.deepEqual(await commands(figure), [`${clock} start ×`]);
  assert.deepEqual((await marks(figure)).map(({ text }) => text), [`Start one at ${clock}`]);
  // They follow the cursor, pinned or not.
  await goTo(figure, 7200, 21_600);
  assert.deepEqual(await buttons(figure), ["Start one at 2 h", "Stop one at 2 h", "Kill one at 2 h"]);
});

testPost("a command is dragged along the axis with the mouse, and undo takes it back", EVENT, async ({ page, figure }) => {
  for (const t_s of [7200, 10_800]) {
    await goTo(figure, t_s, 21_600);
    await press(figure, "start");
  }
  const [first, second] = await marks(figure);
  const axis = await figure.locator(".chart:has(.command)").evaluate((chart) => {
    const tick = (text) => [...chart.querySelectorAll(".tick")].find((one) => one.textContent === text).getBoundingClientRect();
    const middle = ({ x, width }) => x + width / 2;
    return { second: (middle(tick("3 h")) - middle(tick("2 h"))) / 3600 };
  });
  assert.ok(Math.abs((second.x - first.x) / axis.second - 3600) < 60, "they stand at their times");
  const settings = await settingsOf(figure);
  const before = await reportOf(figure);
  await dragBy(figure.locator("#mark-0"), 1800 * axis.second, 3);
  let now = await marks(figure);
  assert.ok(Math.abs(now[0].now - 9000) < 40, `${now[0].now} s`);
  assert.equal(now[0].text, `Start one at 2 h ${Math.floor(now[0].now / 60) - 120} min`);
  assert.equal(await focused(figure), "mark-0");
  assert.notDeepEqual(await reportOf(figure), before);
  // Past the other.
  await dragBy(figure.locator("#mark-0"), 3600 * axis.second, 0);
  now = await marks(figure);
  assert.ok(Math.abs(now[1].now - 12_600) < 40 && now[0].now === second.now, JSON.stringify(now));
  assert.equal(await focused(figure), "mark-1");
  assert.deepEqual(await commands(figure), ["3 h start ×", `3 h ${Math.floor(now[1].now / 60) - 180} min start ×`]);
  assert.deepEqual(await settingsOf(figure), settings);
  // Each drag is one step.
  await press(figure, "undo");
  assert.ok(Math.abs((await marks(figure))[0].now - 9000) < 40);
  await press(figure, "undo");
  assert.deepEqual((await marks(figure)).map(({ now }) => now), [first.now, second.now]);
});

testPost("keys move and delete commands; two at one time can both be reached", EVENT, async ({ page, figure }) => {
  await goTo(figure, 7200, 21_600);
  await press(figure, "start");
  await press(figure, "kill");
  const [one, two] = await marks(figure);
  assert.equal(one.x, two.x);
  assert.ok(Math.abs(one.y - two.y) >= 24, "above each other");
  const at = (mark) => figure.evaluate((element, { x, y }) => element.shadowRoot.elementFromPoint(x, y).id, mark);
  assert.deepEqual([await at(one), await at(two)], ["mark-0", "mark-1"]);
  await figure.locator("#mark-0").scrollIntoViewIfNeeded();
  await figure.locator("#mark-0").focus();
  await pressKey(page, "ArrowRight");
  assert.deepEqual((await marks(figure)).map(({ text }) => text), ["Kill one at 2 h", "Start one at 2 h 1 min"]);
  assert.equal(await focused(figure), "mark-1", "the focus goes with the command");
  for (const [key, text] of [["PageUp", "2 h 11 min"], ["PageDown", "2 h 1 min"], ["ArrowLeft", "2 h"], ["End", "5 h 59 min"], ["Home", "0 min"]]) {
    await pressKey(page, key);
    const start = (await marks(figure)).find((mark) => /^Start/.test(mark.text));
    assert.equal(start.text, `Start one at ${text}`, key);
    assert.equal(await focused(figure), start.id);
  }
  await pressKey(page, "Delete");
  assert.deepEqual((await marks(figure)).map(({ text }) => text), ["Kill one at 2 h"]);
  assert.equal(await focused(figure), "mark-0");
  await pressKey(page, "Backspace");
  assert.equal(await focused(figure), "start");
  assert.deepEqual(await commands(figure), []);
});

testPost("a finger drags a command", {
  ...EVENT, hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 }, css: "body { margin: 8px 8px 2000px }",
}, async ({ page, context, figure }) => {
  await goTo(figure, 7200, 21_600);
  await figure.locator("#start").tap();
  await nextFrames(page);
  const mark = figure.locator("#mark-0");
  await mark.evaluate((one) => one.scrollIntoView({ block: "center" }));
  const from = await middle(mark);
  // The target is a square of 44 px.
  const hit = await mark.evaluate((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [[0, 0], [-18, 0], [18, 0], [0, -18], [0, 18]].map(([dx, dy]) => one.getRootNode().elementFromPoint(x + width / 2 + dx, y + height / 2 + dy)?.id);
  });
  assert.deepEqual(hit, Array(5).fill("mark-0"));
  const scrolled = await page.evaluate(() => scrollY);
  const touch = await finger(context, page);
  await touch.swipe({ x: from.x + 10, y: from.y + 8 }, { x: from.x + 70, y: from.y - 40 });
  const [{ now, x }] = await marks(figure);
  assert.ok(now > 8000 && Math.abs(x - from.x - 60) < 2, `${now} s at ${x}`);
  assert.equal(await page.evaluate(() => scrollY), scrolled);
});

testPost("the score compares with the autoscaler and keeps the best try", EVENT, async ({ page, figure }) => {
  const score = async () => (await figure.locator(".score").innerText()).replaceAll("\u00a0", " ");
  assert.match(await score(), /^You have given no command yet.*\nAutoscaler: 15 worker-hours, short for 0.4 % of the time, .* behind at worst\.$/);
  await goTo(figure, 600, 21_600);
  await press(figure, "kill");
  assert.match(await score(), /You: never caught up, .* records behind at the end\.\n.*\nThat is lost/);
  assert.doesNotMatch(await score(), /best try/);
  assert.notEqual(await figure.locator(".score").getAttribute("data-lost"), null);
  await press(figure, "clear");
  for (const [t_s, id] of [[7200, "start"], [7200, "start"], [7200, "start"], [8500, "stop"], [9500, "stop"], [11_300, "stop"]]) {
    await goTo(figure, t_s, 21_600);
    await press(figure, id);
  }
  const { own, reactive } = await reportOf(figure);
  assert.ok(own.workerHours < reactive.workerHours && own.maxDelay < reactive.maxDelay, "the article's way");
  const less = Math.round(reactive.workerHours) - Math.round(own.workerHours);
  assert.match(await score(), new RegExp(`You: ${Math.round(own.workerHours)} worker-hours.*\\n.*\\nYour longest wait is shorter, and you paid ${less ? `${less} h less` : "the same"}\\.`));
  assert.match(await score(), new RegExp(`Your best try: ${Math.round(own.workerHours)} worker-hours, .* behind at worst\\.`));
  const best = await commands(figure);
  assert.equal(await figure.locator("#best").getAttribute("aria-disabled"), "true");
  await press(figure, "clear");
  assert.equal(await figure.locator("#best").getAttribute("aria-disabled"), "false");
  await press(figure, "best");
  assert.deepEqual(await commands(figure), best);
  await press(figure, "undo");
  assert.deepEqual(await commands(figure), []);
});

testPost("the sentence speaks of the charts in sight and leads with the own cluster after a command", EVENT, async ({ figure }) => {
  const sentence = () => figure.locator(".sentence").innerText();
  assert.match(await sentence(), /^Reactive: 15 worker-hours/);
  await goTo(figure, 7000, 21_600);
  await press(figure, "start");
  assert.match(await sentence(), /^Your cluster runs the same six hours on \d+ worker-hours instead of 15/);
  assert.doesNotMatch(await sentence(), /static/i);
});
