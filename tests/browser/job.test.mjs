// Checks the questions about the reader's job: the words that answers are typed in, what
// follows from them, answers that are refused, and links and settings that are pasted.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { active, bring, changed, file, loadCsv, openSection, press, testExchange, toldOf, type, undo } from "./exchange.mjs";
import { heard, nextFrames, pressKey, reportOf, set, settingsOf } from "./post.mjs";
import { focused } from "./reader.mjs";

/** The questions in order: an answer in the words of the field, and the setting with its value. */
const ANSWERS = [
  ["120k", "peakLoad", 120_000],
  ["24", "staticWorkers", 24],
  ["4 vCPU", "cpuRequest", 4000],
  ["70 %", undefined, undefined],
  ["200 GB", "stateSize", 200_000],
  ["60 s", "checkpointInterval", 60],
  ["$0.20", "workerPrice", 0.2],
];
/** The settings that follow from the first four answers. */
const FOLLOWING = ["cpuPerRecord", "maxWorkers"];

const question = (figure, index) => figure.locator(".question").nth(index);
/** What follows from the answers, and where it comes from. */
const notes = async (figure) => (await figure.locator(".job .notes:not(.unchecked)").innerText()).replaceAll("\u00a0", " ").split("\n");
/** What is said at the field of a question. */
const atField = async (figure, index) => (await question(figure, index).innerText()).replaceAll("\u00a0", " ");

testExchange("answers in the words of the field set the figure, and undo takes each back", {}, async ({ page, figure }) => {
  const before = await settingsOf(figure);
  await openSection(figure, "job");
  assert.equal(await figure.locator(".job .notes:not(.unchecked)").count(), 0, "nothing follows from no answer");
  const states = [before];
  for (const [index, [text, name, value]] of ANSWERS.entries()) {
    await type(figure, `#job-${index}`, text);
    assert.equal(await figure.locator(`#job-${index}`).inputValue(), text, "what was typed stays");
    assert.equal(await focused(figure), `job-${index}`);
    const now = await settingsOf(figure);
    if (name) assert.equal(now[name], value, text);
    const other = Object.keys(await changed(figure, states.at(-1))).filter((one) => one !== name);
    assert.deepEqual(other.filter((one) => index > 3 || !FOLLOWING.includes(one)), [], `${text} changes nothing else`);
    states.push(now);
  }
  // 24 TaskManagers use 70 % of 4 cores, less what each needs without load.
  const { cpuPerRecord, idleCpu, plannedUtilization, maxWorkers } = await settingsOf(figure);
  const perRecord = (24 * (0.7 * 4000 - idleCpu) * 1000) / 120_000;
  assert.ok(Math.abs(cpuPerRecord - perRecord) < 1e-9, `${cpuPerRecord} but ${perRecord}`);
  const capacity = ((4000 - idleCpu) * 1000) / perRecord;
  const planned = (capacity * plannedUtilization) / 100;
  const round = (number) => Math.round(number).toLocaleString("en");
  assert.ok(maxWorkers >= 24, "the autoscaler may have as many as run today");
  assert.deepEqual(await notes(figure), [
    `CPU per record: ${round(perRecord)} µs, derived from 70 % of 96 cores at 120,000 records/s, less 0.48 cores (assumed) when idle`,
    `Capacity of a TaskManager: ${round(capacity)} records/s, derived from 4 cores at ${round(perRecord)} µs per record, less ${idleCpu} millicores (assumed) when idle`,
    `Planned rate of a TaskManager: ${round(planned)} records/s, derived from ${plannedUtilization} % (assumed) of its capacity`,
    `TaskManagers needed at the peak: ${Math.ceil(120_000 / planned)}, derived from 120,000 records/s at ${round(planned)} records/s each`,
    "Given: peak load, TaskManagers, CPU of a TaskManager, CPU use at the peak, state size, checkpoint interval, price. Derived: CPU per record, capacity of a TaskManager, planned rate of a TaskManager, TaskManagers needed at the peak. Assumed: idle CPU (20 millicores), planned utilisation (80 %).",
  ]);
  assert.match(await atField(figure, 4), /Outside what was checked with real Flink/);
  assert.equal((await reportOf(figure)).static.workerHours, 24 * 24);
  const events = (await heard(page)).map(({ type }) => type);
  assert.deepEqual(events, ANSWERS.flatMap(() => ["input", "change"]));
  for (const state of states.slice(0, -1).reverse()) {
    await undo(figure);
    assert.deepEqual(await settingsOf(figure), state);
  }
});

