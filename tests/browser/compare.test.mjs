// Checks the pinned runs: how they are compared, gone back to, named and removed, and runs
// that are pasted.

import assert from "node:assert/strict";
import { active, changed, openSection, paste, press, testExchange, type, undo } from "./exchange.mjs";
import { dragTo, heard, nextFrames, pictures, pressKey, reportOf, set, settingsOf, slider } from "./post.mjs";
import { focused, goTo } from "./reader.mjs";

const LAB = { body: '<reactive-allocation level="lab"></reactive-allocation>', viewport: { width: 1200, height: 900 } };

const pin = async (figure) => {
  await figure.locator("#pin-run").click();
  await nextFrames(figure.page());
};
const names = (figure) => figure.locator(".pins input").evaluateAll((all) => all.map(({ value }) => value));
const plain = (text) => text.replaceAll("\u00a0", " ");
/** The lines with the differences from a pin, by policy. */
const differences = (figure, index = 0) =>
  figure.locator(".pins > li").nth(index).locator("dl > div").evaluateAll((all) =>
    Object.fromEntries(all.map((one) => [one.children[0].textContent.toLowerCase(), one.children[1].textContent.replaceAll("\u00a0", " ")])));
/** The table: the names of its columns, and the cells of each group by the name of the row. */
const table = (figure) =>
  figure.locator(".beside table").evaluate((table) => {
    const text = (cell) => cell.textContent.replaceAll("\u00a0", " ");
    return {
      head: [...table.tHead.rows[0].cells].slice(1).map(text),
      groups: Object.fromEntries([...table.tBodies].map(({ rows: [title, ...rows] }) => [
        text(title).toLowerCase(), Object.fromEntries(rows.map(({ cells: [name, ...cells] }) => [text(name), cells.map(text)])),
      ])),
    };
  });

/** A number of a text, of which `≈` and the like are left out. */
const number = (text) => Number(text.replace("−", "-").replaceAll(/[^\d.-]/g, ""));
/** Checks a difference in a line: `number` of `label`, to one unit of its last digit. */
function differs(line, label, by) {
  const [, told] = line.match(new RegExp(`${label} ([^·]+?)(?: ·|$)`)) ?? assert.fail(`${label} in ${line}`);
  if (/the same/.test(told)) return assert.ok(Math.abs(by) < 0.1 * 60, `${line} but ${by}`);
  const [first] = told.split(" (");
  const text = first.match(/[+−]\D*[\d.,]+/)[0];
  const unit = text.includes(".") ? 0.1 : 1;
  assert.ok(Math.abs(number(text) - by) <= unit + Math.abs(by) * 0.05, `${line} but ${label} ${by}`);
  assert.equal(Math.sign(number(text)), Math.sign(by), line);
}

testExchange("a pinned run stays, and its numbers are those of before", LAB, async ({ page, figure }) => {
  await openSection(figure, "compare");
  const [before, reportBefore] = [await settingsOf(figure), await reportOf(figure)];
  await pin(figure);
  assert.deepEqual(await names(figure), ["Pin 1"]);
  for (const line of Object.values(await differences(figure))) {
    assert.equal(line, "worker-hours the same · idle the same · time short the same · worst delay the same · restarts the same");
  }
  assert.deepEqual((await table(figure)).head, ["now", "Pin 1"]);
  assert.match(await figure.locator(".beside").innerText(), /No setting differs\./);
  const drawn = await pictures(figure);

  await dragTo(slider(figure, "Static workers"), 9);
  await dragTo(slider(figure, "Target CPU"), 50);
  const [after, report] = [await settingsOf(figure), await reportOf(figure)];
  assert.ok((await pictures(figure)).every((picture, index) => picture !== drawn[index]));
  const lines = await differences(figure);
  assert.deepEqual(Object.keys(lines), ["static", "reactive"]);
  for (const [policy, line] of Object.entries(lines)) {
    const [now, then] = [report[policy], reportBefore[policy]];
    differs(line, "worker-hours", now.workerHours - then.workerHours);
    const [, share] = line.match(/worker-hours .*?\(([+−]\d+) %\)/);
    assert.ok(Math.abs(number(share) - (now.workerHours / then.workerHours - 1) * 100) <= 1.5, `${line}`);
    differs(line, "idle", (now.idleShare - then.idleShare) * 100);
    differs(line, "restarts", now.rescales - then.rescales);
    differs(line, "worst delay", now.maxDelay - then.maxDelay);
  }
  const { head, groups } = await table(figure);
  assert.deepEqual(head, ["now", "Pin 1"]);
  assert.deepEqual(groups["settings that differ"], {
    "Static workers": [`${after.staticWorkers} workers`, `${before.staticWorkers} workers`],
    "Target CPU utilisation": [`${after.targetUtilization} %`, `${before.targetUtilization} %`],
  });
  for (const policy of ["static", "reactive"]) {
    for (const [column, numbers] of [report[policy], reportBefore[policy]].entries()) {
      const cell = (row) => number(groups[policy][row][column]);
      assert.ok(Math.abs(cell("worker-hours") - numbers.workerHours) <= 0.5 + 0.05 * numbers.workerHours);
      assert.ok(Math.abs(cell("idle") - numbers.idleShare * 100) <= 1);
      assert.ok(Math.abs(cell("restarts") - numbers.rescales) <= 0.5 + 0.1 * numbers.rescales);
    }
  }
  await nextFrames(page);
});

