// Checks the texts for screen readers: the summary, the table, and the live region
// that announces changes.

import assert from "node:assert/strict";
import { dragTo, nextFrames, reportOf, set, slider, takeThumb, testPost, thumb } from "./post.mjs";
import { csv, moment } from "./reader.mjs";

/** Returns whether a formatted number is the rounded value. */
function rounds(text, value) {
  if (text.startsWith("<")) return value > 0 && value < Number(text.slice(1));
  // Rounded by its spread over the seeds.
  if (text.startsWith("≈")) return Math.abs(Number(text.slice(1).replaceAll(",", "")) - value) <= 0.1 * value;
  const plain = text.replaceAll(",", "");
  const decimals = plain.includes(".") ? plain.length - plain.indexOf(".") - 1 : 0;
  return Math.abs(Number(plain) - value) <= 0.5 * 10 ** -decimals + 1e-9;
}

const TITLES = { Static: "static", Manual: "manual", Reactive: "reactive" };

/** Checks that the summary has a sentence with the numbers of each chart. */
async function summaryIsTrue(figure) {
  const report = await reportOf(figure);
  const text = (await figure.locator("#summary").textContent()).replaceAll("\u00a0", " ");
  const sentences = [...text.matchAll(/(\w+) \([^)]*\): (≈?[\d,]+) worker-hours, ([≈<]?[\d.]+) % of them idle, short of workers ([≈<]?[\d.]+) % of the time, [^,]+, [^,]*restarts?\./g)];
  for (const [sentence, title, hours, idle, short] of sentences) {
    const numbers = report[TITLES[title]];
    assert.ok(rounds(hours, numbers.workerHours), `${sentence} but ${numbers.workerHours}`);
    assert.ok(rounds(idle, numbers.idleShare * 100), `${sentence} but ${numbers.idleShare}`);
    assert.ok(rounds(short, numbers.shortTimeShare * 100), `${sentence} but ${numbers.shortTimeShare}`);
  }
  return sentences.map(([, title]) => TITLES[title]);
}

/** Checks that the table has the workers of each run at its times. */
async function tableIsTrue(figure) {
  const { head, rows } = await figure.evaluate((element) => {
    const table = element.shadowRoot.querySelector("table");
    const cells = (row) => [...row.cells].map((cell) => cell.textContent);
    return { head: cells(table.tHead.rows[0]), rows: [...table.tBodies[0].rows].map(cells) };
  });
  const policies = head.slice(2).map((name) => TITLES[name.split(",")[0]]);
  for (const [place, policy] of policies.entries()) {
    const run = await csv(figure, policy, 7200);
    // The last row of the table is the end, which the CSV does not have.
    for (const [index, row] of run.entries()) {
      assert.equal(Number(rows[index][2 + place]), row.wanted, `${policy} at ${rows[index][0]}`);
    }
  }
  return { head, rows, policies };
}

testPost("summary and table follow every action of the reader", {}, async ({ page, figure }) => {
  assert.deepEqual(await summaryIsTrue(figure), ["static", "reactive"]);
  const before = await tableIsTrue(figure);
  assert.equal(before.rows.length, 13);
  assert.deepEqual(before.rows.map(([time]) => time).filter((_, index) => index % 6 === 0), ["00:00", "12:00", "24:00"]);

  await dragTo(slider(figure, "Peak load"), 30_000);
  assert.deepEqual(await summaryIsTrue(figure), ["static", "reactive"]);
  assert.notDeepEqual((await tableIsTrue(figure)).rows, before.rows);

  await figure.locator("#show-manual").click();
  await nextFrames(page);
  assert.deepEqual(await summaryIsTrue(figure), ["static", "manual", "reactive"]);
  assert.deepEqual((await tableIsTrue(figure)).policies, ["static", "manual", "reactive"]);
  await figure.locator("#static").press("ArrowUp");
  await nextFrames(page);
  assert.deepEqual(await summaryIsTrue(figure), ["static", "manual", "reactive"]);
  assert.match(await figure.locator("#summary").textContent(), /^Static \(8 workers, always\)/);

  await set(figure, { autoscaler: "asg", targetUtilization: 50 });
  await summaryIsTrue(figure);
  await tableIsTrue(figure);
});