testExchange("an answer that is left out keeps what the figure has", {}, async ({ page, figure }) => {
  const before = await settingsOf(figure);
  await openSection(figure, "job");
  const usual = await figure.locator(".question input").evaluateAll((all) => all.map(({ placeholder }) => placeholder.replaceAll("\u00a0", " ")));
  assert.deepEqual(usual, ["19,000 records/s", "7", "1 core", "55.2 %", "0 MB", "30 s", ""], "what is assumed stands in the field");
  // Each alone.
  for (const [index, [text, name, value]] of ANSWERS.entries()) {
    await type(figure, `#job-${index}`, text);
    const other = await changed(figure, before);
    if (name) assert.equal(other[name], value);
    delete other[name];
    assert.deepEqual(Object.keys(other).filter((one) => index > 3 || !FOLLOWING.includes(one)), [], text);
    assert.match((await notes(figure)).at(-1), /^Given: [^,.]+\. /, "one is given");
    await type(figure, `#job-${index}`, "");
    assert.deepEqual(await settingsOf(figure), before, `without ${text}`);
  }
  assert.equal(await figure.locator(".job .notes:not(.unchecked)").count(), 0);
  // A setting that no answer is about is left alone.
  await set(figure, { targetUtilization: 55 });
  await type(figure, "#job-1", "9");
  await type(figure, "#job-6", "1");
  await type(figure, "#job-1", "");
  assert.deepEqual(await changed(figure, before), { targetUtilization: 55, workerPrice: 1 });
  await nextFrames(page);
});

testExchange("a text that is no answer is told at its field, and the last good state stays", {}, async ({ figure }) => {
  await openSection(figure, "job");
  await type(figure, "#job-1", "24");
  const good = [await settingsOf(figure), await notes(figure)];
  for (const [index, text, message] of [
    [0, "many", /Peak load: “many” is no number of this kind\. Allowed: .*records\/s/],
    [0, "5 GB", /Peak load: “5 GB” .*Allowed: /],
    [1, "a few", /TaskManagers today: “a few” .*Allowed: whole numbers, 1 to 500/],
    [2, "4 lemons", /CPU of each TaskManager: “4 lemons” .*Allowed: 10 millicores to 64 cores/],
    [3, "busy", /CPU use at the peak: “busy” .*Allowed: more than 0 % and less than 100 %/],
    [4, "200 s", /State size: “200 s” .*Allowed: /],
    [5, "5 GB", /Checkpoint interval: “5 GB” .*Allowed: /],
    [6, "cheap", /Price of a worker-hour: “cheap” .*Allowed: /],
  ]) {
    const was = await figure.locator(`#job-${index}`).inputValue();
    await type(figure, `#job-${index}`, text);
    assert.match(await atField(figure, index), message);
    assert.equal(await figure.locator(`#job-${index}`).getAttribute("aria-invalid"), "true");
    assert.equal(await figure.locator(`#job-${index}`).inputValue(), text, "what was typed stays");
    assert.equal(await figure.locator("[aria-invalid=true]").count(), 1);
    assert.deepEqual([await settingsOf(figure), await notes(figure)], good, text);
    await type(figure, `#job-${index}`, was);
    assert.equal(await figure.locator("[aria-invalid=true], .job .message, .problem").count(), 0, "mended");
  }
  assert.deepEqual([await settingsOf(figure), await notes(figure)], good);
});

testExchange("an answer with two meanings can be chosen", {}, async ({ figure }) => {
  await openSection(figure, "job");
  await type(figure, "#job-0", "12.500");
  assert.equal((await settingsOf(figure)).peakLoad, 19_000, "nothing is guessed");
  assert.match(await atField(figure, 0), /12\.5 records\/s or 12,500 records\/s\?/);
  await question(figure, 0).getByRole("button", { name: "12,500 records/s" }).click();
  assert.equal((await settingsOf(figure)).peakLoad, 12_500);
  assert.equal(await figure.locator(".problem").count(), 0);
});