testExchange("the run goes back to a pin with its commands, and undo undoes that", { ...LAB, body: '<reactive-allocation level="lab" open="hand"></reactive-allocation>' }, async ({ figure }) => {
  const commands = () => figure.locator(".script li button:not(#clear)").allInnerTexts();
  await goTo(figure, 43_200);
  await figure.locator("#kill").click();
  await openSection(figure, "compare");
  const state = async () => [await settingsOf(figure), await reportOf(figure), await commands()];
  const pinned = await state();
  await pin(figure);
  const back = figure.getByRole("button", { name: "Go back to “Pin 1”" });
  assert.equal(await back.getAttribute("aria-disabled"), "true", "it is there");
  await figure.locator("#peakLoad").press("PageUp");
  await figure.locator("#clear").click();
  const other = await state();
  assert.deepEqual(other[2], []);
  assert.notDeepEqual(other[0], pinned[0]);
  assert.equal(await back.getAttribute("aria-disabled"), "false");
  await back.click();
  assert.deepEqual(await state(), pinned);
  assert.equal(await back.getAttribute("aria-disabled"), "true");
  await undo(figure);
  assert.deepEqual(await state(), other);
  assert.deepEqual(await names(figure), ["Pin 1"]);
});

testExchange("up to three runs are pinned, and their names stay", LAB, async ({ page, figure }) => {
  await openSection(figure, "compare");
  const workers = [];
  for (const name of ["Seven", "<img src=x onerror=document.title=1>", "=1+1 “drei” 三"]) {
    await pin(figure);
    await type(figure, `#pin-${workers.length}`, name);
    assert.equal(await focused(figure), `pin-${workers.length}`);
    workers.push((await settingsOf(figure)).staticWorkers);
    await slider(figure, "Static workers").press("ArrowRight");
  }
  const all = ["Seven", "<img src=x onerror=document.title=1>", "=1+1 “drei” 三"];
  assert.deepEqual(await names(figure), all);
  assert.deepEqual((await table(figure)).head, ["now", ...all]);
  assert.deepEqual((await table(figure)).groups["settings that differ"]["Static workers"], [10, ...workers].map((one) => `${one} workers`));
  assert.equal(await figure.locator(".exchange img").count(), 0);
  // A fourth is not possible, and that is said.
  assert.equal(await figure.locator("#pin-run").getAttribute("aria-disabled"), "true");
  assert.match(await figure.locator("#about-pins").innerText(), /^3 runs are pinned, and no more can be/);
  // Each can be gone back to, also after the section was closed.
  await figure.locator("#compare").click();
  assert.equal(await figure.locator(".compare").count(), 0);
  await openSection(figure, "compare");
  for (const [index, name] of all.entries()) {
    await press(figure, `Go back to “${name}”`);
    assert.equal((await settingsOf(figure)).staticWorkers, workers[index]);
  }
  assert.deepEqual(await names(figure), all);
  // A name is at most 60 characters, and never empty.
  await type(figure, "#pin-1", "n".repeat(80));
  assert.equal((await names(figure))[1].length, 60);
  await type(figure, "#pin-1", "");
  assert.notEqual((await names(figure))[1].trim(), "");
  assert.notEqual(await page.title(), "1");
});