testPost("the table does not change during a drag", {}, async ({ page, figure }) => {
  const table = () => figure.locator("table").innerText();
  const before = await table();
  const input = slider(figure, "Peak load");
  const mouse = await takeThumb(input);
  const { x, y } = await thumb(input, 30_000);
  await mouse.move(x, y, { steps: 4 });
  await nextFrames(page);
  assert.equal(await table(), before);
  await mouse.up();
  await nextFrames(page);
  assert.notEqual(await table(), before);
});

testPost("the value text of the time slider has the time and the values", {}, async ({ page, figure }) => {
  for (const t_s of [21_600, 43_200, 79_200]) {
    await figure.locator("#time").evaluate((input, share) => {
      input.value = String(share);
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, (t_s / 86_400) * 100);
    await nextFrames(page);
    const [, time, load, fixed, reactive] = (await moment(figure)).said.match(/^(\d\d:\d\d): load ([\d.]+) workers, Static (\d+), Reactive (\d+)$/);
    assert.equal(time, `${String(t_s / 3600).padStart(2, "0")}:00`);
    assert.equal(Number(fixed), 7);
    const row = (await csv(figure, "reactive", t_s)).find((one) => one.t_s === t_s);
    assert.equal(Number(reactive), row.wanted);
    // The load is in workers, with one decimal.
    const each = Number((await figure.locator(".how").last().innerText()).match(/carry ([\d,]+) records\/s/)[1].replace(",", ""));
    assert.ok(Math.abs(Number(load) - row.load / each) <= 0.06, `${load} but ${row.load / each}`);
  }
});

/** Records all announcements of the live regions with their times. */
const listen = (figure) =>
  figure.evaluate((element) => {
    window.spoken = [];
    const quiet = new Set(["off"]);
    new MutationObserver((records) => {
      for (const { target } of records) {
        const node = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
        const region = node?.closest("[aria-live], [role=status], [role=alert], output");
        if (!region || quiet.has(region.getAttribute("aria-live")) || !region.textContent) continue;
        window.spoken.push({ at: Date.now(), text: region.textContent, from: region.localName });
      }
    }).observe(element.shadowRoot, { subtree: true, childList: true, characterData: true });
  });

const spoken = (figure) => figure.page().evaluate(() => window.spoken);

testPost("a change is announced at its end, at most every 5 s", {}, async ({ page, figure }) => {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  await listen(figure);
  const grip = figure.locator("#static");
  await grip.focus();
  await page.clock.runFor(3000);
  assert.deepEqual(await spoken(figure), [], "nothing has changed");
  // One key press every 0.5 s for 20 s.
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press(step % 8 < 4 ? "ArrowUp" : "ArrowDown");
    await page.clock.runFor(500);
  }
  await page.keyboard.press("ArrowUp");
  await page.clock.runFor(12_000);
  const said = await spoken(figure);
  assert.ok(said.length >= 3 && said.length <= 7, `${said.length} times in 32 s`);
  for (const [index, { at }] of said.slice(1).entries()) {
    assert.ok(at - said[index].at >= 5000, `${at - said[index].at} ms after one another`);
  }
  const report = await reportOf(figure);
  const [, hours] = said.at(-1).text.match(/ instead of ([\d,]+)/);
  assert.ok(rounds(hours, report.static.workerHours), "the last word is the last state");
  assert.equal(await figure.locator("[role=status].away").textContent(), "", "and then it is gone");
});

testPost("nothing is announced during a drag", {}, async ({ page, figure }) => {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  await listen(figure);
  const input = slider(figure, "Peak load");
  const mouse = await takeThumb(input);
  for (const value of [21_000, 22_000, 25_000, 30_000]) {
    const { x, y } = await thumb(input, value);
    await mouse.move(x, y);
    await page.clock.runFor(1500);
  }
  assert.deepEqual(await spoken(figure), []);
  await mouse.up();
  await page.clock.runFor(1000);
  assert.equal((await spoken(figure)).length, 1);
});