testExchange("answers are read and told in the language of the page", { body: '<div lang="de"><reactive-allocation></reactive-allocation></div>' }, async ({ page, figure }) => {
  await openSection(figure, "job");
  await figure.locator("h4", { hasText: "Ihr Job" }).waitFor();
  for (const [index, text] of ["120.000", "", "1,5 Kerne", "62,5 %", "1,5 TB", "1 min", "0,20 €"].entries()) if (text) await type(figure, `#job-${index}`, text);
  const { peakLoad, cpuRequest, stateSize, checkpointInterval, workerPrice } = await settingsOf(figure);
  assert.deepEqual([peakLoad, cpuRequest, stateSize, checkpointInterval, workerPrice], [120_000, 1500, 1_500_000, 60, 0.2]);
  assert.match((await notes(figure))[0], /^CPU je Datensatz: 53,5 µs, abgeleitet: 62,5 % × 10,5 Kerne \(angenommen\) für 120\.000 Datensätze\/s/);
  await type(figure, "#job-3", "viel");
  assert.match(await atField(figure, 3), /CPU-Nutzung in der Spitze: „viel“ .* Erlaubt: mehr als 0 % und weniger als 100 %/);
  await nextFrames(page);
});

testExchange("the page's shortcuts do not see what is typed into the paste field", {}, async ({ page, figure }) => {
  await page.evaluate(() => {
    window.keys = [];
    for (const type of ["keydown", "keypress", "keyup"]) addEventListener(type, ({ key }) => window.keys.push(key));
  });
  await openSection(figure, "job");
  await figure.locator("#paste").click();
  await page.keyboard.type("/s?");
  assert.equal(await figure.locator("#paste").inputValue(), "/s?");
  assert.deepEqual(await page.evaluate(() => window.keys), []);
});

/** What a table of measurements says of 6 TaskManagers, each with 25 millicores when idle. */
function measuredCsv(perRecordUs) {
  const rows = Array.from({ length: 200 }, (_, minute) => {
    const load = 9000 + 3000 * Math.sin(minute / 15);
    const cores = 6 * 0.025 + (load * perRecordUs) / 1e6;
    return `${minute * 60},${load.toFixed(3)},${cores.toFixed(6)},6`;
  });
  return ["seconds,records_per_s,cpu_cores_total,task_managers", ...rows].join("\n");
}

testExchange("figures of a file are measured, and the CPU that fits it can be taken", {}, async ({ figure }) => {
  await openSection(figure, "job");
  await figure.locator("#load-file").setInputFiles(file(measuredCsv(220)));
  await figure.locator(".bring .notes").first().waitFor();
  await type(figure, "#job-1", "6");
  const from = (await notes(figure)).at(-1);
  assert.match(from, /^Given: TaskManagers\. From the file: peak load\. Derived: /);
  const told = (await figure.locator(".bring .notes").last().innerText()).replaceAll("\u00a0", " ");
  const [, fitted] = told.match(/CPU per record: ([\d.]+) µs \(fitted from \d+ steps; the fit is off by [<\d.]+ % on average\)/);
  assert.ok(Math.abs(Number(fitted) - 220) <= 1, told);
  assert.match(told, /The measured fleet had 6\.0 TaskManagers on average, the static one 6\.0; they agree within one TaskManager for 100 % of the time/);
  assert.notEqual(Math.round((await settingsOf(figure)).cpuPerRecord), 220);
  await figure.locator("#take-fit").click();
  const { cpuPerRecord, idleCpu } = await settingsOf(figure);
  assert.ok(Math.abs(cpuPerRecord - 220) < 1 && Math.abs(idleCpu - 25) < 1, `${cpuPerRecord} µs, ${idleCpu} millicores`);
});