testExchange("a removed pin gives the focus to the next, and undo brings it back", LAB, async ({ figure }) => {
  await openSection(figure, "compare");
  for (let count = 0; count < 3; count += 1) {
    await pin(figure);
    await slider(figure, "Static workers").press("ArrowRight");
  }
  await press(figure, "Remove “Pin 2”");
  assert.deepEqual([await names(figure), await focused(figure)], [["Pin 1", "Pin 3"], "pin-1"]);
  await press(figure, "Remove “Pin 3”");
  assert.deepEqual([await names(figure), await focused(figure)], [["Pin 1"], "pin-0"]);
  await press(figure, "Remove “Pin 1”");
  assert.deepEqual([await names(figure), await focused(figure)], [[], "pin-run"]);
  assert.equal(await figure.locator(".pins, .beside").count(), 0);
  const settings = await settingsOf(figure);
  for (let count = 0; count < 3; count += 1) await undo(figure);
  assert.deepEqual(await names(figure), ["Pin 1", "Pin 2", "Pin 3"]);
  assert.deepEqual(await settingsOf(figure), settings);
});

testExchange("a pin is in the picture and in its description", LAB, async ({ context, figure }) => {
  await openSection(figure, "compare");
  const svg = () => figure.evaluate((element) => element.toSVG(1060));
  const before = await svg();
  await pin(figure);
  await type(figure, "#pin-0", "Seven & <few>");
  await dragTo(slider(figure, "Static workers"), 9);
  const after = await svg();
  assert.equal(before.includes("Seven"), false);
  // A page without a policy, which the style sheet of a picture needs.
  const parsed = await (await context.newPage()).evaluate((svg) => {
    const picture = new DOMParser().parseFromString(svg, "image/svg+xml");
    const texts = (selector) => [...picture.querySelectorAll(selector)].map((one) => one.textContent);
    return { errors: texts("parsererror"), labels: texts("text"), description: texts("desc")[0] };
  }, after);
  assert.deepEqual(parsed.errors, []);
  assert.equal(parsed.labels.filter((text) => text === "Seven & <few>").length, 2, "once in each chart");
  assert.match(plain(parsed.description), /Static against “Seven & <few>”: worker-hours \+48 \(\+29 %\)/);
  await press(figure, "Remove “Seven & <few>”");
  assert.equal((await svg()).includes("few"), false);
});

testExchange("the pins do not have the flag of a pinned cursor", LAB, async ({ figure }) => {
  await openSection(figure, "compare");
  await pin(figure);
  assert.equal(await figure.locator("div.pinned").evaluate((one) => getComputedStyle(one, "::after").content), "none");
});

/** What is in the field for a run, and what is said of it. */
const pasted = async (figure) => [
  await figure.locator("#paste-run").inputValue(), (await figure.locator(".compare > [role=alert]").innerText()).split("\n").filter(Boolean),
];

