// Checks the own cluster: TaskManagers are started, stopped and killed at the
// cursor, and Flink reacts as its release does.

import assert from "node:assert/strict";
import { nextFrames, set, settingsOf, testPost } from "./post.mjs";
import { csv, goTo, moment } from "./reader.mjs";

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
  assert.match(await figure.locator(".charts .panel").last().getAttribute("aria-label"), /(?:^|: )Your cluster$/);
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

testPost("closing the section keeps the commands, and a preset clears them", LAB, async ({ page, figure }) => {
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
  assert.deepEqual(await commands(figure), []);
});

testPost("the own cluster is only available at level lab", {
  body: '<reactive-allocation open="hand"></reactive-allocation>',
}, async ({ figure }) => {
  assert.equal(await figure.locator("#hand, .hand, #start").count(), 0);
  assert.equal(await figure.locator(".panel").count(), 2);
});