testExchange("a link and settings can be pasted", { body: '<reactive-allocation level="lab"></reactive-allocation>' }, async ({ figure }) => {
  const before = await settingsOf(figure);
  await openSection(figure, "job");
  const link = "https://example.org/embed.html#v1&preset=weekend&static-workers=9&level=lab&charts=reactive&open=hand&own=s3600-k60&time=5400&pin1.name=Nine&pin1.preset=growth&end";
  const told = await bring(figure, link);
  assert.match(told, /^Settings taken over: Workload, .*Static workers/);
  const { preset, staticWorkers } = await settingsOf(figure);
  assert.deepEqual([preset, staticWorkers], ["weekend", 9]);
  assert.equal(await figure.locator(".panel").count(), 2, "the reactive chart and the own cluster");
  assert.equal(await figure.locator(".script li button:not(#clear)").count(), 2, "the commands");
  assert.match(await figure.locator(".clock").innerText(), /01:30/);
  assert.equal(await figure.locator("#paste").inputValue(), "", "the field is free again");

  assert.match(await bring(figure, '{"settings": {"staticWorkers": 13, "peakLoad": "many", "colour": 1}}'), /Static workers\.\ncolour: “1” is for a part [^]*\npeakLoad: “many” is not allowed\. Allowed: 0 to /);
  assert.equal((await settingsOf(figure)).staticWorkers, 13);
  assert.equal((await settingsOf(figure)).preset, before.preset, "what is not named is as usual");
  // What neither has is a load, or none.
  const kept = await settingsOf(figure);
  assert.match(await bring(figure, '{"colour": '), /JSON/);
  assert.match(await bring(figure, "Hello, this is no link"), /./);
  assert.deepEqual(await settingsOf(figure), kept);
  await undo(figure);
  assert.equal((await settingsOf(figure)).staticWorkers, 9);
});