testExchange("a link or settings are pasted as a run to compare with", LAB, async ({ page, figure }) => {
  await openSection(figure, "compare");
  const settings = await settingsOf(figure);
  const give = async (text) => {
    await figure.locator("#paste-run").fill("");
    await paste(figure, "#paste-run", text);
    await pressKey(page, "Enter");
  };
  for (const [text, message] of [
    ["hello", /no figure/], ['{"settings": ', /^line 1, column \d+: this is no JSON/], ["https://example.org/", /no figure/], ["[1, 2]", /no figure|no settings/],
  ]) {
    await give(text);
    const [value, told] = await pasted(figure);
    assert.equal(value, text);
    assert.match(told.join("\n"), message);
    assert.equal(await focused(figure), "paste-run");
  }
  assert.deepEqual(await names(figure), []);
  await give("https://example.org/embed.html#v1&preset=day-night&static-workers=12&end");
  assert.deepEqual(await pasted(figure), ["", []]);
  assert.deepEqual((await table(figure)).groups["settings that differ"], { "Static workers": ["7 workers", "12 workers"] });
  differs((await differences(figure)).static, "worker-hours", (7 - 12) * 24);
  await give('{"settings": {"peakLoad": 30000, "staticWorkers": "many", "colour": 1}}');
  const [value, told] = await pasted(figure);
  assert.equal(value, "");
  assert.match(told.join("\n"), /staticWorkers: “many” is not allowed\. Allowed: /);
  assert.match(told.join("\n"), /colour/);
  assert.deepEqual((await table(figure)).groups["settings that differ"], {
    "Peak load": ["19,000 records/s", "19,000 records/s", "30,000 records/s"], "Static workers": ["7 workers", "12 workers", "7 workers"],
  });
  assert.match(await figure.locator(".pins").innerText(), /“Pin 2” has another load/);
  assert.deepEqual(await changed(figure, settings), {}, "the present run is the same");
});

testExchange("a pin of another length is told and not drawn", LAB, async ({ figure }) => {
  await openSection(figure, "compare");
  await pin(figure);
  await figure.locator("#weekend").click();
  assert.match(await figure.locator(".pins").innerText(), /“Pin 1” spans 24 h, this run 168 h: it has no lines in the charts/);
  assert.deepEqual(await differences(figure), {});
  assert.deepEqual((await table(figure)).groups["settings that differ"]["Time span"], ["168 h", "24 h"]);
  await press(figure, "Go back to “Pin 1”");
  assert.equal((await settingsOf(figure)).preset, "day-night");
  assert.doesNotMatch(await figure.locator(".pins").innerText(), /spans/);
});

testExchange("the focus stays at a pin that is gone back to, whatever goes with it", LAB, async ({ figure }) => {
  await openSection(figure, "compare");
  await pin(figure);
  await figure.locator("#weekend").click();
  await press(figure, "Go back to “Pin 1”");
  assert.match(await active(figure), /Go back to “Pin 1”/);
});

testExchange("a button that says that no more runs can be pinned does nothing", LAB, async ({ page, figure }) => {
  await openSection(figure, "compare");
  for (let count = 0; count < 3; count += 1) await pin(figure);
  await heard(page);
  await figure.locator("#pin-run").click({ force: true });
  await nextFrames(page);
  assert.deepEqual(await names(figure), ["Pin 1", "Pin 2", "Pin 3"]);
  assert.deepEqual(await heard(page), []);
});

testExchange("the third run that is pasted keeps the focus, and says what is missing", LAB, async ({ page, figure }) => {
  await openSection(figure, "compare");
  for (let count = 0; count < 2; count += 1) await pin(figure);
  await paste(figure, "#paste-run", '{"settings": {"peakLoad": 30000, "colour": 1}}');
  await pressKey(page, "Enter");
  await nextFrames(page);
  assert.equal((await names(figure)).length, 3);
  assert.notEqual(await active(figure), "");
  assert.match((await pasted(figure))[1].join("\n"), /colour/);
});

testExchange("a click elsewhere leaves a field with a text that is no run", { ...LAB, viewport: { width: 360, height: 500 } }, async ({ page, figure }) => {
  await openSection(figure, "compare");
  await figure.locator("#paste-run").click();
  await page.keyboard.type("no run");
  await figure.locator("#share").evaluate((button) => button.scrollIntoView({ block: "end" }));
  await nextFrames(page);
  const { x, y, width, height } = await figure.locator("#share").boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await nextFrames(page);
  await page.mouse.up();
  await nextFrames(page);
  assert.equal(await figure.locator("#share").getAttribute("aria-expanded"), "true");
  assert.equal(await focused(figure), "share");
});

testExchange("a name that is being typed stays while the figure changes", LAB, async ({ page, figure }) => {
  await openSection(figure, "compare");
  await pin(figure);
  await figure.locator("#pin-0").click();
  await pressKey(page, "Control+a");
  await page.keyboard.type("Sev");
  await set(figure, { nightShare: 20 });
  await page.keyboard.type("en");
  assert.equal((await names(figure))[0], "Seven");
});
