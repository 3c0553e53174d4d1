// Checks the texts for screen readers: the summary, the table, and the live region
// that announces changes.

import assert from "node:assert/strict";
import { dragTo, nextFrames, pressKey, reportOf, set, slider, takeThumb, testPost, thumb } from "./post.mjs";
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

/** Checks a clause on how often a fleet is short. */
function shortageIsTrue(clause, numbers) {
  const share = clause.match(/^short of workers ([≈<]?|about )([\d.]+) % of the time$/);
  if (numbers.shortTimeShare === 0) assert.equal(clause, "never short of workers");
  else assert.ok(rounds((share[1] === "about " ? "≈" : share[1]) + share[2], numbers.shortTimeShare * 100), `${clause} but ${numbers.shortTimeShare}`);
}

/** Checks that the summary has a sentence with the numbers of each chart. */
async function summaryIsTrue(figure) {
  const report = await reportOf(figure);
  const text = (await figure.locator("#summary").textContent()).replaceAll("\u00a0", " ");
  const sentences = [...text.matchAll(/(\w+) \([^)]*\): (≈?[\d,]+) worker-hours, ([≈<]?[\d.]+) % of them idle, ([^,]+), [^,]+, [^,]*restarts?\./g)];
  for (const [sentence, title, hours, idle, shortage] of sentences) {
    const numbers = report[TITLES[title]];
    assert.ok(rounds(hours, numbers.workerHours), `${sentence} but ${numbers.workerHours}`);
    assert.ok(rounds(idle, numbers.idleShare * 100), `${sentence} but ${numbers.idleShare}`);
    shortageIsTrue(shortage, numbers);
  }
  return sentences.map(([, title]) => TITLES[title]);
}

const readTable = (figure) =>
  figure.evaluate((element) => {
    const table = element.shadowRoot.querySelector("table");
    const cells = (row) => [...row.cells].map((cell) => cell.textContent);
    return { head: cells(table.tHead.rows[0]), rows: [...table.tBodies[0].rows].map(cells) };
  });

/** Checks that the table has the workers of each run at its times. */
async function tableIsTrue(figure) {
  const { head, rows } = await readTable(figure);
  const policies = head.slice(2).map((name) => TITLES[name.split(",")[0]]);
  // Besides the round times there are those of the lowest and the highest load.
  const round = rows.filter(([time]) => /^\d\d:00/.test(time));
  for (const [place, policy] of policies.entries()) {
    const run = await csv(figure, policy, 7200);
    // The last row of the table is the end, which the CSV does not have.
    for (const [index, row] of run.entries()) {
      assert.equal(Number(round[index][2 + place]), row.wanted, `${policy} at ${round[index][0]}`);
    }
  }
  return { head, rows: round, all: rows, policies };
}