testExchange("formulas and markup in a file are data", {}, async ({ page, figure }) => {
  await openSection(figure, "job");
  const header = `time,=cmd|' /C calc'!A0 <img src=x onerror=document.title=1> records_per_s`;
  const rows = ["2026-11-23T00:00:00Z,=1+1", "2026-11-23T01:00:00Z,@SUM(1)", ...loadCsv(20_000).split("\n").slice(1, 30)];
  await figure.locator("#load-file").setInputFiles(file([header, ...rows].join("\n"), "=cmd().csv"));
  await figure.locator(".bring .notes").waitFor();
  const told = await toldOf(figure);
  assert.match(told, /The load is “=cmd\|' \/C calc'!A0 <img src=x onerror=document\.title=1> records_per_s”/);
  assert.match(told, /Left out: 2 unreadable/);
  assert.match(told, /line 2, column .*: “=1\+1”/);
  assert.equal((await settingsOf(figure)).peakLoad, Math.max(...rows.slice(2).map((row) => Number(row.split(",")[1]))));
  assert.equal(await figure.locator(".exchange img").count(), 0);
  await openSection(figure, "share");
  for (const name of [/Load \(CSV\)/, /Runs \(CSV\)/]) {
    const saved = page.waitForEvent("download");
    await press(figure, name);
    const [, ...lines] = (await readFile(await (await saved).path(), "utf8")).trim().split("\n");
    const cells = lines.flatMap((line) => line.split(","));
    assert.ok(cells.length > 20);
    assert.deepEqual(cells.filter((cell) => /^"?[=+@\t]/.test(cell)), [], `${name}`);
  }
  assert.notEqual(await page.title(), "1");
});

testExchange("an answer out of its range is told at its field, and the message goes with it", {}, async ({ figure }) => {
  await openSection(figure, "job");
  await type(figure, "#job-6", "1");
  const good = await settingsOf(figure);
  for (const [index, text, message] of [
    [0, "90000000", /Peak load: “90,000,000.*” is not allowed\. Allowed: .* to 10,000,000/],
    [1, "2.5", /TaskManagers today: “2\.5” is not allowed\. Allowed: whole numbers, 1 to 500/],
    [2, "0", /CPU of each TaskManager: “0 millicores” is not allowed\. Allowed: 10 millicores to 64 cores/],
    [3, "100 %", /CPU use at the peak: at 100 %, the CPU limit .* Allowed: more than 2 % and less than 100 %/],
  ]) {
    await type(figure, `#job-${index}`, text);
    assert.deepEqual(await settingsOf(figure), good, "the last good state stays");
    assert.match(await atField(figure, index), message);
    assert.equal(await figure.locator(`#job-${index}`).getAttribute("aria-invalid"), "true");
    // Another text has another message.
    await type(figure, `#job-${index}`, "many");
    assert.match(await atField(figure, index), /“many” is no number/);
    assert.equal(await figure.locator(".job [role=alert]").count(), 1, "one message for one text");
    await type(figure, `#job-${index}`, "");
  }
});

testExchange("what followed from the answers is not told of other settings", {}, async ({ figure }) => {
  await openSection(figure, "job");
  await type(figure, "#job-0", "120k");
  assert.match((await notes(figure))[0], /^CPU per record: 31\.0 µs/);
  await undo(figure);
  assert.equal(Math.round((await settingsOf(figure)).cpuPerRecord), 196);
  assert.doesNotMatch(await figure.locator(".job").innerText(), /CPU per record: 31\.0/);
});

testExchange("what is being typed stays while the figure changes", {}, async ({ page, figure }) => {
  await openSection(figure, "job");
  await figure.locator("#job-1").click();
  await page.keyboard.type("1");
  await set(figure, { nightShare: 20 });
  await page.keyboard.type("2");
  assert.equal(await figure.locator("#job-1").inputValue(), "12");
  // Runs with other seeds come in the meantime, too.
  await pressKey(page, "Enter");
  await figure.locator("#job-2").click();
  await page.keyboard.type("1500 m", { delay: 120 });
  assert.equal(await figure.locator("#job-2").inputValue(), "1500 m");
});

testExchange("answers follow what is changed elsewhere", {}, async ({ page, figure }) => {
  await openSection(figure, "job");
  for (const [index, text] of ["120k", "24", "4", "70 %"].entries()) await type(figure, `#job-${index}`, text);
  await set(figure, { idleCpu: 200 });
  await nextFrames(page);
  await type(figure, "#job-5", "60 s");
  const { cpuPerRecord, idleCpu, checkpointInterval } = await settingsOf(figure);
  assert.deepEqual([idleCpu, checkpointInterval], [200, 60]);
  assert.ok(Math.abs(cpuPerRecord - (24 * (0.7 * 4000 - 200) * 1000) / 120_000) < 1e-9, `${cpuPerRecord} has another idle CPU`);
  // An answer is gone once a slider says something else.
  await figure.locator("#staticWorkers").press("ArrowLeft");
  await nextFrames(page);
  assert.equal(await figure.locator("#job-1").inputValue(), "");
  assert.equal(await figure.locator(".job .notes").count(), 0, "nothing follows from it any more");
  assert.equal(await figure.locator("#job-0").inputValue(), "120k");
  await type(figure, "#job-5", "90 s");
  assert.equal((await settingsOf(figure)).staticWorkers, 23, "no answer brings it back");
});

testExchange("the focus stays where something is chosen", {}, async ({ page, figure }) => {
  await openSection(figure, "job");
  await type(figure, "#job-0", "12.500");
  await question(figure, 0).getByRole("button", { name: "12,500 records/s" }).click();
  await nextFrames(page);
  assert.equal(await focused(figure), "job-0");
  await figure.locator("#load-file").setInputFiles(file(measuredCsv(220)));
  await figure.locator("#take-fit").focus();
  await pressKey(page, "Enter");
  await nextFrames(page);
  assert.notEqual(await active(figure), "");
});

testExchange("keys in the paste field are of its text", {}, async ({ page, figure }) => {
  await openSection(figure, "job");
  await figure.locator("#staticWorkers").press("ArrowRight");
  await figure.locator("#paste").click();
  await page.keyboard.type("az");
  assert.equal(await figure.locator("#paste").inputValue(), "az");
  await pressKey(page, "Control+z");
  assert.equal((await settingsOf(figure)).staticWorkers, 8, "its own undo");
  assert.equal(await figure.locator(".lens").count(), 0);
  assert.equal(await focused(figure), "paste");
});