testPost("summary and table follow every action of the reader", {}, async ({ page, figure }) => {
  assert.deepEqual(await summaryIsTrue(figure), ["static", "reactive"]);
  const before = await tableIsTrue(figure);
  assert.equal(before.rows.length, 13);
  assert.deepEqual(before.rows.map(([time]) => time.slice(0, 5)).filter((_, index) => index % 6 === 0), ["00:00", "12:00", "24:00"]);
  for (const extreme of ["(lowest load)", "(highest load)"]) {
    assert.equal(before.all.filter(([time]) => time.endsWith(extreme)).length, 1, extreme);
  }

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

testPost("the table of a week has the lows, the peaks and the fleets of each day", {
  body: '<reactive-allocation preset="taxi-week"></reactive-allocation>',
}, async ({ figure }) => {
  const { head, rows } = await readTable(figure);
  assert.equal(rows.length, 7);
  assert.deepEqual(rows.map(([day]) => day), ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
  assert.deepEqual(head.slice(1, 3), ["Lowest load, in workers", "Highest load, in workers"]);
  const run = await csv(figure, "reactive", 60);
  const each = 4000;
  const reactive = head.indexOf("Reactive, workers");
  let restarts = 0;
  for (const [day, row] of rows.entries()) {
    const ofDay = run.slice(day * 1440, (day + 1) * 1440);
    const [, load, hour] = row[2].match(/^([\d.]+) at (\d\d):\d\d$/);
    const peak = ofDay.reduce((most, one) => (one.load > most.load ? one : most));
    assert.ok(Math.abs(Number(load) - peak.load / each) < 0.1, `${row[2]} but ${peak.load / each}`);
    assert.equal(Number(hour), Math.floor((peak.t_s % 86_400) / 3600), row[2]);
    const wanted = ofDay.map((one) => one.wanted);
    assert.equal(row[reactive], `${Math.min(...wanted)} to ${Math.max(...wanted)}`, row[0]);
    assert.match(row[reactive + 1], /^\d+ s behind at worst, \d+ restarts$/);
    restarts += Number(row[reactive + 1].match(/(\d+) restarts/)[1]);
  }
  assert.equal(restarts, (await reportOf(figure)).reactive.rescales);
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
    await pressKey(page, step % 8 < 4 ? "ArrowUp" : "ArrowDown");
    await page.clock.runFor(500);
  }
  await pressKey(page, "ArrowUp");
  await page.clock.runFor(12_000);
  const said = await spoken(figure);
  assert.ok(said.length >= 3 && said.length <= 7, `${said.length} times in 32 s`);
  for (const [index, { at }] of said.slice(1).entries()) {
    assert.ok(at - said[index].at >= 5000, `${at - said[index].at} ms after one another`);
  }
  const report = await reportOf(figure);
  const sentences = [...said.at(-1).text.replaceAll("\u00a0", " ").matchAll(/(\w+): (?:about )?([\d,]+) worker-hours, ([^,]+), [^,]*behind[^,]*?\./g)];
  assert.deepEqual(sentences.map(([, title]) => title), ["Static", "Reactive"], said.at(-1).text);
  for (const [, title, hours, shortage] of sentences) {
    const numbers = report[TITLES[title]];
    assert.ok(Math.abs(Number(hours.replaceAll(",", "")) - numbers.workerHours) < 0.06 * numbers.workerHours, "the last word is the last state");
    shortageIsTrue(shortage, numbers);
  }
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

testPost("steps to events and playback announce what happened, at most every 5 s", {}, async ({ page, figure }) => {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  await listen(figure);
  await figure.locator("#next").click();
  await page.clock.runFor(2000);
  const first = await spoken(figure);
  assert.deepEqual(first.map(({ text }) => text), [(await moment(figure)).why]);
  // Several steps in a row: the last one is announced.
  for (let step = 0; step < 6; step += 1) {
    await figure.locator("#next").click();
    await page.clock.runFor(300);
  }
  await page.clock.runFor(6000);
  const steps = await spoken(figure);
  assert.equal(steps.length, 2);
  assert.equal(steps[1].text, (await moment(figure)).why);
  assert.ok(steps[1].at - steps[0].at >= 5000);

  await figure.locator("#play").click();
  await page.clock.runFor(12_000);
  const played = (await spoken(figure)).slice(2);
  assert.ok(played.length >= 2 && played.length <= 4, `${played.length} announcements in 12 s`);
  assert.ok(played.every(({ text }) => /^\d\d:\d\d/.test(text)), JSON.stringify(played));
  await figure.locator("#play").click();
  await page.clock.runFor(8000);
  const all = await spoken(figure);
  await page.clock.runFor(8000);
  assert.equal((await spoken(figure)).length, all.length, "a pause is silent");
});

testPost("moving the time cursor is not announced: the slider says its value", {}, async ({ page, figure }) => {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  await listen(figure);
  await figure.locator("#time").press("ArrowRight");
  await page.clock.runFor(7000);
  assert.deepEqual(await spoken(figure), []);
});

testPost("each chart is a group with the name of its figure", {
  body: `<figure><reactive-allocation></reactive-allocation><figcaption><b>Figure 7.</b> A day of one job.</figcaption></figure>
    <reactive-allocation preset="weekend" aria-label="My fleet"></reactive-allocation>
    <reactive-allocation preset="weekend"></reactive-allocation>`,
  viewport: { width: 1200, height: 3000 },
}, async ({ page }) => {
  for (const name of ["Figure 7", "My fleet", "Weekend"]) {
    assert.equal(await page.getByRole("group", { name, exact: true }).count(), 1, name);
    for (const chart of ["Static", "Reactive"]) {
      assert.equal(await page.getByRole("group", { name: `${name} ${chart}`, exact: true }).count(), 1, `${name} ${chart}`);
    }
  }
  assert.equal(await page.getByRole("region").count(), 0);
});

/** The lines of an accessibility tree with a control that has no name. */
const nameless = (tree) => tree.split("\n").filter((line) => /^\s*- (?:button|textbox|combobox|link|region|group)(?:$|:| \[)/.test(line));

testPost("each control of the sections about the reader's job has a name, in every language", {}, async ({ page, figure }) => {
  for (const lang of ["en", "de", "zh"]) {
    await page.evaluate((lang) => void (document.documentElement.lang = lang), lang);
    for (const id of ["map", "job", "compare", "share"]) {
      await figure.locator(`#${id}`).click();
      await figure.locator(".exchange > div").first().waitFor();
      if (id === "map") await figure.locator(".map table").last().waitFor();
      if (id === "compare" && lang === "en") await figure.locator("#pin-run").click();
      await nextFrames(page);
      const tree = await figure.locator(".exchange").ariaSnapshot();
      assert.deepEqual(nameless(tree), [], `${id}, ${lang}`);
      const count = { map: 7, job: 9, compare: 5, share: 18 }[id];
      assert.ok(tree.match(/- (?:button|textbox)/g).length >= count, tree);
      // Each by itself: the map stays open beside another section.
      if (id === "map" || id === "share") await figure.locator(`#${id}`).click();
    }
  }
});

testPost("what follows from an answer, a refusal and a copy are announced", { permissions: ["clipboard-write"] }, async ({ page, figure }) => {
  await figure.locator("#job").click();
  await figure.locator("#job-1").fill("12");
  await pressKey(page, "Enter");
  await figure.locator(".job").getByRole("status").filter({ hasText: "CPU per record: " }).waitFor();
  await figure.locator("#job-0").fill("many");
  await pressKey(page, "Enter");
  const field = figure.getByRole("textbox", { name: "Peak load", exact: true });
  await figure.locator(".job").getByRole("alert").filter({ hasText: "“many” is no number" }).waitFor();
  // The field is described by it.
  const hint = await field.getAttribute("aria-describedby");
  assert.match(await figure.locator(`#${hint}`).innerText(), /“many” is no number of this kind/);
  await figure.locator("#paste").fill("no load");
  await pressKey(page, "Tab");
  await figure.locator(".bring").getByRole("alert").waitFor();
  await figure.locator("#share").click();
  await figure.locator(".share .code button").first().click();
  await figure.getByRole("status").filter({ hasText: /^Copied$/ }).waitFor();
});
